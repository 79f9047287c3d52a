"""PURE. Annotations in a PDF: the figure is coloured, the comment opens on it."""

from collections import defaultdict
from collections.abc import Sequence
from io import BytesIO

from pdfplumber import open as buka_pdf
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from laporan.periksa_lkjip.tandai.komentar import BANYAK, PENULIS, teks_komentar
from laporan.periksa_lkjip.tandai.pdf_letak import HalamanPdf, Kotak
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan

#: Red, amber and blue, light enough to be read through.
_WARNA = {
    TingkatTemuan.GALAT: ("1", "0.55", "0.5"),
    TingkatTemuan.PERINGATAN: ("1", "0.82", "0.3"),
    TingkatTemuan.CATATAN: ("0.6", "0.8", "1"),
}
_DICETAK = 4


def tandai_pdf(isi: bytes, temuan: Sequence[TemuanLkjip]) -> bytes:
    """The PDF with an annotation for each finding whose page is known."""
    letak = _letak(isi, [t for t in temuan[:BANYAK] if t.tempat.halaman])
    hasil = PdfWriter(clone_from=PdfReader(BytesIO(isi)))
    for halaman, semua in letak.items():
        for t, kotak, tepat in semua:
            hasil.add_annotation(halaman - 1, _anotasi(t, kotak, tepat=tepat))
    aliran = BytesIO()
    hasil.write(aliran)
    return aliran.getvalue()


def _letak(
    isi: bytes, temuan: Sequence[TemuanLkjip]
) -> dict[int, list[tuple[TemuanLkjip, Kotak, bool]]]:
    """Page → its findings with their places; whether the place is that of the figure itself."""
    hasil: dict[int, list[tuple[TemuanLkjip, Kotak, bool]]] = defaultdict(list)
    halaman: dict[int, HalamanPdf] = {}
    with buka_pdf(BytesIO(isi)) as dokumen:

        def buka(nomor: int) -> HalamanPdf:
            if nomor not in halaman:
                asli = dokumen.pages[nomor - 1]
                halaman[nomor] = HalamanPdf(asli)
                asli.close()
            return halaman[nomor]

        for t in sorted(temuan, key=lambda t: t.tempat.halaman):
            nomor = t.tempat.halaman
            # A paragraph may go on over the page.
            mungkin = [nomor, nomor + 1][: 2 if t.nomor_baris < 0 else 1]
            tepat = ((n, buka(n).angka(t)) for n in mungkin if n <= len(dokumen.pages))
            for n, kotak in tepat:
                if kotak is not None:
                    hasil[n].append((t, kotak, True))
                    break
            else:
                hasil[nomor].append((t, buka(nomor).baris(t), False))
    return hasil


def _anotasi(t: TemuanLkjip, kotak: Kotak, *, tepat: bool) -> DictionaryObject:
    kiri, bawah, kanan, atas = map(FloatObject, kotak)
    anotasi = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Highlight" if tepat else "/Text"),
            NameObject("/Rect"): ArrayObject([kiri, bawah, kanan, atas]),
            NameObject("/Contents"): TextStringObject(teks_komentar(t)),
            NameObject("/T"): TextStringObject(PENULIS),
            NameObject("/C"): ArrayObject(map(FloatObject, _WARNA[t.tingkat])),
            NameObject("/F"): NumberObject(_DICETAK),
        }
    )
    if tepat:
        anotasi[NameObject("/QuadPoints")] = ArrayObject(
            [kiri, atas, kanan, atas, kiri, bawah, kanan, bawah]
        )
    else:
        anotasi[NameObject("/Name")] = NameObject("/Comment")
    return anotasi
