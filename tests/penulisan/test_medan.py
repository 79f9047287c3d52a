"""Live figures: every one that a draft prints resolves to the same text; none is invented."""

import pytest

from laporan.bahan.bahan import Bahan
from laporan.dokumen.seksi import BELUM, TANYA
from laporan.dokumen.unsur import Teks, larik
from laporan.penulisan.medan import Medan
from laporan.penulisan.naskah import draf_seksi
from laporan.penulisan.potret import isi_blok


@pytest.mark.parametrize("tahun", [2024, 2023])
def test_setiap_angka_draf_dapat_dicari(contoh, tahun):
    """The resolver and the drafts cannot disagree: same key, same text."""
    bahan = Bahan(contoh, tahun)
    medan = Medan(bahan)
    diperiksa = 0
    for kunci, seksi in draf_seksi(bahan).items():
        for isi in isi_blok(seksi.isi):
            for p in larik(isi):
                if isinstance(p, Teks) and p.medan and not p.medan.startswith((TANYA, BELUM)):
                    # A sentence that opens with the figure's words has a capital letter.
                    nilai = medan.nilai(p.medan)
                    assert nilai is not None, (kunci, p.medan)
                    assert nilai.casefold() == p.isi.casefold(), (kunci, p.medan)
                    diperiksa += 1
    assert diperiksa > (150 if tahun == 2024 else 10)
