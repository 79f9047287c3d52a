"""BAB III Akuntabilitas Kinerja."""

from laporan.dokumen import Bab
from laporan.susun import analisis, anggaran, capaian, perbandingan
from laporan.susun.dasar import Konteks, judul


def susun(k: Konteks) -> Bab:
    """The chapter: A.1 to A.8 and B."""
    isi = (
        judul("A. Capaian Kinerja Organisasi"),
        *capaian.susun(k),
        *perbandingan.tahun_sebelumnya(k),
        *perbandingan.akhir_renstra(k),
        *perbandingan.standar_nasional(k),
        *analisis.penyebab(k),
        *analisis.efisiensi(k),
        *analisis.program(k),
        *analisis.rekomendasi(k),
        *anggaran.susun(k),
    )
    return Bab("AKUNTABILITAS KINERJA", isi, "bab-3")
