"""PURE. A tidy tree of boxes of any size: where each stands, and the lines between them.

After Reingold and Tilford (1981), with boxes of their own height and width (van der Ploeg 2014):
every branch is kept as its left and its right outline, two neighbours are pushed together until
their outlines touch, and only the shallower of the two is walked down. So the time grows with the
number of boxes, however they hang.

Boxes of one level stand in one row. Several children that have none themselves hang below each
other (`Jarak.tumpuk`): that saves the width of a wide last level. static/js/pohon/tata.js does the
same on the screen, where cards have the size that the browser gives them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

Titik = tuple[int, int]


@dataclass(frozen=True)
class Kotak:
    """A box to be placed. `induk`: the key of the one above it, none for a root."""

    kode: str
    induk: str
    lebar: int
    tinggi: int


@dataclass(frozen=True)
class Jarak:
    """What is left free between boxes."""

    saudara: int = 16
    tingkat: int = 40
    tumpuk: int = 10
    """Between boxes that hang below each other; 0: none ever do."""
    geser: int = 20
    """How far those stand in, for the line at their left."""
    batas: int = 0
    """Lower edge that what hangs below each other should not pass: it goes on in another column
    beside it. 0: on a screen there is none.
    """


JARAK_LAYAR = Jarak()


@dataclass(frozen=True)
class LetakKotak:
    """A placed box."""

    kode: str
    x: int
    y: int
    lebar: int
    tinggi: int
    tingkat: int

    @property
    def kanan(self) -> int:
        return self.x + self.lebar

    @property
    def bawah(self) -> int:
        return self.y + self.tinggi

    @property
    def tengah(self) -> int:
        return self.x + self.lebar // 2


@dataclass(frozen=True)
class Denah:
    """Boxes from the top down, children in their order; `garis` from a parent to one child."""

    letak: tuple[LetakKotak, ...] = ()
    garis: tuple[tuple[Titik, ...], ...] = ()
    lebar: int = 0
    tinggi: int = 0


@dataclass
class _Cabang:
    """A branch while its neighbours are put beside it.

    An outline is a list of (lower edge, x), the topmost last; x counts from the list's own origin.
    """

    kiri: list[tuple[int, int]]
    kanan: list[tuple[int, int]]
    bawah: int
    geser_kiri: int = 0
    geser_kanan: int = 0


@dataclass
class _Kerja:
    anak: dict[str, list[str]] = field(default_factory=dict)
    urut: list[str] = field(default_factory=list)
    tingkat: dict[str, int] = field(default_factory=dict)
    tumpukan: set[str] = field(default_factory=set)
    atas: list[int] = field(default_factory=list)
    dasar: list[int] = field(default_factory=list)
    turun: dict[str, int] = field(default_factory=dict)
    """Upper edge of what hangs in a stack."""


def tata_pohon(kotak: Sequence[Kotak], jarak: Jarak = JARAK_LAYAR) -> Denah:
    """Roots side by side, each with its branch below it. What hangs in a ring is left out."""
    if not kotak:
        return Denah()
    menurut = {k.kode: k for k in kotak}
    kerja = _hubungkan(kotak, menurut, jarak)
    _baris(kerja, menurut, jarak)
    relatif = _rapatkan(kerja, menurut, jarak)
    return _letakkan(kerja, menurut, relatif, jarak)


def putar(denah: Denah) -> Denah:
    """The same tree from left to right: of boxes whose width and height were exchanged before."""
    return Denah(
        tuple(LetakKotak(p.kode, p.y, p.x, p.tinggi, p.lebar, p.tingkat) for p in denah.letak),
        tuple(tuple((y, x) for x, y in g) for g in denah.garis),
        denah.tinggi,
        denah.lebar,
    )


def _hubungkan(kotak: Sequence[Kotak], menurut: dict[str, Kotak], jarak: Jarak) -> _Kerja:
    """Children, levels, the order from the top down, and whose children hang below each other."""
    kerja = _Kerja()
    for k in kotak:
        induk = k.induk if k.induk in menurut and k.induk != k.kode else ""
        kerja.anak.setdefault(induk, []).append(k.kode)
    antre = [(kode, 0) for kode in reversed(kerja.anak.get("", ()))]
    while antre:
        kode, dalam = antre.pop()
        kerja.urut.append(kode)
        kerja.tingkat[kode] = dalam
        antre += [(a, dalam + 1) for a in reversed(kerja.anak.get(kode, ()))]
    if jarak.tumpuk:
        kerja.tumpukan = {
            kode
            for kode in kerja.urut
            if len(anak := kerja.anak.get(kode, ())) > 1
            and not any(kerja.anak.get(a) for a in anak)
        }
    return kerja


def _baris(kerja: _Kerja, menurut: dict[str, Kotak], jarak: Jarak) -> None:
    """Upper and lower edge of every row; what hangs in a stack makes no row higher."""
    tinggi: list[int] = []
    for kode in kerja.urut:
        dalam = kerja.tingkat[kode]
        if dalam == len(tinggi):
            tinggi.append(0)
        tergantung = menurut[kode].induk in kerja.tumpukan and dalam > 0
        if not tergantung:
            tinggi[dalam] = max(tinggi[dalam], menurut[kode].tinggi)
    y = 0
    for satu in tinggi:
        kerja.atas.append(y)
        kerja.dasar.append(y + satu)
        y += satu + jarak.tingkat


def _rapatkan(kerja: _Kerja, menurut: dict[str, Kotak], jarak: Jarak) -> dict[str, int]:
    """x of every box, counted from the left edge of the one above it."""
    relatif: dict[str, int] = {}
    cabang: dict[str, _Cabang] = {}
    for kode in reversed(kerja.urut):
        k = menurut[kode]
        dasar = kerja.dasar[kerja.tingkat[kode]]
        anak = kerja.anak.get(kode, [])
        if not anak:
            cabang[kode] = _Cabang([(dasar, 0)], [(dasar, k.lebar)], dasar)
        elif kode in kerja.tumpukan:
            kanan, bawah = _tumpuk([menurut[a] for a in anak], kerja, relatif, jarak)
            cabang[kode] = _Cabang(
                [(bawah, 0)], [(bawah, max(kanan, k.lebar)), (dasar, k.lebar)], bawah
            )
        else:
            bersama, letak = _jajarkan([cabang.pop(a) for a in anak], jarak.saudara)
            pusat = letak[0] + menurut[anak[0]].lebar // 2
            pusat += letak[-1] + menurut[anak[-1]].lebar // 2
            x = pusat // 2 - k.lebar // 2
            for a, di in zip(anak, letak, strict=True):
                relatif[a] = di - x
            bersama.geser_kiri -= x
            bersama.geser_kanan -= x
            bersama.kiri.append((dasar, -bersama.geser_kiri))
            bersama.kanan.append((dasar, k.lebar - bersama.geser_kanan))
            cabang[kode] = bersama
    akar = kerja.anak.get("", [])
    if akar:
        _, letak = _jajarkan([cabang.pop(a) for a in akar], jarak.saudara * 2)
        relatif |= dict(zip(akar, letak, strict=True))
    return relatif


def _tumpuk(
    anak: list[Kotak], kerja: _Kerja, relatif: dict[str, int], jarak: Jarak
) -> tuple[int, int]:
    """Below each other, in as many columns as the lower edge asks for; right and lower edge."""
    atas = kerja.atas[kerja.tingkat[anak[0].kode]]
    x, y, kanan, bawah = jarak.geser, atas, 0, atas
    for a in anak:
        if jarak.batas and y > atas and y + a.tinggi > jarak.batas:
            x, y = kanan + jarak.saudara + jarak.geser, atas
        relatif[a.kode], kerja.turun[a.kode] = x, y
        kanan, bawah = max(kanan, x + a.lebar), max(bawah, y + a.tinggi)
        y += a.tinggi + jarak.tumpuk
    return kanan, bawah


def _jajarkan(cabang: list[_Cabang], sela: int) -> tuple[_Cabang, list[int]]:
    """Branches side by side, as near as their outlines allow; and how far each was moved."""
    kini, letak = cabang[0], [0]
    for lain in cabang[1:]:
        geser = _jarak_rapat(kini, lain, sela)
        letak.append(geser)
        lain.geser_kiri += geser
        lain.geser_kanan += geser
        _gabung(kini, lain)
    return kini, letak


def _jarak_rapat(a: _Cabang, b: _Cabang, sela: int) -> int:
    """How far `b` has to be moved to stand free at the right of `a`."""
    i, j = len(a.kanan) - 1, len(b.kiri) - 1
    geser: int | None = None
    while i >= 0 and j >= 0:
        (dasar_a, x_a), (dasar_b, x_b) = a.kanan[i], b.kiri[j]
        perlu = x_a + a.geser_kanan + sela - x_b - b.geser_kiri
        geser = perlu if geser is None else max(geser, perlu)
        if dasar_a <= dasar_b:
            i -= 1
        if dasar_b <= dasar_a:
            j -= 1
    assert geser is not None  # an outline is never empty
    return geser


def _gabung(a: _Cabang, b: _Cabang) -> None:
    """`a` becomes the outline of both, `b` standing at its right."""
    if a.bawah < b.bawah:
        a.kiri, a.geser_kiri = _di_atas(b.kiri, b.geser_kiri, a.kiri, a.geser_kiri, a.bawah)
        a.kanan, a.geser_kanan = b.kanan, b.geser_kanan
    else:
        a.kanan, a.geser_kanan = _di_atas(a.kanan, a.geser_kanan, b.kanan, b.geser_kanan, b.bawah)
    a.bawah = max(a.bawah, b.bawah)


def _di_atas(
    dalam: list[tuple[int, int]],
    geser: int,
    dangkal: list[tuple[int, int]],
    geser_dangkal: int,
    bawah: int,
) -> tuple[list[tuple[int, int]], int]:
    """The deeper outline with its upper part taken from the shallower one."""
    while dalam and dalam[-1][0] <= bawah:
        dalam.pop()
    dalam += [(dasar, x + geser_dangkal - geser) for dasar, x in dangkal]
    return dalam, geser


def _letakkan(
    kerja: _Kerja, menurut: dict[str, Kotak], relatif: dict[str, int], jarak: Jarak
) -> Denah:
    letak: dict[str, LetakKotak] = {}
    for kode in kerja.urut:
        if kode in letak:  # in a stack: placed with the one above it
            continue
        k, dalam = menurut[kode], kerja.tingkat[kode]
        x = relatif[kode] + (letak[k.induk].x if dalam else 0)
        letak[kode] = LetakKotak(kode, x, kerja.atas[dalam], k.lebar, k.tinggi, dalam)
        if kode in kerja.tumpukan:
            for a in kerja.anak[kode]:
                kotak, y = menurut[a], kerja.turun[a]
                letak[a] = LetakKotak(a, x + relatif[a], y, kotak.lebar, kotak.tinggi, dalam + 1)
    kiri = min(p.x for p in letak.values())
    rapi = {
        p.kode: LetakKotak(p.kode, p.x - kiri, p.y, p.lebar, p.tinggi, p.tingkat)
        for p in letak.values()
    }
    garis = [
        _sambung(rapi[kode], rapi[a], kerja, jarak)
        for kode in kerja.urut
        for a in kerja.anak.get(kode, ())
    ]
    return Denah(
        tuple(rapi[kode] for kode in kerja.urut),
        tuple(garis),
        max(p.kanan for p in rapi.values()),
        max(p.bawah for p in rapi.values()),
    )


def _sambung(induk: LetakKotak, anak: LetakKotak, kerja: _Kerja, jarak: Jarak) -> tuple[Titik, ...]:
    """Down from the parent, along the free strip between two rows, down to the child."""
    y = kerja.dasar[induk.tingkat] + jarak.tingkat // 2
    if induk.kode in kerja.tumpukan:
        x, tengah = induk.x + jarak.geser // 2, anak.y + anak.tinggi // 2
        di_kiri = anak.x - jarak.geser + jarak.geser // 2
        if di_kiri == x:
            return ((x, induk.bawah), (x, tengah), (anak.x, tengah))
        return ((x, induk.bawah), (x, y), (di_kiri, y), (di_kiri, tengah), (anak.x, tengah))
    if induk.tengah == anak.tengah:
        return ((induk.tengah, induk.bawah), (anak.tengah, anak.y))
    return (
        (induk.tengah, induk.bawah),
        (induk.tengah, y),
        (anak.tengah, y),
        (anak.tengah, anak.y),
    )
