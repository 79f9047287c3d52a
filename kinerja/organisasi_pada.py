"""The organisation of an agency on a day, laid over rows that were read as they are now.

What is laid over is for reading only: a row that came through here is never stored whole.
"""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any, Protocol, TypeVar

from django.db.models import Exists, Q

from kinerja.models import (
    Indikator,
    Jabatan,
    JabatanLama,
    PerangkatDaerah,
    Sasaran,
    TanggungJawabLama,
    UnitKerja,
    UnitLama,
    berubah_sejak,
)
from kinerja.models.sejarah import Kueri

JabatanPada = TypeVar("JabatanPada", bound=Jabatan)
_TANDA = "organisasi_berubah"
_KINI = "penanggung_jawab_kini"


class Berpenanggung(Protocol):
    """A row that a post answers for."""

    penanggung_jawab: Any
    penanggung_jawab_id: int


class OrganisasiPada:
    """Units, posts and responsibilities of `pd` on `hari`.

    Five queries at most, and none where no row that is laid over carries the mark of `tandai`.
    `berubah`: whether anything differs from now, where that is known already; marks are not asked.
    """

    def __init__(self, pd: PerangkatDaerah, hari: date, *, berubah: bool | None = None) -> None:
        self.pd, self.hari, self._diketahui = pd, hari, berubah

    def tandai(self, semua: Kueri) -> Kueri:
        """The rows with a mark that says whether anything has to be laid over them."""
        hasil: Kueri = semua.annotate(**{_TANDA: berubah_sejak(self.pd, self.hari)})
        return hasil

    def berubah_antara(self, awal: date) -> bool:
        """Whether the organisation of `awal` is another than that of this later day. One query."""
        tamat = Q(sampai__gte=awal, sampai__lt=self.hari)
        masa = tamat | Q(mulai__gt=awal, mulai__lte=self.hari)
        pd = self.pd.pk
        ada = (
            Q(Exists(UnitKerja.objects.filter(masa, pd=pd)))
            | Q(Exists(Jabatan.objects.filter(masa, pd=pd)))
            | Q(Exists(UnitLama.objects.filter(tamat, unit__pd=pd)))
            | Q(Exists(JabatanLama.objects.filter(tamat, jabatan__pd=pd)))
            | Q(Exists(TanggungJawabLama.objects.filter(tamat, jabatan__pd=pd)))
        )
        return PerangkatDaerah.objects.filter(ada, pk=pd).exists()

    @staticmethod
    def bertanda(baris: Iterable[Any]) -> bool:
        """Whether the mark of any of these rows says that something has to be laid over."""
        return any(getattr(satu, _TANDA, True) for satu in baris)

    def _berubah(self, baris: Iterable[Any]) -> bool:
        return self.bertanda(baris) if self._diketahui is None else self._diketahui

    # --- shapes of that day -----------------------------------------------------------

    @cached_property
    def _unit_lama(self) -> dict[int, UnitLama]:
        semua = UnitLama.objects.filter(unit__pd=self.pd).pada(self.hari)
        return {satu.unit_id: satu for satu in semua}

    @cached_property
    def _jabatan_lama(self) -> dict[int, JabatanLama]:
        semua = JabatanLama.objects.filter(jabatan__pd=self.pd).pada(self.hari)
        return {satu.jabatan_id: satu for satu in semua}

    @cached_property
    def _tanggung_jawab(self) -> dict[tuple[int | None, int | None], int]:
        semua = TanggungJawabLama.objects.filter(jabatan__pd=self.pd).pada(self.hari)
        return {(satu.sasaran_id, satu.indikator_id): satu.jabatan_id for satu in semua}

    @cached_property
    def unit(self) -> dict[int, UnitKerja]:
        """Every unit by id in listing order, also those that were not there, as it was."""
        semua = {u.pk: u for u in UnitKerja.objects.filter(pd=self.pd).order_by("urutan", "pk")}
        self._pasang_unit(semua.values())
        return semua

    @cached_property
    def jabatan(self) -> dict[int, Jabatan]:
        """Every post by id in listing order, also those that were not there, as it was."""
        semua = {j.pk: j for j in Jabatan.objects.filter(pd=self.pd).order_by("urutan", "pk")}
        self._pasang_jabatan(semua.values())
        return semua

    # --- laying over ------------------------------------------------------------------

    def _pasang_unit(self, semua: Iterable[UnitKerja]) -> None:
        for u in semua:
            if (lama := self._unit_lama.get(u.pk)) is not None:
                for medan in UnitLama.BENTUK:
                    setattr(u, medan, getattr(lama, medan))

    def _pasang_jabatan(self, semua: Iterable[Jabatan]) -> None:
        for j in semua:
            if (lama := self._jabatan_lama.get(j.pk)) is not None:
                for medan in JabatanLama.BENTUK:
                    setattr(j, medan, getattr(lama, medan))
            j.unit = self.unit[j.unit_id]

    def pasang_unit(self, semua: list[UnitKerja]) -> list[UnitKerja]:
        """These units as they were."""
        if self._berubah(semua):
            self._pasang_unit(semua)
        return semua

    def pasang_jabatan(self, semua: list[JabatanPada]) -> list[JabatanPada]:
        """These posts as they were, each with its unit as it was."""
        if self._berubah(semua):
            self._pasang_jabatan(semua)
        return semua

    def pasang_penanggung(self, semua: Iterable[Any], *, tanda: Iterable[Any] = ()) -> None:
        """These rows with the post that answered for them, as it was. `tanda`: marked rows, where
        these themselves are not.
        """
        baris = list(semua)
        if not self._berubah(tanda or baris):
            return
        for satu in baris:
            satu.__dict__.setdefault(_KINI, satu.penanggung_jawab_id)
            satu.penanggung_jawab = self.jabatan[self.penanggung_jawab(satu)]

    def pasang_unit_dari(self, semua: Iterable[Any]) -> None:
        """Marked rows of which each names a unit or none."""
        if self._berubah(semua):
            for satu in semua:
                if satu.unit_id is not None:
                    satu.unit = self.unit[satu.unit_id]

    def pasang_jabatan_dari(self, semua: Iterable[Any]) -> None:
        """Marked rows of which each names a post."""
        if self._berubah(semua):
            for satu in semua:
                satu.jabatan = self.jabatan[satu.jabatan_id]

    # --- answers ----------------------------------------------------------------------

    def penanggung_jawab(self, baris: Berpenanggung) -> int:
        """Id of the post that answered for a row. Of the budget, years tell it by themselves."""
        kunci: tuple[int | None, int | None] | None = None
        if isinstance(baris, Indikator):
            kunci = None, baris.pk
        elif isinstance(baris, Sasaran):
            kunci = baris.pk, None
        kini = int(getattr(baris, _KINI, baris.penanggung_jawab_id))
        return kini if kunci is None else self._tanggung_jawab.get(kunci, kini)

    def unit_penanggung(self, baris: Berpenanggung) -> int:
        """Id of the unit that answered for a row, also where another day was laid over it."""
        if not self._berubah((baris,)):
            return int(baris.penanggung_jawab.unit_id)
        jabatan = self.penanggung_jawab(baris)
        lama = self._jabatan_lama.get(jabatan)
        if lama is None and jabatan == baris.penanggung_jawab_id and _KINI not in vars(baris):
            return int(baris.penanggung_jawab.unit_id)
        return self.jabatan[jabatan].unit_id
