"""How the log is written: one line for each event, as text or as JSON, without personal data.

A refusal is no fault: it leaves one line with the account's number, the name of the route and the
status, no traceback, and nothing of what was asked: an address may hold a code, a token or a name.
A fault of ours keeps its traceback.
"""

import json
import logging
import re
import sys
from datetime import UTC, datetime
from typing import Any

#: Fields that a record may bring beside its message, in the order in which they are written.
MEDAN = ("jenis", "status", "metode", "rute", "akun", "sebab")
_TANPA_RUTE = "-"


class BarisTeks(logging.Formatter):
    """`waktu tingkat pencatat pesan medan=nilai …`, on one line but for a traceback."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:
        baris = super().formatMessage(record)
        medan = (f" {k}={v}" for k, v in _medan(record).items() if f"{k}=" not in baris)
        return _satu_baris(baris + "".join(medan))


class BarisJson(logging.Formatter):
    """One JSON object a line; a traceback is a field of it."""

    def format(self, record: logging.LogRecord) -> str:
        isi: dict[str, Any] = {
            "waktu": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "tingkat": record.levelname,
            "pencatat": record.name,
            "pesan": record.getMessage(),
            **_medan(record),
        }
        if record.exc_info:
            isi["galat"] = self.formatException(record.exc_info)
        return json.dumps(isi, ensure_ascii=False, default=str)


class RingkasPenolakan(logging.Filter):
    """Make Django's words on a refused request one line that names no address and no person.

    Django writes the path, and for 403 and 400 the traceback of what raised it.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        permintaan = getattr(record, "request", None)
        if not record.name.startswith(("django.request", "django.security")):
            return True
        status = getattr(record, "status_code", 400)
        record.status, record.metode, record.rute, record.akun = (
            status,
            getattr(permintaan, "method", _TANPA_RUTE),
            rute(permintaan),
            akun(permintaan),
        )
        if status < 500:
            record.msg, record.args = "permintaan ditolak", ()
            record.exc_info = record.exc_text = record.stack_info = None
        else:
            record.msg, record.args = "permintaan gagal", ()
        return True


#: Words of our own addresses, numbers of rows, names of static files.
_BAGIAN_BIASA = re.compile(r"[a-z_-]{0,40}(\.[a-z0-9]{1,5})?|\d{1,12}")


def jalur_tanpa_rahasia(jalur: str) -> str:
    """An address with its codes, tokens and typed words left out: `/verifikasi/…/`."""
    return "/".join(b if _BAGIAN_BIASA.fullmatch(b) else "…" for b in jalur.split("/"))


def rute(permintaan: Any) -> str:
    """The name of the route, never the address itself."""
    cocok = getattr(permintaan, "resolver_match", None)
    return getattr(cocok, "view_name", None) or _TANPA_RUTE


def akun(permintaan: Any) -> int | None:
    """The number of the account; nobody is asked for it where the session was not looked at."""
    pengguna = getattr(permintaan, "__dict__", {}).get("_cached_user")
    return getattr(pengguna, "pk", None)


def _medan(record: logging.LogRecord) -> dict[str, Any]:
    return {k: v for k in MEDAN if (v := getattr(record, k, None)) is not None}


def _satu_baris(teks: str) -> str:
    """No value can begin a line of its own."""
    return teks.replace("\r", "\\r").replace("\n", "\\n")


def pencatatan(bentuk: str) -> dict[str, Any]:
    """The setting LOGGING; `bentuk` is `teks` or `json`."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"baris": {"()": BarisJson if bentuk == "json" else BarisTeks}},
        "filters": {"penolakan": {"()": RingkasPenolakan}},
        "handlers": {
            "konsol": {
                "class": "logging.StreamHandler",
                "formatter": "baris",
                "filters": ["penolakan"],
                "stream": sys.stderr,
            }
        },
        "root": {"handlers": ["konsol"], "level": "WARNING"},
        "loggers": {
            # Each new link of the audit chain: what a log elsewhere holds cannot be taken back.
            "tapak.jejak": {"level": "INFO"},
            # One line for each refusal, with `akun`, `rute` and `status`.
            "tapak.penolakan": {"level": "INFO"},
            # Django's own line on what `tapak.penolakan` has said (laporan/rangka/jawaban.py).
            "django.security": {"level": "CRITICAL"},
            # Its own level is for whoever listens to progress; the console is not one of them.
            "weasyprint.progress": {"propagate": False},
        },
    }
