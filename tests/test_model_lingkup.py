"""`.untuk(pengguna)`: what a user sees ends at the agency, and for an operator at the unit."""

import pytest

from anggaran.models import Kegiatan, Program, SubKegiatan
from kinerja.models import (
    Indikator,
    Jabatan,
    JejakAudit,
    PerangkatDaerah,
    Sasaran,
    UnitKerja,
    jejak,
)
from kinerja.peran import ADMIN_PEMDA, EVALUATOR, KEPALA_DINAS, OPERATOR, PEJABAT, SEKRETARIAT
from tests import factories as f

pytestmark = pytest.mark.django_db

BERLINGKUP = [Indikator, Sasaran, Jabatan, Program, Kegiatan, SubKegiatan]
BERLINGKUP_ID = [m.__name__ for m in BERLINGKUP]


@pytest.fixture(scope="module")
def _potret_dunia(potret):
    return potret(_buat_dunia)


@pytest.fixture
def dunia(db, _potret_dunia):
    return _potret_dunia.pakai()


def _buat_dunia():
    """Two agencies; in the first a bidang, a seksi below it and another bidang, each with rows."""

    def isi(unit):
        jabatan = f.JabatanFactory(unit=unit)
        tujuan = f.TujuanFactory(renstra__pd=unit.pd)
        sasaran = f.SasaranFactory(tujuan=tujuan, penanggung_jawab=jabatan)
        f.IndikatorFactory(sasaran=sasaran)
        program = f.ProgramFactory(pd=unit.pd, penanggung_jawab=jabatan)
        f.SubKegiatanFactory(kegiatan__program=program)

    pd = f.PDFactory()
    bidang = f.UnitFactory(pd=pd)
    seksi = f.UnitFactory(pd=pd, induk=bidang, jenis="seksi")
    lain = f.UnitFactory(pd=pd)
    asing = f.UnitFactory()
    for unit in (bidang, seksi, lain, asing):
        isi(unit)
    return {"pd": pd, "bidang": bidang, "seksi": seksi, "lain": lain, "asing": asing}


def _unit(model, pengguna):
    """Ids of the units whose rows the user sees."""
    jalur = "unit" if model is Jabatan else "penanggung_jawab__unit"
    return sorted(model.objects.untuk(pengguna).values_list(jalur, flat=True))


@pytest.mark.parametrize("model", BERLINGKUP, ids=BERLINGKUP_ID)
@pytest.mark.parametrize("peran", [OPERATOR, PEJABAT])
def test_unit_sendiri_dan_di_bawahnya(dunia, pengguna, model, peran):
    orang = pengguna(peran, unit=dunia["bidang"])
    assert _unit(model, orang) == sorted([dunia["bidang"].pk, dunia["seksi"].pk])


@pytest.mark.parametrize("model", BERLINGKUP, ids=BERLINGKUP_ID)
def test_bawahan_tidak_melihat_atasannya(dunia, pengguna, model):
    assert _unit(model, pengguna(OPERATOR, unit=dunia["seksi"])) == [dunia["seksi"].pk]


@pytest.mark.parametrize("model", BERLINGKUP, ids=BERLINGKUP_ID)
@pytest.mark.parametrize("peran", [SEKRETARIAT, KEPALA_DINAS, EVALUATOR])
def test_seluruh_pd_tidak_lebih(dunia, pengguna, model, peran):
    orang = pengguna(peran, pd=dunia["pd"])
    assert _unit(model, orang) == sorted(dunia[u].pk for u in ("bidang", "seksi", "lain"))


@pytest.mark.parametrize("model", BERLINGKUP, ids=BERLINGKUP_ID)
@pytest.mark.parametrize("peran", [ADMIN_PEMDA, EVALUATOR])
def test_peran_pemda_melihat_semua_pd(dunia, pengguna, model, peran):
    assert dunia["asing"].pk in _unit(model, pengguna(peran, pd=None))


@pytest.mark.parametrize("model", [*BERLINGKUP, UnitKerja, PerangkatDaerah])
@pytest.mark.parametrize("peran", [OPERATOR, PEJABAT, SEKRETARIAT, KEPALA_DINAS, None])
def test_tanpa_pd_tidak_melihat_apa_pun(dunia, pengguna, model, peran):
    """A role without an agency sees nothing; only the pemda's own roles work above agencies."""
    assert not model.objects.untuk(pengguna(peran, pd=None)).exists()


@pytest.mark.parametrize("model", [*BERLINGKUP, UnitKerja])
def test_operator_tanpa_unit_tidak_melihat_apa_pun(dunia, pengguna, model):
    assert not model.objects.untuk(pengguna(OPERATOR, pd=dunia["pd"])).exists()


@pytest.mark.parametrize("model", [*BERLINGKUP, UnitKerja])
def test_admin_pemda_yang_diberi_pd_hanya_melihat_pd_itu(dunia, pengguna, model):
    """The agency field wins over the permission: nobody is above an agency and inside one."""
    orang = pengguna(ADMIN_PEMDA, pd=dunia["pd"])
    assert set(model.objects.untuk(orang).values_list("pd", flat=True)) == {dunia["pd"].pk}


@pytest.mark.parametrize("model", [*BERLINGKUP, UnitKerja, PerangkatDaerah])
def test_akun_nonaktif_tidak_melihat_lintas_pd(dunia, pengguna, model):
    assert not model.objects.untuk(pengguna(ADMIN_PEMDA, is_active=False)).exists()


def test_unit_kerja_menurut_peran(dunia, pengguna):
    operator = pengguna(OPERATOR, unit=dunia["bidang"])
    assert set(UnitKerja.objects.untuk(operator)) == {dunia["bidang"], dunia["seksi"]}
    sekretariat = pengguna(SEKRETARIAT, pd=dunia["pd"])
    assert dunia["asing"] not in UnitKerja.objects.untuk(sekretariat)
    assert UnitKerja.objects.untuk(sekretariat).count() == 4  # the top unit as well


def test_perangkat_daerah_menurut_peran(dunia, pengguna):
    assert list(PerangkatDaerah.objects.untuk(pengguna(OPERATOR, unit=dunia["bidang"]))) == [
        dunia["pd"]
    ]
    assert PerangkatDaerah.objects.untuk(pengguna(ADMIN_PEMDA)).count() == 2


def test_jejak_audit_tidak_melintasi_pd(dunia, pengguna):
    oleh = pengguna(SEKRETARIAT, pd=dunia["pd"])
    for unit in (dunia["bidang"], dunia["asing"]):
        jejak(aksi="ubah", objek=unit, oleh=oleh, pada=f.PADA, pd=unit.pd).save()
    assert [j.pd for j in JejakAudit.objects.untuk(oleh)] == [dunia["pd"]]
    assert JejakAudit.objects.untuk(pengguna(ADMIN_PEMDA)).count() == 2
    assert not JejakAudit.objects.untuk(pengguna(OPERATOR, pd=None)).exists()


def test_lingkup_dihitung_dengan_satu_kueri(dunia, pengguna, jumlah_kueri):
    orang = pengguna(OPERATOR, unit=dunia["bidang"])
    orang = type(orang).objects.get(pk=orang.pk)
    with jumlah_kueri() as kueri:
        assert orang.lingkup_unit == {dunia["bidang"].pk, dunia["seksi"].pk}
        assert orang.lingkup_unit
    assert len(kueri) == 1
