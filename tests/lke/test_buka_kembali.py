"""A finished evaluation reopened: who may, what stays readable, what the database lets through."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from kinerja.models import JejakAudit
from kinerja.penolakan import TerkunciError, TidakBerizinError, TidakDitemukanError, TidakSahError
from laporan.dokumen.json import dari_dict
from laporan.dokumen.penomoran import semua_blok
from laporan.lke import selesai, tulis_naskah
from laporan.lke.buka_kembali import buka_kembali_lke
from laporan.models import EvaluasiAKIP, EvaluasiLKE, HasilLamaLKE, JawabanLKE
from laporan.models import TahapLKE as T
from tests.lke.conftest import (
    PADA,
    TAHUN,
    HasilLamaLKEFactory,
    JendelaLKEFactory,
    PetugasLKEFactory,
)

pytestmark = pytest.mark.django_db
ALASAN = "Jawaban 1.a.1 keliru dibaca."
NANTI = PADA + timedelta(days=3)


@pytest.fixture
def selesai_(d):
    """Agency A finished: all met but 1.a.1, 79,40."""
    d.sampai(T.EVALUASI)
    d.jawab(d.evaluator)
    d.jawab(d.evaluator, "pedoman_perencanaan", jawaban="tidak", catatan="Belum ada.")
    umum: dict[str, Any] = {"pk": d.lke.pk, "oleh": d.evaluator, "pada": PADA}
    selesai.tulis_rekomendasi(teks="Agar menerbitkan pedoman.", **umum)
    tulis_naskah.tulis_bagian(kode="gambaran", teks="SAKIP diterapkan.", versi=0, **umum)
    selesai.selesaikan_lke(nomor="700/1", tanggal=date(2025, 6, 1), **umum)
    return d


def _buka(d, oleh=None, alasan=ALASAN, pada=NANTI):
    return buka_kembali_lke(pk=d.lke.pk, alasan=alasan, oleh=oleh or d.evaluator, pada=pada)


def _teks(satu):
    return " ".join(t for b in semua_blok(dari_dict(satu.dokumen)) for t in b.terbaca())


def test_hasil_lama_tetap_terbaca_dan_yang_baru_menggantikan(selesai_):
    """1.a.1 met after all: 80,00; the LHE page follows, the old LHE keeps its 79,40."""
    d = selesai_
    e = _buka(d)
    assert (e.status, e.selesai_pada, e.nomor_lhe) == ("evaluasi", None, "700/1")
    lama = HasilLamaLKE.objects.get()
    assert (lama.nilai, lama.predikat, lama.selesai_oleh) == (Decimal("79.4"), "BB", d.evaluator)
    assert "adalah 79,40 dengan predikat BB" in _teks(lama)
    assert "SAKIP diterapkan." in _teks(lama)
    # Drafts follow the data again, what was written stays.
    assert list(e.naskah.values_list("kode", flat=True)) == ["gambaran"]
    assert EvaluasiAKIP.objects.get(pd=d.a, tahun=TAHUN).nilai == Decimal("79.4")
    d.jawab(d.evaluator, "pedoman_perencanaan")
    selesai.selesaikan_lke(
        pk=d.lke.pk, nomor="700/2", tanggal=date(2025, 6, 9), oleh=d.evaluator, pada=NANTI
    )
    akip = EvaluasiAKIP.objects.get(pd=d.a, tahun=TAHUN)
    assert akip.nilai == 80
    # What was recommended before is not handed over twice.
    assert [r.rekomendasi for r in akip.rekomendasi.all()] == ["Agar menerbitkan pedoman."]
    assert "adalah 79,40" in _teks(HasilLamaLKE.objects.get())
    jejak = JejakAudit.objects.get(aksi="LKE: dibuka kembali")
    assert (jejak.oleh, jejak.alasan) == (d.evaluator, ALASAN)


@pytest.mark.parametrize("siapa", ["sekretariat", "kepala", "verifikator", "admin", "evaluator_b"])
def test_hanya_evaluatornya(selesai_, siapa):
    with pytest.raises((TidakBerizinError, TidakDitemukanError)):
        _buka(selesai_, oleh=getattr(selesai_, siapa))
    assert not HasilLamaLKE.objects.exists()


def test_evaluator_sebagian_komponen_tidak(selesai_):
    PetugasLKEFactory(tahap="evaluasi", pengguna=selesai_.evaluator, komponen="1 2 3")
    with pytest.raises(TidakBerizinError, match="seluruh komponennya"):
        _buka(selesai_)


def test_alasan_jadwal_dan_keadaan(selesai_):
    d = selesai_
    for alasan in ("", "keliru", "x" * 2001):
        with pytest.raises(TidakSahError, match="alasan"):
            _buka(d, alasan=alasan)
    JendelaLKEFactory(
        tahap="evaluasi", buka=datetime(2025, 4, 1, tzinfo=UTC), tutup=PADA + timedelta(hours=1)
    )
    with pytest.raises(TerkunciError, match="Jadwal evaluasi"):
        _buka(d)
    _buka(d, pada=PADA)
    with pytest.raises(TidakSahError, match="belum selesai"):
        _buka(d, pada=PADA)


def test_basis_data_hanya_melepas_yang_tersimpan(selesai_):
    """Without its old result nothing leaves the end, with it only to the evaluator."""
    d = selesai_
    satu = EvaluasiLKE.objects.filter(pk=d.lke.pk)
    kosong: dict[str, Any] = {"selesai_pada": None, "selesai_oleh": None}
    with pytest.raises(IntegrityError), transaction.atomic():
        satu.update(status="evaluasi", **kosong)
    lama = HasilLamaLKEFactory(evaluasi=d.lke, selesai_pada=PADA - timedelta(days=1))
    with pytest.raises(IntegrityError), transaction.atomic():
        satu.update(status="evaluasi", **kosong)
    HasilLamaLKEFactory(evaluasi=d.lke, ke=2, selesai_pada=PADA)
    for lakukan in (
        lambda: satu.update(status="mandiri", **kosong),
        lambda: satu.update(nomor_lhe="lain"),
        lambda: HasilLamaLKE.objects.filter(pk=lama.pk).update(alasan="lain"),
        lambda: HasilLamaLKE.objects.filter(pk=lama.pk).delete(),
        lambda: JawabanLKE.objects.filter(evaluasi=d.lke).update(jawaban="tidak"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            lakukan()
    assert satu.update(status="evaluasi", **kosong) == 1


def test_lewat_halaman(client, selesai_):
    d = selesai_
    alamat = f"{reverse('lke')}?tahun={TAHUN}&pd={d.a.kode}"
    client.force_login(d.sekretariat)
    assert 'value="buka_kembali"' not in client.get(alamat).text
    client.force_login(d.evaluator)
    isi = client.get(alamat).text
    assert 'value="buka_kembali"' in isi
    kirim = {"langkah": "buka_kembali", "versi": str(d.segarkan().versi), "alasan": "x"}
    respons = client.post(alamat, kirim)
    assert respons.status_code == 422
    assert client.post(alamat, {**kirim, "alasan": ALASAN}).status_code == 302
    isi = client.get(alamat).text
    lama = HasilLamaLKE.objects.get()
    assert reverse("lke_hasil", args=[lama.pk]) in isi
    assert "79,40 (BB)" in isi
    assert 'value="700/1"' in isi  # the number of the LHE is offered again
    berkas = client.get(reverse("lke_hasil", args=[lama.pk]))
    assert berkas.content.startswith(b"PK")
    client.force_login(d.sekretariat_b)
    assert client.get(reverse("lke_hasil", args=[lama.pk])).status_code == 404
