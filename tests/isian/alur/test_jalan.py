"""Checking, returning, verifying, endorsing: every step through its page."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from kinerja.models import JejakAudit, PengesahanTriwulan, Realisasi
from kinerja.peran import SEKRETARIAT
from tests.isian.alur.langkah import (
    ajukan_unit,
    isi_halaman,
    kirim_langkah,
    pilih,
    semua_baris,
    url_unit,
)
from tests.isian.dunia import TAHUN, Dunia

pytestmark = pytest.mark.django_db


def test_perjalanan_satu_triwulan(diajukan: Dunia, sebagai: Any) -> None:
    d = diajukan
    nama = f"indikator:{d.rumus.pk}"
    client = sebagai(d.sekretariat)
    # A note is required, and stays next to the row that was refused.
    respons = kirim_langkah(client, d, "kembalikan", nama, catatan="  ")
    assert respons.status_code == 422
    assert "Tulis apa yang perlu diperbaiki." in isi_halaman(respons)
    respons = kirim_langkah(client, d, "kembalikan", nama, catatan="Angka Februari belum final.")
    assert respons["Location"] == f"{url_unit(d)}#baris-indikator-{d.rumus.pk}"
    # The operator sees it where the work is done, and on the home page.
    sebagai(d.operator)
    assert "Angka Februari belum final." in isi_halaman(
        client.get(reverse("isian"), {"unit": d.bidang.pk})
    )
    assert "Angka Februari belum final." in isi_halaman(client.get(reverse("beranda")))
    versi = Realisasi.objects.get(indikator=d.rumus).versi
    d.isi(d.rumus, "variabel:bekerja", "310.000", versi=versi)
    ajukan_unit(d)
    # What changed since the last submission.
    sebagai(d.sekretariat)
    isi = isi_halaman(client.get(url_unit(d)))
    assert "Berubah sejak pengajuan sebelumnya" in isi
    assert "<del>309.142</del>" in isi
    assert "<ins>310.000</ins>" in isi
    for satu in (nama, f"indikator:{d.angka.pk}"):
        assert kirim_langkah(client, d, "verifikasi", satu).status_code == 302
    respons = client.post(url_unit(d), {"langkah": "banyak", "pilih": pilih()}, follow=True)
    assert "2 baris diverifikasi." in isi_halaman(respons)
    assert "bukan diajukan" in isi_halaman(respons)  # those verified before are named
    assert {r.status for r in semua_baris().values()} == {"diverifikasi"}
    # Withdrawn with a reason, verified again.
    respons = kirim_langkah(client, d, "batalkan", nama, alasan="")
    assert respons.status_code == 422
    assert (
        kirim_langkah(client, d, "batalkan", nama, alasan="Keliru memilih baris").status_code == 302
    )
    _sahkan_ditolak(client, sebagai, d)
    sebagai(d.sekretariat)
    assert kirim_langkah(client, d, "verifikasi", nama).status_code == 302
    # Endorsed.
    sebagai(d.kadis)
    url = reverse("pengesahan_triwulan", args=[TAHUN, 1])
    halaman = client.get(url)
    sidik = halaman.context["lembar"].sidik
    assert "Semua 4 baris sudah diverifikasi." in isi_halaman(halaman)
    assert client.post(url, {"sidik": sidik}).status_code == 422  # not ticked
    assert client.post(url, {"sidik": "lain", "setuju": "ya"}).status_code == 409
    assert client.post(url, {"sidik": sidik, "setuju": "ya"}).status_code == 302
    assert PengesahanTriwulan.objects.get().oleh == d.kadis
    assert {r.status for r in semua_baris().values()} == {"disahkan"}
    assert "Disahkan" in isi_halaman(client.get(reverse("pengesahan"), {"tahun": TAHUN}))
    _semua_ditolak(client, sebagai, d, url, sidik)


def _sahkan_ditolak(client: Any, sebagai: Any, d: Dunia) -> None:
    """A row still stands in the way: it is named, and there is nothing to press."""
    sebagai(d.kadis)
    url = reverse("pengesahan_triwulan", args=[TAHUN, 1])
    halaman = client.get(url)
    assert "Masih menghalangi" in isi_halaman(halaman)
    assert 'name="setuju"' not in isi_halaman(halaman)
    respons = client.post(url, {"setuju": "ya", "sidik": halaman.context["lembar"].sidik})
    assert respons.status_code == 422
    assert "1 baris belum diverifikasi" in isi_halaman(respons)


def _semua_ditolak(client: Any, sebagai: Any, d: Dunia, url: str, sidik: str) -> None:
    """Nothing changes any more, whoever asks."""
    sebelum = {n: (r.status, r.versi) for n, r in semua_baris().items()}
    assert client.post(url, {"sidik": sidik, "setuju": "ya"}).status_code == 422
    sebagai(d.sekretariat)
    assert 'name="langkah"' not in isi_halaman(client.get(url_unit(d)))
    for nama in sebelum:
        for langkah in ("verifikasi", "kembalikan", "batalkan", "resmi"):
            respons = kirim_langkah(
                client, d, langkah, nama, catatan="x", alasan="x", angka="1", kunci=str(uuid4())
            )
            # A sub kegiatan has no official figure.
            resmi = langkah == "resmi" and nama.startswith("sub")
            assert respons.status_code == (404 if resmi else 423), (nama, langkah)
    respons = client.post(
        reverse("pengecualian"),
        {
            "langkah": "beri",
            "unit": d.bidang.pk,
            "periode": d.periode.pk,
            "sampai": "2024-05-01",
            "alasan": "x",
        },
    )
    assert respons.status_code == 422
    assert {n: (r.status, r.versi) for n, r in semua_baris().items()} == sebelum


def test_milik_sendiri_tidak_dapat_diverifikasi(dunia: Dunia, sebagai: Any, pengguna: Any) -> None:
    from kinerja.peran import OPERATOR

    rangkap = pengguna([SEKRETARIAT, OPERATOR], unit=dunia.bidang)
    dunia.isi_semua()
    ajukan_unit(dunia, oleh=rangkap)
    client = sebagai(rangkap)
    isi = isi_halaman(client.get(url_unit(dunia)))
    assert "verifikasinya oleh orang lain" in isi
    assert 'value="verifikasi"' not in isi
    assert 'name="pilih"' not in isi
    respons = kirim_langkah(client, dunia, "verifikasi", f"indikator:{dunia.angka.pk}")
    assert respons.status_code == 403
    assert "Anda sendiri yang mengisi atau mengajukan" in isi_halaman(respons)
    respons = client.post(url_unit(dunia), {"langkah": "banyak", "pilih": pilih()}, follow=True)
    assert isi_halaman(respons).count("dilewati.") == 4
    assert not Realisasi.objects.filter(status="diverifikasi").exists()


def test_banyak_sama_dengan_satu_per_satu(diajukan: Dunia, sebagai: Any) -> None:
    """Rows with findings are skipped and named; the rest end as if verified one by one."""
    d = diajukan
    Realisasi.objects.filter(indikator=d.rumus).update(penjelasan="")
    d.lini.pagu.update(nilai=1_000)  # spending is now above the pagu
    client = sebagai(d.sekretariat)
    respons = client.post(url_unit(d), {"langkah": "banyak", "pilih": pilih()}, follow=True)
    assert "3 baris diverifikasi." in isi_halaman(respons)
    assert f"“{d.sub.nama}” dilewati." in isi_halaman(respons)
    assert "Alasan memverifikasi dengan temuan" in isi_halaman(respons)
    jejak = JejakAudit.objects.filter(aksi="verifikasi")
    assert {(j.oleh_id, tuple(j.perubahan["status"])) for j in jejak} == {
        (d.sekretariat.pk, ("diajukan", "diverifikasi"))
    }
    nama = f"sub:{d.sub.pk}"
    assert kirim_langkah(client, d, "verifikasi", nama).status_code == 422
    respons = kirim_langkah(
        client, d, "verifikasi", nama, alasan="Pagu diturunkan sesudah pengajuan"
    )
    assert respons.status_code == 302
    assert semua_baris()[nama].status == "diverifikasi"


def test_banyak_menolak_versi_yang_bergeser(diajukan: Dunia, sebagai: Any) -> None:
    """A row that was returned and submitted anew since the page was read is not verified."""
    dipilih = pilih()
    Realisasi.objects.filter(indikator=diajukan.angka).update(versi=99)
    respons = sebagai(diajukan.sekretariat).post(
        url_unit(diajukan), {"langkah": "banyak", "pilih": dipilih}, follow=True
    )
    assert "3 baris diverifikasi." in isi_halaman(respons)
    assert "baru saja berubah" in isi_halaman(respons)
    assert semua_baris()[f"indikator:{diajukan.angka.pk}"].status == "diajukan"


def test_angka_resmi_beralasan(diajukan: Dunia, sebagai: Any) -> None:
    nama = f"indikator:{diajukan.rumus.pk}"
    client = sebagai(diajukan.sekretariat)
    respons = kirim_langkah(client, diajukan, "resmi", nama, angka="97,25", kunci=str(uuid4()))
    assert respons.status_code == 422
    assert "wajib disertai alasan" in isi_halaman(respons)
    assert 'value="97,25"' in isi_halaman(respons)  # what was typed stays
    respons = kirim_langkah(
        client, diajukan, "resmi", nama, angka="97,25", alasan="Rilis BPS", kunci=str(uuid4())
    )
    assert respons.status_code == 302
    assert "Rilis BPS" in isi_halaman(client.get(url_unit(diajukan)))
    respons = kirim_langkah(client, diajukan, "resmi", nama, angka="", kunci=str(uuid4()))
    assert respons.status_code == 302
    assert Realisasi.objects.get(indikator=diajukan.rumus).nilai_resmi is None


def test_capaian_ditetapkan_beralasan_dan_terlihat_pengesah(diajukan: Dunia, sebagai: Any) -> None:
    nama = f"indikator:{diajukan.rumus.pk}"
    client = sebagai(diajukan.sekretariat)
    respons = kirim_langkah(client, diajukan, "capaian", nama, angka="95", kunci=str(uuid4()))
    assert respons.status_code == 422
    assert "wajib disertai alasan" in isi_halaman(respons)
    respons = kirim_langkah(
        client, diajukan, "capaian", nama, angka="95", alasan="Tanpa rumus", kunci=str(uuid4())
    )
    assert respons.status_code == 302
    assert "Capaian setahun ditetapkan 95%" in isi_halaman(client.get(url_unit(diajukan)))
    pengesahan = sebagai(diajukan.kadis).get(reverse("pengesahan_triwulan", args=[TAHUN, 1]))
    assert "Capaian setahun ditetapkan Sekretariat" in isi_halaman(pengesahan)


def test_hanya_kepala_dinas_yang_mengesahkan(diajukan: Dunia, sebagai: Any) -> None:
    url = reverse("pengesahan_triwulan", args=[TAHUN, 1])
    for siapa in (diajukan.sekretariat, diajukan.operator, diajukan.pejabat):
        client = sebagai(siapa)
        assert client.get(reverse("pengesahan")).status_code == 403
        assert client.get(url).status_code == 403
        assert client.post(url, {"setuju": "ya"}).status_code == 403
