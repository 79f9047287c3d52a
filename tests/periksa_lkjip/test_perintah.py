"""`manage.py periksa_lkjip`: the list, the JSON of the contract, the exit code."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from docx import Document

from tests.periksa_lkjip.susun import BERSIH, docx, ganti, teks

KUNCI = {
    *("kode", "tingkat", "lokasi", "tabel", "baris", "kolom"),
    *("tercetak", "seharusnya", "penyebab", "pesan"),
}


def test_json_dan_kode_keluar(tmp_path):
    berkas = tmp_path / "lkjip.txt"
    berkas.write_bytes(teks(ganti(BERSIH, "94,17%", "94,71%")))
    keluar = StringIO()

    with pytest.raises(SystemExit) as akhir:
        call_command("periksa_lkjip", str(berkas), "--format", "json", stdout=keluar)

    galat, *_ = json.loads(keluar.getvalue())
    assert akhir.value.code == 1
    assert set(galat) >= KUNCI
    assert (galat["tingkat"], galat["tabel"], galat["tercetak"], galat["seharusnya"]) == (
        "galat",
        "3.2",
        "94,71%",
        "94,17%",
    )


def test_tanpa_galat_berakhir_baik(tmp_path):
    berkas = tmp_path / "lkjip.txt"
    berkas.write_bytes(teks(BERSIH))
    keluar = StringIO()

    call_command("periksa_lkjip", str(berkas), stdout=keluar)

    assert "5 tabel, 0 galat, 0 peringatan, 1 catatan" in keluar.getvalue()


def test_berkas_yang_tidak_terbaca_disebut_sebabnya(tmp_path):
    berkas = tmp_path / "lkjip.docx"
    berkas.write_bytes(b"PK\x03\x04rusak")

    with pytest.raises(CommandError, match="rusak"):
        call_command("periksa_lkjip", str(berkas))


def test_tandai_menulis_salinan_berkomentar(tmp_path):
    berkas, tujuan = tmp_path / "lkjip.docx", tmp_path / "bertanda.docx"
    berkas.write_bytes(docx(ganti(BERSIH, "94,17%", "94,71%")))

    with pytest.raises(SystemExit):
        call_command("periksa_lkjip", str(berkas), "--tandai", str(tujuan), stdout=StringIO())

    komentar = [k.text for k in Document(str(tujuan)).comments]
    assert any("Tercetak: 94,71%. Seharusnya: 94,17%." in k for k in komentar)


@pytest.mark.parametrize(
    ("nama", "tujuan", "pesan"),
    [
        ("lkjip.txt", "bertanda.txt", "Hanya DOCX, XLSX, dan PDF"),
        ("lkjip.docx", "lkjip.docx", "sama dengan laporan"),
        ("lkjip.docx", "tidak/ada.docx", "tidak dapat ditulis"),
    ],
    ids=["bentuk-lain", "berkas-yang-sama", "folder-tidak-ada"],
)
def test_tandai_yang_ditolak(tmp_path, nama, tujuan, pesan):
    berkas = tmp_path / nama
    asli = docx(BERSIH) if nama.endswith("docx") else teks(BERSIH)
    berkas.write_bytes(asli)

    with pytest.raises(CommandError, match=pesan):
        call_command(
            "periksa_lkjip", str(berkas), "--tandai", str(tmp_path / tujuan), stdout=StringIO()
        )

    assert berkas.read_bytes() == asli
