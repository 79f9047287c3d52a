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
    *("CHANGELOG.md", "CONTRIBUTING.md", ".editorconfig", "requirements.in", "requirements-dev.in"),
)


# --- Lists in sentences --------------------------------------------------------------------------

#: Joined by hand: `" dan ".join(…)`, `{isi[:-1]} dan {isi[-1]}`.
RANGKAI_SENDIRI = re.compile(
    r"""["'] (?:dan|atau) ["']\.join|(?<![,;]) (?:dan|atau) \{\w+\[-1\]\}"""
)


def test_kata_dirangkai_pada_satu_tempat():
    """EYD's comma before the last item is written in kinerja/kata_daftar.py alone."""
    sendiri = [
        str(berkas.relative_to(AKAR))
        for app in ("kinerja", "anggaran", "laporan")
        for berkas in (AKAR / app).rglob("*.py")
        if berkas.name != "kata_daftar.py"
        and RANGKAI_SENDIRI.search(berkas.read_text(encoding="utf-8"))
    ]
    assert sendiri == []
    for contoh in ('" dan ".join(a)', "f'{x} dan {nama[-1]}'", "' atau '.join(a)"):
        assert RANGKAI_SENDIRI.search(contoh)


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


# --- docs/keputusan ------------------------------------------------------------------------------

KEPUTUSAN = AKAR / "docs" / "keputusan"
_STATUS = r"Accepted(?:; amended by (\d{4}))?|Superseded by (\d{4})"
BENTUK_KEPUTUSAN = re.compile(
    r"# (?P<nomor>\d{4})\. (?P<judul>\S.*)\n\n"
    r"- Date: \d{4}-\d\d-\d\d\n"
    rf"- Status: (?P<status>{_STATUS})\n\n"
    r"## Context\n\n(?P<konteks>\S[\s\S]*?)\n\n"
    r"## Decision\n\n(?P<putusan>\S[\s\S]*?)\n\n"
    r"## Consequences\n\n(?P<akibat>\S[\s\S]*)\n"
)
_FOLDER = tuple(f"{t}/" for t in TEMPAT if (AKAR / t).is_dir())


def jalur_hilang(isi: str) -> list[str]:
    """Paths of the repository between backticks that are not there; `<word>` stands for any."""
    disebut = (j for j in re.findall(r"`([^`\s]+)`", isi) if j.startswith(_FOLDER))
    return [j for j in disebut if "<" not in j and not (AKAR / j).exists()]


def salah_keputusan(nama: str, isi: str, ada: set[str]) -> list[str]:
    """Say what is wrong with a decision; `ada` are the numbers of all decisions."""
    cocok = BENTUK_KEPUTUSAN.fullmatch(isi)
    if cocok is None:
        return [f"{nama}: not in the form of docs/keputusan/README.md"]
    salah = []
    if not re.fullmatch(rf"{cocok['nomor']}-[a-z0-9-]+\.md", nama):
        salah.append(f"{nama}: does not begin with its number {cocok['nomor']}")
    if len(re.findall(r"^## ", isi, re.M)) != 3:
        salah.append(f"{nama}: a heading beside context, decision and consequences")
    if lain := set(re.findall(r"\d{4}", cocok["status"])) - ada:
        salah.append(f"{nama}: names {sorted(lain)}, which is no decision")
    if cocok["status"].startswith("Accepted"):
        salah += [f"{nama}: {jalur} is not there" for jalur in jalur_hilang(isi)]
    return salah


_SAH = (
    "# 0001. A title\n\n- Date: 2026-11-24\n- Status: Accepted\n\n## Context\n\nWhy.\n\n"
    "## Decision\n\nWhat, in `script/run`.\n\n## Consequences\n\n- This.\n"
)


def test_keputusan_yang_sah_diterima():
    assert not salah_keputusan("0001-a-title.md", _SAH, {"0001"})
    usang = _SAH.replace("Accepted", "Superseded by 0002").replace("script/run", "script/gone")
    assert not salah_keputusan("0001-a-title.md", usang, {"0001", "0002"})


@pytest.mark.parametrize(
    ("nama", "dari", "ke"),
    [
        ("0002-a-title.md", "", ""),
        ("0001-Judul.md", "", ""),
        ("0001-a-title.md", "# 0001. A title", "# A title"),
        ("0001-a-title.md", "- Date: 2026-11-24\n", ""),
        ("0001-a-title.md", "Accepted", "Diterima"),
        ("0001-a-title.md", "Accepted", "Superseded by 0009"),
        ("0001-a-title.md", "## Context\n\nWhy.\n\n", ""),
        ("0001-a-title.md", "## Decision", "## Keputusan"),
        ("0001-a-title.md", "- This.\n", ""),
        ("0001-a-title.md", "- This.\n", "- This.\n\n## Cost\n\nThat.\n"),
        ("0001-a-title.md", "script/run", "script/tidak-ada"),
    ],
)
def test_keputusan_yang_salah_tertangkap(nama, dari, ke):
    assert salah_keputusan(nama, _SAH.replace(dari, ke) if dari else _SAH, {"0001"})


def test_keputusan_menurut_bentuknya():
    berkas = {b.name: b.read_text(encoding="utf-8") for b in KEPUTUSAN.glob("*.md")}
    daftar = berkas.pop("README.md")
    ada = {nama[:4] for nama in berkas}
    assert sorted(int(n) for n in ada) == list(range(1, len(berkas) + 1)), "each number once"
    salah = [s for nama, isi in sorted(berkas.items()) for s in salah_keputusan(nama, isi, ada)]
    assert not salah, "\n".join(["", *salah])
    baris = []
    for nama, isi in sorted(berkas.items()):
        k = BENTUK_KEPUTUSAN.fullmatch(isi)
        assert k is not None
        baris.append(f"| [{k['nomor']}]({nama}) | {k['judul']} | {k['status']} |")
    assert baris == re.findall(r"^\| \[.*$", daftar, re.M), "the list of README.md"


def test_rujukan_keputusan_ada():
    """Code and documents name decisions by their file."""
    rujukan = {
        (b.relative_to(AKAR).as_posix(), nama)
        for t in ("config", "kinerja", "anggaran", "laporan", "docs", "tests", "README.md")
        for b in ((AKAR / t).rglob("*") if (AKAR / t).is_dir() else [AKAR / t])
        if b.suffix in {".py", ".md"}
        for nama in re.findall(r"docs/keputusan/(\d{4}[\w-]*\.md)", b.read_text(encoding="utf-8"))
    }
    assert rujukan, "the search finds nothing"
    assert not {r for r in rujukan if not (KEPUTUSAN / r[1]).is_file()}


# --- what documents point at ---------------------------------------------------------------------


def test_jalur_yang_hilang_tertangkap():
    isi = "`kinerja/angka.py`, `laporan/<feature>/layar.py`, `tests/tidak_ada.py`, `DATABASE_URL`"
    assert jalur_hilang(isi) == ["tests/tidak_ada.py"]


@pytest.mark.parametrize("nama", ["CONTRIBUTING.md", "README.md"])
def test_jalur_yang_disebut_ada(nama):
    assert not jalur_hilang((AKAR / nama).read_text(encoding="utf-8"))
