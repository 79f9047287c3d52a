"""PURE. Numerator and denominator of a percentage formula: `a / b * 100`, `100 * a / b`, …"""

import ast
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from kinerja.formula import FormulaError, uraikan_formula

_SAMAKAN = str.maketrans({"×": "*", "÷": "/", ":": "/", "−": "-", "–": "-", "\u00a0": " "})


@cache
def belah(formula: str) -> tuple[str, str] | None:
    """The two sides as formulas of their own; None where the formula is not a percentage."""
    try:
        pohon = ast.parse(formula.translate(_SAMAKAN).strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None
    match pohon:
        case ast.BinOp(
            left=ast.BinOp(left=atas, op=ast.Div(), right=bawah),
            op=ast.Mult(),
            right=ast.Constant(value=100),
        ):
            pass
        case ast.BinOp(
            left=ast.Constant(value=100),
            op=ast.Mult(),
            right=ast.BinOp(left=atas, op=ast.Div(), right=bawah),
        ):
            pass
        case ast.BinOp(
            left=ast.BinOp(left=atas, op=ast.Mult(), right=ast.Constant(value=100)),
            op=ast.Div(),
            right=bawah,
        ):
            pass
        case ast.BinOp(
            left=ast.BinOp(left=ast.Constant(value=100), op=ast.Mult(), right=atas),
            op=ast.Div(),
            right=bawah,
        ):
            pass
        case _:
            return None
    return ast.unparse(atas), ast.unparse(bawah)


def pembilang_penyebut(
    formula: str, nilai: Mapping[str, Decimal | None], nama: Mapping[str, str]
) -> tuple[tuple[str, Decimal], tuple[str, Decimal]] | None:
    """Name and value of both sides; None where the formula is no percentage or is not filled."""
    sisi = belah(formula)
    if sisi is None:
        return None
    try:
        atas, bawah = (uraikan_formula(s).hitung(nilai) for s in sisi)
    except FormulaError:
        return None
    return (
        (nama.get(sisi[0], "Pembilang"), atas),
        (nama.get(sisi[1], "Penyebut"), bawah),
    )
