"""Which rows of reports and evaluations a year's pages are made from (kinerja/cap_data.py)."""

from kinerja.pemicu_cap import Sumber

_PD_TAHUN = Sumber("pd", "tahun")
_LAPORAN = Sumber("laporan__pd", "laporan__tahun")
_REVIU = Sumber("reviu__laporan__pd", "reviu__laporan__tahun")
_BAGIAN = Sumber("bagian__laporan__pd", "bagian__laporan__tahun")
_LKE = Sumber("evaluasi__pd")
_LHE = Sumber("rekomendasi__evaluasi__pd")
_INDIKATOR_TAHUN = Sumber("indikator__pd", "tahun")

#: Model → how a row leads to its agency and year. An evaluation is read by the years around it.
SUMBER = {
    "EvaluasiAKIP": Sumber("pd"),
    "KomponenAKIP": Sumber("evaluasi__pd"),
    "RekomendasiLHE": Sumber("evaluasi__pd"),
    "LampiranLHE": _LHE,
    "KomentarLHE": _LHE,
    "VersiLembarLKE": Sumber(),
    "EvaluasiLKE": Sumber("pd"),
    "JawabanLKE": _LKE,
    "NilaiSubLKE": _LKE,
    "DokumenLKE": _LKE,
    "BuktiLKE": Sumber("dokumen__evaluasi__pd"),
    "RekomendasiLKE": _LKE,
    "NaskahLHE": _LKE,
    "HasilLamaLKE": _LKE,
    "JendelaLKE": Sumber(),
    "Laporan": _PD_TAHUN,
    "BagianNarasi": _LAPORAN,
    "VersiBagian": _BAGIAN,
    "KomentarBagian": _BAGIAN,
    "GambarNarasi": Sumber("pd"),
    "SumberDaya": _INDIKATOR_TAHUN,
    "RencanaTindak": _INDIKATOR_TAHUN,
    "Prestasi": _PD_TAHUN,
    "FotoKegiatan": Sumber("program__pd", "program__tahun"),
    "BagianReviu": _LAPORAN,
    "LangkahReviu": _LAPORAN,
    "ReviuInspektorat": _LAPORAN,
    "JawabanReviu": _REVIU,
    "CatatanReviu": _REVIU,
    "PotretReviu": Sumber("langkah__laporan__pd", "langkah__laporan__tahun"),
    "Singkatan": Sumber("pd"),
    "TemuanDiterima": Sumber("pd"),
    "TemuanPemeriksaan": Sumber("pd"),
    "VersiLaporan": _LAPORAN,
}

_ANTREAN = "Antrean pekerjaan: menghitung, bukan dihitung."
_PENGINGAT = "Surel pengingat: tidak ada angka yang dihitung darinya."
_PREDIKAT = "Predikat ditetapkan dari data; tidak ada angka yang dihitung darinya."
_PUBLIK = "Salinan yang dirilis dan pengaturannya: tidak ada angka yang dihitung darinya."
_UNGGAHAN = "Kiriman yang belum diterapkan; yang diterapkan mengubah datanya sendiri."
#: Model → why its rows do not count.
TANPA_CAP = {
    "Rilis": _PUBLIK,
    "PerubahanPublik": _PUBLIK,
    "PengaturanPublik": _PUBLIK,
    "KunciApi": "Kunci baca sistem lain: tidak ada angka yang dihitung darinya.",
    "PetugasLKE": "Siapa yang menilai; angka tidak dihitung darinya.",
    "SegelLHE": "Salinan yang ditandatangani; angka tidak dihitung darinya.",
    "PilihanPengingat": _PENGINGAT,
    "CatatanPengingat": _PENGINGAT,
    "Tugas": _ANTREAN,
    "PemintaTugas": _ANTREAN,
    "Pekerja": _ANTREAN,
    "HitunganUji": "Hasil hitungan malam, bukan sumbernya.",
    "UnggahanData": _UNGGAHAN,
    "PemetaanLembar": _UNGGAHAN,
    "RingkasanPemda": "Dihitung dari data, sah selama capnya tetap.",
    "AturanPredikat": _PREDIKAT,
    "PenetapanPredikat": _PREDIKAT,
    "PredikatPD": _PREDIKAT,
    "KeberatanPredikat": _PREDIKAT,
}
