"""Five years of every agency: mean capaian and AKIP score, and what does not compare."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.utils.safestring import SafeString

from kinerja.models import Pengguna, PerangkatDaerah
from laporan.bahan.simpanan import SimpananAngka
from laporan.models import EvaluasiAKIP
from laporan.pemda.tinjauan.simpanan import RingkasanTerbaca, ringkasan_pemda
from laporan.pemda.tinjauan.tetap import LEMBAR_BARU

BANYAK_TAHUN_TREN = 5
BATAS_TREN = 4
"""As many agencies of each year are reckoned anew within one page."""


@dataclass(frozen=True)
class TahunTren:
    """One year. `berganti`: it is reckoned otherwise than the year before, so they do not compare;
    `terhitung`: whether its summary is there at all; `lama`: the data have changed since.
    """

    tahun: int
    capaian: Decimal | None
    nilai: Decimal | None
    predikat: str = ""
    berganti: bool = False
    lembar_baru: bool = False
    terhitung: bool = True
    lama: bool = False

    @property
    def menunggu(self) -> bool:
        """Whether its capaian is still to be reckoned, or reckoned anew."""
        return self.lama or not self.terhitung


@dataclass(frozen=True)
class BarisTren:
    """One agency over the years, and how far it moved from the first year that compares."""

    pd: PerangkatDaerah
    tahun: tuple[TahunTren, ...]
    gambar: dict[str, tuple[object, SafeString]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """Template → what it drew of this row (gambar.py)."""

    @property
    def menunggu(self) -> int:
        """Years whose capaian is still to be reckoned."""
        return sum(x.menunggu for x in self.tahun)


#: Rows of this process by agency and last year, as long as nothing of these years changes.
SIMPANAN_TREN: SimpananAngka[BarisTren] = SimpananAngka(tempat=1_000)


@dataclass
class TrenPemda:
    """Five years up to `tahun`. Two queries while nothing has changed."""

    pengguna: Pengguna
    tahun: int
    pada: datetime
    baris: list[BarisTren] = field(init=False)

    def __post_init__(self) -> None:
        self.daftar_tahun = list(range(self.tahun - BANYAK_TAHUN_TREN + 1, self.tahun + 1))
        terlihat = PerangkatDaerah.objects.untuk(self.pengguna).perangkat()
        pk = list(terlihat.order_by("nama").values_list("pk", flat=True))
        semua = SIMPANAN_TREN.ambil_banyak(
            pk, "tren", self._hitung, self.tahun, layak=lambda b: not b.menunggu
        )
        self.baris = [semua[n] for n in pk if n in semua]

    def _hitung(self, pk: Sequence[int]) -> dict[int, BarisTren]:
        pd = list(PerangkatDaerah.objects.filter(pk__in=pk).order_by("nama"))
        semua = {
            t: ringkasan_pemda(pd, t, 4, self.pada, batas=BATAS_TREN) for t in self.daftar_tahun
        }
        nilai = {
            (e.pd_id, e.tahun): e
            for e in EvaluasiAKIP.objects.filter(pd__in=pd, tahun__in=self.daftar_tahun)
        }
        return {
            p.pk: BarisTren(
                p,
                _tahun_tren(
                    {t: semua[t].get(p.pk) for t in self.daftar_tahun},
                    {t: nilai.get((p.pk, t)) for t in self.daftar_tahun},
                ),
            )
            for p in pd
        }

    @property
    def belum(self) -> int:
        """Agency-years that are still to be reckoned."""
        return sum(b.menunggu for b in self.baris)


def _tahun_tren(
    ringkasan: dict[int, RingkasanTerbaca | None], nilai: dict[int, EvaluasiAKIP | None]
) -> tuple[TahunTren, ...]:
    lalu: tuple[str, ...] = ()
    hasil = []
    for tahun, r in ringkasan.items():
        e = nilai[tahun]
        capaian = r.isi.capaian.setahun if r else None
        kini = r.isi.kebijakan if r and capaian is not None else ()
        hasil.append(
            TahunTren(
                tahun,
                capaian,
                e.nilai if e else None,
                e.predikat if e else "",
                bool(kini and lalu and kini != lalu),
                tahun == LEMBAR_BARU,
                r is not None,
                r is not None and r.lama,
            )
        )
        lalu = kini or lalu
    return tuple(hasil)
