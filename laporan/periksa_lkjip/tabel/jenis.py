"""PURE. What kind of table it is, told from its columns and its title."""

from laporan.periksa_lkjip.tabel.kolom import PeranKolom
from laporan.periksa_lkjip.tabel.susun import TabelTerbaca


def jenis_tabel(t: TabelTerbaca) -> str:
    """The kind, as a reader of the report calls it; empty where none is recognised."""
    p = {k.peran for k in t.kolom}
    judul = t.judul.lower()
    if any(k.triwulan for k in t.kolom):
        return "Triwulanan"
    if PeranKolom.EFISIENSI in p:
        return "Efisiensi"
    if PeranKolom.TARGET_AKHIR in p:
        return "Terhadap akhir Renstra"
    if PeranKolom.REALISASI_ANGGARAN in p and PeranKolom.CAPAIAN in p:
        return "Kinerja dan anggaran per sasaran"
    if PeranKolom.REALISASI_ANGGARAN in p:
        if "jenis belanja" in judul or any("belanja" in k.judul.lower() for k in t.kolom):
            return "Jenis belanja"
        if PeranKolom.PROGRAM in p:
            return "Program, kegiatan, dan sub kegiatan"
        return "Anggaran per sasaran"
    tahun = {
        k.tahun
        for k in t.kolom
        if k.peran in (PeranKolom.REALISASI, PeranKolom.CAPAIAN) and k.tahun
    }
    if len(tahun) > 1:
        return "Dibandingkan tahun sebelumnya"
    if {PeranKolom.TARGET, PeranKolom.REALISASI, PeranKolom.CAPAIAN} <= p:
        return "Capaian kinerja"
    if PeranKolom.INDIKATOR in p and (PeranKolom.TARGET in p or PeranKolom.PAGU in p):
        return "Perjanjian kinerja"
    if PeranKolom.BOBOT in p and PeranKolom.NILAI in p:
        return "Nilai evaluasi AKIP"
    if PeranKolom.KRITERIA in p and len(t.baris) <= 8:
        return "Skala kriteria"
    if "pegawai" in judul or any("jabatan" in k.judul.lower() for k in t.kolom):
        return "Kepegawaian"
    return ""
