"""Which sheets of the data set the browser takes, in the order in which an agency fills them.

What has a page of its own with its own rules (the organisation as it was, practice years) stays
there. Every sheet says in one sentence what belongs in it.
"""

from dataclasses import dataclass, replace

from kinerja.himpunan.lembar import Lembar
from kinerja.himpunan.mesin import Mesin
from laporan.data.himpunan import LEMBAR, MESIN


@dataclass(frozen=True)
class LembarSini:
    """One sheet, as the template presents it."""

    nama: str
    kelompok: str
    isi: str
    wajib: bool = False
    penyiapan: bool = True
    """Whether an agency that starts needs it; the others hold what a year brings."""
    contoh: str = ""


_ORGANISASI, _UKUR, _RENCANA = "Organisasi", "Cara mengukur", "Rencana dan indikator"
_TARGET, _ANGGARAN, _HASIL = "Target dan jadwal", "Program dan anggaran", "Hasil dan evaluasi"

SEMUA = (
    LembarSini(
        "perangkat_daerah", _ORGANISASI, "Nama, alamat, dan sebutan perangkat daerah.",
        wajib=True, contoh="disperpusip-contoh · Dinas Perpustakaan dan Kearsipan",
    ),
    LembarSini(
        "unit_kerja", _ORGANISASI,
        "Sekretariat, bidang, sub bagian, UPTD. Satu unit puncak tanpa induk.",
        wajib=True, contoh="SEK · Sekretariat · sekretariat · DINAS",
    ),
    LembarSini(
        "jabatan", _ORGANISASI,
        "Jabatan dan atasan langsungnya; kepala perangkat daerah tanpa atasan.",
        wajib=True, contoh="SEKRETARIS · Sekretaris · struktural · III · SEK · KEPALA",
    ),
    LembarSini("pemangku", _ORGANISASI, "Siapa memegang jabatan sejak kapan, dengan NIP."),
    LembarSini("pegawai", _ORGANISASI, "Jumlah pegawai per jabatan, untuk BAB I laporan."),
    LembarSini(
        "profil", _ORGANISASI,
        "Tugas, fungsi, dasar hukum, isu strategis, visi, dan misi. Urutan barisnya berarti.",
    ),
    LembarSini("singkatan", _ORGANISASI, "Kepanjangan singkatan yang dipakai.", penyiapan=False),
    LembarSini(
        "kebijakan", _UKUR,
        "Cara menghitung capaian dan efisiensi mulai tahun tertentu; tanpa baris, dipakai bawaan.",
    ),
    LembarSini("kriteria", _UKUR, "Skala capaian dari yang tertinggi; selalu ditulis utuh."),
    LembarSini(
        "renstra", _RENCANA, "Renstra dan masa berlakunya.", wajib=True,
        contoh="RENSTRA-2025 · Renstra 2025–2029 · 2025 · 2029",
    ),
    LembarSini(
        "misi", _RENCANA, "Misi RPJMD; hanya untuk pemerintah daerah.", penyiapan=False,
    ),
    LembarSini("masalah", _RENCANA, "Pokok masalah, masalah, dan akarnya."),
    LembarSini("tujuan", _RENCANA, "Tujuan Renstra.", wajib=True),
    LembarSini(
        "sasaran", _RENCANA, "Sasaran strategis dan sasaran di bawahnya, dengan penanggung jawab.",
        wajib=True,
    ),
    LembarSini("crosscutting", _RENCANA, "Sasaran yang didukung unit atau pihak lain."),
    LembarSini(
        "kondisi_antara", _RENCANA,
        "Faktor kunci keberhasilan (CSF) atau kondisi di antara sasaran dan induknya; tampil pada "
        "gambar pohon.",
    ),
    LembarSini(
        "kondisi_pohon", _RENCANA,
        "Faktor kunci keberhasilan (CSF) atau kondisi yang berdiri sendiri di bawah tujuan, "
        "sasaran, atau kondisi lain, sekalipun belum ditopang sasaran.", penyiapan=False,
    ),
    LembarSini(
        "sebutan_jenjang", _RENCANA,
        "Sebutan jenjang pada gambar pohon; tanpa baris, menurut jabatannya. Pemerintah daerah "
        "juga dapat menetapkan sebutan bagi perangkat daerahnya yang tidak menetapkan sendiri.",
        penyiapan=False,
    ),
    LembarSini("predikat", _RENCANA, "Skala untuk indikator yang dinilai dengan predikat."),
    LembarSini(
        "indikator", _RENCANA,
        "Indikator tujuan dan sasaran: satuan, arah, cara menghitung, penanggung jawab.",
        wajib=True,
    ),
    LembarSini(
        "kesepakatan_silang", _RENCANA, "Kontribusi unit dan mitra yang sudah disepakati.",
        penyiapan=False,
    ),
    LembarSini(
        "rencana_hasil", _RENCANA, "Hasil kerja jabatan dan pegawai.", penyiapan=False
    ),
    LembarSini("variabel", _RENCANA, "Data dasar indikator yang dihitung dengan formula."),
    LembarSini("pembanding", _RENCANA, "Angka provinsi, nasional, atau daerah lain."),
    LembarSini("penanda", _RENCANA, "Kaitan indikator dengan RPJMD, SPM, SDG, dan lainnya."),
    LembarSini(
        "dukungan_sasaran", _RENCANA,
        "Tujuan perangkat daerah yang mendukung sasaran RPJMD; hanya untuk pemerintah daerah.",
        penyiapan=False,
    ),
    LembarSini(
        "kontribusi_indikator", _RENCANA,
        "Perangkat daerah pengampu dan pendukung indikator RPJMD; hanya untuk pemerintah daerah.",
        penyiapan=False,
    ),
    LembarSini(
        "dokumen", _TARGET, "Dokumen yang menetapkan target: Renstra, PK, rencana aksi.",
        wajib=True,
    ),
    LembarSini(
        "target", _TARGET, "Target setahun (triwulan dikosongkan) dan target triwulan.",
        wajib=True,
    ),
    LembarSini("kegiatan_rencana_aksi", _TARGET, "Kegiatan rencana aksi dan uangnya."),
    LembarSini("periode", _TARGET, "Hari pertama dan terakhir pengisian triwulan.", wajib=True),
    LembarSini("pengecualian", _TARGET, "Batas pengisian yang diperpanjang.", penyiapan=False),
    LembarSini(
        "program_kegiatan", _ANGGARAN,
        "Program, kegiatan, dan sub kegiatan tahun ini menurut nomenklatur.", wajib=True,
        contoh="2025 · program · 2.23.02 · · Program Pembinaan Perpustakaan · KABID",
    ),
    LembarSini("dukungan", _ANGGARAN, "Program atau kegiatan yang mendukung sebuah indikator."),
    LembarSini("versi_anggaran", _ANGGARAN, "APBD murni, pergeseran, perubahan.", wajib=True),
    LembarSini(
        "pagu", _ANGGARAN, "Pagu sub kegiatan per rekening menurut versi anggaran.", wajib=True
    ),
    LembarSini("indikator_program", _ANGGARAN, "Hasil program dan keluaran sub kegiatan."),
    LembarSini("target_program", _ANGGARAN, "Target hasil dan keluaran itu."),
    LembarSini("realisasi", _HASIL, "Realisasi tahun-tahun yang lalu.", penyiapan=False),
    LembarSini("nilai_variabel", _HASIL, "Data dasar tahun-tahun yang lalu.", penyiapan=False),
    LembarSini("analisis", _HASIL, "Analisis tahun-tahun yang lalu.", penyiapan=False),
    LembarSini("analisis_program", _HASIL, "Analisis program yang lalu.", penyiapan=False),
    LembarSini("realisasi_anggaran", _HASIL, "Realisasi kumulatif per bulan.", penyiapan=False),
    LembarSini("laporan_sub_kegiatan", _HASIL, "Kemajuan fisik yang lalu.", penyiapan=False),
    LembarSini("rekap_belanja", _HASIL, "Rekapitulasi belanja setahun.", penyiapan=False),
    LembarSini("realisasi_program", _HASIL, "Realisasi hasil dan keluaran.", penyiapan=False),
    LembarSini("evaluasi_akip", _HASIL, "Nilai evaluasi AKIP.", penyiapan=False),
    LembarSini("komponen_akip", _HASIL, "Nilai tiap komponen evaluasi.", penyiapan=False),
    LembarSini("rekomendasi_lhe", _HASIL, "Rekomendasi LHE dan tindak lanjutnya.", penyiapan=False),
    LembarSini("sumber_daya", _HASIL, "Orang, waktu, dan aset per indikator.", penyiapan=False),
    LembarSini("rencana_tindak", _HASIL, "Rencana tindak lanjut.", penyiapan=False),
    LembarSini("prestasi", _HASIL, "Penghargaan dan inovasi.", penyiapan=False),
)  # fmt: skip

#: Figures that are filled in, verified and endorsed quarter by quarter: here only of past years.
TAHUN_LAMPAU = frozenset(
    {"realisasi", "nilai_variabel", "analisis", "analisis_program", "laporan_sub_kegiatan"}
)
DI_SINI = frozenset(satu.nama for satu in SEMUA)
MENURUT_NAMA: dict[str, Lembar] = {satu.nama: satu for satu in LEMBAR}
#: What a foreign sheet can be mapped to.
DAPAT_DIPETAKAN = ("unit_kerja", "indikator", "target", "realisasi")
MESIN_SINI = replace(MESIN, lembar=tuple(s for s in LEMBAR if s.nama in DI_SINI), semua=LEMBAR)


def mesin_sebagian(*nama: str) -> Mesin:
    """The engine of a few sheets, among the tables that they need. Their rows are some of many:
    their order says nothing about the others.
    """
    lembar = tuple(replace(MENURUT_NAMA[satu], mengurutkan=False) for satu in nama)
    perlu = {t for satu in lembar for t in MESIN_SINI.untuk(satu).tabel}
    tabel = tuple(t for t in MESIN_SINI.tabel if t in perlu)
    return replace(MESIN_SINI, lembar=lembar, tabel=tabel)
