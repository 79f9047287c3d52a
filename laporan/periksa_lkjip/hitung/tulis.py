"""PURE. A finding at a cell: where it stands, and how figures are written in it."""

from decimal import Decimal

from kinerja.angka import bulatkan, format_angka
from laporan.periksa_lkjip.angka_cetak import AngkaCetak
from laporan.periksa_lkjip.tabel.kolom import Lajur
from laporan.periksa_lkjip.tabel.susun import BarisTerbaca, TabelTerbaca
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan


def seperti(cetak: AngkaCetak | None, nilai: Decimal) -> str:
    """A figure written as the printed one is: `%`, `Rp`, decimals."""
    if cetak is None:
        return format_angka(nilai, None)
    desimal = max(cetak.desimal, 0)
    if cetak.persen or (nilai % 1 and desimal < 2):
        desimal = max(desimal, 2 if nilai % 1 else 0)
    teks = format_angka(bulatkan(nilai, desimal), desimal)
    return f"{'Rp' if cetak.rupiah else ''}{teks}{'%' if cetak.persen else ''}"


def di_sel(
    kode: str,
    tingkat: TingkatTemuan,
    tabel: TabelTerbaca,
    baris: BarisTerbaca,
    kolom: Lajur,
    pesan: str,
    *,
    seharusnya: str = "",
    penyebab: str = "",
) -> TemuanLkjip:
    """A finding at one cell of a table."""
    isi = [s for s in (" ".join(x.split()) for x in baris.sel) if s]
    return TemuanLkjip(
        kode,
        tingkat,
        pesan,
        baris.tempat,
        tabel.nomor or tabel.judul[:60],
        tabel.sebut_baris(baris),
        kolom.judul,
        baris.teks(kolom),
        seharusnya,
        penyebab,
        " · ".join(isi)[:600],
        baris.nomor,
        kolom.nomor,
    )
