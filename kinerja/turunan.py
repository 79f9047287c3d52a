"""PURE. From typed variables to the derived realisasi, with every step kept for its reader."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from kinerja.angka import bulatkan, format_angka, konteks_hitung
from kinerja.formula import FormulaError, uraikan_formula


@dataclass(frozen=True)
class IsianVariabel:
    """One variable as defined and as filled; with `bagian` its value is their sum."""

    kode: str
    nama: str
    satuan: str
    nilai: Decimal | None
    sumber: str = ""
    rincian: str = ""
    bagian: "tuple[IsianVariabel, ...]" = ()
    catatan_data: str = ""  # for those who keep the data

    @property
    def uraian(self) -> str:
        """`309.092 + 50 = 309.142` for a sum, the figure itself otherwise, empty when unfilled."""
        if self.nilai is None:
            return ""
        if not self.bagian:
            return format_angka(self.nilai)
        suku = " + ".join(format_angka(b.nilai) for b in self.bagian)
        return f"{suku} = {format_angka(self.nilai)}"


@dataclass(frozen=True)
class Turunan:
    """What the formula gives: `nilai` rounded to the indicator's decimals, or why it gives none."""

    nilai: Decimal | None
    uraian: str
    alasan: str
    variabel: tuple[IsianVariabel, ...]

    @property
    def alasan_kata(self) -> str:
        """`alasan` with the names of its variables instead of their codes."""
        nama = {v.kode: v.nama for v in rata(self.variabel) if v.nama}
        if not self.alasan or not nama:
            return self.alasan
        pola = "|".join(re.escape(k) for k in sorted(nama, key=len, reverse=True))
        return re.sub(rf"\b(?:{pola})\b", lambda cocok: nama[cocok[0]], self.alasan)


def rata(variabel: Sequence[IsianVariabel]) -> Iterator[IsianVariabel]:
    """The variables with their parts, in reading order."""
    for satu in variabel:
        yield satu
        yield from rata(satu.bagian)


def isi_variabel(
    definisi: Sequence[tuple[str, str, str, str]],
    nilai: Mapping[str, tuple[Decimal, str, str]],
    catatan: Mapping[str, str] = MappingProxyType({}),
) -> tuple[IsianVariabel, ...]:
    """Build the filled variables from (kode, nama, satuan, kode induk) and kode → (nilai, sumber,
    rincian); `catatan` holds notes of the data's keeper by kode. A variable with parts is their
    sum, and unfilled while one part is.
    """
    anak: dict[str, list[tuple[str, str, str, str]]] = {}
    for d in definisi:
        anak.setdefault(d[3], []).append(d)

    def bangun(d: tuple[str, str, str, str]) -> IsianVariabel:
        kode, nama, satuan, _ = d
        bagian = tuple(bangun(a) for a in anak.get(kode, ()))
        if not bagian:
            isi, sumber, rincian = nilai.get(kode, (None, "", ""))
            return IsianVariabel(
                kode, nama, satuan, isi, sumber, rincian, catatan_data=catatan.get(kode, "")
            )
        terisi = [b.nilai for b in bagian if b.nilai is not None]
        jumlah: Decimal | None = None
        if len(terisi) == len(bagian):
            with konteks_hitung():
                jumlah = sum(terisi, Decimal(0))
        return IsianVariabel(kode, nama, satuan, jumlah, bagian=bagian)

    return tuple(bangun(d) for d in anak.get("", ()))


def turunkan(formula: str, variabel: Sequence[IsianVariabel], desimal: int) -> Turunan:
    """Evaluate the formula over the variables, rounded half-up to the indicator's decimals."""
    nilai: dict[str, Decimal | None] = {}
    antre = list(variabel)
    while antre:
        satu = antre.pop()
        nilai[satu.kode] = satu.nilai
        antre.extend(satu.bagian)
    try:
        rumus = uraikan_formula(formula)
        hasil = bulatkan(rumus.hitung(nilai), desimal)
        uraian = f"{rumus.uraikan(nilai)} = {format_angka(hasil, desimal)}"
    except FormulaError as galat:
        return Turunan(None, "", str(galat), tuple(variabel))
    return Turunan(hasil, uraian, "", tuple(variabel))
