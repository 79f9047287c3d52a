"""The watch of narrow screens is first fed what it must catch, and what is meant so."""

from typing import Any

import pytest

from tests.peramban.sempit import terpotong

LEBAR = '<p style="width: 900px; margin: 0; text-align: right">Jumlah anggaran</p>'
POTONG = '<p style="width: 60px; overflow: hidden; white-space: nowrap">Jumlah seluruh anggaran</p>'
BERJUDUL = POTONG.replace('style="', 'title="Jumlah" style="text-overflow: ellipsis; ')


@pytest.mark.parametrize(
    ("isi", "hilang"),
    [
        (LEBAR, ("outside: P", "too wide")),
        (f'<div style="overflow-x: clip">{LEBAR}</div>', ("cut: P",)),
        (POTONG, ("cut: P",)),
        (f'<div style="overflow-x: auto">{LEBAR}</div>', ()),
        (BERJUDUL, ()),
        ("<p>Jumlah anggaran</p>", ()),
    ],
    ids=["lebar", "dipangkas", "potong", "gulir", "berjudul", "biasa"],
)
def test_yang_hilang_ditemukan(page: Any, isi: str, hilang: tuple[str, ...]) -> None:
    page.set_content(f"<!doctype html><body style='margin: 0'>{isi}</body>")
    didapat = "\n".join(terpotong(page))
    assert bool(didapat) == bool(hilang), didapat
    assert all(kata in didapat for kata in hilang), didapat
