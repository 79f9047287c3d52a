"""PURE. Cleaning: a tree of allowed HTML is brought into the dialect."""

from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.angka import bilangan_polos
from laporan.penulisan.markah.baca import bersihkan, pastikan_dangkal, urai, yang_dibuang
from laporan.penulisan.markah.larik import sebaris
from laporan.penulisan.markah.simpul import (
    GAYA,
    JUDUL,
    KUNCI_SAH,
    PADANAN,
    SEBARIS,
    TABEL,
    WADAH,
    MarkahError,
    Simpul,
    cari_simpul,
    semua_simpul,
    teks_butir,
    teks_simpul,
)
from laporan.penulisan.markah.tulis import tulis

PANJANG_MAKSIMUM = 400_000
"""Characters that one section may arrive with."""
DALAM_MAKSIMUM = 6
"""Levels of lists within lists; deeper ones join the last level."""


@dataclass(frozen=True)
class Rapi:
    """Text in the dialect, and what was left out on the way, in words for its writer."""

    html: str
    pesan: tuple[str, ...] = ()


def rapikan(mentah: str) -> Rapi:
    """Bring any HTML into the dialect. Idempotent. Raises MarkahError for what is too long."""
    if len(mentah) > PANJANG_MAKSIMUM:
        raise MarkahError(
            f"Teks ini terlalu panjang: {len(mentah) // 1000} ribu tanda, paling banyak "
            f"{PANJANG_MAKSIMUM // 1000} ribu. Pindahkan sebagian ke bagian lain, dan unggah "
            "gambar lewat tombol Gambar."
        )
    pastikan_dangkal(mentah)
    pesan = yang_dibuang(mentah)
    perapi = _Perapi()
    blok = perapi.wadah(urai(bersihkan(mentah)).anak)
    return Rapi("".join(map(tulis, blok)), tuple(dict.fromkeys((*pesan, *perapi.pesan))))


class _Perapi:
    """Rewrites a cleaned tree; collects what it had to change."""

    def __init__(self) -> None:
        self.pesan: dict[str, None] = {}

    def wadah(self, anak: "list[Simpul | str]", *, mendatar: bool = False) -> list[Simpul]:
        """Blocks of a container; loose text becomes paragraphs."""
        hasil: list[Simpul] = []
        lepas: list[Simpul | str] = []

        def tutup() -> None:
            baris = sebaris(lepas)
            lepas.clear()
            if baris:
                hasil.append(Simpul("p", {}, baris))

        for a in _ratakan_wadah(anak):
            if a is _BATAS:
                tutup()
            elif isinstance(a, str) or a.nama in SEBARIS:
                lepas.append(a)
            else:
                tutup()
                hasil += self._blok(a, mendatar=mendatar)
        tutup()
        return hasil

    def _blok(self, s: Simpul, *, mendatar: bool) -> list[Simpul]:
        if s.nama == "p":
            gaya = s.atribut.get("data-gaya", "")
            return [Simpul("p", {"data-gaya": gaya} if gaya in GAYA else {}, sebaris(s.anak))]
        if s.nama in JUDUL:
            return self._judul(s)
        if s.nama in {"ul", "ol"}:
            daftar = self._daftar(s, 1)
            return [daftar] if daftar.anak else []
        if s.nama == "table":
            return self._tabel(s)
        if s.nama == "figure":
            return self._gambar(s)
        if s.nama == "hr":
            return [Simpul("hr", {"data-halaman": ""})] if "data-halaman" in s.atribut else []
        if s.nama == "div" and "data-blok" in s.atribut:
            kunci = s.atribut["data-blok"]
            blok = [Simpul("div", {"data-blok": kunci})] if KUNCI_SAH.fullmatch(kunci) else []
            return blok + self.wadah(s.anak, mendatar=mendatar)
        if s.nama == "div" and "data-mendatar" in s.atribut and not mendatar:
            isi = self.wadah(s.anak, mendatar=True)
            return [Simpul("div", {"data-mendatar": ""}, list(isi))] if isi else []
        if s.nama == "li":
            return [Simpul("ul", {}, [self._butir(s, 1)])]
        return self.wadah(s.anak, mendatar=mendatar)  # a row or cell without its table

    def _judul(self, s: Simpul) -> list[Simpul]:
        teks = " ".join(teks_simpul(s).split())
        kunci = s.atribut.get("data-kunci", "")
        atribut = {"data-kunci": kunci} if KUNCI_SAH.fullmatch(kunci) else {}
        return [Simpul(s.nama, atribut, [teks])] if teks else []

    def _daftar(self, s: Simpul, dalam: int) -> Simpul:
        atribut: dict[str, str] = {}
        if s.nama == "ol":
            if s.atribut.get("type") in {"a", "i"}:
                atribut["type"] = s.atribut["type"]
            mulai = s.atribut.get("start", "")
            if 1 < (bilangan_polos(mulai) or 0) < 1000:
                atribut["start"] = str(int(mulai))
        butir: list[Simpul] = []
        for a in s.anak:
            if isinstance(a, Simpul) and a.nama == "li":
                butir.append(self._butir(a, dalam))
            elif isinstance(a, Simpul) and a.nama in {"ul", "ol"} and butir:
                butir[-1].anak += self._anak_daftar(a, dalam)
            elif isi := self.wadah([a], mendatar=True):
                butir.append(_butir_dari(list(isi)))
        return Simpul(s.nama, atribut, list(butir))

    def _butir(self, s: Simpul, dalam: int) -> Simpul:
        isi: list[Simpul] = []
        lepas: list[Simpul | str] = []
        for a in s.anak:
            if isinstance(a, Simpul) and a.nama in {"ul", "ol"}:
                isi += self.wadah(lepas, mendatar=True)
                lepas = []
                isi += self._anak_daftar(a, dalam)
            else:
                lepas.append(a)
        isi += self.wadah(lepas, mendatar=True)
        return _butir_dari(isi)

    def _anak_daftar(self, s: Simpul, dalam: int) -> list[Simpul]:
        if dalam < DALAM_MAKSIMUM:
            anak = self._daftar(s, dalam + 1)
            return [anak] if anak.anak else []
        self.pesan[f"Daftar bertingkat lebih dari {DALAM_MAKSIMUM} digabung."] = None
        return [Simpul("p", {}, baris) for t in teks_butir(s) if (baris := sebaris([t]))]

    def _tabel(self, s: Simpul) -> list[Simpul]:
        baris: list[Simpul] = []
        judul = " ".join(s.atribut.get("data-judul", "").split())[:300]
        for tr in cari_simpul(s, "tr", batas="table"):
            sel: list[Simpul] = []
            for td in tr.anak:
                if not isinstance(td, Simpul) or td.nama not in {"th", "td"}:
                    continue
                if any(cari_simpul(td, "table")):
                    self.pesan["Tabel di dalam tabel dijadikan teks."] = None
                rentang = td.atribut.get("colspan", "")
                lebar = int(rentang[:3]) if rentang.isascii() and rentang.isdecimal() else 1
                lebar = max(1, min(lebar, 20))
                isi = Simpul("p", {}, sebaris(_baris_sel(td)))
                sel.append(Simpul(td.nama, {"colspan": str(lebar)} if lebar > 1 else {}, [isi]))
            if sel:
                baris.append(Simpul("tr", {}, list(sel)))
        lebar_tabel = max((_lebar(tr) for tr in baris), default=0)
        for tr in baris:
            nama = "th" if all(isinstance(c, Simpul) and c.nama == "th" for c in tr.anak) else "td"
            tr.anak += [Simpul(nama, {}, [Simpul("p")]) for _ in range(lebar_tabel - _lebar(tr))]
        if not baris:
            return self.wadah(s.anak)
        badan = Simpul("tbody", {}, list(baris))
        return [Simpul("table", {"data-judul": judul} if judul else {}, [badan])]

    def _gambar(self, s: Simpul) -> list[Simpul]:
        nomor = s.atribut.get("data-gambar", "")
        if not (nomor.isascii() and nomor.isdecimal() and len(nomor) < 19):
            return self.wadah(s.anak)
        atribut = {"data-gambar": nomor}
        for nama in ("data-judul", "data-alt"):
            teks = " ".join(s.atribut.get(nama, "").split())[:500]
            if teks:
                atribut[nama] = teks
        return [Simpul("figure", atribut), *self.wadah(s.anak)]


_BATAS = Simpul("batas")


def _ratakan_wadah(anak: "list[Simpul | str]") -> "Iterator[Simpul | str]":
    """Children with plain containers (div, blockquote, span around blocks) taken away, in order.

    `_BATAS` stands where a block began or ended. Iterative: depth is the sender's choice.
    """
    tumpuk: list[Simpul | str] = list(reversed(anak))
    while tumpuk:
        a = tumpuk.pop()
        if isinstance(a, str) or a is _BATAS:
            yield a
            continue
        polos = a.nama in WADAH and not ({"data-blok", "data-mendatar"} & set(a.atribut))
        membungkus = a.nama in SEBARIS and "data-medan" not in a.atribut and _berisi_blok(a)
        if polos or membungkus:
            tumpuk += [_BATAS, *reversed(a.anak), _BATAS] if polos else list(reversed(a.anak))
        else:
            yield a


def _berisi_blok(s: Simpul) -> bool:
    return any(x.nama not in SEBARIS for x in semua_simpul(s))


def _lebar(tr: Simpul) -> int:
    return sum(int(c.atribut.get("colspan", "1")) for c in tr.anak if isinstance(c, Simpul))


def _butir_dari(isi: list[Simpul]) -> Simpul:
    """A list item: a plain paragraph first, whatever stands in it."""
    if not isi or isi[0].nama != "p" or isi[0].atribut:
        if (isi and isi[0].nama == "p") or (isi and isi[0].nama in JUDUL):
            isi = [Simpul("p", {}, isi[0].anak), *isi[1:]]
        else:
            isi = [Simpul("p"), *isi]
    return Simpul("li", {}, list(isi))


def _baris_sel(td: Simpul) -> "list[Simpul | str]":
    """Inline content of a cell; paragraphs become lines."""
    hasil: list[Simpul | str] = []
    tumpuk: list[tuple[Simpul | str, frozenset[str]]] = [
        (a, frozenset()) for a in reversed(td.anak)
    ]
    while tumpuk:
        a, gaya = tumpuk.pop()
        if isinstance(a, str) or (a.nama in SEBARIS and not _berisi_blok(a)):
            simpul: Simpul | str = a
            for g in sorted(gaya):
                simpul = Simpul(g, {}, [simpul])
            hasil.append(simpul)
            continue
        bawa = gaya | ({PADANAN[a.nama]} if a.nama in PADANAN else frozenset())
        putus = a.nama not in SEBARIS and a.nama not in TABEL | {"ul", "ol"}
        if putus or a.nama in {"td", "th", "tr"}:
            hasil.append(Simpul("br"))
        tumpuk += [(b, bawa) for b in reversed(a.anak)]
    return _tanpa_putus_ganda(hasil)


def _tanpa_putus_ganda(isi: "list[Simpul | str]") -> "list[Simpul | str]":
    """No line break at the ends, none twice."""
    hasil: list[Simpul | str] = []
    for a in isi:
        kosong = isinstance(a, str) and not a.strip(" \t\n\r\f")
        if isinstance(a, Simpul) and a.nama == "br":
            if hasil and not (isinstance(hasil[-1], Simpul) and hasil[-1].nama == "br"):
                hasil.append(a)
        elif not (kosong and (not hasil or _putus(hasil[-1]))):
            hasil.append(a)
    while hasil and _putus(hasil[-1]):
        hasil.pop()
    return hasil


def _putus(a: "Simpul | str") -> bool:
    return isinstance(a, Simpul) and a.nama == "br"
