"""The findings as the page shows them: grouped by rule, filtered, each with where it is mended."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from kinerja.models import Pengguna
from kinerja.nada import Nada
from kinerja.uji.dasar import AreaUji, AturanUji, HasilUji, TingkatUji
from laporan.bahan.bahan import Bahan
from laporan.uji.lingkup import unit_temuan
from laporan.uji.tautan import (
    alamat_perbaikan,
    boleh_memperbaiki,
    tautan_temuan,
    tempat_perbaikan,
)

NADA = {
    TingkatUji.GALAT: Nada.BAHAYA,
    TingkatUji.PERINGATAN: Nada.AWAS,
    TingkatUji.CATATAN: Nada.INFO,
}


@dataclass(frozen=True)
class BarisTemuan:
    """One finding. `tautan` is empty where its reader may not open the page; `perbaiki`: whether it
    leads to where the reader mends it; `oleh`: who does, where the reader does not.
    """

    hasil: HasilUji
    unit: str
    unit_id: int
    jabatan: str
    tautan: str
    perbaiki: bool = False
    oleh: str = ""


@dataclass(frozen=True)
class KelompokTemuan:
    """The findings of one rule."""

    aturan: AturanUji[Any]
    nada: Nada
    baris: tuple[BarisTemuan, ...]


def baris_temuan(pengguna: Pengguna, bahan: Bahan, semua: Iterable[HasilUji]) -> list[BarisTemuan]:
    """Each finding with the unit that answers for it and the page where it is mended."""
    jabatan = unit_temuan(bahan)
    hasil = []
    for h in semua:
        j = jabatan.get(h.temuan.pada.jabatan)
        tautan, perbaiki, oleh = _tautan(pengguna, bahan, h)
        hasil.append(
            BarisTemuan(
                h,
                j.unit.nama if j else "",
                j.unit_id if j else 0,
                j.nama if j else "",
                tautan,
                perbaiki,
                oleh,
            )
        )
    return hasil


def _tautan(pengguna: Pengguna, bahan: Bahan, h: HasilUji) -> tuple[str, bool, str]:
    """Address, whether it is where this person mends the finding, and else who does and where."""
    tempat = tempat_perbaikan(h)
    for satu in tempat:
        if boleh_memperbaiki(pengguna, bahan.pd, satu):
            return alamat_perbaikan(satu, bahan.tahun, h.temuan), True, ""
    dibaca = next(
        (
            t.alamat
            for t in tautan_temuan(bahan.tahun, h.temuan)
            if not t.izin or pengguna.has_perm(t.izin)
        ),
        "",
    )
    if tempat:
        oleh = f"Diperbaiki oleh {tempat[0].oleh}: {tempat[0].nama}."
    else:
        oleh = "" if dibaca else "Diperbaiki oleh Sekretariat."
    return dibaca, False, oleh


def kelompokkan(baris: Iterable[BarisTemuan]) -> list[KelompokTemuan]:
    """By rule, in the order found."""
    hasil: dict[str, list[BarisTemuan]] = {}
    for b in baris:
        hasil.setdefault(b.hasil.aturan.kode, []).append(b)
    return [
        KelompokTemuan(isi[0].hasil.aturan, NADA[isi[0].hasil.aturan.tingkat], tuple(isi))
        for isi in hasil.values()
    ]


@dataclass(frozen=True)
class SaringTemuan:
    """What the filter line asks for; what makes no sense asks for nothing."""

    area: str = ""
    tingkat: str = ""
    unit: int = 0

    @classmethod
    def dari(cls, data: QueryDict) -> "SaringTemuan":
        area, tingkat, unit = (str(data.get(k, "")) for k in ("area", "tingkat", "unit"))
        return cls(
            area if area in AreaUji.values else "",
            tingkat if tingkat in TingkatUji.values else "",
            int(unit) if unit.isascii() and unit.isdecimal() and len(unit) < 10 else 0,
        )

    @property
    def ada(self) -> bool:
        return bool(self.area or self.tingkat or self.unit)

    def saring(self, baris: Iterable[BarisTemuan]) -> list[BarisTemuan]:
        """The rows that pass."""
        return [
            b
            for b in baris
            if (not self.area or b.hasil.aturan.area == self.area)
            and (not self.tingkat or b.hasil.aturan.tingkat == self.tingkat)
            and (not self.unit or b.unit_id == self.unit)
        ]


def pilihan_saring(baris: Sequence[BarisTemuan]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The selects of the filter line: only what there is."""
    area = {b.hasil.aturan.area for b in baris}
    unit = {b.unit_id: b.unit for b in baris if b.unit_id}
    return [
        ("tingkat", "Tingkat", [("", "Semua tingkat"), *TingkatUji.choices]),
        (
            "area",
            "Tentang",
            [("", "Semua"), *((a.value, a.label) for a in AreaUji if a in area)],
        ),
        (
            "unit",
            "Unit",
            [
                ("", "Semua unit"),
                *sorted(((str(k), v) for k, v in unit.items()), key=lambda x: x[1]),
            ],
        ),
    ]
