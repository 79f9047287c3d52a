"""Figures whose form depends on another row: those of an indicator and those of a variable.

Variables have no number of decimals. People type counts into most of them, with dots: `8.604`.
So a lone dot before exactly three digits is a thousand there, unless the variable's unit is
measured rather than counted (persen, indeks, jam, hektar, …): then `1.234` has two readings and is
refused. Everything else is read with up to eight decimals. A numeric cell of XLSX is exact.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from kinerja.angka import AngkaTaksaError
from kinerja.himpunan.galat import NilaiError
from kinerja.himpunan.mentah import Persen, Sel, teks_sel
from kinerja.himpunan.tipe import DESIMAL_MAKSIMUM, angka_dari_sel
from kinerja.satuan import terukur
from kinerja.target_teks import BentukAngka, TargetTeksError, baca_angka_indikator


def bentuk_indikator(indikator: Mapping[str, Any]) -> BentukAngka:
    """How figures of this indicator are written."""
    return BentukAngka(
        desimal=indikator["desimal"], pola=indikator["pola_tampil"], satuan=indikator["satuan"]
    )


def baca_sel_indikator(sel: Sel, bentuk: BentukAngka) -> Decimal:
    """A figure of an indicator with its own number of decimals."""
    if isinstance(sel, str):
        try:
            return baca_angka_indikator(sel, bentuk)
        except TargetTeksError as galat:
            raise NilaiError(str(galat)) from galat
    _pastikan_persen(sel, bentuk)
    return angka_dari_sel(sel, bentuk.desimal)


def baca_bebas(sel: Sel, bentuk: BentukAngka) -> Decimal:
    """A figure in the indicator's unit from another source, which may keep more decimals."""
    desimal = bentuk.desimal if bentuk.desimal == 0 else DESIMAL_MAKSIMUM
    return baca_sel_indikator(sel, BentukAngka(desimal, bentuk.pola, bentuk.satuan))


def baca_variabel(sel: Sel, satuan: str) -> Decimal:
    """The value of a variable."""
    bentuk = BentukAngka(DESIMAL_MAKSIMUM, satuan=satuan)
    if not isinstance(sel, str):
        _pastikan_persen(sel, bentuk)
        return angka_dari_sel(sel, DESIMAL_MAKSIMUM)
    try:
        return baca_angka_indikator(sel, bentuk)
    except TargetTeksError as galat:
        if isinstance(galat.__cause__, AngkaTaksaError) and not terukur(satuan):
            try:
                return baca_angka_indikator(sel, BentukAngka(0, satuan=satuan))
            except TargetTeksError:
                pass
        raise NilaiError(str(galat)) from galat


def _pastikan_persen(sel: Sel, bentuk: BentukAngka) -> None:
    if isinstance(sel, Persen) and not bentuk.berpersen:
        raise NilaiError(
            f"sel ini berformat persen ({teks_sel(sel)}), sedangkan satuannya "
            f"{bentuk.satuan or 'bukan persen'}; ganti format selnya."
        )
