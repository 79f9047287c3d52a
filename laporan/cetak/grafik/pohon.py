"""Performance tree, left to right; a tree too high for a page is cut into several. PURE."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from laporan.cetak.denah.tata import Jarak, Kotak, putar, tata_pohon
from laporan.cetak.grafik import svg
from laporan.cetak.grafik.kartu import (
    KartuCetak,
    RincianKartu,
    UkuranHuruf,
    gambar_kartu,
    ukur_kartu,
)

LANJUTAN = " (lanjutan)"
TINGKAT_MAKSIMUM = 4
"""Levels that stand side by side; more would leave no room for words."""


@dataclass(frozen=True)
class SimpulPohon:
    """A node of the performance tree: text in bold, then detail lines (indicator and target)."""

    kode: str
    teks: str
    induk: str = ""
    rincian: tuple[str, ...] = ()
    label: str = ""


_HURUF = UkuranHuruf(huruf=svg.KECIL, baris=12, dalam=6)


def pohon_kinerja(
    simpul: Sequence[SimpulPohon], *, judul: str = "Pohon kinerja", lebar: int = svg.LEBAR
) -> str:
    """Left-to-right tidy tree. It grows in height: see `pecah_pohon`."""
    if not simpul:
        return svg.kosong(judul, "Belum ada pohon kinerja.", lebar=lebar)
    tata = _Tata(simpul, lebar)
    isi = [*tata.garis, *tata.kotak]
    nama = {s.kode: s.teks for s in simpul}
    deskripsi = "; ".join(
        s.teks + (f" (mendukung {nama[s.induk]})" if s.induk in nama else "") for s in simpul
    )
    return svg.bingkai(isi, lebar=lebar, tinggi=tata.tinggi, judul=judul, deskripsi=deskripsi + ".")


def pecah_pohon(
    simpul: Sequence[SimpulPohon], *, lebar: int = svg.LEBAR, tinggi: int = svg.TINGGI
) -> tuple[tuple[SimpulPohon, ...], ...]:
    """The nodes of as many drawings as are needed for none to be higher than `tinggi`.

    Every node is drawn as itself once. Where a tree is cut, the box that its branches hang on is
    drawn again and says so. A single box may be higher: it cannot be cut.
    """
    if not simpul:
        return ()
    pemotong = _Pemotong(simpul, lebar, tinggi)
    if pemotong.muat(simpul):
        return (tuple(simpul),)
    halaman: list[list[SimpulPohon]] = []
    for akar in pemotong.anak[""]:
        for bagian in pemotong.potong(akar):
            if halaman and pemotong.muat([*halaman[-1], *bagian]):
                halaman[-1] += bagian
            else:
                halaman.append(bagian)
    return tuple(map(tuple, halaman))


def _menurut_induk(simpul: Sequence[SimpulPohon]) -> dict[str, list[SimpulPohon]]:
    """Children by their parent's code; those without one in the drawing under ""."""
    kode = {s.kode for s in simpul}
    anak: dict[str, list[SimpulPohon]] = {}
    for s in simpul:
        anak.setdefault(s.induk if s.induk in kode else "", []).append(s)
    return anak


class _Pemotong:
    def __init__(self, simpul: Sequence[SimpulPohon], lebar: int, tinggi: int) -> None:
        self.lebar, self.tinggi = lebar, tinggi
        self.anak = _menurut_induk(simpul)
        self.ulangan = 0

    def muat(self, isi: Sequence[SimpulPohon]) -> bool:
        tata = _Tata(isi, self.lebar)
        return tata.tinggi <= self.tinggi and tata.tingkat <= TINGKAT_MAKSIMUM

    def _cabang(self, s: SimpulPohon) -> list[SimpulPohon]:
        return [s, *(x for a in self.anak.get(s.kode, ()) for x in self._cabang(a))]

    def potong(self, s: SimpulPohon) -> list[list[SimpulPohon]]:
        """A tree in pieces that fit: the first with its root, the others with it repeated."""
        if self.muat(self._cabang(s)):
            return [self._cabang(s)]
        hasil: list[list[SimpulPohon]] = []
        kini = [s]
        for a in self.anak.get(s.kode, ()):
            cabang = self._di_bawah(kini[0], a)
            if len(kini) > 1 and not self.muat([*kini, *cabang]):
                hasil.append(kini)
                kini = [self._ulang(s)]
                cabang = self._di_bawah(kini[0], a)
            if self.muat([*kini, *cabang]) or not self.anak.get(a.kode):
                kini += cabang
                continue
            # The branch fits below no parent: its own box shows where it belongs.
            hasil.append([*kini, cabang[0]])
            lanjutan = self._ulang(a)
            self.anak[lanjutan.kode] = [replace(x, induk=lanjutan.kode) for x in self.anak[a.kode]]
            hasil += self.potong(lanjutan)
            kini = [self._ulang(s)]
        return [*hasil, kini] if len(kini) > 1 or not hasil else hasil

    def _di_bawah(self, induk: SimpulPohon, s: SimpulPohon) -> list[SimpulPohon]:
        return [replace(s, induk=induk.kode), *self._cabang(s)[1:]]

    def _ulang(self, s: SimpulPohon) -> SimpulPohon:
        """The box again, without its details."""
        self.ulangan += 1
        teks = s.teks if s.teks.endswith(LANJUTAN) else s.teks + LANJUTAN
        return replace(s, kode=f"{s.kode}#{self.ulangan}", teks=teks, rincian=(), induk="")


class _Tata:
    """Where every box and line of the trees stands; each tree has columns of its own width."""

    def __init__(self, simpul: Sequence[SimpulPohon], lebar: int) -> None:
        self.anak = _menurut_induk(simpul)
        self.kotak: list[str] = []
        self.garis: list[str] = []
        self.tingkat = 0
        bawah = 2
        for urut, s in enumerate(self.anak[""]):
            dalam = self._dalam(s)
            self.tingkat = max(self.tingkat, dalam)
            sela = 18 if dalam > 3 else 26
            lebar_kotak = _lebar_kotak(lebar - 4 - sela * (dalam - 1), dalam)
            bawah = self._pohon(s, lebar_kotak, sela, bawah + (12 if urut else 0))
        self.tinggi = bawah + 4

    def _dalam(self, s: SimpulPohon) -> int:
        return 1 + max((self._dalam(a) for a in self.anak.get(s.kode, ())), default=0)

    def _pohon(self, akar: SimpulPohon, lebar: list[int], sela: int, atas: int) -> int:
        """Place one tree from `atas`; return its lower edge. Left to right: the rows of the plan
        are its columns.
        """
        kartu = {
            s.kode: ukur_kartu(_kartu(s, n, s is akar), lebar[n], _HURUF)
            for n, s in self._telusuri(akar, 0)
        }
        kotak = [Kotak(kode, k.kartu.induk, k.tinggi, k.lebar) for kode, k in kartu.items()]
        denah = putar(tata_pohon(kotak, Jarak(saudara=8, tingkat=sela, tumpuk=0)))
        for p in denah.letak:
            gambar = gambar_kartu(kartu[p.kode], 2 + p.x, atas + p.y, p.tinggi, _HURUF)
            self.kotak.append(gambar)
        for g in denah.garis:
            self.garis.append(svg.garis([(2 + x, atas + y) for x, y in g], warna=svg.GARIS))
        return atas + denah.tinggi + 1

    def _telusuri(self, s: SimpulPohon, dalam: int) -> Iterator[tuple[int, SimpulPohon]]:
        yield dalam, s
        for a in self.anak.get(s.kode, ()):
            yield from self._telusuri(a, dalam + 1)


def _kartu(s: SimpulPohon, kolom: int, akar: bool) -> KartuCetak:
    rincian = tuple(RincianKartu(r) for r in s.rincian)
    return KartuCetak(s.kode, "" if akar else s.induk, s.label, s.teks, kolom + 1, rincian)


def _lebar_kotak(bidang: int, tingkat: int) -> list[int]:
    """The last level has the most boxes: wider ones are lower, and the drawing with them."""
    if tingkat == 1:
        return [bidang * 10 // 17]
    dalam = max(40, bidang * 10 // (10 * tingkat + 6))
    return [*[dalam] * (tingkat - 1), max(40, bidang - dalam * (tingkat - 1))]
