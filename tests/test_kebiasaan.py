"""The habits of the repository: how files are written, what the changelog says."""

import re
from collections.abc import Iterator
from configparser import ConfigParser
from fnmatch import fnmatch
from pathlib import Path

import pytest

from config.versi import VERSI

AKAR = Path(__file__).parent.parent
#: What people write. Beside it only what tools make.
TEMPAT = (
    *("config", "kinerja", "anggaran", "laporan", "templates", "static", "tests", "docs"),
    *("contoh", "script", ".ci", "manage.py", "pyproject.toml", "README.md", "LICENSE"),
    *("CHANGELOG.md", ".editorconfig", "requirements.in", "requirements-dev.in"),
)


# --- .editorconfig -------------------------------------------------------------------------------


def aturan(jalur: str) -> dict[str, str]:
    """Return what .editorconfig asks of a file; a later section wins."""
    pengaturan = ConfigParser(interpolation=None)
    pengaturan.read_string("[pembuka]\n" + (AKAR / ".editorconfig").read_text(encoding="utf-8"))
    hasil: dict[str, str] = {}
    for bagian in pengaturan.sections():
        if fnmatch(jalur, bagian):
            hasil |= dict(pengaturan[bagian])
    return hasil


def pelanggaran(jalur: str, isi: bytes) -> Iterator[str]:
    """Yield where a file is not written as .editorconfig says; long lines are the linters'."""
    minta = aturan(jalur)
    teks = isi.decode(minta["charset"])
    if minta["end_of_line"] == "lf" and "\r\n" in teks:
        yield f"{jalur}: ends lines with CRLF"
    if minta["insert_final_newline"] == "true" and teks and not teks.endswith("\n"):
        yield f"{jalur}: no newline at the end"
    for nomor, baris in enumerate(teks.split("\n"), 1):
        if minta["trim_trailing_whitespace"] == "true" and baris.rstrip(" \t") != baris:
            yield f"{jalur}:{nomor}: space at the end"
        if minta["indent_style"] == "space" and baris.startswith("\t"):
            yield f"{jalur}:{nomor}: tab"


@pytest.mark.parametrize(
    ("jalur", "isi"),
    [
        ("docs/a.md", b"a\r\n"),
        ("docs/a.md", b"a"),
        ("static/css/a.css", b"a \n"),
        ("static/js/a.js", b"\ta\n"),
        (".ci/run", b"\ta\n"),
    ],
)
def test_pengawas_gaya_menangkap(jalur, isi):
    assert list(pelanggaran(jalur, isi))


@pytest.mark.parametrize(
    ("jalur", "isi"),
    [
        ("kinerja/a.py", b"    a\n"),
        ("contoh/a.csv", b"kode,nama \n"),
        ("docs/a.md", b""),
    ],
)
def test_pengawas_gaya_melepas(jalur, isi):
    assert not list(pelanggaran(jalur, isi))


def test_berkas_ditulis_menurut_editorconfig():
    berkas = [
        b
        for t in TEMPAT
        for b in ((AKAR / t).rglob("*") if (AKAR / t).is_dir() else [AKAR / t])
        if b.is_file() and "__pycache__" not in b.parts
    ]
    teks = {b.relative_to(AKAR).as_posix(): b.read_bytes() for b in berkas}
    salah = [s for n, isi in teks.items() if b"\0" not in isi for s in pelanggaran(n, isi)]
    assert not salah, "\n".join(["", *salah])


# --- CHANGELOG.md --------------------------------------------------------------------------------


def test_catatan_perubahan_menurut_bentuknya():
    """Keep a Changelog: Unreleased first, then versions downwards with their dates."""
    isi = (AKAR / "CHANGELOG.md").read_text(encoding="utf-8")
    versi = re.findall(r"^## (.*)$", isi, re.M)
    assert versi[0] == "[Unreleased]"
    terbit = [re.fullmatch(r"\[(\d+)\.(\d+)\.(\d+)\] - \d{4}-\d\d-\d\d", v) for v in versi[1:]]
    assert all(terbit), versi
    nomor = [tuple(int(n) for n in v.groups()) for v in terbit if v]
    assert nomor == sorted(nomor, reverse=True)
    assert nomor[0] == tuple(int(n) for n in VERSI.split(".")), "the version of pyproject.toml"
    macam = set(re.findall(r"^### (.*)$", isi, re.M))
    assert macam <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
