"""Grids of posts, holders, variables and responsibility, on the agency of kecil.txt."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from anggaran.models import SubKegiatan
from kinerja.akun.jabatan import JABATAN_SENDIRI
from kinerja.models import Indikator, Jabatan, JejakAudit, Pemangku, UnitKerja, Variabel
from kinerja.peran import ADMIN_PEMDA, KEPALA_DINAS, SEKRETARIAT
from laporan.perencanaan.kisi import SUDAH_ADA
from tests.factories import PenggunaFactory

pytestmark = pytest.mark.django_db
NIP = "190001011920011001"
TAHUN = "2024"


@pytest.fixture
def klien(client: Any, perencana: Any) -> Any:
    client.force_login(perencana)
    return client


def _buka(client: Any, macam: str, pilih: str = "") -> Any:
    alamat = reverse("persiapan_kisi", args=[macam])
    return client.get(alamat, {"tahun": TAHUN, "pilih": pilih})


def _kirim(client: Any, macam: str, ubah: dict[str, str], pilih: str = "") -> Any:
    """The form as the page has it, with these cells typed over."""
    respons = _buka(client, macam, pilih)
    pilih = respons.context["pilih"]
    data = {"halaman_pd": "dinuk", "halaman_tahun": TAHUN, "pilih": pilih, "alasan": "Koreksi"}
    for baris in respons.context["baris"]:
        for satu in baris["sel"]:
            if not satu["sel"].tetap:
                data[satu["nama"]] = satu["isi"]
                data[f"awal|{satu['nama']}"] = satu["awal"]
    assert set(ubah) <= set(data)
    return client.post(reverse("persiapan_kisi", args=[macam]), {**data, **ubah})


def _salah(respons: Any) -> dict[str, str]:
    assert respons.status_code == 422
    sel = (s for b in respons.context["baris"] for s in b["sel"])
    return {s["nama"]: s["salah"] for s in sel if s["salah"]}


# -- pemangku


def test_pemangku_baru_dan_yang_lama_berakhir(klien: Any) -> None:
    """The Plt. ends, somebody else begins, another post gets its first holder: one save."""
    ubah = {
        "sel|KA|2024-06-01|sampai": "2024-08-31",
        "sel|KA||+1|nama": "Bapak B",
        "sel|KA||+1|status": "definitif",
        "sel|KA||+1|mulai": "2024-09-01",
        "sel|SEK||+1|nama": "Ibu C",
        "sel|SEK||+1|status": "plh",
        "sel|SEK||+1|mulai": "1/2/2024",
        "sel|SEK||+1|pangkat": "Pembina (IV/a)",
    }
    assert _kirim(klien, "pemangku", ubah).status_code == 302
    isi = Pemangku.objects.values_list("jabatan__kode", "nama", "mulai", "sampai", "status")
    assert set(isi) == {
        ("KA", "Ibu A", date(2023, 1, 1), date(2024, 5, 31), "definitif"),
        ("KA", "", date(2024, 6, 1), date(2024, 8, 31), "plt"),
        ("KA", "Bapak B", date(2024, 9, 1), None, "definitif"),
        ("SEK", "Ibu C", date(2024, 2, 1), None, "plh"),
    }
    assert JejakAudit.objects.filter(aksi__contains="lewat persiapan").count() >= 3


def test_nip_tidak_tampil_dan_tidak_berubah(klien: Any) -> None:
    assert NIP not in _buka(klien, "pemangku").content.decode()
    ubah = {"sel|KA|2023-01-01|pangkat": "", "sel|KA|2023-01-01|nama": "Ibu A, S.E."}
    assert _kirim(klien, "pemangku", ubah).status_code == 302
    satu = Pemangku.objects.get(mulai=date(2023, 1, 1))
    assert (satu.nama, satu.pangkat, satu.nip) == ("Ibu A, S.E.", "", NIP)


@pytest.mark.parametrize("mulai", ["2024-06-01", "1/6/2024"], ids=["iso", "tulisan orang"])
def test_baris_baru_tidak_menimpa_yang_tersimpan(mulai: str, klien: Any) -> None:
    ubah = {
        "sel|KA||+1|nama": "Bapak B",
        "sel|KA||+1|status": "definitif",
        "sel|KA||+1|mulai": mulai,
        "sel|KA|2023-01-01|nama": "Ibu Z",
    }
    assert _salah(_kirim(klien, "pemangku", ubah)) == {"sel|KA||+1|mulai": SUDAH_ADA}
    assert set(Pemangku.objects.values_list("nama", "status")) == {
        ("Ibu A", "definitif"),
        ("", "plt"),
    }


def test_pemangku_baru_tanpa_hari_ditolak_pada_selnya(klien: Any) -> None:
    salah = _salah(_kirim(klien, "pemangku", {"sel|SEK||+1|nama": "Ibu C"}))
    assert set(salah) == {"sel|SEK||+1|mulai", "sel|SEK||+1|status"}
    assert Pemangku.objects.count() == 2


def test_masa_yang_terbalik_ditolak(klien: Any) -> None:
    salah = _salah(_kirim(klien, "pemangku", {"sel|KA|2023-01-01|sampai": "2022-12-31"}))
    assert set(salah) == {"sel|KA|2023-01-01|sampai"}


# -- jabatan


def test_unit_dan_atasan_beberapa_jabatan(klien: Any) -> None:
    ubah = {"sel|AN|atasan": "KA", "sel|KL|atasan": "KA", "sel|KL|unit": "B"}
    assert _kirim(klien, "jabatan", ubah).status_code == 302
    isi = Jabatan.objects.values_list("kode", "atasan__kode", "unit__kode", "eselon")
    assert set(isi) == {
        ("KA", None, "D", "II"),
        ("SEK", "KA", "S", "III"),
        ("AN", "KA", "B", ""),
        ("KL", "KA", "B", "IV"),
    }


@pytest.mark.parametrize("jabatan", ["AN", "KL"], ids=["atasan sendiri", "bawahan sendiri"])
def test_jabatan_sendiri_ditetapkan_orang_lain(jabatan: str, client: Any, pd: Any) -> None:
    """As by a workbook: Analis sets neither the own superior nor who is below Analis."""
    milik = Jabatan.objects.get(kode="AN")
    client.force_login(PenggunaFactory(pd=pd, unit=milik.unit, jabatan=milik, peran=[SEKRETARIAT]))
    nama, ke = f"sel|{jabatan}|atasan", {"AN": "KA", "KL": "AN"}[jabatan]
    respons = _kirim(client, "jabatan", {"sel|KL|unit": "B", nama: ke})
    assert _salah(respons) == {nama: JABATAN_SENDIRI}
    assert Jabatan.objects.get(kode="KL").unit.kode == "L"


# -- variabel


def test_variabel_ditambah_di_bawah_indikatornya(klien: Any) -> None:
    """What stands keeps its order, of this indicator and of the others."""
    urut = dict(Variabel.objects.values_list("pk", "urutan"))
    ubah = {
        "sel|I1|nganggur|satuan": "Jiwa",
        "sel|I1|nganggur|sumber_data": "",
        "sel|I1||+1|kode": "muda",
        "sel|I1||+1|nama": "Usia muda",
        "sel|I1||+1|induk": "nganggur",
    }
    assert _kirim(klien, "variabel", ubah, "I1").status_code == 302
    baru = Variabel.objects.get(indikator__kode="I1", kode="muda")
    assert (baru.nama, baru.satuan, baru.induk and baru.induk.kode) == ("Usia muda", "", "nganggur")
    lama = Variabel.objects.get(indikator__kode="I1", kode="nganggur")
    assert (lama.satuan, lama.sumber_data) == ("Jiwa", "")
    assert dict(Variabel.objects.exclude(pk=baru.pk).values_list("pk", "urutan")) == urut
    assert baru.urutan > max(urut.values())


def test_kode_variabel_yang_sudah_ada(klien: Any) -> None:
    ubah = {"sel|I4||+1|kode": "pdrb", "sel|I4||+1|nama": "Lain"}
    assert _salah(_kirim(klien, "variabel", ubah, "I4")) == {"sel|I4||+1|kode": SUDAH_ADA}
    assert Variabel.objects.get(kode="pdrb").nama == "PDRB"


def test_indikator_berformula_didahulukan(klien: Any) -> None:
    respons = _buka(klien, "variabel")
    assert [kode for kode, _ in respons.context["daftar"]] == ["I1", "I4", "I2", "I3", "I5"]
    assert _buka(klien, "variabel", "I9").status_code == 404


# -- responsibility


def test_penanggung_jawab_dan_jadwal_indikator(klien: Any) -> None:
    lama = Indikator.objects.get(kode="I1")
    ubah = {
        "sel|I1|penanggung_jawab": "SEK",
        "sel|I3|penanggung_jawab": "KA",
        "sel|I5|jadwal": "tahunan",
    }
    assert _kirim(klien, "indikator", ubah).status_code == 302
    isi = Indikator.objects.order_by("kode").values_list("kode", "penanggung_jawab__kode", "jadwal")
    assert list(isi) == [
        ("I1", "SEK", "triwulanan"),
        ("I2", "SEK", "semesteran"),
        ("I3", "KA", "terbit:3+1"),
        ("I4", "SEK", "tahunan"),
        ("I5", "AN", "tahunan"),
    ]
    kini = Indikator.objects.get(kode="I1")
    assert (kini.formula, kini.bobot, kini.tujuan_id) == (lama.formula, lama.bobot, lama.tujuan_id)


def test_jadwal_yang_salah_tidak_menyimpan_yang_lain(klien: Any) -> None:
    ubah = {"sel|I1|penanggung_jawab": "SEK", "sel|I5|jadwal": "kadang"}
    assert set(_salah(_kirim(klien, "indikator", ubah))) == {"sel|I5|jadwal"}
    assert Indikator.objects.get(kode="I1").penanggung_jawab.kode == "KA"


def test_penanggung_jawab_sub_kegiatan(klien: Any) -> None:
    kode = "2.07.01.2.01.0002"
    ubah = {f"sel|{TAHUN}|{kode}|penanggung_jawab": "SEK"}
    assert _kirim(klien, "program", ubah).status_code == 302
    isi = SubKegiatan.objects.order_by("kode").values_list("nama", "penanggung_jawab__kode")
    assert list(isi) == [("Sub satu", "AN"), ("Sub dua", "SEK")]


def test_penyimpanan_tanpa_perubahan_tidak_meninggalkan_jejak(klien: Any) -> None:
    jejak = JejakAudit.objects.count()
    for macam in ("pemangku", "jabatan", "variabel", "indikator", "program"):
        assert _kirim(klien, macam, {}).status_code == 302
    assert JejakAudit.objects.count() == jejak


# -- "Ubah" in place


def _halaman() -> list[tuple[str, str]]:
    """Page, and the form that its button opens."""
    indikator, unit = Indikator.objects.get(kode="I1"), UnitKerja.objects.get(kode="S")
    isian = "persiapan_isi"
    return [
        (
            reverse("indikator", args=[indikator.pk]),
            f"{reverse(isian, args=['indikator'])}?kode=I1",
        ),
        (
            reverse("organisasi_unit", args=[unit.pk]),
            f"{reverse(isian, args=['unit_kerja'])}?kode=S",
        ),
        (
            reverse("anggaran"),
            f"{reverse(isian, args=['program_kegiatan'])}?tahun=2024&amp;kode=2.07.01.2.01.0002",
        ),
    ]


def test_ubah_membuka_isian_barisnya(klien: Any) -> None:
    for halaman, isian in _halaman():
        isi = klien.get(halaman, {"tahun": TAHUN}).content.decode()
        assert f'href="{isian}"' in isi
        respons = klien.get(isian.replace("&amp;", "&"))
        assert respons.status_code == 200
        assert respons.context["sidik"]


@pytest.mark.parametrize("peran", [KEPALA_DINAS, ADMIN_PEMDA], ids=["kepala", "admin pemda"])
def test_ubah_hanya_bagi_yang_menyiapkan(peran: str, client: Any, pd: Any) -> None:
    milik = None if peran == ADMIN_PEMDA else pd
    unit = None if milik is None else UnitKerja.objects.get(kode="D")
    client.force_login(PenggunaFactory(pd=milik, unit=unit, peran=[peran]))
    terbuka = 0
    for halaman, isian in _halaman():
        respons = client.get(halaman, {"tahun": TAHUN, "pd": pd.kode})
        terbuka += respons.status_code == 200
        assert isian.partition("?")[0] not in respons.content.decode()
    assert terbuka >= 2  # the head does not open the page of a unit
