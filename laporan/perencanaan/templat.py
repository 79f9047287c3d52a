"""The workbook made for one agency: every sheet with what is stored, ready to be filled further."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from kinerja.himpunan.keadaan import Keadaan
from kinerja.himpunan.lembar import Lembar
from kinerja.himpunan.skema import BarisTulis, Kolom
from kinerja.himpunan.tulis import isi_sel
from kinerja.models import PerangkatDaerah
from laporan.cetak.dasar import Berkas
from laporan.cetak.xlsx import MIME_XLSX, tulis_teks
from laporan.data.himpunan import LEMBAR, TABEL
from laporan.perencanaan.lembar_sini import MENURUT_NAMA, SEMUA, LembarSini
from laporan.perencanaan.petunjuk_kolom import bertipe_teks, petunjuk, pilihan

PETUNJUK = "Petunjuk"
BARIS_SIAP = 500
"""Rows below those that are filled for which the lists to choose from are laid out."""
_HURUF = "Arial"
_WAJIB = PatternFill("solid", fgColor="CFE3D6")
_BOLEH = PatternFill("solid", fgColor="E9ECEA")
_GARIS = Border(bottom=Side("thin", "8A938E"))
_LEBAR = {"uraian": 60, "nama": 42, "teks": 60, "tugas": 50, "definisi": 40, "formulasi": 40}
_LEBAR_MAKS = 36
_PILIHAN_MAKS = 250
_MENURUT_TAHUN = frozenset({"pegawai", "periode", "program_kegiatan", "dukungan", "versi_anggaran"})
_MENURUT_VERSI = frozenset({"pagu", "target_program"})


@dataclass(frozen=True)
class IsiLembar:
    """A sheet of the template with its stored rows."""

    sini: LembarSini
    lembar: Lembar
    baris: Sequence[BarisTulis]


def isi_templat(pd: PerangkatDaerah, tahun: int, *, semua: bool = False) -> list[IsiLembar]:
    """What is stored, of the year where a sheet goes by years; `semua`: every sheet and year."""
    keadaan = Keadaan(pd, TABEL)
    hasil = []
    versi: set[Any] = set()
    for satu in SEMUA:
        if not (semua or satu.penyiapan):
            continue
        lembar = MENURUT_NAMA[satu.nama]
        baris = list(lembar.tulis(keadaan))
        if not semua:
            if satu.nama in _MENURUT_TAHUN or satu.nama == "indikator_program":
                baris = [b for b in baris if b.get("tahun") == tahun]
            if satu.nama in _MENURUT_VERSI:
                baris = [b for b in baris if b.get("versi") in versi]
            if satu.nama == "versi_anggaran":
                versi = {b.get("kode") for b in baris}
        hasil.append(IsiLembar(satu, lembar, baris))
    return hasil


def tulis_templat(pd: PerangkatDaerah, tahun: int, *, semua: bool = False) -> Berkas:
    """The workbook to download."""
    isi = isi_templat(pd, tahun, semua=semua)
    buku = Workbook()
    awal = cast(Worksheet, buku.active)
    awal.title = PETUNJUK
    _petunjuk(awal, pd, tahun, isi)
    sumber = _sumber_kode()
    ada = {satu.sini.nama: satu for satu in isi}
    for satu in isi:
        _lembar(buku.create_sheet(satu.sini.nama), satu, sumber, ada)
    buku.properties.creator = "Tapak"
    buku.properties.title = f"Data {pd.nama} {tahun}"
    aliran = BytesIO()
    buku.save(aliran)
    macam = "Data" if semua else f"Persiapan-{tahun}"
    return Berkas(f"{macam}-{pd.kode}.xlsx", MIME_XLSX, aliran.getvalue())


def _sumber_kode() -> dict[Any, tuple[str, str]]:
    """Table → the sheet and column that its codes stand in."""
    hasil: dict[Any, tuple[str, str]] = {}
    for satu in LEMBAR:
        for tabel in satu.tabel:
            kolom = next((k.nama for k in satu.kolom if k.nama_medan == tabel.kunci[-1]), "")
            if kolom:
                hasil.setdefault(tabel, (satu.nama, kolom))
    return hasil


def _lembar(
    lembar: Worksheet,
    isi: IsiLembar,
    sumber: Mapping[Any, tuple[str, str]],
    ada: Mapping[str, IsiLembar],
) -> None:
    akhir = len(isi.baris) + 1 + BARIS_SIAP
    for urut, kolom in enumerate(isi.lembar.kolom, 1):
        asal = sumber.get(kolom.rujukan.tabel, ("", "")) if kolom.rujukan else ("", "")
        _kepala(lembar, urut, kolom, petunjuk(isi.lembar, kolom, asal[0]))
        huruf = get_column_letter(urut)
        dimensi = lembar.column_dimensions[huruf]
        dimensi.width = _LEBAR.get(kolom.nama, min(_LEBAR_MAKS, max(13, len(kolom.nama) + 5)))
        if bertipe_teks(kolom):
            dimensi.number_format = "@"
        _daftar(lembar, f"{huruf}2:{huruf}{akhir}", kolom, asal, ada)
    for nomor, baris in enumerate(isi.baris, 2):
        for urut, kolom in enumerate(isi.lembar.kolom, 1):
            nilai = baris.get(kolom.nama)
            if nilai is not None:
                sel = cast(Cell, lembar.cell(nomor, urut))
                isi_sel(sel, nilai)
                sel.alignment = Alignment(vertical="top", wrap_text=kolom.nama in _LEBAR)
    lembar.freeze_panes = "B2"
    lembar.row_dimensions[1].height = 22


def _kepala(lembar: Worksheet, urut: int, kolom: Kolom, keterangan: str) -> None:
    sel = cast(Cell, lembar.cell(1, urut))
    tulis_teks(sel, f"{kolom.nama} *" if kolom.wajib else kolom.nama)
    sel.font = Font(_HURUF, 10, bold=kolom.wajib)
    sel.fill = _WAJIB if kolom.wajib else _BOLEH
    sel.border = _GARIS
    sel.alignment = Alignment(vertical="center")
    sel.comment = Comment(keterangan, "Tapak", height=90, width=280)


def _daftar(
    lembar: Worksheet,
    rentang: str,
    kolom: Kolom,
    asal: tuple[str, str],
    ada: Mapping[str, IsiLembar],
) -> None:
    """A list to choose from: fixed words are kept to, codes may be typed before they are listed."""
    kata = pilihan(kolom)
    if kata and len(rumus := ",".join(kata)) <= _PILIHAN_MAKS:
        aturan = DataValidation(type="list", formula1=f'"{rumus}"', allow_blank=True)
        aturan.error = f"Pilih salah satu: {', '.join(kata)}."[:250]
    elif asal[0] in ada and kolom.rujukan is not None and not kolom.rujukan.bersama:
        tujuan = ada[asal[0]]
        letak = [k.nama for k in tujuan.lembar.kolom].index(asal[1]) + 1
        huruf = get_column_letter(letak)
        batas = len(tujuan.baris) + 1 + BARIS_SIAP
        rumus = f"'{asal[0]}'!${huruf}$2:${huruf}${batas}"
        aturan = DataValidation(type="list", formula1=rumus, allow_blank=True)
        aturan.errorStyle = "warning"
        aturan.error = f"Kode ini belum ada pada lembar {asal[0]}. Tetap pakai?"
    else:
        return
    aturan.errorTitle = "Tidak ada dalam daftar"
    aturan.showErrorMessage = True
    aturan.add(rentang)
    lembar.add_data_validation(aturan)


_CARA = (
    "Isi lembar menurut urutan di bawah. Kolom bertanda * wajib diisi; arahkan penunjuk ke judul "
    "kolom untuk membaca apa yang diharapkan.",
    "Sel yang berdaftar dipilih dari daftarnya. Kode yang dipakai pada lembar lain harus ada pada "
    "lembar asalnya.",
    "Kosong berarti belum diisi; 0 berarti nol. Yang sudah tersimpan sudah terisi di sini.",
    "Lembar dan baris yang tidak berubah boleh dibiarkan atau dihapus: yang tidak ada di berkas "
    "tidak dihapus dari Tapak.",
    "Simpan sebagai .xlsx, lalu unggah pada halaman Persiapan › Buku kerja. Kesalahan ditunjukkan "
    "pada selnya, dan tidak ada yang tersimpan sebelum Anda menyetujui pratinjaunya.",
)


def _petunjuk(lembar: Worksheet, pd: PerangkatDaerah, tahun: int, isi: Iterable[IsiLembar]) -> None:
    def tulis(baris: int, kolom: int, teks: str, *, tebal: bool = False, besar: int = 11) -> Cell:
        sel = cast(Cell, lembar.cell(baris, kolom))
        tulis_teks(sel, teks)
        sel.font = Font(_HURUF, besar, bold=tebal)
        sel.alignment = Alignment(vertical="top", wrap_text=kolom > 2 or baris > 3)
        return sel

    tulis(1, 1, f"Data {pd.nama}", tebal=True, besar=15).alignment = Alignment(wrap_text=False)
    tulis(2, 1, f"Tahun {tahun}. Kode perangkat daerah: {pd.kode}").alignment = Alignment()
    baris = 4
    for nomor, kalimat in enumerate(_CARA, 1):
        tulis(baris, 1, f"{nomor}.").alignment = Alignment(horizontal="right", vertical="top")
        tulis(baris, 2, kalimat)
        lembar.merge_cells(start_row=baris, start_column=2, end_row=baris, end_column=5)
        lembar.row_dimensions[baris].height = 32
        baris += 1
    baris += 1
    judul = ("No", "Lembar", "Isi", "Contoh sebaris", "Terisi")
    for urut, teks in enumerate(judul, 1):
        tulis(baris, urut, teks, tebal=True).fill = _BOLEH
    kelompok = ""
    for nomor, satu in enumerate(isi, 1):
        if satu.sini.kelompok != kelompok:
            baris += 1
            kelompok = satu.sini.kelompok
            tulis(baris, 2, kelompok, tebal=True)
        baris += 1
        tulis(baris, 1, str(nomor))
        nama = tulis(baris, 2, f"{satu.sini.nama} *" if satu.sini.wajib else satu.sini.nama)
        nama.hyperlink = Hyperlink(ref=nama.coordinate, location=f"'{satu.sini.nama}'!A1")
        nama.font = Font(_HURUF, 11, underline="single", color="1F5C42")
        tulis(baris, 3, satu.sini.isi)
        tulis(baris, 4, satu.sini.contoh)
        tulis(baris, 5, f"{len(satu.baris)} baris" if satu.baris else "belum ada")
    for huruf, lebar in zip("ABCDE", (5, 24, 62, 48, 14), strict=True):
        lembar.column_dimensions[huruf].width = lebar
    lembar.sheet_view.showGridLines = False
