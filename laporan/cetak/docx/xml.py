"""WordprocessingML as strings: every element's children in the order the schema demands."""

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

_TERLARANG = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

RUANG_NAMA = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}
KEPALA_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TEBAL = "<w:b/><w:bCs/>"
PERBAIKI = "w15"
"""What `hanya_word` requires: Word 2013 and later know it, LibreOffice does not."""


def akar(nama: str, isi: str, *awalan: str) -> str:
    """A part's root element with the name spaces it uses."""
    ruang = "".join(f' xmlns:{a}="{RUANG_NAMA[a]}"' for a in ("w", *awalan))
    abaikan = ' mc:Ignorable="w15"' if "mc" in awalan else ""
    return f"{KEPALA_XML}<{nama}{ruang}{abaikan}>{isi}</{nama}>"


def bersih(teks: str) -> str:
    """Escape text; characters that XML forbids are dropped."""
    return escape(_TERLARANG.sub("", teks))


def atribut(teks: str) -> str:
    """Quote an attribute value."""
    return quoteattr(_TERLARANG.sub("", teks))


def isi_lari(teks: str) -> str:
    """Text as the content of a run: line breaks and tabs are elements."""
    hasil: list[str] = []
    for urutan, baris in enumerate(teks.split("\n")):
        if urutan:
            hasil.append("<w:br/>")
        for nomor, ruas in enumerate(baris.split("\t")):
            if nomor:
                hasil.append("<w:tab/>")
            if ruas:
                hasil.append(f'<w:t xml:space="preserve">{bersih(ruas)}</w:t>')
    return "".join(hasil)


def lari(
    teks: str, *, tebal: bool = False, miring: bool = False, huruf: str = "", rpr: str = ""
) -> str:
    """A run of text; `rpr` are further properties, which come after bold and italic."""
    sifat = (
        (elemen("rFonts", ascii=huruf, hAnsi=huruf, cs=huruf) if huruf else "")
        + (TEBAL if tebal else "")
        + ("<w:i/><w:iCs/>" if miring else "")
        + rpr
    )
    isi = isi_lari(teks)
    if not isi:
        return ""
    return f"<w:r>{f'<w:rPr>{sifat}</w:rPr>' if sifat else ''}{isi}</w:r>"


def hanya_word(isi: str, selain: str = "") -> str:
    """A run that Word reads as `isi` and LibreOffice as `selain`.

    Word itself writes such runs (symbols with a fallback). LibreOffice recomputes a page
    reference everywhere but inside a contents field, and knows no numbering by chapter.
    """
    pengganti = f"<mc:Fallback>{selain}</mc:Fallback>" if selain else "<mc:Fallback/>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="{PERBAIKI}">{isi}</mc:Choice>'
        f"{pengganti}</mc:AlternateContent></w:r>"
    )


def tanda_bidang(jenis: str) -> str:
    """begin, separate or end of a field."""
    return f'<w:fldChar w:fldCharType="{jenis}"/>'


def perintah(teks: str) -> str:
    """A field's instruction."""
    return f'<w:instrText xml:space="preserve"> {bersih(teks)} </w:instrText>'


def bidang(kode: str, hasil: str, *, rpr: str = "", kode_lain: tuple[str, str] = ("", "")) -> str:
    """A field with the result it shows until it is updated.

    `kode_lain` is the end of the instruction for Word and for LibreOffice.
    """
    sifat = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    tambahan = hanya_word(*(perintah(k) if k else "" for k in kode_lain)) if any(kode_lain) else ""
    return (
        f"<w:r>{sifat}{tanda_bidang('begin')}</w:r><w:r>{sifat}{perintah(kode)}</w:r>{tambahan}"
        f"<w:r>{sifat}{tanda_bidang('separate')}</w:r>"
        f"<w:r>{sifat}{isi_lari(hasil)}</w:r><w:r>{sifat}{tanda_bidang('end')}</w:r>"
    )


def bidang_word(kode: str, hasil: str) -> str:
    """A field for Word; LibreOffice reads only its result."""
    awal = (tanda_bidang("begin"), perintah(kode), tanda_bidang("separate"))
    return "".join(map(hanya_word, awal)) + lari(hasil) + hanya_word(tanda_bidang("end"))


_URUTAN_PPR = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "tabs", "spacing",
    "ind", "jc", "outlineLvl", "sectPr",
)  # fmt: skip


def ppr(**sifat: str) -> str:
    """Paragraph properties in schema order; a value is the element itself."""
    asing = set(sifat) - set(_URUTAN_PPR)
    if asing:
        raise KeyError(f"Unknown paragraph properties: {asing}")
    isi = "".join(sifat[n] for n in _URUTAN_PPR if sifat.get(n))
    return f"<w:pPr>{isi}</w:pPr>" if isi else ""


def elemen(nama: str, **nilai: str | int) -> str:
    """An empty element of the main name space with attributes of it."""
    isi = "".join(f" w:{k}={atribut(str(v))}" for k, v in nilai.items())
    return f"<w:{nama}{isi}/>"


def gabung(isi: Iterable[str]) -> str:
    """Join pieces of markup."""
    return "".join(isi)
