"""Old and new side by side: against the version before, the Renstra, the year before."""

from dataclasses import dataclass
from datetime import date

from kinerja.angka import KOSONG
from kinerja.models import PerjanjianKinerja
from laporan.perjanjian.beda_data import (
    BedaBaris,
    BedaSelPerjanjian,
    JenisBeda,
    beda_data,
    sama_target,
)
from laporan.perjanjian.data import data_perjanjian
from laporan.perjanjian.sumber import SumberPerjanjian

__all__ = [
    "BandingTarget",
    "BedaBaris",
    "BedaSelPerjanjian",
    "JenisBeda",
    "beda_renstra",
    "beda_tahun_lalu",
    "beda_versi",
]


@dataclass(frozen=True)
class BandingTarget:
    """One row's target beside another one; an en dash stands for none."""

    nomor: int
    nama: str
    target: str
    lain: str
    alasan: str = ""

    @property
    def berbeda(self) -> bool:
        """Whether both are there and say different things."""
        return self.lain != KOSONG and not sama_target(self.target, self.lain)


def beda_versi(lama: PerjanjianKinerja, baru: PerjanjianKinerja) -> list[BedaBaris]:
    """Everything that differs from one version to another."""
    return beda_data(data_perjanjian(lama), data_perjanjian(baru))


def beda_renstra(perjanjian: PerjanjianKinerja) -> list[BandingTarget]:
    """Every row beside the Renstra's target for the year."""
    return [
        BandingTarget(
            b["nomor"],
            b["nama"] or b["sasaran"],
            b["target"] or KOSONG,
            b["target_renstra"] or KOSONG,
            b["alasan_beda"],
        )
        for b in data_perjanjian(perjanjian)["baris"]
    ]


def beda_tahun_lalu(
    perjanjian: PerjanjianKinerja, sumber: SumberPerjanjian | None = None
) -> list[BandingTarget]:
    """Every row beside last year's: by last year's signed agreement of the post, else by the target
    in force then. An indicator that continues another is set beside its predecessor.
    """
    s = sumber or SumberPerjanjian(perjanjian.pd, perjanjian.tahun)
    lalu = perjanjian.tahun - 1
    lama = (
        PerjanjianKinerja.objects.filter(tahun=lalu, jabatan=perjanjian.jabatan_id)
        .berlaku_pada(date(lalu, 12, 31))
        .first()
    )
    dulu = {b["indikator"]: b["target"] for b in data_perjanjian(lama)["baris"]} if lama else {}
    menurut_kode = {i.kode: i for i in s.bahan.pengukuran.indikator.values()}
    hasil = []
    for b in data_perjanjian(perjanjian, s)["baris"]:
        indikator, lain = menurut_kode.get(b["indikator"] or ""), ""
        pendahulu = (
            s.bahan.pengukuran.indikator.get(indikator.pendahulu_id or 0) if indikator else None
        )
        for calon in (indikator, pendahulu):
            if calon is None or lain:
                continue
            target = s.bahan.pengukuran.target(calon, lalu)
            lain = dulu.get(calon.kode) or (target.teks if target else "")
        hasil.append(
            BandingTarget(
                b["nomor"], b["nama"] or b["sasaran"], b["target"] or KOSONG, lain or KOSONG
            )
        )
    return hasil
