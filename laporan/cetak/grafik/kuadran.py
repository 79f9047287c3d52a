"""Capaian against serapan: four quarters, numbered dots, names beside. PURE."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from laporan.cetak.grafik import svg


@dataclass(frozen=True)
class TitikKuadran:
    """One program or indicator; `teks` is printed after its name, e.g. "104,2% · 97,3%"."""

    label: str
    capaian: Decimal
    serapan: Decimal
    teks: str = ""


def kuadran(
    titik: Sequence[TitikKuadran],
    *,
    judul: str = "Capaian kinerja terhadap serapan anggaran",
    batas_capaian: Decimal = Decimal(100),
    batas_serapan: Decimal,
    lebar: int = svg.LEBAR,
) -> str:
    """Dots that would cover each other share one dot with all their numbers. Left of
    `batas_serapan` money was left.
    """
    if not titik:
        return svg.kosong(judul, "Belum ada capaian dengan anggaran.", lebar=lebar)
    sisi = lebar * 55 // 100
    kiri, kanan, atas, bawah = 46, sisi, 12, sisi - 40
    serapan, capaian = [t.serapan for t in titik], [t.capaian for t in titik]
    sx = svg.Skala(
        _awal(min(*serapan, batas_serapan - 15), Decimal(5)),
        max(*serapan, Decimal(100)) + 3,
        kiri,
        kanan,
    )
    sy = svg.Skala(
        _awal(min(*capaian, batas_capaian - 20), Decimal(8)),
        max(*capaian, batas_capaian + 20) + 8,
        bawah,
        atas,
    )
    bx, by = sx(batas_serapan), sy(batas_capaian)
    isi = [
        svg.kotak(kiri, atas, bx - kiri, by - atas, isi="#eef3f0"),
        svg.kotak(kiri, atas, kanan - kiri, bawah - atas, garis=svg.GARIS),
        svg.garis([(bx, atas), (bx, bawah)], warna=svg.REDUP, putus="4 3"),
        svg.garis([(kiri, by), (kanan, by)], warna=svg.REDUP, putus="4 3"),
        svg.teks(
            _angka(batas_serapan), bx, bawah + 15, ukuran=10, jangkar="middle", warna=svg.REDUP
        ),
        svg.teks(
            _angka(batas_capaian), kiri - 5, by + 4, ukuran=10, jangkar="end", warna=svg.REDUP
        ),
        svg.teks("Serapan anggaran (%) →", kanan, bawah + 31, ukuran=10, jangkar="end"),
        f'<text transform="translate(12 {atas}) rotate(-90)" font-size="10" fill="{svg.TINTA}" '
        'text-anchor="end">Capaian kinerja (%) →</text>',
        *_nama_kuadran(kiri, kanan, atas, bawah, bx),
    ]
    for nomor, x, y in _gabung(titik, sx, sy):
        teks = ", ".join(map(str, nomor))
        setengah = max(9, svg.lebar_teks(teks, 10, tebal=True) // 2 + 5)
        x = min(max(x, Decimal(kiri + setengah)), Decimal(kanan - setengah))
        isi.append(
            f'<rect x="{svg.px(x - setengah)}" y="{svg.px(y - 9)}" width="{setengah * 2}" '
            f'height="18" rx="9" fill="{svg.HIJAU}" stroke="{svg.KERTAS}" stroke-width="1.5"/>'
        )
        isi.append(
            svg.teks(teks, x, y + 4, ukuran=10, jangkar="middle", tebal=True, warna=svg.KERTAS)
        )
    y_daftar = atas + 8
    x_daftar = sisi + 18
    for nomor_urut, t in enumerate(titik, start=1):
        baris = svg.bungkus(t.label, lebar - x_daftar - 20, 10, maksimum=3)
        isi.append(
            svg.teks(str(nomor_urut), x_daftar + 12, y_daftar, ukuran=10, jangkar="end", tebal=True)
        )
        isi.append(svg.teks_baris(baris, x_daftar + 18, y_daftar, ukuran=10, jarak=12))
        y_daftar += 12 * len(baris)
        if t.teks:
            isi.append(svg.teks(t.teks, x_daftar + 18, y_daftar, ukuran=svg.KECIL, warna=svg.REDUP))
            y_daftar += 12
        y_daftar += 5
    deskripsi = "; ".join(f"{n}. {t.label}: {t.teks}" for n, t in enumerate(titik, start=1)) + "."
    return svg.bingkai(
        isi, lebar=lebar, tinggi=max(bawah + 40, y_daftar), judul=judul, deskripsi=deskripsi
    )


def _awal(terkecil: Decimal, sela: Decimal) -> Decimal:
    """Some room below the least value, but nothing below zero where none of them is."""
    return terkecil - sela if terkecil < 0 else max(Decimal(0), terkecil - sela)


def _angka(nilai: Decimal) -> str:
    return f"{nilai.normalize():f}".replace(".", ",")


def _nama_kuadran(kiri: int, kanan: int, atas: int, bawah: int, bx: Decimal) -> list[str]:
    """Name a quarter only where its name fits."""
    hasil = []
    for nama, awal, akhir, y in (
        ("Tercapai, serapan rendah", Decimal(kiri), bx, atas + 14),
        ("Tercapai", bx, Decimal(kanan), atas + 14),
        ("Belum tercapai", Decimal(kiri), bx, bawah - 7),
        ("Belum tercapai", bx, Decimal(kanan), bawah - 7),
    ):
        if svg.lebar_teks(nama, svg.KECIL) + 10 <= akhir - awal:
            hasil.append(svg.teks(nama, awal + 6, y, ukuran=svg.KECIL, warna=svg.REDUP))
    return hasil


def _gabung(
    titik: Sequence[TitikKuadran], sx: svg.Skala, sy: svg.Skala
) -> list[tuple[list[int], Decimal, Decimal]]:
    hasil: list[tuple[list[int], Decimal, Decimal]] = []
    for nomor, t in enumerate(titik, start=1):
        x, y = sx(t.serapan), sy(t.capaian)
        for kumpulan, kx, ky in hasil:
            if abs(kx - x) < 18 and abs(ky - y) < 18:
                kumpulan.append(nomor)
                break
        else:
            hasil.append(([nomor], x, y))
    return hasil
