"""PURE. The checklist of the reviu, in our own words. Source: PermenPANRB 53/2014, Lampiran III."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Butir:
    """One statement: its code, the words, and the section of the report where it is checked."""

    kode: str
    pernyataan: str
    seksi: str = ""

    @property
    def kelompok(self) -> str:
        """`I`, `II` or `III`."""
        return self.kode.partition(".")[0]


KELOMPOK = {
    "I": "Format",
    "II": "Mekanisme penyusunan",
    "III": "Substansi",
}

BUTIR: tuple[Butir, ...] = (
    Butir("I.1", "Laporan menampilkan data penting perangkat daerah.", "bab1:tugas"),
    Butir("I.2", "Laporan menyajikan target kinerja.", "bab2:pk"),
    Butir("I.3", "Laporan menyajikan capaian kinerja secara memadai.", "bab3:a1"),
    Butir("I.4", "Lampiran laporan mendukung informasi pada batang tubuhnya.", "bab2:pk"),
    Butir("I.5", "Laporan menyajikan upaya perbaikan ke depan.", "bab4:saran"),
    Butir("I.6", "Laporan menyajikan akuntabilitas keuangan.", "bab3:anggaran"),
    Butir("II.1", "Laporan disusun unit kerja yang bertugas menyusunnya.", "kata_pengantar"),
    Butir("II.2", "Informasi dalam laporan didukung data yang memadai.", "bab3:a1"),
    Butir(
        "II.3",
        "Ada mekanisme penyampaian data dan informasi dari unit kerja kepada penyusun laporan.",
        "bab3:metode",
    ),
    Butir("II.4", "Penanggung jawab data pada setiap unit kerja sudah ditetapkan.", "bab2:iku"),
    Butir("II.5", "Data dan informasi dalam laporan diyakini keandalannya.", "bab3:a1"),
    Butir("II.6", "Analisis dalam laporan diketahui unit kerja yang terkait.", "bab3:a5"),
    Butir("II.7", "Laporan menggabungkan capaian unit kerja di bawahnya.", "bab3:a1"),
    Butir("III.1", "Tujuan dan sasaran dalam laporan sesuai dengan perjanjian kinerja.", "bab2:pk"),
    Butir("III.2", "Tujuan dan sasaran dalam laporan selaras dengan Renstra.", "bab2:visi_misi"),
    Butir("III.3", "Bila III.1 atau III.2 tidak terpenuhi, alasannya memadai.", "bab2:pk"),
    Butir("III.4", "Tujuan dan sasaran dalam laporan sesuai dengan IKU.", "bab2:iku"),
    Butir("III.5", "Bila III.4 tidak terpenuhi, alasannya memadai.", "bab2:iku"),
    Butir("III.6", "Realisasi dibandingkan dengan tahun-tahun sebelumnya.", "bab3:a2"),
    Butir("III.7", "Realisasi dibandingkan dengan standar nasional atau provinsi.", "bab3:a4"),
    Butir("III.8", "Realisasi dibandingkan dengan target akhir jangka menengah.", "bab3:a3"),
    Butir("III.9", "IKU dan indikator kinerja cukup mengukur tujuan dan sasaran.", "bab2:iku"),
    Butir("III.10", "Bila III.9 tidak terpenuhi, alasannya memadai.", "bab2:iku"),
    Butir(
        "III.11",
        "IKU dan indikator kinerja spesifik, terukur, dapat dicapai, relevan, dan berbatas waktu.",
        "bab2:iku",
    ),
)
MENURUT_KODE = {b.kode: b for b in BUTIR}
