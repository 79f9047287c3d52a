"""What users paste: no box, no control character, no glyph that our fonts lack."""

import pytest

from laporan.cetak.aksara import berglif, rapi, rapikan, tercetak
from laporan.dokumen.unsur import Bab, Baris, Dokumen, Kolom, Paragraf, Sel, Tabel


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        pytest.param("satu\x0bdua\x0ctiga", "satu dua tiga", id="ganti-baris-word"),
        pytest.param("satu\u2028dua", "satu dua", id="pemisah-baris"),
        pytest.param("antar\x1ekerja e\u2011KTP", "antar-kerja e-KTP", id="tanda-hubung-tetap"),
        pytest.param("pe\x1fmerintah\x07 da\u00aderah\u200b", "pemerintah daerah", id="tak-tampak"),
        pytest.param("\uf0b7 Harga \uf0d8 Mutu", "• Harga → Mutu", id="butir-word"),
        pytest.param("cafe\u0301", "café", id="huruf-gabungan"),
        pytest.param("a\r\nb\rc\td", "a\nb\nc\td", id="baris-dan-tab-tetap"),
        pytest.param("Rp12.660.248.443 – 100,00% ≥ 91", "Rp12.660.248.443 – 100,00% ≥ 91", id="b"),
    ],
)
def test_yang_tidak_tercetak_dibuang_atau_diganti(teks, hasil):
    assert rapi(teks) == hasil
    assert rapi(hasil) == hasil


def test_aksara_tanpa_glif_disebut_kodenya_dan_yang_setara_dipakai():
    assert tercetak("Rencana ① ﬁnal") == "Rencana 1 final"
    assert tercetak("漢 dan 😀") == "[U+6F22] dan [U+1F600]"
    assert tercetak("bersih ✓") == "bersih √"
    assert all(ord(h) in berglif() for h in tercetak("漢\u0336①\x0b✓🏳\ufe0f"))


def test_setiap_teks_dokumen_dirapikan_dan_kunci_tidak():
    tabel = Tabel(
        "k\x0bunci", "T\x0b1", (Kolom("A\x0bB"),), (Baris((Sel("x\x07", asal="a\x07"),)),)
    )
    dokumen = Dokumen(
        "J\x0bK", "", "D", "P", 2024, "", bab=(Bab("B", (Paragraf("p\x0bq"), tabel)),)
    )
    hasil = rapikan(dokumen)
    paragraf, t = hasil.bab[0].isi
    assert isinstance(paragraf, Paragraf)
    assert isinstance(t, Tabel)
    assert (hasil.judul, paragraf.isi, t.judul, t.kolom[0].judul) == ("J K", "p q", "T 1", "A B")
    assert (t.kunci, t.baris[0].sel[0].teks, t.baris[0].sel[0].asal) == ("k\x0bunci", "x", "a\x07")
    bersih = rapikan(hasil)
    assert bersih is hasil  # nothing to do costs nothing
