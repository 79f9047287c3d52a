"""BAB III Akuntabilitas Kinerja."""

from laporan.dokumen.unsur import Bab
from laporan.lkjip.susun import (
    akhir_renstra,
    analisis,
    anggaran,
    capaian,
    pelengkap,
    standar_luar,
    tahun_lalu,
)
from laporan.lkjip.susun.dasar import KonteksSusun, judul, tandai


def susun(k: KonteksSusun) -> Bab:
    """The chapter: A.1 to A.8 and B."""
    isi = (
        judul("A. Capaian Kinerja Organisasi"),
        *capaian.susun(k),
        *tandai(tahun_lalu.tahun_sebelumnya(k), "bab3:a2"),
        *tandai(akhir_renstra.akhir_renstra(k), "bab3:a3"),
        *tandai(standar_luar.standar_nasional(k), "bab3:a4"),
        *analisis.penyebab(k),
        *tandai((*analisis.efisiensi(k), *pelengkap.kalimat_sumber_daya(k)), "bab3:a6"),
        *analisis.program(k),
        *tandai(
            (*analisis.rekomendasi(k), *pelengkap.kalimat_tindak_lanjut(k)),
            "bab3:a8_rekomendasi",
            "bab3:a8_simpulan",
        ),
        *tandai(anggaran.susun(k), "bab3:anggaran"),
        *pelengkap.bagian_akhir(k),
    )
    return Bab("AKUNTABILITAS KINERJA", isi, "bab-3")
