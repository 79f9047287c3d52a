"""Submitting all agreements as a job: one per request, each whole or untouched, told afterwards."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from kinerja.models import BarisPerjanjian, NaskahPerjanjian, PerjanjianKinerja
from kinerja.peran import KEPALA_DINAS, OPERATOR, SEKRETARIAT
from laporan.models import StatusTugas, Tugas
from laporan.perjanjian import pengajuan as aksi
from laporan.perjanjian.tugas_pengajuan import ajukan_semua
from laporan.tugas.anak import simpan
from laporan.tugas.dasar import Argumen, DibatalkanError, diam
from tests.baca import terbaca
from tests.factories import PDFactory
from tests.perjanjian.bantu import TAHUN, cetak


@pytest.fixture(autouse=True)
def _cetak_cepat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aksi, "perender_pd", lambda pd: cetak)


@pytest.fixture
def tugas(client: Any, pk: dict[str, Any], sekretariat: Any) -> Tugas:
    """The job as the page asks for it."""
    client.force_login(sekretariat)
    alamat = f"{reverse('perjanjian')}?tahun={TAHUN}"
    respons = client.post(alamat, {"langkah": "ajukan_semua"})
    t = Tugas.objects.get()
    assert (t.jenis, t.tahun) == ("perjanjian_ajukan", TAHUN)
    assert respons["Location"] == f"{reverse('berkas')}?tugas={t.pk}"
    client.post(alamat, {"langkah": "ajukan_semua"})
    assert Tugas.objects.count() == 1, "the same request twice is one job"
    return t


def _argumen(t: Tugas) -> Argumen:
    return Argumen(t.pd, t.tahun, t.oleh, t.pada, t.argumen)


def _selesai(t: Tugas) -> None:
    berkas = simpan(t, ajukan_semua(_argumen(t), diam))
    selesai = t.pada + timedelta(seconds=9)
    Tugas.objects.filter(pk=t.pk).update(
        status=StatusTugas.SELESAI, selesai_pada=selesai, persen=100, **berkas
    )


def _halaman(client: Any, t: Tugas) -> str:
    return terbaca(client.get(reverse("perjanjian_pengajuan", args=[t.pk])))


def test_belum_ada_yang_diajukan_oleh_permintaannya(client: Any, tugas: Tugas) -> None:
    assert not NaskahPerjanjian.objects.exists()
    assert "Masih berjalan" in _halaman(client, tugas)


def test_hasil_menyebut_yang_ditolak_dan_sebabnya(
    client: Any, tugas: Tugas, pk: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One has no target, one breaks the printer: both are named, the other twelve go on."""
    BarisPerjanjian.objects.filter(perjanjian=pk["KASI-LATIH"], urutan=1).update(target="")

    def rusak(isi: Any) -> bytes:
        if isi["kode"] == pk["KASI-TRANS"].kode:
            raise ValueError("font")
        return cetak(isi)

    monkeypatch.setattr(aksi, "perender_pd", lambda pd: rusak)
    _selesai(tugas)
    assert PerjanjianKinerja.objects.filter(status="diajukan").count() == len(pk) - 2
    isi = _halaman(client, tugas)
    assert f"{len(pk) - 2} perjanjian diajukan, 2 tidak" in isi
    ditolak = isi[isi.index("Tidak diajukan") : isi.index('id="j-diajukan"')]
    for kode, alasan in (
        ("KASI-LATIH", "Belum dapat diajukan"),
        ("KASI-TRANS", "Terjadi kesalahan pada Tapak"),
    ):
        assert pk[kode].jabatan.nama in ditolak
        assert alasan in ditolak
        pk[kode].refresh_from_db()
        assert pk[kode].status == "draf"
    assert pk["KADIS"].jabatan.nama in isi[isi.index('id="j-diajukan"') :]
    # the list of jobs leads to the page, not to a file
    alamat = reverse("perjanjian_pengajuan", args=[tugas.pk])
    daftar = client.get(reverse("berkas")).text
    assert alamat in daftar
    assert reverse("berkas_unduh", args=[tugas.pk]) not in daftar
    assert client.get(reverse("berkas_unduh", args=[tugas.pk]))["Location"] == alamat


def test_batal_di_tengah_jalan(client: Any, tugas: Tugas, pk: dict[str, Any]) -> None:
    """What was submitted is whole, the rest untouched; asked again, the rest follows."""
    dilalui: list[str] = []

    def lapor(persen: int, langkah: str) -> None:
        dilalui.append(langkah)
        if len(dilalui) == 4:
            raise DibatalkanError

    with pytest.raises(DibatalkanError):
        ajukan_semua(_argumen(tugas), lapor)
    diajukan = PerjanjianKinerja.objects.filter(status="diajukan")
    assert diajukan.count() == NaskahPerjanjian.objects.count() == 3
    assert PerjanjianKinerja.objects.filter(status="draf", pengajuan=0).count() == len(pk) - 3
    Tugas.objects.filter(pk=tugas.pk).update(
        status=StatusTugas.DIBATALKAN, selesai_pada=tugas.pada + timedelta(seconds=3)
    )
    isi = _halaman(client, tugas)
    assert "3 perjanjian diajukan." in isi
    assert "Perjanjian lain tidak berubah." in isi
    # cancelled: its page stays, and the list offers another try
    daftar = client.get(reverse("berkas")).text
    assert reverse("perjanjian_pengajuan", args=[tugas.pk]) in daftar
    assert reverse("berkas_ulangi", args=[tugas.pk]) in daftar
    assert "Coba lagi" in daftar
    client.post(f"{reverse('perjanjian')}?tahun={TAHUN}", {"langkah": "ajukan_semua"})
    kedua = Tugas.objects.exclude(pk=tugas.pk).get()
    _selesai(kedua)
    assert diajukan.count() == len(pk)
    assert f"{len(pk) - 3} perjanjian diajukan." in _halaman(client, kedua)


def test_peminta_kedua_mendapat_hasil_bukan_berkas(
    client: Any, tugas: Tugas, contoh: Any, pengguna: Any
) -> None:
    Tugas.objects.filter(pk=tugas.pk).update(
        status=StatusTugas.DIBATALKAN, selesai_pada=tugas.pada + timedelta(seconds=3)
    )
    client.force_login(tugas.oleh)
    client.post(reverse("berkas_ulangi", args=[tugas.pk]))
    baru = Tugas.objects.exclude(pk=tugas.pk).get()
    client.force_login(pengguna(SEKRETARIAT, pd=contoh))
    isi = client.post(reverse("berkas_ulangi", args=[tugas.pk]), follow=True).text
    assert f"{baru.judul} sudah diminta oleh {tugas.oleh.sebutan}. Hasilnya juga untuk Anda" in isi


def test_izin_dicabut_sebelum_giliran(tugas: Tugas) -> None:
    """The worker asks again what the person may do."""
    tugas.oleh.groups.clear()
    ajukan_semua(_argumen(Tugas.objects.get(pk=tugas.pk)), diam)
    assert not NaskahPerjanjian.objects.exists()


def test_hasil_hanya_untuk_sekretariat_sendiri(
    client: Any, tugas: Tugas, contoh: Any, pengguna: Any
) -> None:
    alamat = reverse("perjanjian_pengajuan", args=[tugas.pk])
    for peran, pd, kode in (
        (KEPALA_DINAS, contoh, 403),
        (OPERATOR, contoh, 403),
        (SEKRETARIAT, PDFactory(), 404),
    ):
        client.force_login(pengguna(peran, pd=pd))
        assert client.get(alamat).status_code == kode, peran
    client.logout()
    assert client.get(alamat)["Location"].startswith(reverse("masuk"))
