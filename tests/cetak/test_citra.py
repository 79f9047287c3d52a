"""An author's image in the printed files: its size, caption and description, read back."""

import re
from base64 import b64encode
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image
from pypdf import PdfReader

from kinerja.bukti.gambar import GAMBAR_LAPORAN, GambarRapi, rapikan_gambar
from laporan.cetak import docx, html, pdf
from laporan.cetak.citra import CitraTulisan, svg_citra
from laporan.dokumen.unsur import Bab, DaftarOtomatis, Dokumen, Gambar
from tests.pasti import pasti

# Not repeated on PostgreSQL: the files are made from the document model, not by the database.
pytestmark = pytest.mark.sqlite

EMU_TITIK, EMU_MM = 9525, 36000
LEBAR_TEKS, TINGGI_GAMBAR = 155 * EMU_MM, 205 * EMU_MM


def berkas_gambar(jenis: str, ukuran: tuple[int, int], *, exif: int = 0) -> bytes:
    """A gradient, so that nothing compresses it away; transparent where the format can be."""
    gambar = Image.linear_gradient("L").resize(ukuran)
    gambar = Image.merge("RGB", (gambar, gambar.rotate(180), gambar))
    if jenis == "PNG":
        gambar.putalpha(Image.linear_gradient("L").resize(ukuran))
    aliran = BytesIO()
    tanda = Image.Exif()
    if exif:
        tanda[0x0112] = exif
    gambar.save(aliran, jenis, exif=tanda)
    return aliran.getvalue()


# Name: (file, dots as stored, extent in the Word file in EMU).
CONTOH = {
    "kecil": (berkas_gambar("PNG", (16, 12)), (16, 12), (16 * EMU_TITIK, 12 * EMU_TITIK)),
    "sedang": (berkas_gambar("PNG", (300, 150)), (300, 150), (300 * EMU_TITIK, 150 * EMU_TITIK)),
    "lebar": (berkas_gambar("PNG", (3200, 800)), (1600, 400), (LEBAR_TEKS, LEBAR_TEKS // 4)),
    "tinggi": (
        berkas_gambar("JPEG", (500, 4000)), (200, 1600), (TINGGI_GAMBAR // 8, TINGGI_GAMBAR),
    ),
    # Taken with the camera on its side: stored 400 × 200, seen 200 × 400.
    "miring": (
        berkas_gambar("JPEG", (400, 200), exif=6), (200, 400), (200 * EMU_TITIK, 400 * EMU_TITIK),
    ),
}  # fmt: skip


def _rapi(mentah: bytes) -> GambarRapi:
    nama = "a.png" if mentah.startswith(b"\x89PNG") else "a.jpg"
    return rapikan_gambar(nama, mentah, GAMBAR_LAPORAN)


@pytest.fixture(scope="module")
def dokumen() -> Dokumen:
    isi = []
    for nama, (mentah, _, _) in CONTOH.items():
        rapi = _rapi(mentah)
        citra = CitraTulisan(rapi.isi, rapi.jenis.tipe, rapi.lebar, rapi.tinggi)
        isi.append(
            Gambar(f"g-{nama}", f"Foto {nama}", svg_citra(citra), f"Uraian foto “{nama}” & lain")
        )
    return Dokumen(
        "Laporan", "", "Dinas", "Pemda", 2024, "", bab=(Bab("HASIL", tuple(isi)),),
        bagian_depan=(DaftarOtomatis("gambar"),),
    )  # fmt: skip


def test_word(dokumen):
    """The author's own file, no larger than its dots or the text; numbered, described, listed."""
    word = Document(BytesIO(docx.ekspor(dokumen).isi))
    gambar = word.element.body.findall(f".//{qn('wp:inline')}")
    assert len(gambar) == len(CONTOH)
    for inline, (nama, (mentah, titik, ukuran)) in zip(gambar, CONTOH.items(), strict=True):
        extent, sifat = inline.find(qn("wp:extent")), inline.find(qn("wp:docPr"))
        for sisi, emu in zip(("cx", "cy"), ukuran, strict=True):
            assert int(extent.get(sisi)) == pytest.approx(emu, abs=2000), nama
        assert sifat.get("descr") == f"Uraian foto “{nama}” & lain"
        bagian = word.part.related_parts[inline.find(f".//{qn('a:blip')}").get(qn("r:embed"))]
        with Image.open(BytesIO(bagian.blob)) as tersimpan:
            assert tersimpan.size == titik
            assert tersimpan.mode == ("RGBA" if mentah.startswith(b"\x89PNG") else "RGB")
            assert not tersimpan.getexif()
    keterangan = [p for p in word.paragraphs if pasti(p.style).name == "Keterangan Gambar"]
    assert [p.text for p in keterangan] == [
        f"Gambar {i} Foto {nama}" for i, nama in enumerate(CONTOH, start=1)
    ]
    assert all("SEQ Gambar" in p._p.xml for p in keterangan)
    daftar = [p.text for p in word.paragraphs if pasti(p.style).name == "table of figures"]
    assert len(daftar) == len(CONTOH)
    assert all(b.startswith(k.text) for b, k in zip(daftar, keterangan, strict=True))


def test_pdf(dokumen):
    """The dots are in the file, drawn no larger than in Word, and the tags carry the words."""
    pembaca = PdfReader(BytesIO(pdf.ekspor(dokumen).isi))
    citra = [o for o in _objek(pembaca) if isinstance(o, dict) and o.get("/Subtype") == "/Image"]
    warna = [(o["/Width"], o["/Height"]) for o in citra]
    titik = [(o["/Width"], o["/Height"]) for o in citra if "/SMask" in o]
    for mentah, ukuran, _ in CONTOH.values():
        assert ukuran in warna
        assert (ukuran in titik) is mentah.startswith(b"\x89PNG")
    alt = {
        str(o["/Alt"]) for o in _objek(pembaca) if isinstance(o, dict) and o.get("/S") == "/Figure"
    }
    assert alt == {f"Uraian foto “{nama}” & lain" for nama in CONTOH}
    teks = "\n".join(h.extract_text() for h in pembaca.pages)
    for i, nama in enumerate(CONTOH, start=1):
        assert len(re.findall(rf"Gambar {i}\s+Foto {nama}", teks)) == 2
    gambar = list(_tergambar(pembaca))
    for (lebar, tinggi), (nama, (_, _, ukuran)) in zip(gambar, CONTOH.items(), strict=True):
        assert lebar * 12700 == pytest.approx(ukuran[0], rel=0.01), nama
        assert tinggi * 12700 == pytest.approx(ukuran[1], rel=0.01), nama


def _objek(pembaca: PdfReader):
    for nomor in range(1, int(str(pembaca.trailer["/Size"]))):
        yield pembaca.get_object(nomor)


def _tergambar(pembaca: PdfReader):
    """Width and height in points of every image drawn, in order."""
    for halaman in pembaca.pages:
        ukuran: list[tuple[float, float]] = []

        def catat(op, operan, cm, _tm, simpan=ukuran, sumber=halaman["/Resources"]):
            if op == b"Do" and sumber["/XObject"][operan[0]]["/Subtype"] == "/Image":
                simpan.append((abs(cm[0]), abs(cm[3])))

        halaman.extract_text(visitor_operand_before=catat)
        yield from ukuran


def test_html(dokumen):
    """The file stands alone: the image is inside, with its own width as the upper limit."""
    isi = html.ekspor(dokumen).isi.decode()
    for nama, (mentah, (lebar, tinggi), _) in CONTOH.items():
        rapi = _rapi(mentah).isi
        assert b64encode(rapi).decode() in isi
        assert f'role="img" aria-label="Uraian foto “{nama}” &amp; lain"' in isi
        assert f'width="{lebar}" height="{tinggi}">' in isi
