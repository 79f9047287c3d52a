"""The pages of the review over HTTP: what each layer may post, and how many queries it takes."""

import pytest
from django.urls import reverse

from laporan.models import BagianReviu, Laporan
from laporan.models.langkah_reviu import Langkah
from laporan.penulisan.bagian import daftar_bagian
from laporan.reviu.aksi import langkah_bagian
from laporan.reviu.menunggu import kotak_reviu
from tests import factories as f
from tests.terbit.jawaban import jawab_pertanyaan

BAGIAN = "bab3:a1:IK-E3.4"


@pytest.fixture
def semua(akun, contoh):
    from laporan.bahan.bahan import Bahan

    return daftar_bagian(Bahan(contoh, 2024))


def _terima(contoh, akun, bagian):
    for langkah in (Langkah.AJUKAN, Langkah.AMBIL_ALIH, Langkah.PERIKSA):
        langkah_bagian(
            pd=contoh, tahun=2024, langkah=langkah, bagian=bagian, oleh=akun["sekretariat"],
            pada=f.PADA, catatan="Tenggat laporan besok.",
        )  # fmt: skip


# Not repeated on PostgreSQL: it takes long and asks nothing of the database that others do not.
@pytest.mark.sqlite
def test_setiap_bagian_punya_halaman(client, akun, semua, laporan_disimpan):
    client.force_login(akun["sekretariat"])
    for b in semua:
        respons = client.get(reverse("reviu_bagian", args=[b.kunci]))
        assert respons.status_code == 200, b.kunci


def test_kueri_papan_tidak_tumbuh(client, akun, contoh, semua, jumlah_kueri):
    client.force_login(akun["sekretariat"])
    client.get(reverse("reviu"))
    _terima(contoh, akun, semua[:1])
    with jumlah_kueri() as sedikit:
        client.get(reverse("reviu"))
    _terima(contoh, akun, semua[1:])
    with jumlah_kueri() as banyak:
        client.get(reverse("reviu"))
    assert len(banyak) <= len(sedikit)


@pytest.mark.parametrize("nama", ["operator.naker", "kepala.bidang", "kepala.dinas", "evaluator"])
def test_bukan_perencanaan_tidak_menerima(client, akun, nama):
    client.force_login(akun[nama])
    pilih = f"{BAGIAN}@0" if nama == "operator.naker" else "bab3:a2@0"
    respons = client.post(reverse("reviu"), {"langkah": "periksa", "pilih": [pilih]})
    assert respons.status_code in (302, 404)
    assert not BagianReviu.objects.exclude(status__in=["draf", "diajukan"]).exists()


def _lihat(langkah, **lain):
    """A step on the report as a page opened just now has it."""
    return {"langkah": langkah, "versi": Laporan.objects.get().versi, **lain}


def test_persetujuan_menuntut_centang_dan_jenjang(client, akun, contoh, semua):
    jawab_pertanyaan(contoh)
    _terima(contoh, akun, semua)
    client.force_login(akun["sekretariat"])
    client.post(reverse("reviu"), _lihat("teruskan"))
    client.force_login(akun["sekretaris"])
    client.post(reverse("reviu"), _lihat("periksa_laporan"))
    assert Laporan.objects.get().status == "direviu_sekretaris"
    client.force_login(akun["sekretaris"])
    assert client.post(reverse("reviu"), _lihat("setujui", setuju="ya")).status_code == 403
    client.force_login(akun["kepala.dinas"])
    respons = client.post(reverse("reviu"), _lihat("setujui"))
    assert respons.status_code == 422
    assert "Centang pernyataan" in respons.content.decode()
    (butir,) = kotak_reviu(akun["kepala.dinas"], contoh, 2024)
    assert "menunggu persetujuan Anda" in butir.teks
    assert kotak_reviu(akun["kepala.daerah"], contoh, 2024) == []
    client.post(reverse("reviu"), _lihat("setujui", setuju="ya"))
    assert Laporan.objects.get().status == "disetujui"
    assert client.post(reverse("reviu"), {"langkah": "finalkan"}).status_code == 404


def test_operator_hanya_melihat_bagian_unitnya(client, akun):
    client.force_login(akun["operator.naker"])
    isi = client.get(reverse("reviu")).content.decode()
    assert "Tenaga Kerja yang Ditempatkan" in isi
    assert "Perselisihan Hubungan Industrial" not in isi
    assert client.get(reverse("reviu_inspektorat")).status_code == 403


def test_pertanyaan_tidak_lewat_tanpa_diketahui(client, akun, contoh, semua):
    """I4: a report passed four layers with "[Mengapa target … tidak tercapai?]" in it."""
    client.force_login(akun["sekretariat"])
    respons = client.get(reverse("reviu"))
    isi = respons.content.decode()
    kurang = [b.bagian for b in respons.context["papan"].baris if b.tersisa]
    assert kurang
    assert "hal belum selesai" in isi
    assert "masih memuat pertanyaan" in isi  # readiness, on the layer's own page
    satu = kurang[0]
    for langkah in (Langkah.AJUKAN, Langkah.AMBIL_ALIH):
        langkah_bagian(
            pd=contoh, tahun=2024, langkah=langkah, bagian=semua, oleh=akun["sekretariat"],
            pada=f.PADA, catatan="Tenggat besok.",
        )  # fmt: skip
    versi = dict(BagianReviu.objects.values_list("kunci", "versi"))
    pilih = [f"{b.kunci}@{versi[b.kunci]}" for b in semua]
    respons = client.post(reverse("reviu"), {"langkah": "periksa", "pilih": pilih}, follow=True)
    assert "Teksnya masih memuat pertanyaan" in respons.content.decode()
    belum = set(BagianReviu.objects.filter(status="diajukan").values_list("kunci", flat=True))
    assert belum == {b.kunci for b in kurang}
    alamat = reverse("reviu_bagian", args=[satu.kunci])
    isian = {"langkah": "periksa", "versi": versi[satu.kunci]}
    respons = client.post(alamat, isian)
    assert respons.status_code == 422
    banyak = len(respons.context["tersisa"])
    assert "<li>[Mengapa " in respons.content.decode()  # without the section's name
    assert client.post(alamat, {**isian, "diketahui": banyak}).status_code == 302
    baris = BagianReviu.objects.get(kunci=satu.kunci)
    assert baris.status == "diperiksa"
    catatan = baris.langkah.get(langkah="periksa").catatan
    assert catatan == f"Diketahui: {banyak} hal yang belum selesai dalam teks bagian ini."
