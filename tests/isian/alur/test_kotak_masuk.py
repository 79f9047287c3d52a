"""The inbox, and the page of a unit."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from kinerja.models import Realisasi
from kinerja.peran import EVALUATOR, SEKRETARIAT
from laporan.isian.kotak_masuk import kotak_masuk
from laporan.isian.lembar import bidang_menurut
from tests import factories as f
from tests.isian.alur.langkah import (
    ajukan_unit,
    isi_halaman,
    kirim_langkah,
    pilih,
    semua_baris,
    url_unit,
)
from tests.isian.dunia import PADA, TAHUN, Dunia

pytestmark = pytest.mark.django_db


def test_kotak_masuk_menunjukkan_yang_menunggu(diajukan: Dunia, sebagai: Any) -> None:
    client = sebagai(diajukan.sekretariat)
    isi = isi_halaman(client.get(reverse("periksa")))
    assert "4 baris menunggu diperiksa." in isi
    assert url_unit(diajukan) in isi
    assert url_unit(diajukan) not in isi_halaman(
        client.get(reverse("periksa"), {"status": "diverifikasi"})
    )
    assert url_unit(diajukan) not in isi_halaman(
        client.get(reverse("periksa"), {"unit": diajukan.lain.pk, "status": "semua"})
    )
    assert url_unit(diajukan) in isi_halaman(
        client.get(reverse("periksa"), {"tw": 1, "tahun_isian": TAHUN})
    )
    # A unit above stands for those below it.
    assert url_unit(diajukan) in isi_halaman(
        client.get(reverse("periksa"), {"unit": diajukan.puncak.pk})
    )


def test_satu_bidang_satu_baris_kotak_masuk(dunia: Dunia, sebagai: Any) -> None:
    """A bidang and its seksi hand in together: one row of the inbox, one page, and what changed
    since the submission before.
    """
    seksi = f.IndikatorFactory(
        sasaran=dunia.angka.sasaran,
        penanggung_jawab=f.JabatanFactory(unit=dunia.seksi),
        nama="Data seksi",
        desimal=2,
    )
    f.TargetFactory(indikator=seksi, teks="80")
    dunia.isi_semua()
    dunia.isi(seksi, "nilai", "80")
    ajukan_unit(dunia)
    (satu,) = kotak_masuk(dunia.pd, beda=True)
    assert (satu.unit, satu.diajukan) == (dunia.bidang, 5)
    assert satu.bagian == (dunia.bidang, dunia.seksi)
    assert (satu.ulang, satu.baru) == ((), 5)
    client = sebagai(dunia.sekretariat)
    isi = isi_halaman(client.get(reverse("periksa")))
    assert "Pengajuan pertama" in isi
    isi = isi_halaman(client.get(url_unit(dunia)))
    assert "5 baris menunggu diperiksa." in isi
    assert "Data seksi" in isi
    nama = f"indikator:{seksi.pk}"
    assert (
        kirim_langkah(client, dunia, "kembalikan", nama, catatan="Periksa lagi.").status_code == 302
    )
    dunia.isi(seksi, "nilai", "79", versi=semua_baris()[nama].versi)
    ajukan_unit(dunia)
    (satu,) = kotak_masuk(dunia.pd, beda=True)
    assert (satu.diajukan, satu.baru, len(satu.berubah)) == (5, 4, 1)
    isi = isi_halaman(client.get(reverse("periksa")))
    assert "1 baris berubah" in isi
    assert "Data seksi: " in isi
    assert "80 menjadi 79" in isi
    # Its own page still is that of the seksi, and the whole bidang is verified on its page.
    assert "1 baris menunggu diperiksa." in isi_halaman(client.get(url_unit(dunia, dunia.seksi)))
    client.post(url_unit(dunia), {"langkah": "banyak", "pilih": pilih()})
    assert {r.status for r in semua_baris().values()} == {"diverifikasi"}


@pytest.mark.parametrize(
    ("induk", "harapan"),
    [
        ({1: None, 2: 1, 3: 2, 4: 1}, {1: 1, 2: 2, 3: 2, 4: 4}),
        ({1: None, 2: None, 3: 1}, {1: 1, 2: 2, 3: 1}),
        ({1: None}, {1: 1}),
    ],
    ids=["satu puncak", "beberapa puncak", "satu unit"],
)
def test_bidang_dari_pohon_unit(induk: dict[int, int | None], harapan: dict[int, int]) -> None:
    assert bidang_menurut(induk) == harapan


def test_halaman_unit_memuat_yang_diperlukan(diajukan: Dunia, sebagai: Any) -> None:
    r = Realisasi.objects.get(indikator=diajukan.angka)
    bukti = f.DataDukungFactory(realisasi=r, judul="Laporan layanan")
    isi = isi_halaman(sebagai(diajukan.sekretariat).get(url_unit(diajukan)))
    assert diajukan.angka.nama in isi
    assert "309.142" in isi
    assert diajukan.operator.sebutan in isi
    assert "Laporan layanan" in isi
    assert bukti.jenis != "berkas" or reverse("bukti_unduh", args=[bukti.pk]) in isi
    assert "Verifikasi yang dipilih" in isi


def test_evaluator_hanya_membaca(diajukan: Dunia, sebagai: Any, pengguna: Any) -> None:
    client = sebagai(pengguna(EVALUATOR, pd=diajukan.pd))
    isi = isi_halaman(client.get(url_unit(diajukan)))
    assert diajukan.angka.nama in isi
    assert "Verifikasi yang dipilih" not in isi
    assert 'name="langkah"' not in isi
    nama = f"indikator:{diajukan.angka.pk}"
    assert kirim_langkah(client, diajukan, "verifikasi", nama).status_code == 403
    assert (
        client.post(url_unit(diajukan), {"langkah": "banyak", "pilih": pilih()}).status_code == 403
    )
    assert not Realisasi.objects.filter(status="diverifikasi").exists()


def test_pd_lain_tidak_ditemukan(diajukan: Dunia, sebagai: Any, pengguna: Any) -> None:
    client = sebagai(pengguna(SEKRETARIAT, pd=f.PDFactory()))
    assert client.get(url_unit(diajukan)).status_code == 404
    nama = f"indikator:{diajukan.angka.pk}"
    assert kirim_langkah(client, diajukan, "verifikasi", nama).status_code == 404
    client.force_login(diajukan.sekretariat)
    assert (
        client.get(reverse("periksa_unit", args=[diajukan.bidang.pk, 1999, 1])).status_code == 404
    )
    # A row of another unit than the page's.
    respons = client.post(
        url_unit(diajukan, diajukan.lain), {"langkah": "verifikasi", "sasaran": nama, "versi": 1}
    )
    assert respons.status_code == 404
    assert kirim_langkah(client, diajukan, "hapus", nama).status_code == 404


@pytest.mark.parametrize("nama", ["periksa", "periksa_unit", "kelengkapan", "pengesahan_triwulan"])
def test_kueri_tidak_bertambah_dengan_baris(
    pengguna: Callable[..., Any],
    client: Any,
    jumlah_kueri: Any,
    monkeypatch: pytest.MonkeyPatch,
    nama: str,
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: PADA)
    hasil = []
    for kali in (1, 6):
        d = Dunia(pengguna, kali=kali)
        for baris in d.semua_angka:
            d.isi(baris, "nilai", "80")
        Realisasi.objects.filter(indikator__pd=d.pd).update(
            status="diajukan", diajukan_oleh=d.operator, diajukan_pada=PADA
        )
        for r in Realisasi.objects.filter(indikator__pd=d.pd):
            f.DataDukungFactory(realisasi=r, diunggah_oleh=d.operator)
        url = {
            "periksa": reverse("periksa"),
            "periksa_unit": url_unit(d),
            "kelengkapan": f"{reverse('kelengkapan')}?tahun={TAHUN}",
            "pengesahan_triwulan": reverse("pengesahan_triwulan", args=[TAHUN, 1]),
        }[nama]
        client.force_login(d.kadis if nama.startswith("pengesahan") else d.sekretariat)
        client.get(url)
        with jumlah_kueri() as kueri:
            assert client.get(url).status_code == 200
        hasil.append(len(kueri))
    assert hasil[0] == hasil[1], hasil
    assert hasil[0] < 80
