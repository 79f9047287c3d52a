"""What the chapters of a region's report share: its names, its agencies, its own tables."""

from dataclasses import replace
from functools import cached_property

from kinerja.models import Sasaran
from kinerja.sebutan_daerah import (
    JenisDaerah,
    atasan_daerah,
    jenis_daerah,
    sebutan_pemda,
    tanpa_pemerintah,
)
from laporan.bahan.daerah import BahanDaerah, DukunganPD
from laporan.dokumen.unsur import Tabel
from laporan.lkjip.susun.dasar import KonteksSusun
from laporan.lkjip.tabel.daerah import TABEL_DAERAH


class KonteksDaerah(KonteksSusun):
    """The material of one region's report."""

    @property
    def daerah(self) -> BahanDaerah:
        """Its agencies in the year."""
        return self.bahan.daerah

    @property
    def wilayah(self) -> str:
        """`Kabupaten Contoh`."""
        return tanpa_pemerintah(self.pd.pemda)

    @property
    def pemda(self) -> str:
        """`Pemerintah Kabupaten Contoh`."""
        return sebutan_pemda(self.pd.pemda)

    @property
    def nama(self) -> str:
        """The reporting body is the government of the region."""
        return self.pemda

    @property
    def jenis(self) -> JenisDaerah:
        """Province, kabupaten or kota."""
        return jenis_daerah(self.pd.pemda)

    @property
    def kepala_daerah(self) -> str:
        """`Bupati Contoh`."""
        return self.pd.kepala_daerah or self.pd.kepala

    @property
    def atasan(self) -> str:
        """Whom the report goes to."""
        return atasan_daerah(self.pd.pemda)

    @cached_property
    def dukungan(self) -> dict[int, list[DukunganPD]]:
        """Sasaran → the agencies behind it."""
        return {s.pk: self.daerah.dukungan_pd(s.pk) for s in self.bahan.sasaran_strategis}

    @property
    def tanpa_dukungan(self) -> list[Sasaran]:
        """Sasaran that no tujuan of an agency is tied to."""
        return [s for s in self.bahan.sasaran_strategis if not self.dukungan[s.pk]]

    def tabel(self, kunci: str) -> list[Tabel]:
        """The tables under a key, the region's own first, built once."""
        if kunci in TABEL_DAERAH and kunci not in self._tabel:
            self._tabel[kunci] = [
                t if t.baris else replace(t, lebar=False) for t in TABEL_DAERAH[kunci](self.bahan)
            ]
        return super().tabel(kunci)
