"""Row order kept as numbers."""

from hypothesis import given
from hypothesis import strategies as st

from kinerja.himpunan.urutan import urutkan
from tests.orakel import BANYAK


def test_baru_seluruhnya() -> None:
    assert urutkan(["a", "b"], {}) == {"a": 1, "b": 2}


def test_urutan_yang_sudah_benar_dibiarkan() -> None:
    tersimpan = {"a": (0, 1), "b": (0, 2), "c": (7, 3)}
    assert urutkan(["a", "b"], tersimpan) == {"a": 0, "b": 0}
    assert urutkan(["a", "b", "c", "d"], tersimpan) == {"a": 0, "b": 0, "c": 7, "d": 8}


def test_baris_sisipan_dan_tukar_tempat() -> None:
    tersimpan = {"a": (1, 1), "b": (2, 2), "c": (3, 3)}
    assert urutkan(["a", "x", "b", "c"], tersimpan) == {"a": 1, "x": 2, "b": 3, "c": 4}
    assert urutkan(["c", "a"], tersimpan) == {"c": 1, "a": 3}


@BANYAK
@given(
    st.lists(st.integers(0, 12), unique=True, max_size=10),
    st.dictionaries(st.integers(0, 12), st.integers(0, 20), max_size=10),
)
def test_naik_menurut_berkas_dan_stabil(berkas: list[int], urut: dict[int, int]) -> None:
    tersimpan = {kunci: (nilai, pk) for pk, (kunci, nilai) in enumerate(urut.items())}
    hasil = urutkan(berkas, tersimpan)
    angka = [hasil[satu] for satu in berkas]
    assert angka == sorted(angka)
    sesudah = {k: v for k, v in tersimpan.items() if k not in hasil}
    for kunci in berkas:
        pk = tersimpan[kunci][1] if kunci in tersimpan else 100 + berkas.index(kunci)
        sesudah[kunci] = (hasil[kunci], pk)
    assert urutkan(berkas, sesudah) == hasil
