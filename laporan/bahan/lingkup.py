"""The bundle of a user: the whole agency, or only the own unit and the units below it.

Everything a page shows comes from the bundle, so a page cannot forget the scope.
"""

from datetime import date
from functools import cached_property
from typing import Self

from anggaran.models import BarisAnggaran, RekapBelanja
from anggaran.rekap import RekapAnggaran, Simpul
from kinerja.capaian import Kebijakan
from kinerja.masa_organisasi import akhir_tahun
from kinerja.models import Indikator, Pengguna, PerangkatDaerah, Sasaran
from laporan.bahan.bahan import Bahan


class RekapUnit(RekapAnggaran):
    """The budget of some units: lines of their sub kegiatan, and of what their heads own above."""

    def __init__(
        self,
        pd: PerangkatDaerah,
        tahun: int,
        kebijakan: Kebijakan,
        unit: frozenset[int],
        hari: date | None = None,
    ) -> None:
        super().__init__(pd, tahun, kebijakan, hari=hari)
        self.unit = unit

    @cached_property
    def baris(self) -> list[BarisAnggaran]:
        """Lines of the units."""
        jalur = "sub_kegiatan"
        semua = list(
            self.organisasi.tandai(
                BarisAnggaran.objects.filter(
                    sub_kegiatan__pd=self.pd, sub_kegiatan__tahun=self.tahun
                )
            ).select_related(
                f"{jalur}__penanggung_jawab",
                f"{jalur}__kegiatan__penanggung_jawab",
                f"{jalur}__kegiatan__program__penanggung_jawab",
            )
        )
        for b in semua:
            kegiatan = b.sub_kegiatan.kegiatan
            mata = (b.sub_kegiatan, kegiatan, kegiatan.program)
            self.organisasi.pasang_penanggung(mata, tanda=(b,))
        return [
            b
            for b in semua
            if not self.unit.isdisjoint(
                {
                    b.sub_kegiatan.penanggung_jawab.unit_id,
                    b.sub_kegiatan.kegiatan.penanggung_jawab.unit_id,
                    b.sub_kegiatan.kegiatan.program.penanggung_jawab.unit_id,
                }
            )
        ]

    @cached_property
    def program(self) -> tuple[Simpul, ...]:
        """The tree without the branches of other units."""
        return tuple(hasil for p in super().program if (hasil := self._pangkas(p)) is not None)

    def _pangkas(self, simpul: Simpul, diwarisi: bool = False) -> Simpul | None:
        milik = diwarisi or simpul.mata.penanggung_jawab.unit_id in self.unit
        anak = tuple(h for a in simpul.anak if (h := self._pangkas(a, milik)) is not None)
        if not (milik or anak):
            return None
        return Simpul(
            simpul.tingkat,
            simpul.nomor,
            simpul.mata,
            simpul.jumlah,
            anak,
            frozenset().union(*(a.daun for a in anak)) if anak else simpul.daun,
        )

    @cached_property
    def rekap_belanja(self) -> list[RekapBelanja]:
        """None: the treasury's recap is of the whole agency."""
        return []


class BahanUnit(Bahan):
    """The bundle of some units: their indicators, their budget, and the sasaran above them."""

    def __init__(
        self, pd: PerangkatDaerah, tahun: int, unit: frozenset[int], hari: date | None = None
    ) -> None:
        super().__init__(pd, tahun, hari)
        self.unit_lingkup = unit

    def _baru(self, hari: date) -> Self:
        return type(self)(self.pd, self.tahun, self.unit_lingkup, hari)

    @cached_property
    def indikator(self) -> list[Indikator]:
        """Indicators of the units."""
        return [i for i in super().indikator if i.penanggung_jawab.unit_id in self.unit_lingkup]

    @cached_property
    def sasaran(self) -> list[Sasaran]:
        """Sasaran of the units and all above them."""
        semua = super().sasaran
        menurut_pk = {s.pk: s for s in semua}
        dipakai: set[int] = set()
        for s in semua:
            if s.penanggung_jawab.unit_id not in self.unit_lingkup:
                continue
            simpul: Sasaran | None = s
            while simpul is not None and simpul.pk not in dipakai:
                dipakai.add(simpul.pk)
                simpul = menurut_pk.get(simpul.induk_id or 0)
        return [s for s in semua if s.pk in dipakai]

    @cached_property
    def anggaran(self) -> RekapAnggaran:
        """The units' budget."""
        return RekapUnit(self.pd, self.tahun, self.kebijakan, self.unit_lingkup, self.hari)


def bahan_untuk(
    pengguna: Pengguna, pd: PerangkatDaerah, tahun: int, hari: date | None = None
) -> Bahan:
    """The bundle of what this user may see of an agency that they may see, as the organisation
    stood on `hari`, the end of the year unless given.
    """
    if pengguna.lihat_semua_unit:
        return Bahan(pd, tahun, hari)
    return BahanUnit(pd, tahun, pengguna.lingkup_unit_pada(hari or akhir_tahun(tahun)), hari)


def dibatasi(bahan: Bahan) -> bool:
    """Whether the bundle leaves out other units."""
    return isinstance(bahan, BahanUnit)


def cakupan(bahan: Bahan) -> frozenset[int] | None:
    """Ids of the units that the bundle is limited to; None where it is of the whole agency."""
    return bahan.unit_lingkup if isinstance(bahan, BahanUnit) else None
