"""PDF: tables over page breaks, merged and open cells, pages turned, what cannot be read."""

from pathlib import Path

import pytest

from laporan.periksa_lkjip.baca.batas import NaskahDitolakError
from laporan.periksa_lkjip.baca.bentuk import baca_naskah
from laporan.periksa_lkjip.naskah import TabelNaskah
from laporan.periksa_lkjip.periksa import periksa_naskah
from tests.periksa_lkjip.susun import BERSIH, berat

CONTOH = Path(__file__).parent / "contoh"


def _baca(nama: str):
    return baca_naskah((CONTOH / nama).read_bytes())


@pytest.mark.parametrize("nama", ["bersih.pdf", "putar.pdf"])
def test_tabel_utuh_dan_tanpa_temuan(nama):
    naskah = _baca(nama)

    hasil = periksa_naskah(naskah)

    tabel = [u for u in naskah.unsur if isinstance(u, TabelNaskah)]
    assert [len(t.baris) for t in tabel] == [len(b[1]) for b in BERSIH if not isinstance(b, str)]
    assert not berat(hasil), [t.pesan for t in berat(hasil)]
    assert [t.nomor for t in hasil.tabel] == ["3.1", "3.2", "3.3", "3.4", "3.5"]


def test_tabel_yang_melewati_halaman_menyebut_halaman_barisnya():
    halaman = {
        b.tempat.halaman
        for u in _baca("bersih.pdf").unsur
        if isinstance(u, TabelNaskah) and len(u.baris) == 9
        for b in u.baris
    }
    assert len(halaman) == 2


def test_salah_ditemukan_dengan_halamannya():
    temuan = berat(periksa_naskah(_baca("salah.pdf")))

    assert {(t.kode, t.tabel) for t in temuan} >= {
        ("PL01", "3.2"),
        ("PL20", "3.2"),
        ("PL10", "3.4"),
    }
    assert all(t.tempat.halaman for t in temuan)


@pytest.mark.parametrize(
    ("nama", "kata"), [("pindai.pdf", "hasil pindaian"), ("sandi.pdf", "berkata sandi")]
)
def test_yang_tidak_terbaca_disebut_sebabnya(nama, kata):
    with pytest.raises(NaskahDitolakError) as ditolak:
        _baca(nama)
    assert kata in ditolak.value.pesan


def test_halaman_dilaporkan_satu_demi_satu():
    maju: list[tuple[int, int]] = []

    baca_naskah((CONTOH / "bersih.pdf").read_bytes(), maju=lambda ke, dari: maju.append((ke, dari)))

    assert maju == [(n, len(maju)) for n in range(1, len(maju) + 1)]
