"""Read the environment once; a missing or malformed value stops the start with its name."""

import os
import secrets
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

BASIS = ("django.db.backends.sqlite3", "django.db.backends.postgresql")
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")
#: Everything that this installation keeps on the disk: SQLite, evidence, seal, secret key.
DATA_DIR = Path(env.str("TAPAK_DATA", default="") or BASE_DIR / "data")


def folder_data() -> Path:
    """TAPAK_DATA, made where it is not there yet. Raises ImproperlyConfigured."""
    try:
        DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as galat:
        raise ImproperlyConfigured(
            f"TAPAK_DATA: {DATA_DIR} cannot be made: {galat.strerror}."
        ) from galat
    return DATA_DIR


def alamat_basis(bawaan: str) -> dict[str, Any]:
    """The database of DATABASE_URL; a kind that Tapak does not know is refused."""
    hasil: dict[str, Any] = env.db_url_config(env.str("DATABASE_URL", default="") or bawaan)
    if hasil.get("ENGINE") not in BASIS:
        raise ImproperlyConfigured("DATABASE_URL must begin with sqlite: or postgres:.")
    return hasil


def saklar(nama: str, bawaan: bool) -> bool:
    """Return a yes/no setting written as 1 or 0; anything else is refused."""
    nilai = env.str(nama, default="1" if bawaan else "0")
    if nilai not in {"0", "1"}:
        raise ImproperlyConfigured(f"{nama} must be 0 or 1, not {nilai!r}.")
    return bool(nilai == "1")


def pilihan(nama: str, daftar: tuple[str, ...]) -> str:
    """Return one of a few words, the first when nothing is set; anything else is refused."""
    nilai = str(env.str(nama, default=daftar[0]))
    if nilai not in daftar:
        raise ImproperlyConfigured(f"{nama} must be one of {', '.join(daftar)}, not {nilai!r}.")
    return nilai


def bilangan(nama: str, bawaan: int, *, paling_sedikit: int) -> int:
    """Return a whole number that is not too small; anything else is refused."""
    teks = str(env.str(nama, default=str(bawaan)))
    if not (teks.isascii() and teks.isdecimal()) or int(teks) < paling_sedikit:
        raise ImproperlyConfigured(
            f"{nama} must be a whole number of at least {paling_sedikit}, not {teks!r}."
        )
    return int(teks)


def alamat_publik(hosts: list[str], tls: bool) -> str:
    """The address people reach this installation at, as far as TAPAK_HOSTS tells."""
    nama = next((h for h in hosts if h not in {"*", "127.0.0.1", "localhost"}), "")
    if not nama:
        return "http://127.0.0.1:8000"
    return f"{'https' if tls else 'http'}://{nama.lstrip('.')}"


def kunci_rahasia() -> str:
    """Return TAPAK_SECRET_KEY, or this installation's own key, made once and kept in data/.

    Hosts that share a database must share the key: set TAPAK_SECRET_KEY there.
    """
    if nilai := env.str("TAPAK_SECRET_KEY", default=""):
        return str(nilai)
    berkas = folder_data() / "kunci-rahasia"
    try:
        pegangan = os.open(berkas, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        pass
    except OSError as galat:
        raise ImproperlyConfigured(f"{berkas} cannot be made: {galat.strerror}.") from galat
    else:
        with os.fdopen(pegangan, "w") as tujuan:
            tujuan.write(secrets.token_urlsafe(64))
    try:
        isi = berkas.read_text()
    except OSError as galat:
        raise ImproperlyConfigured(f"{berkas} cannot be read: {galat.strerror}.") from galat
    if len(isi) < 50:
        raise ImproperlyConfigured(f"{berkas} is damaged: delete it, or set TAPAK_SECRET_KEY.")
    return isi
