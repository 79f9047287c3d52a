"""Whether a user may write into a quarter now: the stored facts behind `kinerja.kunci`."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Self
from zoneinfo import ZoneInfo

from django.db.models import Exists

from kinerja.isian.penolakan import IsianTerkunciError
from kinerja.kunci import KeadaanIsian, Terkunci, alasan_terkunci
from kinerja.models import (
    PengecualianPeriode,
    PengesahanTriwulan,
    Pengguna,
    PerangkatDaerah,
    PeriodePengukuran,
    UnitKerja,
)
from kinerja.periode import Triwulan, sisa_hari

IZIN_ISI = "kinerja.isi_realisasi"


def hari_lokal(pd: PerangkatDaerah, pada: datetime) -> date:
    """The day that the agency's calendar shows at this moment."""
    return pada.astimezone(ZoneInfo(pd.zona_waktu)).date()


class Pintu:
    """One quarter of one agency at one moment; four queries at most, whatever is asked.

    `oleh` None asks for no one in particular: scope is then taken for granted.
    """

    def __init__(
        self,
        pd: PerangkatDaerah,
        triwulan: Triwulan,
        *,
        oleh: Pengguna | None,
        pada: datetime,
    ) -> None:
        self.pd, self.triwulan, self.oleh, self.pada = pd, triwulan, oleh, pada
        self.hari_ini = hari_lokal(pd, pada)
        self._alasan: dict[tuple[int, str], Terkunci | None] = {}

    @classmethod
    def setahun(
        cls,
        pd: PerangkatDaerah,
        tahun: int,
        nomor: Iterable[int],
        *,
        oleh: Pengguna | None,
        pada: datetime,
        induk_unit: Mapping[int, int | None],
    ) -> list[Self]:
        """Quarters of one year, asked for together: three queries however many they are."""
        milik = {"pd": pd, "tahun": tahun}
        periode = {p.triwulan: p for p in PeriodePengukuran.objects.filter(**milik)}
        semua_sah = PengesahanTriwulan.objects.filter(**milik)
        sah = set(semua_sah.values_list("triwulan", flat=True))
        izin: dict[int, dict[int, date]] = defaultdict(dict)
        if periode:
            semua = PengecualianPeriode.objects.filter(periode__in=periode.values())
            for n, unit, sampai in semua.order_by("sampai").values_list(
                "periode__triwulan", "unit_id", "sampai"
            ):
                izin[n][unit] = sampai
        hasil = []
        for n in nomor:
            satu = cls(pd, Triwulan(tahun, n), oleh=oleh, pada=pada)
            satu._periode = (periode.get(n), n in sah)
            satu._pengecualian = izin[n]
            satu.induk_unit = dict(induk_unit)
            hasil.append(satu)
        return hasil

    @cached_property
    def periode(self) -> PeriodePengukuran | None:
        """When the quarter is open."""
        return self._periode[0]

    @cached_property
    def _periode(self) -> tuple[PeriodePengukuran | None, bool]:
        """The opening, and whether the quarter was endorsed: one question where it has one."""
        milik = {
            "pd": self.pd,
            "tahun": self.triwulan.tahun,
            "triwulan": self.triwulan.nomor,
        }
        sah = PengesahanTriwulan.objects.filter(**milik)
        ada = PeriodePengukuran.objects.filter(**milik).annotate(sah=Exists(sah)).first()
        return ada, sah.exists() if ada is None else ada.sah

    @cached_property
    def disahkan(self) -> bool:
        """Whether the quarter was endorsed."""
        return self._periode[1]

    @cached_property
    def induk_unit(self) -> dict[int, int | None]:
        """Unit id → id of the unit above."""
        return dict(UnitKerja.objects.filter(pd=self.pd).values_list("pk", "induk"))

    @cached_property
    def _pengecualian(self) -> dict[int, date]:
        if self.periode is None:
            return {}
        semua = PengecualianPeriode.objects.filter(periode=self.periode).order_by("sampai")
        return dict(semua.values_list("unit_id", "sampai"))

    def pengecualian(self, unit: int) -> date | None:
        """Last day of the unit's leave: its own, or that of a unit above it."""
        hari: list[date] = []
        dilalui: set[int] = set()
        simpul: int | None = unit
        while simpul is not None and simpul not in dilalui:
            dilalui.add(simpul)
            if simpul in self._pengecualian:
                hari.append(self._pengecualian[simpul])
            simpul = self.induk_unit.get(simpul)
        return max(hari, default=None)

    def batas(self, unit: int) -> date | None:
        """Last day on which the unit may write."""
        if self.periode is None:
            return None
        return max(self.periode.tutup, self.pengecualian(unit) or self.periode.tutup)

    def sisa_hari(self, unit: int) -> int | None:
        """Days that the unit has left, today included; None where no period is set."""
        batas = self.batas(unit)
        return None if batas is None else sisa_hari(batas, self.hari_ini)

    @cached_property
    def _boleh_isi(self) -> bool:
        return (
            self.oleh is not None and self.oleh.pd_id == self.pd.pk and self.oleh.has_perm(IZIN_ISI)
        )

    def dalam_lingkup(self, unit: int) -> bool:
        """Whether the user fills the rows of this unit."""
        if self.oleh is None:
            return True
        # Most people fill their own unit: no need to ask for the tree then.
        return self._boleh_isi and (unit == self.oleh.unit_id or unit in self.oleh.lingkup_unit)

    def terlihat(self, unit: int) -> bool:
        """Whether the user may know that rows of this unit exist."""
        if self.oleh is None or self.oleh.lintas_pd:
            return True
        if self.oleh.pd_id != self.pd.pk:
            return False
        return (
            self.oleh.lihat_semua_unit
            or unit == self.oleh.unit_id
            or unit in self.oleh.lingkup_unit
        )

    def alasan(self, unit: int, status: str) -> Terkunci | None:
        """Why the user may not write a row of this unit and status, or None."""
        if (unit, status) not in self._alasan:
            self._alasan[unit, status] = self._cari_alasan(unit, status)
        return self._alasan[unit, status]

    def _cari_alasan(self, unit: int, status: str) -> Terkunci | None:
        tutup = self.periode.tutup if self.periode else None
        # Leave counts only after the quarter closed.
        lewat = tutup is not None and self.hari_ini > tutup
        return alasan_terkunci(
            KeadaanIsian(
                triwulan=self.triwulan,
                hari_ini=self.hari_ini,
                buka=self.periode.buka if self.periode else None,
                tutup=tutup,
                pengecualian=self.pengecualian(unit) if lewat else None,
                status=status,
                dalam_lingkup=self.dalam_lingkup(unit),
                triwulan_disahkan=self.disahkan,
                kepala=self.pd.kepala,
            )
        )

    def pastikan_terbuka(self, unit: int, status: str) -> None:
        """Raises IsianTerkunciError."""
        if (terkunci := self.alasan(unit, status)) is not None:
            raise IsianTerkunciError(terkunci)
