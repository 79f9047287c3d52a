"""PURE. A figure typed into a sentence differs from what the data say of the indicator "
"named there."""

import re
from collections.abc import Iterator
from decimal import Decimal

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from laporan.penulisan.uji.potret import AngkaIndikator, BagianDiuji, PotretTeks

_HAL = ("target", "realisasi", "capaian")
_ANGKA = re.compile(
    r"\b(target|realisasi|capaian)(?:nya|\s+kinerja(?:nya)?)?\s+(?:(?:adalah|yaitu|yakni|sebesar|"
    r"sebanyak|mencapai|hingga|pada\s+tahun\s+\d{4})\s+)*(?:Rp\s?)?(-?\d[\d.]*(?:,\d+)?)",
    re.IGNORECASE,
)


def periksa(p: PotretTeks) -> Iterator[TemuanUji]:
    """Figures right after target, realisasi or capaian in a sentence that names one indicator."""
    for b in p.bagian:
        for kalimat in b.kalimat():
            rendah = " ".join(kalimat.casefold().split())
            disebut = [i for i in p.indikator if " ".join(i.nama.casefold().split()) in rendah]
            if len(disebut) != 1:
                continue
            yield from _kalimat(b, kalimat, disebut[0])


def _kalimat(b: BagianDiuji, kalimat: str, i: AngkaIndikator) -> Iterator[TemuanUji]:
    milik = dict(zip(_HAL, (i.target, i.realisasi, i.capaian), strict=True))
    tampil = dict(zip(_HAL, i.tampil, strict=True))
    for cocok in _ANGKA.finditer(kalimat):
        hal = cocok[1].casefold()
        nilai = Decimal(cocok[2].rstrip(".").replace(".", "").replace(",", "."))
        benar = milik[hal]
        if benar is None or nilai == benar or nilai in i.lain:
            continue
        yield TemuanUji(
            b.rujuk,
            f"Bagian “{b.judul}” menulis {hal} “{i.nama}” {cocok[2]}, sedangkan datanya "
            f"{tampil[hal]}.",
            cocok[2],
            tampil[hal],
            penyebab="teks lama atau salah ketik",
            rinci=f"{hal} {i.nama[:40]}",
        )


ATURAN: AturanUji[PotretTeks] = AturanUji(
    "N01",
    AreaUji.TEKS,
    TingkatUji.GALAT,
    "Angka yang diketik berbeda dari data",
    "Angka dalam kalimat yang berbeda dari tabelnya adalah kesalahan yang paling sering "
    "ditemukan dalam reviu (PermenPANRB 53/2014, lampiran III).",
    periksa,
)
