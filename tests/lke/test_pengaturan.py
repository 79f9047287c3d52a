"""Windows, people and sheets: set by the pemda's admin alone."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kinerja.himpunan.tulis import LembarTulis, bita_buku
from kinerja.models import JejakAudit
from kinerja.penolakan import TidakBerizinError, TidakSahError
from laporan.lke import pengaturan
from laporan.lke.baca import lembar_tahun, rantai_tahun
from laporan.lke.baku import lembar_baku
from laporan.lke.lembar_kerja import KOLOM, baris_lembar, susun_dari
from laporan.models import JendelaLKE, PetugasLKE, TahapLKE
from tests.lke.conftest import PADA, TAHUN
from tests.pasti import pasti

LEMBAR = lembar_baku()


def _isi(ubah=lambda baris: baris):
    """The supplied sheet as rows of a workbook, changed."""
    return list(enumerate(ubah(baris_lembar(LEMBAR)), start=2))


def _susun(ubah):
    return susun_dari(LEMBAR, _isi(ubah), nama="Lokal", mulai_tahun=2026)


def test_lembar_bolak_balik():
    assert susun_dari(LEMBAR, _isi(), nama=LEMBAR.nama, mulai_tahun=LEMBAR.mulai_tahun) == LEMBAR


def _pecah_4c(baris):
    """Trenggalek's variant: 4.c of 12,5 is pemanfaatan 5,0 and capaian 7,5."""
    for b in baris:
        if b["sub"] == "4.c":
            akhir = b["kunci"] == "kinerja_meningkat"
            b["sub"], b["bobot_sub"] = ("4.d", "7,5") if akhir else ("4.c", "5")
    return baris


def test_sub_komponen_dipecah_menurut_varian_lokal():
    lokal = _susun(_pecah_4c)
    assert [(s.kode, str(s.bobot)) for s in lokal.sub][-2:] == [("4.c", "5"), ("4.d", "7.5")]
    assert lokal.banyak == 80


@pytest.mark.parametrize(
    ("kolom", "nilai", "pesan"),
    [
        ("bobot_sub", "7", r"Baris 3: bobot_sub 6 berbeda dengan baris di atasnya \(7\)"),
        ("bobot_sub", "banyak", "Baris 2: bobot_sub “banyak” bukan angka"),
        ("dimensi", "mutu", "Baris 2: dimensi “mutu” tidak dikenal"),
        ("kunci", "", "Baris 2: kolom kunci kosong"),
        ("kunci", "rencana_jangka_panjang", "lebih dari sekali"),
    ],
)
def test_lembar_salah_disebut_barisnya(kolom, nilai, pesan):
    def ubah(baris):
        baris[0][kolom] = nilai
        return baris

    with pytest.raises(TidakSahError, match=pesan):
        _susun(ubah)


@pytest.mark.django_db
def test_hanya_admin_pemda_mengatur(d):
    umum: dict[str, Any] = {"tahun": TAHUN, "pada": PADA}
    for oleh in (d.sekretariat, d.evaluator, d.kepala):
        with pytest.raises(TidakBerizinError):
            pengaturan.atur_jadwal(
                tahap=TahapLKE.VERIFIKASI, buka=None, tutup=None, oleh=oleh, **umum
            )
        with pytest.raises(TidakBerizinError):
            pengaturan.tugaskan_lke(
                tahap="evaluasi", pengguna=d.evaluator.pk, komponen=(), pd=None, oleh=oleh, **umum
            )
        with pytest.raises(TidakBerizinError):
            pengaturan.muat_lembar_lke(isi=b"", nama="x", mulai_tahun=2026, oleh=oleh, pada=PADA)


@pytest.mark.django_db
def test_jadwal_petugas_dan_lembar_lewat_layar(client, d):
    client.force_login(d.admin)
    alamat = f"{reverse('lke_atur')}?tahun={TAHUN}"
    assert client.get(alamat).status_code == 200
    isi = {"langkah": "jadwal", "tahun_lke": str(TAHUN), "buka:verifikasi": "2025-05-01T08:00"}
    respons = client.post(alamat, isi)
    assert respons.status_code == 422
    assert "waktu buka dan tutup verifikasi" in respons.text
    for waktu in ("0001-01-01T00:00", "9999-12-31T23:59"):  # a slip of the keys; off the calendar
        respons = client.post(alamat, {**isi, "tutup:verifikasi": waktu})
        assert respons.status_code == 422
        assert "di luar 1900 sampai 2100" in respons.text
    assert client.post(alamat, {**isi, "tutup:verifikasi": "2025-05-10T16:30"}).status_code == 302
    satu = JendelaLKE.objects.get()
    assert satu.buka == datetime(2025, 5, 1, 0, 0, tzinfo=UTC)  # 08.00 WITA
    assert satu.tutup == datetime(2025, 5, 10, 8, 30, tzinfo=UTC)
    assert TahapLKE.VERIFIKASI in rantai_tahun(TAHUN).tahap
    petugas = {
        "langkah": "petugas", "tahun_lke": str(TAHUN), "tahap": "verifikasi",
        "pengguna": str(d.evaluator.pk), "komponen": ["3", "4"], "untuk_pd": str(d.a.pk),
    }  # fmt: skip
    assert client.post(alamat, petugas).status_code == 302
    baru = PetugasLKE.objects.get(pengguna=d.evaluator)
    assert (baru.komponen, baru.pd) == ("3 4", d.a)
    asing = client.post(alamat, {**petugas, "komponen": ["3", "4" * 80]})
    assert asing.status_code == 422
    assert "Pilih komponen dari lembar LKE" in asing.text
    assert client.post(alamat, petugas).status_code == 422  # sent twice: one assignment
    assert PetugasLKE.objects.get(pengguna=d.evaluator) == baru
    respons = client.post(alamat, {**petugas, "pengguna": str(d.sekretariat.pk)})
    assert "tidak berperan Evaluator" in respons.text
    lepas = {"langkah": "lepas", "tahun_lke": str(TAHUN), "petugas": str(baru.pk)}
    assert client.post(alamat, lepas).status_code == 302
    assert not PetugasLKE.objects.filter(pengguna=d.evaluator).exists()
    buku = bita_buku(LembarTulis("lke", KOLOM, _pecah_4c(baris_lembar(LEMBAR))))
    kirim = {
        "langkah": "lembar", "tahun_lke": str(TAHUN), "nama": "LKE lokal", "mulai_tahun": "2026",
        "berkas": SimpleUploadedFile("lembar.xlsx", buku),
    }  # fmt: skip
    assert client.post(alamat, kirim).status_code == 302
    assert len(list(pasti(lembar_tahun(2026)).sub)) == 13
    assert len(list(pasti(lembar_tahun(2025)).sub)) == 12
    assert JejakAudit.objects.filter(aksi="LKE: lembar dimuat", oleh=d.admin).exists()
    rusak = {**kirim, "berkas": SimpleUploadedFile("lembar.xlsx", b"bukan buku kerja")}
    assert client.post(alamat, rusak).status_code == 422
