"""The tree on sheets of A4 or A3, each drawn as an SVG of that size. PURE.

Measures are points: 8 of them are the least size of type. Every sheet has its title and number; the
first has the letterhead, the last the signature.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from html import escape

from laporan.cetak.denah.halaman import (
    BidangHalaman,
    HalamanDenah,
    bagi_halaman,
    halaman_lanjutan,
)
from laporan.cetak.denah.tata import Jarak, Kotak
from laporan.cetak.grafik import svg
from laporan.cetak.grafik.kartu import (
    KartuCetak,
    KartuTerukur,
    UkuranHuruf,
    bagi_rincian,
    gambar_kartu,
    ukur_kartu,
)

UKURAN_KERTAS = {"a4": (842, 595), "a3": (1191, 842)}
"""Landscape, in points."""
TEPI, KEPALA, KAKI = 28, 26, 16
HURUF_LEMBAR = UkuranHuruf(huruf=8, baris=10, dalam=6)
LEBAR_KARTU = (144, 160, 192, 216)
"""From the narrowest on: the first that makes the fewest sheets."""
BERPETUNJUK = 8
"""Sheets from which on an index stands before them."""
BARIS_PETUNJUK, LEBAR_PETUNJUK, SELA_PETUNJUK = 12, 260, 20
JARAK_LEMBAR = Jarak(saudara=14, tingkat=26, tumpuk=8, geser=16)
_LELUHUR_BARIS, _LELUHUR_SELA, _LELUHUR_LEBAR = 3, 16, 230
_TTD_LEBAR, _TTD_RUANG = 230, 40


@dataclass(frozen=True)
class KopLembar:
    """The letterhead: lines of which the last may be an address; `lambang` a data address."""

    baris: tuple[str, ...]
    alamat: str = ""
    lambang: str = ""


@dataclass(frozen=True)
class TandaLembar:
    """Who signs: lines above the space, and below it."""

    atas: tuple[str, ...]
    bawah: tuple[str, ...]


@dataclass(frozen=True)
class ButirPetunjuk:
    """A line of the index: a node, and the sheet on which its branch stands."""

    tingkat: int
    teks: str
    halaman: int


@dataclass(frozen=True)
class LembarPohon:
    """One drawn sheet; `kata`: what stands on it, for who cannot see it."""

    svg: str
    kata: str


def lembar_pohon(
    kartu: Sequence[KartuCetak],
    *,
    kertas: str,
    judul: str,
    kop: KopLembar | None = None,
    tanda: TandaLembar | None = None,
) -> tuple[LembarPohon, ...]:
    """Sheets in reading order; none for a tree without nodes."""
    if not kartu:
        return ()
    susunan = SusunanLembar(kartu, kertas=kertas, kop=kop, tanda=tanda)
    return tuple(
        _lembar(susunan, nomor, judul=judul, kop=kop, tanda=tanda)
        for nomor in range(1, susunan.banyak + 1)
    )


class SusunanLembar:
    """What stands on which sheet, and where: the model that the drawings are made from."""

    def __init__(
        self,
        kartu: Sequence[KartuCetak],
        *,
        kertas: str,
        kop: KopLembar | None = None,
        tanda: TandaLembar | None = None,
    ) -> None:
        self.lebar, self.tinggi = UKURAN_KERTAS[kertas]
        self.kop = 0 if kop is None else _tinggi_kop(kop)
        self.bidang = BidangHalaman(
            self.lebar - 2 * TEPI, self.tinggi - 2 * TEPI - KEPALA - KAKI, self.kop
        )
        self.lebar_kartu = LEBAR_KARTU[0]
        self.kartu: dict[str, KartuTerukur] = {}
        self.halaman: list[HalamanDenah] = []
        self.petunjuk: list[list[ButirPetunjuk]] = []
        self._pilih_lebar(kartu)
        if len(self.halaman) >= BERPETUNJUK:  # the letterhead stands over the index
            self.bidang = replace(self.bidang, kop=0)
            self._bagi(kartu, self.lebar_kartu)
            self.petunjuk = self._petunjuk(kartu)
        self.lanjutan = halaman_lanjutan(self.halaman)
        perlu = 0 if tanda is None else _tinggi_tanda(tanda)
        akhir = len(self.halaman)
        self.ke_kiri = False
        if perlu and not self._lega(akhir, perlu):
            self.ke_kiri = True  # the last sheet's cards make room for the signature
            self.ke_kiri = self._lega(akhir, perlu)
        self.tanda_sendiri = bool(perlu) and not self._lega(akhir, perlu)
        self.banyak = self.awal + akhir + self.tanda_sendiri

    def _pilih_lebar(self, kartu: Sequence[KartuCetak]) -> None:
        """Cards as wide as makes the fewest sheets: wider ones are lower."""
        pilihan: list[tuple[int, int]] = []
        for lebar in LEBAR_KARTU:
            self._bagi(kartu, lebar)
            pilihan.append((len(self.halaman), lebar))
            if len(self.halaman) == 1:
                return
        if (terbaik := min(pilihan)[1]) != self.lebar_kartu:
            self._bagi(kartu, terbaik)

    def _bagi(self, kartu: Sequence[KartuCetak], lebar: int) -> None:
        self.lebar_kartu = lebar
        selebar = (lebar, lebar * 3 // 2, lebar * 5 // 2, self.bidang.lebar)
        maks = (self.bidang.tinggi - self.kop) * 55 // 100
        terukur = [t for k in kartu for t in bagi_rincian(k, selebar, maks, HURUF_LEMBAR)]
        self.kartu = {t.kartu.kode: t for t in terukur}
        self.halaman = bagi_halaman(
            [Kotak(t.kartu.kode, t.kartu.induk, t.lebar, t.tinggi) for t in terukur],
            self.bidang,
            leluhur=self.tinggi_leluhur,
            ulang=lambda kode: Kotak(kode, "", *self._ukuran_ulang(kode)),
            tambahan=HURUF_LEMBAR.baris + 3,
            jarak=JARAK_LEMBAR,
        )

    # --- the index ------------------------------------------------------------------

    @property
    def awal(self) -> int:
        """Sheets of the index, which stand before the others."""
        return len(self.petunjuk)

    def _petunjuk(self, kartu: Sequence[KartuCetak]) -> list[list[ButirPetunjuk]]:
        """Where each branch begins, in columns; as many levels as two sheets hold."""
        beranak = {k.induk for k in kartu}
        semua = [k for k in kartu if k.kode in beranak]
        baris = (self.tinggi - TEPI - KAKI - self._atas_petunjuk(1)) // BARIS_PETUNJUK
        muat = baris * self.kolom_petunjuk
        jenjang = max(
            (n for n in (1, 2, 3, 4) if sum(k.tingkat <= n for k in semua) <= 2 * muat), default=1
        )
        dipakai = [k for k in semua if k.tingkat <= jenjang]
        awal = -(-len(dipakai) // muat)
        di = self._letak_halaman()
        butir = [
            ButirPetunjuk(k.tingkat, f"{k.label}: {k.teks}", awal + di[k.kode]) for k in dipakai
        ]
        return [butir[n : n + muat] for n in range(0, len(butir), muat)]

    def _letak_halaman(self) -> dict[str, int]:
        """Key → number among the sheets of the tree on which it stands with its branch."""
        di: dict[str, int] = {}
        for nomor, h in enumerate(self.halaman, start=1):
            for p in h.denah.letak:
                if p.kode not in h.lanjut or p.tingkat == 0:
                    di.setdefault(p.kode, nomor)
        return di

    @property
    def kolom_petunjuk(self) -> int:
        """Columns of the index."""
        return self.bidang.lebar // LEBAR_PETUNJUK

    def _atas_petunjuk(self, nomor: int) -> int:
        return TEPI + KEPALA + (self.kop if nomor == 1 else 0) + 2 * BARIS_PETUNJUK

    def letak_petunjuk(self, nomor: int) -> list[tuple[int, int, int, ButirPetunjuk]]:
        """The lines of one of its sheets: (left edge, base line, right edge, line)."""
        atas = self._atas_petunjuk(nomor)
        butir = self.petunjuk[nomor - 1]
        baris = (self.dasar - self._atas_petunjuk(1)) // BARIS_PETUNJUK
        kolom = min(self.kolom_petunjuk, -(-len(self.petunjuk[0]) // baris))
        lebar = min(LEBAR_PETUNJUK * 3 // 2, self.bidang.lebar // kolom)
        hasil = []
        for n, b in enumerate(butir):
            kiri = TEPI + n // baris * lebar
            y = atas + (n % baris + 1) * BARIS_PETUNJUK - 3
            hasil.append((kiri, y, kiri + lebar - SELA_PETUNJUK, b))
        return hasil

    # --- sheets of the tree -----------------------------------------------------------

    @property
    def dasar(self) -> int:
        """Lower edge of the room for cards."""
        return self.tinggi - TEPI - KAKI

    def atas(self, nomor: int) -> int:
        """Upper edge of the cards of a sheet, below its head and its strip."""
        pita = self.tinggi_leluhur(self.halaman[nomor - 1].leluhur)
        kop = self.bidang.kop if nomor == 1 else 0
        return TEPI + KEPALA + kop + (pita + JARAK_LEMBAR.tingkat if pita else 0)

    def _lega(self, nomor: int, perlu: int) -> bool:
        """Whether the lower right corner of a sheet is free for so high a block."""
        kiri, atas = self.lebar - TEPI - _TTD_LEBAR - 12, self.dasar - perlu - 12
        geser, turun = self.geser(nomor), self.atas(nomor)
        letak = self.halaman[nomor - 1].denah.letak
        return not any(geser + p.kanan > kiri and turun + p.bawah > atas for p in letak)

    def geser(self, nomor: int) -> int:
        """Left edge of the cards of a sheet, which stand in the middle."""
        if self.ke_kiri and nomor == len(self.halaman):
            return TEPI
        return TEPI + (self.bidang.lebar - self.halaman[nomor - 1].denah.lebar) // 2

    def ulangan(self, kode: str) -> KartuTerukur:
        """The card once more, with its name only."""
        k = self.kartu[kode].kartu
        teks = f"{k.teks} (lanjutan)"
        return ukur_kartu(
            KartuCetak(k.kode, "", k.label, teks, k.tingkat), self.lebar_kartu, HURUF_LEMBAR
        )

    def _ukuran_ulang(self, kode: str) -> tuple[int, int]:
        k = self.ulangan(kode)
        return k.lebar, k.tinggi

    def leluhur(self, kode: tuple[str, ...]) -> list[tuple[int, int, tuple[str, ...]]]:
        """Boxes of the strip: (x, width, lines)."""
        if not kode:
            return []
        sela = _LELUHUR_SELA * (len(kode) - 1)
        lebar = min(_LELUHUR_LEBAR, (self.bidang.lebar - sela) // len(kode))
        u = HURUF_LEMBAR
        return [
            (
                TEPI + n * (lebar + _LELUHUR_SELA),
                lebar,
                svg.bungkus(
                    self.kartu[satu].kartu.teks,
                    lebar - 2 * u.dalam,
                    u.huruf,
                    maksimum=_LELUHUR_BARIS,
                ),
            )
            for n, satu in enumerate(kode)
        ]

    def tinggi_leluhur(self, kode: tuple[str, ...]) -> int:
        """Height of the strip; 0 without one."""
        u = HURUF_LEMBAR
        baris = max((len(b) for _, _, b in self.leluhur(kode)), default=0)
        return 2 * u.dalam + u.baris * baris if baris else 0


def _tinggi_kop(kop: KopLembar) -> int:
    return 15 * len(kop.baris) + (12 if kop.alamat else 0) + 14


def _tinggi_tanda(tanda: TandaLembar) -> int:
    return 11 * (len(tanda.atas) + len(tanda.bawah)) + _TTD_RUANG


def _lembar(
    s: SusunanLembar, nomor: int, *, judul: str, kop: KopLembar | None, tanda: TandaLembar | None
) -> LembarPohon:
    isi = [_kepala(s, nomor, judul)]
    if nomor == 1 and kop is not None:
        isi.append(_kop(s, kop))
    kata, ke = "", nomor - s.awal
    if ke < 1:
        isi += _petunjuk(s, nomor)
        kata = "; ".join(f"{b.teks}, halaman {b.halaman}" for b in s.petunjuk[nomor - 1])
    elif ke <= len(s.halaman):
        h = s.halaman[ke - 1]
        isi += _cabang(s, ke, h)
        kata = _sebut(s, h)
    if tanda is not None and nomor == s.banyak:
        y = TEPI + KEPALA + 12 if s.tanda_sendiri else s.dasar - _tinggi_tanda(tanda)
        isi.append(_tanda(s, tanda, y))
    nama = f"{judul}, halaman {nomor} dari {s.banyak}"
    badan = "".join(isi)
    sidik = sha256(badan.encode()).hexdigest()[:10]
    return LembarPohon(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {s.lebar} {s.tinggi}" '
        f'width="{s.lebar}pt" height="{s.tinggi}pt" font-family="{svg.HURUF}" role="img" '
        f'aria-labelledby="j{sidik}"><title id="j{sidik}">{escape(nama)}</title>'
        f"<desc>{escape(kata)}</desc>"
        f"{svg.kotak(0, 0, s.lebar, s.tinggi, isi=svg.KERTAS)}{badan}</svg>",
        kata,
    )


def _kepala(s: SusunanLembar, nomor: int, judul: str) -> str:
    y, kanan = TEPI + 10, s.lebar - TEPI
    halaman = f"Halaman {nomor} dari {s.banyak}"
    sisa = kanan - TEPI - svg.lebar_teks(halaman, 8) - 20
    teks = svg.bungkus(judul, sisa, 10, tebal=True, maksimum=1)[0]
    return (
        svg.teks(teks, TEPI, y, ukuran=10, tebal=True)
        + svg.teks(halaman, kanan, y, ukuran=8, jangkar="end", warna=svg.REDUP)
        + svg.garis([(TEPI, y + 6), (kanan, y + 6)], warna=svg.GARIS, tebal="0.6")
    )


def _kop(s: SusunanLembar, kop: KopLembar) -> str:
    y, tengah = TEPI + KEPALA, s.lebar // 2
    isi = []
    if kop.lambang:
        sisi = _tinggi_kop(kop) - 12
        isi.append(
            f'<image x="{TEPI}" y="{y - 4}" width="{sisi}" height="{sisi}" href="{kop.lambang}"/>'
        )
    for n, baris in enumerate(kop.baris):
        muat = svg.bungkus(baris, s.bidang.lebar - 140, 12, tebal=True, maksimum=1)[0]
        isi.append(svg.teks(muat, tengah, y + 10 + 15 * n, ukuran=12, jangkar="middle", tebal=True))
    dasar = y + 15 * len(kop.baris)
    if kop.alamat:
        muat = svg.bungkus(kop.alamat, s.bidang.lebar - 140, 8, maksimum=1)[0]
        isi.append(svg.teks(muat, tengah, dasar + 8, ukuran=8, jangkar="middle"))
        dasar += 12
    isi.append(svg.garis([(TEPI, dasar + 2), (s.lebar - TEPI, dasar + 2)], tebal="1.2"))
    return "".join(isi)


def _petunjuk(s: SusunanLembar, nomor: int) -> list[str]:
    isi: list[str] = []
    for kiri, y, kanan, b in s.letak_petunjuk(nomor):
        masuk = kiri + 10 * (b.tingkat - 1)
        angka = str(b.halaman)
        sisa = kanan - masuk - svg.lebar_teks(angka, 8) - 8
        teks = svg.bungkus(b.teks, sisa, 8, tebal=b.tingkat == 1, maksimum=1)[0]
        isi.append(svg.teks(teks, masuk, y, ukuran=8, tebal=b.tingkat == 1))
        isi.append(svg.teks(angka, kanan, y, ukuran=8, jangkar="end"))
    y = s.letak_petunjuk(nomor)[0][1] - BARIS_PETUNJUK - 3
    isi.append(svg.teks("Petunjuk halaman", TEPI, y, ukuran=10, tebal=True))
    return isi


def _cabang(s: SusunanLembar, nomor: int, h: HalamanDenah) -> list[str]:
    u, atas, geser = HURUF_LEMBAR, s.atas(nomor), s.geser(nomor)
    isi = _leluhur(s, h, atas, geser)
    for g in h.denah.garis:
        isi.append(svg.garis([(geser + x, atas + y) for x, y in g], warna=svg.GARIS, tebal="0.8"))
    for p in h.denah.letak:
        k = s.ulangan(p.kode) if p.kode == h.ulangan else s.kartu[p.kode]
        lanjut = f"Lanjut ke halaman {s.awal + s.lanjutan[p.kode]}" if p.kode in h.lanjut else ""
        # Only where the word has its own line; a box alone on its page says it at the foot.
        muat = lanjut if p.tinggi > k.tinggi else ""
        isi.append(gambar_kartu(k, geser + p.x, atas + p.y, p.tinggi, u, muat))
    sambung = h.bersambung or any(p.kode in h.lanjut and p.tingkat == 0 for p in h.denah.letak)
    if sambung:
        kalimat = f"Cabang ini bersambung ke halaman {s.awal + nomor + 1}."
        isi.append(
            svg.teks(kalimat, s.lebar - TEPI, s.tinggi - TEPI, ukuran=8, jangkar="end", tebal=True)
        )
    return isi


def _leluhur(s: SusunanLembar, h: HalamanDenah, atas: int, geser: int) -> list[str]:
    kotak = s.leluhur(h.leluhur)
    if not kotak:
        return []
    u, tinggi = HURUF_LEMBAR, s.tinggi_leluhur(h.leluhur)
    y = atas - JARAK_LEMBAR.tingkat - tinggi
    isi: list[str] = []
    for n, (x, lebar, baris) in enumerate(kotak):
        isi.append(svg.kotak(x, y, lebar, tinggi, isi="#eef3f0", garis=svg.GARIS, tebal="0.6"))
        isi.append(
            svg.teks_baris(baris, x + u.dalam, y + u.dalam + u.huruf, ukuran=u.huruf, jarak=u.baris)
        )
        if n:
            tengah = y + tinggi // 2
            isi.append(
                svg.garis([(x - _LELUHUR_SELA, tengah), (x, tengah)], warna=svg.GARIS, tebal="0.8")
            )
    x, lebar, _ = kotak[-1]
    dari, belok = x + lebar // 2, atas - JARAK_LEMBAR.tingkat // 2
    for p in h.denah.letak:
        if p.tingkat == 0:
            ke = geser + p.tengah
            jalur = [(dari, y + tinggi), (dari, belok), (ke, belok), (ke, atas)]
            isi.append(svg.garis(jalur, warna=svg.GARIS, tebal="0.8"))
    return isi


def _tanda(s: SusunanLembar, tanda: TandaLembar, y: int) -> str:
    x = s.lebar - TEPI - _TTD_LEBAR
    bawah = y + 11 * len(tanda.atas) + _TTD_RUANG
    return svg.teks_baris(tanda.atas, x, y + 9, ukuran=9, jarak=11) + svg.teks_baris(
        tanda.bawah, x, bawah + 9, ukuran=9, jarak=11
    )


def _sebut(s: SusunanLembar, h: HalamanDenah) -> str:
    """Every card of the sheet with the one that it supports."""
    nama = {kode: t.kartu.teks for kode, t in s.kartu.items()}
    hasil = []
    for p in h.denah.letak:
        induk = s.kartu[p.kode].kartu.induk
        mendukung = f" (mendukung {nama[induk]})" if induk in nama else ""
        rincian = "; ".join(r.teks for r in s.kartu[p.kode].kartu.rincian)
        hasil.append(f"{nama[p.kode]}{mendukung}" + (f": {rincian}" if rincian else ""))
    return ". ".join(hasil)
