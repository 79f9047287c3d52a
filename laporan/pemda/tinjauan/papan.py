"""All agencies that a person may see, in one quarter: what the overview, the map, the page for a
meeting and the list of the late read. A fixed number of queries beside those summaries that have
to be reckoned anew.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from django.db.models import F, Max, OuterRef, Subquery
from django.utils import timezone

from kinerja.angka import konteks_hitung, persen
from kinerja.capaian import SERATUS
from kinerja.models import Pengguna, PerangkatDaerah, PeriodePengukuran, PerjanjianKinerja
from kinerja.periode import Triwulan
from kinerja.status import LENGKAP
from laporan.models import EvaluasiAKIP, HitunganUji, Laporan, StatusLaporan
from laporan.pemda.tinjauan.isi import (
    KeadaanTW,
    KelengkapanTW,
    RingkasanTW,
    beda_kebijakan,
    kebijakan_umum,
)
from laporan.pemda.tinjauan.predikat_tw import PredikatTW, predikat_triwulan
from laporan.pemda.tinjauan.simpanan import RingkasanTerbaca, ringkasan_pemda
from laporan.perjanjian.dihitung import hari_hitung, yang_berlaku

TANPA_ANGKA = Decimal(-1)
"""Stands below every percentage where a column is sorted."""


@dataclass(frozen=True)
class KeadaanPK:
    """The agreements of an agency's year: posts that have one, and how many are in force."""

    banyak: int = 0
    lengkap: int = 0
    belum: tuple[str, ...] = ()
    """Posts whose agreement is not signed by both."""

    @property
    def semua(self) -> bool:
        """Whether every agreement that was made is signed."""
        return bool(self.banyak) and self.lengkap == self.banyak

    @property
    def bagian(self) -> Decimal:
        """Share of them, in percent."""
        return persen(self.lengkap, self.banyak) if self.banyak else TANPA_ANGKA


@dataclass(frozen=True)
class NilaiTerakhir:
    """The latest AKIP score, and the one before it by the same sheet."""

    tahun: int
    nilai: Decimal
    predikat: str
    sebelum: Decimal | None = None

    @property
    def gerak(self) -> Decimal | None:
        """How far it moved."""
        if self.sebelum is None:
            return None
        with konteks_hitung():
            return self.nilai - self.sebelum

    @property
    def turun(self) -> Decimal | None:
        """How far it fell, without a sign."""
        return None if self.gerak is None else -self.gerak


@dataclass(frozen=True)
class BarisTinjauan:
    """One agency. `terbaca` None: its summary is still to be reckoned."""

    pd: PerangkatDaerah
    hari: date
    triwulan: int
    terbaca: RingkasanTerbaca | None
    perjanjian: KeadaanPK
    lkjip: str
    nilai: NilaiTerakhir | None
    temuan: HitunganUji | None
    beda: tuple[str, ...] = ()
    predikat: PredikatTW | None = None
    """Of the quarter, once it was announced."""

    @property
    def pk(self) -> int:
        """Which row it is, for its cells."""
        return self.pd.pk

    @property
    def ringkasan(self) -> RingkasanTW | None:
        """Its figures."""
        return self.terbaca.isi if self.terbaca else None

    @property
    def kelengkapan(self) -> KelengkapanTW | None:
        """Of the quarter."""
        return self.ringkasan.kelengkapan if self.ringkasan else None

    @cached_property
    def keadaan(self) -> KeadaanTW | None:
        """How far the quarter is today."""
        return self.kelengkapan.keadaan(self.hari) if self.kelengkapan else None

    @property
    def pemegang(self) -> str:
        """With whom it lies."""
        k = self.kelengkapan
        return k.pemegang(self.hari, self.pd.kepala) if k else ""

    @property
    def lama(self) -> int:
        """Days late."""
        return self.kelengkapan.lama(self.hari) if self.kelengkapan else 0

    @property
    def peta(self) -> list[tuple[int, KeadaanTW, KelengkapanTW]]:
        """Every quarter of the year: number, state, counts."""
        if self.ringkasan is None:
            return []
        return [(k.triwulan, k.keadaan(self.hari), k) for k in self.ringkasan.kuartal]

    # What a column is sorted by; agencies without a figure come first.

    @property
    def urut_keadaan(self) -> tuple[int, int, str]:
        """The worst first, of them the longest late."""
        return (self.keadaan.urutan if self.keadaan else -1, -self.lama, self.pd.nama)

    @property
    def urut_capaian(self) -> Decimal:
        """Mean capaian."""
        nilai = self.ringkasan.capaian.rerata if self.ringkasan else None
        return TANPA_ANGKA if nilai is None else nilai

    @property
    def urut_serapan(self) -> Decimal:
        """Share of the budget spent."""
        nilai = self.ringkasan.serapan.persen if self.ringkasan else None
        return TANPA_ANGKA if nilai is None else nilai

    @property
    def urut_pk(self) -> Decimal:
        """Share of the agreements signed."""
        return self.perjanjian.bagian

    @property
    def urut_nilai(self) -> Decimal:
        """AKIP score."""
        return self.nilai.nilai if self.nilai else TANPA_ANGKA

    @property
    def urut_temuan(self) -> tuple[int, int]:
        """Findings to mend."""
        return (self.temuan.galat, self.temuan.peringatan) if self.temuan else (-1, -1)

    @property
    def urut_predikat(self) -> Decimal:
        """The figure of the quarter's predicate."""
        nilai = self.predikat.nilai if self.predikat else None
        return TANPA_ANGKA if nilai is None else nilai

    @property
    def urut_nama(self) -> str:
        """By name."""
        return self.pd.nama


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
        pd = [self.hanya] if self.hanya else self._terlihat()
        terbaca = ringkasan_pemda(pd, self.tahun, self.triwulan, self.pada)
        self.kebijakan = kebijakan_umum(t.isi.kebijakan for t in terbaca.values())
        perjanjian = keadaan_pk(pd, self.tahun, self.hari)
        laporan = {x.pd_id: x.status for x in Laporan.objects.filter(pd__in=pd, tahun=self.tahun)}
        predikat = predikat_triwulan(pd, self.tahun, self.triwulan)
        nilai, temuan = nilai_terakhir(pd, self.tahun), temuan_terakhir(pd, self.tahun)
        self.baris = [
            BarisTinjauan(
                p,
                self.hari,
                self.triwulan,
                t := terbaca.get(p.pk),
                perjanjian.get(p.pk, KeadaanPK()),
                _sebut_laporan(laporan.get(p.pk)),
                nilai.get(p.pk),
                temuan.get(p.pk),
                beda_kebijakan(t.isi.kebijakan, self.kebijakan) if t else (),
                predikat.get(p.pk),
            )
            for p in pd
        ]

    def _terlihat(self) -> list[PerangkatDaerah]:
        return list(PerangkatDaerah.objects.untuk(self.pengguna).perangkat().order_by("nama"))

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
    def terlambat(self) -> list[BarisTinjauan]:
        """Those that are late, the longest first."""
        semua = [b for b in self.baris if b.keadaan is KeadaanTW.TERLAMBAT]
        return sorted(semua, key=lambda b: b.urut_keadaan)


def keadaan_pk(pd: list[PerangkatDaerah], tahun: int, hari_ini: date) -> dict[int, KeadaanPK]:
    """Agency → its agreements of the year, each post once. One query."""
    menurut: dict[tuple[int, int], list[PerjanjianKinerja]] = defaultdict(list)
    semua = PerjanjianKinerja.objects.filter(pd__in=pd, tahun=tahun).select_related("jabatan")
    for p in semua.order_by("jabatan__urutan", "jabatan", "ke"):
        menurut[p.pd_id, p.jabatan_id].append(p)
    hari = hari_hitung(tahun, hari_ini)
    jabatan: dict[int, list[tuple[str, bool]]] = defaultdict(list)
    for (milik, _), versi in menurut.items():
        lengkap = yang_berlaku(versi, hari) is not None or any(v.status in LENGKAP for v in versi)
        jabatan[milik].append((versi[-1].jabatan.nama, lengkap))
    return {
        milik: KeadaanPK(
            len(isi), sum(ada for _, ada in isi), tuple(nama for nama, ada in isi if not ada)
        )
        for milik, isi in jabatan.items()
    }


def nilai_terakhir(pd: list[PerangkatDaerah], tahun: int) -> dict[int, NilaiTerakhir]:
    """Agency → its latest AKIP score up to the year, with the one of the year before it. One query.

    Scores of years before 2021 are by another sheet and are not compared with those after.
    """
    hasil: dict[int, NilaiTerakhir] = {}
    lalu: dict[tuple[int, int], Decimal] = {}
    for e in EvaluasiAKIP.objects.filter(pd__in=pd, tahun__lte=tahun).order_by("tahun"):
        sebelum = None if e.tahun == LEMBAR_BARU else lalu.get((e.pd_id, e.tahun - 1))
        hasil[e.pd_id] = NilaiTerakhir(e.tahun, e.nilai, e.predikat, sebelum)
        lalu[e.pd_id, e.tahun] = e.nilai
    return hasil


LEMBAR_BARU = 2021
"""PermenPANRB 88/2021 brought other components and weights."""


def temuan_terakhir(pd: list[PerangkatDaerah], tahun: int) -> dict[int, HitunganUji]:
    """Agency → its latest count of findings of the year. One query."""
    semua = HitunganUji.objects.filter(tahun=tahun)
    akhir = semua.filter(pd=OuterRef("pd")).order_by("-hari").values("hari")[:1]
    milik = semua.filter(pd__in=pd).annotate(akhir=Subquery(akhir))
    return {h.pd_id: h for h in milik.filter(hari=F("akhir"))}


def _sebut_laporan(status: str | None) -> str:
    return "Belum dimulai" if status is None else str(StatusLaporan(status).label)
