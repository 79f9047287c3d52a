"""PURE. The checklist of the reviu, in our own words. Source: PermenPANRB 53/2014, Lampiran III."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ButirReviu:
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

BUTIR: tuple[ButirReviu, ...] = (
    ButirReviu("I.1", "Laporan menampilkan data penting perangkat daerah.", "bab1:tugas"),
    ButirReviu("I.2", "Laporan menyajikan target kinerja.", "bab2:pk"),
    ButirReviu("I.3", "Laporan menyajikan capaian kinerja secara memadai.", "bab3:a1"),
    ButirReviu("I.4", "Lampiran laporan mendukung informasi pada batang tubuhnya.", "bab2:pk"),
    ButirReviu("I.5", "Laporan menyajikan upaya perbaikan ke depan.", "bab4:saran"),
    ButirReviu("I.6", "Laporan menyajikan akuntabilitas keuangan.", "bab3:anggaran"),
    ButirReviu("II.1", "Laporan disusun unit kerja yang bertugas menyusunnya.", "kata_pengantar"),
    ButirReviu("II.2", "Informasi dalam laporan didukung data yang memadai.", "bab3:a1"),
    ButirReviu(
        "II.3",
        "Ada mekanisme penyampaian data dan informasi dari unit kerja kepada penyusun laporan.",
        "bab3:metode",
    ),
    ButirReviu(
        "II.4", "Penanggung jawab data pada setiap unit kerja sudah ditetapkan.", "bab2:iku"
    ),
    ButirReviu("II.5", "Data dan informasi dalam laporan diyakini keandalannya.", "bab3:a1"),
    ButirReviu("II.6", "Analisis dalam laporan diketahui unit kerja yang terkait.", "bab3:a5"),
    ButirReviu("II.7", "Laporan menggabungkan capaian unit kerja di bawahnya.", "bab3:a1"),
    ButirReviu(
        "III.1", "Tujuan dan sasaran dalam laporan sesuai dengan perjanjian kinerja.", "bab2:pk"
    ),
    ButirReviu(
        "III.2", "Tujuan dan sasaran dalam laporan selaras dengan Renstra.", "bab2:visi_misi"
    ),
    ButirReviu("III.3", "Bila III.1 atau III.2 tidak terpenuhi, alasannya memadai.", "bab2:pk"),
    ButirReviu("III.4", "Tujuan dan sasaran dalam laporan sesuai dengan IKU.", "bab2:iku"),
    ButirReviu("III.5", "Bila III.4 tidak terpenuhi, alasannya memadai.", "bab2:iku"),
    ButirReviu("III.6", "Realisasi dibandingkan dengan tahun-tahun sebelumnya.", "bab3:a2"),
    ButirReviu("III.7", "Realisasi dibandingkan dengan standar nasional atau provinsi.", "bab3:a4"),
    ButirReviu("III.8", "Realisasi dibandingkan dengan target akhir jangka menengah.", "bab3:a3"),
    ButirReviu("III.9", "IKU dan indikator kinerja cukup mengukur tujuan dan sasaran.", "bab2:iku"),
    ButirReviu("III.10", "Bila III.9 tidak terpenuhi, alasannya memadai.", "bab2:iku"),
    ButirReviu(
        "III.11",
        "IKU dan indikator kinerja spesifik, terukur, dapat dicapai, relevan, dan berbatas waktu.",
        "bab2:iku",
    ),
)
MENURUT_KODE = {b.kode: b for b in BUTIR}
