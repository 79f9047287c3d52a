"""What a file is, by its content; names, titles and links."""

import io

import pikepdf
import pytest

from kinerja.bukti import isi as modul_isi
from kinerja.bukti.gambar import periksa_gambar
from kinerja.bukti.halaman import baca_halaman, halaman_pertama
from kinerja.bukti.isi import kenali
from kinerja.bukti.jenis import JPEG, PNG
from kinerja.bukti.nama import bersihkan_nama, nama_unduhan, periksa_tautan, simpanan_awan
from kinerja.bukti.sandi_pdf import pastikan_tanpa_sandi, terbuka_tanpa_sandi
from kinerja.penolakan import TidakSahError
from tests.isian.bukti.berkas import HTML, OLE, PDF, WORD_MAKRO, arsip, docx, gambar, xlsx


@pytest.mark.parametrize(
    ("nama", "isi", "akhiran"),
    [
        ("a.pdf", PDF, "pdf"),
        ("A.PDF", PDF + b"\r\n" + b"\x00" * 100, "pdf"),
        ("a.png", gambar(), "png"),
        ("a.jpg", gambar("JPEG"), "jpg"),
        ("a.jpeg", gambar("JPEG"), "jpg"),
        ("kamera.jpg", gambar("JPEG") + b"SEFT" + b"\x00" * 900, "jpg"),
        ("a.docx", docx(), "docx"),
        ("a.xlsx", xlsx(), "xlsx"),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_diterima(nama, isi, akhiran):
    assert kenali(nama, isi).akhiran == akhiran


LUAR = '<Relationship Type="x/attachedTemplate" TargetMode="External" Target="http://x"/>'


@pytest.mark.parametrize(
    ("nama", "isi", "pesan"),
    [
        ("a.pdf", b"", "kosong"),
        ("a.pdf", HTML, "bukan PDF"),
        ("a.pdf", b"\n" + PDF, "bukan PDF"),
        ("a.pdf", PDF[:60], "tidak utuh"),
        ("a.pdf", PDF + HTML, "isi lain di belakangnya"),
        ("a.pdf", PDF + arsip({"x": "y"}), "isi lain|arsip ZIP"),
        ("a.pdf", b"%PDF-1.4\nstartxref\n" + arsip({"x": "y"}) + b"%%EOF", "arsip ZIP"),
        ("a.png", PDF, "isinya PDF"),
        ("laporan", PDF, "tanpa akhiran"),
        ("a.exe", b"MZ\x90\x00", "tidak diterima"),
        ("a.html", HTML, "tidak diterima"),
        ("a.svg", b"<svg onload='alert(1)'/>", "tidak diterima"),
        ("a.png", gambar() + HTML, "isi lain di belakangnya"),
        ("a.png", gambar() + arsip({"x": "y"}), "isi lain di belakangnya"),
        ("a.png", gambar()[:40], "tidak utuh"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + HTML, "tidak utuh"),
        ("a.jpg", gambar("JPEG") + HTML, "isi lain di belakangnya"),
        ("a.jpg", gambar("JPEG") + arsip({"x": "y"}), "arsip ZIP"),
        ("a.jpg", gambar("JPEG")[:200], "tidak utuh"),
        ("a.doc", OLE, "Office lama"),
        ("a.docx", OLE, "bersandi"),
        ("a.docx", b"PK\x03\x04 rusak", "tidak utuh"),
        ("a.docx", arsip({"x.exe": "y"}), "Arsip ZIP tidak diterima"),
        ("a.zip", arsip({"x.exe": "y"}), "Arsip ZIP tidak diterima"),
        ("a.docx", docx(WORD_MAKRO), "memuat makro"),
        ("a.docm", docx(WORD_MAKRO), "memuat makro"),
        ("a.docx", docx(word__vbaProject_DOT_bin=b"\x00"), "memuat makro"),
        ("a.docx", docx(word__activeX__activeX1_DOT_xml="x"), "memuat makro"),
        ("a.docx", docx(word___rels__settings_DOT_xml_DOT_rels=LUAR), "templat dari tempat lain"),
        ("a.docx", docx("application/xml"), "bukan dokumen Word"),
        ("a.docx", xlsx(), "isinya buku kerja Excel"),
        ("a.docm", docx(), "isinya dokumen Word"),
    ],
)
def test_ditolak(nama, isi, pesan):
    with pytest.raises(TidakSahError, match=pesan):
        kenali(nama, isi)


@pytest.mark.parametrize("merek", [b"heic", b"mif1", b"hevc"])
def test_heic_disebut_dan_dijelaskan(merek):
    """A telephone's photo, whatever its name says: the refusal names the form and the way out."""
    isi = b"\x00\x00\x00\x18ftyp" + merek + b"\x00" * 64
    for nama in ("IMG_1.HEIC", "IMG_1.jpg"):
        with pytest.raises(TidakSahError, match=r"HEIC.*JPG"):
            kenali(nama, isi)


def test_bom_zip_ditolak(monkeypatch):
    monkeypatch.setattr(modul_isi, "ISI_MAKSIMUM", 1_000_000)
    with pytest.raises(TidakSahError, match="setelah dibuka"):
        kenali("a.docx", docx(word__media__a_DOT_png=b"\x00" * 1_000_001))


def test_bagian_office_yang_tak_wajar_tidak_dibuka():
    besar = docx("x" * 5_000_000)
    with pytest.raises(TidakSahError, match="tidak wajar"):
        kenali("a.docx", besar)


@pytest.mark.parametrize("bentuk", ["PNG", "JPEG"])
def test_gambar_dibaca_pillow(bentuk):
    jenis = PNG if bentuk == "PNG" else JPEG
    isi = gambar(bentuk, (64, 64))
    periksa_gambar(isi, jenis)

    rusak = bytearray(isi)
    tengah = len(rusak) // 2
    rusak[tengah : tengah + 6] = b"\x00\x11\x22\x33\x44\x55"
    if bentuk == "PNG":
        with pytest.raises(TidakSahError, match="rusak atau terpotong"):
            periksa_gambar(bytes(rusak), jenis)
    with pytest.raises(TidakSahError, match="rusak atau terpotong"):
        periksa_gambar(isi[:50] + HTML, jenis)


@pytest.mark.parametrize(
    ("nama", "bersih"),
    [
        ("laporan TW I.pdf", "laporan TW I.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Dewi\\rekap.xlsx", "rekap.xlsx"),
        ("a\x00b\r\nc.pdf", "abc.pdf"),
        ("faktur\u202efdp.exe", "fakturfdp.exe"),
        ('a<b>:"c|?*.pdf', "a-b---c---.pdf"),
        ("  ..rahasia..  ", "rahasia"),
        ("\u200b", "berkas"),
        ("", "berkas"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
        ("spasi\u00a0keras.pdf", "spasi keras.pdf"),
    ],
)
def test_nama_dibersihkan(nama, bersih):
    assert bersihkan_nama(nama) == bersih


@pytest.mark.parametrize(
    ("judul", "akhiran", "unduhan"),
    [
        ("rekap.pdf", "pdf", "rekap.pdf"),
        ("foto.jpeg", "jpg", "foto.jpg"),
        ("Rekap TW I", "pdf", "Rekap TW I.pdf"),
        ("Versi 2.1", "pdf", "Versi 2.1.pdf"),
    ],
)
def test_nama_unduhan(judul, akhiran, unduhan):
    assert nama_unduhan(judul, akhiran) == unduhan


@pytest.mark.parametrize("tautan", ["https://contoh.go.id/a?b=c#d", "http://10.1.2.3:8080/x"])
def test_tautan_sah(tautan):
    assert periksa_tautan(f" {tautan} ") == tautan


@pytest.mark.parametrize(
    "tautan",
    [
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://contoh.go.id",
        "//contoh.go.id",
        "contoh",
        "https://",
        "https:///x",
        "https://akun:sandi@contoh.go.id",
        "https://contoh.go.id/a b",
        'https://contoh.go.id/"onclick',
        "https://contoh.go.id:99999/",
        "https://[x",
        "https://contoh.go.id/" + "x" * 500,
    ],
)
def test_tautan_ditolak(tautan):
    with pytest.raises(TidakSahError):
        periksa_tautan(tautan)


@pytest.mark.parametrize(
    ("ditulis", "alamat"),
    [
        ("drive.google.com/file/d/1/view", "https://drive.google.com/file/d/1/view"),
        (" contoh.go.id ", "https://contoh.go.id"),
        ("contoh.go.id:8443/a", "https://contoh.go.id:8443/a"),
        ("http://contoh.go.id/a", "http://contoh.go.id/a"),
    ],
)
def test_tautan_dilengkapi(ditulis, alamat):
    assert periksa_tautan(ditulis) == alamat


@pytest.mark.parametrize(
    ("alamat", "sebutan"),
    [
        ("https://drive.google.com/file/d/1/view", "Google Drive"),
        ("https://pemda.sharepoint.com/s/a", "OneDrive"),
        ("https://www.dropbox.com/s/a", "Dropbox"),
        ("https://drive.google.com.contoh.go.id/a", ""),
        ("https://contoh.go.id/drive.google.com", ""),
    ],
)
def test_simpanan_awan_dikenali(alamat, sebutan):
    assert simpanan_awan(alamat) == sebutan


@pytest.mark.parametrize(
    ("ditulis", "halaman", "pertama"),
    [
        ("", "", None),
        (" 3 ", "3", 3),
        ("hal. 3 - 5", "3–5", 3),
        ("2, 7 s.d. 9 dan 12", "2, 7–9, 12", 2),
        ("Halaman 10", "10", 10),
    ],
)
def test_halaman_dibaca(ditulis, halaman, pertama):
    assert baca_halaman(ditulis) == halaman
    assert halaman_pertama(halaman) == pertama


@pytest.mark.parametrize("ditulis", ["tiga", "0", "5–3", "3,,4", "12345", "-", ",".join("3" * 40)])
def test_halaman_ditolak(ditulis):
    with pytest.raises(TidakSahError, match=r"[Hh]alaman"):
        baca_halaman(ditulis)


def _bersandi(sandi: str) -> bytes:
    aliran = io.BytesIO()
    with pikepdf.new() as p:
        p.add_blank_page()
        p.save(aliran, encryption=pikepdf.Encryption(user=sandi, owner="pemilik"))
    return aliran.getvalue()


def test_pdf_bersandi_ditolak():
    """One that asks for a password is refused; one that only forbids printing is not."""
    pastikan_tanpa_sandi(PDF)
    assert terbuka_tanpa_sandi(_bersandi(""))
    assert not terbuka_tanpa_sandi(_bersandi("rahasia"))
    assert not terbuka_tanpa_sandi(b"%PDF-1.4 /Encrypt 1 0 R rusak")
    with pytest.raises(TidakSahError, match="bersandi"):
        pastikan_tanpa_sandi(_bersandi("rahasia"))
