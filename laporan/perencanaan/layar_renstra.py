"""`persiapan_renstra`: a new Renstra, or a revision, from the tree of the one before.

GET `asal`, `jenis`: which Renstra, `baru` or `perubahan`. POST: the head, the ticked nodes with
their words, the kind of each indicator's link; written as a whole, 422 with what stands in the way.
"""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah, Renstra
from kinerja.penolakan import Penolakan
from laporan.perencanaan.aksi import IZIN
from laporan.perencanaan.aksi_renstra import mulai_renstra
from laporan.perencanaan.aksi_salin import SalinDitolakError
from laporan.perencanaan.layar_buku import pd_sendiri
from laporan.perencanaan.layar_salin import tampil_bagian
from laporan.perencanaan.usulan import baca_dipilih
from laporan.perencanaan.usulan_renstra import UsulanRenstra
from laporan.rangka.layar import FORMULIR, layar
from laporan.rangka.penolakan import status_penolakan

JENIS = {"baru": "Renstra baru", "perubahan": "Perubahan Renstra"}
_LABEL = {
    "kode": "Kode", "nama": "Nama", "tahun_awal": "Tahun awal", "tahun_akhir": "Tahun akhir",
    "mulai": "Pohonnya mulai berlaku tahun", "alasan": "Alasan perubahan",
}  # fmt: skip


@layar(IZIN, buka=pd_sendiri, metode=FORMULIR)
def persiapan_renstra(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The tree that goes on; what was typed stays when it is refused."""
    menulis = request.method == "POST"
    kirim = {k: str(v) for k, v in (request.POST if menulis else request.GET).items()}
    semua = list(Renstra.objects.filter(pd=pd).order_by("-tahun_awal"))
    jenis = kirim.get("jenis", "baru")
    kode = kirim.get("asal") or (semua[0].kode if semua else "")
    asal = next((r for r in semua if r.kode == kode), None)
    if jenis not in JENIS or (asal is None and kode):
        raise Http404("Renstra tidak dikenal.")
    data: dict[str, Any] = {"semua": semua, "asal": asal, "jenis": jenis, "daftar_jenis": JENIS}
    if asal is None:
        return render(request, "laporan/perencanaan/renstra.html", data)
    usulan = UsulanRenstra(pd, asal, perubahan=jenis == "perubahan")
    kepala = {k: kirim.get(k, v).strip() for k, v in usulan.awal.items()}
    salah: dict[str, str] = {}
    tolak, status = "", 200
    if menulis:
        try:
            banyak, dokumen = mulai_renstra(
                pd, asal, perubahan=usulan.perubahan, kepala=kepala,
                dipilih=baca_dipilih(usulan.bagian, kirim), sidik=kirim.get("sidik", ""),
                oleh=request.user, pada=timezone.now(),
            )  # fmt: skip
        except SalinDitolakError as galat:
            salah, tolak, status = galat.salah, galat.pesan, status_penolakan(galat)
        except Penolakan as galat:
            tolak, status = galat.pesan, status_penolakan(galat)
        else:
            messages.success(
                request,
                f"{kepala['nama']} disiapkan: {banyak} baris ditulis. Isi targetnya di sini.",
            )
            kueri = urlencode({"pilih": dokumen, "tahun": kepala["mulai"]})
            return redirect(f"{reverse('persiapan_kisi', args=['target'])}?{kueri}")
    data |= {
        "perubahan": usulan.perubahan,
        "kepala": [(k, _LABEL[k], v) for k, v in kepala.items()],
        "bagian": [tampil_bagian(b, kirim if menulis else None, salah) for b in usulan.bagian],
        "ada": bool(usulan.pohon.indikator or usulan.pohon.tujuan),
        "sidik": usulan.sidik,
        "tolak": tolak,
    }
    return render(request, "laporan/perencanaan/renstra.html", data, status=status)
