"""PURE. The data dictionary: every column of every open table, once."""

from typing import NamedTuple


class KolomTerbuka(NamedTuple):
    """A column: what its values are and what they mean."""

    nama: str
    jenis: str  # teks, bilangan bulat, desimal, ya/tidak, tanggal
    arti: str


_K = KolomTerbuka
_PD = _K("pd_kode", "teks", "Kode perangkat daerah.")
_TAHUN = _K("tahun", "bilangan bulat", "Tahun anggaran.")
_SAMPAI = _K("triwulan", "bilangan bulat", "Angka sampai dengan akhir triwulan ini, 1 sampai 4.")
_RILIS = _K("dirilis", "tanggal", "Hari data ini dirilis perangkat daerah.")

KAMUS: dict[str, tuple[KolomTerbuka, ...]] = {
    "indikator": (
        _PD,
        _K("pd_nama", "teks", "Nama perangkat daerah pada saat dirilis."),
        _TAHUN,
        _SAMPAI,
        _K("indikator_kode", "teks", "Kode indikator, tetap sepanjang tahun."),
        _K("indikator", "teks", "Nama indikator."),
        _K("satuan", "teks", "Satuan ukurannya."),
        _K("iku", "ya/tidak", "Apakah indikator kinerja utama."),
        _K("induk_kode", "teks", "Kode sasaran atau tujuan yang diukur."),
        _K("penanggung_jawab", "teks", "Jabatan yang bertanggung jawab."),
        _K("target_tahun", "desimal", "Target tahun; kosong bila bukan satu angka."),
        _K("target_tahun_teks", "teks", "Target tahun seperti tertulis."),
        _K("target_triwulan", "desimal", "Target triwulan."),
        _K("realisasi_triwulan", "desimal", "Realisasi triwulan itu sendiri."),
        _K("realisasi", "desimal", "Realisasi sampai dengan triwulan itu. Predikat: peringkatnya."),
        _K("realisasi_teks", "teks", "Realisasi seperti tercetak."),
        _K("capaian_triwulan", "desimal", "Capaian terhadap target triwulan, persen."),
        _K("capaian", "desimal", "Capaian terhadap target tahun, persen."),
        _K("kriteria", "teks", "Sebutan capaian menurut skala perangkat daerah."),
        _K("keadaan", "teks", "Mengapa tidak ada angkanya; kosong bila ada."),
        _RILIS,
    ),
    "pohon": (
        _PD,
        _TAHUN,
        _K("jenis", "teks", "tujuan, sasaran, atau indikator."),
        _K("kode", "teks", "Kode simpul."),
        _K("induk_kode", "teks", "Kode simpul di atasnya; kosong pada tujuan."),
        _K("uraian", "teks", "Uraian atau nama."),
        _K("tingkat", "teks", "Tingkat sasaran."),
        _K("penanggung_jawab", "teks", "Jabatan yang bertanggung jawab."),
        _K("satuan", "teks", "Satuan indikator."),
        _K("polaritas", "teks", "Arah indikator yang baik."),
        _K("iku", "ya/tidak", "Apakah indikator kinerja utama."),
        _RILIS,
    ),
    "target_renstra": (
        _PD,
        _K("indikator_kode", "teks", "Kode indikator."),
        _K("tahun_pohon", "bilangan bulat", "Tahun pohon kinerja yang memuatnya."),
        _K("tahun", "bilangan bulat", "Tahun target."),
        _K("target", "desimal", "Target; kosong bila bukan satu angka."),
        _K("target_teks", "teks", "Target seperti tertulis."),
    ),
    "anggaran": (
        _PD,
        _TAHUN,
        _SAMPAI,
        _K("tingkat", "teks", "program, kegiatan, sub_kegiatan, atau jumlah."),
        _K("kode", "teks", "Kode nomenklatur."),
        _K("nama", "teks", "Nama program, kegiatan, atau sub kegiatan."),
        _K("pagu", "bilangan bulat", "Pagu, rupiah."),
        _K("realisasi", "bilangan bulat", "Realisasi, rupiah."),
        _K("serapan", "desimal", "Realisasi dibagi pagu, persen."),
        _RILIS,
    ),
    "perjanjian": (
        _PD,
        _TAHUN,
        _K("kode", "teks", "Kode verifikasi dokumen."),
        _K("jabatan", "teks", "Jabatan pihak pertama."),
        _K("perubahan_ke", "bilangan bulat", "0: perjanjian awal."),
        _K("sasaran", "teks", "Sasaran yang diperjanjikan."),
        _K("indikator_kode", "teks", "Kode indikator; kosong bila tidak ada pada pohon."),
        _K("indikator", "teks", "Indikator seperti tertulis."),
        _K("satuan", "teks", "Satuannya."),
        _K("target", "teks", "Target seperti tertulis."),
        _RILIS,
    ),
    "akip": (
        _PD,
        _TAHUN,
        _K("nilai", "desimal", "Nilai akhir pada LHE, 0 sampai 100."),
        _K("predikat", "teks", "Predikat, mis. BB."),
        _RILIS,
    ),
}
