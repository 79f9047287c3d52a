"""`manage.py periksa_lkjip`: the list, the JSON of the contract, the exit code."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.periksa_lkjip.susun import BERSIH, ganti, teks

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
