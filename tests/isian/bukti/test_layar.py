"""The page of evidence: scope, forms, JSON, and how files are handed out."""

from datetime import date
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kinerja.models import DataDukung, JejakAudit
from kinerja.peran import EVALUATOR, KEPALA_DINAS, OPERATOR, SEKRETARIAT
from tests.baca import terbaca
from tests.factories import IndikatorFactory, JabatanFactory, UnitFactory
from tests.halaman import cari_formulir
from tests.isian.bukti.bantu import PADA, Unggahan, tambah
from tests.isian.bukti.berkas import HTML, PDF, gambar, xlsx
from tests.pasti import pasti

pytestmark = pytest.mark.urls("tests.isian.bukti.urls")
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture(autouse=True)
def saat_itu():
    with patch.object(timezone, "now", return_value=PADA):
        yield


@pytest.fixture
def alamat(indikator):
    return reverse("bukti", args=[indikator.pk, 2024, 1])


def unggah(nama="rekap.pdf", isi=PDF):
    return SimpleUploadedFile(nama, isi)


def test_halaman(client, operator, alamat):
    client.force_login(operator)
    respons = client.get(alamat)

    assert respons.status_code == 200
    assert "Belum ada data dukung untuk TW I." in terbaca(respons)
    assert "paling besar 10 MB" in terbaca(respons)
    assert respons.text.count("csrfmiddlewaretoken") >= 3

    fragmen = client.get(alamat + "?fragmen=1").text
    assert fragmen.lstrip().startswith("<section")
    assert "<html" not in fragmen


def test_halaman_menyebut_pembeda_indikator(client, operator, indikator, alamat):
    """C4: another unit, which the operator does not see, has an indicator of the same name."""
    IndikatorFactory(
        sasaran=indikator.sasaran,
        nama=indikator.nama,
        penanggung_jawab=JabatanFactory(unit__pd=indikator.pd),
    )
    client.force_login(operator)
    sebutan = f"{indikator.nama} ({operator.unit.nama})"
    assert sebutan in terbaca(client.get(alamat))
    laci = {"tahun": 2024, "triwulan": 1, "sasaran": f"indikator:{indikator.pk}"}
    assert sebutan in terbaca(client.get(reverse("isian_laci"), laci))


def test_unggah_tanpa_skrip(client, operator, alamat):
    client.force_login(operator)
    respons = client.post(alamat, {"berkas": unggah()}, follow=True)

    assert respons.redirect_chain == [(alamat, 302)]
    assert "“rekap.pdf” dilampirkan." in respons.text
    assert "Hapus rekap.pdf" in respons.text


def test_beberapa_berkas_sekaligus(client, operator, alamat):
    client.force_login(operator)
    berkas = [unggah(), unggah("palsu.pdf", HTML), unggah("foto.png", gambar())]
    respons = client.post(alamat, {"berkas": berkas}, **JSON)

    isi = respons.json()
    assert respons.status_code == 201
    assert (isi["banyak"], isi["versi"], isi["status"]) == (2, 2, "draf")
    assert isi["galat"] == [
        "palsu.pdf: Isi berkas ini bukan PDF, meskipun namanya berakhiran .pdf. Buka berkas "
        "asalnya dan simpan ulang."
    ]
    assert "foto.png" in isi["html"]


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"berkas": unggah("a.pdf", HTML)}, "bukan PDF"),
        ({"tautan": "javascript:alert(1)"}, "http"),
        ({}, "Pilih satu berkas"),
    ],
)
def test_penolakan_di_tempat(client, operator, alamat, isi, pesan):
    client.force_login(operator)
    respons = client.post(alamat, isi, **JSON)
    assert (respons.status_code, respons.json()["jenis"]) == (422, "tidak_sah")
    assert pesan in respons.json()["pesan"]

    if "tautan" in isi:
        layar = client.post(alamat, isi)
        assert layar.status_code == 422
        assert 'value="javascript:alert(1)"' in layar.text


def test_terlalu_besar_tidak_dibaca_sampai_habis(client, operator, alamat, settings):
    settings.TAPAK_BUKTI_MAKS_MB = 1
    client.force_login(operator)
    besar = unggah(isi=PDF + b"\x00" * 13_000_000)
    respons = client.post(alamat, {"berkas": besar}, **JSON)

    assert respons.status_code == 413
    assert "melebihi 10 MB" in respons.json()["pesan"]  # ten files of one megabyte
    satu = client.post(alamat, {"berkas": unggah(isi=PDF + b"\x00" * 1_500_000)}, **JSON)
    assert satu.status_code == 422
    assert "melebihi 1 MB" in satu.json()["pesan"]
    assert not DataDukung.objects.exists()


def test_terkunci(client, indikator, operator, alamat):
    client.force_login(operator)
    indikator.pd.periodepengukuran_set.update(tutup=date(2024, 4, 9))
    respons = client.post(alamat, {"teks": "x"}, **JSON)
    layar = client.get(alamat)

    assert respons.status_code == 423
    assert respons.json()["sebab"] == "ditutup"
    assert "ditutup 9 April 2024" in layar.text
    assert "Lampirkan berkas" not in layar.text


def test_csrf_wajib(operator, alamat):
    ketat = Client(enforce_csrf_checks=True)
    ketat.force_login(operator)
    assert ketat.post(alamat, {"teks": "x"}).status_code == 403
    ketat.get(alamat)
    token = ketat.cookies["csrftoken"].value
    kirim = {"csrfmiddlewaretoken": token, "berkas": unggah()}
    assert ketat.post(alamat, kirim).status_code == 302


def test_tamu_diminta_masuk(client, indikator, operator, alamat):
    d = tambah(indikator, operator).bukti
    for jalur in (alamat, reverse("bukti_unduh", args=[d.pk]), reverse("bukti_hapus", args=[d.pk])):
        assert client.get(jalur).status_code == 302
        assert client.post(jalur).status_code in (302, 405)


@pytest.mark.parametrize("peran", [OPERATOR, SEKRETARIAT, KEPALA_DINAS, EVALUATOR])
def test_berkas_diserahkan_sebagai_lampiran(
    client,
    indikator,
    operator,
    pengguna,
    peran,
):
    d = tambah(indikator, operator).bukti
    client.force_login(operator if peran == OPERATOR else pengguna(peran, pd=indikator.pd))
    respons = client.get(reverse("bukti_unduh", args=[d.pk]))

    assert respons.getvalue() == PDF
    assert respons["Content-Type"] == "application/pdf"
    assert respons["Content-Disposition"] == 'attachment; filename="rekap.pdf"'
    assert respons["X-Content-Type-Options"] == "nosniff"
    assert respons["Content-Security-Policy"].startswith("sandbox")
    assert respons["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("nama", "isi", "tipe", "sandbox"),
    [("rekap.pdf", PDF, "application/pdf", False), ("foto.png", gambar(), "image/png", True)],
    ids=["pdf", "gambar"],
)
def test_dilihat_di_bingkai_sendiri(client, indikator, operator, nama, isi, tipe, sandbox):
    """Shown by the browser, framed by nobody else, loading and running nothing."""
    d = tambah(indikator, operator, berkas=Unggahan(nama, isi)).bukti
    client.force_login(operator)
    respons = client.get(reverse("bukti_lihat", args=[d.pk]))
    assert respons["Content-Type"] == tipe
    assert respons["Content-Disposition"].startswith("inline")
    assert respons["X-Content-Type-Options"] == "nosniff"
    assert respons["X-Frame-Options"] == "SAMEORIGIN"
    aturan = respons["Content-Security-Policy"]
    assert "default-src 'none'" in aturan
    assert "frame-ancestors 'self'" in aturan
    assert "script-src" not in aturan
    assert aturan.startswith("sandbox") is sandbox


def test_pratinjau_dan_halaman_di_panel(client, indikator, operator, alamat):
    """A PDF opens at its page, a picture as a picture, an Office file only by saving it."""
    client.force_login(operator)
    pdf, foto, tabel = (
        tambah(indikator, operator, berkas=Unggahan(nama, isi), **lain).bukti
        for nama, isi, lain in (
            ("rekap.pdf", PDF, {"halaman": "hal. 3-5"}),
            ("foto.png", gambar(), {}),
            ("tabel.xlsx", xlsx(), {"halaman": "2"}),
        )
    )
    isi = terbaca(client.get(alamat))
    lihat = reverse("bukti_lihat", args=[pdf.pk])
    assert f'<iframe src="{lihat}#page=3" title="rekap.pdf" loading="lazy">' in isi
    assert "halaman 3–5" in isi
    foto_lihat = reverse("bukti_lihat", args=[foto.pk])
    assert f'<img src="{foto_lihat}" alt="foto.png" loading="lazy">' in isi
    assert reverse("bukti_lihat", args=[tabel.pk]) not in isi
    assert client.get(reverse("bukti_lihat", args=[tabel.pk])).status_code == 404


def test_pakai_berkas_lama(client, indikator, operator, alamat):
    """Chosen on its own page, by a word too; sent to the row it is for."""
    lain = IndikatorFactory(sasaran=indikator.sasaran, penanggung_jawab=indikator.penanggung_jawab)
    d = tambah(lain, operator, berkas=Unggahan("Berita resmi.pdf")).bukti
    tambah(lain, operator, teks="bukan berkas")
    client.force_login(operator)
    pilih = reverse("bukti_pakai", args=[indikator.pk, 2024, 1])
    assert pilih in client.get(alamat).text
    halaman = client.get(pilih)
    assert "Berita resmi.pdf" in halaman.text
    assert "bukan berkas" not in halaman.text
    assert "Tidak ada berkas yang cocok" in terbaca(client.get(pilih, {"q": "zzz"}))
    formulir = cari_formulir(halaman, tujuan=alamat)
    respons = client.post(alamat, {**formulir.isi, "dari": d.pk, "halaman": "7"}, follow=True)
    assert "halaman 7" in terbaca(respons)
    assert DataDukung.objects.filter(realisasi__indikator=indikator).get().sha256 == d.sha256
    assert "Berita resmi.pdf" not in client.get(pilih).text


def test_urungkan_dari_halaman(client, indikator, operator, alamat):
    d = tambah(indikator, operator).bukti
    client.force_login(operator)
    client.post(reverse("bukti_hapus", args=[d.pk]))
    jejak = JejakAudit.objects.get(aksi="hapus bukti")
    urung = reverse("bukti_kembalikan", args=[jejak.pk])
    isi = client.get(alamat).text
    assert "Baru dihapus" in isi
    assert f'action="{urung}"' in isi
    assert client.get(urung).status_code == 405
    assert client.post(urung, follow=True).redirect_chain == [(alamat, 302)]
    assert DataDukung.objects.get().sha256 == d.sha256
    assert "Baru dihapus" not in client.get(alamat).text


def test_halaman_dari_formulir(client, indikator, operator, alamat):
    d = tambah(indikator, operator).bukti
    client.force_login(operator)
    ke = reverse("bukti_halaman", args=[d.pk])
    assert f'action="{ke}"' in client.get(alamat).text
    assert "tidak terbaca" in terbaca(client.post(ke, {"halaman": "tiga"}, follow=True))
    assert client.post(ke, {"halaman": "tiga"}, **JSON).status_code == 422
    assert client.post(ke, {"halaman": "3"}, **JSON).json()["versi"] == 2
    assert "halaman 3." in terbaca(client.get(alamat))


def test_tautan_awan_lewat_formulir(client, indikator, operator, alamat):
    client.force_login(operator)
    tautan = {"tautan": "drive.google.com/file/d/1/view"}
    respons = client.post(alamat, tautan)
    assert respons.status_code == 422
    assert "Google Drive biasanya hanya dapat dibuka pemiliknya" in terbaca(respons)
    assert 'value="drive.google.com/file/d/1/view"' in respons.text
    client.post(alamat, {**tautan, "dibagikan": "1"})
    assert DataDukung.objects.get().tautan == "https://drive.google.com/file/d/1/view"


def test_lingkup_404(client, indikator, operator, pengguna, alamat):
    d = tambah(indikator, operator).bukti
    for orang in (
        pengguna(OPERATOR, unit=UnitFactory(pd=indikator.pd)),
        pengguna(OPERATOR, unit=UnitFactory()),
        pengguna(SEKRETARIAT, pd=UnitFactory().pd),
    ):
        client.force_login(orang)
        for jalur in (
            alamat,
            reverse("bukti_unduh", args=[d.pk]),
            reverse("bukti_lihat", args=[d.pk]),
            reverse("bukti_hapus", args=[d.pk]),
            reverse("bukti_pakai", args=[indikator.pk, 2024, 1]),
        ):
            assert client.get(jalur).status_code == 404
        assert client.post(alamat, {"teks": "x"}).status_code == 404
        assert client.post(reverse("bukti_hapus", args=[d.pk])).status_code == 404
    assert DataDukung.objects.count() == 1


def test_berkas_hilang_dan_bukan_berkas(client, indikator, operator):
    d = tambah(indikator, operator).bukti
    d.berkas.storage.delete(pasti(d.berkas.name))
    teks = tambah(indikator, operator, teks="x").bukti
    client.force_login(operator)
    for satu in (d, teks):
        assert client.get(reverse("bukti_unduh", args=[satu.pk])).status_code == 404
    assert client.get(reverse("bukti", args=[indikator.pk, 2024, 5])).status_code == 404


def test_hapus(client, indikator, operator, alamat):
    d, e = (tambah(indikator, operator, teks=t).bukti for t in "de")
    client.force_login(operator)
    tanya = client.get(reverse("bukti_hapus", args=[d.pk]))
    assert "Yang akan dihapus: <strong>d</strong>" in tanya.text
    assert DataDukung.objects.count() == 2

    assert client.post(reverse("bukti_hapus", args=[d.pk]), follow=True).redirect_chain == [
        (alamat, 302)
    ]
    isi = client.post(reverse("bukti_hapus", args=[e.pk]), **JSON).json()
    assert (isi["banyak"], isi["versi"]) == (0, 4)
    assert client.post(reverse("bukti_hapus", args=[e.pk])).status_code == 404


def test_yang_hanya_melihat(client, indikator, operator, pengguna, alamat):
    tambah(indikator, operator, teks="x")
    client.force_login(pengguna(EVALUATOR, pd=indikator.pd))
    layar = client.get(alamat)
    assert "Lampirkan berkas" not in layar.text
    assert "Hapus" not in layar.text
    assert client.post(alamat, {"teks": "y"}, **JSON).status_code == 403


def test_kueri_tetap(client, indikator, operator, alamat, jumlah_kueri):
    client.force_login(operator)
    tambah(indikator, operator, teks="1")
    with jumlah_kueri() as satu:
        client.get(alamat)
    for n in range(2, 12):
        tambah(indikator, operator, teks=str(n))
    with jumlah_kueri() as banyak:
        client.get(alamat)
    assert len(banyak) == len(satu)


def test_isi_yang_ditulis_orang_tidak_menjadi_markah(
    client,
    indikator,
    operator,
    alamat,
):
    tambah(indikator, operator, teks="<script>alert(1)</script>", judul="<b>x</b>")
    tambah(indikator, operator, tautan="https://contoh.go.id/?a='onmouseover=")
    client.force_login(operator)
    layar = client.get(alamat).text
    assert "<script>alert" not in layar
    assert "<b>x</b>" not in layar
    assert 'rel="noopener noreferrer nofollow"' in layar
