"""PURE. Formulas over an indicator's variables, evaluated by simpleeval; never `eval`.

Allowed: + − × ÷ (also written - * / and :), brackets, unary minus, numbers with a decimal point,
variables, and min(…), max(…), abs(…). Everything else is refused when the formula is built.
Evaluation is exact (fractions), so `a / 3 * 3` is `a`; only the returned Decimal is finite.
"""

import ast
import keyword
import operator
import re
import threading
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeVar

from simpleeval import InvalidExpression, SimpleEval

from kinerja.angka import format_angka, konteks_hitung, rapikan
from kinerja.kata_daftar import urutkan

PANJANG_FORMULA = 500
SIMPUL_MAKSIMUM = 400  # an operator is two nodes and a variable two
KEDALAMAN_MAKSIMUM = 100
DIGIT_FORMULA = 20
BESARAN_MAKSIMUM = 10**30
Besaran = TypeVar("Besaran", Decimal, Fraction)


class FormulaError(ValueError):
    """A formula cannot be read or computed; the message is for the user, in Indonesian."""


class SintaksFormulaError(FormulaError):
    """Not a formula, or it uses something that is not allowed."""


class FormulaTerlaluBesarError(FormulaError):
    """The text, its structure or a result exceeds the limits."""


class NamaTidakDikenalError(FormulaError):
    """The formula uses variables that were not given; `nama` lists them."""

    def __init__(self, nama: Collection[str]) -> None:
        self.nama = tuple(sorted(nama))
        super().__init__(f"Variabel tidak dikenal dalam rumus: {urutkan(self.nama)}.")


class VariabelBelumDiisiError(FormulaError):
    """Variables the formula uses have no value yet; `nama` lists them."""

    def __init__(self, nama: Collection[str]) -> None:
        self.nama = tuple(sorted(nama))
        super().__init__(f"Variabel belum diisi: {urutkan(self.nama)}.")


class PembagianNolError(FormulaError):
    """A divisor is zero."""

    def __init__(self) -> None:
        super().__init__("Penyebut bernilai nol; rumus tidak dapat dihitung.")


_FUNGSI: dict[str, Callable[..., Any]] = {"min": min, "max": max, "abs": abs}
_SAMAKAN = str.maketrans({"×": "*", "÷": "/", ":": "/", "−": "-", "–": "-", "\u00a0": " "})
_KATA = re.compile(
    r"\s*(?:(?P<angka>[0-9]+(?:\.[0-9]+)?)(?![0-9A-Za-z_.])"
    r"|(?P<nama>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<tanda>[-+*/(),]))",
    re.ASCII,
)
_TAKSA = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")  # 1.000: a thousand, or one?
_TAMPILAN = {"*": " × ", "/": " ÷ ", ",": "; "}


@dataclass(frozen=True)
class _Kata:
    """One word of the formula: `jenis` is angka, nama or tanda."""

    jenis: str
    isi: str


class Formula:
    """One parsed and checked formula; building it raises SintaksFormulaError or too-big."""

    def __init__(self, teks: str) -> None:
        self.teks = teks
        if len(teks) > PANJANG_FORMULA:
            raise FormulaTerlaluBesarError(
                f"Rumus terlalu panjang ({len(teks)} karakter); paling panjang {PANJANG_FORMULA}."
            )
        self._kata = _uraikan_kata(teks)
        self._sumber = " ".join(kata.isi for kata in self._kata)
        self._pohon = _uraikan_pohon(self._sumber)
        self._nama = _periksa(self._pohon)

    def __repr__(self) -> str:
        return f"Formula({self.teks!r})"

    def __eq__(self, lain: object) -> bool:
        return isinstance(lain, Formula) and self._kata == lain._kata

    def __hash__(self) -> int:
        return hash(tuple(self._kata))

    def nama_variabel(self) -> set[str]:
        """Names the formula needs."""
        return set(self._nama)

    def periksa_nama(self, dikenal: Collection[str]) -> None:
        """Raise NamaTidakDikenalError when the formula uses a name outside `dikenal`."""
        if asing := self._nama - set(dikenal):
            raise NamaTidakDikenalError(asing)

    def hitung(self, nilai: Mapping[str, Decimal | None]) -> Decimal:
        """Compute, unrounded (to 100 significant digits).

        Raises NamaTidakDikenalError, VariabelBelumDiisiError (a value is None), PembagianNolError,
        FormulaTerlaluBesarError.
        """
        tepat = self._isi(nilai)
        for satu in tepat.values():
            _batasi(satu)
        if isinstance(self._pohon, ast.Name):  # one variable by itself: nothing to evaluate
            return rapikan(tepat[self._pohon.id])
        isi = {nama: Fraction(satu) for nama, satu in tepat.items()}
        penghitung = _PENGHITUNG.satu
        penghitung.names = isi
        try:
            hasil = Fraction(penghitung.eval(self._sumber, previously_parsed=self._pohon))
        except ZeroDivisionError:
            raise PembagianNolError from None
        except InvalidExpression as galat:  # _periksa has refused all of these already
            raise SintaksFormulaError(f"Rumus tidak dapat dihitung: {self.teks}") from galat
        return self._sebagai_desimal(hasil)

    @staticmethod
    def _sebagai_desimal(hasil: Fraction) -> Decimal:
        with konteks_hitung():
            return Decimal(hasil.numerator) / Decimal(hasil.denominator)

    def uraikan(
        self, nilai: Mapping[str, Decimal | None], desimal: Mapping[str, int] | None = None
    ) -> str:
        """The formula with its numbers: `8.604 ÷ 317.696 × 100`.

        `desimal` gives decimals per variable; others show the decimals their value has.
        Raises NamaTidakDikenalError, VariabelBelumDiisiError.
        """
        isi = self._isi(nilai)

        def angka(nama: str) -> str:
            teks = format_angka(isi[nama], (desimal or {}).get(nama))
            return f"({teks})" if teks.startswith("-") else teks

        return self._tulis(angka)

    def sebut(self, nama: Mapping[str, str]) -> str:
        """The formula in words: `Penganggur ÷ Angkatan kerja × 100`.

        `nama` gives the words of each variable; one without keeps its name in the formula.
        """
        return self._tulis(lambda kata: nama.get(kata) or kata)

    def _tulis(self, ganti: Callable[[str], str]) -> str:
        """The formula with something in the place of each variable."""
        bagian: list[str] = []
        sebelum = "("
        for indeks, kata in enumerate(self._kata):
            if kata.jenis == "angka":
                bagian.append(format_angka(Decimal(kata.isi)))
            elif kata.jenis == "nama" and kata.isi in self._nama:
                bagian.append(ganti(kata.isi))
            elif kata.isi in "+-" and kata.jenis == "tanda":
                tanda = "−" if kata.isi == "-" else "+"
                tunggal = indeks == 0 or sebelum in {"(", ",", "+", "-", "*", "/"}
                bagian.append(tanda if tunggal else f" {tanda} ")
            else:
                bagian.append(_TAMPILAN.get(kata.isi, kata.isi))
            sebelum = kata.isi
        return "".join(bagian)

    def _isi(self, nilai: Mapping[str, Decimal | None]) -> dict[str, Decimal]:
        self.periksa_nama(nilai.keys())
        isi: dict[str, Decimal] = {}
        kosong: set[str] = set()
        for nama in self._nama:
            satu = nilai[nama]
            if satu is None:
                kosong.add(nama)
            elif isinstance(satu, bool) or not isinstance(satu, Decimal | int):
                raise TypeError(f"Decimal expected for {nama}, got {type(satu).__name__}")
            else:
                isi[nama] = Decimal(satu)
                if not isi[nama].is_finite():
                    raise FormulaError(f"Nilai {nama} bukan bilangan berhingga.")
        if kosong:
            raise VariabelBelumDiisiError(kosong)
        return isi


@lru_cache(maxsize=4096)
def uraikan_formula(teks: str) -> Formula:
    """A formula as stored, read once: it is asked for again with every quarter and page."""
    return Formula(teks)


def _uraikan_kata(teks: str) -> list[_Kata]:
    """Split into words. What is not a word here never reaches Python's parser."""
    sumber = teks.translate(_SAMAKAN).rstrip()
    if not sumber:
        raise SintaksFormulaError("Rumus belum diisi.")
    hasil: list[_Kata] = []
    posisi = 0
    while posisi < len(sumber):
        cocok = _KATA.match(sumber, posisi)
        if cocok is None:
            asing = sumber[posisi:].lstrip()[:10]
            raise SintaksFormulaError(
                f'Rumus tidak dapat dibaca pada "{asing}". Gunakan + − × ÷, tanda kurung, angka '
                "dengan titik desimal (0.4), dan nama variabel."
            )
        kata = _Kata(cocok.lastgroup or "", cocok[cocok.lastgroup or 0])
        _periksa_kata(kata, hasil[-1] if hasil else None)
        hasil.append(kata)
        posisi = cocok.end()
    return hasil


def _periksa_kata(kata: _Kata, sebelum: _Kata | None) -> None:
    if kata.jenis == "angka" and len(kata.isi) > DIGIT_FORMULA + 1:
        raise FormulaTerlaluBesarError(f"Angka {kata.isi[:10]}… dalam rumus terlalu panjang.")
    if kata.jenis == "angka" and _TAKSA.fullmatch(kata.isi):
        raise SintaksFormulaError(
            f"{kata.isi} dalam rumus dapat dibaca dua cara. Tulis {kata.isi.replace('.', '')} "
            f"untuk bilangan bulat, atau {kata.isi}0 untuk desimal."
        )
    if kata.jenis == "nama" and (keyword.iskeyword(kata.isi) or kata.isi.startswith("__")):
        raise SintaksFormulaError(f'"{kata.isi}" tidak dapat dipakai dalam rumus.')
    if sebelum is not None and kata.isi == sebelum.isi and kata.isi in {"*", "/"}:
        raise SintaksFormulaError(f'"{kata.isi * 2}" tidak dapat dipakai dalam rumus.')


def _uraikan_pohon(sumber: str) -> ast.expr:
    try:
        pohon = ast.parse(sumber, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise SintaksFormulaError(
            "Rumus tidak lengkap atau tanda kurungnya tidak berpasangan."
        ) from None
    if sum(1 for _ in ast.walk(pohon)) > SIMPUL_MAKSIMUM:
        raise FormulaTerlaluBesarError("Rumus terlalu rumit; pecah menjadi beberapa variabel.")
    return _DenganAngkaTepat(sumber).visit(pohon)  # type: ignore[no-any-return]


class _DenganAngkaTepat(ast.NodeTransformer):
    """Replace every literal by the exact number written: 0.4 is 4/10, not the nearest float."""

    def __init__(self, sumber: str) -> None:
        self._sumber = sumber

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        teks = self._sumber[node.col_offset : node.end_col_offset]
        tepat: Any = Fraction(Decimal(teks))
        return ast.copy_location(ast.Constant(tepat), node)


def _periksa(simpul: ast.expr, kedalaman: int = 0) -> frozenset[str]:
    """Refuse everything outside the allowed grammar; return the variable names."""
    if kedalaman > KEDALAMAN_MAKSIMUM:
        raise FormulaTerlaluBesarError("Rumus terlalu rumit; pecah menjadi beberapa variabel.")
    match simpul:
        case ast.Constant(value=Fraction()):
            return frozenset()
        case ast.Name(id=nama) if nama not in _FUNGSI:
            return frozenset({nama})
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=isi):
            return _periksa(isi, kedalaman + 1)
        case ast.BinOp(left=kiri, op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div(), right=kanan):
            return _periksa(kiri, kedalaman + 1) | _periksa(kanan, kedalaman + 1)
        case ast.Call(func=ast.Name(id=nama), args=isi, keywords=[]) if nama in _FUNGSI:
            if (len(isi) != 1) if nama == "abs" else (len(isi) < 2):
                raise SintaksFormulaError(
                    "abs(…) memerlukan satu nilai; min(…) dan max(…) paling sedikit dua."
                )
            return frozenset().union(*(_periksa(satu, kedalaman + 1) for satu in isi))
        case ast.Call(func=ast.Name(id=nama)):
            raise SintaksFormulaError(f'Fungsi "{nama}" tidak dikenal; yang ada: abs, max, min.')
        case ast.Name(id=nama):
            raise SintaksFormulaError(f'"{nama}" adalah nama fungsi, bukan variabel.')
        case ast.Tuple():
            raise SintaksFormulaError(
                "Koma tidak dapat dipakai di sini; tulis angka desimal dengan titik, misalnya 0.4."
            )
        case _:
            raise SintaksFormulaError(
                "Rumus hanya dapat memuat + − × ÷, tanda kurung, angka, dan nama variabel."
            )


def _batasi(nilai: Besaran) -> Besaran:
    if abs(nilai) > BESARAN_MAKSIMUM:
        raise FormulaTerlaluBesarError("Hasil hitungan rumus terlalu besar.")
    return nilai


def _terbatas(operasi: Callable[[Any, Any], Any]) -> Callable[[Fraction, Fraction], Fraction]:
    return lambda kiri, kanan: _batasi(operasi(kiri, kanan))


_OPERATOR: dict[type[ast.AST], Callable[..., Any]] = {
    ast.Add: _terbatas(operator.add),
    ast.Sub: _terbatas(operator.sub),
    ast.Mult: _terbatas(operator.mul),
    ast.Div: _terbatas(operator.truediv),
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
}


class _Penghitung(threading.local):
    """One evaluator per thread: to make one takes longer than to evaluate a formula by it, and
    changes the process's filters of warnings meanwhile.
    """

    def __init__(self) -> None:
        self.satu = SimpleEval(operators=_OPERATOR, functions=_FUNGSI, names={})


_PENGHITUNG = _Penghitung()
