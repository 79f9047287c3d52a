"""Organisation chart: boxes with wrapped text. PURE."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from laporan.cetak.grafik import svg

BIDANG_SEBARIS = 4
"""More divisions than this do not stand side by side: their names would be cut to pieces."""
LANJUTAN = " (lanjutan)"
ATASAN_DIULANG = 3
"""Superiors that stand again on top of the next drawing, the nearest ones."""
_INDEN, _SELA, _DALAM = 22, 9, 10

JenisUnit = Literal["kepala", "sekretariat", "bidang", "sub", "fungsional"]


@dataclass(frozen=True)
class UnitBagan:
    """A box of the organisation chart; `nama` of the office, `pejabat` below it if given."""

    kode: str
    nama: str
    induk: str = ""
    jenis: JenisUnit = "sub"
    pejabat: str = ""


@dataclass(frozen=True)
class _Kotak:
    """A measured box."""

    baris: tuple[str, ...]
    kecil: tuple[str, ...]
    lebar: int
    tinggi: int
    tebal: bool


def _ukur(unit: UnitBagan, lebar: int, *, tebal: bool, ukuran: int = svg.KECIL) -> _Kotak:
    baris = svg.bungkus(unit.nama, lebar - 12, ukuran, tebal=tebal)
    kecil = svg.bungkus(unit.pejabat, lebar - 12, svg.KECIL) if unit.pejabat else ()
    tinggi = 12 + 13 * len(baris) + (11 * len(kecil) + 2 if kecil else 0)
    return _Kotak(baris, kecil, lebar, max(tinggi, 28), tebal)


def _gambar(k: _Kotak, x: int, y: int, *, isi: str = svg.KERTAS, ukuran: int = svg.KECIL) -> str:
    tengah = x + k.lebar // 2
    tulisan = 13 * len(k.baris) + (11 * len(k.kecil) + 2 if k.kecil else 0)
    dasar = y + (k.tinggi - tulisan) // 2 + 10
    hasil = svg.kotak(x, y, k.lebar, k.tinggi, isi=isi, garis=svg.TINTA, tebal="0.9")
    hasil += svg.teks_baris(
        k.baris, tengah, dasar, ukuran=ukuran, jarak=13, jangkar="middle", tebal=k.tebal
    )
    if k.kecil:
        hasil += svg.teks_baris(
            k.kecil, tengah, dasar + 13 * len(k.baris) + 1, ukuran=svg.KECIL, jarak=11,
            jangkar="middle",
            warna=svg.REDUP,
        )  # fmt: skip
    return hasil


def bagan_organisasi(
    unit: Sequence[UnitBagan],
    *,
    judul: str = "Struktur organisasi",
    lebar: int = svg.LEBAR,
    tinggi: int = svg.TINGGI,
) -> tuple[str, ...]:
    """The chart in as many drawings as are needed for none to be higher than `tinggi`.

    Head on top, secretariat at the right of the trunk, divisions in a row below it, sub-units
    hung below their division. What is too wide or too high for that is an outline: everyone
    below their superior, each level further in, and on the next drawing the superiors again.
    """
    if not unit:
        return (svg.kosong(judul, "Belum ada unit kerja.", lebar=lebar),)
    akar = _akar(unit)
    bidang = [u for u in unit if u.induk == akar.kode and u.jenis not in _DI_SISI]
    if len(bidang) <= BIDANG_SEBARIS and not _lepas(unit, akar):
        gambar, setinggi = _bagan_utuh(unit, akar, bidang, judul=judul, lebar=lebar)
        if setinggi <= tinggi:
            return (gambar,)
    return _berjenjang(unit, akar, judul=judul, lebar=lebar, tinggi=tinggi)


_DI_SISI = ("sekretariat", "fungsional")


def _akar(unit: Sequence[UnitBagan]) -> UnitBagan:
    kode = {u.kode for u in unit}
    kepala = next((u for u in unit if u.jenis == "kepala"), None)
    return kepala or next((u for u in unit if u.induk not in kode), unit[0])


def _lepas(unit: Sequence[UnitBagan], akar: UnitBagan) -> list[UnitBagan]:
    """Units that hang on nobody of the chart."""
    kode = {u.kode for u in unit}
    return [u for u in unit if u.induk not in kode and u is not akar]


def _berjenjang(
    unit: Sequence[UnitBagan], akar: UnitBagan, *, judul: str, lebar: int, tinggi: int
) -> tuple[str, ...]:
    anak: dict[str, list[UnitBagan]] = {}
    for u in unit:
        anak.setdefault(u.induk, []).append(u)
    urut: list[tuple[int, UnitBagan]] = []

    def jalan(u: UnitBagan, dalam: int) -> None:
        if all(x is not u for _, x in urut):  # a ring of superiors has no end
            urut.append((dalam, u))
            for a in anak.get(u.kode, ()):
                jalan(a, dalam + 1)

    for puncak in (akar, *_lepas(unit, akar)):
        jalan(puncak, 0)
    hasil: list[str] = []
    halaman: list[tuple[int, UnitBagan, _Kotak]] = []
    y, jalur = 4, list[tuple[int, UnitBagan]]()

    def tutup() -> None:
        isi: list[str] = []
        atas, simpul = 4, dict[int, int]()
        for dalam, _, k in halaman:
            x = 2 + min(dalam, _DALAM) * _INDEN
            tengah = atas + k.tinggi // 2
            if dalam and dalam - 1 in simpul:
                batang = x - _INDEN + _SELA
                isi.append(svg.garis([(batang, simpul[dalam - 1]), (batang, tengah), (x, tengah)]))
            isi.append(_gambar(k, x, atas, isi=_WARNA[min(dalam, 2)]))
            atas += k.tinggi
            simpul[dalam] = atas
            atas += _SELA
        hasil.append(
            svg.bingkai(
                isi, lebar=lebar, tinggi=atas, judul=judul,
                deskripsi=_uraian([u for _, u, _ in halaman], halaman[0][1]),
            )
        )  # fmt: skip
        halaman.clear()

    for dalam, u in urut:
        jalur = [*(x for x in jalur if x[0] < dalam), (dalam, u)]
        k = _kotak_berjenjang(u, dalam, lebar)
        if halaman and y + k.tinggi + _SELA > tinggi:
            tutup()
            y = 4
            for d, atasan in jalur[-1 - ATASAN_DIULANG : -1]:
                ulang = replace(atasan, nama=atasan.nama + LANJUTAN, pejabat="")
                kotak = _kotak_berjenjang(ulang, d, lebar)
                halaman.append((d, ulang, kotak))
                y += kotak.tinggi + _SELA
        halaman.append((dalam, u, k))
        y += k.tinggi + _SELA
    tutup()
    return tuple(hasil)


_WARNA = ("#e3ebe7", "#f2f5f3", svg.KERTAS)


def _kotak_berjenjang(u: UnitBagan, dalam: int, lebar: int) -> _Kotak:
    """As wide as its name needs, so that the levels stay easy to tell apart."""
    sisa = lebar - 4 - min(dalam, _DALAM) * _INDEN
    perlu = 16 + max(
        svg.lebar_teks(u.nama, svg.KECIL, tebal=dalam < 2),
        svg.lebar_teks(u.pejabat, svg.KECIL) if u.pejabat else 0,
    )
    return _ukur(u, min(sisa, max(perlu, 160)), tebal=dalam < 2)


def _bagan_utuh(
    unit: Sequence[UnitBagan],
    akar: UnitBagan,
    bidang: Sequence[UnitBagan],
    *,
    judul: str,
    lebar: int,
) -> tuple[str, int]:
    """The chart as one drawing, and its height."""
    anak = [u for u in unit if u.induk == akar.kode]
    samping = [u for u in anak if u.jenis == "sekretariat"]
    fungsional = [u for u in anak if u.jenis == "fungsional"]
    poros = lebar // 2
    isi: list[str] = []

    kepala = _ukur(akar, min(260, lebar * 45 // 100), tebal=True, ukuran=11)
    isi.append(_gambar(kepala, poros - kepala.lebar // 2, 4, isi="#e3ebe7", ukuran=11))
    y = 4 + kepala.tinggi
    awal_poros = y

    bawah_samping = y
    for u in samping:
        lebar_kotak = min(220, lebar - poros - 30)
        k = _ukur(u, lebar_kotak, tebal=True)
        x = lebar - lebar_kotak - 2
        atas = bawah_samping + 20
        isi.append(_gambar(k, x, atas, isi="#f2f5f3"))
        isi.append(svg.garis([(poros, atas + k.tinggi // 2), (x, atas + k.tinggi // 2)]))
        bawah_samping = _gantung(unit, u, x, atas + k.tinggi, lebar_kotak, isi)
    bawah_kiri = y
    for u in fungsional:
        lebar_kotak = min(190, poros - 40)
        k = _ukur(u, lebar_kotak, tebal=True)
        atas = bawah_kiri + 20
        isi.append(_gambar(k, 2, atas))
        tengah = atas + k.tinggi // 2
        isi.append(svg.garis([(2 + lebar_kotak, tengah), (poros, tengah)], putus="4 3"))
        bawah_kiri = atas + k.tinggi
    y = max(bawah_samping, bawah_kiri)

    if bidang:
        y += 22
        jarak = 14
        lebar_kotak = min(240, (lebar - 4 - jarak * (len(bidang) - 1)) // len(bidang))
        lebar_kotak -= lebar_kotak % 2  # the middle box then stands exactly below the trunk
        total = lebar_kotak * len(bidang) + jarak * (len(bidang) - 1)
        x0 = (lebar - total) // 2
        kotak = [_ukur(u, lebar_kotak, tebal=True) for u in bidang]
        tinggi = max(k.tinggi for k in kotak)
        pusat = [x0 + i * (lebar_kotak + jarak) + lebar_kotak // 2 for i in range(len(bidang))]
        isi.append(svg.garis([(poros, awal_poros), (poros, y)]))
        if len(bidang) > 1 or pusat[0] != poros:
            ujung = sorted([*pusat, poros])
            isi.append(svg.garis([(ujung[0], y), (ujung[-1], y)]))
        akhir = y
        for u, k, tengah in zip(bidang, kotak, pusat, strict=True):
            isi.append(svg.garis([(tengah, y), (tengah, y + 14)]))
            sama_tinggi = _Kotak(k.baris, k.kecil, k.lebar, tinggi, k.tebal)
            x = tengah - lebar_kotak // 2
            isi.append(_gambar(sama_tinggi, x, y + 14, isi="#f2f5f3"))
            akhir = max(akhir, _gantung(unit, u, x, y + 14 + tinggi, lebar_kotak, isi))
        y = akhir
    elif samping or fungsional:
        isi.append(svg.garis([(poros, awal_poros), (poros, y)]))
    deskripsi = _uraian(unit, akar)
    gambar = svg.bingkai(isi, lebar=lebar, tinggi=y + 6, judul=judul, deskripsi=deskripsi)
    return gambar, y + 6


def _gantung(
    unit: Sequence[UnitBagan], induk: UnitBagan, x: int, y: int, lebar: int, isi: list[str]
) -> int:
    """Hang the children of a box below its left edge; return the lowest point."""
    batang = x + 9
    bawah = y
    simpul = y
    for u in (u for u in unit if u.induk == induk.kode):
        geser = 22
        k = _ukur(u, lebar - geser, tebal=False)
        bawah += 9
        tengah = bawah + k.tinggi // 2
        isi.append(_gambar(k, x + geser, bawah))
        isi.append(svg.garis([(batang, tengah), (x + geser, tengah)]))
        simpul = tengah
        bawah = _gantung(unit, u, x + geser, bawah + k.tinggi, lebar - geser, isi)
    if simpul > y:
        isi.append(svg.garis([(batang, y), (batang, simpul)]))
    return bawah


def _uraian(unit: Sequence[UnitBagan], akar: UnitBagan) -> str:
    hasil: list[str] = []
    for u in unit:
        anak = [v.nama for v in unit if v.induk == u.kode]
        if anak:
            hasil.append(f"{u.nama} membawahi {', '.join(anak)}")
    return "; ".join(hasil or [akar.nama]) + "."
