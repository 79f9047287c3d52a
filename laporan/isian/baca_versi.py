"""One endorsement as it is read: its rows as they were frozen, and what it changed."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.http import Http404

from kinerja.angka import KOSONG, format_angka, format_persen
from kinerja.isian.beku import butir_isi
from kinerja.models import PerangkatDaerah, PermintaanBuka, VersiPengesahan
from kinerja.periode import Triwulan
from kinerja.ukuran import TIDAK_BERLAKU
from laporan.isian.versi_pengesahan import BarisBerbeda, Isi, baris_versi, beda_versi, nama_baris


@dataclass(frozen=True)
class BarisBeku:
    """One frozen row: its main figures and, in reading order, everything it says."""

    sasaran: str
    nama: str
    unit: str
    angka: tuple[str, ...]
    rincian: tuple[tuple[str, str], ...]


class BacaVersi:
    """One version of one quarter. Four queries. Raises Http404 for what was never endorsed."""

    def __init__(self, pd: PerangkatDaerah, triwulan: Triwulan, ke: int) -> None:
        self.triwulan, self.ke = triwulan, ke
        versi = (
            VersiPengesahan.objects.filter(
                pengesahan__pd=pd,
                pengesahan__tahun=triwulan.tahun,
                pengesahan__triwulan=triwulan.nomor,
                ke=ke,
            )
            .select_related("pengesahan", "oleh__jabatan")
            .first()
        )
        if versi is None:
            raise Http404("Versi pengesahan tidak ditemukan.")
        self.versi, self._pd = versi, pd

    @property
    def terakhir(self) -> int:
        """Number of the latest endorsement."""
        return self.versi.pengesahan.ke

    @property
    def sebelumnya(self) -> int:
        """Number of the endorsement before."""
        return self.ke - 1

    @property
    def _baris(self) -> Isi:
        isi: Isi = self.versi.isi["baris"]
        return isi

    @cached_property
    def perubahan(self) -> list[BarisBerbeda]:
        """What it says otherwise than the endorsement before it."""
        if self.ke == 1:
            return []
        return beda_versi(baris_versi(self.versi.pengesahan, self.sebelumnya), self._baris)

    @cached_property
    def sebab(self) -> list[PermintaanBuka]:
        """The reopenings that led to it."""
        semua = PermintaanBuka.objects.triwulan(self._pd, self.triwulan)
        return list(
            semua.filter(menjadi_ke=self.ke)
            .select_related("oleh__jabatan", "diputus_oleh__jabatan", "unit")
            .order_by("pk")
        )

    @cached_property
    def indikator(self) -> list[BarisBeku]:
        """Indicators: realisasi, capaian of the quarter and of the year."""
        return [
            _beku(nama, isi, _angka_indikator(isi))
            for nama, isi in self._baris.items()
            if isi["jenis"] == "indikator"
        ]

    @cached_property
    def sub(self) -> list[BarisBeku]:
        """Sub kegiatan: pagu, spending, absorption."""
        return [
            _beku(nama, isi, _angka_sub(isi))
            for nama, isi in self._baris.items()
            if isi["jenis"] == "sub_kegiatan"
        ]


def _beku(nama: str, isi: Isi, angka: tuple[str, ...]) -> BarisBeku:
    rincian = tuple((label, teks) for label, teks in butir_isi(isi).items() if teks)
    return BarisBeku(nama, nama_baris(isi), isi.get("unit", ""), angka, rincian)


def _angka_indikator(isi: Isi) -> tuple[str, ...]:
    hitungan = isi.get("hitungan", {})
    return (
        _realisasi(isi, hitungan),
        _persen(hitungan.get("capaian_triwulan")),
        _persen(hitungan.get("capaian_tahun")),
    )


def _realisasi(isi: Isi, hitungan: Isi) -> str:
    if isi.get("alasan_tidak_berlaku"):
        return TIDAK_BERLAKU
    if isi.get("predikat"):
        return str(isi["predikat"])
    for teks in (isi.get("nilai_resmi"), hitungan.get("realisasi"), isi.get("nilai")):
        if teks is not None:
            angka = format_angka(Decimal(teks), isi["indikator"]["desimal"])
            satuan = isi["indikator"]["satuan"]
            return f"{angka} {satuan}".strip()
    return KOSONG


def _angka_sub(isi: Isi) -> tuple[str, ...]:
    hitungan = isi.get("hitungan", {})
    return (
        _rupiah(hitungan.get("pagu")),
        _rupiah(hitungan.get("realisasi")),
        _persen(hitungan.get("serapan")),
    )


def _rupiah(teks: Any) -> str:
    return KOSONG if teks is None else format_angka(int(Decimal(teks)))


def _persen(teks: Any) -> str:
    return KOSONG if teks is None else format_persen(Decimal(teks))
