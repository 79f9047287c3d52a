"""Rows are locked in one place: who asks for a lock asks `kinerja/langkah.py`."""

import re

from tests.arsitektur.sumber import AKAR

_GEMBOK = re.compile(r"\.select_for_update\(")
#: Who locks by itself, and why.
BOLEH = {
    "kinerja/langkah.py": "the one write step",
    "laporan/tugas/antrean.py": "a queue steps over the rows that others hold",
    "laporan/perjanjian/templat.py": "found or made under one lock, by its year",
}


def mengunci_sendiri(semua: dict[str, str]) -> set[str]:
    """Files that lock rows themselves."""
    return {nama for nama, isi in semua.items() if _GEMBOK.search(isi)}


def test_pengawas_menangkap() -> None:
    salah = {"a.py": "x = Tugas.objects.filter(pk=1).select_for_update().get()"}
    assert mengunci_sendiri(salah | {"b.py": "x = ambil_terkunci(Tugas.objects)"}) == {"a.py"}


def test_gembok_hanya_lewat_langkah() -> None:
    semua = {
        jalur.relative_to(AKAR).as_posix(): jalur.read_text()
        for app in ("kinerja", "anggaran", "laporan")
        for jalur in (AKAR / app).rglob("*.py")
    }
    assert mengunci_sendiri(semua) == set(BOLEH)
