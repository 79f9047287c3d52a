"""What whoever signs a document types: agreement, proof of identity, the secrets of BSrE.

The password may be left out while the session is proven (kinerja/bukti_diri.py): by a password a
moment ago, or by a passkey.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse

from kinerja.akun.meneken import alasan_tunda
from kinerja.bukti_diri import buktikan_sandi, terbukti_sampai
from kinerja.catatan_kembali import catatan_kembali
from kinerja.http import AuthenticatedHttpRequest
from kinerja.kunci_sandi.tempat import tempat
from kinerja.penolakan import TerlaluSeringError, TidakSahError
from laporan.segel.dasar import Penyegel, Rahasia

SANDI_SALAH = "Kata sandi salah. Ketik kata sandi yang Anda pakai saat masuk."
_FRASA_KOSONG = "Passphrase sertifikat elektronik belum diisi."
_SUDAH_BERUBAH = "Naskahnya sudah berganti sejak halaman ini dibuka. Baca kembali yang terbaru."


@dataclass
class IsianTandaTangan:
    """What was typed that may be shown again, and what was wrong with each field."""

    setuju: bool = False
    nik: str = ""
    catatan: str = ""
    alasan: str = ""
    galat: str = ""
    galat_alasan: str = ""
    galat_setuju: str = ""
    galat_sandi: str = ""
    galat_nik: str = ""
    galat_passphrase: str = ""
    galat_catatan: str = ""
    status: int = 422
    """Of the answer, where anything was wrong."""
    tunggu: int = 0
    """Seconds before the password is judged again."""

    @property
    def ditolak(self) -> bool:
        """Whether anything was wrong."""
        return bool(
            self.galat
            or self.galat_alasan
            or self.galat_setuju
            or self.galat_sandi
            or self.galat_nik
            or self.galat_passphrase
            or self.galat_catatan
        )

    @property
    def jawaban(self) -> int:
        """The status of the page that shows it."""
        if self.tunggu:
            return 429
        return self.status if self.ditolak else 200


def isian_kembali(request: AuthenticatedHttpRequest) -> IsianTandaTangan:
    """The note of whoever returns instead of signing, judged."""
    isian = IsianTandaTangan(catatan=request.POST.get("catatan", ""))
    try:
        catatan_kembali(isian.catatan)
    except TidakSahError as galat:
        isian.galat_catatan = galat.pesan
    return isian


def rahasia(request: AuthenticatedHttpRequest) -> Rahasia:
    """What only the signer knows, as the form sends it."""
    return Rahasia(request.POST.get("nik", "").strip(), request.POST.get("passphrase", ""))


def periksa_isian(
    request: AuthenticatedHttpRequest,
    isian: IsianTandaTangan,
    *,
    sidik: str,
    penyegel: Penyegel,
    pada: datetime,
) -> None:
    """Judge the form; what is wrong goes into `isian`. `sidik`: of the exact file that is signed.

    The password comes last, so that a forgotten tick does not count as an attempt.
    """
    isian.setuju = bool(request.POST.get("setuju"))
    isian.nik = request.POST.get("nik", "").strip()
    if request.POST.get("sidik") != sidik:
        isian.galat, isian.status = _SUDAH_BERUBAH, 409
    if not isian.setuju:
        isian.galat_setuju = "Centang pernyataan ini setelah membaca naskahnya."
    if penyegel.perlu_rahasia:
        if not (len(isian.nik) == 16 and isian.nik.isascii() and isian.nik.isdecimal()):
            isian.galat_nik = "NIK terdiri atas 16 angka."
        if not request.POST.get("passphrase"):
            isian.galat_passphrase = _FRASA_KOSONG
    if isian.ditolak or terbukti_sampai(request, pada):
        return
    sandi = request.POST.get("sandi", "")
    if not sandi:
        isian.galat_sandi = "Kata sandi belum diisi."
        return
    try:
        if not buktikan_sandi(request, request.user, sandi, pada):
            isian.galat_sandi = SANDI_SALAH
    except TerlaluSeringError as galat:
        isian.galat_sandi, isian.tunggu = galat.pesan, galat.detik


def konteks_tanda(
    request: AuthenticatedHttpRequest, penyegel: Penyegel, pada: datetime
) -> dict[str, Any]:
    """What laporan/segel/bagian/isian.html shows, but for `isian`."""
    return {
        "penyegel": penyegel,
        "kendala": penyegel.kendala(),
        "tunda": alasan_tunda(request.user, pada),
        "terbukti_sampai": terbukti_sampai(request, pada),
        "kunci_sandi": tempat() is not None and request.user.kunci_sandi.exists(),
    }


def tunggukan(respons: HttpResponse, isian: IsianTandaTangan) -> HttpResponse:
    """Tell when the password is judged again."""
    if isian.tunggu:
        respons["Retry-After"] = str(isian.tunggu)
    return respons
