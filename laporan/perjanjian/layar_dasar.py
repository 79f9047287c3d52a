"""What the pages of agreements share: the agreement at hand, what may be done with it, refusals."""

from typing import Any

from django.http import Http404

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerjanjianKinerja
from laporan.perjanjian.pelaku import keadaan
from laporan.perjanjian.wewenang import LangkahPerjanjian, boleh
from laporan.rangka.konteks import pakai


def perjanjian_dibuka(
    request: AuthenticatedHttpRequest, alamat: dict[str, Any]
) -> PerjanjianKinerja:
    """The agreement that the address names, within the user's scope."""
    p = (
        PerjanjianKinerja.objects.untuk(request.user)
        .select_related("pd", "jabatan__unit", "pihak_kedua", "dokumen")
        .filter(pk=alamat.pop("pk"))
        .first()
    )
    if p is None:
        raise Http404("Perjanjian Kinerja tidak ditemukan.")
    pakai(request, pd=p.pd, tahun=p.tahun)
    return p


def langkah_boleh(request: AuthenticatedHttpRequest, p: PerjanjianKinerja) -> dict[str, bool]:
    """Step → whether this user may take it now."""
    k = keadaan(p, request.user, dalam_lingkup=True)
    return {str(langkah.value): boleh(langkah, k) is None for langkah in LangkahPerjanjian}


def pastikan(
    request: AuthenticatedHttpRequest, p: PerjanjianKinerja, langkah: LangkahPerjanjian
) -> str:
    """Why the user may not take the step now; empty where they may."""
    return boleh(langkah, keadaan(p, request.user, dalam_lingkup=True)) or ""
