"""Another agency's rows do not exist: not in lists, by address, as a choice, or by POST."""

import pytest
from django.urls import reverse

from anggaran.models import Dukungan, Kegiatan, Program
from kinerja.models import Crosscutting, Indikator, Jabatan, Sasaran, UnitKerja
from kinerja.peran import ADMIN_PEMDA, SEKRETARIAT
from tests import factories as f
from tests.admin.bangun import isian
from tests.admin.test_halaman import SEKRETARIAT_BOLEH, alamat


@pytest.fixture
def sekretariat(client, pengguna, dua):
    orang = pengguna(SEKRETARIAT, pd=dua[0]["kinerja.perangkatdaerah"])
    client.force_login(orang)
    return orang


@pytest.mark.parametrize("label", SEKRETARIAT_BOLEH)
def test_baris_tetangga_tidak_ada(client, sekretariat, dua, label):
    milik, asing = dua[0][label], dua[1][label]
    daftar = client.get(alamat(label, "changelist")).context["cl"].queryset
    assert milik in daftar
    assert asing not in daftar
    for halaman in ("change", "history", "delete"):
        respons = client.get(alamat(label, halaman, asing.pk))
        assert respons.status_code in {302, 403, 404}, halaman
    respons = client.post(alamat(label, "delete", asing.pk), {"post": "yes", "alasan": "coba"})
    assert respons.status_code in {302, 403, 404}
    assert type(asing).objects.filter(pk=asing.pk).exists()


def test_pilihan_dan_pencarian_hanya_milik_sendiri(client, sekretariat, dua):
    respons = client.get(
        reverse("admin:autocomplete"),
        {"app_label": "kinerja", "model_name": "indikator", "field_name": "sasaran", "term": ""},
    )
    nama = {baris["id"] for baris in respons.json()["results"]}
    assert nama == {str(dua[0]["kinerja.sasaran"].pk)}
    form = client.get(alamat("kinerja.indikator", "add")).context["adminform"].form
    assert set(form.fields["tujuan"].queryset) == {dua[0]["kinerja.tujuan"]}
    assert "pd" not in form.fields


def test_saringan_tidak_menyebut_tetangga(client, sekretariat, dua):
    teks = client.get(alamat("kinerja.jabatan", "changelist")).content.decode()
    assert str(dua[0]["kinerja.unitkerja"]) in teks
    assert str(dua[1]["kinerja.unitkerja"]) not in teks


@pytest.mark.parametrize(
    ("label", "medan", "rujukan"),
    [
        ("kinerja.indikator", "sasaran", "kinerja.sasaran"),
        ("kinerja.indikator", "penanggung_jawab", "kinerja.jabatan"),
        ("kinerja.sasaran", "tujuan", "kinerja.tujuan"),
        ("kinerja.jabatan", "unit", "kinerja.unitkerja"),
        ("anggaran.kegiatan", "program", "anggaran.program"),
        ("anggaran.pagubaris", "versi", "anggaran.versianggaran"),
        ("kinerja.target", "dokumen", "kinerja.dokumenperencanaan"),
        ("anggaran.subkegiatan", "dukungan-0-indikator", "kinerja.indikator"),
        ("kinerja.sasaran", "crosscutting-0-unit", "kinerja.unitkerja"),
        ("kinerja.indikator", "target-0-dokumen", "kinerja.dokumenperencanaan"),
        ("laporan.evaluasiakip", "rekomendasi-0-penanggung_jawab", "kinerja.jabatan"),
    ],
)
@pytest.mark.parametrize("peran", [SEKRETARIAT, ADMIN_PEMDA])
def test_post_buatan_dengan_rujukan_tetangga_ditolak(
    client, pengguna, dua, label, medan, rujukan, peran
):
    client.force_login(
        pengguna(peran, pd=dua[0]["kinerja.perangkatdaerah"])
        if peran == SEKRETARIAT
        else pengguna(peran)
    )
    milik = dua[0][label]
    kirim = isian(client.get(alamat(label, "change", milik.pk)))
    assert medan in kirim
    kirim[medan] = str(dua[1][rujukan].pk)
    if "alasan_perubahan" in kirim or label == "kinerja.indikator":
        kirim |= {k: "coba" for k in kirim if k.endswith("alasan_perubahan")}
    respons = client.post(alamat(label, "change", milik.pk), kirim)
    assert respons.status_code == 200
    galat = " ".join(str(e) for e in respons.context["errors"])
    assert "Pilihan itu tidak tersedia" in galat or "perangkat daerah yang sama" in galat, galat
    assert not any(
        model.objects.filter(**{jalur: dua[1]["kinerja.perangkatdaerah"].pk}, pk=milik.pk).exists()
        for model, jalur in (
            (Indikator, "sasaran__pd"),
            (Sasaran, "tujuan__pd"),
            (Jabatan, "unit__pd"),
            (Kegiatan, "program__pd"),
        )
        if isinstance(milik, model)
    )
    assert not Dukungan.objects.filter(
        indikator__pd=dua[1]["kinerja.perangkatdaerah"].pk,
        sub_kegiatan__pd=dua[0]["kinerja.perangkatdaerah"].pk,
    ).exists()
    assert not Crosscutting.objects.filter(
        sasaran__pd=dua[0]["kinerja.perangkatdaerah"].pk,
        unit__pd=dua[1]["kinerja.perangkatdaerah"].pk,
    ).exists()


def test_pd_pada_post_tidak_dibaca(client, sekretariat, dua):
    respons = client.post(
        alamat("kinerja.unitkerja", "add"),
        {
            "pd": dua[1]["kinerja.perangkatdaerah"].pk,
            "kode": "BARU",
            "nama": "Unit baru",
            "jenis": "bidang",
            "induk": dua[0]["kinerja.unitkerja"].pk,
            "urutan": "1",
            "tugas": "",
        },
    )
    assert respons.status_code == 302
    assert UnitKerja.objects.get(kode="BARU").pd == dua[0]["kinerja.perangkatdaerah"]


def test_admin_pemda_memilih_perangkat_daerah(client, pengguna, dua):
    client.force_login(pengguna(ADMIN_PEMDA))
    html = client.get(alamat("anggaran.program", "add"))
    assert "pd" in html.context["adminform"].form.fields
    assert (
        Program.objects.count()
        == client.get(alamat("anggaran.program", "changelist")).context["cl"].result_count
    )
    # once stored, a row does not move to another agency
    ubah = client.get(alamat("anggaran.program", "change", dua[0]["anggaran.program"].pk))
    assert "pd" not in ubah.context["adminform"].form.fields


def test_sekretariat_tanpa_pd_tidak_melihat_apa_pun(client, pengguna, dua):
    client.force_login(pengguna(SEKRETARIAT, pd=None))
    assert client.get(alamat("kinerja.indikator", "changelist")).context["cl"].result_count == 0


def test_siapkan_tahun_hanya_untuk_pd_sendiri(client, sekretariat, dua):
    respons = client.post(
        reverse("admin:siapkan_tahun"),
        {"pd": dua[1]["kinerja.perangkatdaerah"].pk, "dari": 2024, "ke": 2025, "simpan": "1"},
    )
    assert respons.status_code == 302
    assert not Program.objects.filter(pd=dua[1]["kinerja.perangkatdaerah"], tahun=2025).exists()
    assert Program.objects.filter(pd=dua[0]["kinerja.perangkatdaerah"], tahun=2025).exists()


def test_pengguna_pd_tidak_melihat_pengguna_super(client, pengguna, db):
    client.force_login(pengguna(ADMIN_PEMDA))
    super_ = f.PenggunaFactory(is_superuser=True, pd=None)
    assert client.get(alamat("kinerja.pengguna", "change", super_.pk)).status_code == 302
