"""PURE. What a file is, judged by its content; the name only has to agree.

A file that is two things at once (an image with a page or an archive behind it) is refused: its
next reader could take it for the other one. Office files must hold no macros and no template that
is fetched from elsewhere.
"""

import io
import zipfile

from kinerja.bukti.jenis import DITERIMA, JPEG, MENURUT_AKHIRAN, OFFICE, PDF, PNG, JenisBerkas
from kinerja.penolakan import TidakSahError

ANGGOTA_MAKSIMUM = 5_000
ISI_MAKSIMUM = 256 * 1024 * 1024
"""Bytes of an Office file after unpacking."""
_BAGIAN_MAKSIMUM = 4 * 1024 * 1024
_EKOR = 2_048
_TANDA_PNG = b"\x89PNG\r\n\x1a\n"
_TANDA_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_MARKAH = (b"<html", b"<script", b"<!doctype", b"<svg", b"<?php", b"<iframe", b"<body")
_BERMAKRO = ("vbaproject", "vbadata", "/activex/", "/macrosheets/", "/dialogsheets/")


def kenali(nama: str, isi: bytes) -> JenisBerkas:
    """Return the kind of the file. Raises TidakSahError, saying what is wrong and what to do."""
    if not isi:
        raise TidakSahError("Berkas ini kosong. Periksa berkas asalnya.")
    jenis = _dari_isi(isi)
    akhiran = nama.rpartition(".")[2].casefold() if "." in nama else ""
    if jenis is None:
        raise TidakSahError(_tak_dikenal(akhiran, isi))
    if MENURUT_AKHIRAN.get(akhiran) is not jenis:
        raise TidakSahError(
            f"Nama berkas berakhiran “{akhiran or 'tanpa akhiran'}”, tetapi isinya "
            f"{jenis.sebutan}. Ganti akhirannya menjadi .{jenis.akhiran}, atau simpan ulang."
        )
    return jenis


def _dari_isi(isi: bytes) -> JenisBerkas | None:
    if isi.startswith(b"%PDF-"):
        _periksa_pdf(isi)
        return PDF
    if isi.startswith(_TANDA_PNG):
        _periksa_png(isi)
        return PNG
    if isi.startswith(b"\xff\xd8\xff"):
        _periksa_jpeg(isi)
        return JPEG
    if isi.startswith(b"PK\x03\x04"):
        return _office(isi)
    return None


def _tak_dikenal(akhiran: str, isi: bytes) -> str:
    if isi[4:8] == b"ftyp" and isi[8:12] in _HEIC:
        return (
            "Foto HEIC (bentuk bawaan iPhone dan sebagian ponsel lain) tidak diterima. Simpan "
            "sebagai JPG: di iPhone buka Pengaturan > Kamera > Format > Paling Kompatibel; foto "
            "yang sudah ada dibuka lalu diekspor sebagai JPEG."
        )
    if isi.startswith(_TANDA_OLE):
        return (
            "Berkas Office lama (.doc, .xls, .ppt) atau yang bersandi tidak diterima. Simpan "
            "sebagai .docx, .xlsx, .pptx tanpa sandi, atau cetak ke PDF."
        )
    if akhiran in MENURUT_AKHIRAN:
        return (
            f"Isi berkas ini bukan {MENURUT_AKHIRAN[akhiran].sebutan}, meskipun namanya berakhiran "
            f".{akhiran}. Buka berkas asalnya dan simpan ulang."
        )
    return f"Jenis berkas ini tidak diterima. Yang diterima: {DITERIMA}."


def _pastikan_bukan_arsip(isi: bytes, jenis: JenisBerkas) -> None:
    if zipfile.is_zipfile(io.BytesIO(isi)):
        raise TidakSahError(
            f"Berkas {jenis.sebutan} ini juga memuat arsip ZIP di dalamnya. Simpan ulang dari "
            "aplikasi asalnya."
        )


def _periksa_pdf(isi: bytes) -> None:
    """A header, an end, and nothing much after it."""
    akhir = isi.rfind(b"%%EOF")
    if akhir < 0 or b"startxref" not in isi:
        raise TidakSahError(
            "Berkas PDF ini tidak utuh (bagian akhirnya tidak ada). Unduh atau cetak ulang ke PDF."
        )
    ekor = isi[akhir + 5 :]
    if len(ekor) > _EKOR or _bermarkah(ekor):
        raise TidakSahError(
            "Berkas PDF ini memuat isi lain di belakangnya. Cetak ulang ke PDF dari aplikasi "
            "asalnya."
        )
    _pastikan_bukan_arsip(isi, PDF)


def _periksa_png(isi: bytes) -> None:
    """Chunks to IEND, and nothing after it."""
    letak = len(_TANDA_PNG)
    while letak + 12 <= len(isi):
        panjang = int.from_bytes(isi[letak : letak + 4], "big")
        tipe = isi[letak + 4 : letak + 8]
        letak += 12 + panjang
        if tipe == b"IEND":
            break
    else:
        raise TidakSahError("Gambar PNG ini tidak utuh. Simpan ulang gambarnya.")
    if letak != len(isi):
        raise TidakSahError(
            "Gambar PNG ini memuat isi lain di belakangnya. Simpan ulang gambarnya."
        )
    _pastikan_bukan_arsip(isi, PNG)


def _periksa_jpeg(isi: bytes) -> None:
    """Cameras append data of their own after the end; pages and archives are refused."""
    akhir = isi.rfind(b"\xff\xd9")
    if akhir < 0:
        raise TidakSahError("Gambar JPEG ini tidak utuh. Simpan ulang gambarnya.")
    if _bermarkah(isi[akhir + 2 :]):
        raise TidakSahError(
            "Gambar JPEG ini memuat isi lain di belakangnya. Simpan ulang gambarnya."
        )
    _pastikan_bukan_arsip(isi, JPEG)


def _bermarkah(ekor: bytes) -> bool:
    kecil = ekor.lower()
    return any(m in kecil for m in _MARKAH)


def _office(isi: bytes) -> JenisBerkas:
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            return _periksa_office(arsip)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as galat:
        raise TidakSahError(
            "Berkas Office ini tidak utuh atau bersandi. Simpan ulang dari aplikasi asalnya."
        ) from galat


def _periksa_office(arsip: zipfile.ZipFile) -> JenisBerkas:
    daftar = arsip.infolist()
    if len(daftar) > ANGGOTA_MAKSIMUM or sum(a.file_size for a in daftar) > ISI_MAKSIMUM:
        raise TidakSahError(
            f"Isi berkas ini melebihi {ISI_MAKSIMUM // 1024 // 1024} MB setelah dibuka. Perkecil "
            "gambarnya, atau cetak ke PDF."
        )
    nama = {a.filename for a in daftar}
    jenis = next((j for j in OFFICE if j.bagian in nama), None)
    if jenis is None or "[Content_Types].xml" not in nama:
        raise TidakSahError(f"Arsip ZIP tidak diterima. Yang diterima: {DITERIMA}.")
    tipe = _baca(arsip, "[Content_Types].xml").decode("utf-8", "replace")
    berbahaya = any(m in f"/{n}".casefold() for n in nama for m in _BERMAKRO)
    if berbahaya or "macroenabled" in tipe.casefold() or "vbaproject" in tipe.casefold():
        raise TidakSahError(
            f"Berkas ini memuat makro. Simpan sebagai {jenis.sebutan} biasa "
            f"(.{jenis.akhiran}), atau cetak ke PDF."
        )
    if jenis.isi not in tipe:
        raise TidakSahError(
            f"Berkas ini bukan {jenis.sebutan} yang utuh. Simpan ulang dari aplikasi asalnya."
        )
    if any(_bertemplat_luar(arsip, n) for n in nama if n.endswith("settings.xml.rels")):
        raise TidakSahError(
            "Berkas ini mengambil templat dari tempat lain. Lepaskan templatnya di Word, atau "
            "cetak ke PDF."
        )
    return jenis


def _bertemplat_luar(arsip: zipfile.ZipFile, nama: str) -> bool:
    isi = _baca(arsip, nama)
    return b"attachedTemplate" in isi and b"External" in isi


def _baca(arsip: zipfile.ZipFile, nama: str) -> bytes:
    if arsip.getinfo(nama).file_size > _BAGIAN_MAKSIMUM:
        raise TidakSahError("Berkas Office ini tidak wajar. Simpan ulang dari aplikasi asalnya.")
    return arsip.read(nama)
