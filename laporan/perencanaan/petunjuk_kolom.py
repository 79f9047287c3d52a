"""What a column of the template expects, in the words of its comment, and its list of words."""

from kinerja.himpunan.lembar import Lembar
from kinerja.himpunan.skema import Kolom
from kinerja.himpunan.tipe import (
    Angka,
    Bulat,
    Kode,
    Nip,
    Pilihan,
    Rupiah,
    Tahun,
    Tanggal,
    YaTidak,
    sebut_pilihan,
)
from kinerja.periode import ROMAWI

_KHUSUS = {
    ("perangkat_daerah", "kode"): "Kode ini tidak diganti.",
    ("perangkat_daerah", "kepala_daerah"): "Jabatannya, bukan namanya: Bupati Banjar.",
    ("perangkat_daerah", "zona_waktu"): "Asia/Jakarta untuk WIB, Asia/Makassar untuk WITA, atau "
    "Asia/Jayapura untuk WIT.",
    ("unit_kerja", "induk"): "Kode unit di atasnya. Kosong hanya untuk unit puncak.",
    ("unit_kerja", "tugas"): "Dikutip pada BAB I laporan.",
    ("jabatan", "atasan"): "Kode jabatan atasan langsung. Kosong hanya untuk kepala.",
    ("pemangku", "sampai"): "Kosong: masih menjabat.",
    ("sasaran", "induk"): "Kode sasaran di atasnya. Kosong hanya untuk strategis.",
    ("indikator", "tujuan"): "Isi tujuan atau sasaran, salah satu.",
    ("indikator", "sasaran"): "Isi tujuan atau sasaran, salah satu.",
    ("indikator", "desimal"): "Angka di belakang koma: 0 sampai 6. Kosong: 2.",
    ("indikator", "formula"): "Memakai kode variabel indikator ini: nganggur / angkatan * 100. "
    "Isi variabelnya dahulu.",
    ("indikator", "skala"): "Hanya untuk jenis nilai predikat. Skalanya dibuat pada halaman "
    "Skala Predikat atau lembar predikat.",
    ("indikator", "jadwal"): "triwulanan, semesteran, tahunan, bulan:8, atau terbit:11.",
    ("target", "triwulan"): "1 sampai 4. Kosong: target setahun.",
    ("target", "target"): "Seperti tertulis pada dokumen: 97,30 atau BB atau ≥ 80.",
    ("pagu", "nilai"): "Rupiah penuh: 12453995443.",
    ("program_kegiatan", "induk"): "Kode di atasnya. Kosong untuk program; pada baris baru boleh "
    "kosong: menurut kodenya.",
    ("program_kegiatan", "tingkat"): "Pada baris baru boleh kosong: menurut kodenya.",
    ("program_kegiatan", "penanggung_jawab"): "Kode jabatan. Pada baris baru boleh kosong: "
    "mengikuti induknya.",
    ("dukungan", "kode"): "Kode program, kegiatan, atau sub kegiatan yang mendukung indikatornya.",
    ("sasaran", "tingkat"): "Pada baris baru boleh kosong: satu tingkat di bawah induknya.",
    ("sasaran", "tujuan"): "Kode tujuan. Pada baris baru boleh kosong: mengikuti induknya.",
    ("indikator", "penanggung_jawab"): "Kode jabatan. Pada baris baru boleh kosong: mengikuti "
    "sasarannya.",
    ("indikator", "polaritas"): "Pada baris baru, kosong berarti makin tinggi.",
    ("indikator", "akumulasi"): "Pada baris baru, kosong berarti posisi akhir.",
}


def petunjuk(lembar: Lembar, kolom: Kolom, sumber: str) -> str:
    """One to three short sentences. `sumber`: the sheet that its codes come from, or nothing."""
    bagian = ["Wajib diisi." if kolom.wajib else "Boleh kosong."]
    bagian.append(_KHUSUS.get((lembar.nama, kolom.nama), "") or _menurut_tipe(kolom, sumber))
    if kolom.nama in lembar.kunci:
        bagian.append("Baris dikenali dari kolom ini.")
    return " ".join(filter(None, bagian))


def _menurut_tipe(kolom: Kolom, sumber: str) -> str:
    if sumber:
        return f"Kode yang ada pada lembar {sumber}."
    match kolom.tipe:
        case Pilihan():
            return f"Pilih: {', '.join(kolom.tipe.daftar)}."
        case YaTidak():
            return "ya atau tidak."
        case Tanggal():
            return "Tanggal: 31/12/2025."
        case Tahun():
            return "Tahun empat angka."
        case Bulat(minimum=bawah, maksimum=atas):
            return f"Bilangan bulat {bawah} sampai {atas}." if atas < 10_000 else "Bilangan bulat."
        case Rupiah():
            return "Rupiah penuh, tanpa desimal."
        case Angka():
            return "Angka: 97,30."
        case Nip():
            return "18 angka, sebagai teks."
        case Kode():
            return "Kode; format selnya Teks."
        case _:
            return ""


def pilihan(kolom: Kolom) -> tuple[str, ...]:
    """The words that the column takes, where there are few."""
    match kolom.tipe:
        case Pilihan():
            return tuple(kolom.tipe.daftar)
        case YaTidak():
            return ("ya", "tidak")
        case Bulat(minimum=1, maksimum=4):
            return ("1", "2", "3", "4")
        case _:
            return ()


def pilihan_bersebutan(kolom: Kolom) -> tuple[tuple[str, str], ...]:
    """The same with the words that a list shows for them."""
    match kolom.tipe:
        case Pilihan():
            return kolom.tipe.sebutan
        case Bulat(minimum=1, maksimum=4) if kolom.nama == "triwulan":
            return tuple((str(n), f"Triwulan {satu}") for n, satu in enumerate(ROMAWI, 1))
        case _:
            return tuple((satu, sebut_pilihan(satu)) for satu in pilihan(kolom))


def bertipe_teks(kolom: Kolom) -> bool:
    """Whether Excel must not make a number or a date of what is typed."""
    return not isinstance(kolom.tipe, Angka | Bulat | Rupiah | Tahun | Tanggal)
