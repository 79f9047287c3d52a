"""Every sample of the offices' files through the form: dropped, previewed, accepted, summed. The
sums are those of the key beside the samples.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.db.models import Sum

from anggaran.models import MuatanAnggaran, PaguBaris
from tests.anggaran.impor.conftest import A1, A2, A3, B1, B2, C1, D1, F1, H1, I1, TAHUN
from tests.anggaran.impor.test_layar import kirim, satu, sekretariat, unggah
from tests.anggaran.impor.test_perintah import (
    FEBRUARI,
    JANUARI,
    PAGU,
    TOTAL,
    pagu,
    realisasi,
)
from tests.pasti import pasti

pytestmark = pytest.mark.django_db
__all__ = ["sekretariat"]
MURNI = {"tahapan": "murni"}
SEBAGAI_PAGU = {"keperluan": "pagu", **MURNI}
SEBAGAI_REALISASI = {"keperluan": "realisasi"}


@contextmanager
def lalu_kembali() -> Iterator[None]:
    """What is loaded here is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def muat(klien, nama, jumlah, **pilihan):
    """Drop, choose, read the sum that would be loaded, accept."""
    halaman = unggah(klien, nama).content.decode()
    if pilihan:
        halaman = kirim(klien, satu(), langkah="pilih", **pilihan).content.decode()
    assert f"{jumlah:,}".replace(",", ".") in halaman, nama
    assert 'value="terima"' in halaman, nama
    dilihat = pasti(re.search(r'name="dilihat" value="(\w+)"', halaman))[1]
    tanda = {"halaman_pd": "dinas-uji", "halaman_tahun": str(TAHUN)}
    klien.post(satu(), {**tanda, "langkah": "terima", "dilihat": dilihat})
    assert pasti(MuatanAnggaran.objects.first()).berlaku, nama


def test_setiap_berkas_sampai_jumlah_kuncinya(sekretariat, dinas):
    for nama, pilihan in ((A3, MURNI), (C1, MURNI), (D1, SEBAGAI_PAGU)):
        with lalu_kembali():
            muat(sekretariat, nama, TOTAL, **pilihan)
            assert PaguBaris.objects.aggregate(n=Sum("nilai"))["n"] == TOTAL, nama
            assert pagu(dinas) == PAGU, nama
    muat(sekretariat, A1, TOTAL, **MURNI)
    assert pagu(dinas) == PAGU
    with lalu_kembali():
        muat(sekretariat, A2, TOTAL, tahapan="pergeseran")
        geser = {"2.07.04.2.03.0003": -15_000_000, "2.07.03.2.01.0003": 15_000_000}
        assert pagu(dinas) == {k: n + geser.get(k, 0) for k, n in PAGU.items()}
    for nama, pilihan in ((D1, SEBAGAI_REALISASI), (F1, {"bulan": "2"})):
        with lalu_kembali():
            muat(sekretariat, nama, FEBRUARI, **pilihan)
            assert realisasi(dinas, 2) == FEBRUARI, nama
    # Each file's own rows; one of them was transferred in February and stands in both.
    muat(sekretariat, B1, 185_102_350)
    assert realisasi(dinas, 1) == JANUARI
    muat(sekretariat, B2, 182_925_650)
    assert realisasi(dinas, 2) == FEBRUARI


def test_yang_rusak_dan_yang_bukan_anggaran(sekretariat):
    halaman = unggah(sekretariat, "i1.csv", I1).content.decode()
    assert 'value="terima"' not in halaman
    for tempat, usul in (("baris 3", "2.07.01.2.02.0001"), ("baris 4", "96.000.000")):
        assert tempat in halaman
        assert usul in halaman
    assert "Nomenklatur dimuat Admin Pemda" in unggah(sekretariat, H1).content.decode()
    assert not PaguBaris.objects.exists()
