"""All agencies of the pemda that a person may see.

| name | method | what |
| --- | --- | --- |
| `tinjauan` | GET | the table; ?tahun= ?triwulan= ?keadaan= ?kriteria= ?q= ?urut= |
| `tinjauan_peta` | GET | who is late: agencies × quarters and steps |
| `tinjauan_pd` kode | GET | one agency: who is behind and why, with links to the place |
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah
from kinerja.periode import TAHUN_DIKENAL, Triwulan
from laporan.pemda.tinjauan.baris import BarisTinjauan
from laporan.pemda.tinjauan.gambar import BARIS_PETA, gambar
from laporan.pemda.tinjauan.isi import KeadaanTW
from laporan.pemda.tinjauan.papan import TinjauanPemda, triwulan_tinjauan
from laporan.pemda.tinjauan.tabel import TabelTinjauan
from laporan.rangka.konteks import konteks_kerja, pakai
from laporan.rangka.layar import bulat, layar, pastikan_semua_unit
from laporan.rangka.saring import formulir
from laporan.rangka.tabel_daftar import PER_HALAMAN

IZIN = "laporan.lihat_tinjauan"


def masa_diminta(request: AuthenticatedHttpRequest) -> tuple[int, int]:
    """Year and quarter of the address; else the year worked in, and its latest open quarter."""
    tahun = bulat(request.GET.get("tahun"))
    if tahun is None or tahun not in TAHUN_DIKENAL:
        tahun = konteks_kerja(request).tahun
    triwulan = bulat(request.GET.get("triwulan"))
    if triwulan not in (1, 2, 3, 4):
        milik = PerangkatDaerah.objects.untuk(request.user).values_list("pk", flat=True)
        triwulan = triwulan_tinjauan(tahun, timezone.localdate(), list(milik))
    return tahun, triwulan


def pd_dipilih(
    request: AuthenticatedHttpRequest, kini: PerangkatDaerah | None = None
) -> PerangkatDaerah | None:
    """The agency that the switch sent, unless it is shown already; 404 for one out of reach."""
    kode = request.GET.get("pd")
    if not kode or (kini is not None and kode == kini.kode):
        return None
    return get_object_or_404(PerangkatDaerah.objects.untuk(request.user), kode=kode)


def _ke_pd(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The page of an agency in the same quarter; the region has its plan for one."""
    sisa = {k: v for k in ("tahun", "triwulan") if (v := request.GET.get(k))}
    if pd.pemerintah_daerah:
        return redirect(f"{reverse('rpjmd')}?{urlencode({'pd': pd.kode, **sisa})}")
    ekor = f"?{urlencode(sisa)}" if sisa else ""
    return redirect(f"{reverse('tinjauan_pd', args=[pd.kode])}{ekor}")


def tinjauan_diminta(request: AuthenticatedHttpRequest) -> TinjauanPemda:
    """The agencies in the quarter that the address asks for."""
    pastikan_semua_unit(request)
    return TinjauanPemda(request.user, *masa_diminta(request), timezone.now())


def konteks_masa(t: TinjauanPemda) -> dict[str, Any]:
    """What the line of years and quarters above every page takes."""
    return {
        "t": t,
        "tahun": t.tahun,
        "tw": t.tw,
        "kuartal": [Triwulan(t.tahun, n) for n in (1, 2, 3, 4)],
        "kueri": urlencode(_masa(t)),
    }


def _masa(t: TinjauanPemda) -> dict[str, int]:
    return {"tahun": t.tahun, "triwulan": t.triwulan}


def _urutan(request: AuthenticatedHttpRequest) -> dict[str, str]:
    """The order that the address asks for, if any."""
    return {"urut": urut} if (urut := request.GET.get("urut")) else {}


class Berpd(Protocol):
    """A row of an agency."""

    @property
    def pd(self) -> PerangkatDaerah:
        """The agency."""


B = TypeVar("B", bound=Berpd)


def bernama(request: AuthenticatedHttpRequest, baris: Iterable[B]) -> list[B]:
    """The rows of agencies that are called as `?q=` says; all where it says nothing."""
    q = request.GET.get("q", "").strip().casefold()
    return [b for b in baris if q in f"{b.pd.nama} {b.pd.singkatan}".casefold()]


def sehalaman(
    request: AuthenticatedHttpRequest, baris: Sequence[B], tetap: Mapping[str, object]
) -> dict[str, Any]:
    """Fifty rows of a page, and the search by name where there are more."""
    cocok = bernama(request, baris)
    cari = len(baris) > PER_HALAMAN
    return {
        "halaman": Paginator(cocok, PER_HALAMAN).get_page(request.GET.get("halaman")),
        "saring": formulir(request.GET, cari="Nama", tetap=tetap) if cari else None,
        "tersaring": len(cocok) != len(baris),
    }


@layar(IZIN)
def tinjauan(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The table. `?pd=`, as the switch of agency sends it, leads to that agency."""
    if (dipilih := pd_dipilih(request)) is not None:
        return _ke_pd(request, dipilih)
    t = tinjauan_diminta(request)
    semua = _saring(request, t)
    tabel = TabelTinjauan(semua, request, per_halaman=PER_HALAMAN)
    tabel.konteks_sel = {"t": t}
    pilihan = [
        ("keadaan", "Kelengkapan", [("", "semua"), *((k.value, k.label) for k in KeadaanTW)]),
        ("kriteria", "Kriteria", [("", "semua"), *((k, k) for k in _kriteria(t))]),
    ]
    data = {
        **konteks_masa(t),
        "tabel": tabel,
        "banyak": len(semua),
        "saring": formulir(
            request.GET, cari="Nama", pilihan=pilihan, tetap={**_masa(t), **_urutan(request)}
        ),
        "tersaring": len(semua) != len(t.baris),
        "beda": [b for b in t.baris if b.beda],
    }
    return render(request, "laporan/pemda/tinjauan/tinjauan.html", data)


def _kriteria(t: TinjauanPemda) -> list[str]:
    """Bands that any agency's mean stands in, the highest first."""
    ada = {
        (b.ringkasan.capaian.tingkat, b.ringkasan.capaian.kriteria)
        for b in t.baris
        if b.ringkasan is not None and b.ringkasan.capaian.kriteria
    }
    return list(dict.fromkeys(label for _, label in sorted(ada)))


def _saring(request: AuthenticatedHttpRequest, t: TinjauanPemda) -> list[BarisTinjauan]:
    keadaan, kriteria = request.GET.get("keadaan", ""), request.GET.get("kriteria", "")

    def cocok(b: BarisTinjauan) -> bool:
        if keadaan and (b.keadaan is None or b.keadaan.value != keadaan):
            return False
        return not kriteria or (
            b.ringkasan is not None and b.ringkasan.capaian.kriteria == kriteria
        )

    ada = (b for b in bernama(request, t.baris) if cocok(b))
    return sorted(ada, key=lambda b: b.urut_keadaan)


@layar(IZIN)
def tinjauan_peta(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Who is late, where, over the whole year."""
    t = tinjauan_diminta(request)
    masa = konteks_masa(t)
    urut = sorted(t.baris, key=lambda b: b.urut_keadaan)
    halaman = sehalaman(request, urut, _masa(t))
    isi = {"tahun": t.tahun, "kueri": masa["kueri"]}
    data = {
        **masa,
        **halaman,
        "baris": [gambar(b, BARIS_PETA, **isi) for b in halaman["halaman"]],
        "arti": [k for k in KeadaanTW if k is not KeadaanTW.KOSONG],
    }
    return render(request, "laporan/pemda/tinjauan/peta.html", data)


@layar(IZIN)
def tinjauan_pd(request: AuthenticatedHttpRequest, kode: str) -> HttpResponse:
    """One agency: what holds it up, by whom it lies, and the page where it is mended. It is the
    agency worked in from here on; `?pd=` leads to another one.
    """
    pastikan_semua_unit(request)
    pd = get_object_or_404(PerangkatDaerah.objects.untuk(request.user), kode=kode)
    if (dipilih := pd_dipilih(request, pd)) is not None:
        return _ke_pd(request, dipilih)
    pakai(request, pd=pd)
    t = TinjauanPemda(request.user, *masa_diminta(request), timezone.now(), hanya=pd)
    b = t.baris[0]
    data = {
        **konteks_masa(t),
        "b": b,
        "pd": pd,
        "kueri_pd": urlencode({"pd": pd.kode, "tahun": t.tahun}),
    }
    return render(request, "laporan/pemda/tinjauan/pd.html", data)
