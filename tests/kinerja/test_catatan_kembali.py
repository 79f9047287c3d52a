"""The note of a return, and words in a row."""

import pytest

from kinerja.catatan_kembali import catatan_kembali
from kinerja.kata_daftar import urutkan
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
