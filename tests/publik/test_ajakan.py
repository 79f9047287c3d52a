"""From inside to the public: the hint after an endorsement, the link of the login page."""

from datetime import timedelta
from typing import Any

from django.db.models import F
from django.urls import reverse

from kinerja.models import PengesahanTriwulan, TahunLatihan
from kinerja.peran import SEKRETARIAT
from laporan.bahan.bahan import Bahan
from laporan.models import BagianRilis, PengaturanPublik
from laporan.publik.ajakan import belum_dirilis
from laporan.publik.aksi import rilis_bagian
from tests.factories import PADA

TW1 = "Triwulan I 2024 sudah disahkan, belum dirilis ke halaman publik."


def kalimat(d: Any) -> list[str]:
    return [teks for teks, _ in belum_dirilis(Bahan(d.pd, 2024))]


def test_sesudah_disahkan_diajak_merilis(client: Any, disahkan: Any, pengguna: Any) -> None:
    d = disahkan
    orang = pengguna(SEKRETARIAT, pd=d.pd)
    client.force_login(orang)
    isi = client.get(reverse("beranda"), {"tahun": 2024}).content.decode()
    assert TW1 in isi
    assert reverse("rilis_satu", args=[2024, "tw1"]) in isi
    sah = PengesahanTriwulan.objects.get()
    rilis_bagian(pd=d.pd, tahun=2024, bagian=BagianRilis.TW1, oleh=orang, pada=sah.pada)
    assert kalimat(d) == []
    PengesahanTriwulan.objects.update(pada=F("pada") + timedelta(days=9), ke=2)
    assert kalimat(d) == ["Triwulan I 2024 disahkan lagi sesudah dirilis ke halaman publik."]


def test_yang_tidak_diajak(disahkan: Any) -> None:
    """Nothing is asked for while the pages are closed, and never for what is invented."""
    d = disahkan
    assert kalimat(d) == [TW1]
    PengaturanPublik.objects.update(aktif=False)
    assert kalimat(d) == []
    PengaturanPublik.objects.update(aktif=True)
    TahunLatihan.objects.create(pd=d.pd, tahun=2024, cakupan="triwulan")
    assert kalimat(d) == []


def test_tautan_halaman_masuk(client: Any, disahkan: Any, pengguna: Any) -> None:
    """The login page leads to the public pages while there is something to read."""
    d, tautan = disahkan, f'href="{reverse("publik")}"'
    assert tautan not in client.get(reverse("masuk")).content.decode()
    orang = pengguna(SEKRETARIAT, pd=d.pd)
    rilis_bagian(pd=d.pd, tahun=2024, bagian=BagianRilis.TW1, oleh=orang, pada=PADA)
    assert tautan in client.get(reverse("masuk")).content.decode()
    PengaturanPublik.objects.update(aktif=False)
    assert tautan not in client.get(reverse("masuk")).content.decode()
