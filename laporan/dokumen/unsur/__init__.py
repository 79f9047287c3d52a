"""PURE. The report as data: frozen nodes that every exporter reads.

The preview, the PDF, the workbook and the JSON print the same nodes, so they cannot disagree. Each
kind stands in a file of this folder and in the list below. Frozen versions name the classes: a node
may move between the files, its name stays (laporan/dokumen/json.py).
"""

from laporan.dokumen.unsur.blok import (
    Blok,
    Butir,
    Daftar,
    GantiHalaman,
    Mendatar,
    Seksi,
    Selembar,
    Sisipan,
)
from laporan.dokumen.unsur.dokumen import (
    Bab,
    Bagian,
    BerkasSisipan,
    ButirDaftar,
    DaftarOtomatis,
    Dokumen,
    JenisDaftar,
    Lambang,
    Lampiran,
    Sampul,
    romawi,
)
from laporan.dokumen.unsur.gambar import Gambar
from laporan.dokumen.unsur.paragraf import GayaParagraf, Judul, Paragraf
from laporan.dokumen.unsur.simpul import DokumenError
from laporan.dokumen.unsur.tabel import NOMOR, Baris, Format, JenisBaris, Kolom, Rata, Sel, Tabel
from laporan.dokumen.unsur.tabel_tercetak import (
    ULANG_LANJUTAN,
    baris_lengkap,
    baris_tercetak,
    ikatan_baris,
    kelompok_kolom,
)
from laporan.dokumen.unsur.tanda_tangan import (
    GARIS_NAMA,
    GARIS_PEGAWAI,
    BlokTandaTangan,
    Penandatangan,
)
from laporan.dokumen.unsur.teks import GantiBaris, Isi, Potongan, Rujukan, Teks, larik, teks_polos

__all__ = [
    "GARIS_NAMA",
    "GARIS_PEGAWAI",
    "NOMOR",
    "ULANG_LANJUTAN",
    "Bab",
    "Bagian",
    "Baris",
    "BerkasSisipan",
    "Blok",
    "BlokTandaTangan",
    "Butir",
    "ButirDaftar",
    "Daftar",
    "DaftarOtomatis",
    "Dokumen",
    "DokumenError",
    "Format",
    "Gambar",
    "GantiBaris",
    "GantiHalaman",
    "GayaParagraf",
    "Isi",
    "JenisBaris",
    "JenisDaftar",
    "Judul",
    "Kolom",
    "Lambang",
    "Lampiran",
    "Mendatar",
    "Paragraf",
    "Penandatangan",
    "Potongan",
    "Rata",
    "Rujukan",
    "Sampul",
    "Seksi",
    "Sel",
    "Selembar",
    "Sisipan",
    "Tabel",
    "Teks",
    "baris_lengkap",
    "baris_tercetak",
    "ikatan_baris",
    "kelompok_kolom",
    "larik",
    "romawi",
    "teks_polos",
]
