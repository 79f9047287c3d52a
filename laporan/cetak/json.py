"""JSON: the document model as printed, for scripts and checkers."""

import json
from functools import singledispatch
from typing import Any

from laporan.cetak.dasar import Berkas
from laporan.dokumen.penomoran import nomori, semua_gambar, semua_tabel
from laporan.dokumen.unsur import (
    Bagian,
    Blok,
    BlokTandaTangan,
    Daftar,
    Dokumen,
    Gambar,
    GantiHalaman,
    Judul,
    Mendatar,
    Paragraf,
    Tabel,
    baris_lengkap,
    baris_tercetak,
    teks_polos,
)

MIME_JSON = "application/json"


def ekspor(dokumen: Dokumen) -> Berkas:
    """Write tables, outline with texts, and figures."""
    isi = json.dumps(sebagai_data(dokumen), ensure_ascii=False, indent=2) + "\n"
    return Berkas(f"{dokumen.nama_berkas}.json", MIME_JSON, isi.encode())


def sebagai_data(dokumen: Dokumen) -> dict[str, Any]:
    """Return the numbered document as plain dicts and lists."""
    dokumen = nomori(dokumen)
    return {
        "judul": dokumen.judul,
        "subjudul": dokumen.subjudul,
        "pd": dokumen.pd,
        "pemda": dokumen.pemda,
        "tahun": dokumen.tahun,
        "tempat_tanggal": dokumen.tempat_tanggal,
        "depan": [
            _bagian("", b.judul, b.kunci, b.isi)
            for b in dokumen.bagian_depan
            if isinstance(b, Bagian)
        ],
        "bab": [_bagian(b.nomor_romawi, b.judul, b.kunci, b.isi) for b in dokumen.bab],
        "lampiran": [_bagian(str(x.nomor), x.judul, x.kunci, x.isi) for x in dokumen.lampiran],
        "tabel": [_tabel(t) for t in semua_tabel(dokumen)],
        "gambar": [
            {
                "kunci": g.kunci,
                "nomor": g.nomor,
                "judul": g.judul,
                "alt": g.alt,
                "catatan": [teks_polos(c) for c in g.catatan],
            }
            for g in semua_gambar(dokumen)
        ],
    }


def _bagian(nomor: str, judul: str, kunci: str, isi: tuple[Blok, ...]) -> dict[str, Any]:
    return {"nomor": nomor, "judul": judul, "kunci": kunci, "isi": _semua(isi)}


def _tabel(tabel: Tabel) -> dict[str, Any]:
    """Describe a table; `baris` is what the PDF prints, `baris_lengkap` has no blanked repeats,
    `kosong` is the sentence in place of rows.
    """
    tercetak, lengkap = baris_tercetak(tabel), baris_lengkap(tabel)
    hasil: dict[str, Any] = {
        "kunci": tabel.jenis,
        "nomor": tabel.nomor,
        "judul": tabel.judul,
        "kolom": [k.judul.replace("\n", " ") for k in tabel.kolom],
        "baris": [list(b) for b in tercetak],
        "catatan": [teks_polos(c) for c in tabel.catatan],
    }
    if tabel.bagian:
        hasil["bagian"] = tabel.bagian
    if any(k.kelompok for k in tabel.kolom):
        hasil["kelompok"] = [k.kelompok for k in tabel.kolom]
    if tercetak != lengkap:
        hasil["baris_lengkap"] = [list(b) for b in lengkap]
    if tabel.sumber:
        hasil["sumber"] = tabel.sumber
    if not tabel.baris:
        hasil["kosong"] = tabel.kalimat_kosong
    return hasil


def _semua(blok: tuple[Blok, ...]) -> list[dict[str, Any]]:
    hasil: list[dict[str, Any]] = []
    for b in blok:
        if isinstance(b, Mendatar):
            hasil += _semua(b.isi)
        elif not isinstance(b, GantiHalaman):
            hasil.append(_blok(b))
    return hasil


@singledispatch
def _blok(blok: Blok) -> dict[str, Any]:
    raise TypeError(f"Simpul tak dikenal: {type(blok).__name__}")


@_blok.register
def _(judul: Judul) -> dict[str, Any]:
    return {"jenis": "judul", "tingkat": judul.tingkat, "teks": judul.teks, "kunci": judul.kunci}


@_blok.register
def _(paragraf: Paragraf) -> dict[str, Any]:
    return {"jenis": "paragraf", "teks": teks_polos(paragraf.isi)}


@_blok.register
def _(daftar: Daftar) -> dict[str, Any]:
    butir = [
        {"teks": teks_polos(b.isi), **({"isi": _semua(b.anak)} if b.anak else {})}
        for b in daftar.butir
    ]
    return {"jenis": "daftar", "bernomor": daftar.bernomor, "butir": butir}


@_blok.register
def _(tabel: Tabel) -> dict[str, Any]:
    return {"jenis": "tabel", "kunci": tabel.kunci, "teks": f"{tabel.label} {tabel.judul}".strip()}


@_blok.register
def _(gambar: Gambar) -> dict[str, Any]:
    teks = f"{gambar.label} {gambar.judul}".strip()
    return {"jenis": "gambar", "kunci": gambar.kunci, "teks": teks}


@_blok.register
def _(blok: BlokTandaTangan) -> dict[str, Any]:
    pihak = [
        {"jabatan": p.jabatan, "nama": p.nama, "pangkat": p.pangkat, "nip": p.nip}
        for p in blok.pihak
    ]
    return {"jenis": "tanda_tangan", "tempat_tanggal": blok.tempat_tanggal, "pihak": pihak}
