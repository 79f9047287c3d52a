"""The page of Uji Konsistensi, accepting a finding, the commands."""

import json
from datetime import date, datetime, timedelta
from io import StringIO
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from anggaran.models import RealisasiAnggaran
from kinerja.models import BerkasTetap, Indikator, JejakAudit
from kinerja.models.pengguna import akun_sistem
from kinerja.uji.dasar import TingkatUji
from laporan.bahan.bahan import Bahan
from laporan.models import HitunganUji, TemuanDiterima
from laporan.pekerjaan import BERKALA
from laporan.terbit.malam import hitung_malam
from laporan.terbit.tugas_malam import UJI_MALAM, jadwalkan_malam
from laporan.tugas import Argumen
from laporan.tugas.dasar import diam
from laporan.uji.jalankan import uji_konsistensi

pytestmark = pytest.mark.django_db
#: Rules look at plain rows; what is kept of them is asked of PostgreSQL too.
membaca = pytest.mark.sqlite
HARI = date(2025, 2, 28)
ALASAN = "Definisinya memang berubah menurut Renstra perubahan."


def _hasil(pd: Any) -> dict[str, Any]:
    return {h.kunci: h for h in uji_konsistensi(Bahan(pd, 2024), HARI)}


def _satu(pd: Any, kode: str = "I13") -> Any:
    return next(h for h in _hasil(pd).values() if h.aturan.kode == kode)


def _kirim(client: Any, hasil: Any, **isi: Any) -> Any:
    alamat = f"{reverse('uji_terima')}?tahun=2024&temuan={quote(hasil.kunci)}"
    halaman = client.get(alamat)
    assert halaman.status_code == 200
    kirim = {
        "temuan": hasil.kunci,
        "angka": halaman.context["dilihat"],
        "alasan": ALASAN,
        "halaman_pd": "disnakertrans-banjar",
        "halaman_tahun": "2024",
    }
    return client.post(f"{reverse('uji_terima')}?tahun=2024", kirim | isi)


@membaca
def test_contoh_tanpa_galat(contoh: Any) -> None:
    """What is printed in 2024 holds together; what is told is for people to judge."""
    hasil = _hasil(contoh)
    assert [h.temuan.pesan for h in hasil.values() if h.aturan.tingkat is TingkatUji.GALAT] == []
    assert {h.aturan.kode for h in hasil.values()} == {
        *("A06", "I13", "K01", "P07", "R02", "R11", "R13", "T04", "V05", "V08")
    }
    # Figures of a predecessor in another unit are no past of this one.
    assert not any("100 Dokumen" in h.temuan.pesan for h in hasil.values())


@membaca
def test_kueri_tetap(contoh: Any, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(60):
        uji_konsistensi(Bahan(contoh, 2024), HARI)


@membaca
def test_galat_anggaran_tampil_dengan_tautan(client: Any, akun: Any, contoh: Any) -> None:
    satu = RealisasiAnggaran.objects.filter(baris__sub_kegiatan__tahun=2024).first()
    assert satu is not None
    RealisasiAnggaran.objects.filter(pk=satu.pk).update(nilai=99_999_999_999)
    client.force_login(akun["sekretariat"])
    isi = client.get(f"{reverse('uji')}?tahun=2024")
    assert "melebihi pagunya" in isi.text
    assert f'{reverse("anggaran_impor")}?tahun=2024"' in isi.text
    kosong = client.get(f"{reverse('uji')}?tahun=2024&tingkat=galat&area=teks")
    assert "Tidak ada temuan yang cocok dengan saringan." in kosong.text


@membaca
def test_operator_hanya_unitnya(client: Any, akun: Any, contoh: Any) -> None:
    operator = next(a for n, a in akun.items() if n.startswith("operator"))
    client.force_login(operator)
    isi = client.get(f"{reverse('uji')}?tahun=2024")
    assert isi.status_code == 200
    baris = [b for k in isi.context["kelompok"] for b in k.baris]
    assert baris
    assert {b.unit_id for b in baris} <= set(operator.lingkup_unit)
    assert "uji/terima" not in isi.text
    assert client.get(reverse("uji_terima")).status_code == 403


def test_diterima_lalu_dicabut(client: Any, akun: Any, contoh: Any) -> None:
    client.force_login(akun["sekretariat"])
    hasil = _satu(contoh)
    assert _kirim(client, hasil).status_code == 302
    satu = TemuanDiterima.objects.get()
    assert (satu.kunci, satu.alasan, satu.oleh) == (hasil.kunci, ALASAN, akun["sekretariat"])
    assert JejakAudit.objects.filter(aksi="temuan_diterima", alasan=ALASAN).count() == 1
    isi = client.get(f"{reverse('uji')}?tahun=2024")
    assert ALASAN in isi.text
    assert hasil.kunci not in {b.hasil.kunci for k in isi.context["kelompok"] for b in k.baris}
    kirim = {"diterima": satu.pk, "halaman_pd": contoh.kode, "halaman_tahun": "2024"}
    assert client.post(reverse("uji"), kirim).status_code == 302
    isi = client.get(f"{reverse('uji')}?tahun=2024")
    assert hasil.kunci in {b.hasil.kunci for k in isi.context["kelompok"] for b in k.baris}
    assert client.post(reverse("uji"), kirim, follow=True).text.count("sudah dicabut") == 1


DITOLAK = (
    ({"alasan": " . "}, "Tulis alasan"),
    ({"sampai": "31-31-2025"}, "tidak dapat dibaca"),
    ({"sampai": "2025-02-31"}, "tidak dapat dibaca"),
    ({"sampai": "2020-01-01"}, "sudah lewat"),
    ({"angka": "lain"}, "sudah berubah"),
)


@membaca
def test_ditolak_dengan_sebab(client: Any, akun: Any, contoh: Any) -> None:
    client.force_login(akun["sekretariat"])
    hasil = _satu(contoh)
    for isi, pesan in DITOLAK:
        assert pesan in _kirim(client, hasil, **isi).text, isi
    assert not TemuanDiterima.objects.exists()


@membaca
def test_angka_yang_berubah_ditagih_lagi(client: Any, akun: Any, contoh: Any) -> None:
    client.force_login(akun["sekretariat"])
    hasil = _satu(contoh, "T04")
    _kirim(client, hasil)
    keluaran = StringIO()
    call_command("periksa", "--tahun", "2024", "--tanggal", "2025-02-28", stdout=keluaran)
    assert "1 temuan diterima" in keluaran.getvalue()
    TemuanDiterima.objects.update(angka="lain | lain")
    keluaran = StringIO()
    call_command("periksa", "--tahun", "2024", "--tanggal", "2025-02-28", stdout=keluaran)
    assert "0 temuan diterima" in keluaran.getvalue()


def test_penerimaan_berakhir(akun: Any, contoh: Any) -> None:
    satu = TemuanDiterima.objects.create(
        pd=contoh, tahun=2024, kunci="X", pesan="x", alasan=ALASAN, sampai=HARI,
        oleh=akun["sekretariat"], pada=timezone.now(),
    )  # fmt: skip
    berlaku = TemuanDiterima.objects.berlaku
    assert list(berlaku(HARI)) == [satu]
    assert list(berlaku(HARI + timedelta(days=1))) == []


@membaca
def test_perintah_json(contoh: Any) -> None:
    i = Indikator.objects.filter(sasaran__isnull=False).first()
    assert i is not None
    Indikator.objects.filter(pk=i.pk).update(formula="a / b * 100")
    keluaran = StringIO()
    with pytest.raises(SystemExit) as keluar:
        call_command("periksa", "--tahun", "2024", "--format", "json", stdout=keluaran)
    assert keluar.value.code == 1
    isi = json.loads(keluaran.getvalue())
    assert set(isi[0]) == {
        "kode", "tingkat", "lokasi", "tabel", "baris", "kolom", "tercetak", "seharusnya",
        "penyebab", "pesan",
    }  # fmt: skip
    assert [t["kode"] for t in isi if t["tingkat"] == "galat"] == ["I05"]


def test_malam_mencatat_sekali_sehari(client: Any, akun: Any, contoh: Any) -> None:
    semua = list(hitung_malam(contoh, HARI))
    assert [h.tahun for h in semua] == [2024, 2025]
    assert (semua[0].galat, semua[0].diterima) == (0, 0)
    assert semua[0].peringatan > 0
    list(hitung_malam(contoh, HARI))  # the same day counts once
    assert HitunganUji.objects.filter(tahun=2024).count() == 1
    client.force_login(akun["sekretariat"])
    beranda = client.get(f"{reverse('beranda')}?tahun=2024").text
    assert f"{semua[0].peringatan} peringatan; dihitung 28 Februari 2025." in beranda
    assert "28 Februari 2025" in client.get(f"{reverse('uji')}?tahun=2024").text


@membaca
def test_perintah_malam(contoh: Any) -> None:
    keluaran = StringIO()
    call_command("uji_malam", stdout=keluaran)
    assert "tidak ada yang berubah" in keluaran.getvalue()


def test_malam_diantrekan_sekali(contoh: Any, settings: Any) -> None:
    settings.TAPAK_UJI_MALAM = True
    satu = datetime(2025, 2, 28, 0, 59, tzinfo=ZoneInfo(contoh.zona_waktu))
    assert jadwalkan_malam(satu) == []
    lewat = satu + timedelta(minutes=1)
    assert [t.argumen["hari"] for t in jadwalkan_malam(lewat)] == ["2025-02-28"]
    assert jadwalkan_malam(lewat + timedelta(hours=20)) == []
    assert len(jadwalkan_malam(lewat + timedelta(days=1))) == 1
    settings.TAPAK_UJI_MALAM = False
    assert jadwalkan_malam(lewat + timedelta(days=2)) == []
    assert jadwalkan_malam in BERKALA
    argumen = Argumen(contoh, 2025, akun_sistem(), lewat)
    assert UJI_MALAM.kerjakan(argumen, diam) is None
    assert HitunganUji.objects.filter(hari=HARI).count() == 2


@membaca
def test_berkas_yang_berubah_ditegur(contoh: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    BerkasTetap.objects.simpan(b"isi", tipe="text/plain", pada=timezone.now())
    monkeypatch.setattr(BerkasTetap, "utuh", False)
    galat = StringIO()
    with pytest.raises(SystemExit):
        call_command("uji_malam", stdout=StringIO(), stderr=galat)
    assert "tidak sama dengan saat disimpan" in galat.getvalue()
