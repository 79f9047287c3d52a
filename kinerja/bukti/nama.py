"""PURE. Names of files and addresses of links, as they may be kept and shown."""

import re
import unicodedata
from urllib.parse import urlsplit

from kinerja.penolakan import TidakSahError

PANJANG_JUDUL = 200
PANJANG_TAUTAN = 500
_TANPA_SKEMA = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?:[:/?#]|$)", re.I)
#: Site → how people call it.
_AWAN = {
    "drive.google.com": "Google Drive",
    "docs.google.com": "Google Drive",
    "photos.google.com": "Google Foto",
    "photos.app.goo.gl": "Google Foto",
    "onedrive.live.com": "OneDrive",
    "1drv.ms": "OneDrive",
    "sharepoint.com": "OneDrive",
    "dropbox.com": "Dropbox",
}
_TERLARANG = re.compile(r'[<>:"|?*]')


def bersihkan_nama(nama: str) -> str:
    """The name without its folder, invisible characters and what file systems refuse."""
    pangkal = re.split(r"[/\\]", unicodedata.normalize("NFC", nama))[-1]
    terlihat = "".join(
        " " if unicodedata.category(h).startswith("Z") else h
        for h in pangkal
        if not unicodedata.category(h).startswith("C")
    )
    rapi = " ".join(_TERLARANG.sub("-", terlihat).split()).strip(". ")
    if not rapi:
        return "berkas"
    batang, titik, akhiran = rapi.rpartition(".")
    if not titik or not batang or len(akhiran) > 10:
        return rapi[:PANJANG_JUDUL].rstrip()
    return f"{batang[: PANJANG_JUDUL - len(akhiran) - 1].rstrip()}.{akhiran}"


def nama_unduhan(judul: str, akhiran: str) -> str:
    """The title as a file name with the extension of the content."""
    nama = bersihkan_nama(judul)
    dasar = nama.rpartition(".")[0] if nama.casefold().endswith((f".{akhiran}", ".jpeg")) else nama
    return f"{dasar or 'berkas'}.{akhiran}"


def lengkapi_tautan(tautan: str) -> str:
    """With https:// before an address that was copied without it: `drive.google.com/…`."""
    alamat = tautan.strip()
    return f"https://{alamat}" if _TANPA_SKEMA.match(alamat) else alamat


def simpanan_awan(alamat: str) -> str:
    """What people call the store behind a link that only its owner opens until it is shared; empty
    for any other site.
    """
    situs = (urlsplit(alamat).hostname or "").casefold()
    return next((n for s, n in _AWAN.items() if situs == s or situs.endswith(f".{s}")), "")


def periksa_tautan(tautan: str) -> str:
    """Return the address. Raises TidakSahError unless it is http or https with a host."""
    alamat = lengkapi_tautan(tautan)
    if not alamat:
        raise TidakSahError("Tulis alamat tautannya, misalnya https://contoh.go.id/laporan.")
    if len(alamat) > PANJANG_TAUTAN:
        raise TidakSahError(f"Tautan paling banyak {PANJANG_TAUTAN} karakter.")
    if re.search(r"[\s\x00-\x1f\x7f<>\"\\]", alamat):
        raise TidakSahError("Tautan memuat spasi atau karakter yang tidak sah.")
    try:
        bagian = urlsplit(alamat)
        sah = bagian.scheme.lower() in ("http", "https") and bool(bagian.hostname)
        _ = bagian.port
    except ValueError:
        sah = False
    if not sah:
        raise TidakSahError("Tautan harus diawali http:// atau https:// dan nama situsnya.")
    if bagian.username is not None or bagian.password is not None:
        raise TidakSahError("Tautan tidak boleh memuat nama akun atau kata sandi.")
    return alamat
