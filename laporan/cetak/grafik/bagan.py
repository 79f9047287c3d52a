"""Organisation chart and performance tree: boxes with wrapped text. PURE."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from laporan.cetak.grafik import svg

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
class SimpulPohon:
    """A node of the performance tree: text in bold, then detail lines (indicator and target)."""

    kode: str
    teks: str
    induk: str = ""
    rincian: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True)
class _Kotak:
    """A measured box."""

    baris: tuple[str, ...]
    kecil: tuple[str, ...]
    lebar: int
    tinggi: int
    tebal: bool


def _ukur(unit: UnitBagan, lebar: int, *, tebal: bool, ukuran: int = 10) -> _Kotak:
    baris = svg.bungkus(unit.nama, lebar - 12, ukuran, tebal=tebal)
    kecil = svg.bungkus(unit.pejabat, lebar - 12, 9) if unit.pejabat else ()
    tinggi = 12 + 13 * len(baris) + (11 * len(kecil) + 2 if kecil else 0)
    return _Kotak(baris, kecil, lebar, max(tinggi, 28), tebal)


def _gambar(k: _Kotak, x: int, y: int, *, isi: str = svg.KERTAS, ukuran: int = 10) -> str:
    tengah = x + k.lebar // 2
    tulisan = 13 * len(k.baris) + (11 * len(k.kecil) + 2 if k.kecil else 0)
    dasar = y + (k.tinggi - tulisan) // 2 + 10
    hasil = svg.kotak(x, y, k.lebar, k.tinggi, isi=isi, garis=svg.TINTA, tebal="0.9")
    hasil += svg.teks_baris(
        k.baris, tengah, dasar, ukuran=ukuran, jarak=13, jangkar="middle", tebal=k.tebal
    )
    if k.kecil:
        hasil += svg.teks_baris(
            k.kecil, tengah, dasar + 13 * len(k.baris) + 1, ukuran=9, jarak=11, jangkar="middle",
            warna=svg.REDUP,
        )  # fmt: skip
    return hasil


def bagan_organisasi(
    unit: Sequence[UnitBagan],
    *,
    judul: str = "Struktur organisasi",
    lebar: int = 600,
) -> str:
    """Head on top, secretariat at the right of the trunk, divisions in a row below it.

    Sub-units hang below their division in a column, so the chart stays within the page
    width however many there are. With more than five divisions ask for a wider `lebar`.
    """
    if not unit:
        return svg.kosong(judul, "Belum ada unit kerja.", lebar=lebar)
    kode = {u.kode for u in unit}
    akar = next((u for u in unit if u.jenis == "kepala"), None)
    akar = akar or next((u for u in unit if u.induk not in kode), unit[0])
    anak = [u for u in unit if u.induk == akar.kode]
    samping = [u for u in anak if u.jenis == "sekretariat"]
    fungsional = [u for u in anak if u.jenis == "fungsional"]
    bidang = [u for u in anak if u.jenis not in ("sekretariat", "fungsional")]
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
    return svg.bingkai(isi, lebar=lebar, tinggi=y + 6, judul=judul, deskripsi=deskripsi)


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


def pohon_kinerja(
    simpul: Sequence[SimpulPohon],
    *,
    judul: str = "Pohon kinerja",
    lebar: int = 600,
) -> str:
    """Left-to-right tidy tree; it grows in height, so print one branch per page."""
    if not simpul:
        return svg.kosong(judul, "Belum ada pohon kinerja.", lebar=lebar)
    kode = {s.kode for s in simpul}
    anak: dict[str, list[SimpulPohon]] = {}
    for s in simpul:
        anak.setdefault(s.induk if s.induk in kode else "", []).append(s)

    def dalam(s: SimpulPohon) -> int:
        return 1 + max((dalam(a) for a in anak.get(s.kode, ())), default=0)

    tingkat = max(dalam(s) for s in anak[""])
    jarak = 26 if tingkat > 3 else 34
    lebar_kotak = (lebar - 4 - jarak * (tingkat - 1)) // tingkat
    ukuran = 10 if lebar_kotak >= 110 else 9
    isi: list[str] = []

    def susun(s: SimpulPohon, kolom: int, atas: int) -> tuple[int, Decimal]:
        """Draw a subtree from `atas`; return its lower edge and the middle of its box."""
        label = (s.label,) if s.label else ()
        baris = svg.bungkus(s.teks, lebar_kotak - 14, ukuran, tebal=True)
        rincian = tuple(b for r in s.rincian for b in svg.bungkus(r, lebar_kotak - 14, 9))
        tinggi = 13 + 13 * len(baris) + 11 * (len(rincian) + len(label)) + (3 if rincian else 0)
        x = 2 + kolom * (lebar_kotak + jarak)
        bawah = atas
        pusat_anak: list[Decimal] = []
        for a in anak.get(s.kode, ()):
            bawah, pusat = susun(a, kolom + 1, bawah + (10 if pusat_anak else 0))
            pusat_anak.append(pusat)
        tengah = (pusat_anak[0] + pusat_anak[-1]) / 2 if pusat_anak else atas + Decimal(tinggi) / 2
        # A box taller than its children's column must not climb above its own start.
        y = max(Decimal(atas), tengah - Decimal(tinggi) / 2)
        tengah = y + Decimal(tinggi) / 2
        for pusat in pusat_anak:
            belok = x + lebar_kotak + jarak // 2
            isi.append(
                svg.garis(
                    [(x + lebar_kotak, tengah), (belok, tengah), (belok, pusat),
                     (x + lebar_kotak + jarak, pusat)],
                    warna=svg.GARIS,
                )
            )  # fmt: skip
        warna = ("#e3ebe7", "#eef3f0", svg.KERTAS)[min(kolom, 2)]
        isi.append(svg.kotak(x, y, lebar_kotak, tinggi, isi=warna, garis=svg.TINTA, tebal="0.8"))
        dasar = y + 14
        for teks_label in label:
            isi.append(svg.teks(teks_label, x + 7, dasar, ukuran=8, warna=svg.REDUP))
            dasar += 11
        isi.append(svg.teks_baris(baris, x + 7, dasar, ukuran=ukuran, jarak=13, tebal=True))
        dasar += 13 * len(baris) + 1
        isi.append(svg.teks_baris(rincian, x + 7, dasar, ukuran=9, jarak=11, warna=svg.REDUP))
        return max(bawah, int(y) + tinggi + 1), tengah

    bawah = 2
    for urut, s in enumerate(anak[""]):
        bawah, _ = susun(s, 0, bawah + (16 if urut else 0))
    nama = {s.kode: s.teks for s in simpul}
    deskripsi = "; ".join(
        s.teks + (f" (mendukung {nama[s.induk]})" if s.induk in nama else "") for s in simpul
    )
    return svg.bingkai(isi, lebar=lebar, tinggi=bawah + 4, judul=judul, deskripsi=deskripsi + ".")
