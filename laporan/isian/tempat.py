"""Which unit and which quarter the entry page is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import (
    PengecualianPeriode,
    Pengguna,
    PerangkatDaerah,
    PeriodePengukuran,
    UnitKerja,
)
from kinerja.organisasi_pada import OrganisasiPada
from kinerja.pembukaan import unit_dan_atasan
from kinerja.penolakan import TidakDitemukanError
from kinerja.periode import Triwulan, format_tanggal, triwulan_dari
from laporan.rangka.layar import bulat


@dataclass(frozen=True)
class PilihanUnit:
    """A unit of the switch, indented by its depth."""

    unit: UnitKerja
    tingkat: int

    @property
    def teks(self) -> str:
        """As the option says it."""
        return "\u2003" * self.tingkat + self.unit.nama


@dataclass(frozen=True)
class PilihanTriwulan:
    """A quarter of the switch and where it stands today."""

    triwulan: Triwulan
    keadaan: str


@dataclass
class TempatIsian:
    """Unit and quarter of a request."""

    pengguna: Pengguna
    pd: PerangkatDaerah
    daftar_unit: list[PilihanUnit]
    unit: UnitKerja
    triwulan: Triwulan
    periode: Sequence[PeriodePengukuran]
    hari_ini: date
    pada: datetime
    baris: str = ""

    @cached_property
    def _alamat(self) -> str:
        """Built once: every row of the page names it twice."""
        isi = {
            "unit": self.unit.pk,
            "tahun": self.triwulan.tahun,
            "triwulan": self.triwulan.nomor,
        }
        return f"{reverse('isian')}?{urlencode(isi)}"

    def url(self, **tambahan: str) -> str:
        """Address of this page."""
        return f"{self._alamat}&{urlencode(tambahan)}" if tambahan else self._alamat

    def url_triwulan(self, tw: Triwulan, baris: str) -> str:
        """Address of a row of this unit in another quarter."""
        isi: dict[str, str | int] = {
            "unit": self.unit.pk,
            "tahun": tw.tahun,
            "triwulan": tw.nomor,
            "baris": baris,
        }
        return f"{reverse('isian')}?{urlencode(isi)}#laci"

    @property
    def daftar_triwulan(self) -> list[PilihanTriwulan]:
        """The four quarters of the year."""
        menurut = {p.triwulan: p for p in self.periode if p.tahun == self.triwulan.tahun}
        return [
            PilihanTriwulan(Triwulan(self.triwulan.tahun, n), self._keadaan(menurut.get(n)))
            for n in (1, 2, 3, 4)
        ]

    def _keadaan(self, p: PeriodePengukuran | None) -> str:
        if p is None:
            return "belum ditetapkan"
        if self.hari_ini < p.buka:
            return f"dibuka {format_tanggal(p.buka)}"
        if self.hari_ini <= p.tutup:
            return "terbuka"
        sampai = self._pengecualian.get(p.triwulan)
        return f"pengecualian sampai {format_tanggal(sampai)}" if sampai else "ditutup"

    @cached_property
    def _pengecualian(self) -> dict[int, date]:
        """Quarter of the year → last day of a leave that holds today for the unit, its own or that
        of a unit above it.
        """
        semua = PengecualianPeriode.objects.filter(
            periode__pd=self.pd, periode__tahun=self.triwulan.tahun, sampai__gte=self.hari_ini
        ).order_by("sampai")
        izin = list(semua.values_list("periode__triwulan", "unit_id", "sampai"))
        if not izin:
            return {}
        pohon = UnitKerja.objects.all().pohon(self.pd.pk)
        atas = {
            tw: unit_dan_atasan(pohon.induk(Triwulan(self.triwulan.tahun, tw).akhir), self.unit.pk)
            for tw, _, _ in izin
        }
        return {tw: sampai for tw, unit, sampai in izin if unit in atas[tw]}

    @property
    def terbuka_lain(self) -> list[Triwulan]:
        """Quarters of other years that are open today."""
        return [
            Triwulan(p.tahun, p.triwulan)
            for p in self.periode
            if p.tahun != self.triwulan.tahun and p.buka <= self.hari_ini <= p.tutup
        ]


def _urutkan(semua: Sequence[UnitKerja]) -> list[PilihanUnit]:
    """Units as a tree, parents before children."""
    ada = {u.pk for u in semua}
    hasil: list[PilihanUnit] = []

    def turun(induk: int | None, tingkat: int) -> None:
        for u in semua:
            atas = u.induk_id if u.induk_id in ada else None
            if atas == induk:
                hasil.append(PilihanUnit(u, tingkat))
                turun(u.pk, tingkat + 1)

    turun(None, 0)
    return hasil


def tempat_dari(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah, tahun: int
) -> TempatIsian | None:
    """Unit and quarter asked for, or those that the user most likely means; None without units.

    Raises Http404 outside the user's scope.
    """
    pada = timezone.now()
    hari_ini = pada.astimezone(ZoneInfo(pd.zona_waktu)).date()
    periode = list(PeriodePengukuran.objects.filter(pd=pd).order_by("tahun", "triwulan"))
    nomor = bulat(request.GET.get("triwulan")) or _triwulan_wajar(periode, tahun, hari_ini)
    try:
        tw = triwulan_dari(tahun, nomor)
    except TidakDitemukanError as galat:
        raise Http404(galat.pesan) from galat
    daftar = _urutkan(_unit_pada(request.user, pd, tw.akhir))
    if not daftar:
        return None
    if (diminta := request.GET.get("unit")) is not None:
        pk = bulat(diminta)
        unit = next((p.unit for p in daftar if p.unit.pk == pk), None)
        if unit is None:
            raise Http404("Unit kerja tidak ditemukan.")
    else:
        milik = request.user.unit_id
        unit = next((p.unit for p in daftar if p.unit.pk == milik), daftar[0].unit)
    return TempatIsian(
        request.user, pd, daftar, unit, tw, periode, hari_ini, pada, request.GET.get("baris", "")
    )


def _unit_pada(pengguna: Pengguna, pd: PerangkatDaerah, hari: date) -> list[UnitKerja]:
    """Units that were there on the day and in the user's reach, as they were called."""
    organisasi = OrganisasiPada(pd, hari)
    terlihat = UnitKerja.objects.untuk(pengguna, pernah=True).ada_pada(hari)
    semua = organisasi.tandai(terlihat.filter(pd=pd).select_related("pd"))
    unit = organisasi.pasang_unit(list(semua))
    if pengguna.lihat_semua_unit or pengguna.lintas_pd:
        return unit
    lingkup = pengguna.lingkup_unit_pada(hari)
    return [u for u in unit if u.pk in lingkup]


def _triwulan_wajar(periode: Sequence[PeriodePengukuran], tahun: int, hari_ini: date) -> int:
    """The open quarter; else the last one that was open; else the one of today or the first."""
    milik = [p for p in periode if p.tahun == tahun]
    terbuka = [p.triwulan for p in milik if p.buka <= hari_ini <= p.tutup]
    lewat = [p.triwulan for p in milik if p.tutup < hari_ini]
    if terbuka or lewat:
        return (terbuka or lewat)[-1]
    return Triwulan.dari_tanggal(hari_ini).nomor if hari_ini.year == tahun else 1
