"""The report as data: frozen nodes, automatic numbering, lists and references.

PURE: no Django, no clock, no database. Every exporter reads the same nodes, so the
preview, the PDF, the workbook and the JSON cannot disagree.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, Self, TypeAlias

Rata = Literal["kiri", "kanan", "tengah"]
Format = Literal["teks", "angka", "persen", "rupiah"]
JenisBaris = Literal["biasa", "kelompok", "subjumlah", "jumlah"]
GayaParagraf = Literal["biasa", "tengah", "kanan", "rumus", "kecil"]
JenisDaftar = Literal["isi", "tabel", "gambar"]

NOMOR = "no"
"""Key of the column that numbers the rows."""
ULANG_LANJUTAN = 8
"""A repeated cell prints its text again every so many rows, so that no page lacks it."""


class DokumenError(ValueError):
    """The document contradicts itself: a key twice, a reference to nothing, a short row."""


# --- Inline text -----------------------------------------------------------------------


@dataclass(frozen=True)
class Teks:
    """A run of text. `medan` names the live figure it was filled from, if any."""

    isi: str
    tebal: bool = False
    miring: bool = False
    medan: str = ""


@dataclass(frozen=True)
class Rujukan:
    """A reference to a table or figure; `nomori` fills `teks` with "Tabel 3.2"."""

    kunci: str
    teks: str = ""


@dataclass(frozen=True)
class GantiBaris:
    """A line break inside a paragraph."""


Potongan: TypeAlias = Teks | Rujukan | GantiBaris
Isi: TypeAlias = str | tuple[Potongan, ...]


def larik(isi: Isi) -> tuple[Potongan, ...]:
    """Return inline content as runs; a plain string is one run per line."""
    if not isinstance(isi, str):
        return isi
    hasil: list[Potongan] = []
    for urutan, baris in enumerate(isi.split("\n")):
        if urutan:
            hasil.append(GantiBaris())
        if baris:
            hasil.append(Teks(baris))
    return tuple(hasil)


def teks_polos(isi: Isi) -> str:
    """Return inline content without its styling."""
    return "".join("\n" if isinstance(p, GantiBaris) else _teks_potongan(p) for p in larik(isi))


def _teks_potongan(potongan: Teks | Rujukan) -> str:
    return potongan.isi if isinstance(potongan, Teks) else potongan.teks


# --- Blocks ----------------------------------------------------------------------------


class SimpulBlok:
    """What every block is asked, whatever its kind; most hold no blocks and no inline content.

    Who means one kind (numbering tables, unwrapping sections, printing) asks for that kind instead.
    """

    def dalam(self) -> "tuple[Blok, ...]":
        """The blocks within it, in reading order."""
        return ()

    def ganti_dalam(self, ubah: "Callable[[tuple[Blok, ...]], tuple[Blok, ...]]") -> Self:
        """The same block around other blocks."""
        return self

    def isi_teks(self) -> tuple[Isi, ...]:
        """Its own inline content, piece by piece; that of blocks within it left out."""
        return ()

    def ganti_isi(self, ubah: Callable[[Isi], Isi]) -> Self:
        """The same block with other inline content."""
        return self

    def terbaca(self) -> tuple[str, ...]:
        """Its own words, a text for each paragraph or item; cells of a table are none."""
        return tuple(teks_polos(isi) for isi in self.isi_teks())


@dataclass(frozen=True)
class Judul(SimpulBlok):
    """A heading below the chapter. The author writes "A.1 …"; `kunci` is filled if empty."""

    teks: str
    tingkat: int = 1
    kunci: str = ""

    def terbaca(self) -> tuple[str, ...]:
        return (self.teks,)


@dataclass(frozen=True)
class Paragraf(SimpulBlok):
    """A paragraph; `rumus` is a calculation line, `kecil` a note."""

    isi: Isi
    gaya: GayaParagraf = "biasa"

    def isi_teks(self) -> tuple[Isi, ...]:
        return (self.isi,)

    def ganti_isi(self, ubah: Callable[[Isi], Isi]) -> Self:
        return replace(self, isi=ubah(self.isi))


@dataclass(frozen=True)
class Butir:
    """One list item with its nested blocks."""

    isi: Isi
    anak: "tuple[Blok, ...]" = ()


@dataclass(frozen=True)
class Daftar(SimpulBlok):
    """A list: bulleted, or numbered 1. / a. / i. as `penomor` says."""

    butir: tuple[Butir, ...]
    bernomor: bool = False
    penomor: Literal["1", "a", "i"] = "1"
    mulai: int = 1

    def dalam(self) -> "tuple[Blok, ...]":
        return tuple(b for butir in self.butir for b in butir.anak)

    def ganti_dalam(self, ubah: "Callable[[tuple[Blok, ...]], tuple[Blok, ...]]") -> Self:
        return replace(self, butir=tuple(replace(x, anak=ubah(x.anak)) for x in self.butir))

    def isi_teks(self) -> tuple[Isi, ...]:
        return tuple(x.isi for x in self.butir)

    def ganti_isi(self, ubah: Callable[[Isi], Isi]) -> Self:
        return replace(self, butir=tuple(replace(x, isi=ubah(x.isi)) for x in self.butir))


@dataclass(frozen=True)
class Kolom:
    """A leaf column. `lebar` is a weight; neighbours with the same `kelompok` share a header.

    `kunci` names the column wherever one is looked for: formulas, screens, comparing versions. It
    stays when the title changes. `pohon` marks the one indented by `Baris.tingkat`.
    """

    judul: str
    rata: Rata = "kiri"
    lebar: int = 10
    kelompok: str = ""
    kunci: str = ""
    pohon: bool = False


@dataclass(frozen=True)
class Sel:
    """A cell: `teks` is what is printed; `nilai` and `formula` are for the workbook.

    `lanjutan`: same text as the cell above, printed blank (see `baris_tercetak`).
    `rentang`: columns covered. `asal`: key of the figure's origin (laporan/dokumen/asal.py).
    `formula` is a pattern: `{kolom}` is the cell in this row, `{kolom@kunci}` the one in the
    row with that key, `{kolom@#grup}` all rows of that group, `{kolom@*}` all plain rows.
    """

    teks: str = ""
    nilai: Decimal | int | None = None
    format: Format = "teks"
    desimal: int = 0
    formula: str = ""
    lanjutan: bool = False
    rentang: int = 1
    rata: Rata | None = None
    tebal: bool = False
    miring: bool = False
    asal: str = ""


@dataclass(frozen=True)
class Baris:
    """A table row; `kunci` and `grup` let formulas point at it."""

    sel: tuple[Sel, ...]
    jenis: JenisBaris = "biasa"
    tingkat: int = 0
    kunci: str = ""
    grup: str = ""


class SimpulBercatatan(SimpulBlok):
    """A table or a figure: its inline content are its notes."""

    catatan: tuple[Isi, ...]

    def isi_teks(self) -> tuple[Isi, ...]:
        return self.catatan

    def ganti_isi(self, ubah: Callable[[Isi], Isi]) -> Self:
        return replace(self, catatan=tuple(ubah(c) for c in self.catatan))  # type: ignore[type-var]


@dataclass(frozen=True)
class Tabel(SimpulBercatatan):
    """A captioned table. `lebar` puts it on a landscape page; `nomor` is filled by `nomori`.

    Without rows its caption stands over one sentence, `kosong`: its number holds all the same.
    `kunci` is unique in the document; where one kind of table stands several times it reads
    "jenis:bagian", as in "capaian_sasaran:SS1".
    """

    kunci: str
    judul: str
    kolom: tuple[Kolom, ...]
    baris: tuple[Baris, ...]
    lebar: bool = False
    bernomor: bool = True
    nomor_kolom: bool = False
    catatan: tuple[Isi, ...] = ()
    sumber: str = ""
    kosong: Isi = "Belum ada data."
    nomor: str = ""

    def __post_init__(self) -> None:
        kunci = [k.kunci for k in self.kolom if k.kunci]
        if len(kunci) != len(set(kunci)):
            raise DokumenError(f"Tabel {self.kunci}: dua kolom berkunci sama.")
        for urutan, baris in enumerate(self.baris, start=1):
            banyak = sum(sel.rentang for sel in baris.sel)
            if banyak != len(self.kolom):
                raise DokumenError(
                    f"Tabel {self.kunci}, baris {urutan}: "
                    f"{banyak} sel untuk {len(self.kolom)} kolom."
                )

    def letak(self, kunci: str) -> int | None:
        """Where the column with this key stands."""
        return next((i for i, k in enumerate(self.kolom) if k.kunci == kunci), None)

    @property
    def jenis(self) -> str:
        """The stable name of this kind of table, the same in every report."""
        return self.kunci.partition(":")[0]

    @property
    def bagian(self) -> str:
        """Which of several tables of one kind this is; empty for an only one."""
        return self.kunci.partition(":")[2]

    def isi_teks(self) -> tuple[Isi, ...]:
        return self.catatan if self.baris else (self.kosong, *self.catatan)

    def ganti_isi(self, ubah: Callable[[Isi], Isi]) -> Self:
        lain = super().ganti_isi(ubah)
        if self.baris or isinstance(self.kosong, str):
            return lain
        return replace(lain, kosong=ubah(self.kosong))

    def terbaca(self) -> tuple[str, ...]:
        return ()

    @property
    def kalimat_kosong(self) -> str:
        """The sentence that stands under the caption where there are no rows."""
        return teks_polos(self.kosong)

    @property
    def label(self) -> str:
        """ "Tabel 3.2", or nothing for an unnumbered table."""
        return f"Tabel {self.nomor}" if self.nomor else ""


@dataclass(frozen=True)
class Gambar(SimpulBercatatan):
    """A captioned figure; `svg` is markup from `laporan.cetak.grafik`, trusted as it is."""

    kunci: str
    judul: str
    svg: str
    alt: str
    lebar: bool = False
    bernomor: bool = True
    catatan: tuple[Isi, ...] = ()
    sumber: str = ""
    nomor: str = ""

    def terbaca(self) -> tuple[str, ...]:
        return (f"{self.judul}: {self.alt}",)

    @property
    def label(self) -> str:
        """ "Gambar 3.1", or nothing for an unnumbered figure."""
        return f"Gambar {self.nomor}" if self.nomor else ""


@dataclass(frozen=True)
class Penandatangan:
    """One signer. `status` is printed in the signing space, e.g. "Ditandatangani 2 Mei 2024"."""

    jabatan: str
    nama: str
    pangkat: str = ""
    nip: str = ""
    status: str = ""
    garis: tuple[str, ...] = ()
    """Labels of the blank lines to fill in, where nobody is named."""


GARIS_PEGAWAI = ("Nama", "Pangkat", "NIP")
GARIS_NAMA = ("Nama",)
"""The head of the region has no pangkat, no NIP."""


@dataclass(frozen=True)
class BlokTandaTangan(SimpulBlok):
    """One signer at the right, or two side by side."""

    pihak: tuple[Penandatangan, ...]
    tempat_tanggal: str = ""


class SimpulWadah(SimpulBlok):
    """A block that only holds others."""

    isi: "tuple[Blok, ...]"

    def dalam(self) -> "tuple[Blok, ...]":
        return self.isi

    def ganti_dalam(self, ubah: "Callable[[tuple[Blok, ...]], tuple[Blok, ...]]") -> Self:
        return replace(self, isi=ubah(self.isi))  # type: ignore[type-var]


@dataclass(frozen=True)
class Mendatar(SimpulWadah):
    """Blocks on landscape pages; text after it returns to portrait."""

    isi: "tuple[Blok, ...]"


@dataclass(frozen=True)
class Selembar(Mendatar):
    """Words and tables of one sheet: all of it lies across as soon as one table must. First in its
    part it takes the heading along, so that no page is left with a heading alone.

    For short documents and appendices. In a chapter the words before a wide table often fill their
    page, and turning them costs the page that it should save.
    """


@dataclass(frozen=True)
class GantiHalaman(SimpulBlok):
    """Start a new page."""


@dataclass(frozen=True)
class Seksi(SimpulWadah):
    """A part of the report that people may rewrite. Exporters never see it (`ratakan`).

    `kunci` is stable from year to year ("kata_pengantar", "bab3:a5:SS1"); the heading stands
    outside. `laporan.dokumen.seksi` lists the kinds, replaces contents and takes the wrapper away.
    """

    kunci: str
    judul: str
    isi: "tuple[Blok, ...]"


@dataclass(frozen=True)
class Sisipan(SimpulBlok):
    """In a rewritten section: the place of the system's table or figure with this key."""

    kunci: str


Blok: TypeAlias = (
    Judul
    | Paragraf
    | Daftar
    | Tabel
    | Gambar
    | BlokTandaTangan
    | Mendatar
    | GantiHalaman
    | Seksi
    | Sisipan
)


# --- Parts -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Lambang:
    """The coat of arms on the cover."""

    tipe: Literal["image/png", "image/jpeg", "image/svg+xml"]
    isi: bytes
    alt: str = "Lambang daerah"


@dataclass(frozen=True)
class Sampul:
    """The cover. `status` is printed small below, e.g. "Draf, belum disahkan"."""

    judul: tuple[str, ...]
    pd: str
    pemda: str
    tahun_terbit: str
    lambang: Lambang | None = None
    status: str = ""


@dataclass(frozen=True)
class Bagian:
    """Front matter: kata pengantar, ringkasan eksekutif. Its tables are numbered R.1, R.2 …"""

    judul: str
    isi: tuple[Blok, ...]
    kunci: str = ""


@dataclass(frozen=True)
class DaftarOtomatis:
    """The place where a contents list, list of tables or list of figures is printed."""

    jenis: JenisDaftar


@dataclass(frozen=True)
class Bab:
    """A chapter; its number comes from its place."""

    judul: str
    isi: tuple[Blok, ...]
    kunci: str = ""
    nomor: int = 0

    @property
    def nomor_romawi(self) -> str:
        """The number as printed: I, II, III …"""
        return romawi(self.nomor) if self.nomor else ""

    @property
    def label(self) -> str:
        """ "BAB III"."""
        return f"BAB {self.nomor_romawi}".rstrip()


@dataclass(frozen=True)
class Lampiran:
    """An appendix; its tables are numbered L.1, L.2 … through all appendices."""

    judul: str
    isi: tuple[Blok, ...]
    kunci: str = ""
    nomor: int = 0

    @property
    def label(self) -> str:
        """ "Lampiran 2"."""
        return f"Lampiran {self.nomor}" if self.nomor else "Lampiran"


@dataclass(frozen=True)
class BerkasSisipan:
    """A file that travels inside the PDF as it is, because merging would break its signature."""

    nama: str
    tipe: str
    isi: bytes


@dataclass(frozen=True)
class Dokumen:
    """A whole report. `kepala` is the running header (default: the title)."""

    judul: str
    subjudul: str
    pd: str
    pemda: str
    tahun: int
    tempat_tanggal: str
    sampul: Sampul | None = None
    bagian_depan: tuple[Bagian | DaftarOtomatis, ...] = ()
    bab: tuple[Bab, ...] = ()
    lampiran: tuple[Lampiran, ...] = ()
    kepala: str = ""
    nama_berkas: str = "LKjIP"
    bahasa: str = "id"
    sisipan: tuple[BerkasSisipan, ...] = ()
    beku: bool = False
    """A frozen version: it keeps the numbers, levels, and references that it was printed with."""
    mengalir: bool = True
    """Words may be printed before a table or figure that they follow, where a page stays empty."""
    asal: str = ""
    """What addresses of the pages that explain its figures begin with; empty: no links in files."""
    bab_menyambung: bool = False
    """Short chapters: each begins where the one before ends, not on a page of its own."""

    @property
    def satu_nomor(self) -> bool:
        """Pages count 1, 2, … from the first: without chapters nothing stands before them."""
        return not self.bab and all(isinstance(b, Bagian) for b in self.bagian_depan)


@dataclass(frozen=True)
class ButirDaftar:
    """One line of a list: `nomor` ("BAB I", "Tabel 3.2") and text; `kunci` is the anchor."""

    kunci: str
    nomor: str
    teks: str
    tingkat: int = 0
    romawi: bool = False


def romawi(angka: int) -> str:
    """Return 1 … 3999 as a Roman number."""
    hasil = ""
    for nilai, tanda in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
        (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        hasil += tanda * (angka // nilai)
        angka %= nilai
    return hasil


# --- What a table prints ---------------------------------------------------------------


def baris_tercetak(tabel: Tabel) -> tuple[tuple[str, ...], ...]:
    """The cell texts exactly as every exporter prints them, one per leaf column.

    Columns under a spanning cell are "". A `lanjutan` cell is "" too, but for every
    `ULANG_LANJUTAN`-th row of a run, where the text is printed again.
    """
    ulang = [0] * len(tabel.kolom)
    hasil: list[tuple[str, ...]] = []
    for baris in tabel.baris:
        tercetak: list[str] = []
        for sel in baris.sel:
            letak = len(tercetak)
            ulang[letak] = ulang[letak] + 1 if sel.lanjutan else 0
            kosong = sel.lanjutan and ulang[letak] % ULANG_LANJUTAN != 0
            tercetak += ["" if kosong else sel.teks, *[""] * (sel.rentang - 1)]
        hasil.append(tuple(tercetak))
    return tuple(hasil)


def baris_lengkap(tabel: Tabel) -> tuple[tuple[str, ...], ...]:
    """The cell texts with nothing left blank, for readers by machine."""
    return tuple(
        tuple(t for sel in baris.sel for t in (sel.teks, *[""] * (sel.rentang - 1)))
        for baris in tabel.baris
    )


def kelompok_kolom(tabel: Tabel) -> tuple[tuple[str, int], ...]:
    """The upper header row as (text, columns); an empty text is a column without group."""
    hasil: list[tuple[str, int]] = []
    for kolom in tabel.kolom:
        if kolom.kelompok and hasil and hasil[-1][0] == kolom.kelompok:
            hasil[-1] = (kolom.kelompok, hasil[-1][1] + 1)
        else:
            hasil.append((kolom.kelompok, 1))
    return tuple(hasil)


def ikatan_baris(tabel: Tabel) -> tuple[tuple[int, int], ...]:
    """Half-open runs of rows that should stay on one page.

    A run starts at a row whose printed text is whole; rows with blanked repeats follow it.
    A group row stays with the row after it.
    """
    tercetak = baris_tercetak(tabel)
    batas: list[int] = []
    for i, baris in enumerate(tabel.baris):
        kolom = 0
        menyambung = False
        for sel in baris.sel:
            menyambung = menyambung or (sel.lanjutan and bool(sel.teks) and not tercetak[i][kolom])
            kolom += sel.rentang
        sesudah_kelompok = i > 0 and tabel.baris[i - 1].jenis == "kelompok"
        if not (menyambung or sesudah_kelompok):
            batas.append(i)
    return tuple(zip(batas, [*batas[1:], len(tabel.baris)], strict=True))
