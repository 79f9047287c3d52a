"""Scales of predicates: `skala_predikat` GET the scales and the form of one (`?skala=` its code,
`&versi=` which of several; `?siap=` the code of a ready one that is taken over); POST `kode`,
`nama`, `kode-n`, `nama-n` from the lowest, `dilihat`.

The Sekretariat keeps those of its agency. Whoever works across agencies keeps those of the region:
the form writes to every agency in reach that lacks the scale or holds the version that was shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import Indikator, PerangkatDaerah, SkalaPredikat
from kinerja.penolakan import Penolakan
from laporan.perencanaan.aksi_skala import (
    IZIN,
    HasilSkala,
    isi_tersimpan,
    sidik_skala,
    simpan_skala,
)
from laporan.perencanaan.langkah_awal import sebut
from laporan.perencanaan.skala import (
    TINGKAT_MAKS,
    IsiSkala,
    baca_skala,
    medan_kode,
    medan_nama,
)
from laporan.perencanaan.skala_siap import SKALA_SIAP, SkalaSiap
from laporan.rangka.layar import FORMULIR, layar
from laporan.rangka.penolakan import status_penolakan


@dataclass(frozen=True)
class VersiSkala:
    """One wording of a scale, and who holds it. `dipakai`: indicators that go by it."""

    isi: IsiSkala
    pemilik: tuple[str, ...]
    dipakai: int

    @property
    def sidik(self) -> str:
        """The fingerprint of its wording, as an address and the form name it."""
        return sidik_skala(self.isi)

    @property
    def disebut(self) -> str:
        """The first holders, and how many more."""
        return sebut(self.pemilik)


def _jangkauan(request: AuthenticatedHttpRequest) -> list[PerangkatDaerah]:
    """Agencies whose scales this person keeps."""
    if request.user.lintas_pd:
        return list(PerangkatDaerah.objects.untuk(request.user).order_by("nama"))
    return [request.user.pd] if request.user.pd else []


def _versi(semua_pd: Iterable[PerangkatDaerah]) -> list[VersiSkala]:
    """Every wording, by code, that of most agencies first. Three queries."""
    milik = SkalaPredikat.objects.filter(pd__in=semua_pd).select_related("pd")
    dipakai: dict[int, int] = {}
    for pk in Indikator.objects.filter(skala__in=milik).order_by().values_list("skala", flat=True):
        dipakai[pk] = dipakai.get(pk, 0) + 1
    kelompok: dict[IsiSkala, list[SkalaPredikat]] = {}
    for satu in milik.order_by("kode", "pd__nama").prefetch_related("predikat"):
        kelompok.setdefault(isi_tersimpan(satu), []).append(satu)
    hasil = [
        VersiSkala(isi, tuple(s.pd.nama for s in semua), sum(dipakai.get(s.pk, 0) for s in semua))
        for isi, semua in kelompok.items()
    ]
    return sorted(hasil, key=lambda v: (v.isi.kode, -len(v.pemilik), v.isi.nama))


@layar(IZIN, metode=FORMULIR)
def skala_predikat(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The page."""
    semua_pd = _jangkauan(request)
    if request.method != "POST":
        return _halaman(request, semua_pd)
    try:
        isi = baca_skala({k: str(v) for k, v in request.POST.items()})
        hasil = simpan_skala(
            isi=isi,
            pd=semua_pd,
            dilihat=request.POST.get("dilihat", ""),
            oleh=request.user,
            pada=timezone.now(),
        )
    except Penolakan as galat:
        return _halaman(
            request, semua_pd, tolak=galat.pesan, status=status_penolakan(galat), ketikan=True
        )
    messages.success(request, _kabar(isi, hasil, banyak=len(semua_pd) > 1))
    return redirect("skala_predikat")


def _kabar(isi: IsiSkala, hasil: HasilSkala, *, banyak: bool) -> str:
    if not banyak:
        return f"{isi.nama} disimpan." if hasil.ditulis else "Tidak ada yang berubah."
    kabar = f"{isi.nama}: disimpan pada {hasil.ditulis} perangkat daerah"
    if hasil.tetap:
        kabar += f", {hasil.tetap} sudah sama"
    if hasil.lain:
        kabar += f"; {len(hasil.lain)} memakai isi lain dan dibiarkan"
    return f"{kabar}."


def _halaman(
    request: AuthenticatedHttpRequest,
    semua_pd: list[PerangkatDaerah],
    *,
    tolak: str = "",
    status: int = 200,
    ketikan: bool = False,
) -> HttpResponse:
    versi = _versi(semua_pd)
    kode, sidik = request.GET.get("skala", ""), request.GET.get("versi", "")
    dipilih = next((v for v in versi if v.isi.kode == kode and sidik in ("", v.sidik)), None)
    if kode and dipilih is None and not ketikan:
        raise Http404("Skala predikat tidak ditemukan.")
    siap = next((s for s in SKALA_SIAP if s.isi.kode == request.GET.get("siap")), None)
    isi = _isi_formulir(dipilih.isi if dipilih else None)
    if siap is not None and dipilih is None:  # as one would have typed it
        isi |= _isi_formulir(siap.isi) | {"dilihat": ""}
    if ketikan:
        isi |= {k: str(v) for k, v in request.POST.items()}
    data = {
        "versi": versi,
        "ubah": dipilih,
        "banyak_pd": len(semua_pd),
        "daerah": request.user.lintas_pd,
        "kode": isi["kode"],
        "nama": isi["nama"],
        "dilihat": isi["dilihat"],
        "tingkat": [
            (medan_kode(n), isi.get(medan_kode(n), ""), medan_nama(n), isi.get(medan_nama(n), ""))
            for n in range(TINGKAT_MAKS)
        ],
        "siap": [(s, _keadaan_siap(s, versi, len(semua_pd))) for s in SKALA_SIAP],
        "dari_siap": None if dipilih else siap,
        "tolak": tolak,
    }
    return render(request, "laporan/perencanaan/skala.html", data, status=status)


def _keadaan_siap(siap: SkalaSiap, versi: Iterable[VersiSkala], banyak_pd: int) -> str:
    """`tersimpan` where every agency in reach has it, `lain` where each has its code for something
    else, empty where it can be taken over.
    """
    pemilik = {v.isi: len(v.pemilik) for v in versi if v.isi.kode == siap.isi.kode}
    if not banyak_pd or sum(pemilik.values()) < banyak_pd:
        return ""
    return "tersimpan" if pemilik.get(siap.isi) else "lain"


def _isi_formulir(isi: IsiSkala | None) -> dict[str, Any]:
    hasil = {
        "kode": isi.kode if isi else "", "nama": isi.nama if isi else "",
        "dilihat": sidik_skala(isi),
    }  # fmt: skip
    for n, satu in enumerate(isi.tingkat if isi else ()):
        hasil |= {medan_kode(n): satu.kode, medan_nama(n): satu.nama}
    return hasil
