"""PURE. A figure in another unit than its row says: a percentage in a row of documents."""

import re
from collections.abc import Iterator, Sequence

from laporan.periksa_lkjip.angka_cetak import AngkaCetak
from laporan.periksa_lkjip.hitung.tulis import di_sel
from laporan.periksa_lkjip.tabel.kolom import PeranKolom
from laporan.periksa_lkjip.tabel.susun import BarisTerbaca, TabelTerbaca
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan

_PERSEN = re.compile(r"%|persen", re.IGNORECASE)
_BERUBAH = re.compile(r"satuan", re.IGNORECASE)
"""A remark of the row that speaks of its unit: it was another one then."""


def periksa_satuan_sel(tabel: Sequence[TabelTerbaca]) -> Iterator[TemuanLkjip]:
    """Targets and realisasi with a `%` where the row's unit is none, or without where it is."""
    for t in tabel:
        satuan = t.satu(PeranKolom.SATUAN)
        if satuan is None:
            continue
        kolom = t.semua(PeranKolom.TARGET, PeranKolom.TARGET_AKHIR, PeranKolom.REALISASI)
        for b in t.baris:
            if not b.biasa or not (sebut := b.teks(satuan)) or _dijelaskan(t, b):
                continue
            isi = [(k, a) for k in kolom if (a := b.angka(k))]
            salah = [(k, a) for k, a in isi if _lain(a, sebut)]
            if not salah or len(salah) == len(isi) > 1:
                continue  # the unit column is the odd one, or says more than a unit
            for k, a in salah:
                yield di_sel(
                    "PL16", TingkatTemuan.PERINGATAN, t, b, k,
                    f"Satuan baris ini {sebut}, tetapi tercetak {a.teks}.",
                    seharusnya=sebut, penyebab="Satuan lain",
                )  # fmt: skip


def _lain(a: AngkaCetak, satuan: str) -> bool:
    if _PERSEN.search(satuan):
        return bool(a.satuan) and not a.persen and not _PERSEN.search(a.satuan)
    return a.persen


def _dijelaskan(t: TabelTerbaca, b: BarisTerbaca) -> bool:
    """Whether a remark of the row speaks of its unit."""
    return any(_BERUBAH.search(b.teks(k)) for k in t.kolom if k.peran is PeranKolom.LAIN)
