"""What a region's report needs of its agencies: who supports what, with which budget, and how the
accountability of each was judged. A fixed number of queries, whatever the number of agencies.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from anggaran.kaitan import Daun, bagi_habis
from anggaran.rekap import Jumlah
from anggaran.rekap_daerah import RekapDaerah
from kinerja.capaian import Kebijakan
from kinerja.jenis import PeranKontribusi
from kinerja.models import (
    DukunganSasaran,
    KontribusiIndikator,
    PerangkatDaerah,
    Tujuan,
)
from kinerja.models.pohon import berlaku_pada
from laporan.models import EvaluasiAKIP


@dataclass(frozen=True)
class DukunganPD:
    """One agency behind a sasaran of the region: its tujuan, and the budget below them."""

    pd: PerangkatDaerah
    tujuan: tuple[Tujuan, ...]
    daun: Daun
    jumlah: Jumlah


@dataclass(frozen=True)
class Berbagi:
    """Budget that stands behind several sasaran of the region: counted once in every sum."""

    sasaran: tuple[int, ...]
    pagu: int


@dataclass(frozen=True)
class NilaiPD:
    """The AKIP score of an agency, of the year and of the year before."""

    pd: PerangkatDaerah
    kini: EvaluasiAKIP | None
    lalu: EvaluasiAKIP | None


def _urut_nama(pd: PerangkatDaerah) -> tuple[str, str]:
    """By name, the same on every database."""
    return pd.nama.casefold(), pd.kode


class BahanDaerah:
    """The agencies of a region in a year."""

    def __init__(self, daerah: PerangkatDaerah, tahun: int, kebijakan: Kebijakan) -> None:
        self.pd, self.tahun, self.kebijakan = daerah, tahun, kebijakan
        self._dukungan_pd: dict[int, list[DukunganPD]] = {}

    @cached_property
    def perangkat(self) -> list[PerangkatDaerah]:
        """Every agency of the region, by its name."""
        return sorted(PerangkatDaerah.objects.sedaerah(self.pd.pemda), key=_urut_nama)

    @cached_property
    def _menurut_pk(self) -> dict[int, PerangkatDaerah]:
        return {p.pk: p for p in self.perangkat}

    @cached_property
    def dukungan(self) -> dict[int, list[DukunganSasaran]]:
        """Sasaran of the region → the tujuan of agencies that support it in the year."""
        hasil: dict[int, list[DukunganSasaran]] = defaultdict(list)
        semua = DukunganSasaran.objects.filter(
            berlaku_pada(self.tahun, "tujuan__"), sasaran__pd=self.pd
        )
        for d in semua.order_by("tujuan__urutan", "pk"):
            hasil[d.sasaran_id].append(d)
        for milik in hasil.values():
            milik.sort(key=lambda d: _urut_nama(d.tujuan.pd))
        return dict(hasil)

    @cached_property
    def kontribusi(self) -> dict[int, list[KontribusiIndikator]]:
        """Indicator of the region → the agencies that contribute to it, the keepers first."""
        hasil: dict[int, list[KontribusiIndikator]] = defaultdict(list)
        semua = list(KontribusiIndikator.objects.filter(indikator__pd=self.pd))
        semua.sort(key=lambda k: (k.peran != PeranKontribusi.PENGAMPU, _urut_nama(k.mitra)))
        for k in semua:
            hasil[k.indikator_id].append(k)
        return dict(hasil)

    @cached_property
    def anggaran(self) -> RekapDaerah:
        """The budgets of all of them."""
        return RekapDaerah((p.pk for p in self.perangkat), self.tahun, self.kebijakan)

    def dukungan_pd(self, sasaran: int) -> list[DukunganPD]:
        """The agencies behind a sasaran of the region, by their names."""
        if sasaran not in self._dukungan_pd:
            self._dukungan_pd[sasaran] = self._hitung_dukungan(sasaran)
        return self._dukungan_pd[sasaran]

    def _hitung_dukungan(self, sasaran: int) -> list[DukunganPD]:
        milik: dict[int, list[Tujuan]] = defaultdict(list)
        for d in self.dukungan.get(sasaran, ()):
            milik[d.tujuan.pd_id].append(d.tujuan)
        hasil = []
        for pk, tujuan in milik.items():
            daun = frozenset(x for t in tujuan for x in self.anggaran.daun_tujuan(t.pk))
            pd = self._menurut_pk.get(pk) or tujuan[0].pd
            hasil.append(DukunganPD(pd, tuple(tujuan), daun, self.anggaran.jumlah(daun)))
        return hasil

    def daun_sasaran(self, sasaran: int) -> Daun:
        """The sub kegiatan behind a sasaran of the region."""
        return frozenset(x for d in self.dukungan_pd(sasaran) for x in d.daun)

    def anggaran_sasaran(self, sasaran: Iterable[int]) -> Jumlah:
        """Budget behind sasaran of the region, each rupiah once."""
        return self.anggaran.jumlah(x for s in sasaran for x in self.daun_sasaran(s))

    def berbagi(self, sasaran: Iterable[int]) -> list[Berbagi]:
        """The budgets that several of these sasaran share."""
        urut = list(sasaran)
        bagian = bagi_habis({s: self.daun_sasaran(s) for s in urut})
        return [
            Berbagi(tuple(s for s in urut if s in pemakai), self.anggaran.jumlah(daun).pagu or 0)
            for pemakai, daun in bagian.items()
            if len(pemakai) > 1
        ]

    def tak_terkait(self, sasaran: Iterable[int]) -> Jumlah:
        """Budget of the agencies that stands behind none of these sasaran."""
        terkait = {x for s in sasaran for x in self.daun_sasaran(s)}
        semua = {x for daun in self.anggaran.daun_pd.values() for x in daun}
        return self.anggaran.jumlah(semua - terkait)

    @cached_property
    def akip(self) -> list[NilaiPD]:
        """The AKIP score of every agency, by its name."""
        semua = EvaluasiAKIP.objects.filter(
            pd__in=self._menurut_pk, tahun__in=(self.tahun, self.tahun - 1)
        )
        ada = {(e.pd_id, e.tahun): e for e in semua}
        return [
            NilaiPD(p, ada.get((p.pk, self.tahun)), ada.get((p.pk, self.tahun - 1)))
            for p in self.perangkat
        ]
