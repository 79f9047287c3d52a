"""PURE. What kind of file was uploaded, whatever its name says."""

import re
import zipfile
from io import BytesIO
from pathlib import PurePath

from kinerja.penolakan import TidakSahError

_XLSX_SAJA = "Buka di Excel atau LibreOffice, lalu simpan sebagai Buku Kerja Excel (.xlsx)."
_BUKAN_TABEL = "Unggah buku kerja Excel (.xlsx) atau CSV, misalnya yang diunduh dari halaman ini."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TERKUNCI = "EncryptedPackage".encode("utf-16-le")
_GAMBAR = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM")
_ARSIP = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_PETIK_NAMA = re.compile(r"\s*\(\d+\)$")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class BerkasAsingError(TidakSahError):
    """The file is no workbook and no CSV; the sentence says what it is and what to do."""


def pastikan_dikenal(isi: bytes) -> bool:
    """Whether the file is a workbook (else CSV). Raises BerkasAsingError for everything else."""
    if not isi.strip():
        raise BerkasAsingError("Berkas ini kosong. " + _BUKAN_TABEL)
    if isi.startswith(b"PK"):
        _pastikan_xlsx(isi)
        return True
    if isi.startswith(_OLE):
        raise BerkasAsingError(
            "Buku kerja ini terkunci dengan kata sandi. Buka di Excel, hapus kata sandinya "
            "(Berkas › Info › Proteksi Buku Kerja), simpan, lalu unggah kembali."
            if _TERKUNCI in isi
            else f"Ini berkas Office bentuk lama (.xls atau .doc). {_XLSX_SAJA}"
        )
    if sebutan := _sebutan(isi):
        raise BerkasAsingError(sebutan)
    if b"\0" in isi[:4_096] and not isi.startswith(_UTF16):
        raise BerkasAsingError(f"Isi berkas ini bukan teks dan bukan buku kerja. {_BUKAN_TABEL}")
    return False


def _sebutan(isi: bytes) -> str:
    awal = isi[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if isi.startswith(b"%PDF"):
        return f"Ini berkas PDF. {_BUKAN_TABEL}"
    if isi.startswith(_GAMBAR):
        return f"Ini gambar. {_BUKAN_TABEL}"
    if isi.startswith(_ARSIP):
        return f"Ini arsip yang dimampatkan. Keluarkan isinya dahulu. {_BUKAN_TABEL}"
    if awal.startswith(b"{\\rtf"):
        return f"Ini dokumen teks (RTF). {_BUKAN_TABEL}"
    if awal.startswith(b"<"):
        return (
            "Ini halaman web atau XML yang diberi nama seperti buku kerja, biasanya hasil ekspor "
            f"aplikasi lain. {_XLSX_SAJA}"
        )
    return ""


def _pastikan_xlsx(isi: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(isi)) as arsip:
            nama = set(arsip.namelist()[:2_000])
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as galat:
        raise BerkasAsingError(
            "Berkas ini rusak atau belum selesai disalin. Buka di Excel, simpan ulang sebagai "
            ".xlsx, lalu unggah kembali."
        ) from galat
    if "xl/workbook.bin" in nama:
        raise BerkasAsingError(f"Ini buku kerja biner (.xlsb). {_XLSX_SAJA}")
    if "xl/workbook.xml" in nama or any(satu.endswith("workbook.xml") for satu in nama):
        return
    if "content.xml" in nama:
        raise BerkasAsingError(f"Ini dokumen OpenDocument (.ods atau .odt). {_XLSX_SAJA}")
    if any(satu.startswith("word/") for satu in nama):
        raise BerkasAsingError(f"Ini dokumen Word. {_BUKAN_TABEL}")
    if any(satu.startswith("ppt/") for satu in nama):
        raise BerkasAsingError(f"Ini salindia PowerPoint. {_BUKAN_TABEL}")
    raise BerkasAsingError(f"Ini arsip ZIP. Keluarkan isinya dahulu. {_BUKAN_TABEL}")


def bita_terurai(isi: bytes) -> int:
    """How much there is to read: of an archive what it says that it unpacks to."""
    if not isi.startswith(b"PK"):
        return len(isi)
    try:
        with zipfile.ZipFile(BytesIO(isi)) as arsip:
            return sum(satu.file_size for satu in arsip.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return len(isi)


def nama_lembar_csv(nama_berkas: str) -> str:
    """`Unit Kerja (2).csv` → `Unit Kerja`: the sheet that a CSV is."""
    return _PETIK_NAMA.sub("", PurePath(nama_berkas).stem.strip())[:100] or "csv"
