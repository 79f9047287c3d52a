"""Scripts and stylesheets: by feature, reachable, in use, and with the few widths agreed on.

Format and lint are Biome's (script/check); what it cannot know is watched here. Every watch is
first fed what it must catch.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

AKAR = Path(__file__).parent.parent
CSS = AKAR / "static" / "css"
JS = AKAR / "static" / "js"


def _isi(folder: Path, akhiran: str) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8")
        for p in sorted(folder.rglob(f"*.{akhiran}"))
    }


TEMPLAT = _isi(AKAR / "templates", "html")
SKRIP = _isi(JS, "js")
PYTHON = "\n".join(
    p.read_text(encoding="utf-8")
    for folder in ("config", "kinerja", "anggaran", "laporan")
    for p in (AKAR / folder).rglob("*.py")
)
#: Sheets of printed documents: WeasyPrint's, in the language of paper.
DOKUMEN = {"laporan.css", "perjanjian.css"}
GAYA = {n: isi for n, isi in _isi(CSS, "css").items() if n not in DOKUMEN}

#: Where the page turns: phone, tablet, laptop, desk, wide; see css/tokens.css.
LEBAR_LAYAR = {"30", "30.01", "47.99", "48", "63.99", "64", "75.99", "76", "100"}
PALING_PANJANG = 600
#: From here on a width is one of the tokens --lebar-….
LEBAR_BEBAS = 34


def _tanpa_komentar(isi: str) -> str:
    return re.sub(r"/\*.*?\*/", "", isi, flags=re.S)


# --- the watches: each takes a file's name and content and yields what is wrong -----------------


def lebar(nama: str, isi: str) -> Iterator[str]:
    """A width that is not one of those agreed on."""
    if nama == "tokens.css":
        return
    for kepala in re.findall(r"@media([^{]*)\{", _tanpa_komentar(isi)):
        for angka, satuan in re.findall(r"(?:min|max)-width:\s*([\d.]+)(\w+)", kepala):
            if satuan != "rem" or angka not in LEBAR_LAYAR:
                yield f"{nama}: @media at {angka}{satuan}"
    deklarasi = re.sub(r"@media[^{]*\{", "", _tanpa_komentar(isi))
    for angka in re.findall(r"(?<!min-)\bwidth:\s*(?:min\()?([\d.]+)rem", deklarasi):
        if float(angka) >= LEBAR_BEBAS:
            yield f"{nama}: width {angka}rem"


def penting(nama: str, isi: str) -> Iterator[str]:
    """`!important` outside print and utilities: a rule that no other can answer."""
    if nama not in ("cetak.css", "utilitas.css") and "!important" in _tanpa_komentar(isi):
        yield f"{nama}: !important"


def panjang(nama: str, isi: str) -> Iterator[str]:
    """A stylesheet that holds more than one thing."""
    if (banyak := len(isi.splitlines())) > PALING_PANJANG:
        yield f"{nama}: {banyak} lines"


def impor_skrip(nama: str, isi: str) -> Iterator[str]:
    """A module that reaches into another feature; `bersama` serves all and knows none."""
    fitur = nama.split("/")[0]
    for tujuan in re.findall(r"(?:from|import)\s+\"([^\"]+)\"", isi):
        jalur = (JS / nama).parent.joinpath(tujuan).resolve()
        if not jalur.is_relative_to(JS) or not jalur.exists():
            yield f"{nama}: no module {tujuan}"
        elif jalur.relative_to(JS).parts[0] not in {fitur, "bersama"}:
            yield f"{nama}: imports {tujuan}"


def skrip_biasa(nama: str, isi: str) -> Iterator[str]:
    """A script of ours that is no module."""
    for tag in re.findall(r"<script\b[^>]*\bsrc=\"\{% static 'js/[^>]*>", isi):
        if 'type="module"' not in tag:
            yield f"{nama}: {tag}"


def jaringan(nama: str, isi: str) -> Iterator[str]:
    """A request outside the one network module."""
    if nama != "bersama/jaringan.js" and re.search(r"\bfetch\(|XMLHttpRequest|sendBeacon", isi):
        yield f"{nama}: sends by itself"


def setelan_ulang(nama: str, isi: str) -> Iterator[str]:
    """A reset of elements that beats what their class asks for: `ol[class]` against `.langkah`."""
    for pilihan in re.findall(r"([^{}]+)\{", _tanpa_komentar(isi)):
        for p in pilihan.split(","):
            if re.fullmatch(r"\s*\w+\[class\]\s*", p):
                yield f"{nama}: {p.strip()}"


Pengawas = Callable[[str, str], Iterator[str]]
BURUK: list[tuple[Pengawas, str, str]] = [
    (lebar, "x.css", "@media (max-width: 62rem) { a { color: red; } }"),
    (lebar, "x.css", "@media (min-width: 48rem) and (max-width: 767px) { a { color: red; } }"),
    (lebar, "x.css", "a { max-width: 44rem; }"),
    (lebar, "x.css", "a { width: min(52rem, 100vw); }"),
    (penting, "halaman.css", "a { color: red !important; }"),
    (panjang, "x.css", "\n" * 601),
    (setelan_ulang, "x.css", "ul[class],\nol[class] { list-style: none; }"),
    (impor_skrip, "isian/x.js", 'import { a } from "../penulisan/antrean.js";'),
    (impor_skrip, "bersama/x.js", 'import "../isian/mulai.js";'),
    (impor_skrip, "isian/x.js", 'import { a } from "./tidak_ada.js";'),
    (skrip_biasa, "x.html", "<script src=\"{% static 'js/rangka/rel.js' %}\" defer></script>"),
    (jaringan, "isian/x.js", "const r = await fetch(url);"),
]
BAIK: list[tuple[Pengawas, str, str]] = [
    (lebar, "x.css", "@media (min-width: 48rem) and (max-width: 63.99rem) { a { top: 0; } }"),
    (lebar, "x.css", "a { max-width: var(--lebar-luas); min-width: 42rem; width: 12rem; }"),
    (penting, "cetak.css", "a { display: none !important; }"),
    (panjang, "x.css", "\n" * 600),
    (setelan_ulang, "x.css", ":where(ul, ol)[class] { padding: 0; } ol.langkah { padding: 0; }"),
    (impor_skrip, "isian/x.js", 'import { minta } from "../bersama/jaringan.js";'),
    (skrip_biasa, "x.html", '<script type="module" src="{% static \'js/x.js\' %}"></script>'),
    (jaringan, "isian/x.js", "const r = await minta(url);"),
]


@pytest.mark.parametrize(("pengawas", "nama", "isi"), BURUK)
def test_pengawas_menangkap(pengawas, nama, isi):
    assert list(pengawas(nama, isi))


@pytest.mark.parametrize(("pengawas", "nama", "isi"), BAIK)
def test_pengawas_melepas(pengawas, nama, isi):
    assert not list(pengawas(nama, isi))


@pytest.mark.parametrize(
    ("pengawas", "berkas"),
    [
        (lebar, GAYA),
        (penting, GAYA),
        (panjang, GAYA),
        (setelan_ulang, GAYA),
        (impor_skrip, SKRIP),
        (jaringan, SKRIP),
        (skrip_biasa, TEMPLAT),
    ],
    ids=["lebar", "penting", "panjang", "setelan_ulang", "impor_skrip", "jaringan", "skrip_biasa"],
)
def test_berkas(pengawas, berkas):
    salah = [pesan for nama, isi in berkas.items() for pesan in pengawas(nama, isi)]
    assert not salah, "\n".join(["", *salah])


# --- nothing lies about that nobody uses ---------------------------------------------------------


def test_setiap_skrip_dan_gaya_dipakai():
    templat = "\n".join(TEMPLAT.values())
    tertaut = set(re.findall(r"\{% static ['\"]([^'\"]+)['\"]", templat))
    for nama, isi in SKRIP.items():
        for tujuan in re.findall(r"(?:from|import)\s+\"(\.[^\"]+)\"", isi):
            jalur = (JS / nama).parent.joinpath(tujuan).resolve()
            tertaut.add(f"js/{jalur.relative_to(JS).as_posix()}")
    ada = {f"js/{n}" for n in SKRIP} | {f"css/{n}" for n in _isi(CSS, "css")}
    tersisa = {n for n in ada - tertaut if Path(n).name not in PYTHON}
    assert not tersisa


SISIPAN = r"\{%.*?%\}|\{\{.*?\}\}"


def test_kelas_komponen_bergaya():
    """What a template writes of a component by its name has a rule: `kotak-isian__bantu` for
    `kotak-isian__bantuan` shows unstyled and says nothing.
    """
    milik = {
        n: set(re.findall(r"\.([a-zA-Z][\w-]*)", _tanpa_komentar(isi))) for n, isi in GAYA.items()
    }
    blok = {
        kelas
        for n, semua in milik.items()
        for kelas in semua
        if n.startswith("komponen/") and not re.search(r"__|--", kelas)
    } & {Path(n).stem.replace("_", "-") for n in milik}
    ada = set().union(*milik.values())
    salah = {
        f"{nama}: {kelas}"
        for nama, isi in TEMPLAT.items()
        for atribut in re.findall(r'class="([^"]*)"', re.sub(SISIPAN, " ", isi, flags=re.S))
        for kelas in atribut.split()
        if re.split(r"__|--", kelas)[0] in blok and kelas not in ada and not kelas.endswith("--")
    }
    assert "kotak-isian" in blok
    assert not salah, sorted(salah)


def _kata(teks: str) -> set[str]:
    return set(re.findall(r"[\w-]+", teks))


def test_setiap_kelas_gaya_dipakai():
    """A class that no template, script or Python file names styles nothing.

    Names made where the page is drawn count by what stands before the variable:
    `pk-status--{{ s }}` is `pk-status--` and anything.
    """
    sumber = "\n".join([*TEMPLAT.values(), *SKRIP.values(), PYTHON])
    kata = _kata(sumber)
    awalan = tuple(set(re.findall(r"([\w-]+(?:--|__|-))(?:\{\{|\{%|\$\{|\{)", sumber)))
    milik_luar = re.compile(
        r"select2|ProseMirror|selectedCell|calendar|inline|module|submit-row|object-tools"
    )
    mati = {
        f"{nama}: .{kelas}"
        for nama, isi in GAYA.items()
        if not nama.startswith("admin/")  # most of it is Django's own
        for kelas in re.findall(
            r"\.([a-zA-Z][\w-]*)", re.sub(r"\{[^{}]*\}", "{}", _tanpa_komentar(isi))
        )
        if kelas not in kata and not kelas.startswith(awalan) and not milik_luar.search(kelas)
    }
    assert not mati, sorted(mati)
