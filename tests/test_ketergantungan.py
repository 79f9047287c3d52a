"""The dependency lists name what the code imports, neither less nor more.

What runs is installed from requirements.in alone: a package that only came along with another
would vanish with it, and one that nothing imports is weight and risk without use.
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from django.conf import settings

AKAR = Path(__file__).parent.parent
#: What runs, and what tests.
JALAN = ("config", "kinerja", "anggaran", "laporan", "manage.py")
TES = ("tests",)
MILIK_SENDIRI = frozenset({"config", "kinerja", "anggaran", "laporan", "tests"})

#: Needed at run time although no import of ours names it, and why.
TANPA_IMPOR = {
    "tzdata": "zoneinfo reads it on systems without time zones",
}


def _baku(nama: str) -> str:
    """Return a distribution's name as the package index compares it."""
    return re.sub(r"[-_.]+", "-", nama).lower()


def diminta(isi: str) -> set[str]:
    """Names in a requirements file, without extras, versions and remarks."""
    return {_baku(n) for n in re.findall(r"^([A-Za-z][\w.-]*)", isi, re.M)}


def _saat_jalan(simpul: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes that are executed: imports for the type checker alone are not."""
    yield simpul
    for anak in ast.iter_child_nodes(simpul):
        if isinstance(anak, ast.If) and "TYPE_CHECKING" in ast.unparse(anak.test):
            for lain in anak.orelse:
                yield from _saat_jalan(lain)
        else:
            yield from _saat_jalan(anak)


def modul_luar(isi: str) -> set[str]:
    """Top-level modules that a source imports, less Python's own and ours."""
    nama: set[str] = set()
    for simpul in _saat_jalan(ast.parse(isi)):
        if isinstance(simpul, ast.Import):
            nama |= {a.name for a in simpul.names}
        elif isinstance(simpul, ast.ImportFrom) and simpul.module and not simpul.level:
            nama.add(simpul.module)
    pangkal = {n.split(".")[0] for n in nama}
    return pangkal - sys.stdlib_module_names - MILIK_SENDIRI


def _impor(*tempat: str) -> set[str]:
    berkas = [
        b for t in tempat for b in ((AKAR / t).rglob("*.py") if (AKAR / t).is_dir() else [AKAR / t])
    ]
    return {m for b in berkas for m in modul_luar(b.read_text(encoding="utf-8"))}


def _disebut_pengaturan() -> set[str]:
    """Modules that Django imports because the settings name them."""
    daftar = (*settings.INSTALLED_APPS, *settings.MIDDLEWARE, *settings.AUTHENTICATION_BACKENDS)
    return {n.split(".")[0] for n in daftar} - MILIK_SENDIRI


@cache
def _distribusi() -> dict[str, set[str]]:
    return {m: {_baku(d) for d in n} for m, n in packages_distributions().items()}


def tidak_diminta(modul: Iterable[str], minta: set[str]) -> list[str]:
    """Modules none of whose distributions is asked for."""
    return sorted(m for m in modul if not _distribusi().get(m, set()) & minta)


def tidak_dipakai(modul: Iterable[str], minta: set[str]) -> list[str]:
    """Distributions asked for that bring none of the modules."""
    dipakai = {d for m in modul for d in _distribusi().get(m, ())}
    return sorted(minta - dipakai)


# --- the proof that the watch works --------------------------------------------------------------


@pytest.mark.parametrize(
    ("isi", "modul"),
    [
        ("import docx", {"docx"}),
        ("def f():\n    from docx.shared import Pt", {"docx"}),
        ("try:\n    import lxml.etree as e\nexcept ImportError:\n    pass", {"lxml"}),
        ("import os.path, openpyxl", {"openpyxl"}),
        ("from laporan import bahan\nfrom . import x", set()),
        ("if TYPE_CHECKING:\n    import docx\nelse:\n    import lxml", {"lxml"}),
    ],
)
def test_impor_terbaca(isi, modul):
    assert modul_luar(isi) == modul


def test_daftar_terbaca():
    isi = "# remark\n-r lain.in\nDjango>=5.2,<5.3\nfoo_bar[x]\ntzdata  # why\n"
    assert diminta(isi) == {"django", "foo-bar", "tzdata"}


def test_pengawas_menangkap_kurang_dan_lebih():
    minta = {"django", "python-docx"}
    assert tidak_diminta({"django", "docx", "openpyxl", "tak_ada"}, minta) == [
        "openpyxl",
        "tak_ada",
    ]
    assert tidak_dipakai({"django"}, minta) == ["python-docx"]


# --- the rules -----------------------------------------------------------------------------------


def test_yang_berjalan_diminta_dengan_namanya():
    minta = diminta((AKAR / "requirements.in").read_text(encoding="utf-8"))
    assert not tidak_diminta(_impor(*JALAN) | _disebut_pengaturan(), minta)


def test_yang_diminta_memang_berjalan():
    minta = diminta((AKAR / "requirements.in").read_text(encoding="utf-8"))
    assert tidak_dipakai(_impor(*JALAN) | _disebut_pengaturan(), minta) == sorted(TANPA_IMPOR)


def test_yang_dipakai_tes_diminta_dengan_namanya():
    minta = set[str]()
    for nama in ("requirements.in", "requirements-dev.in"):
        minta |= diminta((AKAR / nama).read_text(encoding="utf-8"))
    assert not tidak_diminta(_impor(*TES), minta)
