"""The text of the LHE: drafts from data, what is written, how it ends; as blocks."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from kinerja.models import JejakAudit
from kinerja.penolakan import (
    BentrokError,
    TidakBerizinError,
    TidakDitemukanError,
    TidakSahError,
)
from laporan.dokumen.unsur import Daftar, Paragraf
from laporan.lke import selesai, tulis_naskah
from laporan.lke.fakta import (
    FaktaEvaluasi,
    FaktaPelaporan,
    FaktaPengukuran,
    FaktaPerencanaan,
    FaktaSakip,
    Hitung,
)
from laporan.lke.hasil import hasil_lke
from laporan.lke.naskah import BELUM, BagianLHE, blok_teks, draf, teks_bagian
from laporan.models import NaskahLHE
from laporan.models import TahapLKE as T
from tests.lke.conftest import PADA, TAHUN, EvaluasiLKEFactory


def _rupa(teks: str) -> list[Any]:
    return [
        b.isi if isinstance(b, Paragraf)
        else (b.bernomor, b.penomor, b.mulai, [str(x.isi) for x in b.butir])
        for b in blok_teks(teks)
        if isinstance(b, Paragraf | Daftar)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("teks", "rupa"),
    [
        ("Satu.\n\n Dua. ", ["Satu.", "Dua."]),
        ("1. satu;\n2. dua.", [(True, "1", 1, ["satu;", "dua."])]),
        ("3) tiga", [(True, "1", 3, ["tiga"])]),
        ("b. dua\nc. tiga", [(True, "a", 2, ["dua", "tiga"])]),
        ("Yaitu:\n- satu\n- dua\nAkhir.", ["Yaitu:", (False, "1", 1, ["satu", "dua"]), "Akhir."]),
        ("2025 adalah tahun evaluasi.", ["2025 adalah tahun evaluasi."]),
        ("1.500 orang dilayani.", ["1.500 orang dilayani."]),
        ("-5 persen", ["-5 persen"]),
        ("A. Judul", ["A. Judul"]),
        ("", []),
    ],
    ids=["alinea", "nomor", "nomor-lanjut", "huruf", "tanda", "tahun", "ribuan", "minus", "kapital",
         "kosong"],
)  # fmt: skip
def test_teks_menjadi_alinea_dan_butir(teks, rupa):
    assert _rupa(teks) == rupa


@pytest.mark.django_db
def test_draf_gambaran_dari_data(d):
    """Each sentence stands only where the data have it."""
    h = hasil_lke(d.a, TAHUN)
    assert draf(replace(h, fakta=FaktaSakip(2025)), BagianLHE.GAMBARAN) == BELUM
    fakta = FaktaSakip(
        2025,
        FaktaPerencanaan(renstra="Renstra 2025-2029", tujuan=1, sasaran=3, iku=4, pk=Hitung(5, 6)),
        FaktaPengukuran(pengesahan=Hitung(3, 4), capaian=Hitung(7, 9)),
        FaktaPelaporan(disusun=True, kirim=date(2025, 2, 14)),
        FaktaEvaluasi(),
    )
    assert draf(replace(h, fakta=fakta), BagianLHE.GAMBARAN).split("\n") == [
        "Perencanaan kinerja tahun 2025 dengan Renstra 2025-2029 memuat 1 tujuan, 3 sasaran, dan 4 "
        "indikator kinerja utama. Perjanjian kinerja ditandatangani 5 dari 6 jabatan.",
        "Pengukuran kinerja tahun 2024 disahkan untuk 3 dari 4 triwulan. Capaian tergolong tinggi "
        "atau lebih pada 7 dari 9 indikator terukur.",
        "Laporan kinerja tahun 2024 telah disusun, disampaikan 14 Februari 2025.",
    ]
    for bagian in BagianLHE:
        assert len(draf(h, bagian)) > 20, bagian


def _umum(d) -> dict[str, Any]:
    d.sampai(T.EVALUASI)
    return {"pk": d.lke.pk, "oleh": d.evaluator, "pada": PADA}


@pytest.mark.django_db
def test_ditulis_lalu_kembali_ke_draf(d):
    umum = _umum(d)
    assert tulis_naskah.tulis_bagian(kode="dasar", teks="1. Perbup 5/2025.", versi=0, **umum)
    assert not tulis_naskah.tulis_bagian(kode="dasar", teks=" 1. Perbup 5/2025. ", versi=1, **umum)
    with pytest.raises(BentrokError, match="Dasar hukum"):
        tulis_naskah.tulis_bagian(kode="dasar", teks="Lain.", versi=0, **umum)
    with pytest.raises(BentrokError):
        tulis_naskah.tulis_bagian(kode="tujuan", teks="Lain.", versi=3, **umum)
    for teks in ("", "x" * 20001):
        with pytest.raises(TidakSahError):
            tulis_naskah.tulis_bagian(kode="dasar", teks=teks, versi=1, **umum)
    with pytest.raises(TidakDitemukanError):
        tulis_naskah.tulis_bagian(kode="sampul", teks="Lain.", versi=0, **umum)
    assert teks_bagian(hasil_lke(d.a, TAHUN), BagianLHE.DASAR) == "1. Perbup 5/2025."
    tulis_naskah.kembali_ke_draf(kode="dasar", versi=1, **umum)
    assert "Nomor 88 Tahun 2021" in teks_bagian(hasil_lke(d.a, TAHUN), BagianLHE.DASAR)
    assert JejakAudit.objects.filter(aksi="LKE: naskah LHE ditulis", oleh=d.evaluator).count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("siapa", ["sekretariat", "verifikator", "penjamin", "kepala", "admin"])
def test_hanya_evaluator_menulis(semua_tahap, siapa):
    d = semua_tahap
    umum = {**_umum(d), "oleh": getattr(d, siapa)}
    with pytest.raises(TidakBerizinError):
        tulis_naskah.tulis_bagian(kode="dasar", teks="Lain sekali.", versi=0, **umum)
    assert not NaskahLHE.objects.exists()


@pytest.mark.django_db
def test_selesai_membekukan_setiap_bagian(d):
    """Written parts as written, the others as the data drafted them on that day."""
    umum = _umum(d)
    d.jawab(d.evaluator)
    tulis_naskah.tulis_bagian(kode="gambaran", teks="SAKIP diterapkan.", versi=0, **umum)
    selesai.selesaikan_lke(nomor="700/9", tanggal=date(2025, 6, 1), **umum)
    semua = {n.kode: n for n in NaskahLHE.objects.filter(evaluasi=d.lke)}
    assert set(semua) == set(BagianLHE.values)
    assert (semua["gambaran"].teks, semua["gambaran"].otomatis) == ("SAKIP diterapkan.", False)
    assert "Nomor 700/9" in semua["penutup"].teks
    assert semua["penutup"].otomatis
    assert "melalui tahap penilaian mandiri dan evaluasi." in semua["metodologi"].teks
    for lakukan in (
        lambda: NaskahLHE.objects.filter(evaluasi=d.lke).update(teks="lain"),
        lambda: NaskahLHE.objects.filter(evaluasi=d.lke).delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            lakukan()


@pytest.mark.django_db
def test_lhe_yang_selesai_sebelum_ada_naskah(d):
    """Its overview was kept on the evaluation, or not written at all."""
    h = hasil_lke(d.a, TAHUN)
    lama = replace(h, fakta=None, gambaran="Ditulis dahulu.")
    assert teks_bagian(lama, BagianLHE.GAMBARAN) == "Ditulis dahulu."
    assert teks_bagian(replace(lama, gambaran=""), BagianLHE.GAMBARAN) == BELUM


def formulir(isi: str) -> dict[str, str]:
    """The fields of the page as a browser would send them."""
    tersembunyi = re.findall(r'name="((?:versi|sidik):\w+)" value="([^"]*)"', isi)
    teks = re.findall(r'name="(teks:\w+)"[^>]*>([^<]*)</textarea>', isi)
    return {nama: unescape(nilai) for nama, nilai in [*tersembunyi, *teks]}


@pytest.mark.django_db
def test_halaman_naskah(client, d):
    d.sampai(T.EVALUASI)
    alamat = reverse("lke_naskah", args=[d.lke.pk])
    client.force_login(d.evaluator)
    isi = client.get(alamat).text
    for b in BagianLHE:
        assert f'id="bagian-{b.value}"' in isi
    dasar = formulir(isi)
    kirim = {**dasar, "langkah": "simpan", "teks:gambaran": "SAKIP\r\nditerapkan."}
    assert client.post(alamat, kirim).status_code == 302
    # Only what was typed is written: the others stay drafts.
    satu = NaskahLHE.objects.get()
    assert (satu.kode, satu.teks) == ("gambaran", "SAKIP\nditerapkan.")
    assert 'name="draf" value="gambaran"' in client.get(alamat).text
    respons = client.post(alamat, {**kirim, "teks:gambaran": "Yang lain.", "teks:dasar": "Perbup."})
    assert respons.status_code == 409
    assert "Yang lain." in respons.text  # what was typed is not lost
    assert NaskahLHE.objects.count() == 1
    kini = {**formulir(client.get(alamat).text), "teks:tujuan": "a. menilai."}
    assert client.post(alamat, {**kini, "draf": "gambaran"}).status_code == 302
    assert list(NaskahLHE.objects.values_list("kode", "teks")) == [("tujuan", "a. menilai.")]
    assert client.post(alamat, kini).status_code == 404
    client.force_login(d.sekretariat)
    isi = client.get(alamat).text
    assert "<textarea" not in isi
    assert "a. menilai." in isi
    assert client.post(alamat, {**kirim, "versi:gambaran": "0"}).status_code == 403
    client.force_login(d.sekretariat_b)
    assert client.get(alamat).status_code == 404
    asing = EvaluasiLKEFactory(pd=d.b)
    assert client.get(reverse("lke_naskah", args=[asing.pk])).status_code == 200
