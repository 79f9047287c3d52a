"""PURE. A tree on sheets of one size: which boxes stand on which page, and where.

No box is cut. Where a branch does not fit, its topmost box stands on the page with the word where
it goes on; the page where it does begins with that box again, below a strip of all that stand above
it, so that every page can be read alone. Sisters whose branches are small share a page.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from laporan.cetak.denah.tata import Denah, Jarak, Kotak, tata_pohon


@dataclass(frozen=True)
class HalamanDenah:
    """One page. `denah` counts from below the strip of `leluhur`.

    `ulangan`: the root, where it stands here once more and without its details; `lanjut`: boxes
    whose branch goes on elsewhere; `bersambung`: the root has more children on the next page.
    """

    leluhur: tuple[str, ...]
    denah: Denah
    ulangan: str = ""
    lanjut: frozenset[str] = frozenset()
    bersambung: bool = False

    @property
    def akar(self) -> tuple[str, ...]:
        """The topmost boxes."""
        return tuple(p.kode for p in self.denah.letak if p.tingkat == 0)


@dataclass(frozen=True)
class BidangHalaman:
    """Room on a page. `kop`: what the letterhead takes of the first one."""

    lebar: int
    tinggi: int
    kop: int = 0


#: Height of the strip that these boxes make on top of a page.
UkurLeluhur = Callable[[tuple[str, ...]], int]


def bagi_halaman(
    kotak: Sequence[Kotak],
    bidang: BidangHalaman,
    *,
    leluhur: UkurLeluhur,
    ulang: Callable[[str], Kotak],
    tambahan: int,
    jarak: Jarak,
) -> list[HalamanDenah]:
    """Pages in reading order. No box may be higher than a page with its strip leaves free.

    `ulang`: how large a box is where it only stands for itself again; `tambahan`: what the word
    where it goes on adds to its height.
    """
    pembagi = _Pembagi(kotak, bidang, leluhur, ulang, tambahan, jarak)
    return pembagi.bagi()


def halaman_lanjutan(halaman: Sequence[HalamanDenah]) -> dict[str, int]:
    """Key → number of the page on which the branch of this box goes on."""
    akar: dict[str, list[int]] = {}
    for nomor, h in enumerate(halaman, start=1):
        for kode in h.akar:
            akar.setdefault(kode, []).append(nomor)
    return {
        kode: next((n for n in akar.get(kode, ()) if n > nomor), nomor + 1)
        for nomor, h in enumerate(halaman, start=1)
        for kode in h.lanjut
    }


class _Pembagi:
    def __init__(
        self,
        kotak: Sequence[Kotak],
        bidang: BidangHalaman,
        leluhur: UkurLeluhur,
        ulang: Callable[[str], Kotak],
        tambahan: int,
        jarak: Jarak,
    ) -> None:
        self.menurut: Mapping[str, Kotak] = {k.kode: k for k in kotak}
        self.bidang, self.leluhur, self.ulang = bidang, leluhur, ulang
        self.tambahan, self.jarak = tambahan, jarak
        self.anak: dict[str, list[str]] = {}
        for k in kotak:
            self.anak.setdefault(k.induk if k.induk in self.menurut else "", []).append(k.kode)
        self.halaman: list[HalamanDenah] = []
        self.antre: list[str] = []

    def bagi(self) -> list[HalamanDenah]:
        sisa = list(self.anak.get("", ()))
        while sisa:
            bersama: list[str] = []
            while sisa and self._coba((), self._cabang([*bersama, sisa[0]])) is not None:
                bersama.append(sisa.pop(0))
            if bersama:
                self._tambah((), self._cabang(bersama))
                continue
            self.antre = [sisa.pop(0)]
            while self.antre:
                self._satu(self.antre.pop())
        return self.halaman

    # --- one branch -----------------------------------------------------------------

    def _satu(self, kode: str) -> None:
        """The pages of one branch; branches within it that do not fit are left for later."""
        atas = self._leluhur(kode)
        utuh = self._cabang([kode])
        if self._coba(atas, utuh) is not None:
            self._tambah(atas, self._bersaudara(atas, kode))
            return
        if len(utuh) == 1:
            self._tambah(atas, utuh)
            return
        sendiri = [replace(self.menurut[kode], induk="")]
        kepala = [replace(self.ulang(kode), kode=kode, induk="")]
        sisa, nanti = list(self.anak.get(kode, ())), list[str]()
        pertama = True
        while sisa:
            pangkal = sendiri if pertama else kepala
            isi, lanjut, banyak = self._penuhi(atas, pangkal, sisa, kepala)
            if not banyak and pertama:
                ringkas, dilanjut = self._ringkas(pangkal, sisa)
                if self._coba(atas, ringkas) is not None:
                    self._tambah(atas, ringkas, lanjut=dilanjut)
                    nanti += dilanjut
                    break
                self._tambah(atas, sendiri, lanjut=[kode])
            elif not banyak:
                nanti.append(sisa.pop(0))  # too high to stand below anything: a page of its own
            else:
                sisa = sisa[banyak:]
                ulangan = "" if pertama else kode
                self._tambah(atas, isi, lanjut=lanjut, ulangan=ulangan, bersambung=bool(sisa))
                nanti += lanjut
            pertama = False
        self.antre += reversed(nanti)

    def _bersaudara(self, atas: tuple[str, ...], kode: str) -> list[Kotak]:
        """The branch, and beside it those of its sisters that come next, as far as they fit."""
        bersama = [kode]
        while self.antre and self._leluhur(self.antre[-1]) == atas:
            if self._coba(atas, self._cabang([*bersama, self.antre[-1]])) is None:
                break
            bersama.append(self.antre.pop())
        return self._cabang(bersama)

    def _penuhi(
        self, atas: tuple[str, ...], pangkal: list[Kotak], sisa: list[str], kepala: list[Kotak]
    ) -> tuple[list[Kotak], list[str], int]:
        """As many of the next children as fit, each with its branch where that fits any page."""
        isi, lanjut, banyak = pangkal, list[str](), 0
        for a in sisa:
            utuh = self._cabang([a], induk=pangkal[0].kode)
            terpotong = len(utuh) > 1 and self._coba(atas, [*kepala, *utuh], lapang=True) is None
            calon = [*isi, *([self._dipotong(a)] if terpotong else utuh)]
            if self._coba(atas, calon) is None:
                break
            isi, banyak = calon, banyak + 1
            if terpotong:
                lanjut.append(a)
        return isi, lanjut, banyak

    def _ringkas(self, pangkal: list[Kotak], anak: list[str]) -> tuple[list[Kotak], list[str]]:
        """The box over all its children, each with the word where it goes on."""
        beranak = [a for a in anak if self.anak.get(a)]
        isi = [self._dipotong(a) if a in beranak else self.menurut[a] for a in anak]
        return [*pangkal, *isi], beranak

    def _dipotong(self, kode: str) -> Kotak:
        k = self.menurut[kode]
        return replace(k, tinggi=k.tinggi + self.tambahan)

    def _cabang(self, akar: Sequence[str], induk: str = "") -> list[Kotak]:
        def turun(kode: str) -> Iterator[Kotak]:
            antre = [kode]
            while antre:
                kini = antre.pop()
                yield self.menurut[kini]
                antre += reversed(self.anak.get(kini, ()))

        return [
            replace(k, induk=induk) if k.kode == satu else k for satu in akar for k in turun(satu)
        ]

    def _leluhur(self, kode: str) -> tuple[str, ...]:
        hasil: list[str] = []
        kini = self.menurut[kode].induk
        while kini in self.menurut and kini not in hasil:
            hasil.append(kini)
            kini = self.menurut[kini].induk
        return tuple(reversed(hasil))

    # --- pages ----------------------------------------------------------------------

    def _bebas(self, atas: tuple[str, ...], *, lapang: bool = False) -> int:
        kop = 0 if self.halaman or lapang else self.bidang.kop
        pita = self.leluhur(atas) + self.jarak.tingkat if atas else 0
        return self.bidang.tinggi - kop - pita

    def _coba(
        self, atas: tuple[str, ...], isi: list[Kotak], *, lapang: bool = False
    ) -> Denah | None:
        """The plan of these boxes where it fits a page; `lapang`: any page but the first."""
        bebas = self._bebas(atas, lapang=lapang)
        if sum(k.lebar * k.tinggi for k in isi) > self.bidang.lebar * bebas:
            return None
        denah = tata_pohon(isi, replace(self.jarak, batas=bebas))
        return denah if denah.lebar <= self.bidang.lebar and denah.tinggi <= bebas else None

    def _tambah(
        self,
        atas: tuple[str, ...],
        isi: list[Kotak],
        *,
        lanjut: Sequence[str] = (),
        ulangan: str = "",
        bersambung: bool = False,
    ) -> None:
        jarak = replace(self.jarak, batas=self._bebas(atas))
        denah = tata_pohon(isi, jarak)
        self.halaman.append(HalamanDenah(atas, denah, ulangan, frozenset(lanjut), bersambung))
