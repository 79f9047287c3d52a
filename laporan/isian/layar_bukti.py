"""Evidence: the panel of an indicator's quarter, adding, removing, and handing out files.

| name | method | answer |
| --- | --- | --- |
| `bukti` indikator tahun triwulan | GET | page; with `?fragmen=1` only the panel |
| | POST `berkas` (one or more), or `tautan`, or `teks`, or `dari` | back to the page, or JSON |
| `bukti_unduh` pk | GET | the file for saving |
| `bukti_lihat` pk | GET | a PDF or picture to look at, also framed by our own pages |
| `bukti_hapus` pk | GET, POST `alasan` | question, then back to the page, or JSON |
| `bukti_halaman` pk | POST `halaman` | back to the page, or JSON |
| `bukti_kembalikan` jejak | POST | what was removed is back; the page, or JSON |

What is attached takes `judul` and `halaman` too; `dibagikan` says that others can open a link;
`dari` is other evidence, whose file is used again. JSON is given to `Accept: application/json`:
{versi, status, banyak, pemberitahuan: [text], galat: [text], html: the panel}. Refusals are 404,
403, 423 (terkunci) and 422 (tidak sah), with {jenis, pesan, …} as in `layar_api`. Of several files
those that are refused are named in `galat`; the others are stored.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.db import DatabaseError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from kinerja.bukti.aksi import (
    HasilBukti,
    hapus_bukti,
    kembalikan_bukti,
    tambah_bukti,
    ubah_halaman,
)
from kinerja.bukti.berkas import batas_mb, pesan_terlalu_besar
from kinerja.bukti.jenis import MENURUT_TIPE
from kinerja.bukti.nama import nama_unduhan
from kinerja.bukti.panel import (
    PanelBukti,
    baris_terhapus,
    bukti_terlihat,
    panel_bukti,
)
from kinerja.gangguan import penolakan_dari
from kinerja.http import AuthenticatedHttpRequest, minta_json
from kinerja.models import DataDukung, PerangkatDaerah
from kinerja.penolakan import Penolakan, TidakDitemukanError, TidakSahError
from kinerja.periode import Triwulan, triwulan_dari
from kinerja.simpanan import SimpananError
from laporan.rangka.badan import MB, RUANG_FORMULIR, badan_maks
from laporan.rangka.berkas import POLITIK_PDF
from laporan.rangka.konteks import pakai
from laporan.rangka.layar import FORMULIR, KIRIM, bulat, layar
from laporan.rangka.penolakan import json_penolakan, status_penolakan

IZIN_LIHAT = "kinerja.view_indikator"
BERKAS_SEKALI = 10
#: Families of files that a browser shows by itself → under which policy.
DILIHAT = {
    "pdf": POLITIK_PDF,
    "gambar": "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; "
    "frame-ancestors 'self'",
}
Layar = Callable[..., HttpResponseBase]


class BatasUnggah(FileUploadHandler):
    """Stops reading a request whose files are larger than allowed, instead of filling the disk."""

    def __init__(self, request: HttpRequest, batas: int) -> None:
        super().__init__(request)
        self.sisa, self.terlampaui = batas, False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass the chunk on while there is room."""
        self.sisa -= len(raw_data)
        if self.sisa < 0:
            self.terlampaui = True
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler makes the file."""


def dibatasi_unggahnya(banyak: int) -> Callable[[Layar], Layar]:
    """Limit the files of a request to `banyak` times the largest file, before CSRF reads it."""

    def batas_berkas() -> int:
        return banyak * batas_mb() * MB

    def hias(view: Layar) -> Layar:
        terlindungi = csrf_protect(view)

        @csrf_exempt
        @badan_maks(batas_berkas)
        @wraps(view)
        def bungkus(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            batas = BatasUnggah(request, batas_berkas() + RUANG_FORMULIR)
            request.upload_handlers.insert(0, batas)
            request.batas_unggah = batas  # type: ignore[attr-defined]
            return terlindungi(request, *args, **kwargs)

        return bungkus

    return hias


@dibatasi_unggahnya(BERKAS_SEKALI)
@layar(IZIN_LIHAT, metode=FORMULIR)
def bukti(
    request: AuthenticatedHttpRequest, indikator: int, tahun: int, triwulan: int
) -> HttpResponse:
    """Evidence of one indicator's quarter."""
    tw = triwulan_dari(tahun, triwulan)
    if request.method == "POST":
        pd = PerangkatDaerah.objects.untuk(request.user).filter(indikator_set=indikator).first()
        pakai(request, pd=pd, tahun=tahun)
        return _tambah(request, indikator, tw)
    panel = _panel(request, indikator, tw)
    if minta_json(request):
        return JsonResponse(_json(request, panel))
    if request.GET.get("fragmen"):
        return HttpResponse(_fragmen(request, panel))
    return _halaman(request, panel)


def _panel(request: AuthenticatedHttpRequest, indikator: int, tw: Triwulan) -> PanelBukti:
    try:
        return panel_bukti(
            indikator=indikator, triwulan=tw, pengguna=request.user, pada=timezone.now()
        )
    except TidakDitemukanError as galat:
        raise Http404(galat.pesan) from galat


def _tambah(request: AuthenticatedHttpRequest, indikator: int, tw: Triwulan) -> HttpResponse:
    hasil: list[HasilBukti] = []
    galat: list[Penolakan] = []
    for isi in _kiriman(request):
        try:
            hasil.append(
                tambah_bukti(
                    indikator=indikator,
                    triwulan=tw,
                    oleh=request.user,
                    pada=timezone.now(),
                    judul=request.POST.get("judul", ""),
                    halaman=request.POST.get("halaman", ""),
                    dibagikan=bool(request.POST.get("dibagikan")),
                    **isi,
                )
            )
        except Penolakan as sebab:
            if not isinstance(sebab, TidakSahError):
                galat.append(sebab)
                break
            berkas = isi.get("berkas")
            awal = "" if berkas is None else f"{berkas.name}: "
            galat.append(TidakSahError(f"{awal}{sebab.pesan}"))
        except (OSError, DatabaseError) as sebab:
            # What was stored before it is stored, and said so; the rest waits for room.
            if (tolak := penolakan_dari(sebab)) is None:
                raise
            galat.append(tolak)
            break
    if request.batas_unggah.terlampaui:  # type: ignore[attr-defined]
        galat.append(TidakSahError(pesan_terlalu_besar()))
    pemberitahuan = [p for h in hasil for p in h.pemberitahuan]
    baru = [h.bukti.judul for h in hasil if h.baru]
    if galat and not hasil:
        return _tolak(request, galat, indikator, tw)
    if minta_json(request):
        panel = _panel(request, indikator, tw)
        return JsonResponse(
            _json(request, panel, pemberitahuan, [g.pesan for g in galat]),
            status=201 if baru else 200,
        )
    for judul in baru:
        messages.success(request, f"“{judul}” dilampirkan.")
    for pesan in pemberitahuan:
        messages.warning(request, pesan)
    for g in galat:
        messages.error(request, g.pesan)
    return redirect("bukti", indikator, tw.tahun, tw.nomor)


def _kiriman(request: AuthenticatedHttpRequest) -> list[dict[str, Any]]:
    """What to attach; files one by one."""
    berkas = [f for f in request.FILES.getlist("berkas") if isinstance(f, UploadedFile)]
    sisa: dict[str, Any] = {n: request.POST.get(n, "") for n in ("tautan", "teks")}
    if (dari := bulat(request.POST.get("dari"))) is not None:
        sisa["dari"] = dari
    if not berkas:
        terlampaui = request.batas_unggah.terlampaui  # type: ignore[attr-defined]
        return [] if terlampaui and not any(sisa.values()) else [sisa]
    return [{"berkas": f, **sisa} for f in berkas[:BERKAS_SEKALI]]


def _tolak(
    request: AuthenticatedHttpRequest, galat: list[Penolakan], indikator: int, tw: Triwulan
) -> HttpResponse:
    """Say why, next to what was typed."""
    status = status_penolakan(galat[0])
    pesan = [g.pesan for g in galat]
    if minta_json(request):
        return json_penolakan(galat[0], pesan=" ".join(pesan))
    panel = _panel(request, indikator, tw)
    isian = {k: request.POST.get(k, "") for k in ("judul", "tautan", "teks", "halaman")}
    return _halaman(request, panel, galat=pesan, isian=isian, status=status)


def _halaman(
    request: AuthenticatedHttpRequest,
    panel: PanelBukti,
    *,
    galat: list[str] | None = None,
    isian: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    data = {"panel": panel, "galat": galat or [], "isian": isian or {}}
    return render(request, "laporan/isian/bukti.html", data, status=status)


def _fragmen(request: AuthenticatedHttpRequest, panel: PanelBukti) -> str:
    return render_to_string("laporan/isian/bagian/bukti.html", {"panel": panel}, request)


def _json(
    request: AuthenticatedHttpRequest,
    panel: PanelBukti,
    pemberitahuan: list[str] | None = None,
    galat: list[str] | None = None,
) -> dict[str, Any]:
    return {
        "sasaran": f"indikator:{panel.indikator.pk}",
        "versi": panel.versi,
        "status": panel.status,
        "banyak": len(panel.butir),
        "pemberitahuan": pemberitahuan or [],
        "galat": galat or [],
        "html": _fragmen(request, panel),
    }


@layar(IZIN_LIHAT)
def bukti_unduh(request: AuthenticatedHttpRequest, pk: int) -> HttpResponseBase:
    """The file of a piece of evidence, for saving."""
    return _serahkan(_terlihat(request, pk), unduh=True)


@xframe_options_sameorigin
@layar(IZIN_LIHAT)
def bukti_lihat(request: AuthenticatedHttpRequest, pk: int) -> HttpResponseBase:
    """A PDF or a picture to look at. Office files are only for saving."""
    return _serahkan(_terlihat(request, pk), unduh=False)


def _serahkan(satu: DataDukung, *, unduh: bool) -> FileResponse:
    """The stored file under a policy of its own: it loads nothing and runs nothing."""
    jenis = MENURUT_TIPE.get(satu.tipe)
    if not satu.berkas or jenis is None or not (unduh or jenis.keluarga in DILIHAT):
        raise Http404("Data dukung ini bukan berkas.")
    try:
        berkas = satu.berkas.open("rb")
    except SimpananError:
        raise
    except (OSError, ValueError) as galat:
        raise Http404("Berkas data dukung tidak ditemukan di penyimpanan.") from galat
    respons = FileResponse(
        berkas,
        as_attachment=unduh,
        filename=nama_unduhan(satu.judul, jenis.akhiran),
        content_type=jenis.tipe,
    )
    respons["X-Content-Type-Options"] = "nosniff"
    respons["Content-Security-Policy"] = (
        "sandbox; default-src 'none'" if unduh else DILIHAT[jenis.keluarga]
    )
    respons["Cross-Origin-Resource-Policy"] = "same-origin"
    respons["Cache-Control"] = "private, no-store"
    return respons


def _terlihat(request: AuthenticatedHttpRequest, pk: int) -> DataDukung:
    try:
        return bukti_terlihat(pk, request.user)
    except TidakDitemukanError as galat:
        raise Http404(galat.pesan) from galat


@layar(IZIN_LIHAT, metode=FORMULIR)
def bukti_hapus(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Ask, then remove."""
    satu = _terlihat(request, pk)
    r = satu.realisasi
    tw = Triwulan(r.tahun, r.triwulan)
    pakai(request, pd=r.indikator.pd, tahun=r.tahun)
    kembali = reverse("bukti", args=[r.indikator_id, tw.tahun, tw.nomor])
    pesan, status = "", 200
    if request.method == "POST":
        try:
            hasil = hapus_bukti(
                bukti=pk,
                oleh=request.user,
                pada=timezone.now(),
                alasan=request.POST.get("alasan", ""),
            )
        except Penolakan as galat:
            status = status_penolakan(galat)
            if minta_json(request):
                return json_penolakan(galat)
            pesan = galat.pesan
        else:
            if minta_json(request):
                return JsonResponse(_json(request, _panel(request, r.indikator_id, tw)))
            messages.success(
                request, f"“{hasil.judul}” dihapus. Penghapusannya dapat diurungkan di bawah."
            )
            return redirect(kembali)
    panel = _panel(request, r.indikator_id, tw)
    data = {"bukti": satu, "panel": panel, "kembali": kembali, "galat": pesan}
    return render(request, "laporan/isian/bukti_hapus.html", data, status=status)


@layar(IZIN_LIHAT, metode=KIRIM)
def bukti_halaman(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """On which pages of its document the evidence stands."""
    r = _terlihat(request, pk).realisasi
    tw = Triwulan(r.tahun, r.triwulan)
    pakai(request, pd=r.indikator.pd, tahun=r.tahun)
    try:
        ubah_halaman(
            bukti=pk,
            halaman=request.POST.get("halaman", ""),
            oleh=request.user,
            pada=timezone.now(),
        )
    except Penolakan as galat:
        if minta_json(request):
            return json_penolakan(galat)
        messages.error(request, galat.pesan)
    else:
        if minta_json(request):
            return JsonResponse(_json(request, _panel(request, r.indikator_id, tw)))
        messages.success(request, "Halamannya disimpan.")
    return redirect("bukti", r.indikator_id, tw.tahun, tw.nomor)


@layar(IZIN_LIHAT, metode=KIRIM)
def bukti_kembalikan(request: AuthenticatedHttpRequest, jejak: int) -> HttpResponse:
    """Undo a removal."""
    try:
        r = baris_terhapus(jejak, request.user)
    except TidakDitemukanError as galat:
        raise Http404(galat.pesan) from galat
    tw = Triwulan(r.tahun, r.triwulan)
    pakai(request, pd=r.indikator.pd, tahun=r.tahun)
    try:
        hasil = kembalikan_bukti(jejak=jejak, oleh=request.user, pada=timezone.now())
    except Penolakan as galat:
        if minta_json(request):
            return json_penolakan(galat)
        messages.error(request, galat.pesan)
    else:
        if minta_json(request):
            panel = _panel(request, r.indikator_id, tw)
            return JsonResponse(_json(request, panel, list(hasil.pemberitahuan)))
        messages.success(request, f"“{hasil.bukti.judul}” dikembalikan.")
    return redirect("bukti", r.indikator_id, tw.tahun, tw.nomor)
