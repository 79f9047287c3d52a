"""Slow models of the budget's rules, written from docs/keputusan/0019 without its code.

A statement's key is (sub kegiatan, rekening, sumber dana); codes are compared as text.
"""

from collections.abc import Iterable, Sequence

from anggaran.bacaan import Pernyataan

Kunci = tuple[str, str, str]


def lambat_bertumpuk(a: Kunci, b: Kunci) -> bool:
    """Two keys (sub, rekening, source), compared as text."""

    def awal(x: str, y: str) -> bool:
        return x in ("", y) or y.startswith(f"{x}.")

    return a[0] == b[0] and all(awal(x, y) or awal(y, x) for x, y in zip(a[1:], b[1:], strict=True))


def lambat_terhitung(p: Pernyataan[Kunci], dokumen: Iterable[Pernyataan[Kunci]]) -> bool:
    """Whether the line counts within its document: nothing more detailed says the same money."""

    def peringkat(x: Pernyataan[Kunci]) -> tuple[bool, int, int]:
        return (
            x.nilai == 0,
            -len(x.kunci[1].split(".")),
            -len([s for s in x.kunci[2].split(".") if s]),
        )

    lebih_dulu = [x for x in dokumen if x is not p and lambat_bertumpuk(x.kunci, p.kunci)]
    return not any(
        (peringkat(x), x.garis.rekening, x.garis.sumber)
        < (peringkat(p), p.garis.rekening, p.garis.sumber)
        and lambat_terhitung(x, dokumen)
        for x in lebih_dulu
    )


def lambat(semua: Sequence[Pernyataan[Kunci]]) -> dict[Kunci, int]:
    """In force: counted in its document, and overlapped by nothing in a later one."""
    return {
        p.kunci: p.nilai
        for p in semua
        if lambat_terhitung(p, [x for x in semua if x.dokumen == p.dokumen])
        and not any(x.dokumen > p.dokumen and lambat_bertumpuk(x.kunci, p.kunci) for x in semua)
    }
