"""What is set on accounts through the actions: allowed, recorded, answered; and what then signs."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction

from kinerja.akun.aksi import (
    IsianAkun,
    atur_keaktifan,
    jawab_penugasan,
    setujui_perubahan,
    ubah_akun,
    undang,
)
from kinerja.akun.meneken import (
    BelumBolehMenekenError,
    alasan_tunda,
    pastikan_boleh_meneken,
    penanda,
)
from kinerja.akun.penetapan import catat_perubahan, potret_akun
from kinerja.jenis import HalPenetapan, StatusPemangku
from kinerja.models import JejakAudit, Pemangku, PenetapanAkun, Pengguna
from kinerja.pemicu_akun import PEMICU
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError, TidakSahError
from kinerja.peran import (
    ADMIN_PEMDA,
    EVALUATOR,
    KEPALA_DAERAH,
    KEPALA_DINAS,
    OPERATOR,
    PEJABAT,
    SEKRETARIAT,
)
from tests import factories as f

pytestmark = pytest.mark.django_db
PESAN = {p.nama: p.pesan for p in PEMICU}


def segar(orang: Any) -> Pengguna:
    """Without what an object remembers of its roles."""
    return Pengguna.objects.get(pk=orang.pk)


def isi(orang: Any, **lain: Any) -> IsianAkun:
    """The account as it is, with something else."""
    p = segar(orang)
    semua = {
        "nama": p.get_full_name(),
        "surel": p.email,
        "peran": p.nama_peran,
        "unit": p.unit,
        "jabatan": p.jabatan,
        "status": None,
    }
    return IsianAkun(**{**semua, **lain})


def penetapan(orang: Any) -> dict[str, PenetapanAkun]:
    return {p.hal: p for p in PenetapanAkun.objects.milik(orang)}


# --- nobody sets anything on the own account -----------------------------------------------------


@pytest.mark.parametrize("siapa", ["admin", "sekretariat", "operator", "kepala"])
@pytest.mark.parametrize("apa", ["peran", "jabatan", "unit", "apa pun"])
def test_tidak_seorang_pun_mengubah_wewenang_akunnya_sendiri(kantor: Any, siapa: str, apa: str):
    orang = getattr(kantor, siapa)
    lama = potret_akun(orang.pk)
    baru: dict[str, Any] = {
        "peran": {"peran": frozenset({KEPALA_DINAS, SEKRETARIAT})},
        "jabatan": {"jabatan": kantor.kabid},
        "unit": {"unit": kantor.bidang},
    }.get(apa, {})
    with pytest.raises(TidakBerizinError):
        ubah_akun(pengguna=orang, isi=isi(orang, **baru), oleh=orang, pada=kantor.pada)
    with pytest.raises(TidakBerizinError):
        atur_keaktifan(pengguna=orang, aktif=False, oleh=orang, pada=kantor.pada)
    assert potret_akun(orang.pk) == lama
    assert not PenetapanAkun.objects.exists()


def test_catatan_menolak_siapa_pun_yang_menetapkan_bagi_dirinya(kantor: Any):
    """Whatever form has written it: the last gate refuses, and so does the database."""
    lama = potret_akun(kantor.admin.pk)
    Pengguna.objects.filter(pk=kantor.admin.pk).update(jabatan=kantor.kadis)
    with pytest.raises(TidakBerizinError):
        catat_perubahan(lama, kantor.admin.pk, oleh=kantor.admin, pada=kantor.pada)
    Pengguna.objects.filter(pk=kantor.admin.pk).update(jabatan=None)
    assert potret_akun(kantor.admin.pk) == lama
    with pytest.raises(IntegrityError), transaction.atomic():
        PenetapanAkun.objects.create(
            pengguna=kantor.admin, hal="peran", oleh=kantor.admin, pada=kantor.pada
        )


@pytest.mark.parametrize("peran", [ADMIN_PEMDA, EVALUATOR, KEPALA_DAERAH])
def test_sekretariat_tidak_memberi_peran_di_luar_perangkat_daerah(kantor: Any, peran: str):
    baru = isi(kantor.operator, peran=frozenset({OPERATOR, peran}))
    with pytest.raises(TidakBerizinError, match="Admin Pemda"):
        ubah_akun(pengguna=kantor.operator, isi=baru, oleh=kantor.sekretariat, pada=kantor.pada)
    with pytest.raises(TidakBerizinError, match="Admin Pemda"):
        undang(username="baru", pd=kantor.pd, isi=baru, oleh=kantor.sekretariat, pada=kantor.pada)
    assert segar(kantor.operator).nama_peran == {OPERATOR}
    assert not Pengguna.objects.filter(username="baru").exists()


def test_sekretariat_tidak_keluar_dari_perangkat_daerahnya(kantor: Any, pengguna: Any):
    asing = f.UnitFactory()
    orang = pengguna(OPERATOR, unit=asing)
    with pytest.raises(TidakDitemukanError):
        ubah_akun(pengguna=orang, isi=isi(orang), oleh=kantor.sekretariat, pada=kantor.pada)
    with pytest.raises(TidakDitemukanError):
        atur_keaktifan(pengguna=orang, aktif=False, oleh=kantor.sekretariat, pada=kantor.pada)
    baru = isi(kantor.operator, unit=asing)
    with pytest.raises(TidakDitemukanError):
        ubah_akun(pengguna=kantor.operator, isi=baru, oleh=kantor.sekretariat, pada=kantor.pada)
    for pd in (asing.pd, None):
        with pytest.raises(TidakDitemukanError):
            undang(
                username="baru", pd=pd, isi=isi(orang), oleh=kantor.sekretariat, pada=kantor.pada
            )
    penilai = pengguna(EVALUATOR, pd=kantor.pd)
    with pytest.raises(TidakBerizinError, match="Admin Pemda"):
        ubah_akun(pengguna=penilai, isi=isi(penilai), oleh=kantor.sekretariat, pada=kantor.pada)


# --- what is recorded ----------------------------------------------------------------------------


def test_perubahan_tercatat_dengan_pelaku_dan_waktu(kantor: Any):
    baru = isi(
        kantor.operator,
        jabatan=kantor.kabid,
        peran=frozenset({PEJABAT}),
        surel="a@contoh.go.id",
        status=StatusPemangku.PLT,
    )
    ubah_akun(pengguna=kantor.operator, isi=baru, oleh=kantor.sekretariat, pada=kantor.pada)
    ada = penetapan(kantor.operator)
    assert set(ada) == {HalPenetapan.PENUGASAN, HalPenetapan.PERAN, HalPenetapan.SUREL}
    tugas = ada[HalPenetapan.PENUGASAN]
    assert (tugas.dari, tugas.ke, tugas.status) == ("", "Kepala Bidang Contoh", "plt")
    assert (tugas.oleh, tugas.pada, tugas.pd) == (kantor.sekretariat, kantor.pada, kantor.pd)
    assert tugas.perlu_konfirmasi
    assert not ada[HalPenetapan.PERAN].perlu_konfirmasi
    audit = JejakAudit.objects.tentang(kantor.operator).get(aksi="akun diubah")
    assert (audit.oleh, audit.pada) == (kantor.sekretariat, kantor.pada)
    assert audit.perubahan["jabatan"] == ["", "Kepala Bidang Contoh"]
    # The same form once more sets nothing.
    ubah_akun(pengguna=kantor.operator, isi=baru, oleh=kantor.sekretariat, pada=kantor.pada)
    assert PenetapanAkun.objects.count() == 3
    # Held in another way is another assignment.
    tetap = isi(kantor.operator, status=StatusPemangku.DEFINITIF)
    ubah_akun(pengguna=kantor.operator, isi=tetap, oleh=kantor.sekretariat, pada=kantor.pada)
    assert penetapan(kantor.operator)[HalPenetapan.PENUGASAN].status == "definitif"


@pytest.mark.parametrize(
    ("jabatan", "meneken"), [("kadis", True), ("kabid", True), ("staf", False)]
)
def test_jabatan_yang_menandatangani_harus_dikonfirmasi(kantor: Any, jabatan: str, meneken: bool):
    baru = isi(kantor.operator, jabatan=getattr(kantor, jabatan))
    ubah_akun(pengguna=kantor.operator, isi=baru, oleh=kantor.sekretariat, pada=kantor.pada)
    assert penetapan(kantor.operator)[HalPenetapan.PENUGASAN].perlu_konfirmasi is meneken


def test_staf_berperjanjian_ikut_dikonfirmasi(kantor: Any):
    f.PerjanjianFactory(jabatan=kantor.staf)
    baru = isi(kantor.operator, jabatan=kantor.staf)
    ubah_akun(pengguna=kantor.operator, isi=baru, oleh=kantor.sekretariat, pada=kantor.pada)
    assert penetapan(kantor.operator)[HalPenetapan.PENUGASAN].perlu_konfirmasi


@pytest.mark.parametrize("peran", [KEPALA_DINAS, KEPALA_DAERAH])
def test_peran_yang_menandatangani_harus_dikonfirmasi(kantor: Any, pengguna: Any, peran: str):
    orang = pengguna(None, pd=kantor.pd if peran == KEPALA_DINAS else None)
    baru = isi(orang, nama="Orang", peran=frozenset({peran}))
    ubah_akun(pengguna=orang, isi=baru, oleh=kantor.admin, pada=kantor.pada)
    assert penetapan(orang)[HalPenetapan.PERAN].perlu_konfirmasi


def test_status_menurut_pemangku_bila_tidak_disebut(kantor: Any):
    Pemangku.objects.create(
        jabatan=kantor.kabid, status="plh", mulai=kantor.pada.date() - timedelta(days=3)
    )
    baru = isi(kantor.operator, jabatan=kantor.kabid)
    ubah_akun(pengguna=kantor.operator, isi=baru, oleh=kantor.sekretariat, pada=kantor.pada)
    assert penetapan(kantor.operator)[HalPenetapan.PENUGASAN].status == "plh"


def test_peran_staf_mengikuti_peran(kantor: Any):
    baru = isi(kantor.operator, peran=frozenset({SEKRETARIAT}))
    ubah_akun(pengguna=kantor.operator, isi=baru, oleh=kantor.sekretariat, pada=kantor.pada)
    assert segar(kantor.operator).is_staff
    lagi = isi(kantor.operator, peran=frozenset({OPERATOR}))
    ubah_akun(pengguna=kantor.operator, isi=lagi, oleh=kantor.sekretariat, pada=kantor.pada)
    assert not segar(kantor.operator).is_staff


def test_akun_lama_yang_disimpan_tanpa_ubahan_tidak_ditugaskan_lagi(kantor: Any):
    """Its post was given before assignments were recorded; saving its name changes nothing."""
    for status, banyak in ((StatusPemangku.DEFINITIF, 0), (StatusPemangku.PLT, 1)):
        baru = isi(kantor.kepala, nama="Kepala Contoh", status=status)
        ubah_akun(pengguna=kantor.kepala, isi=baru, oleh=kantor.sekretariat, pada=kantor.pada)
        assert PenetapanAkun.objects.count() == banyak
    assert segar(kantor.kepala).get_full_name() == "Kepala Contoh"


# --- signing -------------------------------------------------------------------------------------


@pytest.fixture
def ditugaskan(kantor: Any) -> PenetapanAkun:
    """The operator has just become head of a bidang."""
    baru = isi(kantor.operator, jabatan=kantor.kabid, status=StatusPemangku.PLT)
    ubah_akun(pengguna=kantor.operator, isi=baru, oleh=kantor.sekretariat, pada=kantor.pada)
    return penetapan(kantor.operator)[HalPenetapan.PENUGASAN]


def test_menandatangani_sesudah_konfirmasi_dan_24_jam(kantor: Any, ditugaskan: PenetapanAkun):
    orang = kantor.operator
    with pytest.raises(BelumBolehMenekenError, match="konfirmasi"):
        pastikan_boleh_meneken(orang, kantor.lalu(days=30))
    jawab_penugasan(penetapan=ditugaskan, benar=True, oleh=orang, pada=kantor.lalu(hours=1))
    alasan = alasan_tunda(segar(orang), kantor.lalu(hours=23, minutes=59))
    assert alasan is not None
    # The day and hour, where the agency is (Asia/Makassar, eight hours before UTC).
    setempat = kantor.lalu(hours=24 + 8)
    assert f"{setempat.day} " in alasan
    assert f"pukul {setempat:%H.%M} WITA" in alasan
    pastikan_boleh_meneken(orang, kantor.lalu(hours=24))


def test_orang_kedua_mengakhiri_waktu_tunggu(kantor: Any, ditugaskan: PenetapanAkun):
    orang = kantor.operator
    jawab_penugasan(penetapan=ditugaskan, benar=True, oleh=orang, pada=kantor.lalu(minutes=1))
    for bukan in (kantor.sekretariat, orang, kantor.kepala):
        with pytest.raises(TidakBerizinError):
            setujui_perubahan(penetapan=ditugaskan, oleh=bukan, pada=kantor.lalu(minutes=2))
    setujui_perubahan(
        penetapan=ditugaskan, oleh=kantor.sekretariat_lain, pada=kantor.lalu(minutes=3)
    )
    pastikan_boleh_meneken(orang, kantor.lalu(minutes=4))
    with pytest.raises(TidakSahError):
        setujui_perubahan(penetapan=ditugaskan, oleh=kantor.admin, pada=kantor.lalu(minutes=5))


def test_pengelola_yang_baru_dibuat_bukan_orang_kedua(
    kantor: Any, ditugaskan: PenetapanAkun, pengguna: Any
):
    """Else one person would make the second one."""
    boneka = pengguna(None, pd=kantor.pd)
    peran = isi(boneka, nama="Boneka", peran=frozenset({SEKRETARIAT}))
    ubah_akun(pengguna=boneka, isi=peran, oleh=kantor.sekretariat, pada=kantor.pada)
    with pytest.raises(TidakBerizinError, match="24 jam"):
        setujui_perubahan(penetapan=ditugaskan, oleh=segar(boneka), pada=kantor.lalu(hours=23))
    # Nor does a day of waiting make one of it for who made it.
    with pytest.raises(TidakBerizinError, match="juga mengatur akun Anda"):
        setujui_perubahan(penetapan=ditugaskan, oleh=segar(boneka), pada=kantor.lalu(hours=24))


def test_yang_dinyatakan_keliru_menghalangi_sampai_diperbaiki(
    kantor: Any, ditugaskan: PenetapanAkun
):
    orang = kantor.operator
    jawab_penugasan(penetapan=ditugaskan, benar=False, oleh=orang, pada=kantor.pada)
    assert "keliru" in (alasan_tunda(segar(orang), kantor.lalu(days=9)) or "")
    lepas = isi(orang, jabatan=None)
    ubah_akun(pengguna=orang, isi=lepas, oleh=kantor.sekretariat, pada=kantor.lalu(days=9))
    pastikan_boleh_meneken(orang, kantor.lalu(days=10))


def test_hanya_pemiliknya_menjawab_dan_sekali(kantor: Any, ditugaskan: PenetapanAkun):
    with pytest.raises(TidakDitemukanError):
        jawab_penugasan(penetapan=ditugaskan, benar=True, oleh=kantor.sekretariat, pada=kantor.pada)
    jawab_penugasan(penetapan=ditugaskan, benar=True, oleh=kantor.operator, pada=kantor.pada)
    with pytest.raises(TidakSahError):
        jawab_penugasan(penetapan=ditugaskan, benar=False, oleh=kantor.operator, pada=kantor.pada)


@pytest.mark.parametrize(
    "apa", ["sandi", "surel", "nama_pengguna", "unit", "peran", "aktif"], ids=str
)
def test_setiap_jalan_menjadi_orang_lain_menunda_tanda_tangan(kantor: Any, apa: str):
    """A password, the address to which a link goes, a role: each is a way to become the head."""
    kepala, pada = kantor.kepala, kantor.pada
    lama = potret_akun(kepala.pk)
    if apa == "sandi":
        kepala.set_password("buatan-orang-lain")
    elif apa == "surel":
        kepala.email = "milik.admin@contoh.go.id"
    elif apa == "nama_pengguna":
        kepala.username = "kepala.lain"
    elif apa == "unit":
        kepala.unit = kantor.bidang
    elif apa == "aktif":
        kepala.is_active = False
    kepala.save()
    if apa == "peran":
        kepala.groups.add(Group.objects.get(name=SEKRETARIAT))
    catat_perubahan(lama, kepala.pk, oleh=kantor.admin, pada=pada)
    with pytest.raises(BelumBolehMenekenError):
        pastikan_boleh_meneken(segar(kepala), pada + timedelta(hours=23))
    pastikan_boleh_meneken(segar(kepala), pada + timedelta(hours=24))


def test_akun_yang_tidak_diubah_menandatangani_kapan_saja(kantor: Any):
    pastikan_boleh_meneken(kantor.kepala, kantor.pada)


# --- what a signature records --------------------------------------------------------------------


def test_penanda_menyebut_pemilik_penugasan_dan_penetapnya(kantor: Any, ditugaskan: PenetapanAkun):
    p = penanda(segar(kantor.operator))
    hari = (kantor.pada + timedelta(hours=8)).date()  # where the agency is
    assert (p.akun, p.penugasan, p.sejak, p.oleh) == (
        "Operator",
        "penugasan Plt.",
        hari,
        "Petugas Satu",
    )


def test_penanda_tanpa_catatan_hanya_menyebut_akun(kantor: Any, pengguna: Any):
    assert penanda(kantor.kepala).akun == "Kepala"
    assert not penanda(kantor.kepala).penugasan
    assert penanda(pengguna(None, username="tanpa.nama")).akun == "tanpa.nama"


def test_penanda_tidak_memakai_penugasan_jabatan_lain(kantor: Any, ditugaskan: PenetapanAkun):
    Pengguna.objects.filter(pk=kantor.operator.pk).update(jabatan=kantor.kadis)
    assert not penanda(segar(kantor.operator)).penugasan


# --- switching off -------------------------------------------------------------------------------


def test_akun_nonaktif_tidak_masuk_dan_yang_aktif_kembali_menunggu(kantor: Any, client: Any):
    client.force_login(kantor.kepala)
    assert client.get("/").status_code == 200
    atur_keaktifan(pengguna=kantor.kepala, aktif=False, oleh=kantor.sekretariat, pada=kantor.pada)
    assert client.get("/").status_code == 302
    with pytest.raises(TidakSahError):
        atur_keaktifan(
            pengguna=kantor.kepala, aktif=False, oleh=kantor.sekretariat, pada=kantor.pada
        )
    atur_keaktifan(pengguna=kantor.kepala, aktif=True, oleh=kantor.sekretariat, pada=kantor.pada)
    assert alasan_tunda(segar(kantor.kepala), kantor.pada)


# --- the database --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pemicu", "sql"),
    [
        ("penetapan_akun_tetap", "UPDATE kinerja_penetapanakun SET oleh_id = %s WHERE id = %s"),
        ("penetapan_akun_abadi", "DELETE FROM kinerja_penetapanakun WHERE %s > 0 AND id = %s"),
        (
            "penetapan_akun_dijawab_sekali",
            "UPDATE kinerja_penetapanakun SET dikonfirmasi_pada = NULL WHERE %s > 0 AND id = %s",
        ),
        (
            "tautan_akun_sekali_pakai",
            "UPDATE kinerja_tautanakun SET dipakai_pada = NULL WHERE %s > 0 AND id > 0 AND %s > 0",
        ),
    ],
)
def test_pemicu_menjaga_catatan(kantor: Any, ditugaskan: PenetapanAkun, pemicu: str, sql: str):
    jawab_penugasan(penetapan=ditugaskan, benar=True, oleh=kantor.operator, pada=kantor.pada)
    kantor.operator.tautan.create(
        untuk="undangan",
        sidik="a" * 64,
        dibuat_oleh=kantor.admin,
        dibuat_pada=kantor.pada,
        berlaku_sampai=kantor.pada,
        dipakai_pada=kantor.pada,
    )
    with (
        connection.cursor() as kursor,
        pytest.raises(IntegrityError) as galat,
        transaction.atomic(),
    ):
        kursor.execute(sql, [kantor.admin.pk, ditugaskan.pk])
    assert PESAN[pemicu] in str(galat.value)


def test_setiap_pemicu_punya_ujinya():
    kasus = test_pemicu_menjaga_catatan.pytestmark[0].args[1]
    assert {k[0] for k in kasus} == set(PESAN)
