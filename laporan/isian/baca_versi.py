"""One endorsement as it is read: its rows as they were frozen, and what it changed."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404

from kinerja.isian.beku import butir_isi
from kinerja.models import PerangkatDaerah, PermintaanBuka, VersiPengesahan
from kinerja.periode import Triwulan
from laporan.isian.angka_versi import Isi, angka_utama
from laporan.isian.versi_pengesahan import BarisBerbeda, baris_versi, beda_versi, nama_baris


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
            _beku(nama, isi) for nama, isi in self._baris.items() if isi["jenis"] == "indikator"
        ]

    @cached_property
    def sub(self) -> list[BarisBeku]:
        """Sub kegiatan: pagu, spending, absorption."""
        return [
            _beku(nama, isi) for nama, isi in self._baris.items() if isi["jenis"] == "sub_kegiatan"
        ]


def _beku(nama: str, isi: Isi) -> BarisBeku:
    rincian = tuple((label, teks) for label, teks in butir_isi(isi).items() if teks)
    angka = tuple(angka_utama(isi).values())
    return BarisBeku(nama, nama_baris(isi), isi.get("unit", ""), angka, rincian)
