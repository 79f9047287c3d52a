"""The guide holds together: its links lead somewhere, and its first page leads to every other."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

AKAR = Path(__file__).parent.parent
HALAMAN = sorted([*(AKAR / "docs").rglob("*.md"), AKAR / "README.md"])
PANDUAN = AKAR / "docs" / "panduan"
TAUTAN = re.compile(r"\]\((?!\w+:)([^)#\s]+)(?:#[^)]*)?\)")


def _tautan_mati(halaman: Path, isi: str) -> Iterator[str]:
    for tujuan in TAUTAN.findall(isi):
        if not (halaman.parent / tujuan).exists():
            yield f"{halaman.relative_to(AKAR)}: {tujuan}"


def test_tautan_mati_tertangkap():
    isi = "[ada](isian.md#x), [luar](https://contoh.go.id/a.md), [tidak](tidak-ada.md)"
    assert list(_tautan_mati(PANDUAN / "README.md", isi)) == [
        "docs/panduan/README.md: tidak-ada.md"
    ]


@pytest.mark.parametrize("halaman", HALAMAN, ids=lambda p: p.relative_to(AKAR).as_posix())
def test_tautan(halaman):
    assert not list(_tautan_mati(halaman, halaman.read_text(encoding="utf-8")))


def test_setiap_halaman_panduan_dapat_dicapai():
    tertaut = set(TAUTAN.findall((PANDUAN / "README.md").read_text(encoding="utf-8")))
    assert {p.name for p in PANDUAN.glob("*.md")} - {"README.md"} <= tertaut
