"""The organisation of the year, and what each unit was.

`organisasi` and `organisasi_unit` GET, as of the year that the person works in.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.isian.pintu import hari_lokal
from kinerja.models import (
    Jabatan,
    JabatanLama,
    PerangkatDaerah,
    PerubahanSOTK,
    UnitKerja,
    UnitLama,
)
from laporan.bahan.bahan import Bahan
from laporan.organisasi.laksanakan import IZIN_SOTK
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import layar, pd_kerja

IZIN_LIHAT = "kinerja.view_unitkerja"


@dataclass(frozen=True)
class BarisUnit:
    """A unit in the tree, with its posts."""

    unit: UnitKerja
    tingkat: int
    jabatan: tuple[Jabatan, ...]


@dataclass(frozen=True)
class MasaUnit:
    """What a unit was in a time."""

    nama: str
    jenis: str
    induk: str
    mulai: date | None
    sampai: date | None


@layar(IZIN_LIHAT, buka=pd_kerja)
def organisasi(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """Units and posts at the end of the year, and the changes that were recorded."""
    tahun = konteks_kerja(request).tahun
    bahan = Bahan(pd, tahun)
    perubahan = PerubahanSOTK.objects.untuk(request.user).filter(pd=pd).select_related("oleh")
    return render(
        request,
        "laporan/organisasi/organisasi.html",
        {
            "baris": _pohon(bahan),
            "tahun": tahun,
            "perubahan": [(p, p.uraian.splitlines()) for p in perubahan],
            "boleh_ubah": request.user.has_perm(IZIN_SOTK),
        },
    )


def _pohon(bahan: Bahan) -> list[BarisUnit]:
    """Units as a tree, parents before children; what hangs nowhere stands on top."""
    unit = bahan.unit
    terlihat = {u.pk for u in unit}
    hasil: list[BarisUnit] = []

    def turun(induk: int | None, tingkat: int) -> None:
        for u in unit:
            if (u.induk_id if u.induk_id in terlihat else None) == induk:
                milik = tuple(j for j in bahan.jabatan if j.unit_id == u.pk)
                hasil.append(BarisUnit(u, tingkat, milik))
                turun(u.pk, tingkat + 1)

    turun(None, 0)
    return hasil


@layar(IZIN_LIHAT, buka=pd_kerja)
def unit(request: AuthenticatedHttpRequest, pd: PerangkatDaerah, pk: int) -> HttpResponse:
    """One unit: what it is, what it was, who continues it, and its posts with theirs."""
    semua = {u.pk: u for u in UnitKerja.objects.filter(pd=pd)}
    satu = semua.get(pk)
    if satu is None:
        raise Http404("Unit kerja tidak ditemukan.")
    hari_ini = hari_lokal(pd, timezone.now())
    return render(
        request,
        "laporan/organisasi/unit.html",
        {
            "unit": satu,
            "berakhir": satu.sampai is not None and satu.sampai < hari_ini,
            "masa": _masa(satu, semua),
            "penerus": semua.get(satu.penerus_id or 0),
            "melanjutkan": [u for u in semua.values() if u.penerus_id == pk],
            "bawahan": [u for u in semua.values() if u.induk_id == pk and u.ada(hari_ini)],
            "jabatan": _jabatan(satu),
            "boleh_ubah": request.user.has_perm(IZIN_SOTK),
        },
    )


def _masa(satu: UnitKerja, semua: dict[int, UnitKerja]) -> list[MasaUnit]:
    """The periods of a unit, the latest first."""
    hasil: list[MasaUnit] = []
    mulai = satu.mulai
    for lama in UnitLama.objects.filter(unit=satu).order_by("sampai"):
        induk = semua[lama.induk_id].nama if lama.induk_id else ""
        hasil.append(MasaUnit(lama.nama, lama.get_jenis_display(), induk, mulai, lama.sampai))
        mulai = lama.sampai + timedelta(days=1)
    induk = semua[satu.induk_id].nama if satu.induk_id else ""
    if satu.sampai is None or mulai is None or mulai <= satu.sampai:
        hasil.append(MasaUnit(satu.nama, satu.get_jenis_display(), induk, mulai, satu.sampai))
    return hasil[::-1]


def _jabatan(satu: UnitKerja) -> list[dict[str, Any]]:
    """Posts of the unit, also those that are no more, each with its earlier names."""
    semua = list(Jabatan.objects.filter(unit=satu).order_by("urutan", "pk"))
    lama: dict[int, list[JabatanLama]] = {}
    for bentuk in JabatanLama.objects.filter(jabatan__in=semua).order_by("-sampai"):
        lama.setdefault(bentuk.jabatan_id, []).append(bentuk)
    return [
        {"jabatan": j, "lama": [b for b in lama.get(j.pk, []) if b.nama != j.nama]} for j in semua
    ]
