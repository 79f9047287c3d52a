"""The steps as people take them: scope, record, return, lock, two people at once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kinerja.akun.meneken import BelumBolehMenekenError
from kinerja.models import JejakAudit, PenetapanAkun
from kinerja.penolakan import (
    BentrokError,
    TidakBerizinError,
    TidakDitemukanError,
    TidakSahError,
)
from laporan.models import BagianReviu, LangkahReviu, Laporan
from laporan.penulisan.bagian import bagian_terkunci, semua_terkunci
from laporan.reviu.aksi import BAGIAN_BERUBAH, komentari
from tests import factories as f
from tests.pasti import pasti

pytestmark = pytest.mark.django_db


def _status(d):
    return dict(BagianReviu.objects.values_list("kunci", "status"))


def test_penulis_hanya_mengajukan_bagian_unitnya(d):
    hasil = d.bagian("ajukan", d.operator)
    assert hasil.jalan == ["Sasaran 1"]
    assert [nama for nama, _ in hasil.dilewati] == ["Kata Pengantar", "Sasaran 2"]
    assert _status(d) == {"bab3:a5:S1": "diajukan"}
    baris = BagianReviu.objects.get()
    assert (baris.diajukan_oleh, baris.diajukan_pada, baris.sejak) == (d.operator, f.PADA, f.PADA)


@pytest.mark.parametrize("siapa", ["operator", "pejabat", "sekretaris", "kepala", "evaluator"])
def test_hanya_perencanaan_yang_memeriksa(d, siapa):
    d.bagian("ajukan", d.perencanaan)
    d.bagian("ambil_alih", d.perencanaan, catatan="Mendesak.")
    hasil = d.bagian("periksa", getattr(d, siapa))
    assert not hasil.jalan
    assert len(hasil.dilewati) == 3
    assert set(_status(d).values()) == {"diajukan"}


def test_yang_belum_diajukan_tidak_diterima(d):
    """I14: "Pilih semua, Terima" took what nobody had handed in."""
    d.bagian("ajukan", d.operator)
    hasil = d.bagian("periksa", d.perencanaan)
    assert hasil.jalan == ["Sasaran 1"]
    assert hasil.dilewati == [
        ("Kata Pengantar", "Bagian ini masih disusun."),
        ("Sasaran 2", "Bagian ini masih disusun."),
    ]
    assert _status(d) == {"bab3:a5:S1": "diperiksa"}


def test_mengambil_alih_adalah_langkah_tersendiri_dengan_alasan(d):
    with pytest.raises(TidakSahError, match="Tulis mengapa bagian ini diambil alih"):
        d.bagian("ambil_alih", d.perencanaan, d.analisis, catatan=" ")
    hasil = d.bagian("ambil_alih", d.perencanaan, catatan="Operator dirawat di rumah sakit.")
    assert hasil.jalan == ["Sasaran 1", "Sasaran 2"]
    assert hasil.dilewati == [("Kata Pengantar", "Bagian ini milik Anda sendiri. Ajukan saja.")]
    langkah = LangkahReviu.objects.order_by("pk").values_list("langkah", "ke", "catatan", "oleh")
    assert set(langkah) == {
        ("ambil_alih", "diajukan", "Operator dirawat di rumah sakit.", d.perencanaan.pk)
    }
    assert pasti(JejakAudit.objects.first()).aksi == "reviu: ambil alih"
    assert _status(d) == {"bab3:a5:S1": "diajukan", "bab3:a5:S2": "diajukan"}


def test_perencanaan_tidak_mengajukan_atas_nama_unit(d):
    hasil = d.bagian("ajukan", d.perencanaan)
    assert hasil.jalan == ["Kata Pengantar"]
    assert {sebab for _, sebab in hasil.dilewati} == {"Langkah ini dilakukan penulis bagian."}


@pytest.mark.parametrize("siapa", ["operator", "pejabat", "sekretaris", "kepala", "evaluator"])
def test_hanya_perencanaan_yang_mengambil_alih(d, siapa):
    assert not d.bagian("ambil_alih", getattr(d, siapa), catatan="Agar cepat selesai.").jalan


def test_penulis_yang_ditunjuk_mengajukan_bagian_di_luar_unitnya(d):
    d.analisis_lain = replace(d.analisis_lain, orang=d.operator.pk)
    assert d.bagian("ajukan", d.operator).jalan == ["Sasaran 1", "Sasaran 2"]


def test_pengembalian_wajib_bercatatan(d):
    d.bagian("ajukan", d.operator)
    with pytest.raises(TidakSahError, match="Tulis alasannya"):
        d.bagian("kembalikan", d.perencanaan, d.analisis, catatan=" \n ")
    d.bagian("kembalikan", d.perencanaan, d.analisis, catatan="Sebutkan sumbernya.")
    baris = BagianReviu.objects.get()
    assert (baris.status, baris.catatan_kembali) == ("dikembalikan", "Sebutkan sumbernya.")
    d.bagian("ajukan", d.operator, d.analisis)
    baris.refresh_from_db()
    assert (baris.status, baris.catatan_kembali) == ("diajukan", "")


def test_dari_penulis_sampai_kepala_dan_riwayatnya(d):
    d.bagian("ajukan", d.operator, d.analisis)
    with pytest.raises(TidakSahError, match="Kata Pengantar; Sasaran 1; Sasaran 2"):
        d.laporan("teruskan", d.perencanaan)
    d.terima_semua()
    laporan = d.laporan("teruskan", d.perencanaan, catatan="Lengkap.")
    assert laporan.status == "direviu_perencanaan"
    d.laporan("periksa_laporan", d.sekretaris)
    laporan = d.laporan("setujui", d.kepala)
    laporan.refresh_from_db()
    assert laporan.status == "disetujui"
    assert laporan.perencanaan_oleh == d.perencanaan
    assert laporan.sekretaris_oleh == d.sekretaris
    assert (laporan.setuju_oleh, laporan.setuju_pada) == (d.kepala, f.PADA)
    naik = LangkahReviu.objects.filter(bagian=None).order_by("pk")
    assert [(x.langkah, x.oleh) for x in naik] == [
        ("teruskan", d.perencanaan),
        ("periksa_laporan", d.sekretaris),
        ("setujui", d.kepala),
    ]
    assert LangkahReviu.objects.count() == JejakAudit.objects.filter(pd=d.pd).count()


@pytest.mark.parametrize(
    ("langkah", "siapa"),
    [
        ("teruskan", ("operator", "pejabat", "sekretaris", "kepala", "evaluator")),
        ("periksa_laporan", ("operator", "pejabat", "perencanaan", "kepala", "evaluator")),
        ("setujui", ("operator", "pejabat", "perencanaan", "sekretaris", "evaluator")),
    ],
)
def test_langkah_laporan_hanya_oleh_jenjangnya(d, langkah, siapa):
    d.terima_semua()
    naik = [("teruskan", d.perencanaan), ("periksa_laporan", d.sekretaris)]
    for satu, oleh in naik[: ["teruskan", "periksa_laporan", "setujui"].index(langkah)]:
        d.laporan(satu, oleh)
    for nama in siapa:
        with pytest.raises(TidakBerizinError, match="dilakukan"):
            d.laporan(langkah, getattr(d, nama))
    with pytest.raises(TidakDitemukanError):
        d.laporan(langkah, d.orang_luar)


def test_langkah_tidak_dapat_dilompati(d):
    d.terima_semua()
    with pytest.raises(TidakSahError, match="masih disusun"):
        d.laporan("setujui", d.kepala)
    d.laporan("teruskan", d.perencanaan)
    with pytest.raises(TidakSahError, match="sedang diperiksa Sekretaris"):
        d.laporan("setujui", d.kepala)


@pytest.mark.parametrize(("sampai", "siapa"), [(1, "sekretaris"), (2, "kepala"), (3, "evaluator")])
def test_pengembalian_menyebut_bagian_dan_alasan(d, sampai, siapa):
    d.terima_semua()
    naik = [("teruskan", d.perencanaan), ("periksa_laporan", d.sekretaris), ("setujui", d.kepala)]
    for langkah, oleh in naik[:sampai]:
        d.laporan(langkah, oleh)
    oleh = getattr(d, siapa)
    with pytest.raises(TidakSahError, match="Pilih sekurang-kurangnya satu bagian"):
        d.laporan("kembalikan_laporan", oleh, catatan="Belum lengkap.")
    with pytest.raises(TidakSahError, match="perlu diperbaiki pada bagian “Sasaran 1”"):
        d.laporan("kembalikan_laporan", oleh, catatan="Belum.", kembali={"bab3:a5:S1": ""})
    with pytest.raises(TidakDitemukanError):
        d.laporan("kembalikan_laporan", oleh, catatan="Belum.", kembali={"bab9": "Salah."})
    assert Laporan.objects.get().status != "disusun"
    laporan = d.laporan(
        "kembalikan_laporan", oleh, catatan="Satu bagian.", kembali={"bab3:a5:S1": "Sebab belum."}
    )
    assert laporan.status == "disusun"
    assert laporan.perencanaan_pada is None
    assert _status(d) == {
        "kata_pengantar": "diperiksa",
        "bab3:a5:S1": "dikembalikan",
        "bab3:a5:S2": "diperiksa",
    }
    assert BagianReviu.objects.get(kunci="bab3:a5:S1").catatan_kembali == "Sebab belum."
    d.bagian("ajukan", d.operator, d.analisis)
    d.bagian("periksa", d.perencanaan, d.analisis)
    assert d.laporan("teruskan", d.perencanaan).status == "direviu_perencanaan"


def test_dibuka_kembali_dengan_alasan(d):
    d.sampai_disetujui()
    with pytest.raises(TidakSahError, match="Tulis alasannya"):
        d.laporan("buka_kembali", d.perencanaan)
    laporan = d.laporan("buka_kembali", d.perencanaan, catatan="Angka TPAK terbit.")
    assert laporan.status == "disusun"
    assert set(_status(d).values()) == {"diperiksa"}


def test_terkunci_selama_diperiksa(d):
    kunci = d.analisis.kunci
    assert bagian_terkunci(d.pd, 2024, kunci) is None
    d.bagian("ajukan", d.operator)
    assert "sedang diperiksa" in pasti(bagian_terkunci(d.pd, 2024, kunci))
    assert bagian_terkunci(d.pd, 2024, d.pengantar.kunci) is None
    d.bagian("kembalikan", d.perencanaan, d.analisis, catatan="Perbaiki.")
    assert bagian_terkunci(d.pd, 2024, kunci) is None
    d.terima_semua()
    d.laporan("teruskan", d.perencanaan)
    assert "diperiksa Sekretaris" in pasti(bagian_terkunci(d.pd, 2024, "bagian_baru"))
    assert set(semua_terkunci(d.pd, 2024, [kunci, "bagian_baru"])) == {kunci, "bagian_baru"}
    assert bagian_terkunci(d.pd, 2023, kunci) is None


def test_yang_sudah_berubah_dilewati(d):
    d.bagian("ajukan", d.operator)
    hasil = d.bagian("periksa", d.perencanaan, d.analisis, versi={d.analisis.kunci: 1})
    assert hasil.dilewati == [("Sasaran 1", BAGIAN_BERUBAH)]
    d.terima_semua()
    with pytest.raises(BentrokError, match="baru saja berubah"):
        d.laporan("teruskan", d.perencanaan, versi=7)


def test_bagian_yang_hilang_tidak_menahan_laporan(d):
    d.terima_semua()
    d.bagian("kembalikan", d.perencanaan, d.analisis, catatan="Perbaiki.")
    d.analisis = d.pengantar  # the report no longer has the section
    assert d.laporan("teruskan", d.perencanaan).status == "direviu_perencanaan"
    assert BagianReviu.objects.get(kunci="bab3:a5:S1").aktif is False


def test_komentar_tidak_menggerakkan_apa_pun(d):
    umum = {"pd": d.pd, "tahun": 2024, "pada": f.PADA}
    komentari(**umum, oleh=d.operator, catatan="Menunggu angka BPS.", bagian=d.analisis)
    komentari(**umum, oleh=d.kepala, catatan="Mohon selesai Februari.")
    komentari(**umum, oleh=d.kepala, catatan="Mohon selesai Februari.")  # a double click
    with pytest.raises(TidakBerizinError):
        komentari(**umum, oleh=d.operator, catatan="Bukan unit saya.", bagian=d.analisis_lain)
    with pytest.raises(TidakSahError, match="Tulis komentarnya"):
        komentari(**umum, oleh=d.kepala, catatan="  ")
    with pytest.raises(TidakDitemukanError):
        komentari(**umum, oleh=d.orang_luar, catatan="Halo semua.")
    assert _status(d) == {"bab3:a5:S1": "draf"}
    assert LangkahReviu.objects.count() == JejakAudit.objects.count() == 2


@pytest.mark.parametrize(
    ("sampai", "langkah", "siapa"),
    [
        (["teruskan", "periksa_laporan"], "setujui", "kepala"),
        (["teruskan", "periksa_laporan", "setujui"], "selesaikan_reviu", "evaluator"),
    ],
)
def test_akun_yang_baru_diubah_orang_lain_belum_bertanda_nama(d, sampai, langkah, siapa):
    """F5: a password set by another an hour ago."""
    pelaku = {"teruskan": d.perencanaan, "periksa_laporan": d.sekretaris, "setujui": d.kepala}
    d.terima_semua()
    for satu in sampai:
        d.laporan(satu, pelaku[satu])
    orang = getattr(d, siapa)
    penetapan = {"pengguna": orang, "pd": d.pd, "hal": "sandi", "oleh": d.perencanaan}
    PenetapanAkun.objects.create(**penetapan, pada=f.PADA - timedelta(hours=25))
    PenetapanAkun.objects.create(**penetapan, pada=f.PADA - timedelta(hours=1))
    status = Laporan.objects.get().status
    with pytest.raises(BelumBolehMenekenError, match="orang kedua"):
        d.laporan(langkah, orang)
    assert Laporan.objects.get().status == status


def test_sesudah_orang_kedua_menyetujui_kepala_menyetujui_laporan(d):
    d.terima_semua()
    d.laporan("teruskan", d.perencanaan)
    d.laporan("periksa_laporan", d.sekretaris)
    PenetapanAkun.objects.create(
        pengguna=d.kepala,
        pd=d.pd,
        hal="sandi",
        oleh=d.perencanaan,
        pada=f.PADA - timedelta(hours=1),
        disetujui_oleh=d.sekretaris,
        disetujui_pada=f.PADA,
    )
    d.laporan("setujui", d.kepala)
    assert Laporan.objects.get().status == "disetujui"
