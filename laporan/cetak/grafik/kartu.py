"""A card of the tree: its lines measured, then drawn. PURE."""

from collections.abc import Sequence
from dataclasses import dataclass

from laporan.cetak.grafik import svg

WARNA_JENJANG = ("#083327", "#0d4a38", "#1e4e79", "#858478", "#b9b4a5")
"""From the top; as static/css/perencanaan/pohon.css has them."""
WARNA_NADA = ("", "#8f1d24", "#d06f28", "#d9b02f", "#3b7d3f", "#0b503a")
"""The five steps of kriteria, the lowest first; the word always stands beside them."""
_BILAH = 4


@dataclass(frozen=True)
class RincianKartu:
    """One line of a card below its text, wrapped as it needs. `nada`: a step of kriteria."""

    teks: str
    nada: int = 0
    redup: bool = True


@dataclass(frozen=True)
class KartuCetak:
    """A node on paper."""

    kode: str
    induk: str
    label: str
    teks: str
    tingkat: int = 1
    rincian: tuple[RincianKartu, ...] = ()


@dataclass(frozen=True)
class UkuranHuruf:
    """Size of type, distance of lines and padding of a card."""

    huruf: int
    baris: int
    dalam: int


@dataclass(frozen=True)
class KartuTerukur:
    """A card with its lines as they will stand: (text, step of kriteria, muted)."""

    kartu: KartuCetak
    lebar: int
    judul: tuple[str, ...]
    label: tuple[str, ...]
    rincian: tuple[tuple[str, int, bool], ...]
    tinggi: int


def ukur_kartu(kartu: KartuCetak, lebar: int, u: UkuranHuruf) -> KartuTerukur:
    """How the card stands at this width."""
    bidang = lebar - 2 * u.dalam
    label = svg.bungkus(kartu.label, bidang, u.huruf) if kartu.label else ()
    judul = svg.bungkus(kartu.teks, bidang, u.huruf, tebal=True)
    rincian: list[tuple[str, int, bool]] = []
    for r in kartu.rincian:
        for n, baris in enumerate(
            svg.bungkus(r.teks, bidang - (u.huruf + 2 if r.nada else 0), u.huruf)
        ):
            rincian.append((baris, r.nada if n == 0 else -1 if r.nada else 0, r.redup))
    banyak = len(label) + len(judul) + len(rincian)
    sela = u.dalam // 2 if rincian else 0
    tinggi = _BILAH + 2 * u.dalam + u.baris * banyak + sela
    return KartuTerukur(kartu, lebar, judul, label, tuple(rincian), tinggi)


def gambar_kartu(
    k: KartuTerukur, x: int, y: int, tinggi: int, u: UkuranHuruf, lanjut: str = ""
) -> str:
    """The card; `lanjut`: the words at its foot where its branch goes on elsewhere."""
    warna = WARNA_JENJANG[min(k.kartu.tingkat, len(WARNA_JENJANG)) - 1]
    isi = [
        svg.kotak(x, y, k.lebar, tinggi, isi=svg.KERTAS, garis=svg.REDUP, tebal="0.6"),
        svg.kotak(x, y, k.lebar, _BILAH, isi=warna),
    ]
    kiri = x + u.dalam
    dasar = y + _BILAH + u.dalam + u.huruf
    for teks in k.label:
        isi.append(svg.teks(teks, kiri, dasar, ukuran=u.huruf, warna=svg.REDUP))
        dasar += u.baris
    isi.append(svg.teks_baris(k.judul, kiri, dasar, ukuran=u.huruf, jarak=u.baris, tebal=True))
    dasar += u.baris * len(k.judul) + u.dalam // 2
    for teks, nada, redup in k.rincian:
        masuk = 0
        if nada:
            masuk = u.huruf + 2
        if nada > 0:
            sisi = u.huruf * 3 // 4
            isi.append(
                svg.kotak(
                    kiri,
                    dasar - sisi,
                    sisi,
                    sisi,
                    isi=WARNA_NADA[nada],
                    garis=svg.REDUP,
                    tebal="0.4",
                )
            )
        tinta = svg.REDUP if redup else svg.TINTA
        isi.append(svg.teks(teks, kiri + masuk, dasar, ukuran=u.huruf, warna=tinta))
        dasar += u.baris
    if lanjut:
        bawah = y + tinggi - u.dalam
        isi.append(
            svg.garis(
                [(kiri, bawah - u.baris), (x + k.lebar - u.dalam, bawah - u.baris)],
                warna=svg.KISI,
                tebal="0.6",
            )
        )
        isi.append(svg.teks(lanjut, kiri, bawah - 1, ukuran=u.huruf, tebal=True, warna=svg.HIJAU))
    return "".join(isi)


def bagi_rincian(
    kartu: KartuCetak, lebar: Sequence[int], maks: int, u: UkuranHuruf
) -> list[KartuTerukur]:
    """The card at the first of these widths at which it is no higher than `maks`. One that is
    higher at the widest goes on in further cards that hang below it.
    """
    for satu in lebar:
        k = ukur_kartu(kartu, satu, u)
        if k.tinggi <= maks:
            return [k]
    hasil: list[KartuTerukur] = []
    sisa, kini = list(kartu.rincian), kartu
    while True:
        ambil: list[RincianKartu] = []
        dasar = KartuCetak(kini.kode, kini.induk, kini.label, kini.teks, kini.tingkat)
        while sisa:
            calon = ukur_kartu(_berisi(dasar, [*ambil, sisa[0]]), lebar[-1], u)
            if ambil and calon.tinggi > maks:
                break
            ambil.append(sisa.pop(0))
        hasil.append(ukur_kartu(_berisi(dasar, ambil), lebar[-1], u))
        if not sisa:
            return hasil
        nama = kartu.teks if len(kartu.teks) < 80 else f"{kartu.teks[:77]}…"
        kini = KartuCetak(
            f"{kartu.kode}+{len(hasil)}",
            kartu.kode,
            kartu.label,
            f"{nama} (lanjutan)",
            kartu.tingkat,
        )


def _berisi(kartu: KartuCetak, rincian: Sequence[RincianKartu]) -> KartuCetak:
    return KartuCetak(
        kartu.kode, kartu.induk, kartu.label, kartu.teks, kartu.tingkat, tuple(rincian)
    )
