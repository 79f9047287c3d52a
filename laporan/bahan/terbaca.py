"""The bundle for pages that only read: computed once for each change of the agency's data and
shared, in each process, by every page that shows a part of it.

What it reads later than the number under which it is kept is newer than that number, never older,
so a page is as fresh as one that reads everything itself. Nobody may change what it holds; whoever
writes takes a bundle of its own (`bahan_untuk`).
"""

from copy import copy
from datetime import date

from kinerja.models import KesepakatanSilang, Pengguna, PerangkatDaerah
from laporan.bahan.bahan import Bahan
from laporan.bahan.lingkup import bahan_untuk, cakupan
from laporan.bahan.simpanan import SimpananAngka

#: The bundles of this process.
SIMPANAN_BAHAN: SimpananAngka[Bahan] = SimpananAngka()
#: What a page of the year asks of it; read when it is made, so that every copy has it.
_DIPAKAI = (
    "aturan", "renstra", "tujuan", "sasaran", "anak_sasaran", "sasaran_strategis", "baris",
    "baris_sasaran", "baris_iku", "_menurut_sasaran", "unit", "kesepakatan", "sumbangan",
    "crosscutting", "evaluasi", "tahun_berdata",
)  # fmt: skip


def bahan_terbaca(
    pengguna: Pengguna, pd: PerangkatDaerah, tahun: int, hari: date | None = None
) -> Bahan:
    """As `bahan_untuk`, for reading. Names of accounts do not count as data: who entered what is
    asked anew by each page (`Bahan.jejak`).
    """
    if not SIMPANAN_BAHAN.aktif:
        return bahan_untuk(pengguna, pd, tahun, hari)
    milik = bahan_untuk(pengguna, pd, tahun, hari)  # reads nothing yet
    kunci = (tahun, milik.hari, cakupan(milik))
    bersama = SIMPANAN_BAHAN.ambil(
        pd.pk,
        kunci,
        lambda: _segar(pengguna, pd, tahun, hari),
        tahun,
        se_daerah(pd),
        lambda: mitra_silang(pd, tahun),
    )
    return copy(bersama)


def se_daerah(pd: PerangkatDaerah) -> list[int]:
    """The agencies whose figures stand beside the own ones: a region's are those of its agencies.
    One query for a region.
    """
    if not pd.pemerintah_daerah:
        return []
    return list(PerangkatDaerah.objects.sedaerah(pd.pemda).values_list("pk", flat=True))


def mitra_silang(pd: PerangkatDaerah, tahun: int) -> list[int]:
    """The agencies whose names, units and sasaran stand on pages of this one, by what was agreed
    across agencies. One query.
    """
    semua = KesepakatanSilang.objects.tentang_pd(pd).disepakati(tahun)
    milik = semua.filter(pd_mitra__isnull=False).order_by().values_list("pd", "pd_mitra")
    return sorted({satu for pasangan in milik for satu in pasangan} - {pd.pk})


def _segar(pengguna: Pengguna, pd: PerangkatDaerah, tahun: int, hari: date | None) -> Bahan:
    """A bundle of which nothing was read before now."""
    bahan = bahan_untuk(pengguna, PerangkatDaerah.objects.get(pk=pd.pk), tahun, hari)
    for nama in _DIPAKAI:
        getattr(bahan, nama)
    return bahan
