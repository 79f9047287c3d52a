"""The AKIP evaluation: scores taken apart, and the follow-up of recommendations."""

import datetime
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from kinerja.models import JejakAudit
from kinerja.penolakan import BentrokError, TidakBerizinError, TidakDitemukanError, TidakSahError
from kinerja.peran import EVALUATOR, OPERATOR, PEJABAT, SEKRETARIAT
from laporan.dokumen.penomoran import semua_tabel
from laporan.dokumen.unsur import baris_tercetak
from laporan.lhe import aksi
from laporan.lhe.catat import catat_nilai
from laporan.lhe.formulir_nilai import BAKU, baca_isian
from laporan.lhe.matriks import susun_matriks
from laporan.lhe.menunggu import kotak_tindak_lanjut
from laporan.lhe.nilai import BagianNilai, Uraian, perubahan
from laporan.lhe.tampilan import hari_lewat
from laporan.models import EvaluasiAKIP, KomentarLHE, RekomendasiLHE
from tests import factories as f
from tests.pasti import pasti

D = Decimal
HARI_INI = datetime.date(2024, 4, 10)
#: The sample's LHE: components as printed add up to 80,14; printed final value 80,15.
CONTOH = (
    BagianNilai("A", "Perencanaan", D(30), D("24.05")),
    BagianNilai("B", "Pengukuran", D(30), D("24.22")),
    BagianNilai("C", "Pelaporan", D(15), D("11.99")),
    BagianNilai("D", "Evaluasi", D(25), D("19.88")),
)


def test_selisih_contoh_dijelaskan_pembulatan():
    u = Uraian(CONTOH, D("80.15"), "A")
    assert (u.jumlah, u.selisih, u.bobot) == (D("80.14"), D("0.01"), D(100))
    assert "80,14" in u.penjelasan
    assert "dua desimal" in u.penjelasan
    assert pasti(u.predikat).kode == "A"
    assert u.predikat_sesuai


def test_selisih_besar_tidak_disebut_pembulatan():
    u = Uraian(CONTOH, D("80.24"), "A")
    assert "melebihi" in u.penjelasan
    assert Uraian(CONTOH, D("80.14"), "BB").penjelasan == ""
    assert not Uraian(CONTOH, D("80.14"), "BB").predikat_sesuai


def test_sub_komponen_menurut_bobot_dan_tak_dibulatkan():
    """88/2021: 30 = 6 + 9 + 15; the unrounded parts are what is added."""
    assert CONTOH[0].bobot_sub == (D("6.0"), D("9.0"), D("15.0"))
    assert CONTOH[2].bobot_sub == (D("3.0"), D("4.5"), D("7.5"))
    tepat = BagianNilai("A", "Perencanaan", D(30), D("24.05"), (D("5.104"), D("7.2"), D("11.75")))
    assert tepat.tepat == D("24.054")
    assert tepat.persen == D("80.18")
    assert perubahan([D("76.4"), D("80.15")]) == [None, D("3.75")]


# --- follow-up -----------------------------------------------------------------------------------


class Dunia:
    def __init__(self, pengguna):
        self.pd = f.PDFactory()
        self.bidang, self.lain = f.UnitFactory(pd=self.pd), f.UnitFactory(pd=self.pd)
        self.jabatan = f.JabatanFactory(unit=self.bidang)
        self.kabid = pengguna(PEJABAT, unit=self.bidang, jabatan=self.jabatan)
        self.operator = pengguna(OPERATOR, unit=self.bidang)
        self.orang_lain = pengguna(PEJABAT, unit=self.lain)
        self.sekretariat = pengguna(SEKRETARIAT, pd=self.pd)
        self.evaluator = pengguna(EVALUATOR, pd=self.pd)
        self.evaluasi = f.EvaluasiAKIPFactory(pd=self.pd)
        self.r = f.RekomendasiLHEFactory(
            evaluasi=self.evaluasi, penanggung_jawab=self.jabatan, kode="1"
        )

    def jalankan(self, nama, oleh, **lain):
        return getattr(aksi, nama)(pk=self.r.pk, oleh=oleh, pada=f.PADA, **lain)

    def tulis(self, oleh, tindak_lanjut="Renja diselaraskan.", bukti="Renja 2025, halaman 12"):
        return self.jalankan("tulis", oleh, tindak_lanjut=tindak_lanjut, bukti=bukti)


@pytest.fixture(scope="module")
def _potret_dunia(potret, potret_peran):
    return potret(lambda: Dunia(f.buat_pengguna), potret_peran)


@pytest.fixture
def d(_peran_terpasang, _potret_dunia):
    return _potret_dunia.pakai()


@pytest.mark.django_db
def test_dari_tugas_sampai_selesai(d):
    r = d.tulis(d.kabid)
    assert (r.status, r.diubah_oleh, r.diubah_pada) == ("proses", d.kabid, f.PADA)
    r = d.jalankan("usulkan", d.kabid)
    assert r.diusulkan_oleh == d.kabid
    for bukan_evaluator in (d.kabid, d.sekretariat):
        with pytest.raises(TidakBerizinError, match="evaluator"):
            d.jalankan("verifikasi", bukan_evaluator)
    r = d.jalankan("verifikasi", d.evaluator)
    assert (r.status, r.diverifikasi_oleh, r.diusulkan_oleh) == ("selesai", d.evaluator, None)
    with pytest.raises(TidakSahError, match="sudah selesai"):
        d.tulis(d.kabid, "lain")
    with pytest.raises(TidakBerizinError, match="evaluator"):
        d.jalankan("kembalikan", d.sekretariat, alasan="Dibuka sendiri.")
    r = d.jalankan("kembalikan", d.evaluator, alasan="Bukti belum ditandatangani.")
    assert (r.status, r.diverifikasi_oleh) == ("proses", None)
    assert KomentarLHE.objects.get().teks == "Bukti belum ditandatangani."
    assert [j.aksi for j in JejakAudit.objects.order_by("pk")] == [
        "LHE: ditulis",
        "LHE: diusulkan selesai",
        "LHE: diverifikasi selesai",
        "LHE: dikembalikan",
    ]


@pytest.mark.django_db
def test_selesai_menuntut_tindak_lanjut_dan_bukti(d):
    with pytest.raises(TidakSahError, match="Tulis tindak lanjutnya"):
        d.jalankan("verifikasi", d.evaluator)
    d.tulis(d.kabid, bukti="")
    for langkah, oleh in (("usulkan", d.kabid), ("verifikasi", d.evaluator)):
        with pytest.raises(TidakSahError, match="Sebutkan buktinya"):
            d.jalankan(langkah, oleh)
    satu = RekomendasiLHE.objects.filter(pk=d.r.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        satu.update(status="selesai")


@pytest.mark.django_db
def test_siapa_boleh_menulis(d):
    d.tulis(d.operator)
    d.tulis(d.sekretariat, "Disunting Sekretariat.")
    with pytest.raises(TidakDitemukanError):
        d.tulis(d.orang_lain)
    with pytest.raises(TidakBerizinError):
        d.tulis(d.evaluator)
    for _kali in range(2):  # a double click
        d.jalankan("komentari", d.evaluator, teks="Mohon dilengkapi.")
    assert d.r.komentar.count() == 1
    with pytest.raises(TidakBerizinError):
        d.jalankan("atur", d.kabid, penanggung_jawab=None, tenggat=None)
    with pytest.raises(TidakDitemukanError):
        d.jalankan("atur", d.sekretariat, penanggung_jawab=f.JabatanFactory(), tenggat=None)


@pytest.mark.django_db
def test_evaluator_pemda_memverifikasi_setiap_pd_dan_hanya_lingkupnya(d, pengguna):
    """I5: an evaluator without an agency verifies any; one of another agency finds nothing."""
    d.tulis(d.kabid)
    d.jalankan("usulkan", d.kabid)
    asing = pengguna(EVALUATOR, pd=f.PDFactory())
    with pytest.raises(TidakDitemukanError):
        d.jalankan("verifikasi", asing)
    pemda = pengguna(EVALUATOR, pd=None)
    (menunggu,) = kotak_tindak_lanjut(pemda, d.pd, HARI_INI)
    assert "menunggu verifikasi Anda" in menunggu.teks
    assert d.jalankan("verifikasi", pemda).diverifikasi_oleh == pemda


@pytest.mark.django_db
def test_sekretariat_yang_juga_evaluator_tidak_memverifikasi_tulisannya(d, pengguna):
    rangkap = pengguna([SEKRETARIAT, EVALUATOR], pd=d.pd)
    d.tulis(rangkap)
    with pytest.raises(TidakBerizinError, match="evaluator"):
        d.jalankan("verifikasi", rangkap)


@pytest.mark.django_db
def test_matriks_memuat_rencana_sampai_status(client, d):
    d.jalankan("atur", d.sekretariat, penanggung_jawab=d.jabatan, tenggat=datetime.date(2024, 4, 1))
    d.jalankan("tulis", d.kabid, tindak_lanjut="Rapat.", bukti="Notulen", rencana="Selaraskan PK.")
    r = d.jalankan("tulis", d.kabid, tindak_lanjut="Rapat kedua.", bukti="Notulen")
    assert r.rencana == "Selaraskan PK."  # not asked for, not touched
    tabel = semua_tabel(susun_matriks(d.pd, f.TAHUN, datetime.date(2024, 4, 10)))[0]
    assert baris_tercetak(tabel) == (
        ("1", r.rekomendasi, "Selaraskan PK.", d.jabatan.nama, "1 April 2024 (lewat 9 hari)",
         "Rapat kedua.", "Notulen", "Dalam proses"),
    )  # fmt: skip
    f.RenstraFactory(pd=d.pd)
    for orang, status in ((d.sekretariat, 200), (d.evaluator, 200), (d.kabid, 403)):
        client.force_login(orang)
        assert client.get(f"{reverse('lhe_matriks')}?tahun={f.TAHUN}").status_code == status


@pytest.mark.django_db
def test_status_di_data_induk_hanya_milik_evaluator(client, d):
    """I5: the form of the master data is no way around."""
    client.force_login(d.sekretariat)
    isi = client.get(reverse("admin:laporan_evaluasiakip_change", args=[d.evaluasi.pk])).text
    assert 'name="rekomendasi-0-rencana"' in isi
    assert 'name="rekomendasi-0-status"' not in isi


@pytest.mark.django_db
def test_usulan_gugur_bila_teksnya_berubah(d):
    d.tulis(d.kabid)
    d.jalankan("usulkan", d.kabid)
    assert d.tulis(d.kabid).diusulkan_pada is not None  # the same text
    assert d.tulis(d.kabid, "Teks lain.").diusulkan_pada is None


@pytest.mark.django_db
def test_dua_orang_sekaligus(d):
    versi = d.r.versi
    d.tulis(d.operator)
    with pytest.raises(BentrokError, match="baru saja diubah"):
        d.jalankan("tulis", d.kabid, tindak_lanjut="x", bukti="", versi=versi)


@pytest.mark.django_db
def test_lampiran_diperiksa_menurut_isinya(d):
    palsu = SimpleUploadedFile("notulen.pdf", b"<html>bukan pdf</html>")
    with pytest.raises(TidakSahError, match="bukan PDF"):
        d.jalankan("lampirkan", d.kabid, berkas=palsu)
    with pytest.raises(TidakSahError, match="http"):
        d.jalankan("lampirkan", d.kabid, tautan="javascript:alert(1)")
    with pytest.raises(TidakSahError, match="satu berkas, atau"):
        d.jalankan("lampirkan", d.kabid)
    pdf = SimpleUploadedFile("notulen.pdf", b"%PDF-1.4\nstartxref\n0\n%%EOF\n")
    satu = d.jalankan("lampirkan", d.kabid, berkas=pdf)
    assert satu.berkas.tipe == "application/pdf"
    d.r.refresh_from_db()
    assert d.r.bukti == "notulen.pdf"
    assert d.jalankan("lepaskan", d.kabid, lampiran=satu.pk) == "notulen.pdf"


@pytest.mark.django_db
def test_lampiran_diunduh_sebagai_berkas_dalam_lingkup(client, d):
    pdf = SimpleUploadedFile("notulen.pdf", b"%PDF-1.4\nstartxref\n0\n%%EOF\n")
    satu = d.jalankan("lampirkan", d.kabid, berkas=pdf)
    alamat = reverse("lhe_lampiran", args=[satu.pk])
    client.force_login(d.kabid)
    respons = client.get(alamat)
    assert respons.content.startswith(b"%PDF")
    assert respons["Content-Disposition"].startswith("attachment")
    client.force_login(d.orang_lain)
    assert client.get(alamat).status_code == 404


@pytest.mark.django_db
def test_lewat_tenggat_tampil_di_beranda(d):
    d.jalankan("atur", d.sekretariat, penanggung_jawab=d.jabatan, tenggat=datetime.date(2024, 4, 1))
    d.r.refresh_from_db()
    assert hari_lewat(d.r, datetime.date(2024, 4, 1)) == 0
    assert hari_lewat(d.r, datetime.date(2024, 4, 10)) == 9
    (milik,) = kotak_tindak_lanjut(d.kabid, d.pd, HARI_INI)
    assert "9 hari" in milik.teks
    (semua,) = kotak_tindak_lanjut(d.sekretariat, d.pd, HARI_INI)
    assert semua.teks == "1 rekomendasi LHE lewat tenggat."
    assert kotak_tindak_lanjut(d.orang_lain, d.pd, HARI_INI) == []


@pytest.mark.django_db
def test_komentar_tidak_berubah(d):
    k = f.KomentarLHEFactory(rekomendasi=d.r)
    for lakukan in (
        lambda: KomentarLHE.objects.filter(pk=k.pk).update(teks="lain"),
        lambda: KomentarLHE.objects.filter(pk=k.pk).delete(),
    ):
        with pytest.raises(IntegrityError, match="Komentar LHE"), transaction.atomic():
            lakukan()


@pytest.mark.django_db
def test_kueri_daftar_tetap(client, d, django_assert_max_num_queries):
    for n in range(25):
        f.RekomendasiLHEFactory(evaluasi=d.evaluasi, penanggung_jawab=d.jabatan, kode=f"lain-{n}")
    client.force_login(d.sekretariat)
    with django_assert_max_num_queries(20):
        respons = client.get(reverse("lhe"), {"tahun": "2024"})
    assert respons.status_code == 200


@pytest.mark.django_db
def test_layar_menulis_dan_mengusulkan(client, d):
    client.force_login(d.kabid)
    alamat = reverse("lhe_rinci", args=[d.r.pk])
    isi = {"tindak_lanjut": "Selesai disusun.", "bukti": "", "versi": "1", "langkah": "usulkan"}
    respons = client.post(alamat, isi)
    assert respons.status_code == 422
    assert "Sebutkan buktinya" in respons.content.decode()
    respons = client.get(alamat)
    versi = RekomendasiLHE.objects.get().versi
    respons = client.post(alamat, {**isi, "bukti": "Notulen", "versi": str(versi)})
    assert respons.status_code == 302
    assert RekomendasiLHE.objects.get().diusulkan_oleh == d.kabid


# --- entering the score --------------------------------------------------------------------------


def _ketik(**ganti):
    """The sample's LHE as typed; weights of 88/2021."""
    isi = {"nilai": "80,15"}
    for baris in ("A 30 24,05", "B 30 24,22", "C 15 11,99", "D 25 19,88"):
        k, bobot, nilai = baris.split()
        isi |= {f"bobot_{k}": bobot, f"nilai_{k}": nilai}
    return {**isi, **ganti}


def test_isian_contoh_dihitung():
    isian = baca_isian(_ketik(), BAKU)
    assert isian.uraian is not None
    assert (isian.uraian.jumlah, isian.uraian.nilai) == (D("80.14"), D("80.15"))
    assert isian.uraian.predikat_tercetak == "A"


def test_isian_tersimpan_dapat_dibuka_dan_disimpan_lagi():
    """A stored score of three decimals is read back as it was written."""
    uraian = pasti(baca_isian(_ketik(nilai_A="24,054"), BAKU).uraian)
    assert uraian.bagian[0].nilai == D("24.054")


def test_isian_sub_komponen_tidak_dibulatkan_dan_yang_kosong_dihitung():
    """5,104 + 7,2 + 11,75 = 24,054; 24,054 + 24,22 + 11,99 + 19,88 = 80,144."""
    sub = {"keberadaan_A": "5,104", "kualitas_A": "7,2", "pemanfaatan_A": "11,75"}
    isian = baca_isian(_ketik(**sub, nilai_A="", nilai=""), BAKU)
    assert isian.uraian is not None
    a = isian.uraian.bagian[0]
    assert (a.tepat, a.nilai, a.sub) == (
        D("24.054"),
        D("24.05"),
        (D("5.104"), D("7.2"), D("11.75")),
    )
    assert (isian.uraian.jumlah, isian.uraian.nilai) == (D("80.144"), D("80.14"))


@pytest.mark.parametrize(
    ("ganti", "pesan"),
    [
        ({"bobot_D": "20"}, "Jumlah bobot 95, seharusnya 100."),
        ({"nilai_C": "15,01"}, "Nilai Pelaporan Kinerja: 15,01 di luar 0 sampai 15."),
        ({"keberadaan_C": "3,1"}, "Keberadaan Pelaporan Kinerja: 3,1 di luar 0 sampai 3."),
        ({"keberadaan_C": "3"}, "Kualitas Pelaporan Kinerja: isi ketiga sub komponen"),
        ({"nilai_B": ""}, "Nilai Pengukuran Kinerja: belum diisi."),
        ({"nilai_B": "baik"}, "Nilai Pengukuran Kinerja: "),
        ({"nilai": "100,01"}, "Nilai akhir pada LHE: 100,01 di luar 0 sampai 100."),
        (
            {"keberadaan_C": "3", "kualitas_C": "4", "pemanfaatan_C": "4"},
            "Nilai Pelaporan Kinerja: berbeda dengan jumlah sub komponennya, 11.",
        ),
    ],
)
def test_isian_salah_disebut_tempatnya(ganti, pesan):
    isian = baca_isian(_ketik(**ganti), BAKU)
    assert isian.uraian is None
    assert any(g.startswith(pesan) for g in isian.galat), isian.galat


@pytest.mark.django_db
def test_layar_nilai_menghitung_menyimpan_dan_mencatat(client, d):
    client.force_login(d.sekretariat)
    f.RenstraFactory(pd=d.pd)  # else the page offers only the present year
    url = f"{reverse('lhe_nilai')}?tahun={f.TAHUN}"
    dasar = client.get(url).context["dasar"]
    hitung = client.post(url, _ketik(langkah="hitung", dasar=dasar))
    assert "80,15" in hitung.content.decode()
    d.evaluasi.refresh_from_db()
    assert d.evaluasi.nilai == D("65.4")
    assert client.post(url, _ketik(langkah="simpan", dasar=dasar)).status_code == 302
    e = EvaluasiAKIP.objects.get(pd=d.pd)
    assert (e.tahun, e.nilai, e.predikat, e.sebutan) == (f.TAHUN, D("80.15"), "A", "Memuaskan")
    assert [(k.kode, k.bobot, k.nilai) for k in e.komponen.all()] == [
        ("A", 30, D("24.05")), ("B", 30, D("24.22")), ("C", 15, D("11.99")), ("D", 25, D("19.88")),
    ]  # fmt: skip
    jejak = JejakAudit.objects.get(aksi="LHE: nilai dicatat")
    assert (jejak.oleh, jejak.perubahan["nilai"]) == (d.sekretariat, ["65,4", "80,15"])
    lambat = client.post(url, _ketik(langkah="simpan", dasar=dasar, nilai="70"))
    assert lambat.status_code == 409
    assert "diubah orang lain" in lambat.content.decode()
    assert 'value="70"' in lambat.content.decode()
    e.refresh_from_db()
    assert e.nilai == D("80.15")


@pytest.mark.django_db
def test_nilai_hanya_dicatat_yang_berhak(client, d):
    for orang in (d.kabid, d.operator, d.evaluator):
        client.force_login(orang)
        assert client.get(reverse("lhe_nilai")).status_code == 403
    uraian = pasti(baca_isian(_ketik(), BAKU).uraian)
    with pytest.raises(TidakBerizinError, match="Sekretariat"):
        catat_nilai(pd=d.pd, tahun=f.TAHUN, uraian=uraian, dasar="", oleh=d.evaluator, pada=f.PADA)
