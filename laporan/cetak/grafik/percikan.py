"""A small trend for a large figure: realisasi as a line, the year's target as a dash. PURE."""

from collections.abc import Sequence
from decimal import Decimal

from laporan.cetak.grafik import TitikTren, svg
from laporan.cetak.grafik.tren import catatan_putus, tanpa_awal

LEBAR, TINGGI = 168, 44


def percikan(titik: Sequence[TitikTren], *, judul: str) -> str:
    """Return the drawing; empty with fewer than two years of realisasi. The line breaks at years
    whose figures do not compare.
    """
    putus = catatan_putus(titik)
    titik = tanpa_awal(titik)
    ada = [t for t in titik if t.nilai is not None]
    if len(ada) < 2:
        return ""
    nilai = [n for t in titik for n in (t.nilai, t.target) if n is not None]
    rentang = max(nilai) - min(nilai) or Decimal(1)
    skala = svg.Skala(min(nilai) - rentang / 8, max(nilai) + rentang / 8, TINGGI - 14, 5)
    kiri, kanan = 16, LEBAR - 16
    langkah = Decimal(kanan - kiri) / max(1, len(titik) - 1)
    isi: list[str] = []
    ruas: list[list[tuple[Decimal, Decimal]]] = [[]]
    for urut, t in enumerate(titik):
        x = kiri + langkah * urut
        isi.append(svg.teks(t.tahun, x, TINGGI - 1, ukuran=9, jangkar="middle", warna=svg.REDUP))
        if t.target is not None:
            y = skala(t.target)
            isi.append(svg.garis([(x - 8, y), (x + 8, y)], warna=svg.SASARAN, tebal="1.8"))
        if t.nilai is not None:
            ruas[-1].append((x, skala(t.nilai)))
        elif t.putus:
            ruas.append([])
    isi += [svg.garis(jalur, warna=svg.HIJAU, tebal="1.8") for jalur in ruas if len(jalur) > 1]
    isi += [svg.lingkaran(x, y, 3, isi=svg.HIJAU) for jalur in ruas for x, y in jalur]
    deskripsi = "; ".join(
        f"{t.tahun}: realisasi {t.teks or 'belum ada'}, target {t.teks_target or 'tidak tercatat'}"
        for t in titik
        if not t.putus
    )
    deskripsi += f". {putus}" if putus else "."
    return svg.bingkai(isi, lebar=LEBAR, tinggi=TINGGI, judul=judul, deskripsi=deskripsi)
