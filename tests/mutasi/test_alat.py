"""The runner itself: what it rewrites before mutmut may change it, what it reads, what it names."""

from functools import cached_property

import pytest

from tests.mutasi import salinan
from tests.mutasi.__main__ import CATATAN, PENJELASAN, PETA, nama_fungsi

KELAS = '''
class Rekap:
    @cached_property
    def total(self) -> int:
        """Counted once."""
        self.kali += 1
        return 7

    @property
    def dua(self) -> int:
        return 2 * self.total

    @classmethod
    def baru(cls):
        return cls()

    kali = 0
'''


def test_properti_menjadi_fungsi_polos_dengan_arti_yang_sama():
    kode = salinan.polos(KELAS)
    assert "@cached_property" not in kode
    assert "@property" not in kode
    assert "    total = cached_property(total)\n" in kode
    assert "@classmethod" in kode  # mutmut knows these
    ruang: dict[str, object] = {"cached_property": cached_property}
    exec(kode, ruang)
    satu = ruang["Rekap"].baru()  # type: ignore[attr-defined]
    assert (satu.dua, satu.total, satu.kali) == (14, 7, 1)


@pytest.mark.parametrize("modul", PETA)
def test_setiap_modul_dan_tesnya_ada(modul: str):
    assert (salinan.AKAR / modul).is_file()
    assert PETA[modul]["tes"]
    for tes in PETA[modul]["tes"]:
        assert (salinan.AKAR / tes).is_file()


@pytest.mark.parametrize(
    ("mutan", "fungsi"),
    [
        ("kinerja.angka.x_bulatkan__mutmut_12", "bulatkan"),
        ("kinerja.angka.x__kupas__mutmut_3", "_kupas"),
        ("anggaran.rekap.xǁSimpulǁtelusuri__mutmut_1", "Simpul.telusuri"),
        ("kinerja.capaian.xǁHasilǁ__post_init____mutmut_2", "Hasil.__post_init__"),
    ],
)
def test_nama_mutan_menjadi_nama_fungsi(mutan: str, fungsi: str):
    assert nama_fungsi(mutan) == fungsi


def test_setiap_penjelasan_terbaca_dan_menunjuk_modul_yang_diuji():
    """A line that the runner cannot read would explain nothing."""
    bagian = CATATAN.read_text().split("\n### ")[1:]
    for satu in bagian:
        judul, *baris = satu.split("\n## ")[0].splitlines()
        assert judul.strip("`") in PETA
        for b in baris:
            assert not b.startswith("- ") or PENJELASAN.match(b), b
