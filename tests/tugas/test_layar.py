"""The screens of jobs: asking, following, fetching, cancelling, repeating; scope and queries."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from kinerja.peran import KEPALA_DINAS, OPERATOR, SEKRETARIAT
from laporan.models import Tugas
from laporan.pekerjaan import PEKERJAAN
from laporan.tugas import antrean
from laporan.tugas.pekerja import ProsesPekerja
from tests.factories import PDFactory, TargetFactory, UnitFactory
from tests.tugas import pekerjaan_uji

pytestmark = pytest.mark.django_db


@pytest.fixture
def sebagai(client: Any, orang: Any) -> Any:
    """The client, signed in as Sekretariat of an agency with an indicator in 2024."""
    TargetFactory(indikator__sasaran__tujuan__renstra__pd=orang.pd)
    client.force_login(orang)
    client.get(reverse("berkas"), {"tahun": "2024"})  # the year of the page that asks
    return client


def _minta(client: Any, bentuk: str = "xlsx", **lain: Any) -> Any:
    isian = {"jenis": "lkjip", "bentuk": bentuk, "tahun": "2024", **lain}
    return client.post(reverse("berkas_minta"), isian)


def test_minta_lalu_ikuti(sebagai: Any, orang: Any) -> None:
    respons = _minta(sebagai)
    t = Tugas.objects.get()
    assert respons["Location"] == f"{reverse('berkas')}?tugas={t.pk}"
    isi = sebagai.get(respons["Location"]).text
    assert "LKjIP 2024, Excel" in isi
    assert "Menunggu giliran" in isi
    assert '<noscript><meta http-equiv="refresh"' in isi
    assert reverse("berkas_batal", args=[t.pk]) in isi
    antrean.ambil("p")
    antrean.kabari(t.pk, "p", persen=47, langkah="BAB III, halaman 41 dari ± 81")
    isi = sebagai.get(reverse("berkas_daftar")).text
    assert "BAB III, halaman 41 dari ± 81" in isi
    assert "47%" in isi
    assert "data-berjalan" in isi


@pytest.mark.django_db(transaction=True)
def test_dibuat_lalu_diunduh(sebagai: Any) -> None:
    _minta(sebagai)
    ProsesPekerja(dict(PEKERJAAN)).jalan(sampai_kosong=True, nganggur=0)
    t = Tugas.objects.get()
    assert t.status == "selesai", t.galat
    isi = sebagai.get(reverse("berkas")).text
    assert "data-berjalan" not in isi
    assert "refresh" not in isi
    respons = sebagai.get(reverse("berkas_unduh", args=[t.pk]))
    assert respons["Content-Disposition"] == f'attachment; filename="{t.nama_berkas}"'
    assert respons["Content-Type"] == t.tipe_berkas
    assert b"".join(respons.streaming_content)[:2] == b"PK"
    # the same data again: no new job
    respons = sebagai.get(_minta(sebagai)["Location"])
    assert "data tidak berubah sejak berkas itu dibuat" in respons.text
    assert Tugas.objects.count() == 1


@pytest.mark.parametrize(
    ("isian", "status"),
    [({"bentuk": "exe"}, 404), ({"jenis": "rahasia"}, 404), ({"tahun": "1999"}, 409),
     ({"tahun": "x"}, 409)],
    ids=["bentuk", "jenis", "tahun", "bukan-tahun"],
)  # fmt: skip
def test_permintaan_ganjil_ditolak(sebagai: Any, isian: dict[str, str], status: int) -> None:
    assert _minta(sebagai, **isian).status_code == status
    assert not Tugas.objects.exists()


def test_yang_melihat_satu_unit_tidak_mendapat_laporan(
    client: Any, orang: Any, pengguna: Any
) -> None:
    operator = pengguna(OPERATOR, unit=UnitFactory(pd=orang.pd))
    TargetFactory(indikator__sasaran__tujuan__renstra__pd=orang.pd)
    client.force_login(operator)
    assert _minta(client).status_code == 403
    operator.user_permissions.add(Permission.objects.get(codename="unduh_laporan"))
    assert _minta(client).status_code == 403
    assert not Tugas.objects.exists()


def test_lingkup_dan_metode(client: Any, minta: Any, orang: Any, pengguna: Any) -> None:
    t = minta("cepat")
    asing = pengguna(SEKRETARIAT, pd=PDFactory())
    tanpa_izin = pengguna(pd=orang.pd)
    for siapa in (asing, tanpa_izin):
        client.force_login(siapa)
        assert t.judul not in client.get(reverse("berkas")).text
        assert client.get(reverse("berkas_unduh", args=[t.pk])).status_code == 404
        for nama in ("berkas_batal", "berkas_ulangi"):
            assert client.post(reverse(nama, args=[t.pk])).status_code == 404
    client.force_login(pengguna(KEPALA_DINAS, pd=orang.pd))
    assert t.judul in client.get(reverse("berkas")).text
    assert client.get(reverse("berkas_unduh", args=[t.pk])).status_code == 404  # not finished
    for nama in ("berkas_batal", "berkas_ulangi"):
        assert client.get(reverse(nama, args=[t.pk])).status_code == 405
    assert client.get(reverse("berkas_minta")).status_code == 405
    t.refresh_from_db()
    assert t.status == "menunggu"


def test_batal_dan_ulangi(client: Any, minta: Any, orang: Any, pengguna: Any) -> None:
    client.force_login(orang)
    t = minta("cepat")
    kedua = pengguna(SEKRETARIAT, pd=orang.pd)
    minta("cepat", oleh=kedua)
    respons = client.post(reverse("berkas_batal", args=[t.pk]), follow=True)
    assert "juga diminta orang lain" in respons.text
    client.force_login(kedua)
    respons = client.post(reverse("berkas_batal", args=[t.pk]), follow=True)
    assert f"{t.judul} dibatalkan." in respons.text
    respons = client.post(reverse("berkas_ulangi", args=[t.pk]), follow=True)
    assert Tugas.objects.belum_selesai().count() == 1
    assert "Menunggu giliran" in respons.text


@pytest.mark.django_db(transaction=True)
def test_gagal_menyebut_sebab_dan_dapat_dicoba_lagi(client: Any, minta: Any, orang: Any) -> None:
    client.force_login(orang)
    t = minta("gagal")
    ProsesPekerja(dict(pekerjaan_uji.PEKERJAAN)).jalan(sampai_kosong=True, nganggur=0)
    isi = client.get(reverse("berkas")).text
    assert "Indikator tahun 2031 belum ada." in isi
    assert "Coba lagi" in isi
    assert reverse("berkas_ulangi", args=[t.pk]) in isi


def test_berkas_yang_hilang_dikatakan(client: Any, minta: Any, orang: Any) -> None:
    client.force_login(orang)
    t = minta("cepat")
    Tugas.objects.filter(pk=t.pk).update(
        status="selesai", selesai_pada=timezone.now(), berkas="tugas/tidak-ada", nama_berkas="a.txt"
    )
    respons = client.get(reverse("berkas_unduh", args=[t.pk]), follow=True)
    assert "sudah tidak ada" in respons.text


def test_banyak_kueri_tetap(client: Any, minta: Any, orang: Any, jumlah_kueri: Any) -> None:
    client.force_login(orang)
    minta("cepat", nama="a")
    client.get(reverse("berkas"))
    with jumlah_kueri() as sedikit:
        client.get(reverse("berkas"))
    for n in range(12):
        minta("cepat", nama=str(n))
    with jumlah_kueri() as banyak:
        client.get(reverse("berkas"))
    assert len(banyak) == len(sedikit)


def test_belum_ada_berkas(client: Any, orang: Any) -> None:
    client.force_login(orang)
    assert "Belum ada berkas" in client.get(reverse("berkas")).text


# --- what the page that waits for its file asks -------------------------------------------------

JSON = {"accept": "application/json"}


def test_diminta_dari_halamannya(sebagai: Any) -> None:
    isian = {"jenis": "lkjip", "bentuk": "xlsx", "tahun": "2024"}
    isi = sebagai.post(reverse("berkas_minta"), isian, headers=JSON).json()
    t = Tugas.objects.get()
    assert isi["alamat"] == reverse("berkas_keadaan", args=[t.pk])
    assert (isi["aktif"], isi["unduh"], isi["langkah"]) == (True, "", "Menunggu giliran")
    # the same again is the same job
    assert sebagai.post(reverse("berkas_minta"), isian, headers=JSON).json() == isi
    antrean.ambil("p")
    antrean.kabari(t.pk, "p", persen=47, langkah="BAB III")
    isi = sebagai.get(isi["alamat"]).json()
    assert (isi["status"], isi["persen"], isi["langkah"]) == ("berjalan", 47, "BAB III")
    Tugas.objects.filter(pk=t.pk).update(
        status="selesai", selesai_pada=timezone.now(), berkas="tugas/a", nama_berkas="a.xlsx"
    )
    isi = sebagai.get(isi["alamat"]).json()
    assert (isi["aktif"], isi["unduh"]) == (False, reverse("berkas_unduh", args=[t.pk]))


def test_penolakan_dikatakan_di_halamannya(sebagai: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("laporan.cetak.pdf.kendala", lambda: "Pustaka Pango belum terpasang.")
    isian = {"jenis": "lkjip", "bentuk": "pdf", "tahun": "2024"}
    respons = sebagai.post(reverse("berkas_minta"), isian, headers=JSON)
    assert respons.status_code == 409
    assert "Pustaka Pango belum terpasang." in respons.json()["pesan"]
    assert not Tugas.objects.exists()


def test_keadaan_pekerjaan_orang_lain_tidak_ada(client: Any, minta: Any, pengguna: Any) -> None:
    t = minta("cepat")
    client.force_login(pengguna(SEKRETARIAT, pd=PDFactory()))
    assert client.get(reverse("berkas_keadaan", args=[t.pk])).status_code == 404
