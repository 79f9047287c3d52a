"""`silang_minta`: GET `sasaran`, `tercatat` (a contribution that was only entered) or `salin` (an
earlier request) to begin with; POST the request.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.kesepakatan import PihakSilang
from kinerja.models import KesepakatanSilang, PerangkatDaerah
from kinerja.penolakan import Penolakan
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import FORMULIR, hari_ini, layar, pd_kerja
from laporan.rangka.penolakan import status_penolakan
from laporan.silang.aksi import minta_kontribusi
from laporan.silang.formulir import FormulirKontribusi, RuangSilang, awal_permintaan
from laporan.silang.wewenang import IZIN_LIHAT, unit_peminta


@layar(IZIN_LIHAT, buka=pd_kerja, metode=FORMULIR)
def silang_minta(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The form; what was typed stays when it is refused."""
    ruang = RuangSilang(request.user, pd, konteks_kerja(request).tahun, hari_ini(pd))
    if request.user.pd_id != pd.pk or not unit_peminta(request.user, ruang.unit):
        raise PermissionDenied("Kontribusi diminta unit penanggung jawab sasaran atau Sekretariat.")
    if request.method != "POST":
        awal = awal_permintaan(ruang, request.GET.dict())
        return _halaman(request, ruang, FormulirKontribusi(ruang, awal=awal))
    isian = FormulirKontribusi(ruang, request.POST)
    if not isian.is_valid():
        return _halaman(request, ruang, isian, 422)
    try:
        k = minta_kontribusi(
            pd=pd,
            tahun=ruang.tahun,
            tujuan=isian.tujuan,
            isi=isian.permintaan_isi,
            oleh=request.user,
            pada=timezone.now(),
        )
    except ValidationError as salah:
        _tandai(isian, salah)
        return _halaman(request, ruang, isian, 422)
    except Penolakan as tolak:
        isian.add_error(None, tolak.pesan)
        return _halaman(request, ruang, isian, status_penolakan(tolak))
    messages.success(request, _kabar(k))
    return redirect("silang_satu", k.pk)


def _tandai(isian: FormulirKontribusi, salah: ValidationError) -> None:
    for nama, pesan in salah.message_dict.items():
        isian.add_error(nama if nama in isian.fields else None, pesan)


def _kabar(k: KesepakatanSilang) -> str:
    if k.pihak == PihakSilang.LUAR:
        return f"Kesepakatan dengan {k.sebutan_pihak} dicatat."
    return f"Permintaan disampaikan kepada {k.sebutan_pihak}."


def _halaman(
    request: AuthenticatedHttpRequest,
    ruang: RuangSilang,
    isian: FormulirKontribusi,
    status: int = 200,
) -> HttpResponse:
    data = {"formulir": isian, "tahun": ruang.tahun, "ada_sasaran": bool(ruang.sasaran)}
    return render(request, "laporan/silang/minta.html", data, status=status)
