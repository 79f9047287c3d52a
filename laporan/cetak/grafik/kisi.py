"""Small multiples: many trends in one figure, each on its own scale. PURE."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from laporan.cetak.grafik import svg
from laporan.cetak.grafik.tren import TitikTren

KOLOM, LEBAR, TINGGI = 3, svg.LEBAR, 134
_CATATAN = 24


@dataclass(frozen=True)
class PanelTren:
    """One indicator: its name and its years, oldest first."""

    nama: str
    titik: tuple[TitikTren, ...]


def kisi_tren(panel: Sequence[PanelTren], *, judul: str) -> str:
    """A panel for each indicator: realisasi as a line with dots, the year's target as a dash."""
    if not panel:
        return svg.kosong(judul, "Belum ada realisasi yang dapat digambarkan.", lebar=LEBAR)
    baris = -(-len(panel) // KOLOM)
    lebar = LEBAR // KOLOM
    isi: list[str] = []
    for urut, p in enumerate(panel):
        isi += _panel(p, urut % KOLOM * lebar, urut // KOLOM * TINGGI, lebar)
    tinggi = baris * TINGGI + _CATATAN
    catatan = "Garis: realisasi. Tanda datar: target. Setiap panel memakai skalanya sendiri."
    isi.append(svg.teks(catatan, 8, tinggi - 8, ukuran=svg.KECIL, warna=svg.REDUP))
    deskripsi = "; ".join(
        f"{p.nama}: " + ", ".join(f"{t.teks or 'tidak ada'} ({t.tahun})" for t in p.titik)
        for p in panel
    )
    return svg.bingkai(isi, lebar=LEBAR, tinggi=tinggi, judul=judul, deskripsi=deskripsi + ".")


def _panel(p: PanelTren, kiri: int, atas: int, lebar: int) -> list[str]:
    nama = svg.bungkus(p.nama, lebar - 16, 10, tebal=True, maksimum=3)
    isi = [svg.teks_baris(nama, kiri + 8, atas + 14, ukuran=10, jarak=12, tebal=True)]
    dasar = atas + TINGGI - 22
    nilai = [n for t in p.titik for n in (t.nilai, t.target) if n is not None]
    if not nilai:
        return isi
    rentang = max(nilai) - min(nilai)
    skala = svg.Skala(min(nilai), max(nilai), dasar - 20, atas + 66)
    awal, akhir = kiri + 34, kiri + lebar - 34
    langkah = Decimal(akhir - awal) / max(1, len(p.titik) - 1)
    x = [awal + langkah * n for n in range(len(p.titik))]
    isi.append(svg.garis([(kiri + 8, dasar), (kiri + lebar - 8, dasar)], warna=svg.GARIS))
    ruas: list[tuple[Decimal | int, Decimal | int]] = []
    terisi = [n for n, t in enumerate(p.titik) if t.nilai is not None]
    titik: list[str] = []
    for n, t in enumerate(p.titik):
        isi.append(
            svg.teks(t.tahun, x[n], dasar + 13, ukuran=svg.KECIL, jangkar="middle", warna=svg.REDUP)
        )
        if t.target is not None:
            y = _letak(skala, t.target, rentang)
            isi.append(svg.garis([(x[n] - 7, y), (x[n] + 7, y)], warna=svg.SASARAN, tebal="2"))
        if t.nilai is None:
            isi += _garis(ruas)
            ruas = []
            continue
        y = _letak(skala, t.nilai, rentang)
        ruas.append((x[n], y))
        titik.append(svg.lingkaran(x[n], y, 4, isi=svg.HIJAU))
        if n == terisi[0] != terisi[-1]:
            bawah = _sesudah(p, n) > t.nilai
            titik.append(_label(t.teks, kiri + 8, y, "start", bawah=bawah))
        elif n == terisi[-1]:
            lebih = t.target is not None and t.nilai > t.target
            bawah = not lebih and _sebelum(p, n) > t.nilai
            titik.append(_label(t.teks, kiri + lebar - 8, y, "end", bawah=bawah))
    return [*isi, *_garis(ruas), *titik]


def _label(isi: str, x: int, y: Decimal, jangkar: svg.Jangkar, *, bawah: bool) -> str:
    """Held inside the panel, on the side of the dot where neither line nor target runs."""
    return svg.teks(
        isi, x, y + (15 if bawah else -8), ukuran=svg.KECIL, jangkar=jangkar, tebal=True
    )


def _sesudah(p: PanelTren, n: int) -> Decimal:
    return next(t.nilai for t in p.titik[n + 1 :] if t.nilai is not None)


def _sebelum(p: PanelTren, n: int) -> Decimal:
    lalu = [t.nilai for t in p.titik[:n] if t.nilai is not None]
    return lalu[-1] if lalu else Decimal("-Infinity")


def _letak(skala: svg.Skala, nilai: Decimal, rentang: Decimal) -> Decimal:
    """Where nothing moved, the middle of the panel rather than its floor."""
    if not rentang:
        return Decimal(skala.awal + skala.akhir) / 2
    return skala(nilai)


def _garis(ruas: Sequence[tuple[Decimal | int, Decimal | int]]) -> list[str]:
    return [svg.garis(ruas, warna=svg.HIJAU, tebal="2")] if len(ruas) > 1 else []
