"""The budget of a sasaran at any level: its own and everything below it, each rupiah once."""

from typing import Any

import pytest

from kinerja.models import Sasaran
from laporan.bahan.bahan import Bahan
from tests import factories as f

pytestmark = pytest.mark.django_db

# Strategis A ─ eselon III B ─ eselon IV C; eselon IV D stands below A as well.
# Sub kegiatan, in rupiah:
#
#   sub   pagu        realisasi   tied to an indicator of
#   1     1.000.000     900.000   A
#   2       400.000     300.000   B
#   3       250.000     200.000   B and C
#   4        30.000      30.000   C
#   5         7.000       1.000   D
#   6            90          80   nothing
#
#   A: 1 + 2 + 3 + 4 + 5 = 1.687.000   900.000 + 300.000 + 200.000 + 30.000 + 1.000 = 1.431.000
#   B: 2 + 3 + 4         =   680.000   300.000 + 200.000 + 30.000                   =   530.000
#   C: 3 + 4             =   280.000   200.000 + 30.000                             =   230.000
#   D: 5                 =     7.000                                                      1.000
SUB = {
    1: (1_000_000, 900_000, "A"),
    2: (400_000, 300_000, "B"),
    3: (250_000, 200_000, "BC"),
    4: (30_000, 30_000, "C"),
    5: (7_000, 1_000, "D"),
    6: (90, 80, ""),
}


@pytest.fixture
def sasaran() -> dict[str, Sasaran]:
    a = f.SasaranFactory()
    bersama: dict[str, Any] = {"tujuan": a.tujuan, "penanggung_jawab": a.penanggung_jawab}
    b = f.SasaranFactory(tingkat="eselon_iii", induk=a, **bersama)
    semua: dict[str, Sasaran] = {
        "A": a,
        "B": b,
        "C": f.SasaranFactory(tingkat="eselon_iv", induk=b, **bersama),
        "D": f.SasaranFactory(tingkat="eselon_iv", induk=a, **bersama),
    }
    indikator = {nama: f.IndikatorFactory(sasaran=s) for nama, s in semua.items()}
    kegiatan = f.KegiatanFactory(program=f.ProgramFactory(pd=a.pd))
    for pagu, realisasi, terkait in SUB.values():
        sub = f.SubKegiatanFactory(kegiatan=kegiatan)
        f.BarisAnggaranFactory(sub_kegiatan=sub, pagu=pagu, realisasi=realisasi)
        for nama in terkait:
            f.DukunganFactory(indikator=indikator[nama], program=None, sub_kegiatan=sub)
    return semua


@pytest.mark.parametrize(
    ("nama", "pagu", "realisasi"),
    [
        ("A", 1_687_000, 1_431_000),
        ("B", 680_000, 530_000),
        ("C", 280_000, 230_000),
        ("D", 7_000, 1_000),
    ],
)
def test_anggaran_sasaran_dan_semua_di_bawahnya(
    sasaran: dict[str, Sasaran], nama: str, pagu: int, realisasi: int
) -> None:
    jumlah = Bahan(sasaran[nama].pd, f.TAHUN).anggaran_sasaran(sasaran[nama])
    assert (jumlah.pagu, jumlah.realisasi) == (pagu, realisasi)


def test_sasaran_tanpa_kaitan_tidak_punya_anggaran(sasaran: dict[str, Sasaran]) -> None:
    """Not zero: nothing was entered."""
    c = sasaran["C"]
    tanpa = f.SasaranFactory(
        tingkat="eselon_iv", induk=c, tujuan=c.tujuan, penanggung_jawab=c.penanggung_jawab
    )
    f.IndikatorFactory(sasaran=tanpa)
    jumlah = Bahan(c.pd, f.TAHUN).anggaran_sasaran(tanpa)
    assert (jumlah.pagu, jumlah.realisasi) == (None, None)
