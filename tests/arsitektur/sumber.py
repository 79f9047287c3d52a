"""The source as the watches read it: files, trees, imports, and how a watch is proven.

A watch takes a file's name and content and yields what is wrong. Each is first fed what it must
catch (`BURUK`) and what it must not (`BAIK`), so that a watch that catches nothing fails.
"""

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

AKAR = Path(__file__).parents[2]
#: Each app may import itself and what stands before it.
URUTAN = ("kinerja", "anggaran", "laporan")

Pengawas = Callable[[str, str], Iterator[str]]
Kasus = tuple[Pengawas, str, str]
"""A watch, and a file's name and content that it is fed."""


def berkas_dari(*folder: str, akhiran: str = "py") -> list[Path]:
    return sorted(
        p
        for f in folder
        for p in (AKAR / f).rglob(f"*.{akhiran}")
        if "migrations" not in p.parts and p.is_file()
    )


@cache
def urai(isi: str) -> ast.Module:
    """Each file is parsed once, however many watches look at it."""
    return ast.parse(isi)


def nama_dari(jalur: Path) -> str:
    return jalur.relative_to(AKAR).as_posix()


def modul_dari(nama: str) -> str:
    return nama.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


SUMBER = {nama_dari(p): p.read_text(encoding="utf-8") for p in berkas_dari(*URUTAN, "config")}
MODUL = {modul_dari(nama): nama for nama in SUMBER}
_MURNI = re.compile(r"\bPURE\b")


class _Pohon(Mapping[str, ast.Module]):
    """Parsed when asked for: every process of a run collects these tests, one runs them."""

    def __getitem__(self, nama: str) -> ast.Module:
        return urai(SUMBER[nama])

    def __iter__(self) -> Iterator[str]:
        return iter(SUMBER)

    def __len__(self) -> int:
        return len(SUMBER)


POHON = _Pohon()
MURNI = sorted(
    nama
    for nama, isi in SUMBER.items()
    if _MURNI.search(isi)
    and _MURNI.search("\n".join((ast.get_docstring(POHON[nama]) or "").splitlines()[:5]))
)
TEMPLAT = {
    nama_dari(p): p.read_text(encoding="utf-8") for p in berkas_dari("templates", akhiran="html")
}
SKRIP = {
    nama_dari(p): p.read_text(encoding="utf-8")
    for p in berkas_dari("static/js", akhiran="js")
    if ".min." not in p.name
}


def impor(pohon: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and dotted name of everything imported, inside functions too."""
    for simpul in ast.walk(pohon):
        if isinstance(simpul, ast.Import):
            yield from ((simpul.lineno, a.name) for a in simpul.names)
        elif isinstance(simpul, ast.ImportFrom):
            asal = "." * simpul.level + (simpul.module or "")
            for a in simpul.names:
                # `from kinerja import capaian` imports the module kinerja.capaian.
                lengkap = f"{asal}.{a.name}"
                yield simpul.lineno, lengkap if lengkap in MODUL else asal
        elif (
            isinstance(simpul, ast.Call)
            and isinstance(simpul.func, ast.Attribute | ast.Name)
            and sebutan(simpul.func) in {"import_module", "__import__", "get_model"}
            and simpul.args
            and isinstance(simpul.args[0], ast.Constant)
        ):
            yield simpul.lineno, str(simpul.args[0].value)


def sebutan(simpul: ast.AST) -> str:
    """Return the last part of a name: `x` of `x`, `b` of `a.b`."""
    if isinstance(simpul, ast.Attribute):
        return simpul.attr
    return simpul.id if isinstance(simpul, ast.Name) else ""


def awasi(pengawas: Pengawas, berkas: dict[str, str]) -> None:
    """Assert that a watch finds nothing in these files."""
    salah = [pesan for nama, isi in berkas.items() for pesan in pengawas(nama, isi)]
    assert not salah, "\n".join(["", *salah])


def uji_pengawas(
    buruk: list[Kasus], baik: list[Kasus]
) -> tuple[Callable[[Kasus], None], Callable[[Kasus], None]]:
    """The two tests that prove watches: what each must catch, and what it must let pass."""

    @pytest.mark.parametrize("kasus", buruk, ids=_contoh_id)
    def menangkap(kasus: Kasus) -> None:
        pengawas, nama, isi = kasus
        assert list(pengawas(nama, isi))

    @pytest.mark.parametrize("kasus", baik, ids=_contoh_id)
    def melepas(kasus: Kasus) -> None:
        pengawas, nama, isi = kasus
        assert not list(pengawas(nama, isi))

    return menangkap, melepas


def _contoh_id(kasus: Kasus) -> str:
    """How pytest names one proof."""
    return f"{kasus[0].__name__}: {kasus[2]}"
