"""An account above the agencies that sees a list of them: everywhere, and nothing beside it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import reverse

from anggaran.models import Program
from kinerja.admin.lingkup import batasi
from kinerja.akun.cakupan import atur_cakupan, sidik_cakupan
from kinerja.models import Indikator, JejakAudit, PerangkatDaerah, Sasaran, UnitKerja
from kinerja.penolakan import BentrokError, TidakBerizinError, TidakDitemukanError, TidakSahError
from kinerja.peran import ADMIN_PEMDA, EVALUATOR, KEPALA_DAERAH, PEMANTAU, SEKRETARIAT
from laporan.lhe.temuan import IsiTemuan, boleh_mencatat, catat_temuan
from laporan.lke.antrean import AntreanLKE
from laporan.lke.baca import orang_lke
from laporan.models import EvaluasiAKIP, RekomendasiLHE, TahapLKE
from tests import factories as f
from tests.cap.pabrik import semua_pabrik
from tests.halaman import cari_formulir

#: Asked for a person, but rows of no agency.
SEMUA_BOLEH: set[str] = set()
PADA = datetime(2025, 5, 5, 2, 0, tzinfo=UTC)


@pytest.fixture
def d(pengguna: Any) -> Any:
    """Two agencies with rows, an admin, an evaluator of one of the two."""

    class Dunia:
        milik, lain = (f.IndikatorFactory() for _ in range(2))
        admin = pengguna(ADMIN_PEMDA)
        penilai = pengguna(EVALUATOR, pd=None)

    for i in (Dunia.milik, Dunia.lain):
        f.ProgramFactory(pd=i.pd)
        f.RekomendasiLHEFactory(evaluasi=f.EvaluasiAKIPFactory(pd=i.pd))
    return Dunia


def test_yang_di_luar_cakupan_tidak_ditulis(d: Any) -> None:
    """A finding is recorded within the scope only."""
    akun = atur(d, [d.milik.pd])
    assert boleh_mencatat(akun, d.milik.pd)
    assert not boleh_mencatat(akun, d.lain.pd)
    isi = IsiTemuan("bpk", "1", "Temuan contoh.")
    with pytest.raises(TidakDitemukanError):
        catat_temuan(pd=d.lain.pd, tahun=2024, isi=isi, oleh=akun, pada=PADA)


def test_setiap_pertanyaan_menurut_orangnya_mengenal_cakupan(d: Any, tanpa_pemicu: None) -> None:
    """Of each model that is asked for a person: no row of an agency outside the scope."""
    terbatas = atur(d, [f.PDFactory()])
    tampak = {PerangkatDaerah: 1}
    ditanya = 0
    for label, buat in sorted(semua_pabrik().items()):
        manajer = apps.get_model(label)._default_manager
        if not hasattr(manajer.all(), "untuk") or label in SEMUA_BOLEH:
            continue
        with transaction.atomic():
            buat()
            ditanya += 1
            assert manajer.untuk(terbatas).count() == tampak.get(manajer.model, 0), label
            transaction.set_rollback(True)
    assert ditanya > 25


def atur(d: Any, pd: Any, **lain: Any) -> Any:
    return atur_cakupan(**{"pengguna": d.penilai, "pd": pd, "oleh": d.admin, "pada": PADA} | lain)


def test_terlihat_hanya_yang_dalam_cakupan(d: Any) -> None:
    model = (Indikator, Sasaran, UnitKerja, Program, RekomendasiLHE)
    assert all(len({b.pk for b in m.objects.untuk(d.penilai)}) >= 2 for m in model)
    akun = atur(d, [d.milik.pd])
    assert list(PerangkatDaerah.objects.untuk(akun)) == [d.milik.pd]
    for m in model:
        baris: list[Any] = list(m.objects.untuk(akun))
        pd = {getattr(b, "evaluasi", b).pd_id for b in baris}
        assert pd == {d.milik.pd_id}, m
    assert [b.pd_id for b in batasi(Indikator.objects.all(), akun)] == [d.milik.pd_id]
    assert (akun.menjangkau(d.milik.pd_id), akun.menjangkau(d.lain.pd_id)) == (True, False)
    assert EvaluasiAKIP.objects.count() == 2
    kembali = atur(d, None)
    assert PerangkatDaerah.objects.untuk(kembali).count() == 2
    assert [j.perubahan["cakupan"] for j in JejakAudit.objects.order_by("pk")] == [
        ["semua perangkat daerah", d.milik.pd.nama],
        [d.milik.pd.nama, "semua perangkat daerah"],
    ]


def test_evaluasi_mengikuti_cakupan(d: Any) -> None:
    akun = atur(d, [d.milik.pd])
    orang = orang_lke(akun, 2025)
    assert orang.komponen(TahapLKE.EVALUASI, d.milik.pd_id, ["1"]) == {"1"}
    assert not orang.komponen(TahapLKE.EVALUASI, d.lain.pd_id, ["1"])
    assert [b.pd for b in AntreanLKE(akun, 2025, PADA).baris] == [d.milik.pd]


def test_di_luar_cakupan_tidak_ditemukan(client: Any, d: Any) -> None:
    akun = atur(d, [d.milik.pd])
    client.force_login(akun)
    assert client.get(reverse("pohon"), {"pd": d.milik.pd.kode}).status_code == 200
    assert client.get(reverse("pohon"), {"pd": d.lain.pd.kode}).status_code == 404
    assert client.get(reverse("indikator", args=[d.lain.pk])).status_code == 404
    assert client.get(reverse("tinjauan_pd", args=[d.lain.pd.kode])).status_code == 404


def test_siapa_yang_mengatur(d: Any, pengguna: Any) -> None:
    semua = [d.milik.pd]
    with pytest.raises(TidakDitemukanError):
        atur(d, semua, oleh=pengguna(SEKRETARIAT, pd=d.milik.pd))
    with pytest.raises(TidakBerizinError):
        atur(d, semua, oleh=d.penilai)
    with pytest.raises(TidakBerizinError):
        atur(d, semua, oleh=pengguna(KEPALA_DAERAH, pd=None))
    for peran, medan in ((ADMIN_PEMDA, {}), (KEPALA_DAERAH, {"pd": None}), (EVALUATOR, {})):
        with pytest.raises(TidakSahError):
            atur(d, semua, pengguna=pengguna(peran, **medan))
    with pytest.raises(TidakSahError, match="sekurang-kurangnya satu"):
        atur(d, [])
    lama = sidik_cakupan(d.penilai)
    atur(d, semua)
    with pytest.raises(BentrokError):
        atur(d, None, dilihat=lama)


@pytest.mark.parametrize("peran", [KEPALA_DAERAH, ADMIN_PEMDA])
def test_cakupan_lama_dilepas_dari_jabatan_seluruh_pemda(client: Any, d: Any, peran: str) -> None:
    """The list stayed with the account, its page offered nothing, and nobody could take it away."""
    akun = atur(d, [d.milik.pd])
    akun.groups.set([Group.objects.get(name=peran)])
    kini = type(akun).objects.get(pk=akun.pk)
    with pytest.raises(TidakSahError):
        atur(d, [d.milik.pd, d.lain.pd], pengguna=kini)
    client.force_login(d.admin)
    assert "dilihat_cakupan" in client.get(reverse("akun_satu", args=[akun.pk])).content.decode()
    assert atur(d, None, pengguna=kini).menjangkau(d.lain.pd.pk)


def test_lewat_halaman_akun(client: Any, d: Any, pengguna: Any) -> None:
    sekda = pengguna(PEMANTAU, pd=None)
    client.force_login(d.admin)
    alamat = reverse("akun_satu", args=[sekda.pk])
    formulir = cari_formulir(client.get(alamat), langkah="cakupan")
    isi = dict(formulir.isi) | {"cakupan": "daftar", "pd_cakupan": [d.lain.pd.kode]}
    assert client.post(alamat, isi).status_code == 302
    assert list(sekda.cakupan.values_list("pd", flat=True)) == [d.lain.pd_id]
    sekda.refresh_from_db()
    assert sekda.batas_pd == {d.lain.pd_id}
    # an account of an agency, and one of the whole pemda by its office, have no such form
    for akun in (pengguna(SEKRETARIAT, pd=d.lain.pd), pengguna(KEPALA_DAERAH, pd=None)):
        isi = client.get(reverse("akun_satu", args=[akun.pk])).content.decode()
        assert 'value="cakupan"' not in isi
