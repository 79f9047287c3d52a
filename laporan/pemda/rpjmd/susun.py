"""The RPJMD as a page shows it: misi, tujuan, sasaran, indicators, and the agencies behind each."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from anggaran.rekap import Jumlah
from kinerja.capaian import Rerata
from kinerja.jenis import JenisPenanda, PeranKontribusi
from kinerja.models import KontribusiIndikator, Misi, Sasaran, StatusRealisasi, Tujuan
from laporan.bahan.bahan import Bahan, BarisIndikator
from laporan.bahan.daerah import DukunganPD


@dataclass(frozen=True)
class IndikatorRPJMD:
    """One indicator with its figures and its agencies."""

    baris: BarisIndikator
    jenis: tuple[str, ...]
    pengampu: tuple[KontribusiIndikator, ...]
    pendukung: tuple[KontribusiIndikator, ...]
    sumber: KontribusiIndikator | None
    status: str
    """How far the figure has come; empty where there is none."""

    @property
    def tersalin(self) -> str:
        """Where the figure comes from."""
        if self.sumber is None:
            return "Diisi pada tingkat daerah"
        return f"Diambil dari {self.sumber.mitra.nama}"


@dataclass(frozen=True)
class SasaranRPJMD:
    """One sasaran with its indicators, the agencies behind it and their budget."""

    sasaran: Sasaran
    rerata: Rerata
    indikator: tuple[IndikatorRPJMD, ...]
    dukungan: tuple[DukunganPD, ...]
    jumlah: Jumlah


@dataclass(frozen=True)
class TujuanRPJMD:
    """One tujuan with what stands below it."""

    tujuan: Tujuan
    indikator: tuple[IndikatorRPJMD, ...]
    sasaran: tuple[SasaranRPJMD, ...]


@dataclass(frozen=True)
class MisiRPJMD:
    """One misi with its tujuan; the last one, without a misi, holds what names none."""

    misi: Misi | None
    tujuan: tuple[TujuanRPJMD, ...] = field(default=())


class PohonRPJMD:
    """The plan of a region in one year."""

    def __init__(self, bahan: Bahan) -> None:
        self.bahan = bahan

    @cached_property
    def misi(self) -> list[MisiRPJMD]:
        """Misi in the order of the plan."""
        renstra = self.bahan.renstra
        daftar = list(renstra.misi.all()) if renstra is not None else []
        milik = [MisiRPJMD(m, self._tujuan(m.pk)) for m in daftar]
        lain = self._tujuan(None)
        return [*milik, MisiRPJMD(None, lain)] if lain else milik

    def _tujuan(self, misi: int | None) -> tuple[TujuanRPJMD, ...]:
        return tuple(
            TujuanRPJMD(
                t,
                tuple(self._indikator(b) for b in self.bahan.baris_tujuan(t)),
                tuple(self._sasaran(t.pk)),
            )
            for t in self.bahan.tujuan
            if t.misi_id == misi
        )

    def _sasaran(self, tujuan: int) -> Iterator[SasaranRPJMD]:
        d = self.bahan.daerah
        for s in self.bahan.sasaran_strategis:
            if s.tujuan_id == tujuan:
                baris = self.bahan.baris_di_bawah(s)
                yield SasaranRPJMD(
                    s,
                    self.bahan.rerata(baris),
                    tuple(self._indikator(b) for b in baris),
                    tuple(d.dukungan_pd(s.pk)),
                    d.anggaran_sasaran([s.pk]),
                )

    def _indikator(self, b: BarisIndikator) -> IndikatorRPJMD:
        milik = self.bahan.daerah.kontribusi.get(b.indikator.pk, [])
        return IndikatorRPJMD(
            b,
            jenis_indikator(self.bahan, b),
            tuple(k for k in milik if k.peran == PeranKontribusi.PENGAMPU),
            tuple(k for k in milik if k.peran != PeranKontribusi.PENGAMPU),
            next((k for k in milik if k.sumber_id is not None), None),
            _status(b),
        )

    @property
    def jumlah(self) -> int:
        """How many indicators there are."""
        return len(self.bahan.baris)

    @cached_property
    def bersumber(self) -> int:
        """How many take their figures from an agency."""
        return sum(b.indikator.pk in self.bahan.pengukuran.sumber for b in self.bahan.baris)

    @property
    def tanpa_dukungan(self) -> list[Sasaran]:
        """Sasaran that no tujuan of an agency is tied to."""
        d = self.bahan.daerah.dukungan
        return [s for s in self.bahan.sasaran_strategis if not d.get(s.pk)]


def jenis_indikator(bahan: Bahan, b: BarisIndikator) -> tuple[str, ...]:
    """`IKU`, `IKD`, `IKK`."""
    milik = ["IKU"] if b.indikator.iku else []
    ada = {p.jenis for p in bahan.penanda.get(b.indikator.pk, ())}
    return (*milik, *(j.label for j in (JenisPenanda.IKD, JenisPenanda.IKK) if j in ada))


def _status(b: BarisIndikator) -> str:
    isian = b.ukuran.isian_akhir
    if isian is None or isian.nilai is None or not isian.status:
        return ""
    return str(StatusRealisasi(isian.status).label)
