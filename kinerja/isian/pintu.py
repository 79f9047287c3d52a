"""Whether a user may write into a quarter now: the stored facts behind `kinerja.kunci`."""

from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from django.db.models import Exists

from kinerja.isian.penolakan import IsianTerkunciError
from kinerja.jadwal import KeadaanJadwal
from kinerja.kunci import KeadaanIsian, Terkunci, alasan_terkunci
from kinerja.models import (
    Indikator,
    PengecualianPeriode,
    PengesahanTriwulan,
    Pengguna,
    PerangkatDaerah,
    PeriodePengukuran,
    UnitKerja,
)
from kinerja.periode import Triwulan

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
        self._alasan: dict[tuple[int, str, KeadaanJadwal], Terkunci | None] = {}

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

    @property
    def lewat(self) -> bool:
        """Whether the quarter takes no ordinary entry any more: endorsed, or past its last day."""
        return self.disahkan or (self.periode is not None and self.hari_ini > self.periode.tutup)

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

    def alasan(
        self, unit: int, status: str, jadwal: KeadaanJadwal = KeadaanJadwal.TEMPO
    ) -> Terkunci | None:
        """Why the user may not write a row of this unit and status, or None.

        `jadwal`: what the quarter asks of the row.
        """
        kunci = (unit, status, jadwal)
        if kunci not in self._alasan:
            self._alasan[kunci] = self._cari_alasan(*kunci)
        return self._alasan[kunci]

    def _cari_alasan(self, unit: int, status: str, jadwal: KeadaanJadwal) -> Terkunci | None:
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
                jadwal=jadwal,
            )
        )

    def pastikan_terbuka(
        self, unit: int, status: str, jadwal: KeadaanJadwal = KeadaanJadwal.TEMPO
    ) -> None:
        """Raises IsianTerkunciError."""
        if (terkunci := self.alasan(unit, status, jadwal)) is not None:
            raise IsianTerkunciError(terkunci)

    def keadaan(self, indikator: Indikator) -> KeadaanJadwal:
        """What the quarter asks of an indicator."""
        return indikator.jadwal_pelaporan.keadaan(self.triwulan.tahun, self.triwulan.nomor)

    def tetap(self, jadwal: KeadaanJadwal) -> bool:
        """Whether the endorsement of the quarter closes a row: not one that still comes."""
        return self.disahkan and jadwal is not KeadaanJadwal.TERBIT
