"""The open API, version 1: what is released, read only, and with a key an agency's own data.

Released data come from laporan/publik/baca.py, one's own from the working tables of the key's
agency alone. The OpenAPI document is made from this file.
"""

from datetime import datetime
from functools import cache
from typing import Annotated, Any, Literal, NoReturn

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    JsonResponse,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, reverse
from ninja import NinjaAPI, Path, Query
from ninja.errors import AuthenticationError, ValidationError
from ninja.operation import Operation

from kinerja.isian.beku import teks_tetap
from kinerja.penolakan import Penolakan, TidakSahError
from kinerja.periode import TAHUN_TERAKHIR, TAHUN_TERAWAL
from laporan.bahan.bahan import Bahan
from laporan.models import (
    TRIWULAN_RILIS,
    BagianRilis,
    KunciApi,
    PengaturanPublik,
    PerubahanPublik,
    Rilis,
)
from laporan.models.publik import SATU
from laporan.publik.api import skema
from laporan.publik.api.kunci import KunciPembaca
from laporan.publik.api.pintu import pintu_api
from laporan.publik.baca import IndikatorPublik, Isi, TahunPublik, daftar_pd
from laporan.publik.bentuk.berkas import AKHIRAN, MIME, alirkan, buat_arsip, buat_berkas
from laporan.publik.potret.pohon import potret_pohon
from laporan.publik.potret.triwulan import isi_anggaran
from laporan.segel.alamat import alamat_verifikasi
from laporan.triwulanan.bahan import BarisTriwulan, Kuartal

AWAL = "api/v1/"
_UMPAN = 200
Kode = Annotated[str, Path(pattern=r"^[^\x00-\x1f]{1,60}$", description="Kode perangkat daerah")]
KodeIndikator = Annotated[str, Path(pattern=r"^[^\x00-\x1f]{1,60}$", description="Kode indikator")]
Tahun = Annotated[int, Path(ge=TAHUN_TERAWAL, le=TAHUN_TERAKHIR)]
TahunTanya = Annotated[int, Query(ge=TAHUN_TERAWAL, le=TAHUN_TERAKHIR)]
Triwulan = Annotated[int, Query(ge=1, le=4)]
TriwulanAtauTerakhir = Annotated[
    int | None, Query(ge=1, le=4, description="Kosong: triwulan terakhir yang dirilis")
]
Bentuk = Literal["json", "csv", "xlsx", "stratml", "zip"]


class ApiTerbuka(NinjaAPI):
    """Operations are called by the names of their functions: clients are made from them."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__


api = ApiTerbuka(
    title="Data terbuka kinerja perangkat daerah",
    version="1",
    description="Hanya data yang sudah disahkan dan dirilis perangkat daerah. Bagian “milik” "
    "memerlukan kunci perangkat daerah.",
    urls_namespace="api_v1",
    openapi_url=None,
    docs_url=None,
)
_LAIN = {404: skema.GalatApi, 422: skema.GalatApi, 429: skema.GalatApi}


def _jawab(isi: Any) -> Any:
    return {200: isi, **_LAIN}


@api.exception_handler(Penolakan)
def _ditolak(request: HttpRequest, tolak: Penolakan) -> NoReturn:
    """Answered as everywhere (laporan/rangka/jawaban.py), on an installation for trying too."""
    raise tolak


@api.exception_handler(ValidationError)
def _tidak_terbaca(request: HttpRequest, galat: ValidationError) -> NoReturn:
    medan = sorted({str(e["loc"][-1]) for e in galat.errors})
    raise TidakSahError(f"Parameter tidak terbaca: {', '.join(medan)}.")


@api.exception_handler(AuthenticationError)
def _tanpa_kunci(request: HttpRequest, galat: AuthenticationError) -> HttpResponse:
    isi = {"jenis": "kunci", "pesan": "Kunci API tidak ada, sudah dicabut, atau sudah berakhir."}
    return JsonResponse(isi, status=401, headers={"WWW-Authenticate": "Bearer"})


@api.exception_handler(Http404)
def _tidak_ada(request: HttpRequest, galat: Http404) -> HttpResponse:
    isi = {"jenis": "tidak_ditemukan", "pesan": str(galat) or "Data tidak ditemukan."}
    return JsonResponse(isi, status=404)


# --- released data --------------------------------------------------------------------------------


@api.get("/", response=_jawab(skema.InfoApi), url_name="api_info", tags=["umum"])
def info(request: HttpRequest) -> Isi:
    """Penerbit, lisensi, dan kontak."""
    p = PengaturanPublik.objects.get(pk=SATU)
    return {
        "versi": api.version,
        "lisensi": p.lisensi,
        "lisensi_tautan": p.lisensi_tautan,
        "kontak": p.kontak,
        "revisi": p.revisi,
        "diubah": p.diubah_pada,
        "dokumentasi": f"{settings.TAPAK_ALAMAT}{reverse('publik_api')}",
    }


@api.get("/perangkat-daerah", response=_jawab(list[skema.PdApi]), url_name="api_pd", tags=["umum"])
def perangkat_daerah(request: HttpRequest) -> list[Isi]:
    """Perangkat daerah yang sudah merilis data, dengan tahun dan bagiannya."""
    return [
        {
            "kode": p.kode,
            "nama": p.nama,
            "pemda": p.pemda,
            "diperbarui": p.diperbarui,
            "tahun": [
                {"tahun": t, "bagian": [b.value for b in BagianRilis if b in p.bagian[t]]}
                for t in p.tahun
            ],
        }
        for p in daftar_pd()
    ]


@api.get(
    "/perangkat-daerah/{path:pd}/{int:tahun}/rilis",
    response=_jawab(list[skema.RilisApi]),
    url_name="api_rilis",
    tags=["perangkat daerah"],
)
def rilis(request: HttpRequest, pd: Kode, tahun: Tahun) -> list[Isi]:
    """Bagian yang dirilis, dengan sidik isinya."""
    t = _tahun(pd, tahun)
    return [
        {"bagian": b.value, "ke": r.ke, "dirilis": r.pada, "sidik": r.sha256}
        for b in BagianRilis
        if (r := t.rilis.get(b)) is not None
    ]


@api.get(
    "/perangkat-daerah/{path:pd}/{int:tahun}/pohon",
    response=_jawab(skema.PohonApi),
    url_name="api_pohon",
    tags=["perangkat daerah"],
)
def pohon(request: HttpRequest, pd: Kode, tahun: Tahun) -> Isi:
    """Pohon kinerja dengan target Renstra."""
    return _ada(_tahun(pd, tahun).pohon)


@api.get(
    "/perangkat-daerah/{path:pd}/{int:tahun}/indikator",
    response=_jawab(skema.TriwulanApi),
    url_name="api_indikator",
    tags=["perangkat daerah"],
)
def indikator(
    request: HttpRequest, pd: Kode, tahun: Tahun, triwulan: TriwulanAtauTerakhir = None
) -> Isi:
    """Target dan realisasi indikator."""
    return _triwulan(_tahun(pd, tahun), triwulan)


@api.get(
    "/perangkat-daerah/{path:pd}/indikator/{path:kode}",
    response=_jawab(skema.RiwayatApi),
    url_name="api_riwayat",
    tags=["perangkat daerah"],
)
def riwayat_indikator(request: HttpRequest, pd: Kode, kode: KodeIndikator) -> Isi:
    """Satu indikator dari tahun ke tahun."""
    i = IndikatorPublik.ambil(pd, kode)
    if i is None:
        raise Http404("Indikator belum dirilis.")
    return {
        "kode": kode,
        "nama": i.sebut["nama"],
        "satuan": i.sebut["satuan"],
        "riwayat": [
            {
                "tahun": x.tahun,
                "triwulan": x.triwulan["triwulan"],
                "target": x.baris["target_tahun"],
                **{n: x.baris[n] for n in ("realisasi", "capaian", "kriteria", "keadaan")},
            }
            for x in i.riwayat
        ],
        "target_renstra": [i.target[t] for t in sorted(i.target)],
    }


@api.get(
    "/perangkat-daerah/{path:pd}/{int:tahun}/anggaran",
    response=_jawab(skema.AnggaranApi),
    url_name="api_anggaran",
    tags=["perangkat daerah"],
)
def anggaran(
    request: HttpRequest, pd: Kode, tahun: Tahun, triwulan: TriwulanAtauTerakhir = None
) -> Isi:
    """Pagu, realisasi, dan serapan."""
    t = _tahun(pd, tahun)
    if triwulan is None:
        if t.anggaran is None:
            raise Http404("Anggaran belum dirilis.")
        isi = t.anggaran[0]
    else:
        isi = _triwulan(t, triwulan)
    return {"tahun": isi["tahun"], "triwulan": isi["triwulan"], **_ada(isi["anggaran"])}


@api.get(
    "/perangkat-daerah/{path:pd}/{int:tahun}/perjanjian",
    response=_jawab(list[skema.PerjanjianApi]),
    url_name="api_perjanjian",
    tags=["perangkat daerah"],
)
def perjanjian(request: HttpRequest, pd: Kode, tahun: Tahun) -> list[Isi]:
    """Perjanjian Kinerja jabatan struktural."""
    semua = _ada(_tahun(pd, tahun).perjanjian)["perjanjian"]
    return [{**p, "verifikasi": alamat_verifikasi(p["kode"])} for p in semua]


@api.get(
    "/perangkat-daerah/{path:pd}/{int:tahun}/unduh/{bentuk}",
    response=_LAIN,
    url_name="api_unduh",
    tags=["unduhan"],
    openapi_extra={
        "responses": {200: {"description": "Berkas", "content": {m: {} for m in MIME.values()}}}
    },
)
def unduh(request: HttpRequest, pd: Kode, tahun: Tahun, bentuk: Bentuk) -> HttpResponse:
    """Seluruh data setahun: JSON, CSV dengan kamus data, XLSX, StratML, atau semuanya (ZIP)."""
    isi = buat_berkas(pd, tahun, bentuk)
    if isi is None:
        raise Http404("Bagian ini belum dirilis.")
    respons = HttpResponse(isi, content_type=MIME[bentuk])
    akhiran = AKHIRAN.get(bentuk, bentuk)
    respons["Content-Disposition"] = f'attachment; filename="kinerja-{tahun}.{akhiran}"'
    return respons


@api.get("/akip", response=_jawab(list[skema.AkipApi]), url_name="api_akip", tags=["umum"])
def akip(
    request: HttpRequest,
    tahun: Annotated[int | None, Query(ge=TAHUN_TERAWAL, le=TAHUN_TERAKHIR)] = None,
) -> list[Isi]:
    """Nilai AKIP semua perangkat daerah yang merilisnya."""
    semua = Rilis.objects.berlaku().filter(bagian=BagianRilis.LHE)
    if tahun is not None:
        semua = semua.filter(tahun=tahun)
    return [{**r.isi, "pd": r.isi["pd"]["kode"]} for r in semua.order_by("pd__kode", "-tahun")]


@api.get("/perubahan", response=_jawab(skema.UmpanApi), url_name="api_perubahan", tags=["umum"])
def perubahan(
    request: HttpRequest,
    sesudah: Annotated[int, Query(ge=0, le=2**62, description="Nomor terakhir yang dibaca")] = 0,
) -> Isi:
    """Umpan perubahan: rilis dan penarikan sesudah suatu nomor, menurut urutan terjadinya."""
    semua = PerubahanPublik.objects.filter(pk__gt=sesudah).select_related("rilis__pd")
    ada = list(semua.defer("rilis__isi", "rilis__cari").order_by("pk")[: _UMPAN + 1])
    return {
        "perubahan": [
            {
                "nomor": p.pk,
                "peristiwa": p.peristiwa,
                "pada": p.pada,
                "pd": p.rilis.pd.kode,
                "tahun": p.rilis.tahun,
                "bagian": p.rilis.bagian,
                "rilis": p.rilis.ke,
                "sidik": p.rilis.sha256,
                "masih_berlaku": p.rilis.berlaku,
            }
            for p in ada[:_UMPAN]
        ],
        "berikutnya": ada[:_UMPAN][-1].pk if ada else sesudah,
        "masih_ada": len(ada) > _UMPAN,
    }


@api.get(
    "/unduh/{int:tahun}.zip",
    response=_LAIN,
    url_name="api_arsip",
    tags=["unduhan"],
    openapi_extra={
        "responses": {200: {"description": "Arsip", "content": {"application/zip": {}}}}
    },
)
def arsip(request: HttpRequest, tahun: Tahun) -> HttpResponseBase:
    """Data semua perangkat daerah dalam satu tahun."""
    if not Rilis.objects.berlaku().filter(tahun=tahun).exists():
        raise Http404("Tahun ini belum dirilis.")
    respons = StreamingHttpResponse(alirkan(buat_arsip(tahun)), content_type="application/zip")
    respons["Content-Disposition"] = f'attachment; filename="kinerja-{tahun}.zip"'
    return respons


def _tahun(pd: str, tahun: int) -> TahunPublik:
    t = TahunPublik.ambil(pd, tahun)
    if t is None:
        raise Http404("Tahun ini belum dirilis.")
    return t


def _ada(isi: Isi | None) -> Isi:
    if isi is None:
        raise Http404("Bagian ini belum dirilis.")
    return isi


def _triwulan(t: TahunPublik, triwulan: int | None) -> Isi:
    if triwulan is None:
        return _ada(t.triwulan)
    return _ada(t.isi(TRIWULAN_RILIS[triwulan - 1]))


# --- one's own data, by key -----------------------------------------------------------------------

_KUNCI = KunciPembaca()
_LAIN_MILIK = {401: skema.GalatApi, 422: skema.GalatApi, 429: skema.GalatApi}


@api.get(
    "/milik/indikator",
    response={200: skema.TriwulanMilikApi, **_LAIN_MILIK},
    auth=_KUNCI,
    url_name="api_milik_indikator",
    tags=["milik"],
)
def milik_indikator(
    request: HttpRequest,
    tahun: TahunTanya,
    triwulan: Triwulan,
    diubah_sejak: Annotated[
        datetime | None, Query(description="Hanya baris yang diubah sejak saat ini")
    ] = None,
) -> Isi:
    """Indikator perangkat daerah sendiri menurut keadaannya sekarang, apa pun statusnya."""
    k = Kuartal(Bahan(_milik(request).pd, tahun), triwulan)
    baris = [b for b in k.baris if _berubah(b, diubah_sejak)]
    return {
        "tahun": tahun,
        "triwulan": triwulan,
        "disahkan": k.pengesahan is not None,
        "indikator": [_baris_milik(b) for b in baris],
    }


@api.get(
    "/milik/anggaran",
    response={200: skema.AnggaranApi, **_LAIN_MILIK},
    auth=_KUNCI,
    url_name="api_milik_anggaran",
    tags=["milik"],
)
def milik_anggaran(request: HttpRequest, tahun: TahunTanya, triwulan: Triwulan) -> Isi:
    """Anggaran perangkat daerah sendiri sampai dengan akhir triwulan, apa pun statusnya."""
    k = Kuartal(Bahan(_milik(request).pd, tahun), triwulan)
    return {"tahun": tahun, "triwulan": triwulan, **isi_anggaran(k)}


@api.get(
    "/milik/pohon",
    response={200: skema.PohonApi, **_LAIN_MILIK},
    auth=_KUNCI,
    url_name="api_milik_pohon",
    tags=["milik"],
)
def milik_pohon(request: HttpRequest, tahun: TahunTanya) -> Isi:
    """Pohon kinerja perangkat daerah sendiri menurut keadaannya sekarang."""
    return potret_pohon(_milik(request).pd, tahun)


def _milik(request: HttpRequest) -> KunciApi:
    kunci: KunciApi = request.auth  # type: ignore[attr-defined]  # set by KunciPembaca
    return kunci


def _berubah(b: BarisTriwulan, sejak: datetime | None) -> bool:
    if sejak is None:
        return True
    if sejak.tzinfo is None:
        raise TidakSahError("Parameter diubah_sejak harus menyebut zona waktunya.")
    return b.baris is not None and b.baris.diubah_pada >= sejak


def _baris_milik(b: BarisTriwulan) -> Isi:
    target, sendiri = b.target, b.sendiri.target
    return {
        "kode": b.indikator.kode,
        "nama": b.indikator.sebutan,
        "satuan": b.indikator.satuan,
        "iku": b.indikator.iku,
        "unit": b.indikator.penanggung_jawab.unit.nama,
        "target_tahun": target.teks if target else None,
        "target_triwulan": sendiri.teks if sendiri else None,
        "realisasi": teks_tetap(b.sampai.realisasi),
        "capaian": teks_tetap(b.sampai.capaian.nilai),
        "status": b.status,
        "versi": b.baris.versi if b.baris else 0,
        "diubah": b.baris.diubah_pada if b.baris else None,
    }


# --- routes and the document ----------------------------------------------------------------------


def dokumen_openapi() -> Isi:
    """The OpenAPI 3.1 document."""
    return {**_skema_api(), "servers": [{"url": settings.TAPAK_ALAMAT}]}


@cache
def _skema_api() -> Isi:
    return dict(api.get_openapi_schema(path_prefix=f"/{AWAL}"))


def openapi(request: HttpRequest) -> HttpResponse:
    """The document as JSON."""
    return JsonResponse(dokumen_openapi(), json_dumps_params={"ensure_ascii": False})


def rute_api() -> list[URLPattern]:
    """The routes of the API, each behind its door, by their own names."""
    semua = [p for p in api.urls[0] if isinstance(p, URLPattern) and p.name != "api-root"]
    hasil = [
        URLPattern(
            p.pattern,
            pintu_api(p.callback, terbuka=not (p.name or "").startswith("api_milik")),
            p.default_args,
            p.name,
        )
        for p in semua
    ]
    return [path("openapi.json", pintu_api(openapi, terbuka=True), name="api_openapi"), *hasil]
