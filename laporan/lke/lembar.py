"""PURE. The evaluation sheet as data: components, sub-components, criteria, grades, predicates.

A criterion is named by its own `kunci`, never by its number: sources print 1.b.5 and 1.b.6 in
either order. Source of the supplied sheet: PermenPANRB 88/2021.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from kinerja.angka import desimal_tersimpan, format_angka, konteks_hitung
from kinerja.pilihan import PilihanBerlabel
from kinerja.predikat_akip import PREDIKAT_AKIP
from laporan.models.tahap_lke import LingkupLKE

BOBOT_SELURUHNYA = Decimal(100)
SETENGAH = Decimal("0.5")


class DimensiLKE(PilihanBerlabel):
    """What the criteria of a sub-component ask about."""

    KEBERADAAN = "keberadaan", "Keberadaan"
    KUALITAS = "kualitas", "Kualitas"
    PEMANFAATAN = "pemanfaatan", "Pemanfaatan"


@dataclass(frozen=True)
class KriteriaLKE:
    """One criterion; `nomor` is how it is printed within its sub-component."""

    kunci: str
    nomor: int
    teks: str
    bukti: str = ""


@dataclass(frozen=True)
class SubLKE:
    """One sub-component: the level at which a grade is given."""

    kode: str
    nama: str
    dimensi: DimensiLKE
    bobot: Decimal
    kriteria: tuple[KriteriaLKE, ...]


@dataclass(frozen=True)
class BagianLKE:
    """One component."""

    kode: str
    nama: str
    bobot: Decimal
    sub: tuple[SubLKE, ...]


@dataclass(frozen=True)
class TingkatLKE:
    """One grade: what it is worth of the weight, and the share of criteria that it needs, above
    `di_atas` (None: exactly `sampai`) up to `sampai` percent.
    """

    kode: str
    persen: Decimal
    di_atas: Decimal | None
    sampai: Decimal
    syarat: Mapping[str, str] = field(default_factory=dict)

    def memuat(self, bagian: Decimal) -> bool:
        """Whether this share of met criteria belongs to the grade."""
        if self.di_atas is None:
            return bagian == self.sampai
        if self.sampai == BOBOT_SELURUHNYA:  # "> 75 % up to 100 %": all of them is a higher grade
            return self.di_atas < bagian < self.sampai
        return self.di_atas < bagian <= self.sampai


@dataclass(frozen=True)
class PitaLKE:
    """One predicate: scores above `di_atas` (None: from 0) up to `sampai`."""

    kode: str
    sebutan: str
    di_atas: Decimal | None
    sampai: Decimal


PITA_BAKU = tuple(PitaLKE(p.kode, p.sebutan, p.di_atas, p.sampai) for p in PREDIKAT_AKIP)


@dataclass(frozen=True)
class LembarLKE:
    """A sheet, of the years from `mulai_tahun` on until a later one takes its place."""

    kode: str
    nama: str
    dasar: str
    lingkup: LingkupLKE
    mulai_tahun: int
    komponen: tuple[BagianLKE, ...]
    tingkat: tuple[TingkatLKE, ...]
    pita: tuple[PitaLKE, ...] = PITA_BAKU
    sebagian: Decimal = SETENGAH
    """What a criterion that is met in part counts."""

    @property
    def sub(self) -> Iterator[SubLKE]:
        """All sub-components, in order."""
        for k in self.komponen:
            yield from k.sub

    @property
    def kriteria(self) -> Iterator[tuple[SubLKE, KriteriaLKE]]:
        """All criteria with their sub-component, in order."""
        for s in self.sub:
            for k in s.kriteria:
                yield s, k

    @property
    def banyak(self) -> int:
        """How many criteria there are."""
        return sum(len(s.kriteria) for s in self.sub)

    def cari(self, kunci: str) -> tuple[SubLKE, KriteriaLKE] | None:
        """A criterion by its key."""
        return next(((s, k) for s, k in self.kriteria if k.kunci == kunci), None)

    def komponen_dari(self, sub: str) -> BagianLKE | None:
        """The component of a sub-component."""
        return next((k for k in self.komponen if any(s.kode == sub for s in k.sub)), None)

    def menurut_kode(self, tingkat: str) -> TingkatLKE | None:
        """A grade by its code."""
        return next((t for t in self.tingkat if t.kode == tingkat), None)

    def predikat(self, nilai: Decimal) -> PitaLKE | None:
        """The predicate of an unrounded score; None outside 0 … 100."""
        if not 0 <= nilai <= BOBOT_SELURUHNYA:
            return None
        urut = sorted(self.pita, key=lambda p: p.sampai, reverse=True)
        return next((p for p in urut if p.di_atas is None or nilai > p.di_atas), None)


def nomor_kriteria(sub: SubLKE, kriteria: KriteriaLKE) -> str:
    """`1.b.5`, as it is printed."""
    return f"{sub.kode}.{kriteria.nomor}"


def salah_lembar(lembar: LembarLKE) -> list[str]:
    """What makes a sheet unusable, in words; empty for one that can be used."""
    hasil = [*_bobot(lembar), *_kembar(lembar), *_pita(lembar)]
    if not any(lembar.kriteria):
        hasil.append("Lembar belum memuat kriteria.")
    hasil += [f"Sub komponen {s.kode} belum memuat kriteria." for s in lembar.sub if not s.kriteria]
    hasil += [
        f"Teks kriteria {nomor_kriteria(s, k)} kosong."
        for s, k in lembar.kriteria
        if not k.teks.strip()
    ]
    return hasil


def _bobot(lembar: LembarLKE) -> Iterator[str]:
    with konteks_hitung():
        jumlah = sum((k.bobot for k in lembar.komponen), Decimal(0))
        if jumlah != BOBOT_SELURUHNYA:
            yield f"Jumlah bobot komponen {format_angka(jumlah)}, seharusnya 100."
        for k in lembar.komponen:
            isi = sum((s.bobot for s in k.sub), Decimal(0))
            if isi != k.bobot:
                yield (
                    f"Jumlah bobot sub komponen {k.nama} {format_angka(isi)}, "
                    f"seharusnya {format_angka(k.bobot)}."
                )
    for s in lembar.sub:
        if s.bobot <= 0:
            yield f"Bobot sub komponen {s.kode} harus lebih besar dari 0."


def _kembar(lembar: LembarLKE) -> Iterator[str]:
    for sebutan, semua in (
        ("Kunci kriteria", [k.kunci for _, k in lembar.kriteria]),
        ("Kode sub komponen", [s.kode for s in lembar.sub]),
        ("Kode komponen", [k.kode for k in lembar.komponen]),
        ("Tingkat jawaban", [t.kode for t in lembar.tingkat]),
        ("Nomor kriteria", [nomor_kriteria(s, k) for s, k in lembar.kriteria]),
    ):
        yield from (f"{sebutan} “{n}” ditulis lebih dari sekali." for n in _ganda(semua))


def _ganda(semua: Iterable[str]) -> list[str]:
    return sorted(nama for nama, n in Counter(semua).items() if n > 1)


def _pita(lembar: LembarLKE) -> Iterator[str]:
    """The predicates cover 0 … 100 without a hole or an overlap."""
    batas = BOBOT_SELURUHNYA
    for p in sorted(lembar.pita, key=lambda p: p.sampai, reverse=True):
        if p.sampai != batas:
            yield f"Predikat {p.kode} berakhir pada {format_angka(p.sampai)}, bukan {batas}."
        batas = p.di_atas if p.di_atas is not None else Decimal(0)
    if batas != 0 or not lembar.pita:
        yield "Predikat tidak mencakup nilai 0."
    if not any(t.persen == 0 for t in lembar.tingkat):
        yield "Tingkat jawaban tidak memuat nilai 0."


# --- stored form ---------------------------------------------------------------------------------


def ke_data(lembar: LembarLKE) -> dict[str, Any]:
    """As it is stored."""
    return {
        "kode": lembar.kode,
        "nama": lembar.nama,
        "dasar": lembar.dasar,
        "lingkup": str(lembar.lingkup),
        "mulai_tahun": lembar.mulai_tahun,
        "sebagian": str(lembar.sebagian),
        "komponen": [
            {
                "kode": k.kode,
                "nama": k.nama,
                "bobot": str(k.bobot),
                "sub": [
                    {
                        "kode": s.kode,
                        "nama": s.nama,
                        "dimensi": str(s.dimensi),
                        "bobot": str(s.bobot),
                        "kriteria": [[x.kunci, x.nomor, x.teks, x.bukti] for x in s.kriteria],
                    }
                    for s in k.sub
                ],
            }
            for k in lembar.komponen
        ],
        "tingkat": [
            [t.kode, str(t.persen), _teks(t.di_atas), str(t.sampai), dict(t.syarat)]
            for t in lembar.tingkat
        ],
        "pita": [[p.kode, p.sebutan, _teks(p.di_atas), str(p.sampai)] for p in lembar.pita],
    }


def dari_data(data: Mapping[str, Any]) -> LembarLKE:
    """Read the stored form."""
    return LembarLKE(
        data["kode"],
        data["nama"],
        data["dasar"],
        LingkupLKE(data["lingkup"]),
        data["mulai_tahun"],
        tuple(
            BagianLKE(
                k["kode"],
                k["nama"],
                Decimal(k["bobot"]),
                tuple(
                    SubLKE(
                        s["kode"],
                        s["nama"],
                        DimensiLKE(s["dimensi"]),
                        Decimal(s["bobot"]),
                        tuple(KriteriaLKE(*x) for x in s["kriteria"]),
                    )
                    for s in k["sub"]
                ),
            )
            for k in data["komponen"]
        ),
        tuple(
            TingkatLKE(kode, Decimal(persen), desimal_tersimpan(di_atas), Decimal(sampai), syarat)
            for kode, persen, di_atas, sampai, syarat in data["tingkat"]
        ),
        tuple(
            PitaLKE(kode, sebutan, desimal_tersimpan(di_atas), Decimal(sampai))
            for kode, sebutan, di_atas, sampai in data["pita"]
        ),
        Decimal(data["sebagian"]),
    )


def _teks(nilai: Decimal | None) -> str | None:
    return None if nilai is None else str(nilai)
