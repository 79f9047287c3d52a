"""The workbook: a first sheet that says what was taken, then the sheets of the data set."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from kinerja.himpunan.tulis import isi_sel
from laporan.cetak.xlsx import tulis_teks
from laporan.periksa_lkjip.ambil.bentuk import KOLOM, BarisAmbil, BukuAmbil

PETUNJUK = "Petunjuk"
RAGU_DIDAFTAR = 500
_RAGU = PatternFill("solid", fgColor="FFE08A")
_USUL = PatternFill("solid", fgColor="DDE8F5")
_KEPALA = PatternFill("solid", fgColor="E9ECEA")
_PANJANG_CATATAN = 900
_LEBAR = {"nama": 48, "uraian": 60, "catatan_data": 52, "satuan": 18, "target": 16, "nilai": 20}
_CARA = (
    "Periksa sel kuning lebih dahulu: arahkan penunjuk ke selnya untuk membaca sebabnya. Semuanya "
    "terdaftar di bawah.",
    "Sel biru adalah usulan, bukan isi laporan: kode (IK-1, SS1, dan seterusnya), cara akumulasi, "
    "dan penanggung jawab. Ganti sebelum dimuat; kode yang sama dipakai pada lembar lain.",
    "Realisasi setahun ditulis pada triwulan IV dan dimuat sebagai draf. Tambahkan kolom status "
    "berisi “disahkan” bila angkanya sudah final.",
    "Yang sudah tersimpan di Tapak tidak ditulis ulang di sini.",
    "Simpan sebagai .xlsx, lalu unggah pada halaman Persiapan › Buku kerja. Tidak ada yang "
    "tersimpan sebelum pratinjaunya disetujui.",
)


def tulis_buku(buku: BukuAmbil, nama: str, perangkat: str) -> bytes:
    """`nama`: the report's file; `perangkat`: the agency that the workbook is for."""
    xl = Workbook()
    awal = cast(Worksheet, xl.active)
    awal.title = PETUNJUK
    ragu = []
    for lembar, baris in buku.lembar.items():
        ragu += _lembar(xl.create_sheet(lembar), KOLOM[lembar], baris)
    _petunjuk(awal, buku, nama, perangkat, ragu)
    xl.properties.creator = "Tapak"
    xl.properties.title = _bersih(f"Data dari LKjIP {buku.tahun}, {perangkat}")
    aliran = BytesIO()
    xl.save(aliran)
    return aliran.getvalue()


def _lembar(
    lembar: Worksheet, semua: Sequence[str], baris: Sequence[BarisAmbil]
) -> list[tuple[str, str, str, str]]:
    """Write a sheet with the columns that hold something; its doubtful cells."""
    kolom = [k for k in semua if any(k in b.isi for b in baris)]
    for urut, nama in enumerate(kolom, 1):
        sel = cast(Cell, lembar.cell(1, urut))
        tulis_teks(sel, nama)
        sel.font = Font(bold=True)
        sel.fill = _KEPALA
        lebar = _LEBAR.get(nama, max(13, len(nama) + 3))
        lembar.column_dimensions[get_column_letter(urut)].width = lebar
    ragu = []
    for nomor, satu in enumerate(baris, 2):
        for urut, nama in enumerate(kolom, 1):
            isi = satu.isi.get(nama)
            if isi is None:
                continue
            sel = cast(Cell, lembar.cell(nomor, urut))
            isi_sel(sel, _bersih(isi) if isinstance(isi, str) else isi)
            sel.alignment = Alignment(vertical="top", wrap_text=isinstance(isi, str))
            if nama in satu.usul:
                sel.fill = _USUL
            if alasan := satu.ragu.get(nama):
                sel.fill = _RAGU
                sel.comment = _komentar(alasan)
                ragu.append((lembar.title, sel.coordinate, str(sel.value), alasan))
    lembar.freeze_panes = "B2"
    return ragu


def _komentar(alasan: str) -> Comment:
    teks = _bersih(alasan)[:_PANJANG_CATATAN]
    return Comment(teks, "Tapak", height=70 + 18 * (len(teks) // 45), width=320)


def _petunjuk(
    lembar: Worksheet,
    buku: BukuAmbil,
    nama: str,
    perangkat: str,
    ragu: Sequence[tuple[str, str, str, str]],
) -> None:
    nomor = 0

    def tulis(*isi: str, tebal: bool = False, besar: int = 11) -> None:
        nonlocal nomor
        nomor += 1
        for urut, teks in enumerate(isi, 1):
            if teks:
                sel = cast(Cell, lembar.cell(nomor, urut))
                tulis_teks(sel, _bersih(teks)[:2_000])
                sel.font = Font(bold=tebal, size=besar)
                sel.alignment = Alignment(vertical="top", wrap_text=urut == 4 or besar == 11)

    def satu(teks: str, *, tebal: bool = False, besar: int = 11) -> None:
        """A line over the whole width."""
        tulis(teks, tebal=tebal, besar=besar)
        lembar.merge_cells(start_row=nomor, start_column=1, end_row=nomor, end_column=4)
        lembar.row_dimensions[nomor].height = (besar + 5) * (1 + len(teks) // 130)

    satu(f"Data dari LKjIP {buku.tahun or ''}".strip(), tebal=True, besar=15)
    satu(
        f"Disiapkan untuk {perangkat} dari {nama}. Pastikan laporannya milik perangkat daerah ini."
    )
    nomor += 1
    satu("Cara memakai", tebal=True)
    for urut, kalimat in enumerate(_CARA, 1):
        satu(f"{urut}. {kalimat}")
    nomor += 1
    satu("Yang diambil", tebal=True)
    if buku.sumber:
        satu(f"Dari {', '.join(buku.sumber)}.")
    tulis("Lembar", "Baris", "Sel yang diragukan", tebal=True)
    for lembar_data, baris in buku.lembar.items():
        banyak = sum(len(b.ragu) for b in baris)
        tulis(lembar_data, str(len(baris)), str(banyak) if banyak else "tidak ada")
    if buku.kurang:
        nomor += 1
        satu("Yang belum ada", tebal=True)
        for kalimat in buku.kurang:
            satu(kalimat)
    if ragu:
        nomor += 1
        satu("Sel yang diragukan", tebal=True)
        tulis("Lembar", "Sel", "Tertulis", "Sebabnya", tebal=True)
        for asal, letak, tertulis, alasan in ragu[:RAGU_DIDAFTAR]:
            tulis(asal, letak, tertulis, alasan)
            tautan = cast(Cell, lembar.cell(nomor, 2))
            tautan.hyperlink = Hyperlink(ref=tautan.coordinate, location=f"'{asal}'!{letak}")
            tautan.font = Font(underline="single", color="1F5C42")
        if len(ragu) > RAGU_DIDAFTAR:
            satu(f"{len(ragu) - RAGU_DIDAFTAR} sel lagi ditandai kuning pada lembarnya.")
    for huruf, lebar in zip("ABCD", (22, 12, 34, 90), strict=True):
        lembar.column_dimensions[huruf].width = lebar
    lembar.sheet_view.showGridLines = False


def _bersih(isi: Any) -> str:
    return ILLEGAL_CHARACTERS_RE.sub("", str(isi))
