"""PURE. The report against stored data: figures of one indicator or program, and the totals.

The data come as facts of Tapak's own report of that agency and year, so that a figure is held
against the one that Tapak would print, rounded as it would be.
"""

from collections.abc import Iterator, Sequence

from laporan.periksa_lkjip.banding.antar_tabel import sama, sebut_fakta
from laporan.periksa_lkjip.banding.fakta import CAPAIAN_AKHIR, KINERJA, UANG, Fakta
from laporan.periksa_lkjip.hitung.jumlah import total_tabel
from laporan.periksa_lkjip.hitung.tulis import di_sel, seperti
from laporan.periksa_lkjip.penyebab import sebab, sejangkau, terpotong
from laporan.periksa_lkjip.tabel.kolom import PeranKolom
from laporan.periksa_lkjip.tabel.susun import TabelTerbaca
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan

_DIBANDING = frozenset({*(p.value for p in (*KINERJA, *UANG)), CAPAIAN_AKHIR})


def periksa_data(
    fakta: Fakta, acuan: Fakta, tabel: Sequence[TabelTerbaca]
) -> Iterator[TemuanLkjip]:
    """Every print that the data do not bear out. What only one of the two holds is not told."""
    for kunci, daftar in fakta.menurut.items():
        data = acuan.menurut.get(kunci)
        if data is None or kunci[0] not in _DIBANDING or kunci[3]:
            continue
        for f in daftar:
            if any(sama(f.angka, d.angka) for d in data):
                continue
            benar = data[0].angka
            tahun = [
                (x.tahun, x.angka.nilai)
                for k, d in acuan.menurut.items() for x in d
                if k[:2] == kunci[:2] and k[2] not in (kunci[2], 0)
            ]  # fmt: skip
            kapan = f" tahun {f.tahun}" if f.tahun else ""
            dekat = terpotong(f.angka, benar.nilai) or sejangkau(f.angka, benar.nilai)
            tingkat = TingkatTemuan.CATATAN if dekat else TingkatTemuan.GALAT
            yield di_sel(
                "PL70", tingkat, f.tabel, f.baris, f.kolom,
                f"{f.macam.capitalize()} {sebut_fakta(f, fakta)}{kapan} tercetak {f.angka.teks}, "
                f"tetapi data Tapak memuat {benar.teks}.",
                seharusnya=benar.teks, penyebab=sebab(f.angka, benar.nilai, tahun_lain=tahun),
            )  # fmt: skip
    yield from _total(fakta, acuan, tabel)


def _total(fakta: Fakta, acuan: Fakta, tabel: Sequence[TabelTerbaca]) -> Iterator[TemuanLkjip]:
    """The whole budget of each table that totals it."""
    for peran in (PeranKolom.PAGU, PeranKolom.REALISASI_ANGGARAN):
        data = [n for n, _ in acuan.total.get(peran, [])]
        milik = {sumber for _, sumber in fakta.total.get(peran, [])}
        for t in tabel if data else ():
            k = t.satu(peran)
            b, cetak = total_tabel(t, k) if k and t.sebutan in milik else (None, None)
            if k is None or b is None or cetak is None or cetak.nilai in data:
                continue
            yield di_sel(
                "PL71", TingkatTemuan.GALAT, t, b, k,
                f"Jumlah {peran.value} tercetak {cetak.teks}, tetapi data Tapak memuat "
                f"{seperti(cetak, data[0])}.",
                seharusnya=seperti(cetak, data[0]), penyebab=sebab(cetak, data[0]),
            )  # fmt: skip
