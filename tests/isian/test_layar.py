"""The entry page as data and as a plain form: scope, locks in words, queries, history."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from kinerja.peran import EVALUATOR, OPERATOR
from tests.baca import terbaca
from tests.factories import (
    BarisAnggaranFactory,
    IndikatorFactory,
    JabatanFactory,
    PaguBarisFactory,
    PeriodeFactory,
    RealisasiFactory,
    SubKegiatanFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db
TAHUN = 2025


@pytest.fixture
def unit(peran):
    """A unit whose TW I is open today."""
    unit = UnitFactory()
    hari = timezone.localdate()
    PeriodeFactory(
        pd=unit.pd,
        tahun=TAHUN,
        triwulan=1,
        buka=hari - timedelta(days=3),
        tutup=hari + timedelta(days=3),
    )
    return unit


def _indikator(unit, **lain):
    return IndikatorFactory(
        pd=unit.pd, penanggung_jawab=JabatanFactory(pd=unit.pd, unit=unit), desimal=0, **lain
    )


def _sub(unit):
    s = SubKegiatanFactory(
        pd=unit.pd, tahun=TAHUN, penanggung_jawab=JabatanFactory(pd=unit.pd, unit=unit)
    )
    b = BarisAnggaranFactory(sub_kegiatan=s)
    PaguBarisFactory(baris=b, nilai=1_000_000)
    return s, b


def _buka(client, unit, **kueri):
    return client.get(reverse("isian"), {"unit": unit.pk, "tahun": TAHUN, "triwulan": 1, **kueri})


def _kirim(client, unit, baris, isi, *, versi=0, kunci=None):
    data = {
        "kunci": str(kunci or uuid4()),
        "langkah": "simpan",
        "sasaran": baris,
        "versi": str(versi),
    }
    for (sasaran, medan), (asal, teks) in isi.items():
        data[f"{sasaran}|{medan}"] = teks
        data[f"asal|{sasaran}|{medan}"] = asal
    return client.post(f"{reverse('isian')}?unit={unit.pk}&tahun={TAHUN}&triwulan=1", data)


def test_halaman_menyebut_hari_dan_kelengkapan(client, pengguna, unit):
    i = _indikator(unit)
    RealisasiFactory(indikator=i, tahun=TAHUN, triwulan=1, nilai=5)
    _indikator(unit)
    client.force_login(pengguna(OPERATOR, unit=unit))
    respons = _buka(client, unit)
    assertContains(respons, "sisa 4 hari termasuk hari ini")
    assertContains(respons, "1 dari 2 baris")
    assertContains(respons, f'id="sel-indikator-{i.pk}-nilai"')


def test_unit_di_luar_lingkup_tidak_ada(client, pengguna, unit):
    lain = UnitFactory(pd=unit.pd)
    client.force_login(pengguna(OPERATOR, unit=unit))
    assert _buka(client, lain).status_code == 404
    assert _buka(client, unit, triwulan=5).status_code == 404


def test_akun_tanpa_unit_diberi_tahu(client, pengguna, unit):
    client.force_login(pengguna(OPERATOR, pd=unit.pd))
    assertContains(client.get(reverse("isian"), {"tahun": TAHUN}), "belum terikat pada unit kerja")


def test_evaluator_hanya_melihat(client, pengguna, unit):
    _indikator(unit)
    client.force_login(pengguna(EVALUATOR, pd=unit.pd))
    respons = _buka(client, unit)
    assertContains(respons, "Anda melihat isian unit ini")
    assertNotContains(respons, "data-ajukan")


def test_kueri_tidak_bertambah_menurut_baris(client, pengguna, unit, jumlah_kueri):
    client.force_login(pengguna(OPERATOR, unit=unit))
    _indikator(unit)
    _sub(unit)
    _buka(client, unit)
    with jumlah_kueri() as sedikit:
        _buka(client, unit)
    for _ in range(6):
        _indikator(unit)
        _sub(unit)
    with jumlah_kueri() as banyak:
        assert _buka(client, unit).status_code == 200
    assert len(banyak) == len(sedikit)
    assert len(banyak) < 70


def test_formulir_biasa_menyimpan_yang_berubah_saja(client, pengguna, unit):
    from kinerja.models import JejakAudit, Realisasi

    i = _indikator(unit, satuan="Orang", pola_tampil="{n}")
    client.force_login(pengguna(OPERATOR, unit=unit))
    sasaran = f"indikator:{i.pk}"
    isi = {(sasaran, "nilai"): ("", "1.250"), (sasaran, "keterangan"): ("", "")}
    kunci = uuid4()
    for _ in range(2):  # a form sent twice is stored once
        assert _kirim(client, unit, sasaran, isi, kunci=kunci).status_code == 302
    assert Realisasi.objects.get(indikator=i).nilai == 1250
    assert JejakAudit.objects.count() == 1


def test_formulir_biasa_belanja(client, pengguna, unit):
    from anggaran.models import RealisasiAnggaran

    s, b = _sub(unit)
    client.force_login(pengguna(OPERATOR, unit=unit))
    isi = {
        (f"baris:{b.pk}", "triwulan_ini"): ("", "250.000"),
        (f"baris:{b.pk}", "kumulatif"): ("", ""),
        (f"sub:{s.pk}", "fisik"): ("", "25"),
    }
    assert _kirim(client, unit, f"sub:{s.pk}", isi).status_code == 302
    assert RealisasiAnggaran.objects.get(baris=b, bulan=3).nilai == 250_000


def test_formulir_biasa_ditolak_tetap_berisi(client, pengguna, unit):
    i = _indikator(unit)
    client.force_login(pengguna(OPERATOR, unit=unit))
    sasaran = f"indikator:{i.pk}"
    respons = _kirim(client, unit, sasaran, {(sasaran, "nilai"): ("", "dua belas")})
    assertContains(respons, 'value="dua belas"', status_code=422)
    assertContains(respons, "isian Anda tetap di tempatnya", status_code=422)


def test_formulir_biasa_bentrok_disebut(client, pengguna, unit):
    from kinerja.models import Realisasi

    i = _indikator(unit)
    sasaran = f"indikator:{i.pk}"
    client.force_login(pengguna(OPERATOR, unit=unit, first_name="Budi"))
    _kirim(client, unit, sasaran, {(sasaran, "nilai"): ("", "10")})
    client.force_login(pengguna(OPERATOR, unit=unit))
    respons = _kirim(client, unit, sasaran, {(sasaran, "nilai"): ("", "20")})
    assertContains(respons, "Budi", status_code=409)
    assertContains(respons, 'value="20"', status_code=409)
    assert Realisasi.objects.get(indikator=i).nilai == 10


def test_mengajukan_tanpa_skrip(client, pengguna, unit):
    from kinerja.models import Realisasi

    i = _indikator(unit)
    client.force_login(pengguna(OPERATOR, unit=unit))
    alamat = f"{reverse('isian')}?unit={unit.pk}&tahun={TAHUN}&triwulan=1"
    respons = client.post(alamat, {"kunci": str(uuid4()), "langkah": "ajukan"})
    assertContains(respons, f'href="#sel-indikator-{i.pk}-nilai"', status_code=422)
    sasaran = f"indikator:{i.pk}"
    _kirim(client, unit, sasaran, {(sasaran, "nilai"): ("", "7")})
    respons = client.post(alamat, {"kunci": str(uuid4()), "langkah": "ajukan"})
    assert [str(p) for p in get_messages(respons.wsgi_request)][-1].endswith("1 baris.")
    assert Realisasi.objects.get(indikator=i).status == "diajukan"
    assertContains(_buka(client, unit), "sudah diajukan")


def test_laci_dan_riwayat_menurut_lingkup(client, pengguna, unit):
    i = _indikator(unit)
    lain = UnitFactory(pd=unit.pd)
    sasaran = f"indikator:{i.pk}"
    client.force_login(pengguna(OPERATOR, unit=unit))
    for teks in ("10", "20"):
        asal = "" if teks == "10" else "10"
        versi = 0 if teks == "10" else 1
        _kirim(client, unit, sasaran, {(sasaran, "nilai"): (asal, teks)}, versi=versi)
    kueri = {"sasaran": sasaran, "tahun": TAHUN, "triwulan": 1}
    assertContains(client.get(reverse("isian_laci"), kueri), "Faktor penghambat")
    riwayat = client.get(reverse("isian_riwayat"), {**kueri, "medan": "nilai"})
    assert "10 → <strong>20</strong>" in terbaca(riwayat)
    assertContains(riwayat, "<li>", count=2)
    client.force_login(pengguna(OPERATOR, unit=lain))
    assert client.get(reverse("isian_laci"), kueri).status_code == 404
    assert client.get(reverse("isian_riwayat"), {**kueri, "medan": "nilai"}).status_code == 404
    assert client.get(reverse("isian_laci"), {**kueri, "sasaran": "x"}).status_code == 404


def test_laci_sub_kegiatan_dan_riwayat_belanja(client, pengguna, unit):
    s, b = _sub(unit)
    client.force_login(pengguna(OPERATOR, unit=unit))
    isi = {(f"baris:{b.pk}", "kumulatif"): ("", "2.000.000")}
    _kirim(client, unit, f"sub:{s.pk}", isi)
    kueri = {"tahun": TAHUN, "triwulan": 1}
    laci = client.get(reverse("isian_laci"), {**kueri, "sasaran": f"sub:{s.pk}"})
    assertContains(laci, "melebihi pagu")
    riwayat = client.get(
        reverse("isian_riwayat"), {**kueri, "sasaran": f"baris:{b.pk}", "medan": "kumulatif"}
    )
    assertContains(riwayat, "2.000.000")


def test_siapa(client, pengguna, unit):
    assert client.get(reverse("isian_siapa")).status_code == 401
    satu = pengguna(OPERATOR, unit=unit)
    client.force_login(satu)
    assert client.get(reverse("isian_siapa")).json() == {"pengguna": satu.pk}
