"""docs/janji.md: every promise names what proves it, and all of that exists."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

AKAR = Path(__file__).parent.parent
JANJI = (AKAR / "docs" / "janji.md").read_text(encoding="utf-8")


def baris_janji(isi: str) -> Iterator[tuple[str, list[str]]]:
    """(promise, what proves it) of every row of the tables."""
    for baris in isi.splitlines():
        sel = [s.strip() for s in baris.strip().strip("|").split("|")]
        if baris.startswith("|") and len(sel) == 2 and sel[0] != "Janji" and set(sel[0]) != {"-"}:
            yield sel[0], re.findall(r"`([^`]+)`", sel[1])


def tidak_ada(bukti: str) -> bool:
    """Whether a test or script of that name is missing, or cannot be run."""
    berkas, _, nama = bukti.partition("::")
    jalur = AKAR / berkas
    if not jalur.is_file():
        return True
    if berkas.startswith("script/"):
        return bool(nama) or not jalur.stat().st_mode & 0o111
    if not re.fullmatch(r"tests/.*test_\w+\.py", berkas):
        return True
    fungsi = {
        s.name: s
        for s in ast.parse(jalur.read_text(encoding="utf-8")).body
        if isinstance(s, ast.FunctionDef)
    }
    if not nama:
        return not any(n.startswith("test_") for n in fungsi)
    return nama not in fungsi or any("skip" in ast.unparse(d) for d in fungsi[nama].decorator_list)


SEMUA = list(baris_janji(JANJI))


def test_setiap_bagian_menjanjikan_sesuatu() -> None:
    assert len(SEMUA) > 25
    for bagian in JANJI.split("\n## ")[1:-1]:
        assert list(baris_janji(bagian)), bagian.splitlines()[0]


@pytest.mark.parametrize(("janji", "bukti"), SEMUA, ids=[j[:40] for j, _ in SEMUA])
def test_janji_berbukti(janji: str, bukti: list[str]) -> None:
    assert bukti, janji
    assert [b for b in bukti if tidak_ada(b)] == []


@pytest.mark.parametrize(
    "bukti",
    [
        "tests/test_janji.py::test_tidak_ada",
        "tests/tidak_ada.py",
        "tests/baca.py",
        "script/tidak-ada",
        "script/pustaka.sh",
        "README.md",
    ],
)
def test_yang_tidak_ada_tertangkap(bukti: str) -> None:
    assert tidak_ada(bukti)


def test_dapat_ditemukan_dari_panduan_dan_readme() -> None:
    assert "(../janji.md)" in (AKAR / "docs/panduan/README.md").read_text(encoding="utf-8")
    assert "docs/janji.md" in (AKAR / "README.md").read_text(encoding="utf-8")
