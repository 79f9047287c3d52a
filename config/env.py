"""Read the environment once; a missing or malformed value stops the start with its name."""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = BASE_DIR / "data"

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")


def saklar(nama: str, bawaan: bool) -> bool:
    """Return a yes/no setting written as 1 or 0; anything else is refused."""
    nilai = env.str(nama, default="1" if bawaan else "0")
    if nilai not in {"0", "1"}:
        raise ImproperlyConfigured(f"{nama} must be 0 or 1, not {nilai!r}.")
    return bool(nilai == "1")


def rahasia(nama: str, *, debug: bool) -> str:
    """Return a secret; outside DEBUG it must be set."""
    nilai = env.str(nama, default="")
    if nilai:
        return str(nilai)
    if debug:
        return "hanya-untuk-mencoba-" + "x" * 40
    raise ImproperlyConfigured(f"Set {nama} (see README.md, Production).")
