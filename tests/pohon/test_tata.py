"""The plan of a tree: nothing overlaps, children below, in order, no line through a box."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laporan.cetak.denah.tata import Denah, Jarak, Kotak, LetakKotak, putar, tata_pohon

JARAK = Jarak(saudara=12, tingkat=30, tumpuk=8, geser=16)


@st.composite
def pohon(ambil: st.DrawFn, banyak: int) -> list[Kotak]:
    """Every box hangs on one before it, or on nothing."""
    induk = [ambil(st.integers(-1, n - 1)) for n in range(banyak)]
    return _kotak(induk, ambil(st.randoms(use_true_random=False)))


def _kotak(induk: list[int], acak: Random) -> list[Kotak]:
    return [
        Kotak(str(n), str(i) if i >= 0 else "", acak.randint(10, 200), acak.randint(10, 160))
        for n, i in enumerate(induk)
    ]


def berpotongan(a: LetakKotak, b: LetakKotak) -> bool:
    return a.x < b.kanan and b.x < a.kanan and a.y < b.bawah and b.y < a.bawah


def bertumpuk(letak: list[LetakKotak]) -> list[tuple[LetakKotak, LetakKotak]]:
    """Every pair of boxes that overlap, by a sweep from the left."""
    hasil, terbuka = [], list[LetakKotak]()
    for p in sorted(letak, key=lambda p: p.x):
        terbuka = [q for q in terbuka if q.kanan > p.x]
        hasil += [(q, p) for q in terbuka if berpotongan(q, p)]
        terbuka.append(p)
    return hasil


def terlintasi(denah: Denah) -> list[tuple[object, LetakKotak]]:
    """Lines that go through the inside of a box."""
    tegak, datar = [], []
    for g in denah.garis:
        for (x1, y1), (x2, y2) in pairwise(g):
            if x1 == x2:
                tegak.append((x1, min(y1, y2), max(y1, y2)))
            else:
                assert y1 == y2
                datar.append((y1, min(x1, x2), max(x1, x2)))
    hasil: list[tuple[object, LetakKotak]] = []
    for p in denah.letak:
        hasil += [(t, p) for t in tegak if p.x < t[0] < p.kanan and t[1] < p.bawah and p.y < t[2]]
        hasil += [(d, p) for d in datar if p.y < d[0] < p.bawah and d[1] < p.kanan and p.x < d[2]]
    return hasil


def periksa_denah(kotak: list[Kotak], denah: Denah) -> None:
    letak = {p.kode: p for p in denah.letak}
    assert len(letak) == len(denah.letak) == len(kotak)
    assert not bertumpuk(list(denah.letak))
    assert not terlintasi(denah)
    anak: dict[str, list[str]] = {}
    for k in kotak:
        assert (letak[k.kode].lebar, letak[k.kode].tinggi) == (k.lebar, k.tinggi)
        anak.setdefault(k.induk, []).append(k.kode)
        if k.induk:
            assert letak[k.kode].y >= letak[k.induk].bawah
            assert letak[k.kode].tingkat == letak[k.induk].tingkat + 1
    for kakak, adik in (s for semua in anak.values() for s in pairwise(semua)):
        a, b = letak[kakak], letak[adik]
        assert a.kanan <= b.x if a.y == b.y else a.bawah <= b.y
    assert len(denah.garis) == sum(1 for k in kotak if k.induk)
    assert min(p.x for p in denah.letak) == 0
    assert denah.lebar == max(p.kanan for p in denah.letak)
    assert denah.tinggi == max(p.bawah for p in denah.letak)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 40).flatmap(pohon), st.booleans())
def test_pohon_apa_pun_tersusun(kotak: list[Kotak], tumpuk: bool) -> None:
    jarak = JARAK if tumpuk else Jarak(12, 30, 0)
    denah = tata_pohon(kotak, jarak)
    periksa_denah(kotak, denah)
    diputar = putar(denah)
    assert [(p.x, p.y) for p in diputar.letak] == [(p.y, p.x) for p in denah.letak]


@pytest.mark.parametrize("banyak", [5, 100, 1000])
@settings(max_examples=2, deadline=None)
@given(benih=st.integers(0, 2**32))
def test_pohon_besar_tersusun(banyak: int, benih: int) -> None:
    acak = Random(benih)
    kotak = _kotak([acak.randrange(-1, n) for n in range(banyak)], acak)
    periksa_denah(kotak, tata_pohon(kotak, JARAK))


def test_rantai_seribu_jenjang_dan_seribu_saudara() -> None:
    rantai = [Kotak(str(n), str(n - 1) if n else "", 40, 20) for n in range(1000)]
    denah = tata_pohon(rantai, JARAK)
    assert (denah.lebar, denah.tinggi) == (40, 1000 * 20 + 999 * 30)
    # A root over a thousand, each with a child of its own: side by side, the parent in the middle.
    lebar = [Kotak("a", "", 40, 20)]
    lebar += [Kotak(f"b{n}", "a", 40, 20) for n in range(1000)]
    lebar += [Kotak(f"c{n}", f"b{n}", 40, 20) for n in range(1000)]
    denah = tata_pohon(lebar, JARAK)
    assert denah.lebar == 1000 * 40 + 999 * 12
    assert denah.letak[0].tengah == denah.lebar // 2


def test_cabang_dangkal_dirapatkan_ke_sela_yang_kosong() -> None:
    # Reckoned by hand: `b` hangs under a wide branch only as deep as its neighbour is.
    kotak = [
        Kotak("r", "", 10, 10),
        Kotak("a", "r", 10, 10), Kotak("a1", "a", 50, 10), Kotak("a2", "a1", 10, 10),
        Kotak("b", "r", 10, 10),
    ]  # fmt: skip
    letak = {p.kode: p for p in tata_pohon(kotak, Jarak(10, 20, 0)).letak}
    assert [letak[k].x for k in ("a", "a1", "a2", "b")] == [20, 0, 20, 40]
    assert letak["r"].x == 30
    assert [letak[k].y for k in ("r", "a", "a1", "a2")] == [0, 30, 60, 90]


def test_daun_bergantung_ke_bawah() -> None:
    kotak = [Kotak("r", "", 60, 20), *(Kotak(k, "r", 50, 30) for k in "abc")]
    denah = tata_pohon(kotak, JARAK)
    assert [(p.x, p.y) for p in denah.letak] == [(0, 0), (16, 50), (16, 88), (16, 126)]
    assert denah.garis[1] == ((8, 20), (8, 103), (16, 103))
    assert (denah.lebar, denah.tinggi) == (66, 156)


def test_lingkaran_dan_pohon_kosong_tidak_menggantung() -> None:
    assert tata_pohon([]) == Denah()
    kotak = [Kotak("a", "b", 9, 9), Kotak("b", "a", 9, 9), Kotak("c", "", 9, 9)]
    assert [p.kode for p in tata_pohon(kotak).letak] == ["c"]
