"""PURE. The entry table of an AKIP score: what was typed, read, checked and added up.

Each component is entered either as printed on the LHE or as its three sub-components; the latter
add up to the component, unrounded.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kinerja.angka import (
    AngkaError,
    AngkaTaksaError,
    baca_angka,
    bulatkan,
    format_angka,
    konteks_hitung,
)
from kinerja.predikat_akip import predikat_dari
from laporan.lhe.nilai import SUB, BagianNilai, Uraian

DESIMAL = 8
"""As the database keeps them."""
BATAS_CETAK = Decimal("0.005")
"""What printing two decimals can take off or add."""
BOBOT_PENUH = Decimal(100)
NILAI_PENUH = Decimal(100)


@dataclass(frozen=True)
class KomponenBaku:
    """A row of the table before anything is typed."""

    kode: str
    nama: str
    bobot: Decimal


#: The components as PermenPANRB 88/2021 names and weighs them.
BAKU = (
    KomponenBaku("A", "Perencanaan Kinerja", Decimal(30)),
    KomponenBaku("B", "Pengukuran Kinerja", Decimal(30)),
    KomponenBaku("C", "Pelaporan Kinerja", Decimal(15)),
    KomponenBaku("D", "Evaluasi Akuntabilitas Kinerja Internal", Decimal(25)),
)


@dataclass(frozen=True)
class KotakNilai:
    """One box of the table: its name in the form, what stands in it, what is wrong with it."""

    nama: str
    label: str
    teks: str
    galat: str = ""


@dataclass
class BarisIsian:
    """One component of the table."""

    komponen: KomponenBaku
    bobot: KotakNilai
    nilai: KotakNilai
    sub: tuple[KotakNilai, ...]
    bagian: BagianNilai | None = None  # as read; None where something is wrong


@dataclass
class IsianNilai:
    """The whole table, as typed and as read."""

    nilai: KotakNilai
    baris: list[BarisIsian]
    galat: list[str] = field(default_factory=list)
    uraian: Uraian | None = None  # None where something is wrong


def baca_isian(kirim: Mapping[str, str], baku: tuple[KomponenBaku, ...]) -> IsianNilai:
    """Read the boxes. Every error is told at once, each next to its box. What is left empty is
    computed; the predicate is that of the regulation.
    """
    akhir, kotak_akhir = _baca(kirim, "nilai", "Nilai akhir pada LHE", NILAI_PENUH)
    baris = [_baris(kirim, k) for k in baku]
    isian = IsianNilai(kotak_akhir, baris)
    semua = [kotak_akhir, *(k for b in baris for k in (b.bobot, b.nilai, *b.sub))]
    isian.galat = [f"{k.label}: {k.galat}" for k in semua if k.galat]
    bagian = tuple(b.bagian for b in baris if b.bagian is not None)
    if isian.galat:
        return isian
    uraian = Uraian(bagian, akhir or Decimal(0), "")
    if akhir is None:
        akhir = bulatkan(uraian.jumlah, 2)
    predikat = predikat_dari(akhir)
    uraian = Uraian(bagian, akhir, predikat.kode if predikat else "")
    if uraian.bobot != BOBOT_PENUH:
        isian.galat.append(
            f"Jumlah bobot {format_angka(uraian.bobot)}, seharusnya {format_angka(BOBOT_PENUH)}."
        )
        return isian
    isian.uraian = uraian
    return isian


def _baris(kirim: Mapping[str, str], k: KomponenBaku) -> BarisIsian:
    bobot, kotak_bobot = _baca(kirim, f"bobot_{k.kode}", f"Bobot {k.nama}", BOBOT_PENUH, wajib=True)
    sub: list[Decimal | None] = []
    kotak: list[KotakNilai] = []
    for nama, porsi in SUB.items():
        with konteks_hitung():
            batas = (bobot if bobot is not None else BOBOT_PENUH) * porsi
        n, satu = _baca(kirim, f"{nama}_{k.kode}", f"{nama.capitalize()} {k.nama}", batas)
        sub.append(n)
        kotak.append(satu)
    ada = tuple(n for n in sub if n is not None)
    kotak = [
        KotakNilai(s.nama, s.label, s.teks, "isi ketiga sub komponen, atau kosongkan ketiganya.")
        if 0 < len(ada) < len(SUB) and not s.teks
        else s
        for s in kotak
    ]
    lengkap = len(ada) == len(SUB)
    nilai, kotak_nilai = _baca(
        kirim,
        f"nilai_{k.kode}",
        f"Nilai {k.nama}",
        bobot if bobot is not None else BOBOT_PENUH,
        wajib=not lengkap and not any(s.teks for s in kotak),
    )
    hasil = BarisIsian(k, kotak_bobot, kotak_nilai, tuple(kotak))
    if bobot is None or any(s.galat for s in (kotak_bobot, kotak_nilai, *kotak)):
        return hasil
    if lengkap:
        with konteks_hitung():
            jumlah = sum(ada, Decimal(0))
        hasil.bagian = BagianNilai(
            k.kode, k.nama, bobot, bulatkan(jumlah, 2) if nilai is None else nilai, ada
        )
        if abs(hasil.bagian.nilai - jumlah) > BATAS_CETAK:
            hasil.bagian = None
            hasil.nilai = KotakNilai(
                kotak_nilai.nama,
                kotak_nilai.label,
                kotak_nilai.teks,
                f"berbeda dengan jumlah sub komponennya, {format_angka(jumlah)}. "
                "Samakan, atau kosongkan agar dihitung.",
            )
    elif nilai is not None:
        hasil.bagian = BagianNilai(k.kode, k.nama, bobot, nilai)
    return hasil


def _baca(
    kirim: Mapping[str, str], nama: str, label: str, batas: Decimal, *, wajib: bool = False
) -> tuple[Decimal | None, KotakNilai]:
    teks = kirim.get(nama, "").strip()
    if not teks:
        return None, KotakNilai(nama, label, teks, "belum diisi." if wajib else "")
    try:
        nilai = _angka(teks)
    except AngkaError as galat:
        return None, KotakNilai(nama, label, teks, str(galat))
    if not 0 <= nilai <= batas:
        pesan = f"{format_angka(nilai)} di luar 0 sampai {_bulat_bila_bulat(batas)}."
        return None, KotakNilai(nama, label, teks, pesan)
    return nilai, KotakNilai(nama, label, teks)


def _angka(teks: str) -> Decimal:
    """The number typed. A score never reaches a thousand, so `5,104` has one reading here."""
    try:
        return baca_angka(teks, desimal=DESIMAL)
    except AngkaTaksaError:
        # Read with a zero more, which is then taken off again.
        return Decimal(f"{baca_angka(f'{teks}0', desimal=DESIMAL):f}"[:-1])


def _bulat_bila_bulat(batas: Decimal) -> str:
    """`3` rather than `3,0`."""
    return format_angka(int(batas) if batas == int(batas) else batas)
