"""The template, built in code: styles, numbering, settings and fonts of the Word file.

Sizes are those of static/css/laporan.css in Word's units: twentieths of a point, and half
points for type. Lines are "at least" as high as the style says, which is more than the fonts
need, so that every program breaks pages alike.
"""

from dataclasses import dataclass

from laporan.cetak.docx.xml import akar, atribut, elemen

SERIF, SANS = "Times New Roman", "Arial"
TINTA = "16191D"


def mm(panjang: int) -> int:
    """Millimetres as twentieths of a point."""
    return panjang * 14400 // 254


@dataclass(frozen=True)
class Halaman:
    """A page: size and margins."""

    lebar: int
    tinggi: int
    atas: int
    kanan: int
    bawah: int
    kiri: int

    @property
    def bidang(self) -> int:
        """Width of the text."""
        return self.lebar - self.kiri - self.kanan

    @property
    def isi(self) -> int:
        """Height of the text."""
        return self.tinggi - self.atas - self.bawah


A4 = (11906, 16838)
TEGAK = Halaman(*A4, mm(25), mm(25), mm(22), mm(30))
MENDATAR = Halaman(A4[1], A4[0], mm(25), mm(20), mm(22), mm(20))
SAMPUL = Halaman(*A4, mm(29), mm(25), mm(29), mm(30))


@dataclass(frozen=True)
class Gaya:
    """A paragraph style."""

    id: str
    nama: str
    dasar: str = "Normal"
    berikut: str = ""
    huruf: str = SERIF
    ukuran: int = 23
    tebal: bool = False
    miring: bool = False
    garis_bawah: bool = False
    kapital: bool = False
    warna: str = ""
    sebelum: int = 0
    sesudah: int = 0
    baris: int = 299
    rata: str = "left"
    kiri: int = 0
    gantung: int = 0
    sambung: bool = False
    utuh: bool = False
    tingkat: int | None = None
    nomor: tuple[int, int] | None = None
    tab: tuple[tuple[str, int, str], ...] = ()
    utama: bool = False


_TITIK = (("right", TEGAK.bidang, "dot"),)
NOMOR_JUDUL, NOMOR_LAMPIRAN = 1, 2
DAFTAR_PERTAMA = 3
"""The first list instance; each list of the document has its own."""


def _judul(urut: int, ukuran: int, sebelum: int, sesudah: int, **lain: object) -> Gaya:
    return Gaya(
        f"Heading{urut}", f"heading {urut}", berikut="Normal", ukuran=ukuran, tebal=True,
        sebelum=sebelum, sesudah=sesudah, baris=ukuran * 13, sambung=True, utuh=True,
        tingkat=urut - 1, utama=True, **lain,  # type: ignore[arg-type]
    )  # fmt: skip


_KECIL = {"huruf": SANS, "ukuran": 17, "baris": 212}
_PADAT = {"huruf": SANS, "ukuran": 16, "baris": 198}

GAYA: dict[str, Gaya] = {
    g.id: g
    for g in (
        Gaya("Normal", "Normal", dasar="", sesudah=110, rata="both", utama=True),
        _judul(1, 30, 0, 320, rata="center", nomor=(NOMOR_JUDUL, 0)),
        _judul(2, 25, 280, 100, kiri=454, gantung=454, nomor=(NOMOR_JUDUL, 1)),
        _judul(3, 23, 200, 80, kiri=624, gantung=624, nomor=(NOMOR_JUDUL, 2)),
        _judul(4, 23, 160, 60, kiri=454, gantung=454, nomor=(NOMOR_JUDUL, 3), miring=True),
        _judul(5, 23, 160, 60, miring=True),
        Gaya("JudulDepan", "Judul Depan", berikut="Normal", ukuran=30, tebal=True, sesudah=400,
             baris=390, rata="center", sambung=True, utuh=True, tingkat=0, utama=True),
        Gaya("JudulLampiran", "Judul Lampiran", berikut="Normal", ukuran=30, tebal=True,
             sesudah=400, baris=390, rata="center", sambung=True, utuh=True, tingkat=0,
             nomor=(NOMOR_LAMPIRAN, 0), utama=True),
        Gaya("Tengah", "Paragraf Tengah", sesudah=140, rata="center"),
        Gaya("Kanan", "Paragraf Kanan", sesudah=140, rata="right"),
        Gaya("Rumus", "Rumus", sebelum=20, sesudah=120, kiri=mm(9)),
        Gaya("Kecil", "Paragraf Kecil", ukuran=19, baris=257, sesudah=140, rata="both"),
        Gaya("ListBullet", "List Bullet", sesudah=40, rata="both"),
        Gaya("ListNumber", "List Number", sesudah=40, rata="both"),
        Gaya("ListContinue", "List Continue", sesudah=40, rata="both"),
        Gaya("Caption", "caption", berikut="Normal", huruf=SANS, ukuran=19, baris=247,
             sebelum=200, sesudah=80, sambung=True, utuh=True, utama=True),
        Gaya("KeteranganGambar", "Keterangan Gambar", "Caption", "Normal", SANS, 19, baris=247,
             sebelum=100, sesudah=260, rata="center", utuh=True),
        Gaya("Gambar", "Gambar", berikut="KeteranganGambar", sebelum=200, baris=240,
             rata="center", sambung=True),
        Gaya("Catatan", "Catatan Tabel", sesudah=30, utuh=True, **_KECIL),  # type: ignore[arg-type]
        Gaya("SelTabel", "Sel Tabel", **_KECIL),  # type: ignore[arg-type]
        Gaya("SelPadat", "Sel Tabel Padat", "SelTabel", **_PADAT),  # type: ignore[arg-type]
        Gaya("KepalaTabel", "Kepala Tabel", "SelTabel", tebal=True, rata="center",
             sambung=True, **_KECIL),  # type: ignore[arg-type]
        Gaya("KepalaPadat", "Kepala Tabel Padat", "KepalaTabel", tebal=True, rata="center",
             sambung=True, **_PADAT),  # type: ignore[arg-type]
        Gaya("NomorKolom", "Nomor Kolom", "SelTabel", huruf=SANS, ukuran=14, baris=170,
             rata="center", sambung=True, warna="4A525A"),
        Gaya("Sela", "Sela", ukuran=2, baris=260),
        Gaya("Pihak", "Penanda Tangan", rata="center", sambung=True, utuh=True, baris=290),
        Gaya("Header", "header", huruf=SANS, ukuran=16, baris=200, warna="3C444C"),
        Gaya("Footer", "footer", huruf=SANS, ukuran=16, baris=200, warna="3C444C"),
        Gaya("TOC1", "toc 1", ukuran=21, baris=262, tebal=True, sebelum=80, sesudah=20, tab=_TITIK),
        Gaya("TOC2", "toc 2", ukuran=21, baris=262, sesudah=20, kiri=mm(13), gantung=mm(7),
             tab=(("left", mm(13), "none"), *_TITIK)),
        Gaya("TOC3", "toc 3", ukuran=21, baris=262, sesudah=20, kiri=mm(23), gantung=mm(10),
             tab=(("left", mm(23), "none"), *_TITIK)),
        Gaya("TableofFigures", "table of figures", ukuran=21, baris=262, sesudah=36, kiri=mm(10),
             gantung=mm(10), tab=_TITIK),
        Gaya("SampulPemda", "Sampul Pemda", ukuran=26, kapital=True, rata="center"),
        Gaya("Title", "Title", berikut="Normal", ukuran=48, tebal=True, baris=614, rata="center",
             utama=True),
        Gaya("SampulPD", "Sampul Perangkat Daerah", ukuran=28, tebal=True, kapital=True,
             baris=378, rata="center"),
        Gaya("SampulTahun", "Sampul Tahun", ukuran=26, sebelum=mm(3), rata="center"),
        Gaya("SampulStatus", "Sampul Status", huruf=SANS, ukuran=19, sebelum=mm(8),
             rata="center"),
    )
}  # fmt: skip


def _rpr(g: Gaya) -> str:
    huruf = elemen("rFonts", ascii=g.huruf, hAnsi=g.huruf, eastAsia=g.huruf, cs=g.huruf)
    return (
        "<w:rPr>"
        + huruf
        + ("<w:b/><w:bCs/>" if g.tebal else '<w:b w:val="0"/><w:bCs w:val="0"/>')
        + ("<w:i/><w:iCs/>" if g.miring else "")
        + ("<w:caps/>" if g.kapital else "")
        + (elemen("color", val=g.warna) if g.warna else "")
        + elemen("sz", val=g.ukuran)
        + elemen("szCs", val=g.ukuran)
        + "</w:rPr>"
    )


def _gaya(g: Gaya) -> str:
    bawaan = ' w:default="1"' if g.id == "Normal" else ""
    khusus = (
        ""
        if g.nama[0].islower() or g.nama.startswith(("Normal", "List", "Title"))
        else (' w:customStyle="1"')
    )
    tab = "".join(elemen("tab", val=v, leader=i, pos=p) for v, p, i in g.tab)
    sifat = (
        ("<w:keepNext/>" if g.sambung else '<w:keepNext w:val="0"/>' if g.dasar else "")
        + ("<w:keepLines/>" if g.utuh else "")
        + (
            f'<w:numPr><w:ilvl w:val="{g.nomor[1]}"/><w:numId w:val="{g.nomor[0]}"/></w:numPr>'
            if g.nomor
            else ""
        )
        + (f"<w:tabs>{tab}</w:tabs>" if tab else "")
        + elemen(
            "spacing", before=g.sebelum, after=g.sesudah, line=g.baris,
            lineRule="exact" if g.id == "Sela" else "auto" if g.id == "Gambar" else "atLeast",
        )
        + (elemen("ind", left=g.kiri, hanging=g.gantung) if g.kiri else "")
        + elemen("jc", val=g.rata)
        + (elemen("outlineLvl", val=g.tingkat) if g.tingkat is not None else "")
    )  # fmt: skip
    return (
        f'<w:style w:type="paragraph"{bawaan}{khusus} w:styleId="{g.id}">'
        + elemen("name", val=g.nama)
        + (elemen("basedOn", val=g.dasar) if g.dasar else "")
        + (elemen("next", val=g.berikut) if g.berikut else "")
        + (elemen("uiPriority", val=39) if g.id.startswith("TOC") else "")
        + ("<w:qFormat/>" if g.utama else "")
        + f"<w:pPr>{sifat}</w:pPr>{_rpr(g)}</w:style>"
    )


def _tepi(**sisi: tuple[str, int, str]) -> str:
    return "".join(
        elemen(n, val=v, sz=tebal, space=0, color=warna) for n, (v, tebal, warna) in sisi.items()
    )


GARIS_BARIS, GARIS_KOLOM = ("single", 3, "9AA2AA"), ("single", 3, "C3C8CD")
_TABEL = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="TabelLaporan">'
    '<w:name w:val="Tabel Laporan"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
    "<w:tblPr><w:tblBorders>"
    + _tepi(
        top=("single", 8, TINTA),
        bottom=("single", 8, TINTA),
        insideH=GARIS_BARIS,
        insideV=GARIS_KOLOM,
    )
    + '</w:tblBorders><w:tblCellMar><w:top w:w="34" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>'
    '<w:bottom w:w="34" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="ECEFF1"/></w:tcPr></w:tblStylePr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="TabelTandaTangan">'
    '<w:name w:val="Tabel Tanda Tangan"/><w:basedOn w:val="TableNormal"/></w:style>'
)


def styles_xml() -> str:
    """word/styles.xml."""
    bawaan = (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        + elemen("rFonts", ascii=SERIF, hAnsi=SERIF, eastAsia=SERIF, cs=SERIF)
        + '<w:sz w:val="23"/><w:szCs w:val="23"/>'
        + '<w:lang w:val="id-ID" w:eastAsia="en-US" w:bidi="ar-SA"/>'
        + "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    aksara = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        '<w:unhideWhenUsed/></w:style><w:style w:type="character" w:styleId="Hyperlink">'
        '<w:name w:val="Hyperlink"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/></w:style>'
    )
    daftar = (
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )
    gaya = "".join(map(_gaya, GAYA.values()))
    return akar("w:styles", bawaan + gaya + aksara + _TABEL + daftar)


# --- Numbering -------------------------------------------------------------------------

#: Headings: (format, text, style that carries the level). Level 5 counts "A.8.1" below "A.8";
#: reports frozen before counted "8.1".
POLA_JUDUL = (
    ("upperRoman", "BAB %1", "Heading1"),
    ("upperLetter", "%2.", "Heading2"),
    ("decimal", "%2.%3", "Heading3"),
    ("decimal", "%4.", "Heading4"),
    ("decimal", "%3.%5", ""),
    ("decimal", "%2.%3.%6", ""),
)
INDEN_DAFTAR = mm(8)
JENIS_DAFTAR = ("-", "1", "a", "i")
_FORMAT_DAFTAR = {"-": "bullet", "1": "decimal", "a": "lowerLetter", "i": "lowerRoman"}
TINGKAT_DAFTAR = 9


def _tingkat(urutan: int, fmt: str, teks: str, gaya: str, akhir: str, kiri: int, gantung: int,
             huruf: str = "") -> str:  # fmt: skip
    return (
        f'<w:lvl w:ilvl="{urutan}"><w:start w:val="1"/>{elemen("numFmt", val=fmt)}'
        + (elemen("pStyle", val=gaya) if gaya else "")
        + (elemen("suff", val=akhir) if akhir != "tab" else "")
        + f'<w:lvlText w:val={atribut(teks)}/><w:lvlJc w:val="left"/>'
        + f"<w:pPr>{elemen('ind', left=kiri, hanging=gantung)}</w:pPr>{huruf}</w:lvl>"
    )


def numbering_xml(daftar: list[tuple[str, int, int]]) -> str:
    """word/numbering.xml; `daftar` are the lists in order: kind, level, first number."""
    judul = ""
    for i, (fmt, teks, gaya) in enumerate(POLA_JUDUL):
        g = GAYA.get(gaya) or GAYA["Heading3"]
        judul += _tingkat(i, fmt, teks, gaya, "space" if i == 0 else "tab", g.kiri, g.gantung)
    abstrak = [("multilevel", judul)]
    abstrak.append(
        ("multilevel", _tingkat(0, "decimal", "Lampiran %1", "JudulLampiran", "space", 0, 0))
    )
    for jenis in JENIS_DAFTAR:
        tingkat = "".join(
            _tingkat(
                i, _FORMAT_DAFTAR[jenis], "–" if jenis == "-" else f"%{i + 1}.", "", "tab",
                INDEN_DAFTAR * (i + 1), mm(6),
            )
            for i in range(TINGKAT_DAFTAR)
        )  # fmt: skip
        abstrak.append(("multilevel", tingkat))
    isi = "".join(
        f'<w:abstractNum w:abstractNumId="{i}"><w:multiLevelType w:val="{jenis}"/>{tingkat}'
        "</w:abstractNum>"
        for i, (jenis, tingkat) in enumerate(abstrak)
    )
    isi += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    isi += '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    for i, (jenis, tingkat_daftar, mulai) in enumerate(daftar, start=DAFTAR_PERTAMA):
        ulang = (
            f'<w:lvlOverride w:ilvl="{tingkat_daftar}"><w:startOverride w:val="{mulai}"/>'
            "</w:lvlOverride>"
            if jenis != "-"
            else ""
        )
        isi += (
            f'<w:num w:numId="{i}"><w:abstractNumId w:val="{2 + JENIS_DAFTAR.index(jenis)}"/>'
            f"{ulang}</w:num>"
        )
    return akar("w:numbering", isi)


# --- Settings --------------------------------------------------------------------------


def settings_xml() -> str:
    """word/settings.xml: Word refreshes every field on opening; numbers as in Indonesia."""
    return akar(
        "w:settings",
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:updateFields w:val="true"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="id-ID"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>',
    )


def font_table_xml() -> str:
    """word/fontTable.xml: what to take where Arial and Times New Roman are missing."""
    isi = "".join(
        f'<w:font w:name="{nama}"><w:altName w:val="{lain}"/><w:family w:val="{rumpun}"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for nama, lain, rumpun in (
            (SERIF, "Tinos", "roman"),
            (SANS, "Arimo", "swiss"),
        )
    )
    return akar("w:fonts", isi)
