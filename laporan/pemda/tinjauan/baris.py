"""One agency in a quarter, as the overview, the map and the page for a meeting show it.

What follows from the agency's data (`BarisTetap`) is kept as long as nothing of them changes; what
changes without them is asked by each page and put beside it. A row is never changed: what was drawn
of it stays with it and is forgotten with it.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.utils.safestring import SafeString

from kinerja.angka import konteks_hitung, persen
from kinerja.models import PerangkatDaerah
from laporan.pemda.tinjauan.isi import KeadaanTW, KelengkapanTW, RingkasanTW
from laporan.pemda.tinjauan.predikat_tw import PredikatTW
from laporan.pemda.tinjauan.simpanan import RingkasanTerbaca

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
class TemuanUji:
    """The latest count of findings of the year, and its day."""

    hari: date
    galat: int
    peringatan: int


@dataclass(frozen=True)
class BarisTetap:
    """What an agency's data say of its quarter on a day. `terbaca` None: its summary is still to be
    reckoned.
    """

    pd: PerangkatDaerah
    hari: date
    triwulan: int
    terbaca: RingkasanTerbaca | None
    perjanjian: KeadaanPK
    lkjip: str
    nilai: NilaiTerakhir | None
    _terakhir: list["BarisTinjauan"] = field(default_factory=list, compare=False, repr=False)

    @property
    def mutakhir(self) -> bool:
        """Whether all of it is of this moment."""
        return self.terbaca is not None and not self.terbaca.lama

    def bersama(
        self,
        temuan: TemuanUji | None,
        beda: tuple[str, ...] = (),
        predikat: PredikatTW | None = None,
    ) -> "BarisTinjauan":
        """The row with what changes without the agency's number: the one of last time where that is
        the same, with all that was drawn of it.
        """
        baris = BarisTinjauan(self, temuan, beda, predikat)
        ada = self._terakhir[:1]  # taken once: another thread may put its own there meanwhile
        if ada == [baris]:
            return ada[0]
        self._terakhir[:] = [baris]
        return baris


@dataclass(frozen=True)
class BarisTinjauan:
    """One agency as the pages show it. `predikat`: of the quarter, once it was announced."""

    tetap: BarisTetap
    temuan: TemuanUji | None
    beda: tuple[str, ...] = ()
    predikat: PredikatTW | None = None
    gambar: dict[str, tuple[object, SafeString]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """Template → what it drew of this row (gambar.py)."""

    @property
    def pd(self) -> PerangkatDaerah:
        """The agency."""
        return self.tetap.pd

    @property
    def pk(self) -> int:
        """Which row it is, for its cells."""
        return self.tetap.pd.pk

    @property
    def hari(self) -> date:
        """The day that it is told of."""
        return self.tetap.hari

    @property
    def terbaca(self) -> RingkasanTerbaca | None:
        """Its summary, and whether anything has changed since."""
        return self.tetap.terbaca

    @property
    def perjanjian(self) -> KeadaanPK:
        """Its agreements of the year."""
        return self.tetap.perjanjian

    @property
    def lkjip(self) -> str:
        """How far its report is."""
        return self.tetap.lkjip

    @property
    def nilai(self) -> NilaiTerakhir | None:
        """Its AKIP score."""
        return self.tetap.nilai

    @cached_property
    def ringkasan(self) -> RingkasanTW | None:
        """Its figures."""
        return self.terbaca.isi if self.terbaca else None

    @cached_property
    def kelengkapan(self) -> KelengkapanTW | None:
        """How complete the quarter is."""
        return self.ringkasan.kelengkapan if self.ringkasan else None

    @cached_property
    def keadaan(self) -> KeadaanTW | None:
        """How far the quarter is today."""
        return self.kelengkapan.keadaan(self.hari) if self.kelengkapan else None

    @cached_property
    def pemegang(self) -> str:
        """With whom it lies."""
        k = self.kelengkapan
        return k.pemegang(self.hari, self.pd.kepala) if k else ""

    @cached_property
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

    @cached_property
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
