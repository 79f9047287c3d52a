"""Appendix: the activities of the rencana aksi in force at the end of the year."""

from collections.abc import Sequence

from kinerja.models import AksiRencana, Indikator
from laporan.bahan.bahan import Bahan
from laporan.dokumen.kalimat import kapital
from laporan.dokumen.unsur import Lampiran, Selembar
from laporan.lkjip.susun.dasar import KonteksSusun, par
from laporan.lkjip.tabel.rencana_aksi import BerSebutan, kegiatan_setahun, sebut_banyak


def kegiatan_berlaku(
    bahan: Bahan, indikator: Sequence[Indikator], triwulan: int = 4
) -> list[BerSebutan]:
    """The activities in force in a quarter for these indicators, in their order. One query."""
    urutan = {i.pk: n for n, i in enumerate(indikator)}
    sebutan = {i.pk: i.sebutan for i in indikator}
    semua = AksiRencana.objects.berlaku(bahan.pd, bahan.tahun, triwulan)
    milik = sorted(
        (a for a in semua if a.indikator_id in urutan),
        key=lambda a: (urutan[a.indikator_id], a.urutan),
    )
    return [(sebutan[a.indikator_id], a) for a in milik]


def susun(k: KonteksSusun) -> tuple[Lampiran, ...]:
    """One appendix where there are activities; nothing else speaks of them."""
    semua = kegiatan_berlaku(k.bahan, [b.indikator for b in k.bahan.baris])
    if not semua:
        return ()
    awal = par(
        f"{kapital(sebut_banyak(semua))} direncanakan pada rencana aksi yang berlaku pada akhir "
        f"tahun {k.tahun}."
    )
    tabel = kegiatan_setahun(semua, k.tahun)
    isi = (Selembar((awal, tabel)),)
    return (Lampiran(f"RENCANA AKSI TAHUN {k.tahun}", isi, "lampiran-rencana-aksi"),)
