"""Horizontal bars: capaian per indikator, serapan per program. PURE."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from laporan.cetak.grafik import svg

SERATUS = Decimal(100)
BATAS_BATANG = Decimal(200)
"""A longer bar is drawn with a break, so that one outlier does not squash the others."""


@dataclass(frozen=True)
class ButirCapaian:
    """One bar. `teks` is the printed value; without `nilai`, `teks` says why in words."""

    label: str
    nilai: Decimal | None
    teks: str
    kriteria: str = ""


@dataclass(frozen=True)
class ButirSerapan:
    """One budget bar: `persen` of the pagu, with the printed percentage and rupiah."""

    label: str
    persen: Decimal | None
    teks: str
    rincian: str = ""


def batang_capaian(
    butir: Sequence[ButirCapaian],
    *,
    judul: str = "Capaian kinerja per indikator",
    garis_teks: str = "Target (100%)",
    lebar: int = svg.LEBAR,
    semua: Sequence[ButirCapaian] = (),
) -> str:
    """Bars against the 100 line; a bar that misses it is lighter and outlined.

    `semua` are the bars of all drawings of which this is one: they share one scale.
    """
    if not butir:
        return svg.kosong(judul, "Belum ada indikator yang diukur.", lebar=lebar)
    kolom_label = lebar * 38 // 100
    tulisan = [
        svg.lebar_teks(b.teks, 11, tebal=True)
        + (svg.lebar_teks(b.kriteria, svg.KECIL) + 6 if b.kriteria else 0)
        for b in semua or butir
        if b.nilai is not None
    ]
    kolom_nilai = 20 + max(tulisan, default=70)
    kiri, kanan = kolom_label + 12, lebar - min(kolom_nilai, lebar * 30 // 100)
    terukur = [min(b.nilai, BATAS_BATANG) for b in semua or butir if b.nilai is not None]
    skala = svg.Skala(Decimal(0), max(Decimal(115), *terukur, SERATUS), kiri, kanan)
    x100 = skala(SERATUS)
    atas, y = 26, 26
    batang: list[str] = []
    potong = [17]  # where the target line begins, stops before words, goes on, …
    for b in butir:
        label = svg.bungkus(b.label, kolom_label, 10, maksimum=2)
        sebab = _sebab(b, lebar - kiri - 6)
        tinggi = 31 if max(len(label), len(sebab)) > 1 else 24
        tengah = y + tinggi // 2
        batang.append(
            svg.teks_baris(
                label, kolom_label, tengah - (len(label) - 1) * 6 + 3, ukuran=10, jarak=12,
                jangkar="end",
            )
        )  # fmt: skip
        if sebab:
            awal = tengah - (len(sebab) - 1) * 6
            batang.append(
                svg.teks_baris(sebab, kiri + 6, awal + 4, ukuran=10, jarak=12, warna=svg.REDUP)
            )
        else:
            batang.append(_batang(b, skala, kiri, tengah, kanan))
        if sebab and x100 < kiri + 10 + max(svg.lebar_teks(s, 10) for s in sebab):
            potong += [awal - 6, awal + 12 * len(sebab) - 4]
        y += tinggi
    bawah = y + 2
    separuh = svg.lebar_teks(garis_teks, svg.KECIL) // 2 + 2
    x_garis = min(max(x100, Decimal(separuh)), Decimal(lebar - separuh))
    alas = [
        svg.garis([(kiri, atas - 4), (kiri, bawah)], warna=svg.GARIS),
        svg.teks(garis_teks, x_garis, 12, ukuran=10, jangkar="middle", warna=svg.SASARAN),
    ]
    sasaran = [
        svg.garis([(x100, dari), (x100, sampai)], warna=svg.SASARAN, tebal="1.3", putus="4 2.5")
        for dari, sampai in zip(potong[::2], [*potong[1::2], bawah], strict=True)
    ]
    deskripsi = "; ".join(f"{b.label}: {b.teks} {b.kriteria}".rstrip() for b in butir) + "."
    return svg.bingkai(
        [*alas, *batang, *sasaran], lebar=lebar, tinggi=bawah + 6, judul=judul, deskripsi=deskripsi
    )


def _sebab(b: ButirCapaian, ruang: int) -> tuple[str, ...]:
    """The lines that say why there is no figure; none where there is one."""
    if b.nilai is not None:
        return ()
    return svg.bungkus(b.teks or "tidak dapat dihitung", ruang, 10, maksimum=2)


def _batang(b: ButirCapaian, skala: svg.Skala, kiri: int, tengah: int, kanan: int) -> str:
    if b.nilai is None:
        return ""
    ujung = skala(max(Decimal(0), min(b.nilai, skala.sampai)))
    isi = svg.HIJAU if b.nilai >= SERATUS else svg.HIJAU_MUDA
    hasil = svg.kotak(kiri, tengah - 7, ujung - kiri, 14, isi=isi, garis=svg.HIJAU, tebal="0.8")
    if b.nilai > skala.sampai:
        for geser in (26, 20):
            potong = kanan - geser
            hasil += svg.garis(
                [(potong - 4, tengah + 10), (potong + 4, tengah - 10)], warna=svg.KERTAS, tebal="3"
            )
    x: Decimal = max(ujung, Decimal(kiri)) + 6
    # Keep the figure off the dashed target line.
    x100 = skala(SERATUS)
    if x - 2 <= x100 <= x + svg.lebar_teks(b.teks, 11, tebal=True):
        x = x100 + 5
    hasil += svg.teks(b.teks, x, tengah + 4, tebal=True)
    if b.kriteria:
        x += svg.lebar_teks(b.teks, 11, tebal=True) + 5
        hasil += svg.teks(b.kriteria, x, tengah + 4, ukuran=svg.KECIL, warna=svg.REDUP)
    return hasil


def serapan_program(
    butir: Sequence[ButirSerapan],
    *,
    judul: str = "Serapan anggaran per program",
    lebar: int = svg.LEBAR,
) -> str:
    """Each bar fills a frame that stands for the whole pagu."""
    if not butir:
        return svg.kosong(judul, "Belum ada anggaran.", lebar=lebar)
    kolom_label = lebar * 38 // 100
    kiri = kolom_label + 12
    kanan = lebar - 12 - max(svg.lebar_teks(b.teks, 11, tebal=True) for b in butir)
    kanan = max(kanan, kiri + 60)
    ada = [b.persen for b in butir if b.persen is not None]
    skala = svg.Skala(min([Decimal(0), *ada]), max([SERATUS, *ada]), kiri, kanan)
    nol, penuh = skala(Decimal(0)), skala(SERATUS)
    y = 6
    isi: list[str] = []
    for b in butir:
        label = svg.bungkus(b.label, kolom_label, 10, maksimum=3)
        tinggi = max(38 if b.rincian else 28, 12 * len(label) + 12)
        tengah = y + tinggi // 2
        batang = tengah - 14 if b.rincian else tengah - 7
        isi.append(
            svg.teks_baris(
                label, kolom_label, tengah - (len(label) - 1) * 6 + 3, ukuran=10, jarak=12,
                jangkar="end",
            )
        )  # fmt: skip
        isi.append(svg.kotak(nol, batang, penuh - nol, 14, garis=svg.GARIS, tebal="0.8"))
        if b.persen is not None:
            dari, sampai = sorted((nol, skala(b.persen)))
            isi.append(svg.kotak(dari, batang, sampai - dari, 14, isi=svg.HIJAU))
            if b.persen > SERATUS:  # where the pagu ends
                tepi = [(penuh, batang - 3), (penuh, batang + 17)]
                isi.append(svg.garis(tepi, warna=svg.SASARAN, tebal="1.6"))
        isi.append(svg.teks(b.teks, kanan + 7, batang + 11, tebal=b.persen is not None))
        if b.rincian:
            isi.append(svg.teks(b.rincian, kiri, batang + 25, ukuran=svg.KECIL, warna=svg.REDUP))
        y += tinggi
    deskripsi = "; ".join(f"{b.label}: {b.teks} {b.rincian}".rstrip() for b in butir) + "."
    return svg.bingkai(isi, lebar=lebar, tinggi=y + 4, judul=judul, deskripsi=deskripsi)
