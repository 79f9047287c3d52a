"""A region's indicator whose figures an agency keeps."""

from decimal import Decimal

import pytest

from kinerja.akumulasi import Akumulasi
from kinerja.capaian import Polaritas
from kinerja.jadwal import Jadwal, JenisJadwal, KeadaanJadwal
from kinerja.ukuran import BentukIndikator
from tests import factories as f
from tests.factories.rpjmd import KontribusiIndikatorFactory
from tests.kinerja.pengukuran.dunia import Dunia
from tests.pasti import pasti

pytestmark = pytest.mark.django_db

D = Decimal


@pytest.fixture
def daerah(d: Dunia) -> Dunia:
    """The region of the agency."""
    hasil = Dunia()
    hasil.pd.jenis = "pemda"
    hasil.pd.save()
    return hasil


def test_cara_menjumlah_ikut_sumbernya_selebihnya_milik_sendiri(d: Dunia, daerah: Dunia) -> None:
    sumber = d.indikator(akumulasi="jumlah", jadwal="tahunan", pola_tampil="{n} Orang", desimal=0)
    milik, sendiri = daerah.indikator(desimal=1, polaritas="makin_rendah"), daerah.indikator()
    KontribusiIndikatorFactory(indikator=milik, mitra=d.pd, sumber=sumber, peran="pengampu")
    d.isi(sumber, 30, 4)
    daerah.isi(sendiri, 12, 1, tahun=2023)
    p = daerah.ukur(2023, 2024)
    assert p.bentuk(milik) == BentukIndikator(
        Polaritas.RENDAH, Akumulasi.JUMLAH, 1, "{n}%", None, 1, Jadwal(JenisJadwal.TAHUNAN)
    )
    assert p.bentuk(sendiri) == BentukIndikator(
        Polaritas.TINGGI, Akumulasi.POSISI_AKHIR, 2, "{n}%", None, 2, Jadwal()
    )
    assert {i.nama: p.keadaan(i, 2024, 1) for i in (milik, sendiri)} == {
        milik.nama: KeadaanJadwal.SUMBER,
        sendiri.nama: KeadaanJadwal.TEMPO,
    }
    assert pasti(p.baris_asal(milik.pk, 2024, 4)).indikator_id == sumber.pk
    assert p.baris_asal(milik.pk, 2024, 1) is None
    assert pasti(p.baris_asal(sendiri.pk, 2023, 1)).indikator_id == sendiri.pk
    assert p.tahun_terlapor == {2023, 2024}
    assert d.ukur(2023, 2024).tahun_terlapor == {2024}


def test_predikat_dibaca_menurut_skala_sumbernya(d: Dunia, daerah: Dunia) -> None:
    sumber = f.IndikatorPredikatFactory(sasaran=d.sasaran)
    milik = f.IndikatorPredikatFactory(sasaran=daerah.sasaran)
    KontribusiIndikatorFactory(indikator=milik, mitra=d.pd, sumber=sumber, peran="pengampu")
    d.isi(sumber, None, predikat=sumber.skala.predikat.get(kode="BB"))
    satu = daerah.ukur().isian(milik, 2024)[4]
    assert satu.nilai == 3  # CC, B, BB, A
