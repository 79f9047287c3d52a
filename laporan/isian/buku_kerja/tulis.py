"""Write a unit's workbook: locked but for its inputs, with lists to choose from."""

from decimal import Decimal
from io import BytesIO
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from kinerja.kata_daftar import urutkan
from kinerja.periode import format_tanggal
from laporan.cetak.dasar import Berkas
from laporan.cetak.xlsx import MIME_XLSX, tulis_teks
from laporan.isian.buku_kerja.kolom import FISIK, KUMULATIF, NA, TERSEMBUNYI, KolomBuku
from laporan.isian.buku_kerja.lembar import (
    ANGGARAN,
    META,
    PETUNJUK,
    BarisBuku,
    Buku,
    LembarBuku,
    SelBuku,
)

_HURUF = "Arial"
_GARIS = Side("thin", "B4BAC0")
_KEPALA = PatternFill("solid", fgColor="E3E8E5")
_ISIAN = PatternFill("solid", fgColor="FFF9DB")
_DIGIT_EXCEL = 15


def tulis_buku(buku: Buku) -> Berkas:
    """The file to download."""
    xl = Workbook()
    awal = xl.active
    assert isinstance(awal, Worksheet)
    awal.title = PETUNJUK
    _petunjuk(awal, buku)
    for lembar in buku.lembar:
        _lembar(xl.create_sheet(lembar.nama), lembar, buku)
    _meta(xl.create_sheet(META), buku)
    xl.properties.creator = "Tapak"
    xl.properties.title = f"Isian {buku.isian.triwulan.label} {buku.isian.unit.nama}"
    xl.security.lockStructure = True
    xl.active = 1 if buku.lembar[0].baris else 2
    aliran = BytesIO()
    xl.save(aliran)
    k = buku.isian
    nama = f"Isian-TW-{k.triwulan.nomor}-{k.triwulan.tahun}-{k.unit.kode}.xlsx"
    return Berkas(nama, MIME_XLSX, aliran.getvalue())


def _sel(lembar: Worksheet, baris: int, kolom: int) -> Cell:
    return cast(Cell, lembar.cell(baris, kolom))


def _petunjuk(lembar: Worksheet, buku: Buku) -> None:
    k = buku.isian
    judul = {x.kunci: x.judul for satu in buku.lembar for x in satu.kolom}
    lembar_isian = urutkan([satu.nama for satu in buku.lembar])
    batas = f" Batas pengisian: {format_tanggal(k.batas)}." if k.batas else ""
    teks = (
        f"Isian {k.triwulan.label}",
        f"{k.unit.nama}, {k.unit.pd.nama}.{batas}",
        "",
        f"1. Isi hanya sel berwarna kuning pada lembar {lembar_isian}. Sel lain terkunci.",
        "2. Tulis angka biasa. Persentase ditulis sebagai angkanya (97,30), bukan 0,973.",
        "3. Kosong berarti belum diisi; 0 berarti memang nol.",
        f"4. Bila indikator tidak berlaku pada triwulan ini, pilih “ya” pada kolom {judul[NA]} dan "
        "tulis alasannya; nilainya dikosongkan.",
        f"5. {judul[KUMULATIF]} dihitung sejak Januari, bukan triwulan ini saja.",
        "6. Baris boleh diurutkan atau dihapus; baris yang dihapus dianggap tidak diubah. Jangan "
        "menyalin baris dan jangan mengubah kolom tersembunyi.",
        "7. Rumus boleh dipakai dalam sel kuning, asalkan berkasnya disimpan oleh Excel.",
        "8. Simpan sebagai .xlsx, lalu unggah pada halaman tempat berkas ini diunduh. Sebelum "
        "disimpan, setiap perubahan ditampilkan: nilai lama dan nilai baru.",
        "9. Bila data sudah berubah di aplikasi setelah berkas ini diunduh, berkas ini ditolak dan "
        "yang berubah disebutkan.",
    )
    for nomor, isi in enumerate(teks, start=1):
        sel = _sel(lembar, nomor, 1)
        tulis_teks(sel, isi)
        sel.font = Font(_HURUF, 14 if nomor == 1 else 11, bold=nomor == 1)
        sel.alignment = Alignment(wrap_text=True, vertical="top")
    lembar.column_dimensions["A"].width = 100
    lembar.sheet_view.showGridLines = False
    lembar.protection.sheet = True


def _lembar(lembar: Worksheet, isi: LembarBuku, buku: Buku) -> None:
    for urut, kolom in enumerate((*isi.kolom, *(KolomBuku(k, k) for k in TERSEMBUNYI)), start=1):
        sel = _sel(lembar, 1, urut)
        tulis_teks(sel, kolom.judul)
        sel.font = Font(_HURUF, 10, bold=True)
        sel.fill = _KEPALA
        sel.alignment = Alignment(wrap_text=True, vertical="center")
        sel.border = Border(bottom=_GARIS)
        dimensi = lembar.column_dimensions[get_column_letter(urut)]
        dimensi.width = kolom.lebar
        if kolom.kunci in TERSEMBUNYI:
            dimensi.hidden = True
    pilihan: dict[tuple[str, ...], list[str]] = {}
    for nomor, b in enumerate(isi.baris, start=2):
        for urut, kolom in enumerate(isi.kolom, start=1):
            sel = _sel(lembar, nomor, urut)
            _gaya(sel)
            if satu := b.sel.get(kolom.kunci):
                _tulis_isian(sel, satu, terbuka=not b.terkunci)
                if satu.pilihan and not b.terkunci:
                    pilihan.setdefault(satu.pilihan, []).append(sel.coordinate)
            else:
                _tulis_tampil(sel, b.tampil.get(kolom.kunci))
        for urut, teks in enumerate(_kunci(b, buku), start=len(isi.kolom) + 1):
            tulis_teks(_sel(lembar, nomor, urut), teks)
    for daftar, alamat in pilihan.items():
        _daftar(lembar, daftar, alamat)
    _batas_angka(lembar, isi)
    lembar.freeze_panes = "D2" if isi.nama == ANGGARAN else "C2"
    lembar.row_dimensions[1].height = 30
    lembar.protection.sheet = True
    lembar.protection.formatColumns = False
    lembar.protection.formatRows = False
    lembar.protection.sort = False
    lembar.protection.autoFilter = False
    lembar.protection.deleteRows = False


def _kunci(b: BarisBuku, buku: Buku) -> tuple[str, str, str, str]:
    return b.kunci, b.versi_teks, b.asal, buku.segel(b.kunci, b.versi_teks, b.asal)


def _gaya(sel: Cell) -> None:
    sel.font = Font(_HURUF, 10)
    sel.alignment = Alignment(wrap_text=True, vertical="top")
    sel.border = Border(_GARIS, _GARIS, _GARIS, _GARIS)


def _tulis_tampil(sel: Cell, isi: str | int | None) -> None:
    if isinstance(isi, int):
        sel.value = isi
        sel.number_format = "#,##0"
    elif isi:
        tulis_teks(sel, isi)


def _tulis_isian(sel: Cell, isi: SelBuku, *, terbuka: bool) -> None:
    if terbuka:
        sel.protection = Protection(locked=False)
        sel.fill = _ISIAN
    if isi.jenis != "angka":
        if isi.isi:
            tulis_teks(sel, isi.isi)
        sel.number_format = "@" if isi.jenis == "teks" else "General"
        return
    desimal = isi.desimal
    if desimal is None and isi.nilai is not None:
        desimal = max(0, -int(isi.nilai.normalize().as_tuple().exponent))
    sel.number_format = "#,##0" + ("." + "0" * desimal if desimal else "")
    if isi.nilai is None:
        return
    if len(isi.nilai.normalize().as_tuple().digits) <= _DIGIT_EXCEL and abs(isi.nilai) < Decimal(
        10**_DIGIT_EXCEL
    ):
        sel.value = isi.nilai
    else:  # Excel keeps fifteen digits
        tulis_teks(sel, isi.isi)


def _daftar(lembar: Worksheet, pilihan: tuple[str, ...], alamat: list[str]) -> None:
    """A drop-down; a scale that Excel's inline list cannot hold is left to the check on upload."""
    rumus = ",".join(pilihan)
    if len(rumus) > 250 or any("," in p or '"' in p for p in pilihan):
        return
    aturan = DataValidation(type="list", formula1=f'"{rumus}"', allow_blank=True)
    aturan.error = f"Pilih salah satu: {', '.join(pilihan)}."
    aturan.errorTitle = "Isian tidak ada dalam daftar"
    for a in alamat:
        aturan.add(a)
    lembar.add_data_validation(aturan)


def _batas_angka(lembar: Worksheet, isi: LembarBuku) -> None:
    """Excel's own warning where the bounds are simple: rupiah from 0, physical progress to 100."""
    rupiah = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0")
    rupiah.error = "Realisasi kumulatif ditulis dalam rupiah penuh, sekurang-kurangnya 0."
    fisik = DataValidation(type="decimal", operator="between", formula1="0", formula2="100")
    fisik.error = "Kemajuan fisik diisi 0 sampai 100."
    letak = {k.kunci: n for n, k in enumerate(isi.kolom, start=1)}
    for kunci, aturan in ((KUMULATIF, rupiah), (FISIK, fisik)):
        if kunci not in letak:
            continue
        huruf = get_column_letter(letak[kunci])
        for nomor, b in enumerate(isi.baris, start=2):
            if kunci in b.sel and not b.terkunci:
                aturan.add(f"{huruf}{nomor}")
        if not aturan.sqref.ranges:
            continue
        aturan.allow_blank, aturan.errorStyle = True, "warning"
        aturan.errorTitle = "Angka di luar batas"
        lembar.add_data_validation(aturan)


def _meta(lembar: Worksheet, buku: Buku) -> None:
    isi = [("kunci", "isi"), *buku.meta.items(), ("sidik", buku.segel())]
    for nomor, (kunci, nilai) in enumerate(isi, start=1):
        tulis_teks(_sel(lembar, nomor, 1), kunci)
        tulis_teks(_sel(lembar, nomor, 2), nilai)
    lembar.sheet_state = "veryHidden"
    lembar.protection.sheet = True
