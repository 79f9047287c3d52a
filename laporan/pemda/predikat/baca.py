"""What is stored of the predicates of a quarter, and what the data say today."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from django.utils import timezone

from kinerja.models import Pengguna, PerangkatDaerah
from kinerja.periode import Triwulan
from laporan.models import (
    AturanPredikat,
    KeberatanPredikat,
    PenetapanPredikat,
    PredikatPD,
    StatusKeberatan,
)
from laporan.pemda.predikat.aturan import (
    ATURAN_BAKU,
    DASAR_BAKU,
    NAMA_BAKU,
    LangkahHitung,
    aturan_ke_data,
    langkah_dari_data,
)
from laporan.pemda.predikat.keadaan import KeadaanPredikat, LangkahPredikat, TahapPredikat
from laporan.pemda.tinjauan.simpanan import RingkasanTerbaca, ringkasan_pemda

IZIN_LIHAT, IZIN_KELOLA = "laporan.lihat_predikat", "laporan.kelola_predikat"
IZIN_KEBERATAN = "laporan.ajukan_keberatan"
AWAL_BAKU = date(2021, 1, 1)


def aturan_pada(hari: date) -> AturanPredikat:
    """The rule in force on a day: the latest version that has begun, else the supplied one, unsaved
    until something is reckoned by it. One query.
    """
    ada = AturanPredikat.objects.filter(berlaku_mulai__lte=hari)
    return ada.order_by("-berlaku_mulai", "-ke").first() or aturan_baku()


def aturan_baku() -> AturanPredikat:
    """The rule that Tapak supplies, not stored."""
    return AturanPredikat(
        ke=0,
        nama=NAMA_BAKU,
        dasar=DASAR_BAKU,
        berlaku_mulai=AWAL_BAKU,
        isi=aturan_ke_data(ATURAN_BAKU),
    )


def boleh_kelola(pengguna: Pengguna) -> bool:
    """Whether the person keeps predicates for the whole pemda."""
    return pengguna.lintas_pd and pengguna.batas_pd is None and pengguna.has_perm(IZIN_KELOLA)


def keadaan_penetapan(p: PenetapanPredikat | None, tw: Triwulan, terbuka: int) -> KeadaanPredikat:
    """What the rule over the steps asks."""
    return KeadaanPredikat(
        p.keberatan_sampai if p else None, bool(p and p.final), terbuka, tw.akhir
    )


def keberatan_terbuka(p: PenetapanPredikat) -> int:
    """Objections without an answer. One query."""
    return KeberatanPredikat.objects.filter(
        hasil__penetapan=p, status=StatusKeberatan.DIAJUKAN
    ).count()


@dataclass(frozen=True)
class BarisPredikat:
    """One agency's predicate, its objections, and whether its data have changed since."""

    hasil: PredikatPD
    keberatan: tuple[KeberatanPredikat, ...] = ()
    berubah: bool = False

    @property
    def pk(self) -> int:
        """Which row it is."""
        return self.hasil.pk

    @property
    def langkah(self) -> tuple[LangkahHitung, ...]:
        """The calculation."""
        return langkah_dari_data(self.hasil.langkah)

    @property
    def terbuka(self) -> KeberatanPredikat | None:
        """The objection that waits for an answer."""
        diajukan = (k for k in self.keberatan if k.status == StatusKeberatan.DIAJUKAN)
        return next(diajukan, None)


@dataclass
class PapanPredikat:
    """The predicates of a quarter that a person may see. A fixed number of queries beside those
    summaries that have to be reckoned anew.
    """

    pengguna: Pengguna
    tahun: int
    triwulan: int
    pada: datetime
    hanya: PredikatPD | None = None
    baris: list[BarisPredikat] = field(init=False)

    def __post_init__(self) -> None:
        self.hari = timezone.localdate(self.pada)
        self.tw = Triwulan(self.tahun, self.triwulan)
        semua = PenetapanPredikat.objects.filter(tahun=self.tahun, triwulan=self.triwulan)
        orang = ("aturan", "diumumkan_oleh__jabatan", "final_oleh__jabatan")
        self.riwayat = list(semua.select_related(*orang).order_by("-ke"))
        if self.hanya is not None:
            ke = self.hanya.penetapan_id
            self.riwayat.sort(key=lambda p: p.pk != ke)
        self.penetapan = self.riwayat[0] if self.riwayat else None
        self.aturan = self.penetapan.aturan if self.penetapan else aturan_pada(self.tw.akhir)
        self.baris = self._susun() if self.penetapan else []

    def _susun(self) -> list[BarisPredikat]:
        milik = PredikatPD.objects.untuk(self.pengguna).filter(penetapan=self.penetapan)
        if self.hanya is not None:
            milik = milik.filter(pk=self.hanya.pk)
        hasil = list(milik.select_related("pd").order_by("pd__nama"))
        keberatan: dict[int, list[KeberatanPredikat]] = defaultdict(list)
        semua = KeberatanPredikat.objects.filter(hasil__in=hasil)
        for k in semua.select_related("oleh__jabatan", "dijawab_oleh__jabatan"):
            keberatan[k.hasil_id].append(k)
        kini = self._ringkasan([h.pd for h in hasil])
        return [
            BarisPredikat(
                h,
                tuple(keberatan[h.pk]),
                (r := kini.get(h.pd_id)) is not None and not r.lama and r.isi.sidik != h.sidik,
            )
            for h in hasil
        ]

    def _ringkasan(self, pd: list[PerangkatDaerah]) -> dict[int, RingkasanTerbaca]:
        return ringkasan_pemda(pd, self.tahun, self.triwulan, self.pada)

    @cached_property
    def terbuka(self) -> int:
        """Objections without an answer, of all agencies."""
        return keberatan_terbuka(self.penetapan) if self.penetapan else 0

    @cached_property
    def keadaan(self) -> KeadaanPredikat:
        """Where the quarter stands."""
        return keadaan_penetapan(self.penetapan, self.tw, self.terbuka)

    @property
    def tahun_lalu(self) -> int:
        """The year before."""
        return self.tahun - 1

    @property
    def tahun_depan(self) -> int:
        """The year after."""
        return self.tahun + 1

    @property
    def tahap(self) -> TahapPredikat:
        """The state today."""
        return self.keadaan.tahap(self.hari)

    @property
    def langkah(self) -> frozenset[LangkahPredikat]:
        """What the pemda may do today."""
        return self.keadaan.langkah(self.hari, mengelola=True)

    @property
    def halangan(self) -> str:
        """Why it cannot be made final yet."""
        return self.keadaan.halangan(self.hari)

    @property
    def berubah(self) -> int:
        """Agencies whose data are not those that their predicate was reckoned from."""
        return sum(1 for b in self.baris if b.berubah)
