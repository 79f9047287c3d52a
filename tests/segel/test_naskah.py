"""The agreement as a document: what each format holds is what the data say."""

import subprocess
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from docx import Document
from openpyxl import load_workbook

from laporan.dokumen.penomoran import semua_tabel
from laporan.dokumen.unsur import baris_lengkap, baris_tercetak
from laporan.perjanjian.cetak import ekspor_naskah, pdf_naskah
from laporan.perjanjian.naskah import dokumen_perjanjian, nama_berkas, pernyataan
from tests.segel.data import ALAMAT, KODE, data_contoh

PERUBAHAN = {
    "ke": 2,
    "perubahan": {
        "jenis": "pejabat",
        "sebab": "Pergantian atau mutasi pejabat",
        "alasan": "Kepala Dinas memasuki masa pensiun.",
    },
}


def teks_pdf(pdf: bytes, tmp_path: Path, *pilihan: str) -> str:
    berkas = tmp_path / "n.pdf"
    berkas.write_bytes(pdf)
    keluaran = subprocess.run(
        ["pdftotext", *pilihan, str(berkas), "-"], capture_output=True, text=True, check=True
    ).stdout
    return " ".join(keluaran.split())


def cetak(**ganti: Any) -> bytes:
    return pdf_naskah(data_contoh(**ganti), kode=KODE, alamat_verifikasi=ALAMAT)


def test_pdf_memuat_setiap_sel(tmp_path: Path) -> None:
    """Every word of every cell of every annex; pdftotext reads broken cells line by line."""
    kata = Counter(teks_pdf(cetak(), tmp_path).split())
    perlu: Counter[str] = Counter()
    dokumen = dokumen_perjanjian(data_contoh(), kode=KODE, alamat_verifikasi=ALAMAT)
    for tabel in semua_tabel(dokumen):
        for baris in baris_tercetak(tabel):
            perlu.update(satu for sel in baris for satu in sel.split())
    assert not perlu - kata


def test_halaman_pertama(tmp_path: Path) -> None:
    teks = teks_pdf(cetak(), tmp_path, "-l", "1")
    for satu in (
        "PEMERINTAH KABUPATEN BANJAR",
        "DINAS TENAGA KERJA DAN TRANSMIGRASI",
        "PERJANJIAN KINERJA TAHUN 2024",
        "selaku atasan pihak pertama, selanjutnya disebut pihak kedua.",
        "Martapura, 12 Januari 2024",
        "PIHAK KEDUA,",
        "PIHAK PERTAMA,",
        "segel Tapak, bukan TTE tersertifikasi",
        KODE,
        "Halaman 1 dari",
    ):
        assert satu in teks, satu
    assert teks.index("PIHAK KEDUA,") < teks.index("PIHAK PERTAMA,")


def test_kaki_bsre(tmp_path: Path) -> None:
    pdf = pdf_naskah(data_contoh(), kode=KODE, alamat_verifikasi=ALAMAT, cara="bsre")
    teks = teks_pdf(pdf, tmp_path, "-l", "1")
    assert "sertifikat elektronik yang diterbitkan oleh BSrE" in teks
    assert "bukan TTE tersertifikasi" not in teks


def test_blok_tanda_tangan_berdiri_tanpa_nama(tmp_path: Path) -> None:
    """Without names there are lines to write on: of an official name, pangkat and NIP, of the head
    of the region the name alone; on the statement and on the annex.
    """
    teks = teks_pdf(cetak(), tmp_path)
    assert teks.count("Pangkat") == teks.count("NIP") == 2
    # Twice in the statement's identities, twice in each of the two signing blocks.
    assert teks.count("Nama") == 2 + 2 * 2


def test_nama_pangkat_nip(tmp_path: Path) -> None:
    pihak = {
        **data_contoh()["pihak_pertama"],
        "nama": "Nama Contoh Satu",
        "pangkat": "Pembina Utama Muda (IV/c)",
        "nip": "190001011920011001",
    }
    teks = teks_pdf(cetak(pihak_pertama=pihak), tmp_path)
    assert teks.count("Nama Contoh Satu") == 3
    assert teks.count("Pembina Utama Muda (IV/c) NIP 190001011920011001") == 2


def test_perubahan_menyebut_sebabnya(tmp_path: Path) -> None:
    teks = teks_pdf(cetak(**PERUBAHAN), tmp_path, "-l", "1")
    assert "PERJANJIAN KINERJA PERUBAHAN TAHUN 2024" in teks
    assert "(PERUBAHAN KE-2)" in teks
    assert (
        "mengubah perjanjian sebelumnya karena pergantian atau mutasi pejabat: Kepala Dinas "
        "memasuki masa pensiun." in teks
    )
    assert nama_berkas(data_contoh(**PERUBAHAN)).endswith("kepala-dinas-perubahan-2")


def test_lampiran_hanya_yang_berisi() -> None:
    kosong = data_contoh(
        iku={"judul": "Indikator Kinerja", "baris": []},
        rencana_aksi={
            "dokumen": None,
            "baris": [{**data_contoh()["rencana_aksi"]["baris"][0], "triwulan": ["", "", "", ""]}],
        },
        anggaran={"mata": [], "jumlah": 0},
    )
    dokumen = dokumen_perjanjian(kosong, kode=KODE, alamat_verifikasi=ALAMAT)
    assert [t.kunci for t in semua_tabel(dokumen)] == ["pk_kinerja"]


def test_jumlah_dihitung_sekali_per_simpul() -> None:
    """The kegiatan stands under its program: the sum row adds the programs only."""
    tabel = semua_tabel(dokumen_perjanjian(data_contoh(), kode=KODE, alamat_verifikasi=ALAMAT))[1]
    assert [b.grup for b in tabel.baris] == ["teratas", "", "teratas", ""]
    assert tabel.baris[-1].sel[1].teks == "12.453.995.443"


def test_docx_dan_xlsx_terbaca_kembali() -> None:
    data = data_contoh()
    dokumen = dokumen_perjanjian(data, kode=KODE, alamat_verifikasi=ALAMAT)
    word = Document(BytesIO(ekspor_naskah(data, "docx", kode=KODE, alamat_verifikasi=ALAMAT).isi))
    paragraf = "\n".join(p.text for p in word.paragraphs)
    sel_word = {c.text for t in word.tables for r in t.rows for c in r.cells}
    p = pernyataan(data)
    assert all(satu in paragraf for satu in p.bagian if isinstance(satu, str))
    buku = load_workbook(
        BytesIO(ekspor_naskah(data, "xlsx", kode=KODE, alamat_verifikasi=ALAMAT).isi)
    )
    nilai = [c.value for lembar in buku for r in lembar.iter_rows() for c in r]
    for tabel in semua_tabel(dokumen):
        for baris in baris_lengkap(tabel):
            assert {s for s in baris if s} <= sel_word
    for mata in data["anggaran"]["mata"]:
        assert mata["anggaran"] in nilai
        assert f"{mata['kode']} {mata['nama']}" in nilai
    assert any(str(n).startswith("=SUM(") for n in nilai)


def test_pdf_arsip() -> None:
    with pikepdf.open(BytesIO(cetak())) as pdf, pdf.open_metadata() as keterangan:
        assert keterangan.pdfa_status == "3A"
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "id"


def test_banyak_baris_tetap_berurutan(tmp_path: Path) -> None:
    baris = [
        {**data_contoh()["baris"][0], "nomor": n, "nama": f"Indikator nomor {n} yang diuji"}
        for n in range(1, 81)
    ]
    teks = teks_pdf(cetak(baris=baris), tmp_path)
    letak = [teks.index(f"Indikator nomor {n} yang diuji") for n in range(1, 81)]
    assert letak == sorted(letak)


@pytest.mark.parametrize("jahat", ["<script>alert(1)</script>", "&amp;", "=1+1", "file:///etc/x"])
def test_isi_asing_tetap_teks(tmp_path: Path, jahat: str) -> None:
    baris = [{**data_contoh()["baris"][0], "nama": jahat}]
    assert jahat in teks_pdf(cetak(baris=baris), tmp_path)
