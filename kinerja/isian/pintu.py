"""Whether a user may write into a quarter now: the stored facts behind `kinerja.kunci`."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from functools import cached_property
from typing import Self
from zoneinfo import ZoneInfo

from django.db.models import Exists

from kinerja.isian.penolakan import IsianTerkunciError
from kinerja.jadwal import KeadaanJadwal
from kinerja.kunci import KeadaanIsian, Terkunci, alasan_terkunci
from kinerja.masa_organisasi import PohonUnit
from kinerja.models import (
    Indikator,
    KontribusiIndikator,
    PengecualianPeriode,
    PengesahanTriwulan,
    Pengguna,
    PerangkatDaerah,
    PeriodePengukuran,
    PermintaanBuka,
    UnitKerja,
)
from kinerja.organisasi_pada import OrganisasiPada
from kinerja.pembukaan import Pembukaan, dibuka_sampai, unit_dan_atasan
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
        pohon: PohonUnit | None = None,
    ) -> None:
        """`pohon`: the agency's units, where they are read already."""
        self._terbaca = pohon
        self.pd, self.triwulan, self.oleh, self.pada = pd, triwulan, oleh, pada
        self.hari_ini = hari_lokal(pd, pada)
        self._alasan: dict[tuple[int, str, str, KeadaanJadwal], Terkunci | None] = {}

    @classmethod
    def setahun(
        cls,
        pd: PerangkatDaerah,
        tahun: int,
        nomor: Iterable[int],
        *,
        oleh: Pengguna | None,
        pada: datetime,
        pohon: PohonUnit,
        berubah: bool,
    ) -> list[Self]:
        """Quarters of one year, asked for together: four queries however many they are.

        `berubah`: whether anything of the organisation has changed since the first of them ended.
        """
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
        dibuka: dict[int, list[Pembukaan]] = defaultdict(list)
        if sah:
            for p in PermintaanBuka.objects.filter(**milik, triwulan__in=sah).berjalan():
                dibuka[p.triwulan].append(p.aturan)
        hasil = []
        for n in nomor:
            satu = cls(pd, Triwulan(tahun, n), oleh=oleh, pada=pada, pohon=pohon)
            satu._periode = (periode.get(n), n in sah)
            satu._pengecualian = izin[n]
            satu.pembukaan = dibuka[n]
            satu.organisasi = OrganisasiPada(pd, satu.triwulan.akhir, berubah=berubah)
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

    @property
    def lewat(self) -> bool:
        """Whether the quarter takes no ordinary entry any more: endorsed, or past its last day."""
        return self.disahkan or (self.periode is not None and self.hari_ini > self.periode.tutup)

    @cached_property
    def pembukaan(self) -> list[Pembukaan]:
        """What the head has reopened of an endorsed quarter, also after the last day of it."""
        if not self.disahkan:
            return []
        berjalan = PermintaanBuka.objects.triwulan(self.pd, self.triwulan).berjalan()
        return [p.aturan for p in berjalan]

    def dibuka_sampai(self, unit: int, sasaran: str) -> date | None:
        """Last day of the reopening that reaches a row; None where none does."""
        if not self.pembukaan:
            return None
        return dibuka_sampai(self.pembukaan, self.atasan(unit), sasaran)

    def tetap_sah(
        self, unit: int, sasaran: str, jadwal: KeadaanJadwal = KeadaanJadwal.TEMPO
    ) -> bool:
        """Whether the endorsement of the quarter closes this row: it is neither reopened, nor does
        its figure still come.
        """
        if not self.disahkan or jadwal is KeadaanJadwal.TERBIT:
            return False
        return self.dibuka_sampai(unit, sasaran) is None

    def dibuka_bagi(self, unit: int) -> date | None:
        """Last day of the reopenings that reach any row of the unit itself."""
        rantai = self.atasan(unit) if self.pembukaan else ()
        hari = (p.sampai for p in self.pembukaan if p.menyentuh(rantai, unit))
        return max(hari, default=None)

    def atasan(self, unit: int) -> tuple[int, ...]:
        """A unit and every unit above it."""
        return unit_dan_atasan(self.induk_unit, unit)

    @cached_property
    def induk_unit(self) -> dict[int, int | None]:
        """Unit id → id of the unit above, as they stood at the end of the quarter."""
        return self._pohon.induk(self.triwulan.akhir)

    @cached_property
    def _pohon(self) -> PohonUnit:
        return self._terbaca or UnitKerja.objects.all().pohon(self.pd.pk)

    @cached_property
    def organisasi(self) -> OrganisasiPada:
        """Units and posts at the end of the quarter: who answered for its rows then."""
        return OrganisasiPada(self.pd, self.triwulan.akhir)

    def _dalam_unit(self, unit: int) -> bool:
        # Most people fill their own unit: no need to ask for the tree then.
        assert self.oleh is not None
        return unit == self.oleh.unit_id or unit in self._lingkup

    @cached_property
    def _lingkup(self) -> frozenset[int]:
        """Units of the user at the end of the quarter."""
        if self.oleh is None:
            return frozenset()
        return self.oleh.lingkup_unit_pada(self.triwulan.akhir)

    @cached_property
    def _pengecualian(self) -> dict[int, date]:
        if self.periode is None:
            return {}
        semua = PengecualianPeriode.objects.filter(periode=self.periode).order_by("sampai")
        return dict(semua.values_list("unit_id", "sampai"))

    def pengecualian(self, unit: int) -> date | None:
        """Last day of the unit's leave: its own, or that of a unit above it."""
        hari = (self._pengecualian[u] for u in self.atasan(unit) if u in self._pengecualian)
        return max(hari, default=None)

    def batas(self, unit: int) -> date | None:
        """Last day on which the unit may write."""
        if (dibuka := self.dibuka_bagi(unit)) is not None:
            return dibuka
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
        return self._boleh_isi and self._dalam_unit(unit)

    def terlihat(self, unit: int) -> bool:
        """Whether the user may know that rows of this unit exist."""
        if self.oleh is None:
            return True
        if self.oleh.lintas_pd:
            return self.oleh.menjangkau(self.pd.pk)
        if self.oleh.pd_id != self.pd.pk:
            return False
        return self.oleh.lihat_semua_unit or self._dalam_unit(unit)

    def alasan(
        self,
        unit: int,
        status: str,
        sasaran: str = "",
        *,
        jadwal: KeadaanJadwal = KeadaanJadwal.TEMPO,
    ) -> Terkunci | None:
        """Why the user may not write a row of this unit and status, or None.

        `sasaran`: the row's name; without it, what a reopening of the unit as a whole says.
        `jadwal`: what the quarter asks of the row.
        """
        # Only what is reopened tells the rows of a unit apart.
        kunci = (unit, status, sasaran if self.pembukaan else "", jadwal)
        if kunci not in self._alasan:
            self._alasan[kunci] = self._cari_alasan(unit, status, sasaran, jadwal)
        return self._alasan[kunci]

    def _cari_alasan(
        self, unit: int, status: str, sasaran: str, jadwal: KeadaanJadwal
    ) -> Terkunci | None:
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
                dibuka_sampai=self.dibuka_sampai(unit, sasaran),
                kepala=self.pd.kepala,
                jadwal=jadwal,
            )
        )

    def pastikan_terbuka(
        self,
        unit: int,
        status: str,
        sasaran: str = "",
        *,
        jadwal: KeadaanJadwal = KeadaanJadwal.TEMPO,
    ) -> None:
        """Raises IsianTerkunciError."""
        if (terkunci := self.alasan(unit, status, sasaran, jadwal=jadwal)) is not None:
            raise IsianTerkunciError(terkunci)

    def keadaan(self, indikator: Indikator) -> KeadaanJadwal:
        """What the quarter asks of an indicator."""
        if indikator.pk in self._bersumber:
            return KeadaanJadwal.SUMBER
        return indikator.jadwal_pelaporan.keadaan(self.triwulan.tahun, self.triwulan.nomor)

    @cached_property
    def _bersumber(self) -> frozenset[int]:
        """Indicators of a region whose figures an agency keeps: nobody types them here."""
        if not self.pd.pemerintah_daerah:
            return frozenset()
        milik = KontribusiIndikator.objects.filter(indikator__pd=self.pd).bersumber()
        return frozenset(milik.values_list("indikator", flat=True))
