"""PURE. Which quarters an indicator reports, and from which quarter to which it exists.

Stored and exchanged as one word: `triwulanan`, `semesteran`, `tahunan`, `bulan:8` or `bulan:2,8`
(the quarters of these months), `terbit:11` (when somebody else publishes it, expected in that
month; `terbit:3+1`: in March of the next year).

A quarter in which nothing is due asks nothing and is no gap in the year. A figure that waits for
its publication is expected in the quarter of its month, and holds nothing up while it is missing.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Self

from kinerja.kata_daftar import urutkan
from kinerja.periode import BULAN, Triwulan, label_tw, nama_bulan, triwulan_bulan
from kinerja.pilihan import PilihanBerlabel

SETAHUN = (1, 2, 3, 4)
_BERIKUT = re.compile(r"(.+?)\s*\+\s*1")


class JadwalError(ValueError):
    """A schedule that cannot be read; the sentence says what is expected."""


class JenisJadwal(PilihanBerlabel):
    """How often an indicator reports."""

    TRIWULANAN = "triwulanan", "Setiap triwulan"
    SEMESTERAN = "semesteran", "Setiap semester"
    TAHUNAN = "tahunan", "Sekali setahun"
    BULAN = "bulan", "Pada bulan tertentu"
    TERBIT = "terbit", "Saat angkanya terbit"


BERBULAN = (JenisJadwal.BULAN, JenisJadwal.TERBIT)
_TETAP = {
    JenisJadwal.TRIWULANAN: frozenset(SETAHUN),
    JenisJadwal.SEMESTERAN: frozenset({2, 4}),
    JenisJadwal.TAHUNAN: frozenset({4}),
}


class KeadaanJadwal(PilihanBerlabel):
    """What one quarter asks of an indicator."""

    DI_LUAR = "di_luar", "di luar masa berlakunya"
    TIDAK = "tidak", "tidak dijadwalkan"
    TEMPO = "tempo", "jatuh tempo"
    TERBIT = "terbit", "menunggu terbit"
    SUMBER = "sumber", "diambil dari perangkat daerah"


@dataclass(frozen=True)
class Jadwal:
    """A schedule with the life of its indicator. `bulan` above 12 are of the next year."""

    jenis: JenisJadwal = JenisJadwal.TRIWULANAN
    bulan: tuple[int, ...] = ()
    mulai: Triwulan | None = None
    sampai: Triwulan | None = None

    @classmethod
    def baca(
        cls, teks: str, *, mulai: Triwulan | None = None, sampai: Triwulan | None = None
    ) -> Self:
        """Read `bulan:2,8` and its like; months may be named. Raises JadwalError."""
        jenis, bulan = _baca(teks)
        return cls(jenis, bulan, mulai, sampai)

    @property
    def teks(self) -> str:
        """As it is stored."""
        if self.jenis not in BERBULAN:
            return self.jenis.value
        return f"{self.jenis.value}:{','.join(map(_tulis_bulan, self.bulan))}"

    @property
    def menyusul(self) -> bool:
        """Whether a figure may come after its quarter was closed."""
        return self.jenis is JenisJadwal.TERBIT

    def hidup(self, tahun: int, triwulan: int) -> bool:
        """Whether the indicator exists in the quarter."""
        if self.mulai is None and self.sampai is None:  # nearly always
            return True
        tw = Triwulan(tahun, triwulan)
        return (self.mulai is None or self.mulai <= tw) and (
            self.sampai is None or tw <= self.sampai
        )

    def tempo(self, tahun: int) -> frozenset[int]:
        """The quarters of the year in which a figure is due."""
        tetap = _TETAP.get(self.jenis) or frozenset(map(_triwulan, self.bulan))
        if self.mulai is None and self.sampai is None:  # nearly always
            return tetap
        return frozenset(tw for tw in tetap if self.hidup(tahun, tw))

    def keadaan(self, tahun: int, triwulan: int, terisi: Collection[int] = ()) -> KeadaanJadwal:
        """What the quarter asks, `terisi` being the quarters of the year that have a figure."""
        if not self.hidup(tahun, triwulan):
            return KeadaanJadwal.DI_LUAR
        if triwulan not in self.tempo(tahun):
            return KeadaanJadwal.TIDAK
        if not self.menyusul:
            return KeadaanJadwal.TEMPO
        ditunggu = triwulan in terisi or triwulan in self.yang_ditunggu(tahun, 4, terisi)
        return KeadaanJadwal.TERBIT if ditunggu else KeadaanJadwal.TIDAK

    def yang_ditunggu(self, tahun: int, sampai: int, terisi: Collection[int]) -> frozenset[int]:
        """The due quarters 1…`sampai` that a year needs, `terisi` being those with a figure.

        What is published is published: the quarter of a figure that came before its month, or after
        the last one, waits for nothing.
        """
        tempo = [tw for tw in sorted(self.tempo(tahun)) if tw <= sampai]
        if not self.menyusul:
            return frozenset(tempo)
        batas = [*tempo[:-1], sampai]
        return frozenset(
            tw
            for lalu, tw, akhir in zip([0, *tempo], tempo, batas, strict=False)
            if tw in terisi or not any(lalu < n <= akhir for n in terisi)
        )

    def berikutnya(self, tahun: int, triwulan: int) -> int | None:
        """The next quarter of the year, after this one, in which a figure is due."""
        return min((tw for tw in self.tempo(tahun) if tw > triwulan), default=None)

    def bulan_terbit(self, tahun: int, triwulan: int) -> list[date]:
        """The first day of each month in which the figure of a quarter is expected."""
        if not self.menyusul:
            return []
        milik = [b for b in self.bulan if _triwulan(b) == triwulan]
        return [date(tahun + (b > 12), (b - 1) % 12 + 1, 1) for b in milik]

    def terbit(self, tahun: int, triwulan: int) -> str:
        """When the figure of a quarter is expected: `November 2025`; empty for other schedules."""
        semua = self.bulan_terbit(tahun, triwulan)
        return urutkan([f"{nama_bulan(hari.month)} {hari.year}" for hari in semua])

    @property
    def sebutan(self) -> str:
        """In words: `bulan Februari dan Agustus`, `saat terbit, perkiraan November`."""
        bulan = [
            f"{nama_bulan((b - 1) % 12 + 1)}{' tahun berikutnya' if b > 12 else ''}"
            for b in self.bulan
        ]
        daftar = urutkan(bulan)
        match self.jenis:
            case JenisJadwal.BULAN:
                return f"bulan {daftar}"
            case JenisJadwal.TERBIT:
                return f"saat terbit, perkiraan {daftar}"
        return self.jenis.label.lower()

    @property
    def sebutan_masa(self) -> str:
        """`sejak TW III 2025`, `sampai TW II 2026`, both; empty where only years bound it."""
        bagian = []
        if self.mulai is not None and self.mulai.nomor > 1:
            bagian.append(f"sejak {label_tw(self.mulai.nomor)} {self.mulai.tahun}")
        if self.sampai is not None and self.sampai.nomor < 4:
            bagian.append(f"sampai {label_tw(self.sampai.nomor)} {self.sampai.tahun}")
        return " ".join(bagian)


TRIWULANAN = Jadwal()


def masa_hidup(tahun: int | None, triwulan: int | None, *, akhir: bool = False) -> Triwulan | None:
    """The first (or last) quarter of a life from its stored year and quarter; None: unbounded."""
    return None if tahun is None else Triwulan(tahun, triwulan or (4 if akhir else 1))


@lru_cache(maxsize=256)
def _baca(teks: str) -> tuple[JenisJadwal, tuple[int, ...]]:
    kata, titik, sisa = teks.strip().casefold().partition(":")
    kata = kata.strip()
    if kata not in JenisJadwal.values:
        raise JadwalError(
            "yang diharapkan triwulanan, semesteran, tahunan, bulan:8, bulan:2,8, atau terbit:11."
        )
    jenis = JenisJadwal(kata)
    if jenis not in BERBULAN:
        if titik:
            raise JadwalError(f"{jenis.value} ditulis tanpa bulan.")
        return jenis, ()
    daftar = [satu.strip() for satu in sisa.replace(";", ",").split(",")]
    if not any(daftar):
        raise JadwalError(f"sebutkan bulannya, misalnya {jenis.value}:8.")
    bulan = tuple(sorted({_baca_bulan(satu, jenis) for satu in daftar}))
    if len(bulan) > 12:
        raise JadwalError("paling banyak 12 bulan.")
    return jenis, bulan


def _baca_bulan(teks: str, jenis: JenisJadwal) -> int:
    tambah = 0
    if jenis is JenisJadwal.TERBIT and (cocok := _BERIKUT.fullmatch(teks)):
        teks, tambah = cocok[1], 12
    nama = [satu.casefold() for satu in BULAN]
    if teks in nama:
        return nama.index(teks) + 1 + tambah
    if teks.isascii() and teks.isdigit() and len(teks) <= 2 and 1 <= int(teks) <= 12:
        return int(teks) + tambah
    raise JadwalError(f"bulan ditulis 1 sampai 12, bukan “{teks}”.")


def _tulis_bulan(bulan: int) -> str:
    return f"{bulan - 12}+1" if bulan > 12 else str(bulan)


def _triwulan(bulan: int) -> int:
    """The quarter of a month; the year's last one for a month of the next year."""
    return 4 if bulan > 12 else triwulan_bulan(bulan)
