"""A page of the guide out of its Markdown, and the search in it."""

import pytest

from laporan.panduan.naskah import baca_naskah, cari_naskah, jangkar_dari

ISI = """# Pelaporan triwulan

Unit **mengisi** lalu [membuka](pembukaan.md#sesudah).

## Data dukung

| Berkas | Batas |
|---|---|
| PDF | 20 MB |

### Ponsel, hilang?

Lihat [kode](../sumber.py).

## Data dukung

Kedua kalinya. <script>alert(1)</script>
"""


def _tautan(tujuan: str) -> str | None:
    return {"pembukaan.md#sesudah": "/panduan/pembukaan/#sesudah"}.get(tujuan)


@pytest.mark.parametrize(
    ("judul", "jangkar"),
    [
        ("Data dukung", "data-dukung"),
        ("Plt. dan Plh. pada jabatan lain", "plt-dan-plh-pada-jabatan-lain"),
        ("Sekretariat: menyiapkan dan mengajukan", "sekretariat-menyiapkan-dan-mengajukan"),
        ("A. Memuat himpunan data", "a-memuat-himpunan-data"),
    ],
    ids=["kata", "titik", "titik dua", "huruf"],
)
def test_jangkar(judul: str, jangkar: str) -> None:
    assert jangkar_dari(judul) == jangkar


def test_halaman() -> None:
    h = baca_naskah("isian", ISI, _tautan)
    assert h.judul == "Pelaporan triwulan"
    assert [j.jangkar for j in h.daftar_judul] == [
        "pelaporan-triwulan",
        "data-dukung",
        "ponsel-hilang",
        "data-dukung-1",
    ]
    assert '<a href="/panduan/pembukaan/#sesudah">membuka</a>' in h.html
    assert '<h2 id="data-dukung">' in h.html
    assert "<td>20 MB</td>" in h.html


def test_tautan_ke_luar_panduan_tinggal_katanya() -> None:
    h = baca_naskah("isian", ISI, _tautan)
    assert "Lihat kode." in h.html
    assert "sumber.py" not in h.html


def test_tanpa_unsur_asing() -> None:
    assert "<script" not in baca_naskah("isian", ISI, _tautan).html


def test_cari_judul_lebih_dahulu() -> None:
    lain = baca_naskah("lain", "# Lain\n\nMenyebut ponsel yang hilang.\n", _tautan)
    temuan = cari_naskah("PONSEL hilang", [lain, baca_naskah("isian", ISI, _tautan)])
    assert [(t.halaman.nama, t.judul.jangkar) for t in temuan] == [
        ("isian", "ponsel-hilang"),
        ("lain", "lain"),
    ]
    assert temuan[1].cuplikan == "Menyebut ponsel yang hilang."


def test_cari_setiap_kata() -> None:
    h = baca_naskah("isian", ISI, _tautan)
    assert not cari_naskah("dukung tidakada", [h])
    assert not cari_naskah("  ", [h])
    assert [t.judul.jangkar for t in cari_naskah("20 mb", [h])] == ["data-dukung"]
