"""PURE. What tells two indicators of one name apart wherever their names are printed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from kinerja.periode import dalam_masa

# The unit says most in the fewest words; a code is unique but means nothing to a reader.
_CIRI: tuple[Callable[[Any], str], ...] = (
    lambda i: str(i.penanggung_jawab.unit.nama),
    lambda i: f"{'tujuan' if i.tujuan_id else 'sasaran'}: {_simpul(i)}",
    lambda i: str(i.kode),
)


def bedakan(indikator: Iterable[Any]) -> None:
    """Set `pembeda` of those that share their name in some year; the others keep none."""
    senama: dict[str, list[Any]] = defaultdict(list)
    for i in indikator:
        senama[" ".join(i.nama.split()).casefold()].append(i)
    for daftar in senama.values():
        for i in daftar:
            lain = [x for x in daftar if x is not i and _sezaman(i, x)]
            i.pembeda = _pembeda(i, lain) if lain else ""


def _pembeda(i: Any, lain: Sequence[Any]) -> str:
    semua = [i, *lain]
    ciri = next((c for c in _CIRI if len({c(x) for x in semua}) == len(semua)), _CIRI[-1])
    return ciri(i)


def _simpul(i: Any) -> str:
    simpul = i.tujuan or i.sasaran
    return " ".join(simpul.uraian.split()).rstrip(".")


def _sezaman(a: Any, b: Any) -> bool:
    """Whether there is a year in which both are in force; a successor keeps its name alone."""
    tahun = max(a.mulai_tahun or 0, b.mulai_tahun or 0)
    return dalam_masa(tahun, a.mulai_tahun, a.sampai_tahun) and dalam_masa(
        tahun, b.mulai_tahun, b.sampai_tahun
    )
