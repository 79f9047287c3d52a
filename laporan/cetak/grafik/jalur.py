"""The way to a final target: where each indicator stood, where it stands, what is left. PURE."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from laporan.cetak.grafik import svg

SERATUS = Decimal(100)


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
    lebar: int = svg.LEBAR,
) -> str:
    """A hollow dot for the start, a full one for now, dashes for the way that is left."""
    if not butir:
        return svg.kosong(judul, "Belum ada target akhir yang dapat dibandingkan.", lebar=lebar)
    kolom_label = lebar * 38 // 100
    perlu = 16 + max(svg.lebar_teks(b.teks, svg.KECIL, tebal=True) for b in butir)
    kolom_nilai = min(perlu, lebar * 32 // 100)
    kiri, kanan = kolom_label + 14, lebar - kolom_nilai
    letak = [n for b in butir for n in (b.kini, b.awal) if n is not None]
    skala = svg.Skala(min(Decimal(0), *letak), max(SERATUS, *letak), kiri, kanan - 8)
    x0, x100 = skala(Decimal(0)), skala(SERATUS)
    pertama = next((n for n, b in enumerate(butir) if b.awal is not None), None)
    y = 40
    isi: list[str] = []
    for urut, b in enumerate(butir):
        label = svg.bungkus(b.label, kolom_label, 10, maksimum=3)
        nilai = svg.bungkus(b.teks, kolom_nilai - 10, svg.KECIL, tebal=True)
        tinggi = max(26, 12 * max(len(label), len(nilai)) + 8)
        tengah = y + tinggi // 2
        isi.append(
            svg.teks_baris(
                label, kolom_label, tengah - (len(label) - 1) * 6 + 3, ukuran=10, jarak=12,
                jangkar="end",
            )
        )  # fmt: skip
        isi += _jalur(b, skala, tengah)
        isi.append(
            svg.teks_baris(
                nilai, kanan + 8, tengah - (len(nilai) - 1) * 6 + 4, ukuran=svg.KECIL, jarak=12,
                tebal=True,
            )
        )  # fmt: skip
        if urut == 0:
            x = skala(b.kini)
            isi.append(
                svg.teks(
                    kini_teks, x, tengah - 9, ukuran=svg.KECIL, jangkar="middle", warna=svg.HIJAU
                )
            )
        if urut == pertama and b.awal is not None:
            isi.append(_nama_awal(skala(b.awal), tengah, awal_teks, kiri))
        y += tinggi
    bawah = y + 2
    separuh = svg.lebar_teks(garis_teks, svg.KECIL) // 2 + 2
    tengah_target = min(max(x100, Decimal(separuh)), Decimal(lebar - separuh))
    alas = [
        svg.garis([(x0, 36), (x0, bawah)], warna=svg.GARIS),
        svg.teks("100%", x100, bawah + 13, ukuran=svg.KECIL, jangkar="middle", warna=svg.REDUP),
        svg.teks(
            garis_teks, tengah_target, 12, jangkar="middle", ukuran=svg.KECIL, warna=svg.SASARAN
        ),
        svg.garis([(x100, 17), (x100, bawah)], warna=svg.SASARAN, tebal="1.3", putus="4 2.5"),
    ]
    if x100 - x0 > 40:  # where the two do not run into each other
        alas.append(
            svg.teks("0%", x0, bawah + 13, ukuran=svg.KECIL, jangkar="middle", warna=svg.REDUP)
        )
    return svg.bingkai(
        [*alas, *isi],
        lebar=lebar,
        tinggi=bawah + 20,
        judul=judul,
        deskripsi="; ".join(f"{b.label}: {b.teks}" for b in butir) + ".",
    )


def _jalur(b: ButirJalur, skala: svg.Skala, tengah: int) -> list[str]:
    x, x100 = skala(b.kini), skala(SERATUS)
    hasil = []
    if x < x100:
        hasil.append(svg.garis([(x, tengah), (x100, tengah)], warna=svg.GARIS, putus="2 3"))
    dari = skala(Decimal(0)) if b.awal is None else skala(b.awal)
    hasil.append(svg.garis([(dari, tengah), (x, tengah)], warna=svg.HIJAU, tebal="3"))
    if b.awal is not None:
        hasil.append(svg.lingkaran(dari, tengah, 4, isi=svg.KERTAS, tepi=svg.HIJAU))
    hasil.append(svg.lingkaran(x, tengah, 6, isi=svg.HIJAU))
    return hasil


def _nama_awal(x: Decimal, tengah: int, awal_teks: str, kiri: int) -> str:
    """The name of the hollow dots, left of the first one and clear of the axis."""
    muat = x - 8 - svg.lebar_teks(awal_teks, svg.KECIL) > kiri
    return svg.teks(
        awal_teks,
        x - 8 if muat else x,
        tengah + 3 if muat else tengah - 9,
        ukuran=svg.KECIL,
        jangkar="end" if muat else "middle",
        warna=svg.REDUP,
    )
