"""Every table of the LKjIP, built once; page, PDF, workbook and JSON print the same."""

from collections.abc import Callable

from laporan.bahan.bahan import Bahan
from laporan.dokumen.unsur import Tabel
from laporan.lkjip.tabel.anggaran import (
    analisis_program,
    anggaran_sasaran,
    efisiensi,
    jenis_belanja,
    realisasi_anggaran,
)
from laporan.lkjip.tabel.capaian import (
    akhir_renstra,
    capaian,
    capaian_sasaran,
    skala,
    standar_nasional,
    tahun_sebelumnya,
)
from laporan.lkjip.tabel.evaluasi import nilai_akip, rekomendasi_lhe
from laporan.lkjip.tabel.gambaran import gambaran_kriteria, gambaran_utama
from laporan.lkjip.tabel.keterkaitan import iku_program, keselarasan, lintas_unit
from laporan.lkjip.tabel.organisasi import kepegawaian, masalah
from laporan.lkjip.tabel.pelengkap import (
    prestasi,
    rencana_tindak,
    sumber_daya,
    tindak_lanjut_lalu,
)
from laporan.lkjip.tabel.perencanaan import perjanjian_kinerja, tujuan_sasaran

#: kunci → builder, in the order of the report. capaian_sasaran gives one table per sasaran
#: strategis, with kunci "capaian_sasaran:KODE".
TABEL: dict[str, Callable[[Bahan], list[Tabel]]] = {
    "gambaran_utama": gambaran_utama,
    "gambaran_kriteria": gambaran_kriteria,
    "kepegawaian": kepegawaian,
    "masalah": masalah,
    "tujuan_sasaran": tujuan_sasaran,
    "perjanjian_kinerja": perjanjian_kinerja,
    "iku_program": iku_program,
    "lintas_unit": lintas_unit,
    "keselarasan": keselarasan,
    "skala": skala,
    "capaian": capaian,
    "tahun_sebelumnya": tahun_sebelumnya,
    "akhir_renstra": akhir_renstra,
    "standar_nasional": standar_nasional,
    "capaian_sasaran": capaian_sasaran,
    "efisiensi": efisiensi,
    "analisis_program": analisis_program,
    "rekomendasi_lhe": rekomendasi_lhe,
    "nilai_akip": nilai_akip,
    "jenis_belanja": jenis_belanja,
    "realisasi_anggaran": realisasi_anggaran,
    "anggaran_sasaran": anggaran_sasaran,
    "sumber_daya": sumber_daya,
    "tindak_lanjut_lalu": tindak_lanjut_lalu,
    "prestasi": prestasi,
    "rencana_tindak": rencana_tindak,
}
