"""PURE. Scores of an AKIP evaluation: no component above its weight, the predicate by its score."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kinerja.angka import format_angka
from laporan.periksa_lkjip.hitung.tulis import di_sel
from laporan.periksa_lkjip.tabel.kolom import PeranKolom
from laporan.periksa_lkjip.tabel.susun import TabelTerbaca
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan

#: PermenPANRB 88/2021: above the bound, the last from 0.
PREDIKAT = (("AA", 90), ("A", 80), ("BB", 70), ("B", 60), ("CC", 50), ("C", 30), ("D", -1))


def predikat_akip(nilai: Decimal) -> str:
    """The predicate of a score by PermenPANRB 88/2021."""
    return next(p for p, batas in PREDIKAT if nilai > batas)


def periksa_nilai_akip(tabel: Sequence[TabelTerbaca]) -> Iterator[TemuanLkjip]:
    """Components and predicate of every evaluation table."""
    for t in tabel:
        bobot, nilai = t.satu(PeranKolom.BOBOT), t.satu(PeranKolom.NILAI)
        if bobot is None or nilai is None:
            continue
        akhir: Decimal | None = None
        for b in t.baris:
            w, n = b.angka(bobot), b.angka(nilai)
            if w and n and n.nilai > w.nilai and not n.persen:
                yield di_sel(
                    "PL14", TingkatTemuan.GALAT, t, b, nilai,
                    f"Nilai {n.teks} melebihi bobotnya, {w.teks}.",
                    seharusnya=f"paling tinggi {w.teks}",
                )  # fmt: skip
            if n and (b.jumlah or "nilai" in " ".join(b.sel).lower()):
                akhir = n.nilai
            teks = b.teks(nilai).strip("* ").upper()
            if akhir is None or not re.fullmatch("AA|A|BB|B|CC|C|D", teks):
                continue
            if teks != (harap := predikat_akip(akhir)):
                yield di_sel(
                    "PL15", TingkatTemuan.GALAT, t, b, nilai,
                    f"Nilai {format_angka(akhir)} menurut PermenPANRB 88/2021 berpredikat {harap}, "
                    f"tetapi tercetak {teks}.",
                    seharusnya=harap,
                )  # fmt: skip
