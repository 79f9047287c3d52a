"""A region walks every page that an agency has."""

from django.urls import reverse

from kinerja.models import Indikator
from kinerja.peran import SEKRETARIAT
from laporan.rangka.area import AREA
from tests.pemda.himpunan import PEMDA, TAHUN


def test_semua_halaman_perangkat_daerah_terbuka_bagi_pemerintah_daerah(client, wilayah, pengguna):
    """Whatever an agency has, the region has: no page of the rail breaks on it."""
    client.force_login(pengguna(SEKRETARIAT, pd=wilayah))
    halaman = [h.rute for a in AREA for h in a.halaman if not h.staf]
    asal = reverse("asal", args=[PEMDA, TAHUN, "IK-HLS"])
    indikator = reverse("indikator", args=[Indikator.objects.get(kode="IK-STUNTING").pk])
    bab = reverse("lkjip_halaman", args=["bab-3-a-5"])
    for alamat in [*map(reverse, halaman), asal, indikator, bab]:
        status = client.get(alamat, {"tahun": TAHUN}).status_code
        assert status in (200, 403), (alamat, status)


def test_beranda_menyebut_kaitan_yang_kurang_dan_uang_semua_perangkat(client, wilayah, pengguna):
    client.force_login(pengguna(SEKRETARIAT, pd=wilayah))
    isi = client.get(reverse("beranda"), {"tahun": TAHUN}).content.decode()
    # IKM alone has neither keeper nor supporter; every sasaran is supported.
    assert "1 indikator RPJMD belum mempunyai perangkat daerah" in isi
    assert "sasaran RPJMD belum dikaitkan" not in isi
    assert "Anggaran 2025 belum diisi" not in isi
    assert "82,78%" in isi
