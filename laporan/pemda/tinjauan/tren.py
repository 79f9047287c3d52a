"""Five years of every agency: mean capaian and AKIP score, and what does not compare."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from kinerja.models import Pengguna, PerangkatDaerah
from laporan.models import EvaluasiAKIP
from laporan.pemda.tinjauan.papan import LEMBAR_BARU
from laporan.pemda.tinjauan.simpanan import ringkasan_pemda

BANYAK_TAHUN_TREN = 5
BATAS_TREN = 4
"""As many agencies of each year are reckoned anew within one page."""


@dataclass(frozen=True)
class TahunTren:
    """One year. `berganti`: it is reckoned otherwise than the year before, so they do not compare;
    `terhitung`: whether its summary is there at all.
    """

    tahun: int
    capaian: Decimal | None
    nilai: Decimal | None
    predikat: str = ""
    berganti: bool = False
    lembar_baru: bool = False
    terhitung: bool = True


@dataclass(frozen=True)
class BarisTren:
    """One agency over the years, and how far it moved from the first year that compares."""

    pd: PerangkatDaerah
    tahun: tuple[TahunTren, ...]


@dataclass
class TrenPemda:
    """Five years up to `tahun`. A fixed number of queries beside what has to be reckoned anew."""

    pengguna: Pengguna
    tahun: int
    pada: datetime
    baris: list[BarisTren] = field(init=False)

    def __post_init__(self) -> None:
        self.daftar_tahun = list(range(self.tahun - BANYAK_TAHUN_TREN + 1, self.tahun + 1))
        pd = list(PerangkatDaerah.objects.untuk(self.pengguna).perangkat().order_by("nama"))
        semua = {
            t: ringkasan_pemda(pd, t, 4, self.pada, batas=BATAS_TREN) for t in self.daftar_tahun
        }
        nilai = {
            (e.pd_id, e.tahun): e
            for e in EvaluasiAKIP.objects.filter(pd__in=pd, tahun__in=self.daftar_tahun)
        }
        self.baris = []
        for p in pd:
            lalu: tuple[str, ...] = ()
            isi = []
            for t in self.daftar_tahun:
                r, e = semua[t].get(p.pk), nilai.get((p.pk, t))
                capaian = r.isi.capaian.setahun if r else None
                kini = r.isi.kebijakan if r and capaian is not None else ()
                isi.append(
                    TahunTren(
                        t,
                        capaian,
                        e.nilai if e else None,
                        e.predikat if e else "",
                        bool(kini and lalu and kini != lalu),
                        t == LEMBAR_BARU,
                        r is not None,
                    )
                )
                lalu = kini or lalu
            self.baris.append(BarisTren(p, tuple(isi)))

    @property
    def belum(self) -> int:
        """Agency-years that are still to be reckoned."""
        return sum(not x.terhitung for b in self.baris for x in b.tahun)
