"""What was signed stays as it was, whichever way somebody comes: master data, import, muat_data.

Past the ORM and through it: tests/perjanjian/test_pemicu.py.
"""

import hashlib
import json
from io import StringIO
from typing import Any

import pytest
from django.contrib import admin
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.urls import reverse

from kinerja.models import (
    BarisPerjanjian,
    BerkasTetap,
    MataPerjanjian,
    NaskahPerjanjian,
    PerjanjianKinerja,
    SertifikatSegel,
    TandaTangan,
    Target,
)
from tests.admin.bangun import isian
from tests.admin.test_impor import galat, impor, unggah
from tests.conftest import CONTOH
from tests.pasti import pasti

pytestmark = pytest.mark.django_db

BEKU = (
    PerjanjianKinerja,
    BarisPerjanjian,
    MataPerjanjian,
    NaskahPerjanjian,
    TandaTangan,
    BerkasTetap,
    SertifikatSegel,
)


def potret() -> str:
    """A fingerprint of every row of the agreements."""
    isi = [[m._meta.label, list(m._default_manager.order_by("pk").values_list())] for m in BEKU]
    return hashlib.sha256(json.dumps(isi, default=repr).encode()).hexdigest()


@pytest.fixture
def berlaku(pk: Any, penanda: Any) -> PerjanjianKinerja:
    """A signed agreement of the sample, in force."""
    hasil: PerjanjianKinerja = penanda.sampai(pk["KASI-TRANS"], "pihak_kedua")
    return hasil


@pytest.fixture
def dasar(berlaku: PerjanjianKinerja) -> dict[str, Any]:
    """Master data under the agreement, by label."""
    indikator = pasti(berlaku.baris.get().indikator)
    return {
        "kinerja.perangkatdaerah": berlaku.pd,
        "kinerja.unitkerja": berlaku.jabatan.unit,
        "kinerja.jabatan": berlaku.jabatan,
        "kinerja.sasaran": indikator.sasaran,
        "kinerja.indikator": indikator,
        "kinerja.dokumenperencanaan": berlaku.dokumen,
        "kinerja.target": Target.objects.get(indikator=indikator, dokumen=berlaku.dokumen),
    }


def test_tidak_ada_halaman_data_induk_maupun_impornya():
    """No page, no inline and no import of the master-data site writes agreements."""
    for model, halaman in admin.site._registry.items():
        assert model not in BEKU
        assert not {s.model for s in halaman.inlines} & set(BEKU)
        for sumber in getattr(halaman, "resource_classes", ()):
            assert sumber._meta.model not in BEKU


def test_mengubah_data_dasar_tidak_mengubah_yang_ditandatangani(client, sekretariat, dasar):
    """Every form that Sekretariat may send for the rows below it; deletes are refused."""
    dulu = potret()
    client.force_login(sekretariat)
    ubah = {
        "kinerja.perangkatdaerah": {"nama": "Dinas Lain", "kepala_daerah": "Wali Kota"},
        "kinerja.unitkerja": {"nama": "Seksi Lain"},
        "kinerja.jabatan": {"nama": "Kepala Seksi Lain"},
        "kinerja.sasaran": {"uraian": "Sasaran lain"},
        "kinerja.indikator": {"nama": "Indikator lain", "satuan": "Hektare"},
        "kinerja.dokumenperencanaan": {"nama": "PK lain", "kode": "PK-LAIN"},
        "kinerja.target": {"teks": "9", "nilai": "9"},
    }
    for label, medan in ubah.items():
        objek = dasar[label]
        app, model = label.split(".")
        halaman = reverse(f"admin:{app}_{model}_change", args=[objek.pk])
        respons = client.post(
            halaman, isian(client.get(halaman)) | medan | {"alasan_perubahan": "coba"}
        )
        assert respons.status_code in (200, 302), label
        hapus = reverse(f"admin:{app}_{model}_delete", args=[objek.pk])
        client.post(hapus, {"post": "yes", "alasan": "coba", "alasan_perubahan": "coba"})
        assert type(objek).objects.filter(pk=objek.pk).exists(), label
        assert potret() == dulu, label
    dasar["kinerja.target"].refresh_from_db()
    assert dasar["kinerja.target"].teks == "4 Kawasan Wilayah"
    dasar["kinerja.dokumenperencanaan"].refresh_from_db()
    assert dasar["kinerja.dokumenperencanaan"].kode == "PK-2024"
    # What could change did: the test did send something.
    dasar["kinerja.jabatan"].refresh_from_db()
    assert dasar["kinerja.jabatan"].nama == "Kepala Seksi Lain"


def test_yang_dirujuk_tidak_dapat_dihapus(dasar):
    for objek in dasar.values():
        with pytest.raises((ProtectedError, IntegrityError)), transaction.atomic():
            objek.delete()


def test_impor_target_ditolak(client, sekretariat, dasar):
    dulu = potret()
    client.force_login(sekretariat)
    judul = ["indikator", "dokumen", "tahun", "jenis", "nilai", "teks", "alasan_perubahan"]

    def berkas(indikator: str, nilai: str) -> list[Any]:
        return [judul, [indikator, "PK-2024", 2024, "minimal", nilai, nilai, "coba"]]

    respons = unggah(client, "kinerja.target", berkas(dasar["kinerja.indikator"].kode, "9"))
    assert any("ditandatangani" in pesan for _, _, pesan in galat(respons))
    with pytest.raises(AssertionError):
        impor(client, "kinerja.target", berkas(dasar["kinerja.indikator"].kode, "9"))
    dasar["kinerja.target"].refresh_from_db()
    assert (dasar["kinerja.target"].teks, potret()) == ("4 Kawasan Wilayah", dulu)


def test_muat_data_tidak_menyentuh_perjanjian(contoh, berlaku, tmp_path):
    """The sample loads again over signed agreements; saving and loading stays a round trip."""
    dulu = potret()
    call_command("muat_data", str(CONTOH), stdout=StringIO())
    call_command("simpan_data", str(tmp_path / "simpan"), "--pd", contoh.kode, stdout=StringIO())
    call_command("muat_data", str(tmp_path / "simpan"), stdout=StringIO())
    assert potret() == dulu

    berkas = tmp_path / "simpan" / "target.csv"
    isi = berkas.read_text(encoding="utf-8")
    assert "4 Kawasan Wilayah" in isi
    berkas.write_text(isi.replace("4 Kawasan Wilayah", "9 Kawasan Wilayah"), encoding="utf-8")
    with pytest.raises(Exception, match=r"ditandatangani|ditolak|galat"):
        call_command("muat_data", str(tmp_path / "simpan"), stdout=StringIO(), stderr=StringIO())
    assert Target.objects.filter(teks="9 Kawasan Wilayah").count() == 0
    assert potret() == dulu


def test_templat_baru_tidak_mengubah_naskah(contoh, berlaku, client, sekretariat):
    dulu = potret()
    client.force_login(sekretariat)
    halaman = reverse("perjanjian_pernyataan")
    kirim = {
        "langkah": "simpan",
        "mulai_tahun": "2020",
        "jenis": "puncak",
        "teks": "Untuk {siapa}",
        "dilihat": client.get(f"{halaman}?jenis=puncak").context["sidik"],
    }
    respons = client.post(halaman, kirim)
    assert respons.status_code == 422
    assert "{siapa} tidak dikenal." in respons.content.decode()
    assert client.post(halaman, kirim | {"teks": "{jabatan} untuk {atasan}"}).status_code == 302
    assert contoh.templatpernyataan_set.count() == 1
    assert potret() == dulu
