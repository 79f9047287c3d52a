"""Every rule of the registry has a case that raises exactly it, and one that comes close."""

from laporan.uji.jalankan import SEMUA
from tests.uji.konsistensi.kasus_kinerja import KASUS as KINERJA
from tests.uji.konsistensi.test_anggaran import KASUS as ANGGARAN
from tests.uji.konsistensi.test_laporan import KASUS as LAPORAN


def test_setiap_aturan_berkasus() -> None:
    """The modules' own tests prove each case; here none of the registry may lack one."""
    kode = [*KINERJA, *ANGGARAN, *LAPORAN]
    assert sorted(kode) == sorted(a.kode for a in SEMUA)
    assert len(set(kode)) == len(kode) >= 110
    for sepasang in (*KINERJA.values(), *ANGGARAN.values()):
        assert len(sepasang) == 2
        assert sepasang[0] != sepasang[1]
    for _, salah, dekat in LAPORAN.values():
        assert salah != dekat
