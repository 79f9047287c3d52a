"""A.4: the drawing of realisasi beside outside figures."""

from laporan.bahan.bahan import Bahan, BarisIndikator
from laporan.cetak.grafik.banding import BatangBanding, KelompokBanding, batang_banding
from laporan.dokumen.unsur import Blok, Gambar, Rujukan
from laporan.lkjip.susun.dasar import KonteksSusun, par

KELOMPOK_SEGAMBAR = 8
"""Indicators of one drawing, so that it stays on a page."""


def gambar_banding(k: KonteksSusun) -> tuple[Blok, ...]:
    """One drawing for so many indicators as a page holds; nothing where nothing can be drawn."""
    kelompok = [x for b in k.bahan.baris if (x := kelompok_banding(k.bahan, b)) is not None]
    bagian = [
        kelompok[n : n + KELOMPOK_SEGAMBAR] for n in range(0, len(kelompok), KELOMPOK_SEGAMBAR)
    ]
    if not bagian:
        return ()
    gambar: list[Blok] = []
    for n, isi in enumerate(bagian, start=1):
        ekor = f" (Bagian {n})" if len(bagian) > 1 else ""
        judul = f"Realisasi Tahun {k.tahun} di Samping Angka Pembanding{ekor}"
        gambar.append(
            Gambar(
                "banding" if n == 1 else f"banding:{n}",
                judul,
                batang_banding(isi, judul=judul),
                "; ".join(
                    f"{x.judul}: {', '.join(f'{b.label} {b.teks}' for b in x.batang)}" for x in isi
                ),
            )
        )
    return (par("Perbandingannya digambarkan pada ", Rujukan("banding"), "."), *gambar)


def kelompok_banding(bahan: Bahan, b: BarisIndikator) -> KelompokBanding | None:
    """The bars of one indicator; None without a whole realisasi, for predicates and below zero."""
    luar = bahan.pembanding.get(b.indikator.pk, [])
    nilai = b.ukuran.realisasi
    if not luar or nilai is None or not b.ukuran.lengkap or b.bentuk.predikat is not None:
        return None
    if nilai < 0 or any(p.nilai < 0 for p in luar):
        return None
    return KelompokBanding(
        b.indikator.sebutan,
        (
            BatangBanding(f"Realisasi {bahan.tahun}", nilai, b.ukuran.realisasi_teks, sendiri=True),
            *(BatangBanding(p.sebutan, p.nilai, b.bentuk.tampil(p.nilai)) for p in luar),
        ),
    )
