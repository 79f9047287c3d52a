"""What the body of the Word file is made of, each with the height it will take."""

from dataclasses import dataclass, field

from laporan.cetak.docx.gaya import GAYA, Halaman
from laporan.cetak.docx.xml import elemen, ppr


@dataclass
class BagianHalaman:
    """A section: its page, its header and footer (relationship ids) and its page numbers."""

    halaman: Halaman
    kepala: str = ""
    kaki: str = ""
    romawi: bool = False
    mulai: bool = False
    bingkai: bool = False

    def xml(self) -> str:
        """The section's properties."""
        h = self.halaman
        arah = {"orient": "landscape"} if h.lebar > h.tinggi else {}
        rujukan = "".join(
            f'<w:{nama}Reference w:type="default" r:id="{rid}"/>'
            for nama, rid in (("header", self.kepala), ("footer", self.kaki))
            if rid
        )
        bingkai = ""
        if self.bingkai:
            sisi = "".join(
                elemen(n, val="double", sz=6, space=4, color="16191D")
                for n in ("top", "left", "bottom", "right")
            )
            bingkai = f'<w:pgBorders w:offsetFrom="text">{sisi}</w:pgBorders>'
        nomor: dict[str, str | int] = {"fmt": "lowerRoman" if self.romawi else "decimal"}
        if self.mulai:
            nomor["start"] = 1
        return (
            f'<w:sectPr>{rujukan}<w:type w:val="nextPage"/>'
            + elemen("pgSz", w=h.lebar, h=h.tinggi, **arah)
            + elemen("pgMar", top=h.atas, right=h.kanan, bottom=h.bawah, left=h.kiri,
                     header=850, footer=794, gutter=0)
            + bingkai
            + elemen("pgNumType", **nomor)
            + "<w:cols w:space=\"708\"/></w:sectPr>"
        )  # fmt: skip


@dataclass
class Alinea:
    """A paragraph. `jangkar` are the keys whose place it is."""

    gaya: str
    isi: str = ""
    baris: int = 1
    sifat: dict[str, str] = field(default_factory=dict)
    sebelum: int | None = None
    sesudah: int | None = None
    tinggi_baris: int | None = None
    tinggi_gambar: int = 0
    sambung: bool | None = None
    halaman_baru: bool = False
    jangkar: tuple[str, ...] = ()
    seksi: BagianHalaman | None = None

    @property
    def jarak(self) -> tuple[int, int]:
        """Space before and after."""
        g = GAYA[self.gaya]
        return (
            g.sebelum if self.sebelum is None else self.sebelum,
            g.sesudah if self.sesudah is None else self.sesudah,
        )

    @property
    def per_baris(self) -> int:
        """Height of a line."""
        return self.tinggi_gambar or self.tinggi_baris or GAYA[self.gaya].baris

    @property
    def disambung(self) -> bool:
        """Stays on the page of what follows."""
        return GAYA[self.gaya].sambung if self.sambung is None else self.sambung

    @property
    def tinggi(self) -> int:
        """Height with the space around it."""
        return self.baris * self.per_baris + sum(self.jarak)

    def xml(self) -> str:
        """The paragraph."""
        sifat = dict(self.sifat)
        sifat["pStyle"] = "" if self.gaya == "Normal" else elemen("pStyle", val=self.gaya)
        if self.sambung is not None:
            sifat["keepNext"] = "<w:keepNext/>" if self.sambung else '<w:keepNext w:val="0"/>'
        if self.halaman_baru:
            sifat["pageBreakBefore"] = "<w:pageBreakBefore/>"
        jarak: dict[str, str | int] = {}
        if self.sebelum is not None:
            jarak["before"] = self.sebelum
        if self.sesudah is not None:
            jarak["after"] = self.sesudah
        if self.tinggi_baris is not None:
            jarak |= {"line": self.tinggi_baris, "lineRule": "exact"}
        if jarak:
            sifat["spacing"] = elemen("spacing", **jarak)
        if self.seksi:
            sifat["sectPr"] = self.seksi.xml()
        return f"<w:p>{ppr(**sifat)}{self.isi}</w:p>"


@dataclass
class BarisTabel:
    """A row's markup and height; `utuh` may not be split, `sambung` stays with the next one."""

    isi: str
    tinggi: int
    utuh: bool = True
    sambung: bool = False


@dataclass
class TabelWord:
    """A table: opening markup, header rows repeated on every page, body rows."""

    awal: str
    kepala: list[BarisTabel]
    baris: list[BarisTabel]

    @property
    def tinggi(self) -> int:
        """Height on one endless page."""
        return sum(b.tinggi for b in (*self.kepala, *self.baris))

    def xml(self) -> str:
        """The table."""
        return f"<w:tbl>{self.awal}{''.join(b.isi for b in (*self.kepala, *self.baris))}</w:tbl>"


Butir = Alinea | TabelWord
