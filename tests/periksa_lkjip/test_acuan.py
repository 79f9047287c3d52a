"""The reference report's figures against the auditor's key."""

from laporan.periksa_lkjip.baca.bentuk import baca_naskah
from laporan.periksa_lkjip.periksa import periksa_naskah
from tests.periksa_lkjip.kunci_acuan import ACUAN, cocokkan

#: What follows from a fault of the key and is told as well: (table, print).
AKIBAT = {("3.14", "100.36%")}


def test_sedikitnya_95_persen_dan_tidak_ada_galat_palsu():
    hasil = periksa_naskah(baca_naskah(ACUAN.read_bytes(), "acuan.txt"))

    kena, luput, sisa = cocokkan(hasil.temuan)
    assert len(kena) * 100 >= 95 * (len(kena) + len(luput)), [b.apa for b in luput]
    assert {b.tercetak[0] for b in luput} <= {"!"}, [b.apa for b in luput]
    palsu = [(t.kode, t.tabel, t.tercetak, t.pesan) for t in sisa if t.tingkat != "catatan"]
    assert palsu == []
    assert {(t.tabel, t.tercetak) for t in sisa} <= AKIBAT
