"""PURE. Rows that a grid adds, cells that may be emptied, and what goes with a changed row."""

from datetime import date

import pytest

from kinerja.himpunan.galat import Galat
from laporan.perencanaan.kisi import SUDAH_ADA, BarisKisi, Kisi, SelKisi, baca_kiriman
from laporan.perencanaan.kisi_orang import ada_pada

_ADA = (("jabatan", "KA"), ("mulai", "2024-01-01"))
_BARU = (("jabatan", "KA"), ("mulai", ""))
ADA = (
    SelKisi(_ADA, "nama", "Ibu A"),
    SelKisi(_ADA, "mulai", "1 Januari 2024", tetap=True),
    SelKisi(_ADA, "sampai", "2024-05-31", boleh_kosong=True, bawaan=(("status", "plt"),)),
)
BARU = tuple(SelKisi(_BARU, medan, ke=1) for medan in ("nama", "mulai", "sampai"))
KISI = Kisi(
    "pemangku",
    ("Nama", "Sejak", "Sampai"),
    (BarisKisi("Kepala", "KA", ADA), BarisKisi("Kepala", "KA", BARU)),
)
_NAMA, _SAMPAI = "sel|KA|2024-01-01|nama", "sel|KA|2024-01-01|sampai"
_BARU_NAMA, _BARU_MULAI = "sel|KA||+1|nama", "sel|KA||+1|mulai"


def test_bagian_kunci_yang_tersimpan_tidak_diketik() -> None:
    assert "sel|KA|2024-01-01|mulai" not in KISI.sel
    assert [s.nama for s in BARU] == [_BARU_NAMA, _BARU_MULAI, "sel|KA||+1|sampai"]


def test_baris_baru_membawa_kuncinya_sendiri() -> None:
    kiriman = baca_kiriman(KISI, {_BARU_NAMA: "Bapak B", _BARU_MULAI: "2024-06-01"}, {})
    (baris,) = kiriman.lembar.baris
    assert baris.sel == {"jabatan": "KA", "nama": "Bapak B", "mulai": "2024-06-01"}
    kiriman.tandai([Galat("pemangku", baris.nomor, "mulai", "", "salah")])
    assert kiriman.salah == {_BARU_MULAI: "salah"}


def test_kunci_yang_terpakai_ditunjukkan_pada_selnya() -> None:
    kiriman = baca_kiriman(KISI, {_BARU_NAMA: "Bapak B", _BARU_MULAI: "2024-01-01"}, {})
    kiriman.tandai_terpakai(kiriman.lembar.baris[0].nomor)
    assert kiriman.salah == {_BARU_MULAI: SUDAH_ADA}
    lama = baca_kiriman(KISI, {_NAMA: "Ibu B"}, {_NAMA: "Ibu A"})
    lama.tandai_terpakai(lama.lembar.baris[0].nomor)
    assert not lama.salah


def test_yang_boleh_kosong_dikosongkan() -> None:
    kiriman = baca_kiriman(KISI, {_SAMPAI: ""}, {_SAMPAI: "2024-05-31"})
    (baris,) = kiriman.lembar.baris
    assert baris.sel == {"jabatan": "KA", "mulai": "2024-01-01", "nama": "Ibu A"}
    assert "sampai" in kiriman.lembar.kolom


def test_sel_yang_tidak_disentuh_mengikuti_yang_tersimpan() -> None:
    """Somebody else wrote the name meanwhile; who changes only the last day leaves it so."""
    isi = {_NAMA: "Ibu Lama", _SAMPAI: "2024-07-31"}
    awal = {_NAMA: "Ibu Lama", _SAMPAI: "2024-05-31"}
    (baris,) = baca_kiriman(KISI, isi, awal).lembar.baris
    assert (baris.sel["nama"], baris.sel["sampai"]) == ("Ibu A", "2024-07-31")


def test_kolom_wajib_lain_ikut_sebagaimana_tersimpan() -> None:
    sel = SelKisi((("kode", "I1"),), "jadwal", "tahunan", bawaan=(("nama", "Indikator"), ("x", "")))
    kisi = Kisi("indikator", ("Jadwal",), (BarisKisi("", "", (sel,)),))
    (baris,) = baca_kiriman(kisi, {sel.nama: "bulan:8"}, {sel.nama: "tahunan"}).lembar.baris
    assert baris.sel == {"kode": "I1", "nama": "Indikator", "jadwal": "bulan:8"}


@pytest.mark.parametrize(
    ("mulai", "sampai", "ada"),
    [
        (None, None, True),
        (date(2024, 12, 31), None, True),
        (date(2025, 1, 1), None, False),
        (None, date(2024, 1, 1), True),
        (date(2020, 1, 1), date(2023, 12, 31), False),
    ],
    ids=["selalu", "hari terakhir", "sesudahnya", "hari pertama", "sebelumnya"],
)
def test_ada_pada_tahun(mulai: date | None, sampai: date | None, ada: bool) -> None:
    assert ada_pada(mulai, sampai, 2024) is ada
