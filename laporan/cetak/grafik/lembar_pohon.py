"""The tree on sheets of A4 or A3, each drawn as an SVG of that size. PURE.

Measures are points: 8 of them are the least size of type. Every sheet has its title and number; the
first has the letterhead, the last the signature.
"""

from collections.abc import Sequence
from dataclasses import dataclass
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
LEBAR_KARTU = 144
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
        penuh = self.bidang.lebar
        lebar = (LEBAR_KARTU, LEBAR_KARTU * 3 // 2, LEBAR_KARTU * 5 // 2, penuh)
        maks = (self.bidang.tinggi - self.kop) * 55 // 100
        terukur = [t for k in kartu for t in bagi_rincian(k, lebar, maks, HURUF_LEMBAR)]
        self.kartu: dict[str, KartuTerukur] = {t.kartu.kode: t for t in terukur}
        self.halaman: list[HalamanDenah] = bagi_halaman(
            [Kotak(t.kartu.kode, t.kartu.induk, t.lebar, t.tinggi) for t in terukur],
            self.bidang,
            leluhur=self.tinggi_leluhur,
            ulang=lambda kode: Kotak(kode, "", *self._ukuran_ulang(kode)),
            tambahan=HURUF_LEMBAR.baris + 3,
            jarak=JARAK_LEMBAR,
        )
        self.lanjutan = halaman_lanjutan(self.halaman)
        perlu = 0 if tanda is None else _tinggi_tanda(tanda)
        akhir = len(self.halaman)
        self.ke_kiri = False
        if perlu and not self._lega(akhir, perlu):
            self.ke_kiri = True  # the last sheet's cards make room for the signature
            self.ke_kiri = self._lega(akhir, perlu)
        self.tanda_sendiri = bool(perlu) and not self._lega(akhir, perlu)
        self.banyak = akhir + self.tanda_sendiri

    @property
    def dasar(self) -> int:
        """Lower edge of the room for cards."""
        return self.tinggi - TEPI - KAKI

    def atas(self, nomor: int) -> int:
        """Upper edge of the cards of a sheet, below its head and its strip."""
        pita = self.tinggi_leluhur(self.halaman[nomor - 1].leluhur)
        kop = self.kop if nomor == 1 else 0
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
            KartuCetak(k.kode, "", k.label, teks, k.tingkat), LEBAR_KARTU, HURUF_LEMBAR
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
    kata = ""
    if nomor <= len(s.halaman):
        h = s.halaman[nomor - 1]
        isi += _cabang(s, nomor, h)
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


def _cabang(s: SusunanLembar, nomor: int, h: HalamanDenah) -> list[str]:
    u, atas, geser = HURUF_LEMBAR, s.atas(nomor), s.geser(nomor)
    isi = _leluhur(s, h, atas, geser)
    for g in h.denah.garis:
        isi.append(svg.garis([(geser + x, atas + y) for x, y in g], warna=svg.GARIS, tebal="0.8"))
    for p in h.denah.letak:
        k = s.ulangan(p.kode) if p.kode == h.ulangan else s.kartu[p.kode]
        lanjut = f"Lanjut ke halaman {s.lanjutan[p.kode]}" if p.kode in h.lanjut else ""
        # Only where the word has its own line; a box alone on its page says it at the foot.
        muat = lanjut if p.tinggi > k.tinggi else ""
        isi.append(gambar_kartu(k, geser + p.x, atas + p.y, p.tinggi, u, muat))
    sambung = h.bersambung or any(p.kode in h.lanjut and p.tingkat == 0 for p in h.denah.letak)
    if sambung:
        kalimat = f"Cabang ini bersambung ke halaman {nomor + 1}."
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
    dari, ke = x + lebar // 2, geser + h.denah.letak[0].tengah
    belok = atas - JARAK_LEMBAR.tingkat // 2
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
