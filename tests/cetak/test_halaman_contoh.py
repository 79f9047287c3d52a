"""The sample's pages: filled, few, and no table torn where it need not be."""

from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from laporan.cetak.registry import EXPORTERS
from laporan.dokumen.penomoran import nomori, semua_gambar, semua_tabel
from tests.cetak.tanda_pdf import halaman_pdf, unsur
from tests.lkjip.test_susun import susun

# Not repeated on PostgreSQL: the file is made from the document model, not by the database.
pytestmark = [pytest.mark.sqlite, pytest.mark.django_db]


@pytest.fixture
def dokumen(contoh):
    return nomori(susun(contoh))


@pytest.fixture
def isi(dokumen, sekali):
    # The same as in test_semua_bentuk.py.
    return sekali(f"pdf {dokumen!r}", lambda: EXPORTERS["pdf"](dokumen).isi)


def test_halaman_terisi_dan_kurang_dari_tujuh_puluh_enam(isi):
    halaman = halaman_pdf(isi)
    assert len(halaman) < 76
    for nomor, (kini, berikut) in enumerate(pairwise(halaman), start=1):
        if kini.bagian and kini.bagian == berikut.bagian:
            assert kini.terisi >= 0.4, (nomor, kini)
    kurang = [n for n, h in enumerate(halaman, 1) if h.terisi < 0.6]
    assert len(kurang) <= 8, kurang  # 13 of 82 before


@pytest.mark.lama(detik=20)
def test_setiap_tabel_satu_tanda_dan_tidak_meninggalkan_satu_baris(isi, dokumen):
    assert all(t.nomor for t in semua_tabel(dokumen))
    tabel = [t for t in semua_tabel(dokumen) if t.baris]  # one without rows is a sentence
    with pikepdf.open(BytesIO(isi)) as pdf:
        urut = {h.objgen: n for n, h in enumerate(pdf.pages)}
        tanda = [t for t in unsur(pdf.Root.StructTreeRoot.K) if t.S == "/Table"]
        assert len(tanda) == len(tabel)
        panjang = {}
        for t, satu in zip(tabel, tanda, strict=True):
            baris = [b for b in unsur(satu.K) if b.S == "/TR"]
            kepala = [b for b in unsur(satu.K) if b.S == "/THead"]
            assert len(kepala) == 1, t.kunci
            letak = [urut[b.Pg.objgen] for b in baris]
            assert letak == sorted(letak), t.kunci
            panjang[t.kunci] = len(set(letak))
            if panjang[t.kunci] > 1:
                assert letak.count(letak[-1]) > 1, t.kunci
                assert sum(n == letak[0] for n in letak) > len(unsur_tr(kepala[0])), t.kunci
        assert panjang["capaian"] <= 3
        assert panjang["nilai_akip"] == 1  # seven lines are one piece
        gambar = [str(g.Alt) for g in unsur(pdf.Root.StructTreeRoot.K) if g.S == "/Figure"]
    assert gambar == [g.alt for g in semua_gambar(dokumen)]


def unsur_tr(kepala):
    return [b for b in unsur(kepala.K) if b.S == "/TR"]
