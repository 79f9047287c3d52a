"""Every page of the master-data site opens for those it is meant for, and only for them."""

import pytest
from django.contrib import admin
from django.urls import reverse

from kinerja.peran import ADMIN_PEMDA, EVALUATOR, OPERATOR, SEKRETARIAT
from tests.factories import PemangkuFactory

SEMUA = sorted(
    model._meta.label_lower
    for model in admin.site._registry
    if model._meta.app_label in {"kinerja", "anggaran", "laporan"}
)
SEKRETARIAT_BOLEH = [label for label in SEMUA if label != "kinerja.pengguna"]
TANPA_TAMBAH = {"kinerja.realisasi", "kinerja.jejakaudit", "kinerja.perangkatdaerah"}


def alamat(label, halaman, *args):
    return reverse("admin:{}_{}".format(label.replace(".", "_"), halaman), args=args)


@pytest.fixture
def sekretariat(client, pengguna, isi):
    orang = pengguna(SEKRETARIAT, pd=isi["kinerja.perangkatdaerah"])
    client.force_login(orang)
    return orang


def test_setiap_model_data_induk_punya_halaman():
    assert len(SEMUA) == 35


@pytest.mark.parametrize("label", SEKRETARIAT_BOLEH)
def test_sekretariat_membuka_setiap_halaman(client, sekretariat, isi, label):
    daftar = client.get(alamat(label, "changelist"), {"q": "a"})
    assert daftar.status_code == 200
    assert client.get(alamat(label, "changelist")).context["cl"].result_count == len(
        [1] if label not in {"kinerja.indikator"} else [1, 2]
    ) or label in {"kinerja.unitkerja", "kinerja.dokumenperencanaan", "kinerja.jabatan"}
    assert client.get(alamat(label, "change", isi[label].pk)).status_code == 200
    assert client.get(alamat(label, "history", isi[label].pk)).status_code == 200
    tambah = client.get(alamat(label, "add"))
    assert tambah.status_code == (403 if label in TANPA_TAMBAH else 200)


@pytest.mark.parametrize("label", SEKRETARIAT_BOLEH)
def test_evaluator_dan_admin_pemda_membaca(client, pengguna, isi, label):
    for peran in (EVALUATOR, ADMIN_PEMDA):
        client.force_login(
            pengguna(peran, pd=isi["kinerja.perangkatdaerah"])
            if peran == EVALUATOR
            else pengguna(peran)
        )
        boleh = client.get(alamat(label, "changelist")).status_code
        assert boleh in ({200} if peran == ADMIN_PEMDA else {200, 403}), (peran, label)
        if boleh == 200:
            assert client.get(alamat(label, "change", isi[label].pk)).status_code == 200


@pytest.mark.parametrize("nilai", ["x", "9" * 30])
def test_pilihan_yang_bukan_kunci_ditolak_formulirnya(client, sekretariat, nilai):
    """The form with its mistakes looked for the row of that key to show it again."""
    tanggapan = client.post(alamat("kinerja.target", "add"), {"indikator": nilai})
    assert tanggapan.status_code in (200, 422)
    assert "indikator" in tanggapan.context["adminform"].form.errors


@pytest.mark.parametrize("tahun", ["²", "9" * 30, "x"])
def test_saringan_tahun_yang_bukan_tahun_tidak_menyaring(client, sekretariat, isi, tahun):
    """An address that was typed; a superscript is a digit to Python and no number."""
    daftar = client.get(alamat("kinerja.target", "changelist"), {"pilih_dokumen__tahun": tahun})
    assert daftar.status_code in (200, 302)
    skala = client.get(
        alamat("kinerja.kebijakanpengukuran", "changelist"), {"pilih_mulai_tahun": tahun}
    )
    assert skala.status_code == 200


@pytest.mark.parametrize(
    ("label", "tambah"),
    [
        ("kinerja.renstra", "kinerja.tujuan"),
        ("kinerja.tujuan", "kinerja.sasaran"),
        ("kinerja.sasaran", "kinerja.indikator"),
        ("anggaran.program", "anggaran.kegiatan"),
        ("anggaran.kegiatan", "anggaran.subkegiatan"),
    ],
)
def test_tautan_menambah_hanya_bagi_yang_boleh(client, pengguna, sekretariat, isi, label, tambah):
    """Whoever reads a row is not led to a form that refuses them."""
    satu, ke = alamat(label, "change", isi[label].pk), f'href="{alamat(tambah, "add")}?'
    assert ke in client.get(satu).content.decode()
    client.force_login(pengguna(EVALUATOR, pd=isi["kinerja.perangkatdaerah"]))
    dibaca = client.get(satu)
    assert dibaca.status_code == 200
    assert ke not in dibaca.content.decode()


def test_pengguna_hanya_untuk_admin_pemda(client, pengguna, sekretariat):
    assert client.get(alamat("kinerja.pengguna", "changelist")).status_code == 403
    client.force_login(pengguna(ADMIN_PEMDA))
    assert client.get(alamat("kinerja.pengguna", "changelist")).status_code == 200
    assert client.get(alamat("kinerja.pengguna", "add")).status_code == 200
    assert client.get(alamat("kinerja.pengguna", "change", sekretariat.pk)).status_code == 200


@pytest.mark.parametrize("label", SEMUA)
def test_operator_tidak_masuk(client, pengguna, isi, label):
    client.force_login(pengguna(OPERATOR, unit=isi["kinerja.unitkerja"]))
    respons = client.get(alamat(label, "changelist"), follow=True)
    assert respons.status_code == 403


def test_tamu_diarahkan_ke_halaman_masuk(client, db):
    respons = client.get(reverse("admin:index"), follow=True)
    assert respons.redirect_chain[-1][0].startswith(reverse("masuk"))


def test_beranda_menurut_urutan_kerja(client, sekretariat):
    respons = client.get(reverse("admin:index"))
    assert [g["name"] for g in respons.context["app_list"]] == [
        "Organisasi",
        "Renstra",
        "Indikator dan target",
        "Pengukuran",
        "Anggaran",
        "Laporan dan evaluasi",
        "Pengawasan",
    ]
    assert client.get(reverse("admin:app_list", args=["laporan"])).context["app_list"][0][
        "name"
    ] == ("Laporan dan evaluasi")


def test_angka_dan_tahun_menurut_kebiasaan_indonesia(client, sekretariat, isi):
    teks = client.get(alamat("anggaran.pagubaris", "changelist")).content.decode()
    assert "12.453.995.443" in teks
    teks = client.get(alamat("kinerja.dokumenperencanaan", "changelist")).content.decode()
    assert "2.024" not in teks
    assert ">2024<" in teks
    teks = client.get(
        alamat("anggaran.pagubaris", "change", isi["anggaran.pagubaris"].pk)
    ).content.decode()
    assert 'value="12.453.995.443"' in teks


def test_nip_hanya_bagi_yang_mengelolanya(client, pengguna, sekretariat, isi):
    """Sekretariat keeps the NIP; the evaluator, who reads all master data, sees name and rank."""
    jabatan = isi["kinerja.jabatan"]
    PemangkuFactory(
        jabatan=jabatan, mulai="2020-01-01", nama="Nama Contoh Satu", pangkat="Pembina (IV/a)",
        nip="190001011920011001",
    )  # fmt: skip
    halaman = alamat("kinerja.jabatan", "change", jabatan.pk)
    assert "190001011920011001" in client.get(halaman).content.decode()
    client.force_login(pengguna(EVALUATOR, pd=jabatan.pd))
    terbaca = client.get(halaman).content.decode()
    assert "Nama Contoh Satu" in terbaca
    assert "Pembina (IV/a)" in terbaca
    assert "190001011920011001" not in terbaca
