"""The column of a reporting schedule."""

from dataclasses import dataclass
from typing import Any

from kinerja.himpunan.galat import NilaiError
from kinerja.himpunan.mentah import Sel
from kinerja.himpunan.tipe import SelTulis, Teks
from kinerja.jadwal import Jadwal, JadwalError


@dataclass(frozen=True)
class TeksJadwal:
    """`triwulanan`, `bulan:2,8`, `terbit:11`: read as people write it, kept in one spelling."""

    def baca(self, sel: Sel) -> str:
        try:
            return Jadwal.baca(Teks().baca(sel)).teks
        except JadwalError as galat:
            raise NilaiError(str(galat)) from galat

    def tulis(self, nilai: Any) -> SelTulis:
        return str(nilai)
