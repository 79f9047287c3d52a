"""The working copy in which mutants live: `.mutasi/<module>/`, never the source itself.

mutmut mutates the bodies of functions that stand plainly in a module or class. It leaves decorated
ones alone, and half of what reads the database here is a `cached_property`. So the copy says the
same thing in another way: `x = cached_property(x)` below a plain `def x`.
"""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import libcst as cst
import libcst.matchers as m

AKAR = Path(__file__).parent.parent.parent
KERJA = AKAR / ".mutasi"
PAKET = ("config", "kinerja", "anggaran", "laporan")
#: Read by the tests as they are; the last holds the migrated database (tests/basis_data.py).
BERSAMA = ("static", "templates", "contoh", "docs", ".pytest_cache")
HIASAN = m.Decorator(decorator=m.Name("property") | m.Name("cached_property"))
#: A mutant may take this many times (what its tests take, and these seconds): a busy machine must
#: not stop a test that would have passed.
BATAS_KALI, BATAS_DETIK = 6, 10


class _Polos(cst.CSTTransformer):
    def leave_FunctionDef(
        self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef
    ) -> cst.FunctionDef | cst.FlattenSentinel[cst.BaseStatement]:
        if len(updated_node.decorators) != 1 or not m.matches(updated_node.decorators[0], HIASAN):
            return updated_node
        hiasan = cst.ensure_type(updated_node.decorators[0].decorator, cst.Name).value
        nama = updated_node.name.value
        return cst.FlattenSentinel(
            [
                updated_node.with_changes(decorators=[]),
                cst.parse_statement(f"{nama} = {hiasan}({nama})"),
            ]
        )


def polos(kode: str) -> str:
    """The same module with its properties written as plain functions."""
    return cst.parse_module(kode).visit(_Polos()).code


def folder(modul: str) -> Path:
    """Where the working copy of a module stands."""
    return KERJA / modul.removesuffix(".py").replace("/", ".")


def siapkan(modul: str, tes: Sequence[str]) -> None:
    """Lay out a fresh working copy for one module."""
    kerja = folder(modul)
    shutil.rmtree(kerja, ignore_errors=True)
    (kerja / "mutants").mkdir(parents=True)
    for nama in BERSAMA:
        (AKAR / nama).mkdir(exist_ok=True)  # a fresh clone has no .pytest_cache yet
        (kerja / "mutants" / nama).symlink_to(AKAR / nama)
    segarkan(modul, tes)


def segarkan(modul: str, tes: Sequence[str]) -> None:
    """Take over what is now: the package of the module, the tests, the others, the settings.

    mutmut finds the functions that changed by themselves; what it knows of the others stays.
    """
    kerja, paket = folder(modul), modul.partition("/")[0]
    _salin(paket, kerja)
    (kerja / modul).write_text(polos((AKAR / modul).read_text()))
    for nama in ("tests", *(p for p in PAKET if p != paket)):
        _salin(nama, kerja)
        shutil.rmtree(kerja / "mutants" / nama, ignore_errors=True)
    shutil.copy2(AKAR / "manage.py", kerja)
    setelan = {
        "source_paths": [paket],
        "only_mutate": [modul],
        "also_copy": [*(p for p in PAKET if p != paket), "manage.py"],
        "pytest_add_cli_args_test_selection": list(tes),
        "pytest_add_cli_args": [
            *("-p", "tests.mutasi.profil", "-p", "no:cacheprovider"),
            *("-p", "no:xdist", "-p", "no:playwright"),
            # One process runs pytest again and again, with the modules of the first time.
            *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
        ],
        "timeout_multiplier": BATAS_KALI,
        "timeout_constant": BATAS_DETIK,
        "use_setproctitle": False,
        "use_git_change_detection": False,
    }
    baris = [f"{kunci} = {json.dumps(nilai)}" for kunci, nilai in setelan.items()]
    (kerja / "pyproject.toml").write_text(
        "\n".join([(AKAR / "pyproject.toml").read_text(), "[tool.mutmut]", *baris, ""])
    )


def _salin(nama: str, kerja: Path) -> None:
    shutil.rmtree(kerja / nama, ignore_errors=True)
    shutil.copytree(AKAR / nama, kerja / nama, ignore=shutil.ignore_patterns("__pycache__"))
