"""PURE. What differs between two frozen agreements, cell by cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kinerja.angka import KOSONG, format_rupiah
from kinerja.periode import format_tanggal_iso

Data = Mapping[str, Any]


class JenisBeda(StrEnum):
    """What happened to a row."""

    TAMBAH = "tambah"
    HAPUS = "hapus"
    UBAH = "ubah"


@dataclass(frozen=True)
class BedaSelPerjanjian:
    """One cell; an en dash stands for nothing."""

    label: str
    lama: str
    baru: str


@dataclass(frozen=True)
class BedaBaris:
    """One row that differs, with the cells that do."""

    bagian: str
    nama: str
    jenis: JenisBeda
    sel: tuple[BedaSelPerjanjian, ...]


_BARIS = {
    "sasaran": "Sasaran",
    "nama": "Indikator",
    "satuan": "Satuan",
    "target": "Target",
    "target_renstra": "Target Renstra",
    "alasan_beda": "Alasan berbeda dengan Renstra",
}


def sama_target(satu: str, lain: str) -> bool:
    """Whether two targets of one indicator promise the same; its polarity already says ≥ or ≤."""
    return satu.lstrip("≥≤ ") == lain.lstrip("≥≤ ")


def beda_data(lama: Data, baru: Data) -> list[BedaBaris]:
    """Everything that differs, in reading order: parties, dates, statement, rows, budget."""
    return [*_kepala(lama, baru), *beda_baris(lama, baru), *beda_mata(lama, baru)]


def _kepala(lama: Data, baru: Data) -> Iterator[BedaBaris]:
    for bagian, nama in (("pihak_pertama", "Pihak pertama"), ("pihak_kedua", "Pihak kedua")):
        sel = _sel(lama[bagian], baru[bagian], {"sebutan": "Jabatan", "nama": "Nama"})
        if sel:
            yield BedaBaris("Pihak", nama, JenisBeda.UBAH, sel)
    waktu = {"tanggal": "Tanggal perjanjian", "berlaku_mulai": "Berlaku mulai"}
    sel = _sel(
        {k: format_tanggal_iso(lama[k]) for k in waktu},
        {k: format_tanggal_iso(baru[k]) for k in waktu},
        waktu,
    )
    if sel:
        yield BedaBaris("Waktu", "Tanggal", JenisBeda.UBAH, sel)
    if list(lama["pernyataan"]) != list(baru["pernyataan"]):
        isi = (
            BedaSelPerjanjian("Teks", "\n".join(lama["pernyataan"]), "\n".join(baru["pernyataan"])),
        )
        yield BedaBaris("Pernyataan", "Pernyataan", JenisBeda.UBAH, isi)


def beda_baris(lama: Data, baru: Data) -> Iterator[BedaBaris]:
    """Rows of sasaran and indikator: found again by the indicator, else by their words."""
    dulu, kini = _menurut_kunci(lama["baris"]), _menurut_kunci(baru["baris"])
    yield from _banding("Sasaran dan indikator", dulu, kini, _BARIS, "nama")


def beda_mata(lama: Data, baru: Data) -> Iterator[BedaBaris]:
    """Budget nodes by their code, and the total."""

    def isi(data: Data) -> dict[str, dict[str, str]]:
        return {
            m["kode"]: {
                "sebutan": f"{m['kode']} {m['nama']}",
                "nama": m["nama"],
                "anggaran": format_rupiah(m["anggaran"]),
            }
            for m in data["anggaran"]["mata"]
        }

    kolom = {"nama": "Nama", "anggaran": "Anggaran"}
    yield from _banding("Anggaran", isi(lama), isi(baru), kolom, "sebutan")
    a, b = (format_rupiah(d["anggaran"]["jumlah"]) for d in (lama, baru))
    if a != b:
        sel = (BedaSelPerjanjian("Anggaran", a, b),)
        yield BedaBaris("Anggaran", "Jumlah anggaran", JenisBeda.UBAH, sel)


def _menurut_kunci(baris: Sequence[Data]) -> dict[str, Data]:
    return {b["indikator"] or f"{b['sasaran']}\n{b['nama']}": b for b in baris}


def _banding(
    bagian: str,
    dulu: Mapping[str, Data],
    kini: Mapping[str, Data],
    kolom: Mapping[str, str],
    sebutan: str,
) -> Iterator[BedaBaris]:
    for kunci in dict.fromkeys([*kini, *dulu]):
        a, b = dulu.get(kunci), kini.get(kunci)
        if a is None and b is not None:
            jenis = JenisBeda.TAMBAH
        elif b is None:
            jenis = JenisBeda.HAPUS
        else:
            jenis = JenisBeda.UBAH
        sel = _sel(a or {}, b or {}, kolom)
        if sel:
            nama = str((b or a or {}).get(sebutan) or (b or a or {}).get("sasaran", ""))
            yield BedaBaris(bagian, nama, jenis, sel)


def _sel(lama: Data, baru: Data, kolom: Mapping[str, str]) -> tuple[BedaSelPerjanjian, ...]:
    return tuple(
        BedaSelPerjanjian(label, lama.get(k) or KOSONG, baru.get(k) or KOSONG)
        for k, label in kolom.items()
        if (lama.get(k) or "") != (baru.get(k) or "")
    )
