"""PURE. Inline content as runs in normal form, and back."""

from dataclasses import dataclass

from laporan.penulisan.markah.simpul import (
    KUNCI_SAH,
    MEDAN_SAH,
    PADANAN,
    SPASI,
    Simpul,
    teks_simpul,
)


@dataclass(frozen=True)
class Larik:
    """A run: text, a live figure (`medan`), a reference (`rujukan`), or a line break."""

    teks: str
    tebal: bool = False
    miring: bool = False
    medan: str = ""
    rujukan: str = ""
    putus: bool = False


def larik_simpul(anak: "list[Simpul | str]") -> list[Larik]:
    """The runs of inline content in normal form: white space collapsed, like neighbours joined."""
    mentah: list[Larik] = []
    tumpuk: list[tuple[Simpul | str, bool, bool]] = [(a, False, False) for a in reversed(anak)]
    while tumpuk:
        a, tebal, miring = tumpuk.pop()
        if isinstance(a, str):
            mentah.append(Larik(SPASI.sub(" ", a), tebal, miring))
        elif a.nama == "br":
            mentah.append(Larik("", putus=True))
        elif MEDAN_SAH.fullmatch(medan := a.atribut.get("data-medan", "")):
            teks = " ".join(teks_simpul(a).split())
            mentah.append(Larik(teks, tebal, miring, medan=medan))
        elif KUNCI_SAH.fullmatch(kunci := a.atribut.get("data-rujukan", "")):
            mentah.append(Larik(" ".join(teks_simpul(a).split()), rujukan=kunci))
        else:
            padanan = PADANAN.get(a.nama, "")
            t, m = tebal or padanan == "strong", miring or padanan == "em"
            tumpuk += [(b, t, m) for b in reversed(a.anak)]
    return baku_larik(mentah)


def baku_larik(mentah: list[Larik]) -> list[Larik]:
    """Normal form of runs."""
    hasil: list[Larik] = []
    for r in mentah:
        teks = r.teks
        khusus = bool(r.medan or r.rujukan or r.putus)
        if not khusus:
            lalu = hasil[-1] if hasil else None
            if lalu is None or lalu.putus or (lalu.teks.endswith(" ") and not lalu.medan):
                teks = teks.lstrip(" ")
            if not teks:
                continue
        elif r.putus:
            _pangkas(hasil)
        if (
            hasil
            and not khusus
            and not (hasil[-1].medan or hasil[-1].rujukan or hasil[-1].putus)
            and (hasil[-1].tebal, hasil[-1].miring) == (r.tebal, r.miring)
        ):
            hasil[-1] = Larik(hasil[-1].teks + teks, r.tebal, r.miring)
        else:
            hasil.append(Larik(teks, r.tebal, r.miring, r.medan, r.rujukan, r.putus))
    while hasil and hasil[-1].putus:
        hasil.pop()
    _pangkas(hasil)
    while hasil and hasil[0].putus:
        hasil.pop(0)
    return hasil


def _pangkas(hasil: list[Larik]) -> None:
    """Take the space away at the end of a line."""
    while hasil and not (hasil[-1].medan or hasil[-1].rujukan or hasil[-1].putus):
        r = hasil[-1]
        teks = r.teks.rstrip(" ")
        if teks == r.teks:
            return
        if teks:
            hasil[-1] = Larik(teks, r.tebal, r.miring)
            return
        hasil.pop()


def sebaris(anak: "list[Simpul | str]") -> "list[Simpul | str]":
    """Inline content in the dialect."""
    return dari_larik(larik_simpul(anak))


def dari_larik(larik: list[Larik]) -> "list[Simpul | str]":
    """Runs of text as nodes of the dialect."""
    hasil: list[Simpul | str] = []
    for r in larik:
        simpul: Simpul | str
        if r.putus:
            hasil.append(Simpul("br"))
            continue
        if r.medan:
            simpul = Simpul("span", {"data-medan": r.medan}, [r.teks])
        elif r.rujukan:
            simpul = Simpul("span", {"data-rujukan": r.rujukan}, [r.teks])
        else:
            simpul = r.teks
        if r.miring:
            simpul = Simpul("em", {}, [simpul])
        if r.tebal:
            simpul = Simpul("strong", {}, [simpul])
        hasil.append(simpul)
    return hasil
