"""What is wrong with a form: a summary that names each fault and leads to its field."""

from django import forms
from django.template.loader import render_to_string


class FormulirContoh(forms.Form):
    """Two fields and a rule over both."""

    alasan = forms.CharField(label="Alasan")
    sampai = forms.DateField(label="Sampai tanggal", required=False)

    def clean(self) -> None:
        """Refuses always."""
        raise forms.ValidationError("Keduanya bertentangan.")


def _tampil(data: dict[str, str] | None) -> str:
    isi = {"formulir": FormulirContoh(data)}
    return " ".join(render_to_string("komponen/formulir.html", isi).split())


def test_setiap_galat_disebut_dan_ditautkan() -> None:
    isi = _tampil({"alasan": "", "sampai": "kapan"})
    ringkasan = isi.partition("data-ringkasan-galat")[2].partition("</ul>")[0]
    assert "<li>Keduanya bertentangan.</li>" in ringkasan
    assert '<li><a href="#id_alasan">Alasan</a>: ' in ringkasan
    assert '<li><a href="#id_sampai">Sampai tanggal</a>: ' in ringkasan
    assert 'id="id_alasan"' in isi
    assert 'id="id_sampai_error"' in isi


def test_tanpa_galat_tanpa_ringkasan() -> None:
    isi = _tampil(None)
    assert "ringkasan-galat" not in isi
    assert "Bertanda * wajib diisi." in isi
    assert isi.count("(boleh kosong)") == 1
