"""Acting for an assignment beside the own post: chosen in the top bar, in force for its days.

The choice is the session's. A form says for which assignment its page was shown, and is refused
where another tab has chosen another one since.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kinerja.akun.meneken import zona_akun
from kinerja.akun.tugas_lain import tugas_berlaku
from kinerja.models import Pengguna, TugasLain
from laporan.rangka.halaman import HalamanBedaError, menulis
from laporan.rangka.jawaban import jawab

KUNCI_TUGAS = "bertindak_sebagai"
MEDAN_TUGAS = "halaman_tugas"
RUTE = "bertindak"
_FORMULIR = ("application/x-www-form-urlencoded", "multipart/form-data")
_PESAN = (
    "Belum disimpan: halaman itu dibuka saat Anda bertindak dengan penugasan lain. Pilih "
    "penugasannya di atas halaman, buka kembali halamannya, lalu ulangi."
)


def pilihan_tugas(pengguna: Pengguna) -> list[TugasLain]:
    """What the account may act for today beside its own post; no query for who has nothing."""
    if not pengguna.punya_tugas_lain:
        return []
    return tugas_berlaku(pengguna, timezone.localdate(timezone=zona_akun(pengguna)))


class BertindakSebagai:
    """Middleware, after the session's keeper, who has loaded the account where there is one."""

    def __init__(self, lanjut: Any) -> None:
        self.lanjut = lanjut

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.lanjut(request)  # type: ignore[no-any-return]

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Take the chosen assignment on; refuse a form that was shown for another one."""
        pengguna = getattr(request, "_cached_user", None)
        if not isinstance(pengguna, Pengguna) or not pengguna.punya_tugas_lain:
            return None
        pengguna.pilihan_tugas = pilihan_tugas(pengguna)
        dipilih = request.session.get(KUNCI_TUGAS)
        tugas = next((t for t in pengguna.pilihan_tugas if t.pk == dipilih), None)
        if tugas is not None:
            pengguna.bertindak(tugas)
        elif dipilih is not None:  # it ended
            del request.session[KUNCI_TUGAS]
        cocok = request.resolver_match
        if cocok is not None and cocok.url_name == RUTE:
            return None
        if menulis(request) and request.content_type in _FORMULIR:
            tampil = request.POST.get(MEDAN_TUGAS, "")
            if tampil != (str(tugas.pk) if tugas else ""):
                return jawab(request, HalamanBedaError(_PESAN))
        return None


def medan_tugas(request: HttpRequest | None) -> SafeString:
    """The field by which a form says for which assignment its page was shown."""
    pengguna = getattr(request, "_cached_user", None)
    tugas = getattr(pengguna, "tugas_dipakai", None)
    if tugas is None:
        return SafeString("")
    return format_html('<input type="hidden" name="{}" value="{}">', MEDAN_TUGAS, str(tugas.pk))
