"""PURE. What a derived figure was made of, as the rules on entries look at it."""

from decimal import Decimal

from kinerja.isian.pecahan import pembilang_penyebut
from kinerja.turunan import IsianVariabel, Turunan
from kinerja.uji.ketikan.dasar import NilaiDiperiksa

Sisi = tuple[tuple[str, Decimal], tuple[str, Decimal]]


def sisi_turunan(formula: str, turunan: Turunan) -> Sisi | None:
    """Name and value of numerator and denominator; None where the formula is no percentage."""
    if not formula:
        return None
    nilai: dict[str, Decimal | None] = {}
    nama: dict[str, str] = {}
    antre = list(turunan.variabel)
    while antre:
        satu = antre.pop()
        nilai[satu.kode], nama[satu.kode] = satu.nilai, satu.nama
        antre.extend(satu.bagian)
    return pembilang_penyebut(formula, nilai, nama)


def variabel_terketik(variabel: tuple[IsianVariabel, ...]) -> list[NilaiDiperiksa]:
    """What was typed: sums of parts are left out."""
    hasil: list[NilaiDiperiksa] = []
    for v in variabel:
        bagian = variabel_terketik(v.bagian) if v.bagian else []
        hasil += bagian or [NilaiDiperiksa(v.nama, v.satuan, v.nilai)]
    return hasil
