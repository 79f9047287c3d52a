"""All agencies that a person may see, in one quarter: what the overview, the map, the page for a
meeting and the list of the late read. A fixed number of queries beside those summaries that have
to be reckoned anew.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from django.db.models import Max
from django.utils import timezone

from kinerja.capaian import SERATUS
from kinerja.kata_daftar import urutkan
from kinerja.models import Pengguna, PerangkatDaerah, PeriodePengukuran
from kinerja.periode import Triwulan, format_tanggal
from laporan.pemda.tinjauan.baris import BarisTinjauan
from laporan.pemda.tinjauan.isi import KeadaanTW, beda_kebijakan, kebijakan_umum
from laporan.pemda.tinjauan.predikat_tw import predikat_triwulan
from laporan.pemda.tinjauan.tetap import baris_tetap, temuan_terakhir


def triwulan_tinjauan(tahun: int, hari: date, pd: list[int]) -> int:
    """The quarter that is looked at unless one is asked for: the latest whose entry has begun in
    any of these agencies, else by the calendar. One query.
    """
    dibuka = PeriodePengukuran.objects.filter(tahun=tahun, buka__lte=hari, pd__in=pd)
    terakhir: int | None = dibuka.aggregate(n=Max("triwulan"))["n"]
    if terakhir:
        return terakhir
    if hari.year != tahun:
        return 4 if hari.year > tahun else 1
    return Triwulan.dari_tanggal(hari).nomor


@dataclass
class TinjauanPemda:
    """Every agency that `pengguna` may see in one quarter; `hanya` one of them."""

    pengguna: Pengguna
    tahun: int
    triwulan: int
    pada: datetime
    hanya: PerangkatDaerah | None = None
    baris: list[BarisTinjauan] = field(init=False)

    def __post_init__(self) -> None:
        self.hari = timezone.localdate(self.pada)
        self.tw = Triwulan(self.tahun, self.triwulan)
        pd = [self.hanya.pk] if self.hanya else self._terlihat()
        tetap = baris_tetap(pd, self.tahun, self.triwulan, self.hari, self.pada)
        predikat = predikat_triwulan(pd, self.tahun, self.triwulan)
        temuan = temuan_terakhir(pd, self.tahun)
        menurut = {pk: t.terbaca.isi.kebijakan for pk, t in tetap.items() if t.terbaca}
        self.kebijakan = kebijakan_umum(menurut.values())
        self.baris = [
            tetap[pk].bersama(
                temuan.get(pk),
                beda_kebijakan(menurut.get(pk, ()), self.kebijakan),
                predikat.get(pk),
            )
            for pk in pd
            if pk in tetap
        ]

    def _terlihat(self) -> list[int]:
        semua = PerangkatDaerah.objects.untuk(self.pengguna).perangkat()
        return list(semua.order_by("nama").values_list("pk", flat=True))

    @property
    def waktu(self) -> Decimal:
        """Share of the year that is gone at the end of the quarter, in percent."""
        return SERATUS * self.triwulan / 4

    @property
    def bulan(self) -> int:
        """Last month of the quarter."""
        return self.tw.akhir.month

    @property
    def tahun_lalu(self) -> int:
        """The year before."""
        return self.tahun - 1

    @property
    def tahun_depan(self) -> int:
        """The year after."""
        return self.tahun + 1

    @property
    def kalimat_hitung(self) -> str:
        """What a page says while not every figure is of this moment."""
        return (
            f"{self.dihitung_lagi} perangkat daerah baru berubah atau belum pernah dihitung. Muat "
            "ulang halaman ini untuk angka terbarunya."
        )

    @property
    def dihitung_lagi(self) -> int:
        """Agencies whose figures are not those of this moment."""
        return sum(1 for b in self.baris if b.terbaca is None or b.terbaca.lama)

    @cached_property
    def hitung(self) -> Counter[KeadaanTW]:
        """How many are in each state."""
        return Counter(b.keadaan for b in self.baris if b.keadaan is not None)

    @property
    def menurut_keadaan(self) -> list[tuple[KeadaanTW, int]]:
        """States that any agency is in, the worst first."""
        return [(k, self.hitung[k]) for k in KeadaanTW if self.hitung[k]]

    @property
    def kalimat_keadaan(self) -> str:
        """How many agencies are in which state; they add up to all of them."""
        hari = format_tanggal(self.hari)
        if not self.baris:
            return f"Keadaan {hari}: belum ada perangkat daerah."
        hitung = [(k.dalam_hitungan, n) for k, n in self.menurut_keadaan]
        if belum := len(self.baris) - self.hitung.total():
            hitung.append(("belum dihitung", belum))
        if len(hitung) == 1:
            seluruhnya = "" if len(self.baris) == 1 else ", seluruhnya"
            return f"Keadaan {hari}: {len(self.baris)} perangkat daerah{seluruhnya} {hitung[0][0]}."
        isi = urutkan([f"{n} {kata}" for kata, n in hitung])
        return f"Keadaan {hari}: dari {len(self.baris)} perangkat daerah, {isi}."

    @cached_property
    def urut_rapat(self) -> list[BarisTinjauan]:
        """The worst first; those of which nothing is known yet come last."""
        return sorted(self.baris, key=lambda b: (b.keadaan is None, b.urut_keadaan))

    @property
    def terlambat(self) -> list[BarisTinjauan]:
        """Those that are late, the longest first."""
        semua = [b for b in self.baris if b.keadaan is KeadaanTW.TERLAMBAT]
        return sorted(semua, key=lambda b: b.urut_keadaan)
