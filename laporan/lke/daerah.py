"""The agencies beside the sheet of their region: what each of them brings to it, their scores by
component. A number of queries that does not grow with them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from kinerja.models import PerangkatDaerah
from laporan.lke.baca import evaluasi_pd, lembar_evaluasi, lembar_tahun, tingkat_tahap
from laporan.lke.fakta import Hitung
from laporan.lke.fakta_daerah import (
    TRIWULAN,
    FaktaDaerah,
    KeadaanPerangkat,
    rerata_nilai,
    sebut_bagian,
)
from laporan.lke.kumpul_daerah import fakta_daerah
from laporan.lke.lembar import BagianLKE, LembarLKE
from laporan.lke.skor import SkorLKE, skor
from laporan.models import EvaluasiLKE, LingkupLKE, TahapLKE


@dataclass(frozen=True)
class KolomDaerah:
    """One fact of every agency: whole or not, and how it is written where it is counted."""

    judul: str
    syarat: Callable[[KeadaanPerangkat], bool]
    isi: Callable[[KeadaanPerangkat], str] | None = None


#: What the page shows; planning of the evaluated year, the others of the year before.
KOLOM: tuple[KolomDaerah, ...] = (
    KolomDaerah("Sasaran RPJMD", lambda p: p.terhubung),
    KolomDaerah("Renstra", lambda p: p.renstra),
    KolomDaerah("PK kepala", lambda p: p.pk_kepala),
    KolomDaerah("Rencana aksi", lambda p: p.rencana_aksi),
    KolomDaerah("Triwulan disahkan", lambda p: p.sah == TRIWULAN, lambda p: str(p.sah)),
    KolomDaerah("Tepat waktu", lambda p: p.tepat == TRIWULAN, lambda p: str(p.tepat)),
    KolomDaerah("Data dukung", lambda p: p.berbukti),
    KolomDaerah("LKjIP final", lambda p: p.lapor_final),
    KolomDaerah("LKjIP direviu", lambda p: p.lapor_direviu),
    KolomDaerah("LKjIP terbit", lambda p: p.lapor_terbit),
    KolomDaerah(
        "Rekomendasi selesai",
        lambda p: 0 < p.rekomendasi == p.selesai,
        lambda p: f"{p.selesai}/{p.rekomendasi}" if p.rekomendasi else "–",
    ),
)


@dataclass(frozen=True)
class BarisDaerah:
    """One agency: column → whole or not, and how it is written; its score of the year."""

    pd: KeadaanPerangkat
    isi: tuple[tuple[str, bool, str], ...]
    skor: SkorLKE | None


@dataclass(frozen=True)
class NilaiKomponen:
    """One component over the agencies that have a score of it."""

    komponen: BagianLKE
    rerata: Decimal | None
    terendah: Decimal | None
    tertinggi: Decimal | None
    banyak: int


class PapanDaerah:
    """One region and evaluation year."""

    def __init__(self, pd: PerangkatDaerah, tahun: int) -> None:
        self.pd, self.tahun = pd, tahun
        self.kolom = KOLOM

    @cached_property
    def fakta(self) -> FaktaDaerah:
        """What the sheet's proposals rest on."""
        return fakta_daerah(self.pd, self.tahun, evaluasi_pd(self.pd, self.tahun))

    def baris(self) -> Iterator[BarisDaerah]:
        """Every agency, by its code."""
        for p in self.fakta.perangkat:
            isi = tuple((k.judul, k.syarat(p), k.isi(p) if k.isi else "") for k in self.kolom)
            yield BarisDaerah(p, isi, self.skor.get(p.pk))

    def jumlah(self) -> list[tuple[str, Hitung, str]]:
        """Every column over all agencies, with the share in words."""
        semua = [(k.judul, self.fakta.pd(k.syarat)) for k in self.kolom]
        return [(judul, h, sebut_bagian(h).strip(" ()")) for judul, h in semua]

    @cached_property
    def skor(self) -> dict[int, SkorLKE]:
        """Agency → its score of the year, by the latest step that graded every sub-component."""
        semua = EvaluasiLKE.objects.filter(
            pd__in=PerangkatDaerah.objects.sedaerah(self.pd.pemda), tahun=self.tahun
        )
        evaluasi = list(semua)
        lembar = lembar_evaluasi(evaluasi)
        tingkat = tingkat_tahap(e.pk for e in evaluasi)
        hasil: dict[int, SkorLKE] = {}
        for e in evaluasi:
            menurut = {t: skor(lembar[e.lembar_id], isi) for t, isi in tingkat[e.pk].items()}
            lengkap = [
                menurut[t.value]
                for t in TahapLKE
                if t.value in menurut and menurut[t.value].lengkap
            ]
            if lengkap:
                hasil[e.pd_id] = lengkap[-1]
        return hasil

    @cached_property
    def lembar(self) -> LembarLKE | None:
        """The sheet of agencies in force."""
        return lembar_tahun(self.tahun, LingkupLKE.PD)

    def komponen(self) -> list[NilaiKomponen]:
        """Mean, lowest and highest score of every component; sheets of one shape only."""
        if self.lembar is None:
            return []
        bagian = self.lembar.komponen
        hasil = []
        for i, k in enumerate(bagian):
            ada = [
                s.komponen[i].nilai
                for s in self.skor.values()
                if len(s.komponen) == len(bagian) and s.komponen[i].komponen.bobot == k.bobot
            ]
            hasil.append(
                NilaiKomponen(
                    k, rerata_nilai(ada), min(ada, default=None), max(ada, default=None), len(ada)
                )
            )
        return hasil
