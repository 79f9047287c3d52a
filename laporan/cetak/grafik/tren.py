"""Lines over the years: realisasi as dots, target as a dashed line. PURE."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja.kata_daftar import urutkan
from laporan.cetak.grafik import svg

_BARIS_KAKI = 14


@dataclass(frozen=True)
class TitikTren:
    """One year. Either value may be missing; the texts are what is printed beside the marks.
    `putus`: why its figures do not compare with the others', so that nothing of it is drawn.
    """

    tahun: str
    nilai: Decimal | None = None
    teks: str = ""
    target: Decimal | None = None
    teks_target: str = ""
    putus: str = ""


def tanpa_awal(titik: Sequence[TitikTren]) -> list[TitikTren]:
    """The years from the first one on of which anything is drawn."""
    hasil = list(titik)
    while hasil and hasil[0].nilai is None and hasil[0].target is None:
        hasil.pop(0)
    return hasil


def catatan_putus(titik: Iterable[TitikTren]) -> str:
    """Which years are not drawn and why; empty where all compare."""
    menurut: dict[str, list[str]] = {}
    for t in titik:
        if t.putus:
            menurut.setdefault(t.putus, []).append(t.tahun)
    return " ".join(
        f"Tahun {urutkan(tahun)} tidak digambarkan karena {sebab}."
        for sebab, tahun in menurut.items()
    )


def tren(
    titik: Sequence[TitikTren],
    *,
    judul: str,
    akhir_teks: str = "Target akhir Renstra",
    lebar: int = svg.LEBAR,
    tinggi: int = 260,
) -> str:
    """Realisasi and target per year; the last year with a target only is the end of Renstra. Years
    whose figures do not compare break both lines, and are named below with the reason.
    """
    putus = catatan_putus(titik)
    titik = tanpa_awal(titik)
    nilai = [n for t in titik for n in (t.nilai, t.target) if n is not None]
    if not nilai:
        return svg.kosong(judul, "Belum ada realisasi maupun target.", lebar=lebar)
    bawah_nilai, atas_nilai = min(nilai), max(nilai)
    rentang = atas_nilai - bawah_nilai
    # From zero wherever the movement stays visible; otherwise the axis says it does not.
    dari_nol = bawah_nilai >= 0 and (rentang == 0 or rentang * 3 >= atas_nilai)
    jarak = rentang / 5 if rentang else max(abs(atas_nilai) / 5, Decimal(1))
    dasar = Decimal(0) if dari_nol else bawah_nilai - jarak
    kiri, kanan, atas, bawah = 58, lebar - 64, 34, tinggi - 40
    skala = svg.Skala(dasar, atas_nilai + jarak, bawah, atas)
    langkah = Decimal(kanan - kiri) / max(1, len(titik) - 1)
    x = [kiri + langkah * urut for urut in range(len(titik))]
    isi = [svg.garis([(kiri - 30, bawah), (kanan + 30, bawah)], warna=svg.GARIS)]
    for posisi, t in zip(x, titik, strict=True):
        isi.append(svg.garis([(posisi, bawah), (posisi, bawah + 4)], warna=svg.GARIS))
        isi.append(svg.teks(t.tahun, posisi, bawah + 18, jangkar="middle", tebal=True))
    isi += _garis_target(titik, x, skala)
    isi += _garis_realisasi(titik, x, skala)
    isi += _label(titik, x, skala, bawah, akhir_teks)
    kaki = [] if dari_nol else ["Sumbu tegak tidak dimulai dari nol."]
    if putus:
        kaki += svg.bungkus(putus, lebar - 2 * (kiri - 30), svg.KECIL, maksimum=6)
        isi += _batas_putus(titik, x, atas, bawah)
    for urut, teks in enumerate(kaki):
        y = tinggi - 4 + urut * _BARIS_KAKI
        isi.append(svg.teks(teks, kiri - 30, y, ukuran=svg.KECIL, warna=svg.REDUP))
    tinggi += max(0, len(kaki) - 1) * _BARIS_KAKI
    deskripsi = "; ".join(
        f"{t.tahun}: realisasi {t.teks or 'belum ada'}, target {t.teks_target or 'tidak ada'}"
        for t in titik
        if not t.putus
    )
    deskripsi += f". {putus}" if putus else "."
    return svg.bingkai(isi, lebar=lebar, tinggi=tinggi, judul=judul, deskripsi=deskripsi)


def _batas_putus(
    titik: Sequence[TitikTren], x: Sequence[Decimal], atas: int, bawah: int
) -> list[str]:
    """An upright line where a measure ends and another begins."""
    batas = [
        (kiri + kanan) / 2
        for kiri, kanan, a, b in zip(x, x[1:], titik, titik[1:], strict=False)
        if bool(a.putus) != bool(b.putus)
    ]
    return [
        svg.garis([(p, atas), (p, bawah)], warna=svg.REDUP, tebal="1", putus="2 3") for p in batas
    ]


def _garis_target(titik: Sequence[TitikTren], x: Sequence[Decimal], skala: svg.Skala) -> list[str]:
    hasil: list[str] = []
    ruas: list[tuple[Decimal, Decimal]] = []
    for p, t in [*zip(x, titik, strict=True), (Decimal(0), TitikTren("", putus="akhir"))]:
        if t.target is not None:
            ruas.append((p, skala(t.target)))
        if not t.putus:
            continue
        if len(ruas) > 1:
            hasil.append(svg.garis(ruas, warna=svg.SASARAN, tebal="1.4", putus="5 3"))
        for px, y in ruas:
            hasil.append(svg.garis([(px - 7, y), (px + 7, y)], warna=svg.SASARAN, tebal="2.2"))
        ruas = []
    return hasil


def _garis_realisasi(
    titik: Sequence[TitikTren], x: Sequence[Decimal], skala: svg.Skala
) -> list[str]:
    hasil: list[str] = []
    ruas: list[tuple[Decimal, Decimal]] = []
    for p, t in [*zip(x, titik, strict=True), (Decimal(0), TitikTren(""))]:
        if t.nilai is not None:
            ruas.append((p, skala(t.nilai)))
            continue
        if len(ruas) > 1:
            hasil.append(svg.garis(ruas, warna=svg.HIJAU, tebal="2"))
        hasil += [svg.lingkaran(px, py, 5, isi=svg.HIJAU) for px, py in ruas]
        ruas = []
    return hasil


def _label(
    titik: Sequence[TitikTren],
    x: Sequence[Decimal],
    skala: svg.Skala,
    bawah: int,
    akhir_teks: str,
) -> list[str]:
    """Put each year's two figures on opposite sides of the marks; name each line once."""
    hasil: list[str] = []
    berlabel_nilai = berlabel_target = False
    terakhir = len(titik) - 1
    for urut, (p, t) in enumerate(zip(x, titik, strict=True)):
        y_nilai = skala(t.nilai) if t.nilai is not None else None
        y_target = skala(t.target) if t.target is not None else None
        nilai_di_atas = y_target is None or (y_nilai is not None and y_nilai <= y_target)
        if y_nilai is not None:
            awalan = "" if berlabel_nilai else "Realisasi "
            berlabel_nilai = True
            y = y_nilai - 11 if nilai_di_atas else min(y_nilai + 19, Decimal(bawah - 4))
            hasil.append(
                svg.teks(awalan + t.teks, p, y, jangkar="middle", tebal=True, warna=svg.HIJAU)
            )
        if y_target is not None:
            awalan = "" if berlabel_target else "Target "
            berlabel_target = True
            di_bawah = y_nilai is not None and nilai_di_atas
            y = min(y_target + 17, Decimal(bawah - 4)) if di_bawah else y_target - 9
            if urut == terakhir and y_nilai is None and akhir_teks:
                hasil.append(
                    svg.teks(
                        akhir_teks, p + 60, y - 13, ukuran=10, jangkar="end", warna=svg.SASARAN
                    )
                )
                awalan = ""
            hasil.append(
                svg.teks(
                    awalan + t.teks_target, p, y, ukuran=10, jangkar="middle", warna=svg.SASARAN
                )
            )
    return hasil
