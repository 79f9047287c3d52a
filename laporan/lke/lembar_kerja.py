"""PURE. A sheet as rows of a workbook, and back: how the pemda's admin edits it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from kinerja.angka import AngkaError, AngkaTaksaError, baca_angka, format_angka
from kinerja.penolakan import TidakSahError
from laporan.lke.lembar import (
    BagianLKE,
    DimensiLKE,
    KriteriaLKE,
    LembarLKE,
    SubLKE,
    salah_lembar,
)
from laporan.lke.skala_kerja import pita_dari, tingkat_dari

KOLOM = (
    "komponen", "nama_komponen", "bobot_komponen", "sub", "nama_sub", "dimensi", "bobot_sub",
    "kunci", "kriteria", "bukti",
)  # fmt: skip
NAMA_LEMBAR = "lke"
DESIMAL = 4
Isian = tuple[int, Mapping[str, str]]
"""Row number in Excel, and its cells."""


def baris_lembar(lembar: LembarLKE) -> list[dict[str, str]]:
    """One row per criterion."""
    return [
        dict(
            zip(
                KOLOM,
                (
                    komponen.kode, komponen.nama, format_angka(komponen.bobot), s.kode, s.nama,
                    s.dimensi.value, format_angka(s.bobot), k.kunci, k.teks, k.bukti,
                ),
                strict=True,
            )
        )
        for komponen in lembar.komponen
        for s in komponen.sub
        for k in s.kriteria
    ]  # fmt: skip


def susun_dari(
    asal: LembarLKE,
    isi: Iterable[Isian],
    *,
    nama: str,
    mulai_tahun: int,
    tingkat: Iterable[Isian] | None = None,
    pita: Iterable[Isian] | None = None,
) -> LembarLKE:
    """The edited sheet; numbers follow the rows. Grades and predicates that the workbook does not
    hold (None) stay those of `asal`.

    Raises TidakSahError naming what is wrong, and where.
    """
    semua = list(isi)
    baru = replace(
        asal,
        nama=nama,
        mulai_tahun=mulai_tahun,
        komponen=tuple(
            _komponen(list(b)) for _, b in groupby(semua, key=lambda x: x[1].get("komponen", ""))
        ),
        tingkat=asal.tingkat if tingkat is None else tingkat_dari(tingkat),
        pita=asal.pita if pita is None else pita_dari(pita),
    )
    if salah := salah_lembar(baru):
        raise TidakSahError(" ".join(salah))
    return baru


def _komponen(isi: list[Isian]) -> BagianLKE:
    nomor, satu = isi[0]
    return BagianLKE(
        _wajib(nomor, satu, "komponen"),
        _wajib(nomor, satu, "nama_komponen"),
        _sama(isi, "bobot_komponen"),
        tuple(_sub(list(b)) for _, b in groupby(isi, key=lambda x: x[1].get("sub", ""))),
    )


def _sub(isi: list[Isian]) -> SubLKE:
    nomor, satu = isi[0]
    dimensi = _wajib(nomor, satu, "dimensi").casefold()
    if dimensi not in DimensiLKE.values:
        raise TidakSahError(
            f"Baris {nomor}: dimensi “{dimensi}” tidak dikenal; isi keberadaan, kualitas, atau "
            "pemanfaatan."
        )
    return SubLKE(
        _wajib(nomor, satu, "sub"),
        _wajib(nomor, satu, "nama_sub"),
        DimensiLKE(dimensi),
        _sama(isi, "bobot_sub"),
        tuple(
            KriteriaLKE(
                _wajib(n, b, "kunci"), urut, _wajib(n, b, "kriteria"), b.get("bukti", "").strip()
            )
            for urut, (n, b) in enumerate(isi, start=1)
        ),
    )


def _wajib(nomor: int, baris: Mapping[str, str], kolom: str) -> str:
    isi = baris.get(kolom, "").strip()
    if not isi:
        raise TidakSahError(f"Baris {nomor}: kolom {kolom} kosong.")
    return isi


def _sama(isi: list[Isian], kolom: str) -> Decimal:
    """A weight that every row of its group repeats."""
    nilai: Decimal | None = None
    for nomor, baris in isi:
        teks = _wajib(nomor, baris, kolom)
        try:
            angka = baca_angka(teks, desimal=DESIMAL)
        except (AngkaError, AngkaTaksaError):
            raise TidakSahError(f"Baris {nomor}: {kolom} “{teks}” bukan angka.") from None
        if nilai is not None and angka != nilai:
            raise TidakSahError(
                f"Baris {nomor}: {kolom} {format_angka(angka)} berbeda dengan baris di atasnya "
                f"({format_angka(nilai)})."
            )
        nilai = angka
    assert nilai is not None  # a group has a row
    return nilai
