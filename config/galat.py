"""Tell the administrator of faults: by e-mail, or to a service that understands Sentry's protocol.

What is told is where the code stumbled, never what people typed: no form, no cookie, no query, no
address of a client, no value of a variable, and of the exception's own words only what is ours.
"""

import logging
import math
import re
import socket
import threading
import time
import traceback
from collections.abc import Mapping
from types import TracebackType
from typing import Any

from config.versi import VERSI, komit

JEDA_DETIK = 600.0
"""The same fault is told once in so many seconds; the next letter says how often it came."""
DIAM = ("django.security",)
"""Loggers that speak of what strangers try, not of faults."""
_KUTIPAN = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”|\(.*\)=\(.*\)")
_PANJANG_PESAN = 200


def tanpa_isi(pesan: object) -> str:
    """The first line of a message without what stands in quotes: that may be somebody's data."""
    baris = (str(pesan).splitlines() or [""])[0]
    return _KUTIPAN.sub("‹…›", baris)[:_PANJANG_PESAN]


def uraian(
    jenis: type[BaseException], galat: BaseException, jejak: TracebackType | None
) -> tuple[str, str]:
    """Where it happened (type, file and line), and the traceback, innermost last."""
    bingkai = traceback.extract_tb(jejak)
    tempat = f"{bingkai[-1].filename}:{bingkai[-1].lineno}" if bingkai else "?"
    baris = [f"  {b.filename}:{b.lineno} {b.name}\n    {b.line}" for b in bingkai]
    return f"{jenis.__name__} {tempat}", "\n".join(
        [*baris, f"{jenis.__name__}: {tanpa_isi(galat)}"]
    )


class SuratGalat(logging.Handler):
    """Sends errors to TAPAK_GALAT_SUREL. Never in the way: a thread sends, and what fails there is
    dropped.
    """

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._pada: dict[str, tuple[float, int]] = {}
        self._utas: list[threading.Thread] = []

    def emit(self, record: logging.LogRecord) -> None:
        try:
            if record.name.startswith(DIAM):
                return
            kunci, isi = self._susun(record)
            kini = time.monotonic()
            pada, lewat = self._pada.get(kunci, (-math.inf, 0))
            if kini - pada < JEDA_DETIK:
                self._pada[kunci] = (pada, lewat + 1)
                return
            self._pada[kunci] = (kini, 0)
            if lewat:
                isi += f"\n\nSejak surat sebelumnya terjadi {lewat} kali lagi."
            utas = threading.Thread(target=_kirim, args=(kunci, isi), daemon=True)
            utas.start()
            self._utas = [u for u in self._utas if u.is_alive()] + [utas]
        except Exception:
            self.handleError(record)

    def flush(self) -> None:
        """Wait for what is being sent: the process is about to end."""
        for utas in self._utas:
            utas.join(15)

    @staticmethod
    def _susun(record: logging.LogRecord) -> tuple[str, str]:
        kepala = [f"Tapak {VERSI} ({komit() or 'tanpa git'}) di {socket.gethostname()}"]
        request = getattr(record, "request", None)
        if request is not None:
            cocok = getattr(request, "resolver_match", None)
            rute = cocok.view_name if cocok else "?"
            pengguna = getattr(getattr(request, "user", None), "pk", None)
            kepala.append(f"Rute {rute}, metode {request.method}, akun nomor {pengguna or '-'}")
        if record.exc_info and record.exc_info[0] and record.exc_info[1]:
            kunci, isi = uraian(*record.exc_info)
        else:
            kunci, isi = f"{record.name}: {tanpa_isi(record.msg)}", tanpa_isi(record.msg)
        return kunci, "\n".join([*kepala, f"Pencatat {record.name}", "", isi])


def _kirim(judul: str, isi: str) -> None:
    from django.conf import settings
    from django.core.mail import send_mail

    pendek = judul.replace("\n", " ")[:150]
    send_mail(f"[Tapak] {pendek}", isi, None, settings.TAPAK_GALAT_SUREL, fail_silently=True)


def bersihkan(kejadian: Any, petunjuk: Mapping[str, Any]) -> Any:
    """What leaves this host for the service: Sentry's own event less what people typed."""
    minta = kejadian.pop("request", None) or {}
    if "method" in minta:
        kejadian["request"] = {"method": minta["method"]}
    for kunci in ("user", "breadcrumbs", "extra", "modules"):
        kejadian.pop(kunci, None)
    for satu in (kejadian.get("exception") or {}).get("values") or []:
        satu["value"] = tanpa_isi(satu.get("value", ""))
        satu.pop("mechanism", None)
    catatan = kejadian.get("logentry") or {}
    if catatan:
        # The template of the message, not what was put into it.
        kejadian["logentry"] = {"message": tanpa_isi(catatan.get("message", ""))}
    kejadian.pop("message", None)
    return kejadian


def mulai_sentry(dsn: str) -> None:
    """Report errors to the service that the DSN names."""
    import sentry_sdk
    from sentry_sdk.consts import CompressionAlgo
    from sentry_sdk.integrations.django import DjangoIntegration
    from sentry_sdk.integrations.logging import LoggingIntegration, ignore_logger

    sentry_sdk.init(
        dsn=dsn,
        release=f"tapak@{VERSI}",
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        auto_session_tracking=False,
        default_integrations=False,
        integrations=[
            DjangoIntegration(middleware_spans=False, signals_spans=False),
            LoggingIntegration(level=None, event_level=logging.ERROR),
        ],
        before_send=bersihkan,
        # Not every compatible service reads Brotli.
        _experiments={"transport_compression_algo": CompressionAlgo.GZIP},
    )
    for nama in DIAM:
        ignore_logger(nama)
        ignore_logger(f"{nama}.DisallowedHost")
