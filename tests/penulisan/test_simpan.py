"""Saving, conflicts, history, staleness, comments, assignment, and what the report then prints."""

import json
import threading
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse

from kinerja.models import JejakAudit, Realisasi, UnitKerja
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError, TidakSahError
from laporan.bahan.bahan import Bahan
from laporan.cetak import json as ekspor_json
from laporan.dokumen.seksi import seksi_dokumen
from laporan.models import BagianNarasi, VersiBagian
from laporan.models.langkah_reviu import Langkah
from laporan.penulisan.naskah import laporan_bernaskah
from laporan.penulisan.ruang import Ruang
from laporan.penulisan.simpan import (
    BagianTerkunciError,
    BentrokBagianError,
    kembali_otomatis,
    komentari,
    pulihkan,
    selesaikan_komentar,
    tandai_diperiksa,
    tugaskan,
)
from laporan.reviu.aksi import langkah_bagian
from laporan.terbit.nomor import dokumen_bernomor, dokumen_berseksi
from laporan.uji.final import menghalangi, uji_final
from tests import factories as f
from tests.pasti import pasti
from tests.penulisan.bantu import PADA, SS1, laporan, medan, simpan

pytestmark = pytest.mark.django_db


@pytest.fixture
def sek(akun):
    return akun["sekretariat"]


def _dokumen(pd):
    """The words of the report as the JSON file has them."""
    return json.dumps(json.loads(ekspor_json.ekspor(dokumen_bernomor(Bahan(pd, 2024))).isi))


def _bagian(pd, pengguna, kunci=SS1):
    ruang = Ruang(laporan(pd), pengguna)
    return {
        "laporan": ruang.laporan,
        "bagian": ruang.bagian[kunci],
        "oleh": pengguna,
        "pada": PADA,
    }, lambda: (ruang.seksi[kunci], ruang.medan)


def _iku(pd):
    """An indicator with a value that a test may change."""
    return Realisasi.objects.filter(
        indikator__pd=pd, tahun=2024, nilai__isnull=False, indikator__formula=""
    ).first()


def test_teks_menggantikan_draf_di_setiap_keluaran(contoh, sek):
    hasil = simpan(sek, contoh, "<p>Kalimat penulis sendiri.</p>", versi=0)
    assert hasil["versi"] == 1
    isi = _dokumen(contoh)
    assert "Kalimat penulis sendiri." in isi
    assert "Kalimat penulis sendiri." in str(
        seksi_dokumen(laporan_bernaskah(Bahan(contoh, 2024)))[SS1].isi
    )


def test_tabel_bagian_tidak_pernah_hilang(contoh, sek):
    """A text without the places of its tables still prints each of them once."""
    sebelum = [t["nomor"] for t in json.loads(_dokumen(contoh))["tabel"]]
    simpan(sek, contoh, "<p>Tanpa tabel.</p>", versi=0)
    assert [t["nomor"] for t in json.loads(_dokumen(contoh))["tabel"]] == sebelum


# Not repeated on PostgreSQL: it takes long and asks nothing of the database that others do not.
@pytest.mark.sqlite
def test_draf_yang_disimpan_apa_adanya_mencetak_laporan_yang_sama(contoh, sek):
    """Every section opened and saved unchanged: the report's tables and words stay."""
    sebelum = _dokumen(contoh)
    ruang = Ruang(laporan(contoh), sek)
    for kunci, tempat in ruang.tempat.items():
        simpan(sek, contoh, ruang.html(tempat), versi=0, kunci=kunci, ruang=ruang)
    assert BagianNarasi.objects.filter(disunting=True).count() == len(ruang.tempat)
    assert _dokumen(contoh) == sebelum


def test_angka_hidup_mengikuti_data(contoh, sek):
    r = _iku(contoh)
    kunci = f"realisasi:{r.indikator.kode}:2024"
    simpan(sek, contoh, f"<p>Terealisasi {medan(kunci)}.</p>", versi=0)
    Realisasi.objects.filter(pk=r.pk).update(nilai=Decimal("12.34"))
    baru = Ruang(laporan(contoh), sek).medan.nilai(kunci)
    assert "12" in pasti(baru)
    assert f"Terealisasi {baru}." in _dokumen(contoh)


def test_angka_tanpa_sumber_dikatakan_dan_didaftar(contoh, sek):
    simpan(sek, contoh, f"<p>Capaian {medan('capaian:TIDAK-ADA:2024', '1%')}.</p>", versi=0)
    assert "[angka tidak ditemukan: capaian:TIDAK-ADA:2024]" in _dokumen(contoh)
    bahan = Bahan(contoh, 2024)
    galat = menghalangi(uji_final(bahan, dokumen_berseksi(bahan)))
    (hilang,) = [t for t in galat if t.kode == "F12"]
    assert "capaian:TIDAK-ADA:2024" in hilang.kalimat
    assert hilang.tautan == reverse("penulisan_bagian", args=[laporan(contoh).pk, SS1])


# --- once, versions, conflicts -------------------------------------------------------------------


def test_kunci_yang_sama_disimpan_sekali(contoh, sek):
    uuid = uuid4()
    satu = simpan(sek, contoh, "<p>A</p>", versi=0, uuid=uuid)
    assert simpan(sek, contoh, "<p>A</p>", versi=0, uuid=uuid) == satu
    assert BagianNarasi.objects.get(kunci=SS1).versi == 1
    assert VersiBagian.objects.count() == 1


def test_bentrok_menunjukkan_kedua_teks_dan_tidak_menimpa(contoh, sek, pengguna):
    from kinerja.peran import SEKRETARIAT

    lain = pengguna(SEKRETARIAT, pd=contoh)
    simpan(sek, contoh, "<p>Pertama</p>", versi=0)
    with pytest.raises(BentrokBagianError) as galat:
        simpan(lain, contoh, "<p>Kedua</p>", versi=0)
    assert (galat.value.milik_anda, galat.value.milik_mereka) == ("<p>Kedua</p>", "<p>Pertama</p>")
    assert galat.value.oleh == sek.sebutan
    assert galat.value.versi == 1
    assert BagianNarasi.objects.get(kunci=SS1).isi == "<p>Pertama</p>"
    assert simpan(lain, contoh, "<p>Kedua</p>", versi=1)["versi"] == 2


def test_teks_yang_sama_bukan_bentrok(contoh, sek):
    simpan(sek, contoh, "<p>A</p>", versi=0)
    assert simpan(sek, contoh, "<p>A</p>", versi=0)["versi"] == 1


def test_satu_versi_sekali_duduk(contoh, sek, pengguna):
    from kinerja.peran import SEKRETARIAT

    lain = pengguna(SEKRETARIAT, pd=contoh)
    simpan(sek, contoh, "<p>A</p>", versi=0)
    simpan(sek, contoh, "<p>AB</p>", versi=1, menit=9)
    simpan(sek, contoh, "<p>ABC</p>", versi=2, menit=11)  # a new sitting
    simpan(lain, contoh, "<p>D</p>", versi=3, menit=12)  # another writer
    isi = list(VersiBagian.objects.order_by("ke").values_list("isi", flat=True))
    assert isi == ["<p>AB</p>", "<p>ABC</p>", "<p>D</p>"]
    assert JejakAudit.objects.filter(aksi="tulis narasi").count() == 3


def test_pulihkan_dan_kembali_otomatis(contoh, sek):
    simpan(sek, contoh, "<p>Lama</p>", versi=0)
    simpan(sek, contoh, "<p>Baru</p>", versi=1, menit=20)
    b, seksi = _bagian(contoh, sek)
    pulihkan(ke=1, seksi=seksi, **b)
    assert BagianNarasi.objects.get(kunci=SS1).isi == "<p>Lama</p>"
    kembali_otomatis(**b)
    baris = BagianNarasi.objects.get(kunci=SS1)
    assert (baris.disunting, baris.isi, baris.versi) == (False, "", 4)
    assert [v.isi for v in baris.riwayat.order_by("ke")] == [
        "<p>Lama</p>", "<p>Baru</p>", "<p>Lama</p>", "",
    ]  # fmt: skip
    with pytest.raises(TidakSahError):
        kembali_otomatis(**b)
    with pytest.raises(TidakDitemukanError):
        pulihkan(ke=99, seksi=seksi, **b)


@pytest.mark.postgres_saja  # SQLite's IMMEDIATE transactions queue writers by themselves
@pytest.mark.django_db(transaction=True)
def test_dua_orang_menyimpan_serentak_satu_menang(contoh, akun, pengguna):
    from django.db import connection

    from kinerja.peran import SEKRETARIAT

    orang = [akun["sekretariat"], pengguna(SEKRETARIAT, pd=contoh)]
    laporan(contoh)
    palang, hasil = threading.Barrier(2), []

    def kerja(siapa, teks):
        try:
            palang.wait()
            hasil.append(simpan(siapa, contoh, f"<p>{teks}</p>", versi=0)["versi"])
        except BentrokBagianError:
            hasil.append("bentrok")
        finally:
            connection.close()

    utas = [threading.Thread(target=kerja, args=(o, t)) for o, t in zip(orang, "AB", strict=True)]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    assert sorted(map(str, hasil)) == ["1", "bentrok"]
    assert VersiBagian.objects.count() == 1


# --- who may -------------------------------------------------------------------------------------


def test_unit_menulis_bagiannya_sendiri(contoh, akun):
    """An operator writes the sections of the own unit; another's is not there for them."""
    sek, operator = akun["sekretariat"], akun["operator.naker"]
    ruang = Ruang(laporan(contoh), operator)
    assert ruang.terlihat
    assert set(ruang.terlihat) < set(ruang.tempat)
    milik = next(k for k, t in ruang.terlihat.items() if ruang.boleh_tulis(t))
    assert simpan(operator, contoh, "<p>A</p>", versi=0, kunci=milik)["versi"] == 1
    with pytest.raises(TidakDitemukanError):
        simpan(operator, contoh, "<p>A</p>", versi=0, kunci="kata_pengantar")
    b, _ = _bagian(contoh, sek, "kata_pengantar")
    tugaskan(
        laporan=b["laporan"], bagian=[b["bagian"]], unit=operator.unit, penulis=None,
        tenggat=date(2025, 2, 15), oleh=sek, pada=PADA,
    )  # fmt: skip
    assert simpan(operator, contoh, "<p>A</p>", versi=0, kunci="kata_pengantar")["versi"] == 1


def test_pembaca_tidak_menulis(contoh, akun):
    with pytest.raises(TidakBerizinError):
        simpan(akun["kepala.dinas"], contoh, "<p>A</p>", versi=0)
    b, _ = _bagian(contoh, akun["kepala.dinas"])
    with pytest.raises(TidakBerizinError):
        tugaskan(
            laporan=b["laporan"], bagian=[b["bagian"]], unit=None, penulis=None, tenggat=None,
            oleh=akun["kepala.dinas"], pada=PADA,
        )  # fmt: skip


def test_bagian_dalam_reviu_terkunci(contoh, sek):
    simpan(sek, contoh, "<p>A</p>", versi=0)
    b, _ = _bagian(contoh, sek)
    langkah_bagian(
        pd=contoh, tahun=2024, langkah=Langkah.AMBIL_ALIH, bagian=[b["bagian"]], oleh=sek,
        pada=PADA, catatan="Penulisnya cuti.",
    )  # fmt: skip
    with pytest.raises(BagianTerkunciError):
        simpan(sek, contoh, "<p>B</p>", versi=1)
    assert BagianNarasi.objects.get(kunci=SS1).isi == "<p>A</p>"


def test_penugasan_ke_unit_pd_lain_ditolak(contoh, sek):
    b, _ = _bagian(contoh, sek)
    with pytest.raises(TidakDitemukanError):
        tugaskan(
            laporan=b["laporan"], bagian=[b["bagian"]], unit=f.UnitFactory(), penulis=None,
            tenggat=None, oleh=sek, pada=PADA,
        )  # fmt: skip


def test_penugasan_tercatat_dan_muncul_di_beranda(client, contoh, sek, akun):
    operator = akun["operator.naker"]
    b, _ = _bagian(contoh, sek)
    unit = UnitKerja.objects.get(pk=operator.unit_id)
    isi = {"laporan": b["laporan"], "bagian": [b["bagian"]], "unit": unit, "penulis": operator}
    assert tugaskan(**isi, tenggat=date(2025, 2, 15), oleh=sek, pada=PADA) == 1
    assert tugaskan(**isi, tenggat=date(2025, 2, 15), oleh=sek, pada=PADA) == 0
    assert JejakAudit.objects.get(aksi="tugaskan narasi").perubahan["tenggat"] == [
        None, "2025-02-15",
    ]  # fmt: skip
    client.force_login(operator)
    halaman = client.get("/?tahun=2024").content.decode()
    assert "menunggu tulisan Anda, tenggat 15 Februari 2025" in halaman


# --- data that changed ----------------------------------------------------------------------


def _basi(pd, pengguna, kunci=SS1):
    ruang = Ruang(laporan(pd), pengguna)
    return ruang.basi(ruang.tempat[kunci])


def test_data_berubah_ditandai(contoh, sek):
    """From what to what, until somebody has looked it through."""
    r = _iku(contoh)
    kunci = f"realisasi:{r.indikator.kode}:2024"
    lama = Ruang(laporan(contoh), sek).medan.nilai(kunci)
    simpan(sek, contoh, f"<p>{medan(kunci)}</p>", versi=0)
    assert not _basi(contoh, sek)
    Realisasi.objects.filter(pk=r.pk).update(nilai=Decimal("12.34"))
    basi = _basi(contoh, sek)
    baru = Ruang(laporan(contoh), sek).medan.nilai(kunci)
    assert (lama, baru) in [(a.dari, a.menjadi) for a in basi.angka]
    # Writing on does not take the flag away; looking it through does.
    simpan(sek, contoh, f"<p>{medan(kunci)} ditulis ulang</p>", versi=1)
    assert _basi(contoh, sek)
    b, seksi = _bagian(contoh, sek)
    tandai_diperiksa(seksi=seksi, **b)
    assert not _basi(contoh, sek)
    assert JejakAudit.objects.filter(aksi="periksa data narasi").count() == 1


def test_bagian_lain_tidak_ikut_ditandai(contoh, sek):
    simpan(sek, contoh, "<p>Dasar hukum.</p>", versi=0, kunci="bab1:dasar_hukum")
    Realisasi.objects.filter(pk=_iku(contoh).pk).update(nilai=Decimal("12.34"))
    assert not _basi(contoh, sek, "bab1:dasar_hukum")


def test_kalimat_draf_berubah_ditandai(contoh, sek):
    simpan(sek, contoh, "<p>Teks.</p>", versi=0)
    r = Realisasi.objects.filter(indikator__sasaran__kode="SS1", tahun=2024).first()
    r = r or _iku(contoh)
    Realisasi.objects.filter(pk=r.pk).update(faktor_pendukung="Sebab yang baru ditulis")
    assert _basi(contoh, sek).draf


# --- comments ----------------------------------------------------------------------


def test_komentar_diselesaikan_dan_dibuka_lagi(contoh, sek, akun):
    b, _ = _bagian(contoh, akun["kepala.dinas"])
    k = komentari(teks=" Sebutkan sumbernya. ", kutipan="  tahun\n ini ", **b)
    assert (k.teks, k.kutipan) == ("Sebutkan sumbernya.", "tahun ini")
    assert komentari(teks="Sebutkan sumbernya.", kutipan="tahun ini", **b) == k  # a double click
    nanti = {**b, "pada": b["pada"] + timedelta(minutes=2)}
    assert komentari(teks="Sebutkan sumbernya.", kutipan="tahun ini", **nanti) != k
    penulis, _ = _bagian(contoh, sek)
    for _kali in range(2):  # pressed twice, or by two at once: it stays dealt with
        assert selesaikan_komentar(komentar=k.pk, **penulis).selesai_oleh == sek
    for _kali in range(2):
        assert selesaikan_komentar(komentar=k.pk, selesai=False, **penulis).selesai_pada is None
    orang_lain, _ = _bagian(contoh, akun["evaluator"])
    with pytest.raises(TidakBerizinError):
        selesaikan_komentar(komentar=k.pk, **orang_lain)
    for buruk in ("  ", "x" * 2001):
        with pytest.raises(TidakSahError):
            komentari(teks=buruk, **b)
