"""Read the environment once; a missing or malformed value stops the start with its name."""

import os
import secrets
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")
#: Everything that this installation keeps on the disk: SQLite, evidence, seal, secret key.
DATA_DIR = Path(env.str("TAPAK_DATA", default="") or BASE_DIR / "data")


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
    berkas = DATA_DIR / "kunci-rahasia"
    DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        pegangan = os.open(berkas, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        pass
    else:
        with os.fdopen(pegangan, "w") as tujuan:
            tujuan.write(secrets.token_urlsafe(64))
    isi = berkas.read_text()
    if len(isi) < 50:
        raise ImproperlyConfigured(f"{berkas} is damaged: delete it, or set TAPAK_SECRET_KEY.")
    return isi
