"""The LKE pages: what each step shows and sends; the query counts of forty agencies."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from laporan.lke import dokumen_bukti
from laporan.models import JawabanLKE, StatusLKE, TahapLKE
from tests.lke.conftest import PADA, TAHUN

pytestmark = pytest.mark.django_db


def _lke(tahun=TAHUN):
    return f"{reverse('lke')}?tahun={tahun}"


def _pd(d):
    return f"{reverse('lke')}?pd={d.a.kode}&tahun={TAHUN}"


def test_sekretariat_mengisi_dan_mengirim(client, d):
    client.force_login(d.sekretariat)
    isi = client.get(_lke()).text
    assert "Belum satu pun dari 80 kriteria dijawab" in " ".join(isi.split())
    assert "kriteria menurut data" in isi
    sub = reverse("lke_sub", args=[d.lke.pk, "1.a"])
    isi = client.get(sub).text
    assert "Menurut data: Tidak." in " ".join(isi.split())  # nobody signed an agreement
    kirim = {
        "langkah": "jawab", "jawab:rencana_formal": "ya",
        "versi:pedoman_perencanaan": "0", "jawab:pedoman_perencanaan": "ya",
        "catatan:pedoman_perencanaan": "Perbup 12/2024",
    }  # fmt: skip
    assert client.post(sub, kirim).status_code == 302
    satu = JawabanLKE.objects.get()  # a criterion of another page is not taken
    assert (satu.kunci, satu.catatan, satu.asal) == (
        "pedoman_perencanaan", "Perbup 12/2024", "sendiri",
    )  # fmt: skip
    respons = client.post(_lke(), {"langkah": "kirim", "versi": str(d.segarkan().versi)})
    assert respons.status_code == 422
    assert "79 kriteria belum dijawab" in respons.text
    d.jawab(d.sekretariat)
    respons = client.post(_lke(), {"langkah": "kirim", "versi": str(d.segarkan().versi)})
    assert respons.status_code == 302
    assert d.segarkan().status == StatusLKE.EVALUASI


def test_jawaban_menurut_data_mencatat_datanya(client, d):
    client.force_login(d.sekretariat)
    assert client.post(_lke(), {"langkah": "data", "versi": "1"}).status_code == 302
    semua = {j.kunci: j for j in d.lke.jawaban.all()}
    assert len(semua) == 48
    assert semua["evaluasi_aplikasi"].jawaban == "ya"
    assert semua["pimpinan_terlibat"].jawaban == "tidak"
    assert all(j.asal == "data" and j.dasar and j.sidik_data for j in semua.values())


def test_evaluator_pemda_melihat_bukti_dan_bendera(client, d):
    pdf = SimpleUploadedFile("lkjip.pdf", b"%PDF-1.4\nstartxref\n0\n%%EOF\n")
    satu = dokumen_bukti.lampirkan_lke(
        pk=d.lke.pk, berkas=pdf, halaman={"lapor_tersusun": "33-35"}, tahun_dokumen=2021,
        oleh=d.sekretariat, pada=PADA,
    )  # fmt: skip
    d.sampai(TahapLKE.EVALUASI)
    client.force_login(d.evaluator)
    isi = client.get(reverse("lke_sub", args=[d.lke.pk, "3.a"])).text
    assert f"{reverse('lke_bukti', args=[satu.pk])}#page=33" in isi
    assert "dokumen tahun 2021" in isi
    assert "Lebih tinggi daripada data: LKjIP 2024 belum disusun." in isi
    assert "Setujui 6 yang belum dijawab" in isi
    berkas = client.get(reverse("lke_bukti", args=[satu.pk]))
    assert berkas.content.startswith(b"%PDF")
    assert berkas["Content-Disposition"].startswith("inline")
    papan = client.get(_pd(d))
    assert papan.status_code == 200
    # On a phone every grade says whose it is.
    assert 'data-label="Penilaian mandiri"><span class="kuat">' in papan.text
    assert 'data-label="Evaluasi"><span class="redup">' in papan.text


def test_yang_selesai_hanya_dibaca(client, d):
    from datetime import date

    from laporan.lke import selesai

    d.sampai(TahapLKE.EVALUASI)
    d.jawab(d.evaluator)
    selesai.selesaikan_lke(
        pk=d.lke.pk, nomor="700/1", tanggal=date(2025, 6, 1), oleh=d.evaluator, pada=PADA,
    )  # fmt: skip
    client.force_login(d.sekretariat)
    isi = client.get(_lke()).text
    assert "80,00" in isi
    assert "BB" in isi
    assert 'value="kirim"' not in isi
    isi = client.get(reverse("lke_sub", args=[d.lke.pk, "1.a"])).text
    assert 'type="radio"' not in isi
    respons = client.post(
        reverse("lke_sub", args=[d.lke.pk, "1.a"]),
        {"langkah": "jawab", "versi:rencana_anggaran": "1", "jawab:rencana_anggaran": "tidak"},
    )
    assert respons.status_code == 423


def test_lembar_pd_lain_tidak_ditemukan(client, d):
    for orang in (d.sekretariat_b, d.evaluator_b):
        client.force_login(orang)
        assert client.get(reverse("lke_sub", args=[d.lke.pk, "1.a"])).status_code == 404
    client.force_login(d.operator)
    assert client.get(_lke()).status_code == 403
