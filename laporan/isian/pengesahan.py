"""What the head of the agency reads before endorsing a quarter."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Count, Q

from anggaran.isian.baris import BarisSubIsian, PenyusunSub
from anggaran.models import LaporanSubKegiatan
from kinerja.isian.baris import BarisIndikatorIsian, PenyusunIndikator
from kinerja.isian.penolakan import Kekurangan
from kinerja.isian.pintu import Pintu
from kinerja.jadwal import KeadaanJadwal
from kinerja.models import (
    PengesahanTriwulan,
    Pengguna,
    PerangkatDaerah,
    PermintaanBuka,
    Realisasi,
    StatusRealisasi,
)
from kinerja.periode import Triwulan
from kinerja.status import ISIAN_DIVERIFIKASI, StatusPembukaan
from laporan.isian.verifikasi import belum_diverifikasi, sidik_triwulan, susulan
from laporan.isian.versi_pengesahan import BarisBerbeda, baris_versi, beda_versi, isi_versi

_DIPERIKSA = (StatusRealisasi.DIAJUKAN, StatusRealisasi.DIKEMBALIKAN)
_SIAP = ISIAN_DIVERIFIKASI


@dataclass(frozen=True)
class RingkasTriwulan:
    """One quarter in a list: its endorsement, else how many rows are ready and how many not.

    `diminta`: a request to reopen it waits; `dibuka`: it is open again.
    """

    triwulan: Triwulan
    pengesahan: PengesahanTriwulan | None
    siap: int
    diperiksa: int
    diminta: bool = False
    dibuka: bool = False
    susulan: int = 0  # verified since the endorsement


def ringkas_triwulan(pd: PerangkatDaerah, tahun: int) -> list[RingkasTriwulan]:
    """The four quarters of a year. Four queries."""
    sah = {
        p.triwulan: p
        for p in PengesahanTriwulan.objects.filter(pd=pd, tahun=tahun).select_related(
            "oleh__jabatan"
        )
    }
    siap, diperiksa = dict.fromkeys((1, 2, 3, 4), 0), dict.fromkeys((1, 2, 3, 4), 0)
    susul = dict.fromkeys((1, 2, 3, 4), 0)
    hitung = {
        "s": Count("pk", filter=Q(status__in=_SIAP)),
        "d": Count("pk", filter=Q(status__in=_DIPERIKSA)),
        "v": Count("pk", filter=Q(status=StatusRealisasi.DIVERIFIKASI)),
    }
    for semua in (
        Realisasi.objects.filter(indikator__pd=pd, tahun=tahun),
        LaporanSubKegiatan.objects.filter(sub_kegiatan__pd=pd, sub_kegiatan__tahun=tahun),
    ):
        for n, s, d, v in semua.order_by().values_list("triwulan").annotate(**hitung):
            siap[n] += s
            diperiksa[n] += d
            susul[n] += v if n in sah else 0
    kini = PermintaanBuka.objects.filter(
        pd=pd, tahun=tahun, status__in=(StatusPembukaan.DIMINTA, StatusPembukaan.DIBUKA)
    )
    buka = set(kini.values_list("triwulan", "status"))
    return [
        RingkasTriwulan(
            Triwulan(tahun, n),
            sah.get(n),
            siap[n],
            diperiksa[n],
            (n, StatusPembukaan.DIMINTA) in buka,
            (n, StatusPembukaan.DIBUKA) in buka,
            susul[n],
        )
        for n in (1, 2, 3, 4)
    ]


class LembarPengesahan:
    """A quarter of the whole agency: its rows, what stands in the way, its fingerprint."""

    def __init__(
        self, pengguna: Pengguna, pd: PerangkatDaerah, triwulan: Triwulan, *, pada: datetime
    ) -> None:
        self.pd, self.triwulan = pd, triwulan
        self.pintu = Pintu(pd, triwulan, oleh=pengguna, pada=pada)
        self._indikator = PenyusunIndikator(self.pintu)
        self._sub = PenyusunSub(self.pintu, self._indikator.p.aturan(triwulan.tahun).kebijakan)

    @cached_property
    def pengesahan(self) -> PengesahanTriwulan | None:
        """The endorsement, where there is one."""
        return (
            PengesahanTriwulan.objects.filter(
                pd=self.pd, tahun=self.triwulan.tahun, triwulan=self.triwulan.nomor
            )
            .select_related("oleh__jabatan")
            .first()
        )

    @cached_property
    def indikator(self) -> list[BarisIndikatorIsian]:
        """Every indicator that is due or reported."""
        return [b for b in self._semua if b.ikut]

    @cached_property
    def _semua(self) -> list[BarisIndikatorIsian]:
        return [self._indikator.baris(i) for i in self._indikator.semua()]

    @property
    def menyusul(self) -> list[BarisIndikatorIsian]:
        """Figures that are still to be published: they hold nothing up."""
        return [b for b in self._semua if b.jadwal is KeadaanJadwal.TERBIT and not b.terisi]

    @cached_property
    def susulan(self) -> list[BarisIndikatorIsian]:
        """What was verified after the endorsement, and waits for its own."""
        if self.pengesahan is None:
            return []
        nanti = {i.pk for i, _ in susulan(self._indikator)}
        return [b for b in self.indikator if b.indikator in nanti]

    @cached_property
    def sub(self) -> list[BarisSubIsian]:
        """Every sub kegiatan that is expected or reported."""
        p = self._sub
        return [p.baris(s) for s in p.sub.values() if s.pk in p.laporan or p.diharapkan(s)]

    @cached_property
    def kurang(self) -> list[Kekurangan]:
        """Rows that are not verified; none once the quarter is endorsed and not reopened."""
        if self.pengesahan is not None and not self.dibuka:
            return []
        return belum_diverifikasi(self._indikator, self._sub)

    @property
    def dibuka(self) -> bool:
        """Whether the head has reopened some of it."""
        return bool(self.pintu.pembukaan)

    @cached_property
    def berubah(self) -> int:
        """How many rows of a reopened quarter are on their way again."""
        if not self.dibuka:
            return 0
        sah = StatusRealisasi.DISAHKAN
        semua: list[BarisIndikatorIsian | BarisSubIsian] = [*self.indikator, *self.sub]
        return sum(1 for b in semua if b.versi and b.status != sah)

    @property
    def dapat_disahkan(self) -> bool:
        """Whether there is something to endorse and nothing stands in the way."""
        if not self.banyak or self.kurang:
            return False
        return self.pengesahan is None or self.berubah > 0

    @cached_property
    def perubahan(self) -> list[BarisBerbeda]:
        """What the rows that changed say otherwise than the latest endorsement. Two queries."""
        if self.pengesahan is None or not self.berubah:
            return []
        sah = StatusRealisasi.DISAHKAN
        semua: list[BarisIndikatorIsian | BarisSubIsian] = [*self.indikator, *self.sub]
        berubah = [b.sasaran for b in semua if b.versi and b.status != sah]
        lama = baris_versi(self.pengesahan, self.pengesahan.ke)
        kini = isi_versi(self._indikator, self._sub, tetap=lama, berubah=berubah)
        return beda_versi(lama, kini["baris"])

    @property
    def banyak(self) -> int:
        """How many rows are endorsed or stand in the way; a draft that nobody asked for is not."""
        kurang = {k.sasaran for k in self.kurang}
        dibaca = [
            b for b in self.indikator if b.status in ISIAN_DIVERIFIKASI or b.sasaran in kurang
        ]
        return len(dibaca) + len(self.sub)

    @property
    def siap(self) -> int:
        """How many of them are verified."""
        return self.banyak - len(self.kurang)

    @cached_property
    def berangka_resmi(self) -> list[BarisIndikatorIsian]:
        """Indicators with an official figure set by Sekretariat: the reader should know."""
        return [b for b in self.indikator if b.angka_resmi]

    @property
    def bercapaian_ditetapkan(self) -> list[BarisIndikatorIsian]:
        """Rows whose capaian of the year was set."""
        return [b for b in self.indikator if b.capaian_ditetapkan]

    @property
    def sidik(self) -> str:
        """Fingerprint of what is shown."""
        return sidik_triwulan(self._indikator, self._sub)
