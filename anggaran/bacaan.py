"""PURE. The one reading of pagu and realisasi in which no rupiah counts twice. Whole rupiah.

A document (a version of the budget, or a month of spending) names lines of a sub kegiatan. A line
is a rekening, perhaps of one sumber dana; `5.1.02` is a part of `5`, and a line of one source a
part of the line that names none. Two lines overlap where one rekening begins with the other and
one source with the other: they speak of the same money.

Documents are read in order. What a document names replaces every earlier line that it overlaps,
whether it is more detailed or coarser; what no later document touches stays in force. Within one
document two overlapping lines cannot both be right: `bertentangan` names them. Data stored before
that was refused are still read, the more detailed line counting. A zero is the removal of a line,
so it gives way to an amount that overlaps it in the same document. See docs/keputusan/0020.
"""

import re
from collections import defaultdict
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Generic, TypeVar

K = TypeVar("K", bound=Hashable)

_BERJENJANG = re.compile(r"\d+(\.\d+)*")


@dataclass(frozen=True, slots=True)
class Garis:
    """What a line is about. Codes compare as numbers per segment: `5.01` is `5.1`."""

    rekening: tuple[int, ...]
    sumber: tuple[str, ...] = ()
    kode: str = field(default="", compare=False)
    """The rekening as it is written."""
    sumber_dana: str = field(default="", compare=False)
    """The source as it is written."""

    @staticmethod
    @lru_cache(maxsize=8192)
    def dari(rekening: str, sumber_dana: str = "") -> "Garis":
        """From the codes of a stored line; a source without a code has no parts. An agency spends
        on few accounts and reads each of them for many lines, so what was read is kept.
        """
        jalur = tuple(int(satu) if satu.isdecimal() else -1 for satu in rekening.split("."))
        rapi = " ".join(sumber_dana.split())
        sumber: tuple[str, ...] = (rapi.casefold(),) if rapi else ()
        if _BERJENJANG.fullmatch(rapi):
            sumber = tuple(str(int(satu)) for satu in rapi.split("."))
        return Garis(jalur, sumber, rekening, rapi)

    @property
    def tertulis(self) -> str:
        """`5.1.02`, `5.1.02 (DAU)`."""
        return f"{self.kode} ({self.sumber_dana})" if self.sumber_dana else self.kode

    def bertumpuk(self, lain: "Garis") -> bool:
        """Whether the two speak of the same money."""
        return _searah(self.rekening, lain.rekening) and _searah(self.sumber, lain.sumber)

    def di_atas(self, lain: "Garis") -> bool:
        """Whether `lain` is a proper part of this line."""
        return (
            lain.rekening[: len(self.rekening)] == self.rekening
            and lain.sumber[: len(self.sumber)] == self.sumber
            and (self.rekening, self.sumber) != (lain.rekening, lain.sumber)
        )


def _searah(a: tuple[object, ...], b: tuple[object, ...]) -> bool:
    n = min(len(a), len(b))
    return a[:n] == b[:n]


@dataclass(frozen=True, slots=True)
class Pernyataan(Generic[K]):
    """One line in one document. `wadah` holds lines that may overlap: the sub kegiatan."""

    wadah: Hashable
    kunci: K
    garis: Garis
    dokumen: int
    """Order of the document: `ke` of the version, or the month."""
    nilai: int


class _Indeks(Generic[K]):
    """Lines of one sub kegiatan, found by overlap without comparing each with each."""

    def __init__(self) -> None:
        self.isi: dict[K, Garis] = {}
        self._tepat: dict[tuple[int, ...], dict[K, None]] = defaultdict(dict)
        self._bawah: dict[tuple[int, ...], dict[K, None]] = defaultdict(dict)

    def pasang(self, kunci: K, garis: Garis) -> None:
        self.isi[kunci] = garis
        self._tepat[garis.rekening][kunci] = None
        for n in range(len(garis.rekening) + 1):
            self._bawah[garis.rekening[:n]][kunci] = None

    def buang(self, kunci: K) -> None:
        garis = self.isi.pop(kunci)
        del self._tepat[garis.rekening][kunci]
        for n in range(len(garis.rekening) + 1):
            del self._bawah[garis.rekening[:n]][kunci]

    def bertumpuk(self, garis: Garis) -> list[K]:
        """Keys of the lines that overlap it."""
        jalur = garis.rekening
        calon = [k for n in range(len(jalur)) for k in self._tepat.get(jalur[:n], ())]
        calon += self._bawah.get(jalur, ())
        return [k for k in calon if _searah(self.isi[k].sumber, garis.sumber)]


def _per_wadah(
    pernyataan: Iterable[Pernyataan[K]],
) -> Iterator[list[tuple[int, list[Pernyataan[K]]]]]:
    """For each sub kegiatan its documents in order."""
    semua: dict[Hashable, dict[int, list[Pernyataan[K]]]] = defaultdict(lambda: defaultdict(list))
    for p in pernyataan:
        semua[p.wadah][p.dokumen].append(p)
    for dokumen in semua.values():
        yield sorted(dokumen.items())


def _terinci_dahulu(p: Pernyataan[K]) -> tuple[Any, ...]:
    g = p.garis
    return (p.nilai == 0, -len(g.rekening), -len(g.sumber), g.rekening, g.sumber)


def _satu_dokumen(
    isi: Iterable[Pernyataan[K]],
) -> tuple[list[Pernyataan[K]], list[tuple[Pernyataan[K], Pernyataan[K]]]]:
    """The lines of one document that count, and the pairs that cannot both be right."""
    indeks: _Indeks[int] = _Indeks()
    # Amounts before removals, and among amounts the most detailed first: what counts stays.
    urut = sorted(isi, key=_terinci_dahulu)
    dihitung: list[Pernyataan[K]] = []
    bentrok: list[tuple[Pernyataan[K], Pernyataan[K]]] = []
    for p in urut:
        ada = indeks.bertumpuk(p.garis)
        if not ada:
            indeks.pasang(len(dihitung), p.garis)
            dihitung.append(p)
        elif p.nilai:
            bentrok += [(p, dihitung[n]) for n in ada]
    return dihitung, bentrok


def baca(pernyataan: Iterable[Pernyataan[K]]) -> dict[K, int]:
    """Line → amount of the lines in force after the last document. No two of them overlap."""
    hasil: dict[K, int] = {}
    for dokumen in _per_wadah(pernyataan):
        nilai: dict[K, int] = {}
        if len(dokumen) == 1:  # nothing earlier that it could replace
            hasil |= {p.kunci: p.nilai for p in _satu_dokumen(dokumen[0][1])[0]}
            continue
        berlaku: _Indeks[K] = _Indeks()
        for _, isi in dokumen:
            for p in isi:
                for lama in berlaku.bertumpuk(p.garis):
                    berlaku.buang(lama)
                    del nilai[lama]
            for p in _satu_dokumen(isi)[0]:
                berlaku.pasang(p.kunci, p.garis)
                nilai[p.kunci] = p.nilai
        hasil.update(nilai)
    return hasil


def bertentangan(
    pernyataan: Iterable[Pernyataan[K]],
) -> list[tuple[Pernyataan[K], Pernyataan[K]]]:
    """Pairs of amounts in one document that overlap, the coarser first."""
    return [
        pasangan
        for dokumen in _per_wadah(pernyataan)
        for _, isi in dokumen
        for pasangan in _satu_dokumen(isi)[1]
    ]


@dataclass(frozen=True)
class Pergantian(Generic[K]):
    """A document says at another level of detail what earlier ones said."""

    lama: tuple[Pernyataan[K], ...]
    baru: tuple[Pernyataan[K], ...]

    @property
    def selisih(self) -> int:
        """What the total gains by it; 0 where the parts make up the whole."""
        return sum(p.nilai for p in self.baru) - sum(p.nilai for p in self.lama)


def pergantian(pernyataan: Iterable[Pernyataan[K]]) -> list[Pergantian[K]]:
    """Every replacement of a line by lines that are coarser or more detailed."""
    hasil: list[Pergantian[K]] = []
    for dokumen in _per_wadah(pernyataan):
        berlaku: dict[K, Pernyataan[K]] = {}
        for _, isi in dokumen:
            dihitung, _ = _satu_dokumen(isi)
            tergeser: dict[tuple[str, K], Pernyataan[K]] = {}
            indeks: _Indeks[K] = _Indeks()
            for p in berlaku.values():
                indeks.pasang(p.kunci, p.garis)
            for p in isi:
                for lama in indeks.bertumpuk(p.garis):
                    tergeser["lama", lama] = berlaku[lama]
            # Lines that do not count still say what the document speaks of: they join the rest.
            simpul = {**tergeser, **{("baru", p.kunci): p for p in isi}}
            terhitung = {p.kunci for p in dihitung}
            for kelompok in kelompokkan({k: p.garis for k, p in simpul.items()}):
                lama_ = tuple(simpul[k] for k in kelompok if k[0] == "lama")
                baru_ = tuple(simpul[k] for k in kelompok if k[0] == "baru" and k[1] in terhitung)
                if lama_ and baru_ and {p.kunci for p in lama_} != {p.kunci for p in baru_}:
                    hasil.append(Pergantian(lama_, baru_))
            for _, kunci in tergeser:
                del berlaku[kunci]
            berlaku.update({p.kunci: p for p in dihitung})
    return hasil


def kelompokkan(garis: Mapping[K, Garis]) -> list[list[K]]:
    """Lines of one sub kegiatan that overlap, directly or through another, in given order."""
    indeks: _Indeks[K] = _Indeks()
    milik: dict[K, list[K]] = {}
    for kunci, satu in garis.items():
        gabung: list[K] = []
        for lain in indeks.bertumpuk(satu):
            if milik[lain] is not gabung:
                lama = milik[lain]
                gabung += lama
                for k in lama:
                    milik[k] = gabung
        gabung.append(kunci)
        milik[kunci] = gabung
        indeks.pasang(kunci, satu)
    urut = {kunci: n for n, kunci in enumerate(garis)}
    unik = {id(isi): isi for isi in milik.values()}
    return sorted(
        (sorted(isi, key=urut.__getitem__) for isi in unik.values()), key=lambda i: urut[i[0]]
    )


@dataclass(frozen=True)
class Pasangan(Generic[K]):
    """Pagu beside the spending of the same money, at the coarser of their two levels."""

    rekening: str
    kunci: tuple[K, ...]
    pagu: int | None
    realisasi: int | None


def pasangkan(
    garis: Mapping[K, Garis], pagu: Mapping[K, int], realisasi: Mapping[K, int]
) -> list[Pasangan[K]]:
    """Lines of one sub kegiatan in force, each rupiah of both sides in one pair."""
    dipakai = {k: g for k, g in garis.items() if k in pagu or k in realisasi}
    return [
        Pasangan(
            # Each overlaps another, so the shortest code begins them all.
            min((dipakai[k] for k in kelompok), key=lambda g: len(g.rekening)).kode,
            tuple(kelompok),
            jumlahkan(pagu.get(k) for k in kelompok),
            jumlahkan(realisasi.get(k) for k in kelompok),
        )
        for kelompok in kelompokkan(dipakai)
    ]


def jumlahkan(nilai: Iterable[int | None]) -> int | None:
    """Sum of what is there; None where nothing is."""
    ada = [n for n in nilai if n is not None]
    return sum(ada) if ada else None


def _dari(garis: Mapping[K, Garis], pilihan: Container[K]) -> _Indeks[K]:
    hasil: _Indeks[K] = _Indeks()
    for kunci, satu in garis.items():
        if kunci in pilihan:
            hasil.pasang(kunci, satu)
    return hasil


def tampak(
    garis: Mapping[K, Garis], pagu: Mapping[K, int], pernah: Container[K], terisi: Container[K]
) -> list[K]:
    """Lines of one sub kegiatan that a month offers: all but those that the pagu in force replaced.

    A replaced line stays in sight with a figure of the very month (`terisi`), and a part of a line
    of the pagu with spending in any month (`pernah`).
    """
    if all(k in pagu or k in terisi for k in garis):  # nearly always
        return list(garis)
    berlaku = _dari(garis, pagu)
    return [
        k
        for k, g in garis.items()
        if k in pagu
        or k in terisi
        or not (lain := berlaku.bertumpuk(g))
        or (k in pernah and any(garis[satu].di_atas(g) for satu in lain))
    ]


def wajib_diisi(
    garis: Mapping[K, Garis], pagu: Mapping[K, int], pernah: Container[K], terisi: Container[K]
) -> list[K]:
    """Lines of one sub kegiatan that a month must give a figure for.

    Those with a pagu and those with spending in any month, unless what the month says at another
    level of detail already holds their money.
    """
    dicari = [k for k in tampak(garis, pagu, pernah, terisi) if pagu.get(k) or k in pernah]
    if all(k in terisi for k in dicari):
        return dicari
    sudah = _dari(garis, terisi)
    return [k for k in dicari if k in terisi or not sudah.bertumpuk(garis[k])]
