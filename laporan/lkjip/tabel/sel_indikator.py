"""Cells of one indicator's year that say where their figure comes from."""

from dataclasses import replace

from kinerja.angka import KOSONG
from laporan.bahan.bahan import Bahan, BarisIndikator
from laporan.dokumen.asal import kunci_asal
from laporan.dokumen.unsur import Sel
from laporan.lkjip.tabel import sel


def berasal(satu: Sel, jenis: str, b: BarisIndikator) -> Sel:
    """The cell with the key of its origin; one without a figure has none."""
    return berasal_dari(satu, jenis, b.indikator.kode, b.ukuran.tahun)


def berasal_dari(satu: Sel, jenis: str, kode: str, tahun: int, triwulan: int | None = None) -> Sel:
    """The same for an indicator's figure of another year, or of a quarter."""
    if satu.teks in ("", KOSONG):
        return satu
    return replace(satu, asal=kunci_asal(jenis, kode, tahun, triwulan))


def target(b: BarisIndikator) -> Sel:
    """The year's target."""
    return berasal(sel.target(b.ukuran.target, b.bentuk), "target", b)


def realisasi(b: BarisIndikator) -> Sel:
    """The year's realisasi."""
    return berasal(sel.realisasi(b.ukuran, b.bentuk), "realisasi", b)


def capaian(bahan: Bahan, b: BarisIndikator) -> Sel:
    """The year's capaian."""
    return berasal(sel.capaian(b.ukuran, bahan.kebijakan), "capaian", b)


def capaian_berumus(bahan: Bahan, b: BarisIndikator) -> Sel:
    """The same with its workbook formula, in a table that has the target and the realisasi."""
    rumus = sel.rumus_capaian(b.ukuran, bahan.kebijakan)
    return berasal(sel.capaian(b.ukuran, bahan.kebijakan, formula=rumus), "capaian", b)


def kriteria(b: BarisIndikator, teks: str | None = None) -> Sel:
    """The band of the year's capaian."""
    return berasal(sel.teks(b.ukuran.kriteria if teks is None else teks), "kriteria", b)
