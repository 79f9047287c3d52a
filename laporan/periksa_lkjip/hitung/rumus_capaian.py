"""PURE. Which formula a printed capaian follows, and which one an agency uses."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kinerja.angka import konteks_hitung, persen
from kinerja.capaian import SERATUS
from laporan.periksa_lkjip.angka_cetak import AngkaCetak
from laporan.periksa_lkjip.penyebab import cocok, sejangkau, terpotong


class RumusCapaian(StrEnum):
    """The formulas in use among agencies, as a finding words them."""

    RASIO = "realisasi ÷ target × 100"
    SELISIH = "(2 × target − realisasi) ÷ target × 100"
    BALIK = "target ÷ realisasi × 100"
    RENTANG = "100 di dalam rentang, turun di luarnya"


RENDAH = (RumusCapaian.SELISIH, RumusCapaian.BALIK)
_MAKIN_RENDAH = re.compile(
    r"pengangguran|kemiskinan|miskin|kematian|stunting|prevalensi|kesakitan|gini|inflasi|sengketa|"
    r"pelanggaran|keluhan|pengaduan|temuan|kecelakaan|kriminalitas|kehilangan|drop ?out|"
    r"putus sekolah|"
    r"ketimpangan|waktu tunggu|waktu tanggap|respon(?:se)? time|lama waktu|deviasi|"
    r"kesenjangan|emisi",
    re.IGNORECASE,
)


class Cocokan(StrEnum):
    """How well a print agrees with a formula."""

    TEPAT = "tepat"
    POTONG = "potong"
    MENTAH = "mentah"
    """It would, had the realisasi more decimals than are printed."""
    MELESET = "meleset"
    """Off by one in the last digit."""


@dataclass(frozen=True)
class Calon:
    """A formula, its figure for the row, and how the print agrees; None where it does not."""

    rumus: RumusCapaian
    nilai: Decimal
    cocokan: Cocokan | None


def nama_makin_rendah(nama: str) -> bool:
    """Whether less is better by the words of the indicator's name."""
    return bool(_MAKIN_RENDAH.search(nama)) and not re.search(
        r"penurunan|menurun|ditangani|diselesaikan|tertangani|ditindaklanjuti|pencegahan|selesai",
        nama,
        re.I,
    )


def hitung(rumus: RumusCapaian, target: AngkaCetak, realisasi: Decimal) -> Decimal | None:
    """The figure by one formula; None where it cannot be computed."""
    t, r = target.nilai, realisasi
    with konteks_hitung():
        if rumus is RumusCapaian.RENTANG:
            return _rentang(target, r)
        if target.atas is not None or (t == 0 and rumus is not RumusCapaian.BALIK):
            return None
        if t < 0:
            jarak = persen(r - t, -t)
            return SERATUS + jarak if rumus is RumusCapaian.RASIO else SERATUS - jarak
        if rumus is RumusCapaian.RASIO:
            return persen(r, t)
        if rumus is RumusCapaian.SELISIH:
            return persen(t + t - r, t)
        return persen(t, r) if r > 0 and t > 0 else None


def _rentang(target: AngkaCetak, r: Decimal) -> Decimal | None:
    bawah, atas = target.nilai, target.atas
    if atas is None or not bawah or not atas:
        return None
    if r < bawah:
        return persen(r, bawah)
    return SERATUS if r <= atas else persen(atas + atas - r, atas)


def calon_rumus(
    target: AngkaCetak, realisasi: AngkaCetak, capaian: AngkaCetak, batas: Decimal | None
) -> list[Calon]:
    """Every formula with its figure for the row, capped and floored as the agency does."""
    hasil = []
    for rumus in RumusCapaian:
        nilai = hitung(rumus, target, realisasi.nilai)
        if nilai is None:
            continue
        terbatas = _batasi(nilai, batas)
        hasil.append(
            Calon(rumus, terbatas, _cocokan(rumus, target, realisasi, capaian, terbatas, batas))
        )
    return hasil


def _batasi(nilai: Decimal, batas: Decimal | None) -> Decimal:
    nilai = max(nilai, Decimal(0))
    return nilai if batas is None else min(nilai, batas)


def _cocokan(
    rumus: RumusCapaian,
    target: AngkaCetak,
    realisasi: AngkaCetak,
    capaian: AngkaCetak,
    nilai: Decimal,
    batas: Decimal | None,
) -> Cocokan | None:
    if cocok(capaian, nilai):
        return Cocokan.TEPAT
    if terpotong(capaian, nilai):
        return Cocokan.POTONG
    if sejangkau(capaian, nilai) and capaian.desimal:
        return Cocokan.MELESET
    setengah = Decimal("0.5").scaleb(-realisasi.desimal)
    if realisasi.desimal or abs(realisasi.nilai) < 1000:
        ujung = [hitung(rumus, target, realisasi.nilai + s) for s in (-setengah, setengah)]
        ada = sorted(_batasi(u, batas) for u in ujung if u is not None)
        if realisasi.desimal and len(ada) == 2 and ada[0] <= capaian.nilai <= ada[1]:
            return Cocokan.MENTAH
    return None
