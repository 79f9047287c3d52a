"""Appendix: how the year was measured, quarter by quarter."""

from laporan.dokumen.unsur import Isi, Lampiran
from laporan.lkjip.susun.dasar import KonteksSusun
from laporan.lkjip.tabel.pengukuran import pengukuran_triwulan

KUNCI = "lampiran-pengukuran"


def susun(k: KonteksSusun) -> tuple[Lampiran, ...]:
    """One appendix where figures of quarters were entered; a year told as a whole has Tabel 3.2."""
    if not k.per_triwulan:
        return ()
    # Nothing before the wide table: words would leave the heading alone on an upright page.
    tabel = pengukuran_triwulan(k.bahan, k.per_triwulan)
    return (Lampiran(f"PENGUKURAN KINERJA TAHUN {k.tahun}", (tabel,), KUNCI),)


def sistematika(k: KonteksSusun) -> tuple[tuple[str, Isi], ...]:
    """What BAB I says of it."""
    if not k.per_triwulan:
        return ()
    return ((KUNCI, f"memuat pengukuran kinerja setiap triwulan tahun {k.tahun}."),)
