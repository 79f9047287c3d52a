"""Bars of a year's months up to which something was spent, against time and plan. PURE."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from laporan.cetak.grafik import svg

SERATUS = Decimal(100)
_SETAHUN = 12
_RAPAT = 30
"""Pixels of a month below which only every other name and the last value are printed."""


@dataclass(frozen=True)
class ButirBulan:
    """One month, all in percent of the pagu since January. `teks` is printed above its bar."""

    label: str
    serapan: Decimal | None
    waktu: Decimal
    teks: str = ""
    rencana: Decimal | None = None


def serapan_bulanan(
    butir: Sequence[ButirBulan],
    *,
    judul: str,
    waktu_teks: str = "Waktu",
    rencana_teks: str = "Rencana kas",
    lebar: int = svg.LEBAR,
    tinggi: int = 250,
) -> str:
    """Twelve places, from zero; a dashed line is the time gone, a thin one the plan."""
    ada = [b.serapan for b in butir if b.serapan is not None]
    if not ada:
        return svg.kosong(judul, "Belum ada realisasi.", lebar=lebar)
    rencana = [b.rencana for b in butir if b.rencana is not None]
    tepi = max(svg.lebar_teks(t, svg.KECIL) for t in (waktu_teks, *[rencana_teks] * bool(rencana)))
    kiri, kanan, atas, bawah = 30, lebar - tepi - 12, 22, tinggi - 26
    skala = svg.Skala(min([Decimal(0), *ada]), max([SERATUS, *ada, *rencana]), bawah, atas)
    langkah = Decimal(kanan - kiri) / _SETAHUN
    x = [kiri + langkah * n + langkah / 2 for n in range(len(butir))]
    nol = skala(Decimal(0))
    rapat = langkah < _RAPAT
    isi = []
    for nilai in (0, 50, 100):
        y = skala(Decimal(nilai))
        isi.append(svg.garis([(kiri, y), (kanan, y)], warna=svg.KISI if nilai else svg.GARIS))
        isi.append(
            svg.teks(f"{nilai}%", kiri - 4, y + 3, ukuran=svg.KECIL, jangkar="end", warna=svg.REDUP)
        )
    for n, (posisi, b) in enumerate(zip(x, butir, strict=True)):
        if not (rapat and n % 2):
            isi.append(svg.teks(b.label, posisi, bawah + 16, ukuran=svg.KECIL, jangkar="middle"))
        if b.serapan is not None:
            puncak, dasar = sorted((skala(b.serapan), nol))
            isi.append(
                svg.kotak(
                    posisi - langkah * 3 / 10, puncak, langkah * 6 / 10, dasar - puncak,
                    isi=svg.HIJAU,
                )
            )  # fmt: skip
    isi += _garis(butir, x, skala, kanan, waktu_teks, rencana_teks)
    berisi = [(p, b) for p, b in zip(x, butir, strict=True) if b.serapan is not None and b.teks]
    isi += [_nilai(b, p, skala) for p, b in (berisi[-1:] if rapat else berisi)]
    deskripsi = "; ".join(
        f"{b.label}: serapan {b.teks}, waktu {svg.px(b.waktu)}%"
        for b in butir
        if b.serapan is not None
    )
    return svg.bingkai(isi, lebar=lebar, tinggi=tinggi, judul=judul, deskripsi=f"{deskripsi}.")


def _nilai(b: ButirBulan, posisi: Decimal, skala: svg.Skala) -> str:
    """The printed value above its bar, on a ground of paper so that a line does not cross it."""
    y = skala(max(b.serapan or Decimal(0), Decimal(0))) - 4
    lebar = svg.lebar_teks(b.teks, svg.KECIL, tebal=True)
    alas = svg.kotak(posisi - Decimal(lebar) / 2, y - 9, lebar, 11, isi=svg.KERTAS)
    return alas + svg.teks(b.teks, posisi, y, ukuran=svg.KECIL, jangkar="middle", tebal=True)


def _garis(
    butir: Sequence[ButirBulan],
    x: Sequence[Decimal],
    skala: svg.Skala,
    kanan: int,
    waktu_teks: str,
    rencana_teks: str,
) -> list[str]:
    waktu = [(p, skala(b.waktu)) for p, b in zip(x, butir, strict=True)]
    hasil = [svg.garis(waktu, warna=svg.SASARAN, tebal="1.4", putus="4 3")]
    y_waktu = waktu[-1][1]
    hasil.append(svg.teks(waktu_teks, kanan + 4, y_waktu + 3, ukuran=svg.KECIL, warna=svg.SASARAN))
    rencana = [
        (p, skala(b.rencana)) for p, b in zip(x, butir, strict=True) if b.rencana is not None
    ]
    if rencana:
        y = rencana[-1][1]
        if abs(y - y_waktu) < 13:  # the names must not cover each other
            y = y_waktu + 13
        hasil.append(svg.garis(rencana, warna=svg.TINTA, tebal="1.4"))
        hasil.append(svg.teks(rencana_teks, kanan + 4, y + 3, ukuran=svg.KECIL))
    return hasil
