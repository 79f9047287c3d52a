"""PURE. A table: its columns, cells and rows."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, Self

from laporan.dokumen.unsur.simpul import DokumenError, SimpulBercatatan
from laporan.dokumen.unsur.teks import Isi, teks_polos

Rata = Literal["kiri", "kanan", "tengah"]
Format = Literal["teks", "angka", "persen", "rupiah"]
JenisBaris = Literal["biasa", "kelompok", "subjumlah", "jumlah"]

NOMOR = "no"
"""Key of the column that numbers the rows."""


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
