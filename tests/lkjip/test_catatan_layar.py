"""The keeper's notes on screens and in a working copy that is asked for; never in a final one."""

import json
from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse

from kinerja.models import Indikator, Realisasi
from laporan.bahan.bahan import Bahan
from laporan.models import Tugas
from laporan.terbit.nomor import dokumen_lkjip

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
CATATAN = "CATATAN PENGELOLA DATA"


def test_halaman_indikator_menampilkan_catatan(client, akun):
    client.force_login(akun["sekretariat"])
    i = Indikator.objects.get(kode="IK-E3.3")
    Realisasi.objects.filter(indikator=i, tahun=2024).update(catatan_data="Cocokkan dengan BPS")
    isi = client.get(f"{reverse('indikator', args=[i.pk])}?tahun=2024").content.decode()
    assert "Catatan pengelola data TW IV 2024: Cocokkan dengan BPS" in isi
    assert "Catatan data: Tercetak enam nama" in isi


@pytest.mark.parametrize(("kirim", "diminta"), [({}, False), ({"catatan": "ya"}, True)])
def test_salinan_kerja_hanya_bila_diminta(client, akun, kirim, diminta):
    client.force_login(akun["sekretariat"])
    client.post(
        reverse("berkas_minta"), {"jenis": "lkjip", "tahun": "2024", "bentuk": "json", **kirim}
    )
    tugas = Tugas.objects.get()
    assert bool(tugas.argumen.get("catatan")) is diminta
    assert ("dengan catatan pengelola data" in tugas.judul) is diminta


def test_perintah_menulis_salinan_kerja(contoh, tmp_path):
    for pilihan, ada in (([], False), (["--catatan"], True)):
        berkas = tmp_path / f"{ada}.json"
        call_command(
            "lkjip", "--tahun", "2024", "--format", "json", "--keluaran", str(berkas),
            "--tanggal", "2025-02-28", *pilihan,
        )  # fmt: skip
        judul = [x["judul"] for x in json.loads(berkas.read_text(encoding="utf-8"))["lampiran"]]
        assert (CATATAN in judul) is ada


def test_dokumen_resmi_dan_versi_final_tanpa_lampiran_kerja(contoh):
    """The freeze and every page compose the report by this function, without the choice."""
    dokumen = dokumen_lkjip(Bahan(contoh, 2024), date(2025, 2, 28))
    assert CATATAN not in [x.judul for x in dokumen.lampiran]
