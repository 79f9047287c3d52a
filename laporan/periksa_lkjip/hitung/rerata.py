"""PURE. Averages under a table: plain, capped at 100, by weight, or of the means of sasaran."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from kinerja.angka import bulatkan, konteks_hitung, persen
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

_BERTINGKAT = "rata-rata dari rata-rata sasaran"
_RATA = (PeranKolom.CAPAIAN, PeranKolom.SERAPAN, PeranKolom.EFISIENSI, PeranKolom.CAPAIAN_PROGRAM)


def rata(nilai: Sequence[Decimal]) -> Decimal:
    """The mean, unrounded."""
    with konteks_hitung():
        return persen(sum(nilai, Decimal(0)), len(nilai)).scaleb(-2)


def periksa_rerata(
    tabel: Sequence[TabelTerbaca], *, berbobot: bool, bertingkat: bool = False
) -> Iterator[TemuanLkjip]:
    """Rows of averages that none of the customary ways explains. `berbobot`: the report says that
    it weighs them; `bertingkat`: that it takes the means of sasaran. Without the weights, or the
    sasaran of its rows, only an average outside its own rows is wrong.
    """
    for t in tabel:
        for k in t.semua(*_RATA):
            for b in t.baris:
                cetak = b.angka(k) if b.rerata else None
                if cetak is None:
                    continue
                calon = _calon(t, k)
                if not calon or any(cocok(cetak, n) for _, n in calon):
                    continue
                tertutup = berbobot or (bertingkat and t.satu(PeranKolom.SASARAN) is None)
                if tertutup and _di_antara(t, k, cetak.nilai):
                    continue
                nama, nilai = min(calon, key=lambda c: abs(c[1] - cetak.nilai))
                dekat = terpotong(cetak, nilai) or sejangkau(cetak, nilai)
                penyebab = PEMOTONGAN if terpotong(cetak, nilai) else PEMBULATAN
                nilai = nilai if dekat else calon[0][1]
                yield di_sel(
                    "PL13", TingkatTemuan.CATATAN if dekat else TingkatTemuan.GALAT, t, b, k,
                    f"Rata-rata kolom {k.judul} {seperti(cetak, nilai)} "
                    f"({nama if dekat else calon[0][0]}), "
                    f"tetapi tercetak {cetak.teks}.",
                    seharusnya=seperti(cetak, nilai),
                    penyebab=penyebab if dekat else sebab(cetak, nilai),
                )  # fmt: skip


def _calon(t: TabelTerbaca, k: Lajur) -> list[tuple[str, Decimal]]:
    isi = [(b, a) for b in t.baris if b.biasa and (a := b.angka(k))]
    if not isi:
        return []
    nilai = [a.nilai for _, a in isi]
    hasil = [
        ("rata-rata sederhana", rata(nilai)),
        ("yang di atas 100 dihitung 100", rata([min(n, Decimal(100)) for n in nilai])),
    ]
    if bobot := t.satu(PeranKolom.BOBOT):
        timbang = [(a.nilai, w.nilai) for b, a in isi if (w := b.angka(bobot))]
        if timbang and (jumlah := sum((w for _, w in timbang), Decimal(0))):
            with konteks_hitung():
                total = sum((n * w for n, w in timbang), Decimal(0))
                hasil.append(("menurut bobot", persen(total, jumlah).scaleb(-2)))
    if sasaran := t.satu(PeranKolom.SASARAN):
        menurut: dict[str, list[Decimal]] = {}
        kini = ""
        for b, a in isi:
            kini = b.teks(sasaran) or kini
            menurut.setdefault(kini, []).append(a.nilai)
        if 1 < len(menurut) < len(isi):
            for semua in (
                list(menurut.values()),
                [[min(n, Decimal(100)) for n in v] for v in menurut.values()],
            ):
                tengah = [rata(v) for v in semua]
                hasil.append((_BERTINGKAT, rata(tengah)))
                hasil.append((_BERTINGKAT, rata([bulatkan(n, 2) for n in tengah])))
    return hasil


def _di_antara(t: TabelTerbaca, k: Lajur, nilai: Decimal) -> bool:
    isi = [a.nilai for b in t.baris if b.biasa and (a := b.angka(k))]
    return min(isi) <= nilai <= max(isi)
