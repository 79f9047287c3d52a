"""The way to a final target: where each indicator stood, where it stands, what is left. PURE."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from laporan.cetak.grafik import svg

SERATUS = Decimal(100)
UJUNG = Decimal(125)
"""Beyond this percentage of the final target a dot stands at the edge with an arrow."""


@dataclass(frozen=True)
class ButirJalur:
    """One indicator: percent of the final target, now and (if known) at the start."""

    label: str
    kini: Decimal
    teks: str
    awal: Decimal | None = None


def jalur_akhir(
    butir: Sequence[ButirJalur],
    *,
    judul: str,
    garis_teks: str = "Target akhir",
    awal_teks: str = "Awal",
    kini_teks: str = "Kini",
    lebar: int = 600,
) -> str:
    """A hollow dot for the start, a full one for now, dashes for the way that is left."""
    if not butir:
        return svg.kosong(judul, "Belum ada target akhir yang dapat dibandingkan.", lebar=lebar)
    kolom_label = lebar * 38 // 100
    kolom_nilai = 16 + max(svg.lebar_teks(b.teks, 10, tebal=True) for b in butir)
    kiri, kanan = kolom_label + 14, lebar - kolom_nilai
    terjauh = max(SERATUS, *(min(b.kini, UJUNG) for b in butir))
    skala = svg.Skala(Decimal(0), terjauh, kiri, kanan - 8)
    x100 = skala(SERATUS)
    pertama = next((n for n, b in enumerate(butir) if b.awal is not None), None)
    y = 40
    isi: list[str] = []
    for urut, b in enumerate(butir):
        label = svg.bungkus(b.label, kolom_label, 10, maksimum=3)
        tinggi = max(26, 12 * len(label) + 8)
        tengah = y + tinggi // 2
        isi.append(
            svg.teks_baris(
                label, kolom_label, tengah - (len(label) - 1) * 6 + 3, ukuran=10, jarak=12,
                jangkar="end",
            )
        )  # fmt: skip
        isi += _jalur(b, skala, kiri, tengah)
        isi.append(svg.teks(b.teks, kanan + 8, tengah + 4, ukuran=10, tebal=True))
        if urut == 0:
            x = _letak(b.kini, skala)
            isi.append(
                svg.teks(kini_teks, x, tengah - 9, ukuran=9, jangkar="middle", warna=svg.HIJAU)
            )
        if urut == pertama and b.awal is not None:
            isi.append(_nama_awal(_letak(b.awal, skala), tengah, awal_teks, kiri))
        y += tinggi
    bawah = y + 2
    alas = [
        svg.garis([(kiri, 36), (kiri, bawah)], warna=svg.GARIS),
        svg.teks("0%", kiri, bawah + 13, ukuran=9, jangkar="middle", warna=svg.REDUP),
        svg.teks("100%", x100, bawah + 13, ukuran=9, jangkar="middle", warna=svg.REDUP),
        svg.teks(garis_teks, x100, 12, ukuran=10, jangkar="middle", warna=svg.SASARAN),
        svg.garis([(x100, 17), (x100, bawah)], warna=svg.SASARAN, tebal="1.3", putus="4 2.5"),
    ]
    return svg.bingkai(
        [*alas, *isi],
        lebar=lebar,
        tinggi=bawah + 20,
        judul=judul,
        deskripsi="; ".join(f"{b.label}: {b.teks}" for b in butir) + ".",
    )


def _letak(nilai: Decimal, skala: svg.Skala) -> Decimal:
    return skala(max(Decimal(0), min(nilai, skala.sampai)))


def _jalur(b: ButirJalur, skala: svg.Skala, kiri: int, tengah: int) -> list[str]:
    x, x100 = _letak(b.kini, skala), skala(SERATUS)
    hasil = []
    if x < x100:
        hasil.append(svg.garis([(x, tengah), (x100, tengah)], warna=svg.GARIS, putus="2 3"))
    dari = Decimal(kiri) if b.awal is None else _letak(b.awal, skala)
    hasil.append(svg.garis([(dari, tengah), (x, tengah)], warna=svg.HIJAU, tebal="3"))
    if b.awal is not None:
        hasil.append(svg.lingkaran(dari, tengah, 4, isi=svg.KERTAS, tepi=svg.HIJAU))
    hasil.append(svg.lingkaran(x, tengah, 6, isi=svg.HIJAU))
    return hasil


def _nama_awal(x: Decimal, tengah: int, awal_teks: str, kiri: int) -> str:
    """The name of the hollow dots, left of the first one and clear of the axis."""
    muat = x - 8 - svg.lebar_teks(awal_teks, 9) > kiri
    return svg.teks(
        awal_teks,
        x - 8 if muat else x,
        tengah + 3 if muat else tengah - 9,
        ukuran=9,
        jangkar="end" if muat else "middle",
        warna=svg.REDUP,
    )
