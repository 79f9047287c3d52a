"""What every page shows around its content: navigation, agency, year, role.

A page that is opened takes agency and year from its address, else from what the session remembers.
A request that writes takes them from the form it was sent by, never from the session: another tab
may have moved that meanwhile (docs/keputusan/0025-what-the-page-showed.md).
"""

from dataclasses import dataclass, field, replace
from typing import Any, cast

from django.db.models import Exists, F, Value
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.http import urlencode

from anggaran.models import Program
from kinerja.http import AuthenticatedHttpRequest
from kinerja.latihan import CakupanLatihan, kalimat_latihan
from kinerja.models import (
    Pengguna,
    PerangkatDaerah,
    Realisasi,
    Renstra,
    TahunLatihan,
    Target,
)
from kinerja.penolakan import Penolakan
from kinerja.periode import TAHUN_DIKENAL
from laporan.models import PengaturanPublik, Rilis
from laporan.rangka import halaman
from laporan.rangka.halaman import HalamanBedaError
from laporan.rangka.navigasi import alamat_bantuan, navigasi_bagi

KUNCI_PD, KUNCI_TAHUN = "konteks_pd", "konteks_tahun"
_SIMPANAN = "_konteks_tapak"


@dataclass(frozen=True)
class KonteksKerja:
    """The agency and year that the user works in; `pd` is None until one can be chosen."""

    pd: PerangkatDaerah | None
    tahun: int
    daftar_tahun: list[int]
    daftar_pd: list[PerangkatDaerah]
    peran: str
    grup: frozenset[str]
    latihan: dict[int, str] = field(default_factory=dict)
    """Year → what a page of it says, where its figures are invented."""

    @property
    def kueri(self) -> str:
        """The agency and year as an address names them, where there are several agencies."""
        if self.pd is None or len(self.daftar_pd) < 2:
            return ""
        return urlencode({"pd": self.pd.kode, "tahun": self.tahun})


def konteks_kerja(request: HttpRequest) -> KonteksKerja:
    """Agency and year of this request.

    Reading: from `?pd=` and `?tahun=`, which are remembered in the session, else from the session,
    else the user's own agency and the latest year reported. Raises Http404 for an agency outside
    the user's scope. Writing: what the page showed; raises HalamanBedaError where the request does
    not say it, or says what the user no longer works in.
    """
    ada: KonteksKerja | None = getattr(request, _SIMPANAN, None)
    if ada is None:
        masuk = cast(AuthenticatedHttpRequest, request)
        ada = _dari_halaman(masuk) if halaman.menulis(request) else _dari_sesi(masuk)
        setattr(request, _SIMPANAN, ada)
    return ada


def pakai(
    request: HttpRequest, *, pd: PerangkatDaerah | None = None, tahun: int | None = None
) -> None:
    """The agency and the year that the address names are those of its page, whatever was chosen
    before. Raises HalamanBedaError where a form says that its page showed others.
    """
    masuk = cast(AuthenticatedHttpRequest, request)
    ada: KonteksKerja | None = getattr(request, _SIMPANAN, None)
    if not halaman.menulis(request):
        konteks = ada or _dari_sesi(masuk)
    else:
        tampil = halaman.pastikan(request, pd=pd.kode if pd else None, tahun=tahun)
        if pd is None and tampil is None:
            return  # the address names no agency: whoever asks for it is refused
        konteks = ada or (_dari_sesi(masuk) if pd else _dari_halaman(masuk, sah=tahun))
    if pd is not None and konteks.pd != pd:
        request.session[KUNCI_PD] = pd.pk
        konteks = _susun(masuk, pd, *_pilih_tahun(masuk, pd), _daftar_pd(masuk))
    if tahun is not None and konteks.tahun != tahun:
        if tahun in konteks.daftar_tahun:
            request.session[KUNCI_TAHUN] = tahun
        daftar = sorted({tahun, *konteks.daftar_tahun}, reverse=True)
        konteks = replace(konteks, tahun=tahun, daftar_tahun=daftar)
    setattr(request, _SIMPANAN, konteks)


def _daftar_pd(request: AuthenticatedHttpRequest) -> list[PerangkatDaerah]:
    milik = request.user.pd
    return [milik] if milik else list(PerangkatDaerah.objects.untuk(request.user))


def _dari_sesi(request: AuthenticatedHttpRequest) -> KonteksKerja:
    daftar_pd = _daftar_pd(request)
    pd = _pilih_pd(request, daftar_pd)
    return _susun(request, pd, *_pilih_tahun(request, pd), daftar_pd)


def _dari_halaman(request: AuthenticatedHttpRequest, *, sah: int | None = None) -> KonteksKerja:
    """What the page showed, which is then also the last choice. `sah`: a year that the address
    names, whether or not the agency has data of it.
    """
    tampil = halaman.wajib(request)
    daftar_pd = _daftar_pd(request)
    pd = next((p for p in daftar_pd if p.kode == tampil.pd), None)
    if pd is None:
        raise HalamanBedaError(halaman.PD_LAIN if tampil.pd else halaman.TANPA_PD)
    _, tahun, latihan = _tahun_terisi(pd)
    daftar_tahun = sorted(tahun, reverse=True) or [timezone.localdate().year]
    if tampil.tahun not in {sah, *daftar_tahun}:
        raise HalamanBedaError(halaman.TAHUN_LAIN.format(tampil.tahun))
    for kunci, nilai in ((KUNCI_PD, pd.pk), (KUNCI_TAHUN, tampil.tahun)):
        if request.session.get(kunci) != nilai:
            request.session[kunci] = nilai
    return _susun(request, pd, tampil.tahun, daftar_tahun, latihan, daftar_pd)


def _susun(
    request: AuthenticatedHttpRequest,
    pd: PerangkatDaerah | None,
    tahun: int,
    daftar_tahun: list[int],
    latihan: dict[int, str],
    daftar_pd: list[PerangkatDaerah],
) -> KonteksKerja:
    grup = request.user.nama_peran
    peran = _sebut_peran(request.user, grup)
    return KonteksKerja(pd, tahun, daftar_tahun, daftar_pd, peran, grup, latihan)


def _sebut_peran(pengguna: Pengguna, grup: frozenset[str]) -> str:
    return ", ".join(sorted(grup)) or ("Pengelola sistem" if pengguna.is_superuser else "")


def _pilih_pd(
    request: AuthenticatedHttpRequest, daftar: list[PerangkatDaerah]
) -> PerangkatDaerah | None:
    kode = request.GET.get("pd")
    if kode:
        dipilih = next((p for p in daftar if p.kode == kode), None)
        if dipilih is None:
            raise Http404("Perangkat daerah di luar lingkup Anda.")
        if request.session.get(KUNCI_PD) != dipilih.pk:
            request.session[KUNCI_PD] = dipilih.pk
        return dipilih
    if len(daftar) == 1:
        return daftar[0]
    return next((p for p in daftar if p.pk == request.session.get(KUNCI_PD)), None)


#: What a row of `_tahun_terisi` says of its years.
_BERISI, _TERLAPOR, _LATIHAN, _LATIHAN_TRIWULAN = range(4)


def _tahun_terisi(pd: PerangkatDaerah) -> tuple[list[int], list[int], dict[int, str]]:
    """Years with realisasi, every year that holds anything, ascending, and what is said of those
    that are invented. One query.
    """
    satu_tahun = (F("tahun"), F("tahun"))
    realisasi = Realisasi.objects.filter(indikator__pd=pd).order_by()
    target = Target.objects.filter(indikator__pd=pd).order_by()
    program = Program.objects.filter(pd=pd).order_by()
    renstra = Renstra.objects.filter(pd=pd).order_by()
    latihan = TahunLatihan.objects.filter(pd=pd).order_by()
    seluruhnya = latihan.filter(cakupan=CakupanLatihan.TAHUN)
    triwulannya = latihan.filter(cakupan=CakupanLatihan.TRIWULAN)
    baris = realisasi.values_list(Value(_TERLAPOR), *satu_tahun).union(
        target.values_list(Value(_BERISI), *satu_tahun),
        program.values_list(Value(_BERISI), *satu_tahun),
        renstra.values_list(Value(_BERISI), F("tahun_awal"), F("tahun_akhir")),
        seluruhnya.values_list(Value(_LATIHAN), *satu_tahun),
        triwulannya.values_list(Value(_LATIHAN_TRIWULAN), *satu_tahun),
    )
    terlapor: set[int] = set()
    semua: set[int] = set()
    kalimat: dict[int, str] = {}
    for macam, awal, akhir in baris:
        semua.update(range(awal, akhir + 1))
        if macam == _TERLAPOR:
            terlapor.add(awal)
        elif macam == _LATIHAN:
            kalimat[awal] = kalimat_latihan(awal, CakupanLatihan.TAHUN)
        elif macam == _LATIHAN_TRIWULAN:
            kalimat[awal] = kalimat_latihan(awal, CakupanLatihan.TRIWULAN)
    return sorted(terlapor), sorted(semua), kalimat


def _tahun_wajar(teks: str) -> int | None:
    """A year that pages can show; None for a slip of the keys, such as 20255."""
    if len(teks) != 4 or not (teks.isascii() and teks.isdecimal()):
        return None
    return tahun if (tahun := int(teks)) in TAHUN_DIKENAL else None


def _pilih_tahun(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah | None
) -> tuple[int, list[int], dict[int, str]]:
    """The year to work in, those to choose from, and what is said of those that are invented."""
    terlapor, tahun, latihan = _tahun_terisi(pd) if pd else ([], [], {})
    sekarang = timezone.localdate().year
    daftar = sorted(tahun, reverse=True) or [sekarang]
    diminta = _tahun_wajar(request.GET.get("tahun", ""))
    teringat = request.session.get(KUNCI_TAHUN)
    if diminta and (pd is None or diminta in daftar) and diminta != teringat:
        teringat = request.session[KUNCI_TAHUN] = diminta
    if pd is None:
        # What an address once left in the session may be no year at all.
        return _tahun_wajar(str(teringat)) or sekarang, [], {}
    if teringat in daftar:
        return teringat, daftar, latihan
    if terlapor:
        return terlapor[-1], daftar, latihan
    return (sekarang if sekarang in daftar else daftar[0]), daftar, latihan


def rangka(request: HttpRequest) -> dict[str, Any]:
    """Context of the page frame; only the guide for a visitor, nothing in the master-data site."""
    pengguna = getattr(request, "user", None)
    cocok = request.resolver_match
    if cocok is not None and cocok.app_name == "admin":
        return {}
    rute = cocok.url_name if cocok is not None else None
    bantuan = alamat_bantuan(rute)
    if pengguna is None or not pengguna.is_authenticated:
        return {"bantuan": bantuan, "ada_publik": _ada_publik}
    konteks = _untuk_rangka(cast(AuthenticatedHttpRequest, request))
    if konteks is None:
        return {"bantuan": bantuan, "navigasi": navigasi_bagi(pengguna, rute)}
    navigasi = navigasi_bagi(pengguna, rute, konteks.kueri)
    latihan = konteks.latihan.get(konteks.tahun, "")
    return {
        "bantuan": bantuan,
        "navigasi": navigasi,
        "konteks": konteks,
        "latihan": latihan,
    }


def _ada_publik() -> bool:
    """Whether anything is public. Asked by the page that shows it only."""
    dirilis = Rilis.objects.berlaku()
    return PengaturanPublik.objects.filter(Exists(dirilis), aktif=True).exists()


def _untuk_rangka(request: AuthenticatedHttpRequest) -> KonteksKerja | None:
    """What the frame shows; it stands around refusals of that very context too."""
    try:
        return konteks_kerja(request)
    except Http404:
        return None
    except Penolakan:
        try:
            return _dari_sesi(request)
        except Http404:
            return None
