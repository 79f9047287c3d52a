"""The order in which a report lists the indicators: down the tree."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kinerja.models import Indikator, Sasaran, Tujuan

Simpul = tuple[str, int]


def menurut_pohon(
    indikator: Sequence[Indikator], tujuan: Sequence[Tujuan], sasaran: Sequence[Sasaran]
) -> list[Indikator]:
    """The indicators as listed, where that listing already goes down the tree; else depth first.

    A listing goes down the tree when no node stands before the one above it and none is torn
    apart: printed reports list all sasaran strategis first, or each with what is below it.
    """
    atas = _atas(sasaran)
    daftar = list(indikator)
    if _menurun([_simpul(i) for i in daftar], atas):
        return daftar
    letak = {s: n for n, s in enumerate(_telusuri(tujuan, sasaran))}
    return sorted(daftar, key=lambda i: letak.get(_simpul(i), len(letak)))


def _simpul(i: Indikator) -> Simpul:
    return ("tujuan", i.tujuan_id) if i.tujuan_id else ("sasaran", i.sasaran_id or 0)


def _atas(sasaran: Sequence[Sasaran]) -> dict[Simpul, Simpul]:
    """Node → the node above it."""
    return {
        ("sasaran", s.pk): ("sasaran", s.induk_id) if s.induk_id else ("tujuan", s.tujuan_id)
        for s in sasaran
    }


def _menurun(urut: Sequence[Simpul], atas: dict[Simpul, Simpul]) -> bool:
    berisi = set(urut)
    sudah: set[Simpul] = set()
    lalu: Simpul | None = None
    for s in urut:
        if s == lalu:
            continue
        if s in sudah or any(a in berisi and a not in sudah for a in _leluhur(s, atas)):
            return False
        sudah.add(s)
        lalu = s
    return True


def _leluhur(s: Simpul, atas: dict[Simpul, Simpul]) -> Iterator[Simpul]:
    while (induk := atas.get(s)) is not None:
        yield induk
        s = induk


def _telusuri(tujuan: Sequence[Tujuan], sasaran: Sequence[Sasaran]) -> Iterator[Simpul]:
    """Every node, depth first, siblings in listing order."""
    anak: dict[Simpul, list[Simpul]] = defaultdict(list)
    for bawah, induk in _atas(sasaran).items():
        anak[induk].append(bawah)

    def turun(s: Simpul) -> Iterator[Simpul]:
        yield s
        for a in anak[s]:
            yield from turun(a)

    for t in tujuan:
        yield from turun(("tujuan", t.pk))
