"""Evidence in an S3-compatible store: put in, handed out, removed; and what happens without it.

The store is a local server (moto). The database plays no other part than with a folder, so these
tests run once.
"""

from datetime import UTC, datetime
from unittest.mock import patch

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import FileResponse
from django.urls import reverse
from django.utils import timezone

from kinerja.bukti.aksi import hapus_bukti, kembalikan_bukti
from kinerja.bukti.yatim import buang_yatim
from kinerja.models import DataDukung, JejakAudit, Realisasi
from kinerja.simpanan import PESAN_SIMPANAN, SimpananError
from kinerja.simpanan_s3 import SimpananS3
from tests.baca import terbaca
from tests.factories import VersiRealisasiFactory
from tests.isian.bukti.bantu import PADA, tambah
from tests.isian.bukti.berkas import PDF
from tests.s3 import server_s3

pytestmark = [pytest.mark.sqlite, pytest.mark.urls("tests.isian.bukti.urls")]
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture(scope="module")
def server():
    with server_s3() as satu:
        yield satu


@pytest.fixture
def gudang(server, settings, request):
    """The default storage of the site is a bucket of its own."""
    ember = f"bukti-{abs(hash(request.node.name))}"
    server.simpanan(ember)
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "kinerja.simpanan_s3.SimpananS3",
            "OPTIONS": server.pilihan(ember),
        },
    }
    return default_storage


@pytest.fixture
def mati(settings, gudang, server):
    """The store is gone: nobody listens at its address."""

    def matikan():
        pilihan = dict(settings.STORAGES["default"]["OPTIONS"], endpoint_url="http://127.0.0.1:9")
        settings.STORAGES = {
            **settings.STORAGES,
            "default": {"BACKEND": "kinerja.simpanan_s3.SimpananS3", "OPTIONS": pilihan},
        }

    return matikan


@pytest.fixture(autouse=True)
def saat_itu():
    with patch.object(timezone, "now", return_value=PADA):
        yield


@pytest.fixture(autouse=True)
def _gudang_kosong(gudang):
    """Each test has a bucket of its own."""


def _isi(gudang):
    folder, _ = gudang.listdir("data-dukung")
    return [n for f in folder for n in gudang.listdir(f"data-dukung/{f}")[1]]


def _alamat(indikator):
    return reverse("bukti", args=[indikator.pk, 2024, 1])


def test_unggah_unduh_hapus(client, operator, indikator, gudang):
    client.force_login(operator)
    berkas = SimpleUploadedFile("rekap.pdf", PDF)
    assert client.post(_alamat(indikator), {"berkas": berkas}, **JSON).status_code == 201
    bukti = DataDukung.objects.get()
    assert len(_isi(gudang)) == 1
    assert gudang.size(bukti.berkas.name) == len(PDF)
    respons = client.get(reverse("bukti_unduh", args=[bukti.pk]))
    assert isinstance(respons, FileResponse)
    assert respons.getvalue() == PDF
    hapus_bukti(bukti=bukti.pk, oleh=operator, pada=PADA)
    assert not DataDukung.objects.exists()


def test_berkas_yang_dihapus_hilang_dari_gudang_setelah_masa_urung(operator, indikator, gudang):
    """Kept while the removal can be undone, and found there; afterwards the daily cleaning takes
    it.
    """
    bukti = tambah(indikator, operator).bukti
    hapus_bukti(bukti=bukti.pk, oleh=operator, pada=PADA)
    assert len(_isi(gudang)) == 1
    jejak = JejakAudit.objects.get(aksi="hapus bukti")
    kembali = kembalikan_bukti(jejak=jejak.pk, oleh=operator, pada=PADA).bukti
    assert kembali.berkas.name == bukti.berkas.name
    hapus_bukti(bukti=kembali.pk, oleh=operator, pada=PADA)
    assert buang_yatim(datetime(2100, 1, 1, tzinfo=UTC)) == [bukti.berkas.name]
    assert _isi(gudang) == []


def test_yang_besar_dialirkan(gudang):
    """Of a file of 5 MB no more than the buffer is fetched for the first bytes."""
    isi = bytes(range(256)) * 20_000
    gudang.save("besar.bin", ContentFile(isi))
    with gudang.open("besar.bin") as berkas:
        aliran = berkas.file.raw._badan
        assert berkas.read(10) == isi[:10]
        assert aliran._amount_read <= 64 * 1024
        assert berkas.read() == isi[10:]


def test_nama_tidak_pernah_ditimpa(gudang):
    satu = gudang.save("laporan.txt", ContentFile(b"satu"))
    dua = gudang.save("laporan.txt", ContentFile(b"dua"))
    assert satu != dua
    with gudang.open(satu) as berkas:
        assert berkas.read() == b"satu"


def test_yang_tidak_ada(gudang):
    with pytest.raises(FileNotFoundError):
        gudang.open("tidak-ada.pdf")
    assert not gudang.exists("tidak-ada.pdf")
    assert gudang.listdir("tidak-ada") == ([], [])


def test_yang_pernah_diajukan_tetap_di_gudang(
    operator, indikator, gudang, django_capture_on_commit_callbacks
):
    """The submission froze the evidence: who removes it from the row removes no file."""
    bukti = tambah(indikator, operator).bukti
    VersiRealisasiFactory(realisasi=Realisasi.objects.get(), oleh=operator)
    with django_capture_on_commit_callbacks(execute=True):
        hapus_bukti(bukti=bukti.pk, oleh=operator, pada=PADA, alasan="Salah berkas")
    assert len(_isi(gudang)) == 1


def test_gudang_mati_saat_mengunggah(client, operator, indikator, gudang, mati):
    mati()
    client.force_login(operator)
    jejak = JejakAudit.objects.count()
    for tambahan in ({}, JSON):
        berkas = SimpleUploadedFile("rekap.pdf", PDF)
        respons = client.post(_alamat(indikator), {"berkas": berkas}, **tambahan)
        assert respons.status_code == 503
        assert PESAN_SIMPANAN in (respons.json()["pesan"] if tambahan else terbaca(respons))
    assert not DataDukung.objects.exists()
    assert JejakAudit.objects.count() == jejak


def test_gudang_mati_saat_mengunduh(client, operator, indikator, gudang, mati):
    bukti = tambah(indikator, operator).bukti
    mati()
    client.force_login(operator)
    respons = client.get(reverse("bukti_unduh", args=[bukti.pk]), HTTP_ACCEPT="text/html")
    assert respons.status_code == 503
    assert PESAN_SIMPANAN in terbaca(respons)


def test_baris_gagal_tidak_meninggalkan_berkas(operator, indikator, gudang):
    with (
        patch.object(DataDukung, "save", side_effect=RuntimeError),
        pytest.raises(RuntimeError),
    ):
        tambah(indikator, operator)
    assert _isi(gudang) == []


def test_ditolak_gudang(server):
    """A wrong bucket is no missing file: nobody is told that evidence is gone."""
    with pytest.raises(SimpananError):
        SimpananS3(**server.pilihan("ember-yang-tidak-ada")).save("x.txt", ContentFile(b"x"))
