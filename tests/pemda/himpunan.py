"""A made-up region of three agencies as data sets, small enough to reckon by hand (harapan.md)."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

Lembar = Mapping[str, Sequence[Sequence[object]]]
PEMDA, DISDIK, DINKES, BAPPEDA = "pemda-contoh", "disdik", "dinkes", "bappeda"
WILAYAH = "Kabupaten Contoh Raya"
TAHUN = 2025

_KOLOM = {
    "perangkat_daerah": "kode,nama,singkatan,pemda,kepala_daerah,tempat,zona_waktu,jenis",
    "unit_kerja": "kode,nama,jenis,induk",
    "jabatan": "kode,nama,jenis,eselon,unit,atasan",
    "profil": "jenis,mulai_tahun,kelompok,teks",
    "renstra": "kode,nama,tahun_awal,tahun_akhir",
    "misi": "renstra,kode,uraian",
    "tujuan": "renstra,kode,uraian,misi",
    "sasaran": "kode,tujuan,tingkat,uraian,penanggung_jawab",
    "indikator": (
        "kode,tujuan,sasaran,nama,satuan,pola_tampil,polaritas,desimal,iku,akumulasi,"
        "penanggung_jawab,jadwal"
    ),
    "dukungan_sasaran": "sasaran,perangkat_daerah,tujuan",
    "kontribusi_indikator": "indikator,perangkat_daerah,peran,sumber,uraian",
    "dokumen": "kode,jenis,renstra,tahun,ke,nama",
    "target": "indikator,tahun,dokumen,target",
    "realisasi": "indikator,tahun,triwulan,nilai,status",
    "analisis": "indikator,tahun,triwulan,jenis,uraian",
    "program_kegiatan": "tahun,tingkat,kode,induk,nama,penanggung_jawab",
    "dukungan": "tahun,kode,indikator",
    "versi_anggaran": "kode,tahun,jenis,ke",
    "pagu": "versi,sub_kegiatan,rekening,nilai",
    "realisasi_anggaran": "tahun,sub_kegiatan,rekening,bulan,nilai",
    "evaluasi_akip": "tahun,nilai,predikat,sebutan",
}


def tulis(folder: Path, lembar: Lembar) -> Path:
    """The sheets as a folder of CSV files."""
    folder.mkdir(parents=True, exist_ok=True)
    for nama, baris in lembar.items():
        with (folder / f"{nama}.csv").open("w", newline="", encoding="utf-8") as berkas:
            penulis = csv.writer(berkas)
            penulis.writerow(_KOLOM[nama].split(","))
            penulis.writerows(baris)
    return folder


def perangkat(
    kode: str,
    nama: str,
    *,
    tujuan: str,
    indikator: Sequence[object],
    nilai: Mapping[int, tuple[str, str]],
    program: str,
    sub: Sequence[tuple[str, int, int, bool]],
    akip: Sequence[Sequence[object]] = (),
    wilayah: str = WILAYAH,
    kepala_daerah: str = "Bupati Contoh Raya",
) -> dict[str, list[list[object]]]:
    """One agency with one tujuan, one sasaran, one indicator.

    `indikator`: kode, nama, satuan, pola, polaritas, target. `nilai`: quarter → figure, status.
    `sub`: name, pagu, spent, whether it is tied to the indicator.
    """
    kode_i, nama_i, satuan, pola, polaritas, target = indikator
    kegiatan = f"{program}.2.01"
    kode_sub = [f"{kegiatan}.{n:04}" for n in range(1, len(sub) + 1)]
    return {
        "perangkat_daerah": [
            [kode, nama, "", wilayah, kepala_daerah, "Contohpura", "Asia/Jakarta", ""]
        ],
        "unit_kerja": [["PUNCAK", nama, "dinas", ""]],
        "jabatan": [["KEPALA", f"Kepala {nama}", "struktural", "II", "PUNCAK", ""]],
        "renstra": [["R", f"Renstra {nama} 2025–2029", 2025, 2029]],
        "tujuan": [["R", "TJ", tujuan, ""]],
        "sasaran": [["SS", "TJ", "strategis", f"{tujuan} secara merata", "KEPALA"]],
        "indikator": [
            [kode_i, "", "SS", nama_i, satuan, pola, polaritas, 2, "ya", "posisi_akhir",
             "KEPALA", "tahunan"]
        ],
        "dokumen": [["PK", "pk", "", TAHUN, 0, f"Perjanjian Kinerja {TAHUN}"]],
        "target": [[kode_i, TAHUN, "PK", target]],
        "realisasi": [[kode_i, TAHUN, tw, n, status] for tw, (n, status) in nilai.items()],
        "program_kegiatan": [
            [TAHUN, "program", program, "", f"Program {nama}", "KEPALA"],
            [TAHUN, "kegiatan", kegiatan, program, f"Pelaksanaan {nama}", "KEPALA"],
            *(
                [TAHUN, "sub_kegiatan", k, kegiatan, s[0], "KEPALA"]
                for k, s in zip(kode_sub, sub, strict=True)
            ),
        ],
        "dukungan": [
            [TAHUN, k, kode_i] for k, s in zip(kode_sub, sub, strict=True) if s[3]
        ],
        "versi_anggaran": [["APBD", TAHUN, "murni", 1]],
        "pagu": [["APBD", k, "5.1.02", s[1]] for k, s in zip(kode_sub, sub, strict=True)],
        "realisasi_anggaran": [
            [TAHUN, k, "5.1.02", 12, s[2]] for k, s in zip(kode_sub, sub, strict=True)
        ],
        "evaluasi_akip": [list(x) for x in akip],
    }  # fmt: skip


def disdik() -> dict[str, list[list[object]]]:
    """Two sub kegiatan, both tied: pagu 1.000.000.000, spent 840.000.000."""
    isi = perangkat(
        DISDIK,
        "Dinas Pendidikan",
        tujuan="Meningkatnya mutu pendidikan",
        indikator=("HLS", "Harapan Lama Sekolah", "Tahun", "{n} tahun", "makin_tinggi", "12,80"),
        nilai={4: ("13,26", "disahkan")},
        program="1.01.02",
        sub=(
            ("Pembangunan ruang kelas", 600_000_000, 540_000_000, True),
            ("Beasiswa", 400_000_000, 300_000_000, True),
        ),
        akip=((2025, "71,20", "BB", "Sangat Baik"), (2024, "69,50", "B", "Baik")),
    )
    isi["analisis"] = [["HLS", TAHUN, 4, "pendukung", "Beasiswa menjangkau semua kecamatan."]]
    return isi


def dinkes() -> dict[str, list[list[object]]]:
    """One sub kegiatan behind two sasaran of the region: pagu 500.000.000, spent 450.000.000."""
    isi = perangkat(
        DINKES,
        "Dinas Kesehatan",
        tujuan="Menurunnya masalah gizi",
        indikator=("STUNTING", "Prevalensi Stunting", "Persen", "{n}%", "makin_rendah", "15,00%"),
        nilai={4: ("16,50", "diajukan")},
        program="1.02.02",
        sub=(("Perbaikan gizi", 500_000_000, 450_000_000, True),),
        akip=((2025, "64,10", "B", "Baik"),),
    )
    isi["analisis"] = [
        ["STUNTING", TAHUN, 4, "penghambat", "Posyandu di tiga kecamatan tanpa alat ukur."]
    ]
    return isi


def bappeda() -> dict[str, list[list[object]]]:
    """One sub kegiatan tied (200.000.000, spent 150.000.000), one not (100.000.000, 50.000.000)."""
    return perangkat(
        BAPPEDA,
        "Badan Perencanaan Pembangunan Daerah",
        tujuan="Meningkatnya mutu perencanaan",
        indikator=("RENCANA", "Keselarasan Rencana", "Persen", "{n}%", "makin_tinggi", "90,00%"),
        nilai={4: ("90,00", "disahkan")},
        program="5.01.02",
        sub=(
            ("Penyusunan RKPD", 200_000_000, 150_000_000, True),
            ("Rapat koordinasi", 100_000_000, 50_000_000, False),
        ),
    )


def pemda(
    wilayah: str = WILAYAH, kepala: str = "Bupati", nama: str = ""
) -> dict[str, list[list[object]]]:
    """The region: three sasaran, four indicators, two of them kept by agencies."""
    nama = nama or f"Pemerintah {wilayah}"
    return {
        "perangkat_daerah": [
            [PEMDA, nama, "", wilayah, f"{kepala} Contoh Raya", "Contohpura", "Asia/Jakarta",
             "pemda"]
        ],
        "unit_kerja": [["PUNCAK", nama, "dinas", ""]],
        "jabatan": [["KDH", f"{kepala} Contoh Raya", "struktural", "I", "PUNCAK", ""]],
        "profil": [
            ["gambaran", 2025, "", "Kabupaten Contoh Raya terdiri atas dua belas kecamatan."],
            ["visi", 2025, "", "Contoh Raya yang maju dan berkeadilan"],
            ["isu_strategis", 2025, "", "Ketimpangan layanan dasar antarkecamatan"],
        ],
        "renstra": [["RPJMD", f"RPJMD {wilayah} 2025–2029", 2025, 2029]],
        "misi": [
            ["RPJMD", "M1", "Mewujudkan manusia yang sehat dan cerdas"],
            ["RPJMD", "M2", "Mewujudkan pemerintahan yang melayani"],
        ],
        "tujuan": [
            ["RPJMD", "T1", "Meningkatnya kualitas manusia", "M1"],
            ["RPJMD", "T2", "Meningkatnya kualitas pemerintahan", "M2"],
        ],
        "sasaran": [
            ["S1", "T1", "strategis", "Meningkatnya akses dan mutu pendidikan", "KDH"],
            ["S2", "T1", "strategis", "Meningkatnya derajat kesehatan", "KDH"],
            ["S3", "T2", "strategis", "Meningkatnya mutu pelayanan publik", "KDH"],
        ],
        "indikator": [
            ["IPM", "T1", "", "Indeks Pembangunan Manusia", "Indeks", "{n}", "makin_tinggi", 2,
             "ya", "posisi_akhir", "KDH", "tahunan"],
            ["IK-HLS", "", "S1", "Harapan Lama Sekolah", "Tahun", "{n} tahun", "makin_tinggi", 2,
             "ya", "posisi_akhir", "KDH", "tahunan"],
            ["IK-STUNTING", "", "S2", "Prevalensi Stunting", "Persen", "{n}%", "makin_rendah", 2,
             "ya", "jumlah", "KDH", "triwulanan"],
            ["IK-IKM", "", "S3", "Indeks Kepuasan Masyarakat", "Indeks", "{n}", "makin_tinggi", 2,
             "tidak", "posisi_akhir", "KDH", "tahunan"],
        ],
        "dukungan_sasaran": [
            ["S1", DISDIK, "TJ"],
            ["S2", DINKES, "TJ"],
            ["S3", BAPPEDA, "TJ"],
            ["S3", DINKES, "TJ"],
        ],
        "kontribusi_indikator": [
            ["IPM", BAPPEDA, "pendukung", "", "Perencanaan lintas sektor"],
            ["IK-HLS", DISDIK, "pengampu", "HLS", ""],
            ["IK-STUNTING", DINKES, "pengampu", "STUNTING", ""],
            ["IK-STUNTING", DISDIK, "pendukung", "", "Edukasi gizi di sekolah"],
        ],
        "dokumen": [
            ["RPJMD-0", "renstra", "RPJMD", "", 0, "RPJMD 2025–2029"],
            ["PK", "pk", "", TAHUN, 0, f"Perjanjian Kinerja {TAHUN}"],
        ],
        "target": [
            ["IPM", 2025, "PK", "72,00"],
            ["IPM", 2029, "RPJMD-0", "75,00"],
            ["IK-HLS", 2025, "PK", "13,00"],
            ["IK-STUNTING", 2025, "PK", "15,00%"],
            ["IK-STUNTING", 2029, "RPJMD-0", "10,00%"],
            ["IK-IKM", 2025, "PK", "85,00"],
        ],
        "realisasi": [["IPM", TAHUN, 4, "71,64", "disahkan"]],
    }  # fmt: skip


def semua(akar: Path) -> list[Path]:
    """The folders in the order in which they load: agencies first, the region last."""
    return [
        tulis(akar / DISDIK, disdik()),
        tulis(akar / DINKES, dinkes()),
        tulis(akar / BAPPEDA, bappeda()),
        tulis(akar / PEMDA, pemda()),
    ]
