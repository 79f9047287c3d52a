"""Saving, deleting and history: what the audit trail keeps, and when a reason is asked for."""

import pytest
from django.contrib.messages import get_messages
from django.db import IntegrityError
from django.urls import reverse

from kinerja.admin.baca_jejak import rincian
from kinerja.models import (
    ButirProfil,
    Indikator,
    JejakAudit,
    PengecualianPeriode,
    Pengguna,
    Target,
)
from kinerja.peran import ADMIN_PEMDA, OPERATOR, SEKRETARIAT
from tests import factories as f
from tests.admin.bangun import isian
from tests.admin.test_halaman import SEKRETARIAT_BOLEH, alamat
from tests.halaman import cari_formulir
from tests.jejak import kosongkan_jejak

BISA_DIUBAH = [x for x in SEKRETARIAT_BOLEH if x not in {"kinerja.realisasi", "kinerja.jejakaudit"}]


@pytest.fixture
def sekretariat(client, pengguna, isi):
    orang = pengguna(SEKRETARIAT, pd=isi["kinerja.perangkatdaerah"])
    client.force_login(orang)
    kosongkan_jejak()
    return orang


def pesan(respons):
    return [str(m) for m in get_messages(respons.wsgi_request)]


@pytest.mark.parametrize("label", BISA_DIUBAH)
def test_simpan_tanpa_perubahan_tidak_meninggalkan_jejak(client, sekretariat, isi, label):
    halaman = alamat(label, "change", isi[label].pk)
    kirim = isian(client.get(halaman))
    if label == "kinerja.kebijakanpengukuran":
        kirim["batas-0-batas_bawah"] = ""  # the built scale has one band, which must be open
    respons = client.post(halaman, kirim)
    assert respons.status_code == 302, respons.context["errors"]
    aksi = [] if label != "kinerja.kebijakanpengukuran" else ["diubah"]
    assert list(JejakAudit.objects.values_list("aksi", flat=True)) == aksi


def test_ubah_mencatat_semula_dan_menjadi(client, sekretariat, isi):
    unit = isi["kinerja.unitkerja"]
    halaman = alamat("kinerja.unitkerja", "change", unit.pk)
    lama = unit.nama
    respons = client.post(
        halaman, isian(client.get(halaman)) | {"nama": "Bidang Baru", "jenis": "seksi"}
    )
    assert (
        pesan(respons) == ["“Bidang Baru” disimpan (unit kerja)."]
        or "Bidang Baru" in pesan(respons)[0]
    )
    jejak = JejakAudit.objects.get()
    assert (jejak.aksi, jejak.oleh, jejak.pd, jejak.objek_id) == (
        "diubah",
        sekretariat,
        unit.pd,
        unit.pk,
    )
    assert jejak.perubahan == {"nama": [lama, "Bidang Baru"], "jenis": ["Bidang", "Seksi"]}
    assert (
        "Bidang Baru"
        in client.get(alamat("kinerja.unitkerja", "history", unit.pk)).content.decode()
    )


def test_rujukan_dicatat_dengan_kodenya(client, sekretariat, isi):
    sasaran = isi["kinerja.sasaran"]
    baru = f.JabatanFactory(unit=isi["kinerja.unitkerja"], kode="JAB-BARU", nama="Kepala Baru")
    halaman = alamat("kinerja.sasaran", "change", sasaran.pk)
    client.post(halaman, isian(client.get(halaman)) | {"penanggung_jawab": baru.pk})
    assert JejakAudit.objects.get().perubahan["penanggung_jawab"][1] == "JAB-BARU · Kepala Baru"


def test_sisipan_dicatat_sebagai_baris_sendiri(client, sekretariat, isi):
    periode = isi["kinerja.periodepengukuran"]
    halaman = alamat("kinerja.periodepengukuran", "change", periode.pk)
    kirim = isian(client.get(halaman)) | {
        "pengecualian-TOTAL_FORMS": "2",
        "pengecualian-1-periode": periode.pk,
        "pengecualian-1-unit": isi["kinerja.unitkerja"].pk,
        "pengecualian-1-sampai": "15-05-2024",
        "pengecualian-1-alasan": "Listrik padam",
        "pengecualian-1-id": "",
    }
    assert client.post(halaman, kirim).status_code == 302
    baru = PengecualianPeriode.objects.get(alasan="Listrik padam")
    assert baru.oleh == sekretariat
    assert baru.pada is not None
    jejak = JejakAudit.objects.get()
    assert (jejak.model, jejak.aksi) == ("kinerja.pengecualianperiode", "dibuat")
    assert jejak.perubahan["alasan"] == [None, "Listrik padam"]
    assert (
        "Listrik padam"
        in client.get(alamat("kinerja.periodepengukuran", "history", periode.pk)).content.decode()
    )


def test_target_diubah_hanya_dengan_alasan(client, sekretariat, isi):
    indikator, target = isi["kinerja.indikator"], isi["kinerja.target"]
    halaman = alamat("kinerja.indikator", "change", indikator.pk)
    kirim = isian(client.get(halaman)) | {"target-0-nilai": "82,5", "target-0-teks": "82,5"}
    respons = client.post(halaman, kirim)
    assert respons.status_code == 200
    assert "Sebutkan alasan perubahan ini." in respons.content.decode()
    kirim["target-0-alasan_perubahan"] = "Salah ketik pada dokumen"
    assert client.post(halaman, kirim).status_code == 302
    target.refresh_from_db()
    assert str(target.nilai) == "82.5"
    jejak = JejakAudit.objects.get()
    assert jejak.alasan == "Salah ketik pada dokumen"
    assert jejak.perubahan == {"nilai": ["80", "82.5"], "teks": ["80", "82,5"]}


def test_target_dihapus_hanya_dengan_alasan(client, sekretariat, isi):
    indikator, target = isi["kinerja.indikator"], isi["kinerja.target"]
    halaman = alamat("kinerja.indikator", "change", indikator.pk)
    kirim = isian(client.get(halaman)) | {"target-0-DELETE": "on"}
    assert client.post(halaman, kirim).status_code == 200
    assert Target.objects.filter(pk=target.pk).exists()
    kirim["target-0-alasan_perubahan"] = "Baris ganda"
    assert client.post(halaman, kirim).status_code == 302
    assert not Target.objects.filter(pk=target.pk).exists()
    assert JejakAudit.objects.get().aksi == "dihapus"


def test_target_yang_ditandatangani_tidak_berubah(client, sekretariat, isi):
    target = isi["kinerja.target"]
    f.perjanjian_berstatus("berlaku", jabatan=isi["kinerja.jabatan"], dokumen=target.dokumen)
    halaman = alamat("kinerja.target", "change", target.pk)
    kirim = isian(client.get(halaman)) | {"teks": "85", "nilai": "85", "alasan_perubahan": "coba"}
    respons = client.post(halaman, kirim)
    assert respons.status_code == 200
    assert "sudah ditandatangani" in respons.content.decode()
    client.post(alamat("kinerja.target", "delete", target.pk), {"post": "yes", "alasan": "coba"})
    assert Target.objects.filter(pk=target.pk, teks="80").exists()


def test_target_yang_disetujui_tidak_berubah(client, sekretariat, isi):
    triwulan = isi["kinerja.targettriwulan"]
    type(triwulan.dokumen).objects.filter(pk=triwulan.dokumen_id).update(
        disetujui_pada=f.PADA, disetujui_oleh=sekretariat
    )
    for label, ubah in (
        ("kinerja.targettriwulan", {"teks": "9", "nilai": "9"}),
        ("kinerja.dokumenperencanaan", {"kode": "X"}),
    ):
        objek = triwulan if label == "kinerja.targettriwulan" else triwulan.dokumen
        halaman = alamat(label, "change", objek.pk)
        respons = client.post(
            halaman, isian(client.get(halaman)) | ubah | {"alasan_perubahan": "coba"}
        )
        assert respons.status_code == 200
        assert "sudah disetujui" in respons.content.decode()


def test_target_baru_tidak_masuk_ke_dokumen_yang_disetujui(client, sekretariat, isi):
    triwulan = isi["kinerja.targettriwulan"]
    type(triwulan.dokumen).objects.filter(pk=triwulan.dokumen_id).update(
        disetujui_pada=f.PADA, disetujui_oleh=sekretariat
    )
    kirim = isian(client.get(alamat("kinerja.targettriwulan", "change", triwulan.pk)))
    lain = 1 if triwulan.triwulan != 1 else 2
    respons = client.post(alamat("kinerja.targettriwulan", "add"), kirim | {"triwulan": str(lain)})
    assert respons.status_code == 200
    assert "sudah disetujui" in respons.content.decode()
    assert type(triwulan).objects.count() == 1


def test_realisasi_anggaran_hanya_dibaca(client, sekretariat, isi):
    """Spending is written under the locks of the entry page, nowhere else on screen."""
    baris = isi["anggaran.barisanggaran"]
    ada = baris.realisasi.get()
    halaman = alamat("anggaran.barisanggaran", "change", baris.pk)
    kirim = isian(client.get(halaman))
    assert not [k for k in kirim if k.startswith("realisasi-") and k.endswith("-nilai")]
    client.post(
        halaman,
        kirim
        | {
            "realisasi-TOTAL_FORMS": "1",
            "realisasi-INITIAL_FORMS": "1",
            "realisasi-0-id": str(ada.pk),
            "realisasi-0-baris": str(baris.pk),
            "realisasi-0-bulan": str(ada.bulan),
            "realisasi-0-nilai": "1",
        },
    )
    assert baris.realisasi.get().nilai == ada.nilai


def test_dokumen_diubah_hanya_dengan_alasan(client, sekretariat, isi):
    dokumen = isi["kinerja.dokumenperencanaan"]
    halaman = alamat("kinerja.dokumenperencanaan", "change", dokumen.pk)
    kirim = isian(client.get(halaman)) | {"nomor": "1/PK/2024"}
    assert client.post(halaman, kirim).status_code == 200
    assert (
        client.post(halaman, kirim | {"alasan_perubahan": "Nomor baru terbit"}).status_code == 302
    )
    assert JejakAudit.objects.get().alasan == "Nomor baru terbit"


def test_hapus_meminta_alasan_dan_mencatat_yang_ikut_terhapus(client, sekretariat, isi):
    versi_baru = f.KebijakanFactory(pd=isi["kinerja.perangkatdaerah"], mulai_tahun=2030)
    f.BatasKriteriaFactory(kebijakan=versi_baru, label="Baik")
    halaman = alamat("kinerja.kebijakanpengukuran", "delete", versi_baru.pk)
    respons = client.post(halaman, {"post": "yes"})
    assert pesan(respons) == ["Belum dihapus: sebutkan alasan penghapusan."]
    isi_hapus = cari_formulir(client.get(halaman), alasan="*").isi
    client.post(halaman, isi_hapus | {"alasan": "Salah tahun"})
    assert sorted(JejakAudit.objects.values_list("model", "aksi", "alasan")) == [
        ("kinerja.bataskriteria", "dihapus", "Salah tahun"),
        ("kinerja.kebijakanpengukuran", "dihapus", "Salah tahun"),
    ]
    assert JejakAudit.objects.get(model="kinerja.bataskriteria").perubahan["label"] == [
        "Baik",
        None,
    ]


def test_hapus_beberapa_meminta_alasan(client, sekretariat, isi):
    a, b = f.ButirProfilFactory.create_batch(2, pd=isi["kinerja.perangkatdaerah"])
    kirim = {"action": "delete_selected", "_selected_action": [a.pk, b.pk], "post": "yes"}
    daftar = alamat("kinerja.butirprofil", "changelist")
    respons = client.post(daftar, kirim)
    assert respons.status_code == 200
    assert "Alasan penghapusan" in respons.content.decode()
    kirim = cari_formulir(respons, alasan="*").isi | kirim | {"alasan": "Ganda"}
    ButirProfil.objects.filter(pk=b.pk).update(teks="Diubah rekan.")
    assert client.post(daftar, kirim).status_code == 409  # the page named what is no longer there
    assert ButirProfil.objects.filter(pk__in=[a.pk, b.pk]).count() == 2
    ButirProfil.objects.filter(pk=b.pk).update(teks=b.teks)
    client.post(daftar, kirim)
    assert JejakAudit.objects.filter(aksi="dihapus", alasan="Ganda").count() == 2


def test_yang_dipakai_tidak_dapat_dihapus(client, sekretariat, isi):
    teks = client.get(
        alamat("kinerja.jabatan", "delete", isi["kinerja.jabatan"].pk)
    ).content.decode()
    assert "tidak dapat dihapus karena dipakai" in teks


def test_gagal_menyimpan_tidak_meninggalkan_apa_pun(client, sekretariat, isi, monkeypatch):
    unit = isi["kinerja.unitkerja"]
    halaman = alamat("kinerja.unitkerja", "change", unit.pk)
    kirim = isian(client.get(halaman)) | {"nama": "Lain"}

    def gagal(*args, **kwargs):
        raise IntegrityError

    monkeypatch.setattr("kinerja.admin.jejak.catat", gagal)
    respons = client.post(halaman, kirim)
    assert respons.status_code == 302
    assert "Tidak dapat disimpan" in pesan(respons)[0]
    unit.refresh_from_db()
    assert unit.nama != "Lain"


def test_pengguna_dibuat_dengan_peran_dan_tercatat(client, pengguna, isi):
    from django.contrib.auth.models import Group

    client.force_login(pengguna(ADMIN_PEMDA))
    kosongkan_jejak()
    peran = Group.objects.get(name=SEKRETARIAT)
    respons = client.post(
        alamat("kinerja.pengguna", "add"),
        {
            "username": "perencana",
            "password1": "Rahasia-Sekali-9",
            "password2": "Rahasia-Sekali-9",
            "pd": isi["kinerja.perangkatdaerah"].pk,
            "unit": isi["kinerja.unitkerja"].pk,
            "jabatan": "",
            "groups": [peran.pk],
        },
    )
    assert respons.status_code == 302, respons.context["errors"]
    baru = Pengguna.objects.get(username="perencana")
    assert baru.is_staff
    assert not baru.is_superuser
    semua = list(JejakAudit.objects.order_by("pk"))
    assert [j.aksi for j in semua] == ["dibuat", "diubah"]
    assert semua[0].perubahan["password"] == ["(dirahasiakan)", "(diganti)"]
    assert semua[1].perubahan == {"peran": [[], [SEKRETARIAT]]}

    operator = Group.objects.get(name=OPERATOR)
    halaman = alamat("kinerja.pengguna", "change", baru.pk)
    client.post(halaman, isian(client.get(halaman)) | {"groups": [operator.pk]})
    baru.refresh_from_db()
    assert not baru.is_staff

    ganti = reverse("admin:auth_user_password_change", args=[baru.pk])
    client.post(
        ganti,
        {"usable_password": "true", "password1": "Lain-Sekali-8", "password2": "Lain-Sekali-8"},
    )
    assert JejakAudit.objects.filter(aksi="kata sandi diganti", objek_id=baru.pk).exists()


def test_unit_pengguna_harus_dari_pdnya(client, pengguna, isi):
    client.force_login(pengguna(ADMIN_PEMDA))
    lain = f.UnitFactory()
    halaman = alamat(
        "kinerja.pengguna", "change", f.PenggunaFactory(pd=isi["kinerja.perangkatdaerah"]).pk
    )
    respons = client.post(halaman, isian(client.get(halaman)) | {"unit": lain.pk})
    assert respons.status_code == 200
    assert "Harus dari perangkat daerah yang sama." in respons.content.decode()


def test_jejak_dapat_dicari_dan_disaring(client, sekretariat, isi):
    halaman = alamat("kinerja.indikator", "change", isi["kinerja.indikator"].pk)
    client.post(halaman, isian(client.get(halaman)) | {"satuan": "poin"})
    assert Indikator.objects.get(pk=isi["kinerja.indikator"].pk).satuan == "poin"
    daftar = client.get(
        alamat("kinerja.jejakaudit", "changelist"), {"jenis": "kinerja.indikator", "aksi": "diubah"}
    )
    assert daftar.context["cl"].result_count == 1
    assert "Satuan: % → poin" in daftar.content.decode()


def test_yang_disimpan_sebagai_teks_dibaca_sebagai_tanggal():
    """JSON keeps a day as text, and a variable by its code; a reader sees neither as stored."""
    perubahan = {
        "tanggal": ["2026-11-28", None],
        "variabel:angkatan": ["1.040", "1.041"],
        "nomor": ["2026-13-45", "700/12/2026"],
    }
    assert list(rincian(JejakAudit(model="tidak.ada", perubahan=perubahan))) == [
        ("Tanggal", "28 November 2026", "–"),
        ("Variabel: angkatan", "1.040", "1.041"),
        ("Nomor", "2026-13-45", "700/12/2026"),
    ]


@pytest.mark.parametrize(
    ("perubahan", "terbaca"),
    [
        # The counter that two writers are told apart by is no news to readers.
        ({"nilai": [9, 10], "versi": [3, 4]}, ["Nilai"]),
        ({"versi": [3, 4]}, []),
        ({"sidik": [None, "ab"]}, ["Kode keaslian"]),
    ],
    ids=["beserta isian", "sendiri", "sidik"],
)
def test_yang_dikatakan_dari_perubahan(perubahan, terbaca):
    baris = JejakAudit(model="kinerja.realisasi", perubahan=perubahan)
    assert [label for label, *_ in rincian(baris)] == terbaca
