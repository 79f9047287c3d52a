"""What an account may reach: the whole pemda, the whole agency, the own unit and below."""

from typing import Any

import pytest

from kinerja.models import PerjanjianKinerja
from kinerja.peran import (
    ADMIN_PEMDA,
    EVALUATOR,
    KEPALA_DAERAH,
    KEPALA_DINAS,
    OPERATOR,
    PEJABAT,
    SEKRETARIAT,
    SEKRETARIS,
)
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("peran", [ADMIN_PEMDA, KEPALA_DAERAH, EVALUATOR])
def test_lintas_pd_memerlukan_izin_akun_aktif_dan_tanpa_pd(pengguna: Any, peran: str):
    assert pengguna(peran, pd=None).lintas_pd is True
    assert pengguna(peran, pd=f.PDFactory()).lintas_pd is False
    assert pengguna(peran, pd=None, is_active=False).lintas_pd is False


@pytest.mark.parametrize("peran", [SEKRETARIAT, KEPALA_DINAS, OPERATOR, None])
def test_peran_perangkat_daerah_tidak_pernah_lintas_pd(pengguna: Any, peran: str | None):
    assert pengguna(peran, pd=None).lintas_pd is False


def test_superuser_tanpa_pd_lintas_pd(pengguna: Any):
    """Django gives it every permission; inside an agency it is a member of that agency."""
    assert pengguna(None, pd=None, is_superuser=True).lintas_pd is True
    assert pengguna(None, is_superuser=True).lintas_pd is False


@pytest.mark.parametrize(
    ("peran", "semua"),
    [
        (OPERATOR, False),
        (PEJABAT, False),
        (None, False),
        (SEKRETARIS, True),
        (KEPALA_DINAS, True),
        (SEKRETARIAT, True),
        (EVALUATOR, True),
    ],
)
def test_lihat_semua_unit_menurut_peran(pengguna: Any, peran: str | None, semua: bool):
    assert pengguna(peran).lihat_semua_unit is semua


def test_lingkup_adalah_unit_sendiri_dan_semua_di_bawahnya(pengguna: Any):
    pd = f.PDFactory()
    bidang = f.UnitFactory(pd=pd)
    seksi = f.UnitFactory(pd=pd, induk=bidang)
    kecil = f.UnitFactory(pd=pd, induk=seksi)
    seksi_lain = f.UnitFactory(pd=pd, induk=bidang)
    sebelah = f.UnitFactory(pd=pd)
    f.UnitFactory(pd=pd, induk=sebelah)
    f.UnitFactory()
    lingkup = {
        kecil: {kecil},
        seksi: {seksi, kecil},
        bidang: {bidang, seksi, kecil, seksi_lain},
        sebelah: {sebelah, sebelah.anak.get()},
        f.puncak(pd): set(pd.unitkerja_set.all()),
    }
    for unit, di_bawah in lingkup.items():
        orang = pengguna(OPERATOR, unit=unit)
        assert orang.lingkup_unit == frozenset(u.pk for u in di_bawah)
        assert isinstance(orang.lingkup_unit, frozenset)
    assert pengguna(OPERATOR, pd=pd).lingkup_unit == frozenset()


def test_lingkup_tidak_keluar_dari_pd_akun(pengguna: Any):
    """A unit of another agency hung below the own one by mistake stays out of reach."""
    pd = f.PDFactory()
    bidang = f.UnitFactory(pd=pd)
    tersesat = f.UnitFactory()
    tersesat.induk = bidang
    tersesat.save()
    assert pengguna(OPERATOR, unit=bidang).lingkup_unit == {bidang.pk}


def test_sebutan_nama_lalu_jabatan_lalu_akun(pengguna: Any):
    jabatan = f.JabatanFactory(nama="Kepala Bidang Penempatan")
    bernama = pengguna(None, jabatan=jabatan, first_name="Operator", last_name="Satu")
    assert bernama.sebutan == str(bernama) == "Operator Satu"
    assert pengguna(None, jabatan=jabatan).sebutan == "Kepala Bidang Penempatan"
    assert pengguna(None, username="operator.contoh").sebutan == "operator.contoh"


# --- agreements ----------------------------------------------------------------------------------


def test_perjanjian_yang_terlihat_milik_unit_dan_yang_ditandatangani_jabatannya(pengguna: Any):
    """The head of a bidang sees those of the seksi below, the own one, and those that the own post
    signs as second party, wherever that post stands.
    """
    pd = f.PDFactory()
    bidang, lain = f.UnitFactory(pd=pd), f.UnitFactory(pd=pd)
    seksi = f.UnitFactory(pd=pd, induk=bidang)
    kabid, kabid_lain = f.JabatanFactory(unit=bidang), f.JabatanFactory(unit=lain)
    kepala = f.JabatanFactory(unit=f.puncak(pd))
    milik = f.PerjanjianFactory(jabatan=kabid)
    bawahan = f.PerjanjianFactory(jabatan=f.JabatanFactory(unit=seksi))
    orang_lain = f.PerjanjianFactory(jabatan=kabid_lain)
    disetujui = f.PerjanjianFactory(jabatan=f.JabatanFactory(unit=lain), pihak_kedua=kabid)
    asing = f.PerjanjianFactory()

    def terlihat(orang: Any) -> set[Any]:
        return set(PerjanjianKinerja.objects.untuk(orang))

    assert terlihat(pengguna(PEJABAT, unit=bidang)) == {milik, bawahan}
    assert terlihat(pengguna(PEJABAT, unit=bidang, jabatan=kabid)) == {milik, bawahan, disetujui}
    # A post outside the unit of the account: the own agreement and what the post signs.
    assert terlihat(pengguna(PEJABAT, unit=seksi, jabatan=kabid)) == {milik, bawahan, disetujui}
    assert terlihat(pengguna(PEJABAT, pd=pd, jabatan=kabid_lain)) == {orang_lain}
    assert terlihat(pengguna(PEJABAT, pd=pd)) == set()
    semua = {milik, bawahan, orang_lain, disetujui}
    assert terlihat(pengguna(KEPALA_DINAS, unit=f.puncak(pd), jabatan=kepala)) == semua
    assert terlihat(pengguna(SEKRETARIAT, pd=pd)) == semua
    assert terlihat(pengguna(SEKRETARIAT, pd=None)) == set()
    assert terlihat(pengguna(ADMIN_PEMDA)) == {*semua, asing}
