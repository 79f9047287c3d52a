"""One name, one thing within an app: no class name twice, no public constant twice."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

AKAR = Path(__file__).parent.parent
APP = ("kinerja", "anggaran")
#: Names that Django asks for, and the two lists that every file of sheets gives.
BOLEH = frozenset({"Meta", "Command", "Migration", "TABEL", "LEMBAR"})


def _nama(isi: str) -> Iterator[str]:
    pohon = ast.parse(isi)
    yield from (s.name for s in ast.walk(pohon) if isinstance(s, ast.ClassDef))
    for simpul in pohon.body:
        sasaran = simpul.targets if isinstance(simpul, ast.Assign) else []
        for satu in sasaran:
            for nama in satu.elts if isinstance(satu, ast.Tuple) else [satu]:
                if isinstance(nama, ast.Name) and nama.id.isupper() and nama.id[0] != "_":
                    yield nama.id


def ganda(berkas: Iterable[tuple[str, str]]) -> list[str]:
    """`Hasil: a.py, b.py` for every name that two places define."""
    tempat = defaultdict(list)
    for nama_berkas, isi in berkas:
        for nama in _nama(isi):
            if nama not in BOLEH:
                tempat[nama].append(nama_berkas)
    return sorted(f"{nama}: {', '.join(di)}" for nama, di in tempat.items() if len(di) > 1)


def test_pengawas_menemukan_yang_ganda():
    assert ganda([("a.py", "class Hasil: ..."), ("b.py", "class X:\n    class Hasil: ...")]) == [
        "Hasil: a.py, b.py"
    ]
    assert ganda([("a.py", "TERBUKA = 1"), ("b.py", "A, TERBUKA = 1, 2")]) == [
        "TERBUKA: a.py, b.py"
    ]
    assert ganda([("a.py", "class Meta: ...\n_X = 1"), ("b.py", "class Meta: ...\n_X = 1")]) == []


@pytest.mark.parametrize("app", APP)
def test_tidak_ada_nama_ganda(app):
    berkas = [p for p in (AKAR / app).rglob("*.py") if "migrations" not in p.parts]
    assert len(berkas) > 10
    assert ganda((p.relative_to(AKAR).as_posix(), p.read_text("utf-8")) for p in berkas) == []
