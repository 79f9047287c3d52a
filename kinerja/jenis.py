"""PURE. The kinds that law and practice give to units, posts, plans, documents and signatures.

Kinds that decide a figure stand with their arithmetic: `kinerja.capaian`, `kinerja.akumulasi`,
`kinerja.angka`.
"""

from decimal import Decimal

from kinerja.pilihan import PilihanBerlabel

# -- the agency


class JenisPD(PilihanBerlabel):
    """Kinds of agencies (PP 18/2016 as amended): they decide how the head is called.

    PEMDA is the region itself, which has a plan, figures and a report as its agencies do.
    """

    DINAS = "dinas", "Dinas"
    BADAN = "badan", "Badan"
    BPBD = "bpbd", "Badan penanggulangan bencana daerah"
    INSPEKTORAT = "inspektorat", "Inspektorat"
    SEKRETARIAT_DAERAH = "sekretariat_daerah", "Sekretariat daerah"
    SEKRETARIAT_DPRD = "sekretariat_dprd", "Sekretariat DPRD"
    SATPOL_PP = "satpol_pp", "Satuan polisi pamong praja"
    KECAMATAN = "kecamatan", "Kecamatan"
    KELURAHAN = "kelurahan", "Kelurahan"
    RUMAH_SAKIT = "rumah_sakit", "Rumah sakit/BLUD"
    BIRO = "biro", "Biro"
    BAGIAN = "bagian", "Bagian"
    UPTD = "uptd", "UPTD"
    PEMDA = "pemda", "Pemerintah daerah"
    LAINNYA = "lainnya", "Lainnya"


class ZonaWaktu(PilihanBerlabel):
    """The three time zones of Indonesia, by the name that computers know."""

    WIB = "Asia/Jakarta", "WIB (Waktu Indonesia Barat)"
    WITA = "Asia/Makassar", "WITA (Waktu Indonesia Tengah)"
    WIT = "Asia/Jayapura", "WIT (Waktu Indonesia Timur)"


class JenisUnit(PilihanBerlabel):
    """Kinds of units, in the order in which BAB I counts them."""

    DINAS = "dinas", "Perangkat daerah (unit puncak)"
    SEKRETARIAT = "sekretariat", "Sekretariat"
    ASISTEN = "asisten", "Asisten"
    BIRO = "biro", "Biro"
    BAGIAN = "bagian", "Bagian"
    BIDANG = "bidang", "Bidang"
    IRBAN = "irban", "Inspektur Pembantu"
    SUB_BAGIAN = "sub_bagian", "Sub Bagian"
    SUB_BIDANG = "sub_bidang", "Sub Bidang"
    SEKSI = "seksi", "Seksi"
    UPTD = "uptd", "UPTD"
    KELURAHAN = "kelurahan", "Kelurahan"
    INSTALASI = "instalasi", "Instalasi"
    KOMITE = "komite", "Komite"
    SATUAN_PENGAWAS = "satuan_pengawas", "Satuan Pengawas Internal"
    KELOMPOK_FUNGSIONAL = "kelompok_fungsional", "Kelompok Jabatan Fungsional"
    LAINNYA = "lainnya", "Lainnya"


class JenisJabatan(PilihanBerlabel):
    """Kinds of posts (UU ASN)."""

    STRUKTURAL = "struktural", "Struktural"
    FUNGSIONAL = "fungsional", "Fungsional"
    PELAKSANA = "pelaksana", "Pelaksana"


class Eselon(PilihanBerlabel):
    """Echelons that carry a Perjanjian Kinerja."""

    I = "I", "I"  # noqa: E741 - the law's own numeral
    II = "II", "II"
    III = "III", "III"
    IV = "IV", "IV"


class StatusPemangku(PilihanBerlabel):
    """How a post is held (PermenPANRB and BKN terms)."""

    DEFINITIF = "definitif", "Definitif"
    PLT = "plt", "Pelaksana Tugas (Plt.)"
    PLH = "plh", "Pelaksana Harian (Plh.)"


class HalPenetapan(PilihanBerlabel):
    """What of an account somebody else has set, where it bears on who may sign as whom."""

    PENUGASAN = "penugasan", "Jabatan"
    TUGAS_LAIN = "tugas_lain", "Penugasan lain"
    TEMPAT = "tempat", "Perangkat daerah atau unit kerja"
    PERAN = "peran", "Peran"
    SANDI = "sandi", "Kata sandi"
    SUREL = "surel", "Nama pengguna atau surel"
    AKTIF = "aktif", "Keaktifan"
    FAKTOR = "faktor", "Faktor kedua"


class UntukTautan(PilihanBerlabel):
    """What a one-time link is for."""

    UNDANGAN = "undangan", "Undangan"
    PEMULIHAN = "pemulihan", "Pemulihan kata sandi"


class JenisProfil(PilihanBerlabel):
    """Facts about the agency that BAB I and BAB II quote."""

    TUGAS = "tugas", "Tugas pokok"
    FUNGSI = "fungsi", "Fungsi"
    DASAR_HUKUM = "dasar_hukum", "Dasar hukum"
    ISU_STRATEGIS = "isu_strategis", "Isu strategis"
    VISI = "visi", "Visi"
    MISI = "misi", "Misi"
    SARAN = "saran", "Saran"
    GAMBARAN = "gambaran", "Gambaran umum daerah"


# -- the performance tree


class TingkatMasalah(PilihanBerlabel):
    """The three levels of a problem (Tabel 1 of the LKjIP), from the top."""

    POKOK = "pokok", "Pokok masalah"
    MASALAH = "masalah", "Masalah"
    AKAR = "akar", "Akar masalah"


class TingkatSasaran(PilihanBerlabel):
    """Levels of the cascade (PermenPANRB 89/2021), from the top."""

    STRATEGIS = "strategis", "Sasaran strategis (kepala perangkat daerah)"
    ESELON_III = "eselon_iii", "Sasaran kinerja jenjang kedua (eselon III)"
    ESELON_IV = "eselon_iv", "Sasaran kinerja jenjang ketiga (eselon IV)"
    PELAKSANA = "pelaksana", "Sasaran kinerja fungsional/pelaksana"


class JenjangPohon(PilihanBerlabel):
    """Levels of the drawn tree that an agency may call as it does: Strategic, Tactical, …"""

    TUJUAN = "tujuan", "Tujuan"
    STRATEGIS = "strategis", "Sasaran strategis"
    ESELON_III = "eselon_iii", "Jenjang kedua"
    ESELON_IV = "eselon_iv", "Jenjang ketiga"
    PELAKSANA = "pelaksana", "Fungsional/pelaksana"


class JenisKondisi(PilihanBerlabel):
    """Nodes of the tree without a post (PermenPANRB 89/2021)."""

    CSF = "csf", "Faktor kunci keberhasilan (CSF)"
    ANTARA = "antara", "Kondisi antara"


class JenisNilai(PilihanBerlabel):
    """What the figures of an indicator are."""

    ANGKA = "angka", "Angka"
    PREDIKAT = "predikat", "Predikat pada skala"


class KaitanPendahulu(PilihanBerlabel):
    """How an indicator stands to the one that it continues: whether their figures compare."""

    SAMA = "sama", "Sama"
    DEFINISI = "definisi_berubah", "Definisi berubah"
    DIGANTI = "diganti", "Diganti"


class LingkupPembanding(PilihanBerlabel):
    """Whose figure an indicator is set against."""

    NASIONAL = "nasional", "Nasional"
    PROVINSI = "provinsi", "Provinsi"
    LAINNYA = "lainnya", "Daerah lain"


class JenisPenanda(PilihanBerlabel):
    """What an indicator answers to above the agency, and the themes it is counted under."""

    RPJMD = "rpjmd", "Sasaran RPJMD"
    ASTA_CITA = "asta_cita", "Asta Cita"
    SDG = "sdg", "SDG/TPB"
    SPM = "spm", "SPM"
    IKD = "ikd", "IKD"
    IKK = "ikk", "IKK"
    NSPK = "nspk", "NSPK"
    TEMATIK = "tematik", "Tematik"


class PeranKontribusi(PilihanBerlabel):
    """What an agency is to an indicator of the region."""

    PENGAMPU = "pengampu", "Pengampu"
    PENDUKUNG = "pendukung", "Pendukung"


# -- what the annual report shows beside figures


class JenisSumberDaya(PilihanBerlabel):
    """What a result was reached with, beside money."""

    SDM = "sdm", "Sumber daya manusia"
    WAKTU = "waktu", "Waktu"
    ASET = "aset", "Aset"


class StatusTindak(PilihanBerlabel):
    """How far a planned step has come."""

    BELUM = "belum", "Belum dilaksanakan"
    PROSES = "proses", "Dalam proses"
    SELESAI = "selesai", "Selesai"


class JenisPrestasi(PilihanBerlabel):
    """What the agency may point to."""

    PENGHARGAAN = "penghargaan", "Penghargaan"
    INOVASI = "inovasi", "Inovasi"


class TingkatPrestasi(PilihanBerlabel):
    """How far an award reaches."""

    KABUPATEN = "kabupaten", "Kabupaten/Kota"
    PROVINSI = "provinsi", "Provinsi"
    NASIONAL = "nasional", "Nasional"
    INTERNASIONAL = "internasional", "Internasional"


# -- how the agency measures


class MetodeEfisiensi(PilihanBerlabel):
    """How efisiensi is computed; chosen per agency and year, printed under the table."""

    SISA = "sisa", "Sisa: 100 − serapan"
    SELISIH = "selisih", "Selisih: capaian − serapan"
    RASIO = "rasio", "Rasio: capaian ÷ serapan × 100"
    PMK22 = "pmk22", "PMK 22/PMK.02/2021"


SERAPAN_RENDAH = Decimal(75)
"""Serapan below this percentage asks for its cause, unless the agency's policy says otherwise."""


# -- documents and evidence


class JenisDokumen(PilihanBerlabel):
    """Documents that set targets."""

    RENSTRA = "renstra", "Renstra"
    PK = "pk", "Perjanjian Kinerja"
    RENCANA_AKSI = "rencana_aksi", "Rencana aksi"


class JenisBukti(PilihanBerlabel):
    """What a piece of evidence is."""

    BERKAS = "berkas", "Berkas"
    TAUTAN = "tautan", "Tautan"
    TEKS = "teks", "Keterangan tertulis"


class AlasanPerubahan(PilihanBerlabel):
    """Why a signed agreement may be replaced (PermenPANRB 53/2014)."""

    PEJABAT = "pejabat", "Pergantian atau mutasi pejabat"
    STRATEGI = "strategi", "Perubahan strategi (program, kegiatan, atau alokasi anggaran)"
    PRIORITAS = "prioritas", "Perubahan prioritas atau asumsi yang berakibat signifikan"


class TingkatMata(PilihanBerlabel):
    """Levels of the budget that an agreement lists."""

    PROGRAM = "program", "Program"
    KEGIATAN = "kegiatan", "Kegiatan"
    SUB_KEGIATAN = "sub_kegiatan", "Sub kegiatan"


class CaraTandaTangan(PilihanBerlabel):
    """How a party signed."""

    SEGEL = "segel", "Segel elektronik Tapak (bukan TTE tersertifikasi)"
    BSRE = "bsre", "TTE tersertifikasi BSrE"
    KERTAS = "kertas", "Tanda tangan di atas kertas (pindaian terlampir)"


class JenisVersiAnggaran(PilihanBerlabel):
    """Kinds of budget documents."""

    MURNI = "murni", "Murni"
    PERGESERAN = "pergeseran", "Pergeseran"
    PERUBAHAN = "perubahan", "Perubahan"
