"""I3: an approval holds what the report said; what changes afterwards is told, and nothing freezes
under an approval or a statement that the report has outgrown.
"""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from kinerja.models import BerkasTetap, Realisasi
from kinerja.penolakan import TidakSahError
from laporan.bahan.bahan import Bahan
from laporan.dokumen.padat import TIPE_PADAT, padatkan
from laporan.models import BagianNarasi, BagianReviu, LangkahReviu, Laporan, PotretReviu
from laporan.models.langkah_reviu import Langkah
from laporan.penulisan.bagian import daftar_bagian
from laporan.penulisan.naskah import laporan_bernaskah
from laporan.reviu.aksi import langkah_bagian, langkah_laporan
from laporan.reviu.inspektorat import pastikan_isi_disetujui
from laporan.terbit.beku import bekukan
from laporan.tugas import PekerjaanGagalError
from laporan.uji.final import menghalangi, uji_final
from laporan.uji.persetujuan import persetujuan
from tests import factories as f
from tests.pasti import pasti
from tests.terbit.jawaban import jawab_pertanyaan
from tests.terbit.status import status_laporan

HARI = date(2025, 2, 28)
#: An output indicator without formula: 389 lowongan (Tabel 3.2).
KODE = "IK-E4.4a1"


@pytest.fixture
def disetujui(akun, contoh):
    """The sample, approved by the head."""
    jawab_pertanyaan(contoh)
    semua = daftar_bagian(Bahan(contoh, 2024))
    umum = {"pd": contoh, "tahun": 2024, "pada": f.PADA}
    for langkah in (Langkah.AJUKAN, Langkah.AMBIL_ALIH, Langkah.PERIKSA):
        langkah_bagian(
            **umum, langkah=langkah, bagian=semua, oleh=akun["sekretariat"], catatan="Mendesak."
        )
    for langkah, siapa in (
        (Langkah.TERUSKAN, "sekretariat"),
        (Langkah.PERIKSA_LAPORAN, "sekretaris"),
        (Langkah.SETUJUI, "kepala.dinas"),
    ):
        langkah_laporan(**umum, langkah=langkah, oleh=akun[siapa], bagian=semua)
    return Laporan.objects.get(pd=contoh, tahun=2024)


def _temuan(pd):
    bahan = Bahan(pd, 2024)
    return [t for t in uji_final(bahan, laporan_bernaskah(bahan, HARI)) if t.kode == "F18"]


def _ubah(pd, nilai="379"):
    baris = Realisasi.objects.get(indikator__pd=pd, indikator__kode=KODE, tahun=2024, triwulan=4)
    Realisasi.objects.filter(pk=baris.pk).update(nilai=Decimal(nilai))


@pytest.mark.sqlite
def test_angka_yang_berubah_sesudah_persetujuan(client, akun, contoh, disetujui, tanpa_pemicu):
    utuh = PotretReviu.objects.filter(langkah__bagian=None)
    assert utuh.count() == 3
    assert utuh.values("isi").distinct().count() == 1  # the same content once
    assert _temuan(contoh) == []
    _ubah(contoh)
    (temuan,) = _temuan(contoh)
    assert temuan.tingkat == "galat"
    assert "disetujui Kepala" in temuan.kalimat
    assert "→" in temuan.kalimat
    with pytest.raises(TidakSahError, match="berubah sesudah disetujui Kepala"):
        pastikan_isi_disetujui(disetujui, f.PADA)
    client.force_login(akun["sekretariat"])
    isi = client.get(reverse("reviu")).content.decode()
    assert "Isi laporan berubah sesudah disetujui Kepala" in isi
    assert temuan.tautan in isi
    isi = client.get(temuan.tautan).content.decode()
    assert "Perubahan sejak disetujui Kepala" in isi
    assert ">389<" in isi
    assert ">379<" in isi
    client.force_login(akun["operator.naker"])
    assert client.get(temuan.tautan).status_code == 404
    # The freeze refuses under an outdated statement.
    status_laporan(contoh, "direviu_inspektorat", akun["sekretariat"])
    with pytest.raises(PekerjaanGagalError, match="Isi laporan berubah sesudah"):
        bekukan(
            pd=contoh, tahun=2024, keterangan="", dicetak=HARI, oleh=akun["sekretariat"],
            pada=f.PADA,
        )  # fmt: skip
    # Put back as it was, everything fits again.
    _ubah(contoh, "389")
    assert _temuan(contoh) == []


@pytest.mark.sqlite
def test_yang_menyetujui_dengan_tahu_memperbarui_jenjang_di_bawahnya(akun, contoh, tanpa_pemicu):
    jawab_pertanyaan(contoh)
    laporan = status_laporan(contoh, "disetujui", akun["sekretariat"])
    lama = laporan_bernaskah(Bahan(contoh, 2024), HARI)
    langkah = {}
    for nama in ("teruskan", "periksa_laporan", "setujui"):
        langkah[nama] = LangkahReviu.objects.create(
            laporan=laporan, langkah=nama, dari="x", ke="y", oleh=akun["sekretariat"], pada=f.PADA
        )
    (tanpa,) = _temuan(contoh)  # steps from before there were fingerprints
    assert (tanpa.tingkat, menghalangi([tanpa])) == ("peringatan", [])
    assert "tidak tersimpan" in tanpa.kalimat

    def potret(nama, dokumen):
        isi = BerkasTetap.objects.simpan(padatkan(dokumen), tipe=TIPE_PADAT, pada=f.PADA)
        PotretReviu.objects.create(langkah=langkah[nama], isi=isi)

    potret("teruskan", lama)
    potret("periksa_laporan", lama)
    _ubah(contoh)
    kini = laporan_bernaskah(Bahan(contoh, 2024), HARI)
    assert [p.basi for p in persetujuan(laporan, kini)] == [True, True, False]
    potret("setujui", kini)
    assert _temuan(contoh) == []


@pytest.mark.sqlite
def test_teks_yang_berubah_disebut_bagiannya(contoh, akun, disetujui, tanpa_pemicu):
    BagianNarasi.objects.update_or_create(
        laporan=disetujui,
        kunci="bab1:maksud",
        defaults={
            "judul": "Maksud",
            "isi": "<p>Maksud yang lain.</p>",
            "disunting": True,
            "diubah_oleh": akun["sekretariat"],
            "diubah_pada": f.PADA,
        },
    )
    (temuan,) = _temuan(contoh)
    assert "bagian “" in temuan.kalimat
    assert "Maksud" in temuan.kalimat


@pytest.mark.sqlite
def test_bagian_yang_berubah_sesudah_diterima(client, akun, contoh, tanpa_pemicu):
    """13.10: accepting one section keeps it; who reads it is told when it says something else."""
    kunci = f"bab3:a1:{KODE}"

    def satu():
        return next(b for b in daftar_bagian(Bahan(contoh, 2024)) if b.kunci == kunci)

    def langkah(nama, catatan=""):
        return langkah_bagian(
            pd=contoh, tahun=2024, pada=f.PADA, langkah=Langkah(nama), bagian=[satu()],
            oleh=akun["sekretariat"], catatan=catatan,
        )  # fmt: skip

    langkah("ambil_alih", "Mendesak.")
    langkah("periksa")
    hasil = langkah("terima_lagi")
    assert hasil.dilewati[0][1] == "Bagian ini masih seperti ketika diterima."
    client.force_login(akun["sekretariat"])
    alamat = reverse("reviu_bagian", args=[kunci])
    dulu = client.get(alamat)
    assert "Berubah sesudah diterima" not in dulu.content.decode()
    _ubah(contoh)
    assert "berubah sesudah diterima" in client.get(reverse("reviu")).content.decode()
    isi = client.get(alamat).content.decode()
    assert "Berubah sesudah diterima" in isi
    assert "389" in isi
    assert "379" in isi
    # Whoever writes it is told too, and cannot accept it.
    client.force_login(akun["operator.naker"])
    isi = client.get(alamat).content.decode()
    assert "Berubah sesudah diterima" in isi
    assert "terima_lagi" not in isi
    # What the page showed is what is accepted.
    client.force_login(akun["sekretariat"])
    versi = BagianReviu.objects.get(kunci=kunci).versi
    kirim = {"langkah": "terima_lagi", "versi": versi, "sidik": dulu.context["sidik"]}
    assert client.post(alamat, kirim).status_code == 409
    sidik = client.get(alamat).context["sidik"]
    assert client.post(alamat, kirim | {"sidik": sidik}).status_code == 302
    assert "Berubah sesudah diterima" not in client.get(alamat).content.decode()


def test_potret_tidak_dapat_diubah(akun, contoh, disetujui):
    satu = pasti(PotretReviu.objects.first())
    for lakukan in (
        lambda: PotretReviu.objects.filter(pk=satu.pk).update(isi=satu.isi_id, langkah=99),
        satu.delete,
    ):
        with pytest.raises(IntegrityError, match="tidak dapat"), transaction.atomic():
            lakukan()
