"""What templates promise: addresses, files, icons and partials that exist, and lines one can read.

Django finds a wrong name only when a page is drawn, and in a branch only when it is taken. Every
watch is first fed what it must catch.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template import Engine, Node, Template, TemplateDoesNotExist, engines
from django.template.backends.django import DjangoTemplates
from django.template.base import FilterExpression, Variable
from django.template.defaulttags import URLNode
from django.template.loader import get_template
from django.template.loader_tags import ExtendsNode, IncludeNode
from django.template.utils import get_app_template_dirs
from django.templatetags.static import StaticNode
from django.urls import URLResolver, get_resolver

AKAR = Path(__file__).parent.parent
PANJANG = 160
TEMPLAT = {
    p.relative_to(AKAR / "templates").as_posix(): p.read_text(encoding="utf-8")
    for p in sorted((AKAR / "templates").rglob("*.html"))
}
PYTHON = "\n".join(
    p.read_text(encoding="utf-8")
    for folder in ("config", "kinerja", "anggaran", "laporan")
    for p in (AKAR / folder).rglob("*.py")
)
#: Django itself asks for these.
DARI_DJANGO = {"403.html", "403_csrf.html", "404.html", "500.html"}
IKON = set(re.findall(r'id="([\w-]+)"', (AKAR / "static/img/ikon.svg").read_text("utf-8")))


def _mesin() -> Engine:
    mesin = engines["django"]
    assert isinstance(mesin, DjangoTemplates)
    return mesin.engine


def _simpul(isi: str) -> list[Node]:
    """Every node of a template, those in branches that are never taken too."""
    return Template(isi, engine=_mesin()).nodelist.get_nodes_by_type(Node)


def _tetap(ungkapan: FilterExpression) -> str | None:
    """The text of an expression that is a plain string, else None."""
    awal = ungkapan.var
    return None if isinstance(awal, Variable) or ungkapan.filters else str(awal)


def _rute(pemecah: URLResolver, ruang: str = "") -> dict[str, list[set[str]]]:
    """The parameters of every named route, by the name that a template gives it."""
    hasil: dict[str, list[set[str]]] = {}
    for pola in pemecah.url_patterns:
        awal = set(pemecah.pattern.converters)
        if isinstance(pola, URLResolver):
            dalam = f"{ruang}{pola.namespace}:" if pola.namespace else ruang
            for nama, daftar in _rute(pola, dalam).items():
                hasil.setdefault(nama, []).extend(awal | satu for satu in daftar)
        elif pola.name:
            medan = set(pola.pattern.converters) or set(
                getattr(pola.pattern, "regex", re.compile("")).groupindex
            )
            hasil.setdefault(f"{ruang}{pola.name}", []).append(awal | medan)
    return hasil


# --- the watches: each takes a template's name and content and yields what is wrong --------------


def baris_panjang(nama: str, isi: str) -> Iterator[str]:
    """A line that nobody can read, nor a difference of it."""
    for nomor, baris in enumerate(isi.splitlines(), 1):
        if len(baris) > PANJANG:
            yield f"{nama}:{nomor}: {len(baris)} characters"


def alamat(nama: str, isi: str) -> Iterator[str]:
    """{% url %} of a route that is not there, or with arguments that it does not take."""
    rute = _rute(get_resolver())
    for simpul in _simpul(isi):
        if not isinstance(simpul, URLNode):
            continue
        tujuan = _tetap(simpul.view_name)
        if tujuan is None:  # admin_urlname and the like: made where the page is drawn
            continue
        if tujuan not in rute:
            yield f"{nama}: no route {tujuan!r}"
        elif simpul.kwargs:
            if set(simpul.kwargs) not in rute[tujuan]:
                yield f"{nama}: {tujuan!r} does not take {sorted(simpul.kwargs)}"
        elif len(simpul.args) not in {len(medan) for medan in rute[tujuan]}:
            yield f"{nama}: {tujuan!r} does not take {len(simpul.args)} arguments"


def berkas_statis(nama: str, isi: str) -> Iterator[str]:
    """{% static %} of a file that is not there."""
    for simpul in _simpul(isi):
        jalur = _tetap(simpul.path) if isinstance(simpul, StaticNode) else None
        if jalur is not None and finders.find(jalur) is None:
            yield f"{nama}: no static file {jalur!r}"


def _disebut(isi: str) -> Iterator[str]:
    for simpul in _simpul(isi):
        if isinstance(simpul, IncludeNode):
            induk: FilterExpression | Node = simpul.template
        elif isinstance(simpul, ExtendsNode):
            induk = simpul.parent_name
        else:
            continue
        assert isinstance(induk, FilterExpression)
        if (disebut := _tetap(induk)) is not None:
            yield disebut


def templat_lain(nama: str, isi: str) -> Iterator[str]:
    """{% include %} or {% extends %} of a template that is not there."""
    for disebut in _disebut(isi):
        try:
            get_template(disebut)
        except TemplateDoesNotExist:
            yield f"{nama}: no template {disebut!r}"


def ikon(nama: str, isi: str) -> Iterator[str]:
    """An icon that static/img/ikon.svg does not hold."""
    for satu in re.findall(r'(?:\{% (?:ikon|kosong) |(?<!-)\bikon=)"([^"]*)"', isi):
        if satu not in IKON:
            yield f"{nama}: no icon {satu!r}"


def muatan(nama: str, isi: str) -> Iterator[str]:
    """{% load %} of a library that the template does not use."""
    tanpa_komentar = re.sub(r"\{% comment %\}.*?\{% endcomment %\}|\{#.*?#\}", "", isi, flags=re.S)
    dipakai = set(re.findall(r"\{%\s*(\w+)", tanpa_komentar))
    dipakai |= set(re.findall(r"\|\s*(\w+)", tanpa_komentar))
    for daftar in re.findall(r"\{%\s*load ([^%]*)%\}", tanpa_komentar):
        if " from " in daftar:
            continue
        for pustaka in daftar.split():
            isinya = _mesin().template_libraries[pustaka]
            if not dipakai & (set(isinya.tags) | set(isinya.filters)):
                yield f"{nama}: loads {pustaka} and does not use it"


def salinan_komponen(nama: str, isi: str) -> Iterator[str]:
    """A message box or an icon drawn by hand: there is one of each, in komponen/."""
    if nama not in ("komponen/pesan.html", "komponen/dialog.html"):
        for kelas in re.findall(r'class="([^"]*)"', isi):
            if {"pesan", "pesan__isi"} & set(re.sub(r"\{%.*?%\}", " ", kelas).split()):
                yield f"{nama}: a message box of its own"
    if nama != "komponen/ikon.html" and re.search(r"<use\b[^>]*img/ikon", isi):
        yield f"{nama}: an icon of its own"


Pengawas = Callable[[str, str], Iterator[str]]
BURUK: list[tuple[Pengawas, str]] = [
    (baris_panjang, "<p>" + "a" * 160),
    (alamat, "{% url 'tidak_ada' %}"),
    (alamat, "{% if x %}{% else %}{% url 'tidak_ada' as y %}{% endif %}"),
    (alamat, "{% url 'beranda' 1 %}"),
    (alamat, "{% url 'indikator' %}"),
    (alamat, "{% url 'indikator' nomor=1 %}"),
    (alamat, "{% url 'admin:tidak_ada' %}"),
    (berkas_statis, "{% load static %}<link href=\"{% static 'css/tidak-ada.css' %}\">"),
    (templat_lain, '{% for x in y %}{% include "komponen/tidak_ada.html" %}{% endfor %}'),
    (templat_lain, '{% extends "tidak_ada.html" %}'),
    (ikon, '{% ikon "tidak-ada" %}'),
    (ikon, '{% kosong "tidak-ada" judul="X" %}{% endkosong %}'),
    (ikon, '{% include "komponen/kosong.html" with ikon="tidak-ada" %}'),
    (muatan, "{% load static %}<p>{# {% static 'x' %} #}</p>"),
    (salinan_komponen, '<div class="pesan pesan--awas"><p>Perhatian</p></div>'),
    (salinan_komponen, '<svg><use href="{% static "img/ikon.svg" %}#tutup"></use></svg>'),
]
BAIK: list[tuple[Pengawas, str]] = [
    (baris_panjang, "<p>" + "a" * 157),
    (alamat, "{% url 'beranda' %}{% url 'indikator' 1 %}{% url 'indikator' pk=x %}"),
    (alamat, "{% url 'admin:index' %}{% url nama %}"),
    (berkas_statis, "{% load static %}{% static 'css/base.css' %}{% static nama %}"),
    (templat_lain, '{% include "komponen/tanda.html" only %}{% include nama %}'),
    (ikon, '{% ikon "unduh" %}{% ikon nama %}'),
    (muatan, "{% load angka %}{{ x|rupiah }}"),
    (salinan_komponen, '{% pesan "awas" %}<p class="pesan__judul">Perhatian</p>{% endpesan %}'),
]


@pytest.mark.parametrize(("pengawas", "isi"), BURUK, ids=lambda x: getattr(x, "__name__", None))
def test_pengawas_menangkap(pengawas, isi):
    assert list(pengawas("x.html", isi))


@pytest.mark.parametrize(("pengawas", "isi"), BAIK, ids=lambda x: getattr(x, "__name__", None))
def test_pengawas_melepas(pengawas, isi):
    assert not list(pengawas("x.html", isi))


@pytest.mark.parametrize(
    "pengawas",
    [baris_panjang, alamat, berkas_statis, templat_lain, ikon, muatan, salinan_komponen],
)
def test_templat(pengawas):
    salah = [pesan for nama, isi in TEMPLAT.items() for pesan in pengawas(nama, isi)]
    assert not salah, "\n".join(["", *salah])


def test_setiap_templat_dipakai():
    """A template that neither code nor another template names is drawn by nobody."""
    disebut = {s for isi in TEMPLAT.values() for s in _disebut(isi)}
    bawaan = {
        p.relative_to(folder).as_posix()
        for folder in get_app_template_dirs("templates")
        for p in Path(folder).rglob("*.html")
    }
    tak_dipakai = [
        nama
        for nama in TEMPLAT
        if nama not in disebut | bawaan | DARI_DJANGO and f'"{nama}"' not in PYTHON
    ]
    assert not tak_dipakai


def test_tanda_baca_menempel_pada_kata_di_depannya() -> None:
    """A line break before `{% if … %}; dan` prints a blank before the mark."""
    lepas = re.compile(r"(?:\}\}|%\})\s+(?:\{% if [^%]+%\})?[;,.](?=[\s{])")
    assert lepas.search("{% endfor %}\n  {% if a > b %}; dan")
    assert [n for n, isi in TEMPLAT.items() if lepas.search(isi)] == []
