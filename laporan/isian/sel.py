"""One cell of the entry page, and its markup in the grid. That is written here, not in a template:
a page of 200 rows shows six hundred cells of some twenty values, and a template asks for each anew.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe

from kinerja.isian.penolakan import jangkar

LUAS = 13  # characters from which on a figure gets more room


@lru_cache(maxsize=4096)
def aman(teks: str) -> str:
    """A text within markup. A page asks for the same names and labels again and again."""
    return escape(teks)


@dataclass(frozen=True)
class SelIsian:
    """One cell. `teks` is what is stored, `ketikan` what a refused form had in it."""

    sasaran: str
    medan: str
    teks: str
    label: str
    kolom: str
    satuan: str = ""
    sumber: str = ""
    tingkat: int = 0
    pilihan: tuple[str, ...] = ()
    dari_bagian: bool = False
    wajib: bool = False
    ketikan: str | None = None
    galat: str = ""
    baris: str = ""  # name of the row that is written
    nama_baris: str = ""
    terkunci: str = ""  # why nothing may be typed
    kelas: tuple[str, ...] = ()

    @cached_property
    def id(self) -> str:
        """Id on the page."""
        return jangkar(self.sasaran, self.medan)

    @cached_property
    def nama(self) -> str:
        """Name in the plain form."""
        return f"{self.sasaran}|{self.medan}"

    @property
    def isi(self) -> str:
        """What stands in the input."""
        return self.teks if self.ketikan is None else self.ketikan

    @property
    def html(self) -> SafeString:
        """As it stands in the grid."""
        return _html(self)


def _html(sel: SelIsian) -> SafeString:
    """The cell: its input, what was stored in it, its state and its message; or a sum, shown."""
    if sel.dari_bagian:
        jumlah = f'<output class="sel-jumlah" data-jumlah="{aman(sel.medan)}">{aman(sel.teks)}'
        return mark_safe(f"{jumlah}</output>")
    luas = sel.kolom != "sumber" and len(sel.isi) > LUAS
    kelas = " ".join(["sel", *sel.kelas, *(["sel--luas"] if luas else [])])
    keadaan = "ditolak" if sel.galat else "terkunci" if sel.terkunci else ""
    ditandai = f' data-keadaan="{keadaan}"' if keadaan else ""
    formulir = f'form="f-{aman(sel.baris)}"'
    isian = _pilihan(sel, formulir) if sel.pilihan else _ketikan(sel, formulir)
    return mark_safe(
        f'<div class="{kelas}" data-sel{ditandai}>{isian}\n'
        f'<input type="hidden" {formulir} name="asal|{aman(sel.nama)}" '
        f'value="{aman(sel.teks)}" data-salinan-asal>\n'
        '<span class="sel__keadaan" data-sel-keadaan></span>\n'
        f'<div class="sel__pesan" id="{aman(sel.id)}-pesan" data-sel-pesan>{aman(sel.galat)}'
        "</div></div>"
    )


def _pilihan(sel: SelIsian, formulir: str) -> str:
    opsi = "".join(
        f"<option{' selected' if p == sel.isi else ''}>{aman(p)}</option>" for p in sel.pilihan
    )
    kosong = "" if sel.isi else " selected"
    atribut = " ".join([*_atribut(sel, formulir, "disabled"), *_sebutan(sel, sel.label)])
    return f'<select {atribut}><option value=""{kosong}>belum diisi</option>{opsi}</select>'


def _ketikan(sel: SelIsian, formulir: str) -> str:
    satuan = f" ({sel.satuan})" if sel.satuan else ""
    milik = f", {sel.nama_baris}" if sel.nama_baris and sel.nama_baris != sel.label else ""
    ketik = 'inputmode="decimal"'
    if sel.kolom == "sumber":
        ketik = 'maxlength="200" placeholder="Sumber data"'
    atribut = [
        f'type="text" value="{aman(sel.isi)}"',
        *_atribut(sel, formulir, "readonly"),
        f'{ketik} autocomplete="off" spellcheck="false"',
        *_sebutan(sel, f"{sel.label}{satuan}{milik}"),
        *(['aria-invalid="true"'] if sel.galat else []),
    ]
    return f"<input {' '.join(atribut)}>"


def _atribut(sel: SelIsian, formulir: str, terkunci: str) -> Iterator[str]:
    """What the script finds the cell by."""
    yield f'id="{aman(sel.id)}" name="{aman(sel.nama)}" {formulir} data-isian'
    yield f'data-sasaran="{aman(sel.sasaran)}" data-medan="{aman(sel.medan)}"'
    yield f'data-baris="{aman(sel.baris)}" data-kolom="{aman(sel.kolom)}"'
    yield f'data-asal="{aman(sel.teks)}"'
    if sel.wajib:
        yield "data-wajib"
    if sel.terkunci:
        yield f'data-terkunci="{aman(sel.terkunci)}" {terkunci}'


def _sebutan(sel: SelIsian, label: str) -> Iterable[str]:
    """What a screen reader says of it."""
    return [f'aria-label="{aman(label)}" aria-describedby="{aman(sel.id)}-pesan"']
