"""The note of a return, and words in a row."""

from types import SimpleNamespace

import pytest
from django.template import Context, Template

from kinerja.catatan_kembali import catatan_kembali
from kinerja.kata_daftar import urutkan, urutkan_sebagian
from kinerja.penolakan import TidakSahError


def test_catatan_dirapikan_dan_dibatasi() -> None:
    assert catatan_kembali("  Perbaiki target.\r\nLihat Renstra. ") == (
        "Perbaiki target.\nLihat Renstra."
    )
    assert len(catatan_kembali("x" * 2000 + "\r\n")) == 2000
    for kosong in ("", " \r\n "):
        with pytest.raises(TidakSahError, match="Tulis apa yang perlu diperbaiki"):
            catatan_kembali(kosong)
    with pytest.raises(TidakSahError, match=r"paling panjang 2\.000 huruf"):
        catatan_kembali("x" * 2001)


def test_kata_berderet() -> None:
    harap = ["", "TW I", "TW I dan TW II", "TW I, TW II, dan TW IV"]
    assert [urutkan(["TW I", "TW II", "TW IV"][:n]) for n in range(3)] == harap[:3]
    assert urutkan(["TW I", "TW II", "TW IV"]) == harap[3]
    assert urutkan(["B", "CC"], "atau") == "B atau CC"
    assert urutkan(["B", "CC", "C"], "atau") == "B, CC, atau C"


def test_kata_berderet_sebagian() -> None:
    """Two of two, two of three, one of four."""
    assert urutkan_sebagian(["A", "B"], 2) == "A dan B"
    assert urutkan_sebagian(["A", "B", "C"], 2) == "A, B, dan 1 lainnya"
    assert urutkan_sebagian(["A", "B", "C", "D"], 1, "baris lain") == "A dan 3 baris lain"


def test_kata_berderet_pada_layar() -> None:
    semua = "{{ a|urutkan }}; {{ b|urutkan:'nama' }}"
    isi = {"a": [1, 2, 3], "b": [SimpleNamespace(nama="<i>"), SimpleNamespace(nama="B")]}
    teks = Template("{% load komponen %}" + semua).render(Context(isi))
    assert teks == "1, 2, dan 3; &lt;i&gt; dan B"
