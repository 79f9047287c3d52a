"""One indicator's realisasi beside outside figures: a bar for each, own bar dark. PURE."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from laporan.cetak.grafik import svg

TINGGI = 22


@dataclass(frozen=True)
class BatangBanding:
    """One bar: whose figure, how much, as printed."""

    label: str
    nilai: Decimal
    teks: str
    sendiri: bool = False


@dataclass(frozen=True)
class KelompokBanding:
    """One indicator with its bars; the bars of a group share a scale, groups do not."""

    judul: str
    batang: tuple[BatangBanding, ...]


def batang_banding(
    kelompok: Sequence[KelompokBanding], *, judul: str, lebar: int = svg.LEBAR
) -> str:
    """Bars from zero, each with its figure at its end; the own bar dark, the others outlined."""
    kolom_label = lebar * 34 // 100
    kolom_nilai = 16 + max(
        (svg.lebar_teks(b.teks, 10, tebal=b.sendiri) for k in kelompok for b in k.batang), default=0
    )
    kiri, kanan = kolom_label + 12, max(kolom_label + 72, lebar - kolom_nilai)
    isi: list[str] = []
    y = 4
    for k in kelompok:
        tulisan = svg.bungkus(k.judul, lebar - 12, 10, tebal=True, maksimum=2)
        isi.append(svg.teks_baris(tulisan, 0, y + 12, ukuran=10, jarak=13, tebal=True))
        y += 13 * len(tulisan) + 6
        semua = [b.nilai for b in k.batang]
        terkecil, terbesar = min(Decimal(0), *semua), max(Decimal(0), *semua)
        skala = svg.Skala(terkecil, terbesar if terbesar > terkecil else Decimal(1), kiri, kanan)
        nol = skala(Decimal(0))
        atas = y
        for b in k.batang:
            tengah = y + TINGGI // 2
            label = svg.bungkus(b.label, kolom_label, 10, tebal=b.sendiri, maksimum=1)
            isi.append(
                svg.teks_baris(
                    label, kolom_label, tengah + 4, ukuran=10, jangkar="end", tebal=b.sendiri
                )
            )
            warna = svg.HIJAU if b.sendiri else svg.HIJAU_MUDA
            dari, ujung = sorted((nol, skala(b.nilai)))
            isi.append(
                svg.kotak(
                    dari, tengah - 6, ujung - dari, 12, isi=warna, garis=svg.HIJAU, tebal="0.8"
                )
            )
            isi.append(svg.teks(b.teks, ujung + 6, tengah + 4, ukuran=10, tebal=b.sendiri))
            y += TINGGI
        isi.append(svg.garis([(nol, atas), (nol, y)], warna=svg.GARIS))
        y += 8
    deskripsi = "; ".join(
        f"{k.judul}: {', '.join(f'{b.label} {b.teks}' for b in k.batang)}" for k in kelompok
    )
    return svg.bingkai(isi, lebar=lebar, tinggi=y, judul=judul, deskripsi=f"{deskripsi}.")
