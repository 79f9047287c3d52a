"""One section kept by itself: what counts as a change of it."""

from laporan.dokumen.satu_seksi import beda_seksi, dokumen_seksi, sidik_seksi
from laporan.dokumen.unsur import Paragraf, Rujukan, Seksi, Teks


def _seksi(teks="Serapan 98,5%.", nomor="Tabel 3.2"):
    return Seksi("bab3:a1", "A.1", (Paragraf((Teks(teks), Rujukan("capaian", nomor))),))


def test_nomor_tabel_yang_bergeser_bukan_perubahan_dan_kalimat_lain_perubahan():
    lama = dokumen_seksi(_seksi())
    assert sidik_seksi(_seksi()) == sidik_seksi(_seksi())
    assert sidik_seksi(_seksi()) != sidik_seksi(_seksi(nomor="Tabel 3.3"))
    assert beda_seksi(lama, _seksi(nomor="Tabel 3.3")).sama
    (teks,) = beda_seksi(lama, _seksi("Serapan 97,5%.")).teks
    assert teks.dihapus == ("Serapan 98,5%.Tabel 3.2",)
    assert teks.ditambah == ("Serapan 97,5%.Tabel 3.2",)
