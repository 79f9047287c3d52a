"""Frozen data of an agreement, as laporan/perjanjian/data.py writes it; figures of the sample."""

from typing import Any

KODE = "7KQ2-M8XR-4TNP"
ALAMAT = "https://tapak.contoh.go.id/verifikasi/7KQ2-M8XR-4TNP/"


def data_contoh(**ganti: Any) -> dict[str, Any]:
    return {
        "skema": 1,
        "jenis": "perjanjian_kinerja",
        "kode": KODE,
        "tahun": 2024,
        "ke": 0,
        "perubahan": None,
        "pd": {
            "kode": "disnakertrans-banjar",
            "nama": "Dinas Tenaga Kerja dan Transmigrasi",
            "pemda": "Kabupaten Banjar",
            "kepala_daerah": "Bupati Banjar",
            "tempat": "Martapura",
            "alamat": "",
        },
        "jabatan": {
            "kode": "kepala-dinas",
            "nama": "Kepala Dinas",
            "jenis": "struktural",
            "eselon": "II",
            "unit": "Dinas Tenaga Kerja dan Transmigrasi",
        },
        "pihak_pertama": {
            "jabatan": "kepala-dinas",
            "sebutan": "Kepala Dinas Tenaga Kerja dan Transmigrasi",
            "nama": "",
            "kepala_daerah": False,
        },
        "pihak_kedua": {
            "jabatan": None,
            "sebutan": "Bupati Banjar",
            "nama": "",
            "kepala_daerah": True,
        },
        "pernyataan": [
            "Untuk mewujudkan pemerintahan yang efektif, transparan, dan akuntabel serta "
            "berorientasi pada hasil, kami yang bertanda tangan di bawah ini menyepakati "
            "Perjanjian Kinerja Tahun 2024.",
            "Pihak pertama berjanji mewujudkan target kinerja sebagaimana tercantum dalam lampiran "
            "perjanjian ini. Pihak pertama bertanggung jawab atas keberhasilan dan kegagalan "
            "pencapaian target tersebut.",
            "Pihak kedua melakukan supervisi yang diperlukan, mengevaluasi capaian kinerja, dan "
            "mengambil tindakan dalam rangka pemberian penghargaan dan sanksi.",
        ],
        "tanggal": "2024-01-12",
        "berlaku_mulai": "2024-01-12",
        "baris": [
            _baris(1, "Meningkatnya penyerapan tenaga kerja", "Persentase penduduk bekerja"),
            _baris(2, "Meningkatnya penyerapan tenaga kerja", "Persentase tenaga kerja terlatih"),
            _baris(3, "Meningkatnya akuntabilitas kinerja", "Predikat AKIP", "Predikat", "A"),
        ],
        "anggaran": {
            "mata": [
                _mata("program", "2.07.01", "Program Penunjang Urusan", 7_905_403_650),
                _mata("kegiatan", "2.07.01.2.01", "Perencanaan", 5_403_650, "2.07.01"),
                _mata("program", "2.07.03", "Program Pelatihan Kerja", 4_548_591_793),
            ],
            "jumlah": 12_453_995_443,
        },
        "iku": {
            "judul": "Indikator Kinerja Utama",
            "baris": [
                {
                    "kode": "IKU-1",
                    "nama": "Persentase penduduk bekerja",
                    "satuan": "Persen",
                    "definisi": "Bagian angkatan kerja yang bekerja.",
                    "formulasi": "Penduduk bekerja dibagi angkatan kerja dikali 100",
                    "sumber": "BPS",
                    "penanggung_jawab": "Kepala Dinas",
                    "target": "97,35%",
                }
            ],
        },
        "rencana_aksi": {
            "dokumen": "Rencana Aksi Tahun 2024",
            "baris": [
                {
                    "nomor": 1,
                    "sasaran": "Meningkatnya penyerapan tenaga kerja",
                    "indikator": "Persentase penduduk bekerja",
                    "satuan": "Persen",
                    "target": "97,35%",
                    "triwulan": ["97,20%", "97,25%", "", "97,35%"],
                }
            ],
        },
        "dasar": {"renstra": None, "target": {"kode": "pk", "nama": "PK", "ke": 0}, "anggaran": []},
        **ganti,
    }


def _baris(
    nomor: int, sasaran: str, nama: str, satuan: str = "Persen", target: str = "97,35%"
) -> dict[str, Any]:
    return {
        "nomor": nomor,
        "indikator": f"I-{nomor}",
        "sasaran": sasaran,
        "nama": nama,
        "satuan": satuan,
        "target": target,
        "target_renstra": target,
        "alasan_beda": "",
    }


def _mata(
    tingkat: str, kode: str, nama: str, anggaran: int, induk: str | None = None
) -> dict[str, Any]:
    return {
        "tingkat": tingkat,
        "kode": kode,
        "nama": nama,
        "anggaran": anggaran,
        "keterangan": "APBD",
        "induk": induk,
    }
