"""Which Tapak this is. The number stands once, in pyproject.toml."""

import tomllib
from pathlib import Path

from django.http import HttpRequest

from config.env import BASE_DIR


def baca_versi(akar: Path) -> str:
    """Return the version in a project's pyproject.toml."""
    proyek = tomllib.loads((akar / "pyproject.toml").read_text(encoding="utf-8"))
    return str(proyek["project"]["version"])


VERSI = baca_versi(BASE_DIR)


def komit(akar: Path = BASE_DIR) -> str | None:
    """Return the commit that is checked out, or None outside a working copy.

    Read from git's own files: a server that was given a copy has no git.
    """
    try:
        git = akar / ".git"
        if git.is_file():  # a linked worktree names its own folder, which names the shared one
            git = akar / git.read_text(encoding="utf-8").removeprefix("gitdir:").strip()
        kepala = (git / "HEAD").read_text(encoding="utf-8").strip()
        if not kepala.startswith("ref:"):
            return kepala
        acuan = kepala.removeprefix("ref:").strip()
        bersama = git
        if (git / "commondir").is_file():
            bersama = git / (git / "commondir").read_text(encoding="utf-8").strip()
        if (bersama / acuan).is_file():
            return (bersama / acuan).read_text(encoding="utf-8").strip()
        for baris in (bersama / "packed-refs").read_text(encoding="utf-8").splitlines():
            if baris.endswith(f" {acuan}"):
                return baris.split()[0]
    except OSError:
        pass
    return None


def konteks_versi(request: HttpRequest) -> dict[str, str]:
    """Give every page the version. Pages show it to those who signed in: a stranger need not
    know which holes may still be open.
    """
    return {"versi_tapak": VERSI}
