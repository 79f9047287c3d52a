"""Data Induk as a door to accounts: the same rules, whatever is posted."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from kinerja.akun.meneken import alasan_tunda
from kinerja.models import PenetapanAkun, Pengguna
from kinerja.peran import ADMIN_PEMDA, EVALUATOR, KEPALA_DINAS, OPERATOR, SEKRETARIAT

pytestmark = pytest.mark.django_db
SANDI_BARU = "Rahasia-Sekali-9"


def ubah(orang: Any) -> str:
    return reverse("admin:kinerja_pengguna_change", args=[orang.pk])


def isi(orang: Any, **lain: Any) -> dict[str, Any]:
    p = Pengguna.objects.get(pk=orang.pk)
    semua = {
        "username": p.username,
        "first_name": p.first_name,
        "last_name": "",
        "email": p.email,
        "pd": p.pd_id or "",
        "unit": p.unit_id or "",
        "jabatan": p.jabatan_id or "",
        "groups": [g.pk for g in p.groups.all()],
        "is_active": "on",
    }
    return {**semua, **lain}


def peran(*nama: str) -> list[int]:
    return [Group.objects.get(name=n).pk for n in nama]


def test_admin_pemda_tidak_menjadikan_dirinya_kepala_dinas(kantor: Any, client: Client):
    """F5: it gave itself every role and the head's post, and signed."""
    client.force_login(kantor.admin)
    isian = isi(
        kantor.admin,
        pd=kantor.pd.pk,
        jabatan=kantor.kadis.pk,
        groups=peran(ADMIN_PEMDA, KEPALA_DINAS),
        first_name="Nama Baru",
    )
    client.post(ubah(kantor.admin), isian)
    kini = Pengguna.objects.get(pk=kantor.admin.pk)
    assert kini.nama_peran == {ADMIN_PEMDA}
    assert (kini.pd, kini.jabatan, kini.is_active) == (None, None, True)
    assert kini.first_name == "Nama Baru"  # the own name is not authority
    halaman = client.get(ubah(kantor.admin)).content.decode()
    for medan in ("pd", "jabatan", "unit", "groups", "is_active"):
        assert f'name="{medan}"' not in halaman


def test_pengelola_sistem_pun_tidak(kantor: Any, client: Client, pengguna: Any):
    super_ = pengguna(None, pd=None, is_superuser=True, is_staff=True)
    client.force_login(super_)
    client.post(ubah(super_), isi(super_, jabatan=kantor.kadis.pk, pd=kantor.pd.pk))
    assert Pengguna.objects.get(pk=super_.pk).jabatan is None


def test_medan_yang_dipaksakan_tetap_ditolak(
    kantor: Any, client: Client, monkeypatch: pytest.MonkeyPatch
):
    """The action refuses where the form would let it through."""
    from kinerja.admin import pengguna as modul

    monkeypatch.setattr(modul, "WEWENANG", ())
    client.force_login(kantor.admin)
    for lain in (
        {"pd": kantor.pd.pk, "jabatan": kantor.kadis.pk},
        {"groups": peran(ADMIN_PEMDA, EVALUATOR)},
        {"is_active": ""},
    ):
        respons = client.post(ubah(kantor.admin), isi(kantor.admin, **lain))
        assert respons.status_code in (200, 403)  # a form error, or the gate
    kini = Pengguna.objects.get(pk=kantor.admin.pk)
    assert (kini.pd, kini.jabatan, kini.is_active) == (None, None, True)
    assert kini.nama_peran == {ADMIN_PEMDA}


def test_penetapan_atas_orang_lain_tercatat_dan_menunda(kantor: Any, client: Client):
    client.force_login(kantor.admin)
    isian = isi(kantor.operator, jabatan=kantor.kabid.pk, groups=peran(OPERATOR, SEKRETARIAT))
    respons = client.post(ubah(kantor.operator), isian)
    assert respons.status_code == 302
    ada = {p.hal: p for p in PenetapanAkun.objects.filter(pengguna=kantor.operator)}
    assert set(ada) == {"penugasan", "peran"}
    assert ada["penugasan"].oleh == kantor.admin
    assert ada["penugasan"].perlu_konfirmasi
    orang = Pengguna.objects.get(pk=kantor.operator.pk)
    assert orang.is_staff
    assert alasan_tunda(orang, kantor.pada)


def test_peran_yang_tidak_cocok_dengan_tempatnya_ditolak(kantor: Any, client: Client):
    client.force_login(kantor.admin)
    respons = client.post(ubah(kantor.operator), isi(kantor.operator, groups=peran(ADMIN_PEMDA)))
    assert respons.status_code == 200
    assert "tidak diberikan kepada akun perangkat daerah" in respons.content.decode()
    assert Pengguna.objects.get(pk=kantor.operator.pk).nama_peran == {OPERATOR}


def test_kata_sandi_dari_admin_diganti_pemiliknya_dahulu(kantor: Any, client: Client):
    client.force_login(kantor.admin)
    sandi = {"usable_password": "true", "password1": SANDI_BARU, "password2": SANDI_BARU}
    client.post(reverse("admin:auth_user_password_change", args=[kantor.operator.pk]), sandi)
    orang = Pengguna.objects.get(pk=kantor.operator.pk)
    assert orang.check_password(SANDI_BARU)
    assert orang.sandi_sementara
    assert PenetapanAkun.objects.get(pengguna=orang).hal == "sandi"
    client.post(
        reverse("admin:kinerja_pengguna_add"),
        {
            "username": "baru",
            "password1": SANDI_BARU,
            "password2": SANDI_BARU,
            "pd": kantor.pd.pk,
            "groups": peran(OPERATOR),
        },
    )
    baru = Pengguna.objects.get(username="baru")
    assert baru.sandi_sementara
    assert set(PenetapanAkun.objects.filter(pengguna=baru).values_list("hal", flat=True)) == {
        "peran",
        "sandi",
    }


def test_kata_sandi_sendiri_tidak_diganti_tanpa_yang_lama(kantor: Any, client: Client):
    client.force_login(kantor.admin)
    alamat = reverse("admin:auth_user_password_change", args=[kantor.admin.pk])
    sandi = {"usable_password": "true", "password1": SANDI_BARU, "password2": SANDI_BARU}
    assert client.post(alamat, sandi)["Location"] == reverse("ganti_sandi")
    assert not Pengguna.objects.get(pk=kantor.admin.pk).check_password(SANDI_BARU)


def test_akun_tidak_dihapus(kantor: Any, client: Client, pengguna: Any):
    client.force_login(pengguna(None, pd=None, is_superuser=True, is_staff=True))
    hapus = reverse("admin:kinerja_pengguna_delete", args=[kantor.operator.pk])
    assert client.post(hapus, {"post": "yes", "alasan": "Uji"}).status_code == 403
