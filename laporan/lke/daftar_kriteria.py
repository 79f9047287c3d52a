"""PURE. The criteria of the sheet with what answers each of them: from the rules themselves, so
that the list cannot say what the code does not do.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.pilihan import PilihanBerlabel
from laporan.lke.aturan import ATURAN
from laporan.lke.fakta import FaktaSakip
from laporan.lke.lembar import LembarLKE, nomor_kriteria


class CaraJawab(PilihanBerlabel):
    """How far the data go."""

    DATA = "data", "Data Tapak"
    SEBAGIAN = "sebagian", "Sebagian: faktanya disebut"
    PENGISI = "pengisi", "Pengisi"


@dataclass(frozen=True)
class BarisDaftar:
    """One criterion."""

    nomor: str
    kunci: str
    teks: str
    cara: CaraJawab
    menurut: str


def cara_jawab(kunci: str) -> CaraJawab:
    """By the rule: it answers, it tells a fact, or there is none."""
    if kunci not in ATURAN:
        return CaraJawab.PENGISI
    # Of nothing at all a rule that answers says no; one that does not says nothing.
    menjawab = ATURAN[kunci](FaktaSakip(2025)).jawaban is not None
    return CaraJawab.DATA if menjawab else CaraJawab.SEBAGIAN


def daftar_kriteria(lembar: LembarLKE) -> Iterator[BarisDaftar]:
    """Every criterion of a sheet, in its order."""
    for s, k in lembar.kriteria:
        cara = cara_jawab(k.kunci)
        menurut = k.bukti if cara is CaraJawab.PENGISI else MENURUT[k.kunci]
        yield BarisDaftar(nomor_kriteria(s, k), k.kunci, k.teks, cara, menurut)


def tabel_markdown(lembar: LembarLKE) -> str:
    """The list as the documentation shows it."""
    baris = list(daftar_kriteria(lembar))
    jumlah = [f"{c.label} ({sum(b.cara is c for b in baris)})" for c in CaraJawab]
    return "\n".join(
        (
            f"{lembar.nama}: {len(baris)} kriteria. {'; '.join(jumlah)}.",
            "",
            "| Nomor | Kriteria | Dijawab | Menurut |",
            "|---|---|---|---|",
            *(f"| {b.nomor} | {b.teks} | {b.cara.label} | {b.menurut} |" for b in baris),
        )
    )


#: Criterion → what its rule reads.
MENURUT: dict[str, str] = {
    "rencana_jangka_menengah": "Renstra, tujuan, dan sasaran pada pohon kinerja",
    "rencana_jangka_pendek": "PK jabatan struktural yang ditandatangani kedua pihak; IKU",
    "rencana_aktivitas": "rencana aksi yang disetujui dan target triwulannya",
    "rencana_anggaran": "pagu tahun itu",
    "rencana_formal": "PK yang ditandatangani",
    "rencana_terbit": "tanggal tanda tangan PK",
    "rencana_kebutuhan": "tujuan, sasaran, dan IKU pada pohon kinerja",
    "rumusan_hasil": "kata pertama tujuan dan sasaran: kondisi, bukan kegiatan",
    "indikator_smart": "definisi, formulasi, satuan, sumber, penanggung jawab setiap indikator",
    "iku_berkelanjutan": "IKU yang juga IKU pada tahun sebelumnya",
    "target_realistis": "target dibanding realisasi tahun sebelumnya dan target Renstra",
    "penjenjangan": "sasaran yang tersambung ke jenjang di atas dan di bawahnya",
    "lintas_bidang": "crosscutting pada sasaran strategis",
    "unit_merencanakan": "unit kerja yang mempunyai PK yang ditandatangani",
    "anggaran_mengacu": "anggaran di bawah setiap sasaran strategis",
    "aktivitas_mendukung": "rencana aksi yang disetujui; target triwulan setiap indikator sasaran",
    "target_tercapai": "capaian tahun sebelumnya, sedikitnya 76%",
    "rencana_aksi_dinamis": "triwulan dengan upaya perbaikan atau tindak lanjut tertulis",
    "rencana_diperbaiki": "versi rencana aksi; rekomendasi LHE yang selesai",
    "rencana_disempurnakan": "IKU yang sama; versi anggaran",
    "unit_berkomitmen": "PK unit kerja; isian yang diajukan sebelum ditutup",
    "definisi_operasional": "kamus indikator",
    "mekanisme_data": "isian yang diverifikasi orang lain",
    "pimpinan_terlibat": "triwulan yang disahkan kepala",
    "data_relevan": "variabel atau sumber data setiap indikator",
    "data_berbukti": "data dukung setiap indikator yang dilaporkan",
    "ukur_berkala": "triwulan yang disahkan; isian yang diajukan sebelum ditutup",
    "pantau_berjenjang": "isian yang diverifikasi orang lain daripada pengajunya",
    "data_aplikasi": "isian yang dimasukkan orang, bukan pemuatan data",
    "ukur_aplikasi": "capaian yang dihitung Tapak",
    "dasar_tunjangan": "triwulan yang disahkan",
    "dasar_strategi": "triwulan dengan upaya perbaikan atau tindak lanjut tertulis",
    "dasar_kebijakan": "triwulan dengan upaya perbaikan atau tindak lanjut tertulis",
    "dasar_aktivitas": "versi rencana aksi",
    "dasar_anggaran": "versi anggaran: pergeseran dan perubahan",
    "efisiensi_anggaran": "efisiensi setiap indikator",
    "unit_peduli_ukur": "isian yang diajukan sebelum ditutup; tindak lanjut tertulis",
    "lapor_tersusun": "LKjIP yang final",
    "lapor_berkala": "triwulan yang disahkan",
    "lapor_formal": "persetujuan kepala atas LKjIP",
    "lapor_direviu": "reviu Inspektorat",
    "lapor_terbit": "tanggal dan alamat publikasi yang dicatat",
    "lapor_tepat_waktu": "tanggal penyampaian; batasnya hari terakhir Februari",
    "lapor_standar": "isi bagian A.1 sampai A.7",
    "lapor_lengkap": "realisasi setiap indikator PK",
    "banding_target": "target dan realisasi setiap indikator",
    "banding_menengah": "target akhir Renstra setiap indikator",
    "banding_tahun": "realisasi tahun sebelumnya setiap indikator",
    "banding_nasional": "pembanding luar, cukup pada sebagian indikator",
    "lapor_kualitas": "faktor pendukung, penghambat, atau upaya setiap indikator",
    "lapor_efisiensi": "efisiensi setiap indikator beranggaran",
    "lapor_perbaikan": "upaya atau rencana tindak lanjut setiap indikator di bawah target",
    "lapor_pimpinan": "persetujuan kepala atas LKjIP",
    "lapor_aktivitas": "rencana tindak lanjut yang selesai",
    "lapor_anggaran": "versi anggaran",
    "lapor_evaluasi": "reviu Inspektorat",
    "lapor_perencanaan": "rencana tindak lanjut yang selesai; target tahun evaluasi",
    "evaluasi_seluruh": "nilai LHE setiap perangkat daerah",
    "evaluasi_berjenjang": "tahap yang menjawab LKE tahun sebelumnya",
    "evaluasi_standar": "komponen dan bobot LHE",
    "evaluasi_mendalam": "catatan evaluator pada kriteria",
    "evaluasi_seluruh_unit": "nilai LHE setiap perangkat daerah",
    "evaluasi_aplikasi": "LKE yang dibuka pada Tapak",
    "rekomendasi_tuntas": "rekomendasi LHE yang selesai",
    "sakip_meningkat": "nilai AKIP dua tahun",
    "evaluasi_perbaikan": "rekomendasi LHE yang selesai",
    "evaluasi_efisiensi": "efisiensi setiap indikator",
    "kinerja_meningkat": "capaian dua tahun setiap indikator",
}
