"""PURE. The other way round: pagu in force as rows of SIPD's rekap, which the reader takes back."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

KOLOM_REKAP = (
    "NO", "TAHUN", "KODE URUSAN", "NAMA URUSAN", "KODE SKPD", "NAMA SKPD", "KODE SUB UNIT",
    "NAMA SUB UNIT", "KODE BIDANG URUSAN", "NAMA BIDANG URUSAN", "KODE PROGRAM", "NAMA PROGRAM",
    "KODE KEGIATAN", "NAMA KEGIATAN", "KODE SUB KEGIATAN", "NAMA SUB KEGIATAN",
    "KODE SUMBER DANA", "NAMA SUMBER DANA", "KODE REKENING", "NAMA REKENING", "PAKET/KELOMPOK",
    "NAMA PAKET/KELOMPOK", "PAGU",
)  # fmt: skip
_BERKODE = re.compile(r"\d+(\.\d+)*")


@dataclass(frozen=True)
class GarisRekap:
    """One line of the budget with the names of the nodes above it; `pagu` None: to be filled."""

    program: tuple[str, str]
    kegiatan: tuple[str, str]
    sub: tuple[str, str]
    rekening: str
    nama_rekening: str
    sumber: str
    pagu: int | None


def baris_rekap(
    semua: Iterable[GarisRekap], *, tahun: int, skpd: tuple[str, str]
) -> Iterable[tuple[str | int | None, ...]]:
    """Rows in the columns of the rekap; what Tapak does not know stays empty."""
    for nomor, g in enumerate(semua, 1):
        bagian = g.program[0].split(".")
        kode, nama = (g.sumber, "") if _BERKODE.fullmatch(g.sumber) else ("", g.sumber)
        yield (
            nomor, tahun, bagian[0], None, skpd[0] or None, skpd[1], None, None,
            ".".join(bagian[:2]), None, *g.program, *g.kegiatan, *g.sub, kode or None,
            nama or None, g.rekening or None, g.nama_rekening or None, None, None, g.pagu,
        )  # fmt: skip
