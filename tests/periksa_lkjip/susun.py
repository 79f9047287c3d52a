"""A small report in every form, and what a check of it says."""

from io import BytesIO
from typing import Any

from docx import Document
from openpyxl import Workbook

from laporan.periksa_lkjip.baca.bentuk import baca_naskah
from laporan.periksa_lkjip.periksa import HasilPeriksaLkjip, periksa_naskah
from laporan.periksa_lkjip.temuan import TemuanLkjip

Isi = list[str | tuple[str, list[list[str]]]]
"""Paragraphs, and tables as (caption, rows); a paragraph that begins with `# ` is a heading."""

#: Consistent with itself, reckoned by hand.
BERSIH: Isi = [
    "# LAPORAN KINERJA INSTANSI PEMERINTAH TAHUN 2024",
    "Anggaran sebesar Rp1.500.000.000 dengan realisasi Rp1.200.000.000 (80,00%) membiayai "
    "2 (dua) program, 2 (dua) kegiatan, dan 3 (tiga) sub kegiatan.",
    "Persentase jalan dalam kondisi mantap: realisasi 72,00% dari target 80,00%, capaian 90,00% "
    "(Tinggi), turun 3,00 poin persentase dari 75,00% pada tahun 2023.",
    (
        "Tabel 3.1 Skala Kriteria",
        [
            ["No.", "Interval", "Kriteria"],
            ["1", "91% ≤ 100%", "Sangat Tinggi"],
            ["2", "76% ≤ 90%", "Tinggi"],
            ["3", "66% ≤ 75%", "Sedang"],
            ["4", "≤ 65%", "Rendah"],
        ],
    ),
    (
        "Tabel 3.2 Realisasi Kinerja Tahun 2024",
        [
            [
                "No.",
                "Indikator Kinerja",
                "Target",
                "Satuan",
                "Realisasi",
                "Capaian (%)",
                "Kriteria",
            ],
            ["1", "2", "3", "4", "5", "6", "7"],
            [
                "1",
                "Persentase jalan dalam kondisi mantap",
                "80,00%",
                "Persen",
                "72,00%",
                "90,00%",
                "Tinggi",
            ],
            [
                "2",
                "Panjang saluran yang dibangun",
                "12.000 Meter",
                "Meter",
                "12.600 Meter",
                "105,00%",
                "Sangat Tinggi",
            ],
            [
                "3",
                "Persentase rumah tidak layak huni miskin",
                "8,00%",
                "Persen",
                "9,00%",
                "87,50%",
                "Tinggi",
            ],
            ["Rata-rata capaian", "", "", "", "", "94,17%", "Sangat Tinggi"],
        ],
    ),
    (
        "Tabel 3.3 Perbandingan dengan Tahun Sebelumnya",
        [
            [
                "No.",
                "Indikator Kinerja",
                "Realisasi 2024",
                "Capaian 2024 (%)",
                "Realisasi 2023",
                "Capaian 2023 (%)",
            ],
            ["1", "Persentase jalan dalam kondisi mantap", "72,00%", "90,00%", "75,00%", "96,15%"],
            [
                "2",
                "Panjang saluran yang dibangun",
                "12.600 Meter",
                "105,00%",
                "11.000 Meter",
                "100,00%",
            ],
            ["3", "Persentase rumah tidak layak huni miskin", "9,00%", "87,50%", "9,50%", "94,44%"],
        ],
    ),
    (
        "Tabel 3.4 Realisasi Anggaran Tahun 2024",
        [
            [
                "No.",
                "Program/Kegiatan/Sub Kegiatan",
                "Anggaran (Rp)",
                "Realisasi (Rp)",
                "Persentase (%)",
            ],
            ["1", "Program: Penyelenggaraan Jalan", "1.000.000.000", "750.000.000", "75,00%"],
            [
                "1.1",
                "Kegiatan: Penyelenggaraan Jalan Kabupaten",
                "1.000.000.000",
                "750.000.000",
                "75,00%",
            ],
            ["", "Sub Kegiatan: Rehabilitasi Jalan", "600.000.000", "450.000.000", "75,00%"],
            ["", "Sub Kegiatan: Pemeliharaan Rutin Jalan", "400.000.000", "300.000.000", "75,00%"],
            ["2", "Program: Pengelolaan Sistem Drainase", "500.000.000", "450.000.000", "90,00%"],
            ["2.1", "Kegiatan: Pengembangan Drainase", "500.000.000", "450.000.000", "90,00%"],
            ["", "Sub Kegiatan: Pembangunan Saluran", "500.000.000", "450.000.000", "90,00%"],
            ["Jumlah", "", "1.500.000.000", "1.200.000.000", "80,00%"],
        ],
    ),
    (
        "Tabel 3.5 Efisiensi Penggunaan Sumber Daya",
        [
            ["No.", "Indikator Kinerja", "Capaian (%)", "Serapan Anggaran (%)", "Efisiensi (%)"],
            ["1", "Persentase jalan dalam kondisi mantap", "90,00%", "75,00%", "25,00%"],
            ["2", "Panjang saluran yang dibangun", "105,00%", "90,00%", "10,00%"],
            ["3", "Persentase rumah tidak layak huni miskin", "87,50%", "60,00%", "40,00%"],
        ],
    ),
]


def ganti(isi: Isi, lama: str, baru: str, ke: int = 1) -> Isi:
    """The report with one of its cells or sentences changed: the `ke`-th that holds the text."""
    sisa = ke
    hasil: Isi = []

    def satu(teks: str) -> str:
        nonlocal sisa
        if lama in teks and sisa > 0:
            sisa -= 1
            return teks.replace(lama, baru, 1) if sisa == 0 else teks
        return teks

    for bagian in isi:
        if isinstance(bagian, str):
            hasil.append(satu(bagian))
        else:
            hasil.append((satu(bagian[0]), [[satu(s) for s in b] for b in bagian[1]]))
    assert sisa == 0, f"{lama!r} stands fewer than {ke} times"
    return hasil


def teks(isi: Isi) -> bytes:
    """As plain text with tabs."""
    baris: list[str] = []
    for bagian in isi:
        if isinstance(bagian, str):
            baris += [bagian, ""]
        else:
            baris += [bagian[0], "", *("\t".join(b) for b in bagian[1]), ""]
    return "\n".join(baris).encode()


def markdown(isi: Isi) -> bytes:
    """As Markdown with pipes."""
    baris: list[str] = []
    for bagian in isi:
        if isinstance(bagian, str):
            baris += [bagian, ""]
            continue
        kepala, *sisa = bagian[1]
        baris += [f"**{bagian[0]}**", "", f"| {' | '.join(kepala)} |", "|---" * len(kepala) + "|"]
        baris += [*(f"| {' | '.join(b)} |" for b in sisa), ""]
    return "\n".join(baris).encode()


def html(isi: Isi) -> bytes:
    """As a page."""
    potong = ["<!DOCTYPE html><html><body>"]
    for bagian in isi:
        if isinstance(bagian, str):
            potong.append(f"<p>{bagian}</p>")
            continue
        kepala, *sisa = bagian[1]
        potong.append(f"<table><caption>{bagian[0]}</caption><thead><tr>")
        potong += [f"<th>{s}</th>" for s in kepala]
        potong.append("</tr></thead><tbody>")
        potong += [f"<tr>{''.join(f'<td>{s}</td>' for s in b)}</tr>" for b in sisa]
        potong.append("</tbody></table>")
    return "".join([*potong, "</body></html>"]).encode()


def docx(isi: Isi) -> bytes:
    """As a Word file."""
    dokumen = Document()
    for bagian in isi:
        if isinstance(bagian, str):
            if bagian.startswith("# "):
                dokumen.add_heading(bagian[2:], 1)
            else:
                dokumen.add_paragraph(bagian)
            continue
        dokumen.add_paragraph(bagian[0])
        tabel = dokumen.add_table(0, len(bagian[1][0]))
        for b in bagian[1]:
            for sel, s in zip(tabel.add_row().cells, b, strict=True):
                sel.text = s
    return _bita(dokumen)


def xlsx(isi: Isi) -> bytes:
    """As a workbook: text on one sheet, each table on its own."""
    buku = Workbook()
    lembar: Any = buku.active
    for bagian in isi:
        if isinstance(bagian, str):
            lembar.append([bagian])
    for n, bagian in enumerate(b for b in isi if not isinstance(b, str)):
        satu = buku.create_sheet(f"Tabel {n + 1}")
        satu.append([bagian[0]])
        satu.append([])
        for b in bagian[1]:
            satu.append(b)
    return _bita(buku)


def _bita(dokumen: Any) -> bytes:
    aliran = BytesIO()
    dokumen.save(aliran)
    return aliran.getvalue()


BENTUK = {"teks": teks, "markdown": markdown, "html": html, "docx": docx, "xlsx": xlsx}


def periksa(isi: Isi, bentuk: str = "teks") -> HasilPeriksaLkjip:
    """Check the report in one of its forms."""
    return periksa_naskah(baca_naskah(BENTUK[bentuk](isi)))


def berat(hasil: HasilPeriksaLkjip) -> list[TemuanLkjip]:
    """Findings that are more than notes."""
    return [t for t in hasil.temuan if t.tingkat != "catatan"]
