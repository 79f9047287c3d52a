"""PURE. The states of a job, a recommendation, a finding, and what a reviewer can answer.

Those of the layered review stand with its rules in langkah_reviu.py.
"""

from kinerja.pilihan import PilihanBerlabel


class StatusTugas(PilihanBerlabel):
    """Where a job stands."""

    MENUNGGU = "menunggu", "Menunggu giliran"
    BERJALAN = "berjalan", "Sedang dikerjakan"
    SELESAI = "selesai", "Selesai"
    GAGAL = "gagal", "Gagal"
    DIBATALKAN = "dibatalkan", "Dibatalkan"
    DIHAPUS = "dihapus", "Berkas sudah dihapus"


#: A job in one of these will still change by itself.
BELUM_SELESAI = (StatusTugas.MENUNGGU, StatusTugas.BERJALAN)


class StatusRekomendasi(PilihanBerlabel):
    """How far a recommendation of the LHE was followed."""

    BELUM = "belum", "Belum ditindaklanjuti"
    PROSES = "proses", "Dalam proses"
    SELESAI = "selesai", "Selesai"


class SumberTemuan(PilihanBerlabel):
    """Who found what is followed up beside the recommendations of the LHE."""

    REVIU = "reviu", "Reviu LKjIP"
    UJI = "uji", "Uji Konsistensi"
    INSPEKTORAT = "inspektorat", "Pemeriksaan Inspektorat"
    BPKP = "bpkp", "BPKP"
    BPK = "bpk", "BPK"
    LAIN = "lain", "Lainnya"


class StatusCatatan(PilihanBerlabel):
    """How far a finding of the Inspektorat was followed."""

    TERBUKA = "terbuka", "Belum ditindaklanjuti"
    DITINDAKLANJUTI = "ditindaklanjuti", "Ditindaklanjuti"
    TUNTAS = "tuntas", "Tuntas"


class HasilReviu(PilihanBerlabel):
    """What the Inspektorat found."""

    BERSIH = "bersih", "Tidak ada hal yang menimbulkan keraguan"
    PENGECUALIAN = "pengecualian", "Dengan pengecualian"


class Jawaban(PilihanBerlabel):
    """Answers to a statement of the checklist."""

    YA = "ya", "Ya"
    TIDAK = "tidak", "Tidak"
    TIDAK_RELEVAN = "tidak_relevan", "Tidak relevan"


class KerapPengingat(PilihanBerlabel):
    """How often a person wants to be reminded by e-mail of what waits."""

    PENTING = "penting", "Bila ada yang baru, mendekati batas, atau terlambat"
    HARIAN = "harian", "Setiap hari kerja, selama ada yang menunggu"
    MINGGUAN = "mingguan", "Seminggu sekali, pada hari kerja pertama"
    TIDAK = "tidak", "Tidak dikirimi surel"


class StatusUnggahan(PilihanBerlabel):
    """How far an uploaded data workbook has come."""

    MENUNGGU = "menunggu", "Sedang diperiksa"
    DITOLAK = "ditolak", "Perlu diperbaiki"
    SIAP = "siap", "Siap diterapkan"
    SAMA = "tanpa_beda", "Tidak ada perubahan"
    DITERAPKAN = "diterapkan", "Diterapkan"


class StatusKeberatan(PilihanBerlabel):
    """Diajukan → (ditarik | diterima | ditolak)."""

    DIAJUKAN = "diajukan", "Menunggu jawaban"
    DITARIK = "ditarik", "Ditarik kembali"
    DITERIMA = "diterima", "Diterima"
    DITOLAK = "ditolak", "Ditolak"
