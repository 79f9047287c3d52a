"""A finished job leads to what it made (I17)."""

import pytest
from django.urls import reverse

from kinerja.peran import SEKRETARIAT
from tests import factories as f

pytestmark = pytest.mark.django_db


def test_pekerjaan_versi_final_menuju_versinya(client, pengguna):
    pd = f.PDFactory()
    oleh = pengguna(SEKRETARIAT, pd=pd)
    laporan = f.laporan_sampai("direviu_inspektorat", pd=pd, tahun=2024)
    umum = {
        "pd": pd, "jenis": "versi_final", "judul": "Versi final LKjIP 2024", "tahun": 2024,
        "oleh": oleh, "status": "selesai", "selesai_pada": f.PADA,
    }  # fmt: skip
    jadi = f.TugasFactory(**umum)
    versi = f.VersiLaporanFactory(laporan=laporan, oleh=oleh, pada=jadi.pada)
    client.force_login(oleh)
    alamat = reverse("versi_tugas", args=[jadi.pk])
    assert alamat in client.get(reverse("berkas")).content.decode()
    assert client.get(alamat).url == reverse("versi_rinci", args=[versi.pk])
    gagal = f.TugasFactory(**{**umum, "status": "gagal", "galat": "Belum siap."})
    assert client.get(reverse("versi_tugas", args=[gagal.pk])).url == reverse("versi")
    asing = f.TugasFactory(jenis="versi_final", status="selesai", selesai_pada=f.PADA)
    assert client.get(reverse("versi_tugas", args=[asing.pk])).status_code == 404
