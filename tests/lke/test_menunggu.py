"""Whom the sheet waits for, and until when."""

from datetime import UTC, date, datetime

import pytest

from laporan.lke import aksi
from laporan.lke.menunggu import tunggu_lke, tunggu_lke_pemda
from laporan.models import TahapLKE
from tests.lke.conftest import PADA, TAHUN, JendelaLKEFactory

pytestmark = pytest.mark.django_db


def _teks(d, orang, pada=PADA):
    return [m.teks for m in tunggu_lke(orang, d.a, TAHUN, pada)]


def test_menunggu_menurut_giliran(d):
    JendelaLKEFactory(tahap="mandiri", tutup=datetime(2025, 5, 20, 8, 0, tzinfo=UTC))
    (satu,) = tunggu_lke(d.sekretariat, d.a, TAHUN, PADA)
    assert (satu.teks, satu.batas) == ("LKE 2025 belum dikirim.", date(2025, 5, 20))
    assert _teks(d, d.evaluator) == []
    assert _teks(d, d.sekretariat, datetime(2025, 5, 20, 8, 0, tzinfo=UTC)) == []
    d.sampai(TahapLKE.EVALUASI)
    assert _teks(d, d.sekretariat) == []
    assert _teks(d, d.evaluator) == ["LKE 2025 menunggu evaluasi Anda."]
    assert _teks(d, d.verifikator) == []
    assert _teks(d, d.operator) == []
    (pemda,) = tunggu_lke_pemda(d.evaluator, TAHUN, PADA)
    assert pemda.teks == "LKE 2025 dari 1 perangkat daerah menunggu Anda."
    assert tunggu_lke_pemda(d.verifikator, TAHUN, PADA) == []
    umum = {"pk": d.lke.pk, "oleh": d.evaluator, "pada": PADA}
    aksi.tandai_kembali(catatan={"rencana_formal": "Belum bertanda tangan."}, **umum)
    aksi.kembalikan_lke(**umum)
    assert _teks(d, d.sekretariat) == ["1 kriteria LKE 2025 dikembalikan untuk dilengkapi."]


def test_yang_tidak_mengambil_tahap_tidak_ditanyakan(d, django_assert_num_queries):
    d.kepala.has_perm("laporan.isi_lke")  # permissions are read once
    with django_assert_num_queries(0):
        assert tunggu_lke(d.kepala, d.a, TAHUN, PADA) == []
