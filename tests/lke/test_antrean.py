"""All agencies: the queue of an evaluator, scores side by side, constant queries."""

from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from laporan.lke.antrean import AntreanLKE
from laporan.lke.baku import lembar_baku
from laporan.models import JawabanLKE, NilaiSubLKE, TahapLKE
from tests import factories as f
from tests.lke.conftest import PADA, TAHUN, EvaluasiLKEFactory, JendelaLKEFactory

pytestmark = pytest.mark.django_db


def _terisi(pd, lembar, oleh, tingkat="BB"):
    """An evaluation of 80 answers and 12 grades by the agency."""
    e = EvaluasiLKEFactory(pd=pd, lembar=lembar, status="evaluasi", mulai_oleh=oleh)
    isi = {"evaluasi": e, "tahap": "mandiri", "diubah_pada": PADA, "diubah_oleh": oleh}
    JawabanLKE.objects.bulk_create(
        JawabanLKE(kunci=k.kunci, jawaban="ya", **isi) for _, k in lembar_baku().kriteria
    )
    NilaiSubLKE.objects.bulk_create(
        NilaiSubLKE(sub=s.kode, tingkat=tingkat, **isi) for s in lembar_baku().sub
    )
    return e


def test_yang_menunggu_lebih_dahulu(d):
    JendelaLKEFactory(
        tahap="evaluasi", buka=datetime(2025, 5, 1, tzinfo=UTC),
        tutup=datetime(2025, 5, 31, 8, 30, tzinfo=UTC),
    )  # fmt: skip
    d.sampai(TahapLKE.EVALUASI)
    a = AntreanLKE(d.evaluator, TAHUN, PADA)
    satu, dua = a.baris
    assert (satu.pd, satu.milik, satu.terjawab, satu.banyak) == (d.a, True, 0, 80)
    assert satu.tutup == datetime(2025, 5, 31, 8, 30, tzinfo=UTC)
    assert (dua.pd, dua.milik, dua.evaluasi) == (d.b, False, None)
    assert AntreanLKE(d.verifikator, TAHUN, PADA).milik == 0  # only a verifikator this year
    telat = AntreanLKE(d.evaluator, TAHUN, datetime(2025, 5, 31, 8, 30, tzinfo=UTC))
    assert (telat.milik, telat.baris[0].lewat) == (0, True)


def test_selisih_mandiri_dan_kriteria_yang_kurang(d):
    """All BB by the agency is 80; 1.a at B costs 0,6: the evaluator's 79,4 is 0,6 below."""
    from laporan.lke.aksi import lengkapi_nilai, masuk

    d.sampai(TahapLKE.EVALUASI)
    d.jawab(d.evaluator)
    d.jawab(d.evaluator, "rencana_anggaran", jawaban="tidak")
    lengkapi_nilai(masuk(d.lke.pk, d.evaluator, PADA))
    a = AntreanLKE(d.evaluator, TAHUN, PADA)
    assert a.baris[0].selisih == Decimal("0.6")
    assert [(no, n, m) for no, _, n, m in a.paling_kurang()] == [("1.a.6", 1, 1)]


def test_lima_tahun_dan_tidak_sebelum_2021(d):
    for tahun, nilai in ((2020, 60), (2021, 61), (2024, 70)):
        f.EvaluasiAKIPFactory(pd=d.a, tahun=tahun, nilai=nilai)
    a = AntreanLKE(d.evaluator, 2025, PADA)
    assert a.daftar_tahun == [2021, 2022, 2023, 2024, 2025]
    milik = next(b for b in a.baris if b.pd == d.a)
    assert [e and e.nilai for e in a.nilai_tahun(milik)] == [61, None, None, 70, None]
    assert AntreanLKE(d.evaluator, 2022, PADA).daftar_tahun == [2021, 2022]


def test_kueri_tetap_untuk_empat_puluh_pd(client, d):
    """As many queries for 40 agencies × 80 answers × 5 years as for four."""
    client.force_login(d.evaluator)
    alamat = f"{reverse('lke_antrean')}?tahun={TAHUN}"
    client.get(alamat)  # the year is remembered with the first visit
    banyak = []
    for jumlah in (4, 36):
        for _ in range(jumlah):
            pd = f.PDFactory()
            _terisi(pd, d.lke.lembar, d.sekretariat)
            for tahun in range(TAHUN - 4, TAHUN + 1):
                f.EvaluasiAKIPFactory(pd=pd, tahun=tahun)
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(alamat).status_code == 200
        banyak.append(len(kueri))
    assert banyak[0] == banyak[1]
    assert banyak[1] < 20


def test_unduhan_memuat_setiap_pd(client, d):
    client.force_login(d.evaluator)
    respons = client.get(f"{reverse('lke_antrean_unduh')}?tahun={TAHUN}")
    buku = load_workbook(BytesIO(respons.content))
    sel = {c.value for s in buku.worksheets for r in s.iter_rows() for c in r}
    assert {d.a.nama, d.b.nama} <= sel


@pytest.mark.parametrize("nama", ["lke_antrean", "lke_antrean_unduh", "lke_atur", "lke_lembar"])
def test_halaman_pemda_menurut_peran(client, d, nama):
    mengatur = nama in ("lke_atur", "lke_lembar")
    harap = {
        "sekretariat": 403 if mengatur else 404,
        "operator": 403,
        "evaluator_b": 403 if mengatur else 404,
        "evaluator": 403 if mengatur else 200,
        "admin": 200,
    }
    assert client.get(reverse(nama)).status_code == 302
    for siapa, status in harap.items():
        client.force_login(getattr(d, siapa))
        assert client.get(f"{reverse(nama)}?tahun={TAHUN}").status_code == status, siapa
