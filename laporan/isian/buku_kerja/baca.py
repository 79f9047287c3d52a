"""Read an uploaded workbook: which cells changed, what is wrong, what it would overwrite."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from kinerja.angka import AngkaError
from kinerja.himpunan.baca_xlsx import baca_buku
from kinerja.himpunan.batas import BUKU_KERJA
from kinerja.himpunan.mentah import BarisMentah, HimpunanMentah, Persen, SumberError, teks_sel
from kinerja.himpunan.mentah import Sel as SelMentah
from kinerja.isian.sel import SasaranSel, Sel
from kinerja.penolakan import TidakSahError
from kinerja.periode import ROMAWI
from laporan.isian.buku_kerja.kolom import ALASAN, NA, TERSEMBUNYI, baca_judul
from laporan.isian.buku_kerja.lembar import (
    BENTUK,
    META,
    BarisBuku,
    Buku,
    LembarBuku,
    SelBuku,
    polos,
    segel,
    sesegel,
    sidik_isi,
)

UKURAN_MAKSIMUM_MB = BUKU_KERJA.bita // 1024 // 1024
_ULANG = "Unduh ulang buku kerja, lalu pindahkan isian Anda."


@dataclass(frozen=True)
class GalatBuku:
    """One mistake and its cell. `baris` as Excel numbers it; 0: the whole sheet."""

    lembar: str
    baris: int
    kolom: str
    tertulis: str
    pesan: str


@dataclass(frozen=True)
class SelBasi:
    """A value that changed in the application after the workbook was given out."""

    lembar: str
    baris: int
    kolom: str
    nama: str
    di_buku: str
    sekarang: str


@dataclass(frozen=True)
class SelMasuk:
    """One changed cell and where it stands."""

    sel: Sel
    lembar: str
    baris: int
    kolom: str
    nama: str


@dataclass
class HasilBaca:
    """What an upload holds."""

    sel: list[SelMasuk] = field(default_factory=list)
    galat: list[GalatBuku] = field(default_factory=list)
    basi: list[SelBasi] = field(default_factory=list)


class BukuDitolakError(TidakSahError):
    """The file is no workbook of ours, or one of another unit or quarter."""


def baca_unggahan(isi: bytes, buku: Buku) -> HasilBaca:
    """Compare an upload with the unit's quarter as it stands now. Raises BukuDitolakError."""
    try:
        mentah = baca_buku(isi, BUKU_KERJA)
    except SumberError as galat:
        raise BukuDitolakError(str(galat)) from galat
    meta = _meta(mentah, buku)
    hasil = HasilBaca()
    for lembar in buku.lembar:
        _baca_lembar(lembar, mentah, meta, hasil)
    return hasil


def _meta(mentah: HimpunanMentah, buku: Buku) -> dict[str, str]:
    """What the workbook says it is for; refused unless it is for this very quarter."""
    lembar = mentah.lembar.get(META.casefold())
    isi: dict[str, str] = {}
    for b in lembar.baris if lembar else []:
        isi[teks_sel(b.sel.get("kunci"))] = teks_sel(b.sel.get("isi"))
    sidik = isi.pop("sidik", "")
    if not isi or not sesegel(sidik, segel(isi)):
        raise BukuDitolakError(f"Berkas ini bukan buku kerja yang diunduh dari Tapak. {_ULANG}")
    if isi.get("bentuk") != BENTUK:
        raise BukuDitolakError(f"Bentuk buku kerja ini sudah lama. {_ULANG}")
    seharusnya = buku.meta
    if isi["pd"] != seharusnya["pd"] or isi["unit"] != seharusnya["unit"]:
        raise BukuDitolakError(
            f"Buku kerja ini untuk {isi['nama_unit']}, sedangkan halaman ini untuk "
            f"{seharusnya['nama_unit']}. Buka halaman unit yang sesuai."
        )
    if (isi["tahun"], isi["triwulan"]) != (seharusnya["tahun"], seharusnya["triwulan"]):
        raise BukuDitolakError(
            f"Buku kerja ini untuk TW {ROMAWI[int(isi['triwulan']) - 1]} {isi['tahun']}, sedangkan "
            f"halaman ini untuk TW {ROMAWI[int(seharusnya['triwulan']) - 1]} "
            f"{seharusnya['tahun']}. Buka triwulan yang sesuai."
        )
    return isi


def _baca_lembar(
    lembar: LembarBuku, mentah: HimpunanMentah, meta: dict[str, str], hasil: HasilBaca
) -> None:
    ada = mentah.lembar.get(lembar.nama.casefold())
    if ada is None:
        return  # the sheet was removed: nothing of it changes
    judul = baca_judul(meta.get("kolom"), lembar.nama, lembar.kolom)
    kunci = {j.casefold(): k for k, j in judul.items()} | {k: k for k in TERSEMBUNYI}
    tampil = {j.casefold(): j for j in judul.values()}
    tercetak = [g for g in mentah.galat if g.lembar == ada.nama]
    hasil.galat += [
        GalatBuku(lembar.nama, g.baris, tampil.get(g.kolom, g.kolom), g.nilai, g.pesan)
        for g in tercetak
    ]
    rusak = {(g.baris, kunci.get(g.kolom, g.kolom)) for g in tercetak}
    if kurang := [j for j in kunci if j not in ada.kolom]:
        pesan = f"kolom {', '.join(tampil.get(j, j) for j in kurang)} tidak ada. {_ULANG}"
        hasil.galat.append(GalatBuku(lembar.nama, 1, "", "", pesan))
        return
    kini = {b.kunci: b for b in lembar.baris}
    terbaca: set[str] = set()
    for b in ada.baris:
        isi = {kunci[j]: v for j, v in b.sel.items() if j in kunci}
        baris = _cocokkan(lembar, b, isi, meta, kini, terbaca, hasil)
        if baris is not None:
            tempat = _TempatBaris(lembar.nama, b.nomor, judul, hasil)
            _baca_baris(tempat, isi, _asal(isi, kunci), baris, rusak)


def _cocokkan(
    lembar: LembarBuku,
    b: BarisMentah,
    isi: dict[str, SelMentah],
    meta: dict[str, str],
    kini: dict[str, BarisBuku],
    terbaca: set[str],
    hasil: HasilBaca,
) -> BarisBuku | None:
    """The row of the quarter that an uploaded row is about."""
    kunci, versi, asal, sidik = (teks_sel(isi.get(k)) for k in TERSEMBUNYI)
    pesan = ""
    if not sesegel(sidik, segel(meta, kunci, versi, asal)):
        pesan = f"baris ini bukan dari buku kerja, atau kolom tersembunyinya berubah. {_ULANG}"
    elif kunci in terbaca:
        pesan = "baris ini tersalin dua kali; hapus salinannya."
    elif kunci not in kini:
        pesan = f"baris ini sudah tidak ada pada isian unit. {_ULANG}"
    if pesan:
        hasil.galat.append(GalatBuku(lembar.nama, b.nomor, "", "", pesan))
        return None
    terbaca.add(kunci)
    return kini[kunci]


@dataclass(frozen=True)
class _TempatBaris:
    """A row of a sheet, with the titles of its columns, and where its findings go."""

    lembar: str
    nomor: int
    judul: Mapping[str, str]
    hasil: HasilBaca

    def tolak(self, kolom: str, tertulis: str, pesan: str) -> None:
        judul = self.judul[kolom]
        self.hasil.galat.append(GalatBuku(self.lembar, self.nomor, judul, tertulis, pesan))


def _asal(isi: dict[str, SelMentah], kunci: Mapping[str, str]) -> dict[str, str]:
    """Fingerprints by column; workbooks given out before columns had keys name their titles."""
    semua: dict[str, str] = json.loads(teks_sel(isi.get("asal")))
    return {kunci.get(k.casefold(), k): sidik for k, sidik in semua.items()}


def _baca_baris(
    tempat: _TempatBaris,
    isi: dict[str, SelMentah],
    asal: dict[str, str],
    baris: BarisBuku,
    rusak: set[tuple[int, str]],
) -> None:
    nama = str(baris.tampil.get("indikator") or baris.tampil.get("sub_kegiatan") or "")
    if label := baris.tampil.get("isian") or baris.tampil.get("uraian"):
        nama = nama if nama == label else f"{nama}: {label}"
    lembar, nomor, judul, hasil = tempat.lembar, tempat.nomor, tempat.judul, tempat.hasil
    baru: dict[str, str] = {}
    for kolom, sel in baris.sel.items():
        if (nomor, kolom) in rusak:
            continue
        try:
            baru[kolom] = _teks(isi.get(kolom), sel)
        except TidakSahError as galat:
            tempat.tolak(kolom, teks_sel(isi.get(kolom)), galat.pesan)
            continue
        if sidik_isi(sel.isi) != asal.get(kolom, ""):
            hasil.basi.append(SelBasi(lembar, nomor, judul[kolom], nama, baru[kolom], sel.isi))
    berubah = {k: t for k, t in baru.items() if sidik_isi(t) != asal.get(k, "")}
    _gabung_na(tempat, baru, berubah, baris)
    for kolom, teks in berubah.items():
        sel = baris.sel[kolom]
        masuk = Sel(sel.sasaran, sel.medan, teks, _versi(baris))
        hasil.sel.append(SelMasuk(masuk, lembar, nomor, judul[kolom], nama))


def _versi(baris: BarisBuku) -> int:
    """The version as it stands: the cells themselves were compared with what was given out."""
    return next(iter(baris.versi.values()))


def _gabung_na(
    tempat: _TempatBaris, baru: dict[str, str], berubah: dict[str, str], baris: BarisBuku
) -> None:
    """Two columns, one field: N/A is its reason."""
    if NA not in berubah and ALASAN not in berubah:
        return
    ya, alasan = baru.get(NA, "").strip().casefold(), baru.get(ALASAN, "").strip()
    alasan_berubah = ALASAN in berubah
    berubah.pop(NA, None)
    berubah.pop(ALASAN, None)

    def tolak(kolom: str, pesan: str) -> None:
        tempat.tolak(kolom, baru.get(kolom, ""), pesan)

    if ya not in ("", "ya"):
        tolak(NA, "isi “ya”, atau kosongkan.")
    elif ya and not alasan:
        tolak(ALASAN, "tulis alasan mengapa indikator ini tidak berlaku.")
    elif ya:
        berubah[ALASAN] = alasan
    elif alasan and alasan_berubah:
        tolak(NA, "pilih “ya” bila tidak berlaku, atau kosongkan alasannya.")
    elif baris.sel[ALASAN].isi:
        berubah[ALASAN] = ""


def _teks(sel: SelMentah | None, tujuan: SelBuku) -> str:
    """A cell as the writer of cells reads it. Raises TidakSahError."""
    match sel:
        case None:
            return ""
        case str():
            return sel.replace("\r\n", "\n").strip()
        case bool():
            raise TidakSahError("Excel menyimpan isian ini sebagai BENAR/SALAH; ketik ulang.")
        case Decimal() | Persen() if tujuan.jenis != "angka":
            return teks_sel(sel)
        case Decimal():
            return _angka(sel)
        case Persen(tampil):
            return f"{_angka(tampil)}%"
        case date() if tujuan.jenis == "teks":
            return teks_sel(sel)
        case _:
            raise TidakSahError(
                "Excel menyimpan isian ini sebagai tanggal; ubah format selnya menjadi Angka, lalu "
                "ketik ulang."
            )


def _angka(nilai: Decimal) -> str:
    try:
        return polos(nilai)
    except AngkaError as galat:
        raise TidakSahError(str(galat)) from galat


def urutkan(sel: list[SelMasuk]) -> list[SelMasuk]:
    """Emptied values first, then N/A, then new values, then what is said about them."""

    def tingkat(s: SelMasuk) -> int:
        medan = s.sel.medan.partition(":")[0]
        if medan in ("nilai", "predikat", "variabel"):
            return 2 if s.sel.teks else 0
        return 1 if medan == "tidak_berlaku" else 3

    return sorted(sel, key=tingkat)


def sebagai_data(sel: list[SelMasuk]) -> list[list[Any]]:
    """Cells for the signed form between preview and commit."""
    return [
        [
            str(s.sel.sasaran),
            s.sel.medan,
            s.sel.teks,
            s.sel.versi,
            s.lembar,
            s.baris,
            s.kolom,
            s.nama,
        ]
        for s in sel
    ]


def dari_data(data: list[list[Any]]) -> list[SelMasuk]:
    """Read back the cells that were stored with the preview."""
    return [
        SelMasuk(Sel(SasaranSel.baca(sasaran), medan, teks, versi), lembar, baris, kolom, nama)
        for sasaran, medan, teks, versi, lembar, baris, kolom, nama in data
    ]
