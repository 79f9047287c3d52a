"""Lines over the years: realisasi as dots, target as a dashed line. PURE."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from laporan.cetak.grafik import svg


@dataclass(frozen=True)
class TitikTren:
    """One year. Either value may be missing; the texts are what is printed beside the marks."""

    tahun: str
    nilai: Decimal | None = None
    teks: str = ""
    target: Decimal | None = None
    teks_target: str = ""


def tren(
    titik: Sequence[TitikTren],
    *,
    judul: str,
    akhir_teks: str = "Target akhir Renstra",
    lebar: int = svg.LEBAR,
    tinggi: int = 260,
) -> str:
    """Realisasi and target per year; the last year with a target only is the end of Renstra."""
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
    if not dari_nol:
        isi.append(
            svg.teks(
                "Sumbu tegak tidak dimulai dari nol.",
                kiri - 30,
                tinggi - 4,
                ukuran=svg.KECIL,
                warna=svg.REDUP,
            )
        )
    deskripsi = "; ".join(
        f"{t.tahun}: realisasi {t.teks or 'belum ada'}, target {t.teks_target or 'tidak ada'}"
        for t in titik
    )
    return svg.bingkai(isi, lebar=lebar, tinggi=tinggi, judul=judul, deskripsi=deskripsi + ".")


def _garis_target(titik: Sequence[TitikTren], x: Sequence[Decimal], skala: svg.Skala) -> list[str]:
    jalur = [(p, skala(t.target)) for p, t in zip(x, titik, strict=True) if t.target is not None]
    hasil = []
    if len(jalur) > 1:
        hasil.append(svg.garis(jalur, warna=svg.SASARAN, tebal="1.4", putus="5 3"))
    for p, y in jalur:
        hasil.append(svg.garis([(p - 7, y), (p + 7, y)], warna=svg.SASARAN, tebal="2.2"))
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
