"""PURE. Efisiensi by the agency's own method: the one that most of its rows follow."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from kinerja.angka import persen
from laporan.periksa_lkjip.hitung.tulis import di_sel, seperti
from laporan.periksa_lkjip.penyebab import (
    PEMBULATAN,
    PEMOTONGAN,
    cocok,
    sebab,
    sejangkau,
    terpotong,
)
from laporan.periksa_lkjip.tabel.kolom import Lajur, PeranKolom
from laporan.periksa_lkjip.tabel.susun import TabelTerbaca
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan

Cara = Callable[[Decimal, Decimal], Decimal | None]
CARA: dict[str, Cara] = {
    "100% − serapan": lambda c, s: 100 - s,
    "capaian − serapan": lambda c, s: c - s,
    "capaian ÷ serapan × 100": lambda c, s: persen(c, s) if s else None,
    "serapan ÷ capaian × 100": lambda c, s: persen(s, c) if c else None,
    "(capaian − serapan) ÷ capaian × 100": lambda c, s: persen(c - s, c) if c else None,
}


def metode(tabel: TabelTerbaca) -> tuple[str, Lajur, Lajur, Lajur] | None:
    """The method that most rows follow, with its columns; None where no method explains them."""
    e, s = tabel.satu(PeranKolom.EFISIENSI), tabel.satu(PeranKolom.SERAPAN)
    c = next((k for k in tabel.semua(PeranKolom.CAPAIAN) if e and k.nomor < e.nomor), None)
    if e is None or s is None or c is None:
        return None
    hitung: Counter[str] = Counter()
    banyak = 0
    for b in tabel.baris:
        a = b.angka(c), b.angka(s), b.angka(e)
        if b.rerata or not (a[0] and a[1] and a[2]):
            continue
        banyak += 1
        for nama, cara in CARA.items():
            nilai = cara(a[0].nilai, a[1].nilai)
            hitung[nama] += nilai is not None and (cocok(a[2], nilai) or terpotong(a[2], nilai))
    if not banyak:
        return None
    nama, sesuai = max(hitung.items(), key=lambda x: x[1])
    return (nama, c, s, e) if 2 * sesuai > banyak else None


def periksa_efisiensi(tabel: Sequence[TabelTerbaca]) -> Iterator[TemuanLkjip]:
    """Rows that depart from the method of the others."""
    for t in tabel:
        if (ada := metode(t)) is None:
            continue
        nama, kc, ks, ke = ada
        for b in t.baris:
            c, s, e = b.angka(kc), b.angka(ks), b.angka(ke)
            if b.rerata or c is None or s is None or e is None:
                continue
            nilai = CARA[nama](c.nilai, s.nilai)
            if nilai is None or cocok(e, nilai):
                continue
            rumus_lain = [(n, v) for n, f in CARA.items() if (v := f(c.nilai, s.nilai)) is not None]
            lain = [
                (t.sebut_baris(x), a.nilai) for x in t.baris if x is not b and (a := x.angka(ke))
            ]
            tingkat = TingkatTemuan.GALAT
            penyebab = sebab(e, nilai, rumus_lain=rumus_lain, baris_lain=lain)
            if penyebab == PEMOTONGAN or (sejangkau(e, nilai) and penyebab == PEMBULATAN):
                tingkat = TingkatTemuan.CATATAN
            yield di_sel(
                "PL09", tingkat, t, b, ke,
                f"Capaian {c.teks} dan serapan {s.teks} memberi efisiensi {seperti(e, nilai)} "
                f"(baris lain: {nama}), tetapi tercetak {e.teks}.",
                seharusnya=seperti(e, nilai), penyebab=penyebab,
            )  # fmt: skip
