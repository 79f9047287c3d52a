"""Pages need no other server, carry nothing inline, stand in one frame; no work is left over."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.arsitektur.sumber import (
    SUMBER,
    TEMPLAT,
    Kasus,
    awasi,
    berkas_dari,
    nama_dari,
    uji_pengawas,
)

_LUAR = re.compile(r"(?:src|href|action|srcset|poster|url\()\s*=?\s*[\"']?\s*(?:https?:)?//", re.I)
_SEBARIS = re.compile(
    r"\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:|<style\b|<script(?![^>]*\bsrc=)(?![^>]*json)",
    re.I,
)


def aset_luar(nama: str, isi: str) -> Iterator[str]:
    """An asset or address outside this server: offices have no internet."""
    for baris, teks in enumerate(isi.splitlines(), 1):
        if cocok := _LUAR.search(teks):
            yield f"{nama}:{baris}: {cocok[0]}"


def sebaris(nama: str, isi: str) -> Iterator[str]:
    """Inline script or style, which the Content-Security-Policy refuses."""
    for baris, teks in enumerate(isi.splitlines(), 1):
        if cocok := _SEBARIS.search(teks):
            yield f"{nama}:{baris}: {cocok[0].strip()}"


def kerangka(nama: str, isi: str) -> Iterator[str]:
    """A page that extends nothing. Parts say so by their place or by a leading underscore."""
    jalur = Path(nama)
    bagian = {"komponen", "bagian", "cetak"} & set(jalur.parts) or jalur.name.startswith("_")
    if bagian or nama == "templates/base.html" or "import_export" in jalur.parts:
        return
    if jalur.name in {"500.html", "app_list.html"}:  # no context there; an include of the admin's
        return
    if not re.match(r"\s*(\{#.*?#\}\s*)*\{%\s*extends\s", isi, re.S):
        yield f"{nama}: extends no page"


BURUK: list[Kasus] = [
    (aset_luar, "templates/x.html", '<script src="https://cdn.contoh.go.id/a.js"></script>'),
    (aset_luar, "templates/x.html", '<link href="//fonts.contoh.go.id/a.css">'),
    (aset_luar, "static/css/x.css", "src: url(https://fonts.contoh.go.id/a.woff2)"),
    (sebaris, "templates/x.html", '<p style="color: red">'),
    (sebaris, "templates/x.html", '<button onclick="simpan()">'),
    (sebaris, "templates/x.html", "<script>alert(1)</script>"),
    (kerangka, "templates/kinerja/x.html", "<h1>Halaman</h1>"),
]
BAIK: list[Kasus] = [
    (aset_luar, "templates/x.html", '<a href="/indikator/">'),
    (sebaris, "templates/x.html", "<script src=\"{% static 'js/rangka/mulai.js' %}\"></script>"),
    (kerangka, "templates/kinerja/x.html", '{# Page. #}\n{% extends "base.html" %}'),
]


test_pengawas_menangkap, test_pengawas_melepas = uji_pengawas(BURUK, BAIK)


@pytest.mark.parametrize("pengawas", [aset_luar, sebaris, kerangka])
def test_templat(pengawas):
    awasi(pengawas, TEMPLAT)


def test_gaya_tanpa_aset_luar():
    awasi(
        aset_luar,
        {
            nama_dari(p): p.read_text(encoding="utf-8")
            for p in berkas_dari("static/css", akhiran="css")
        },
    )


def test_setiap_templat_komponen_menjelaskan_diri():
    """The header comment says what a komponen takes; there is no other documentation of it."""
    tanpa = [
        n
        for n, isi in TEMPLAT.items()
        if "/komponen/" in n and not re.match(r"\s*(\{% load [^%]*%\}\s*)*(\{#|\{% comment)", isi)
    ]
    assert not tanpa, tanpa


def test_tidak_ada_sisa_pengerjaan():
    """Unfinished work lives in issues, not in the source."""
    sisa = [
        f"{nama}:{i}"
        for nama, isi in SUMBER.items()
        for i, baris in enumerate(isi.splitlines(), 1)
        if re.search(r"#\s*(TODO|FIXME|XXX|HACK)\b", baris)
    ]
    assert not sisa, sisa
