"""The grids of the report's supplements: entry, pasting, refusal, scope, audit, photographs."""

import io
import re
from datetime import date
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from kinerja.models import Indikator, JejakAudit, Pembanding
from kinerja.penolakan import BentrokError
from kinerja.peran import EVALUATOR, OPERATOR, SEKRETARIAT
from laporan.bahan.bahan import Bahan
from laporan.dokumen.penomoran import semua_gambar, semua_tabel
from laporan.models import FotoKegiatan, GambarNarasi, Prestasi, RencanaTindak, SumberDaya
from tests import factories as f
from tests.susunan import susun_lkjip

pytestmark = pytest.mark.django_db


class Dunia:
    """An agency with two bidang, an indicator below target each, and who writes."""

    def __init__(self) -> None:
        self.pd = f.PDFactory()
        self.unit, self.lain = f.UnitFactory(pd=self.pd), f.UnitFactory(pd=self.pd)
        self.jabatan = f.JabatanFactory(unit=self.unit)
        self.milik = self._indikator(self.jabatan, "Layanan Selesai")
        self.sebelah = self._indikator(f.JabatanFactory(unit=self.lain), "Layanan Daring")
        self.sekretariat = f.PenggunaFactory(pd=self.pd, peran=SEKRETARIAT)
        self.operator = f.PenggunaFactory(pd=self.pd, unit=self.unit, peran=OPERATOR)

    def _indikator(self, jabatan: Any, nama: str) -> Any:
        s = f.SasaranFactory(tujuan=f.TujuanFactory(renstra__pd=self.pd), penanggung_jawab=jabatan)
        i = f.IndikatorFactory(
            sasaran=s, nama=nama, desimal=2, pola_tampil="{n}%", penanggung_jawab=jabatan
        )
        f.TargetFactory(indikator=i, nilai=80, teks="80")
        f.RealisasiFactory(indikator=i, triwulan=4, nilai=72)
        return i


@pytest.fixture
def d(peran) -> Dunia:
    return Dunia()


def alamat(kelompok: str) -> str:
    return f"{reverse('pelengkap_isi', args=[kelompok])}?tahun=2024"


def isian(respons: Any) -> dict[str, str]:
    """Every field of the grid's form as a browser would send it."""
    halaman = respons.content.decode()
    hasil: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", halaman):
        atribut = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if atribut.get("type") in ("checkbox", "file") or "name" not in atribut:
            continue
        hasil[atribut["name"]] = unescape(atribut.get("value", ""))
    for nama, isi in re.findall(
        r'<textarea name="([^"]*)"[^>]*>\n?(.*?)</textarea>', halaman, re.S
    ):
        hasil[nama] = unescape(isi)
    for nama, isi in re.findall(r'<select name="([^"]*)"[^>]*>(.*?)</select>', halaman, re.S):
        pilih = re.search(r'value="([^"]*)" selected', isi)
        hasil[nama] = unescape(pilih[1]) if pilih else ""
    hasil.pop("tempelan", None)
    return hasil | {"langkah": "simpan"}


def isi_pembanding(d: Dunia, awalan: str = "n0", **lain: str) -> dict[str, str]:
    isi = {
        "indikator": str(d.milik.pk), "lingkup": "lainnya", "daerah": "Kabupaten Tapin",
        "nilai": "75,5", "tahun_data": "2023", "sumber": "BPS", **lain,
    }  # fmt: skip
    return {f"{awalan}-{k}": v for k, v in isi.items()}


# --- entry -----------------------------------------------------------------------------------


def test_sekretariat_mengisi_pembanding_dan_laporan_memuatnya(client, d):
    client.force_login(d.sekretariat)
    respons = client.post(
        alamat("banding"), isian(client.get(alamat("banding"))) | isi_pembanding(d)
    )

    assert respons.status_code == 302
    p = Pembanding.objects.get()
    assert (p.nilai, p.daerah, p.tahun_data, p.tahun) == (
        Decimal("75.5"), "Kabupaten Tapin", 2023, 2024
    )  # fmt: skip
    j = JejakAudit.objects.tentang(p).get()
    assert j.oleh == d.sekretariat
    assert j.perubahan["daerah"] == [None, "Kabupaten Tapin"]
    semua = semua_tabel(susun_lkjip(Bahan(d.pd, 2024)))
    (tabel,) = (t for t in semua if t.kunci == "standar_nasional")
    assert [s.teks for s in tabel.baris[0].sel][4:7] == [
        "Kabupaten Tapin", "75,50%", "BPS, angka tahun 2023"
    ]  # fmt: skip


def test_simpan_tanpa_perubahan_tidak_menulis_apa_pun(client, d):
    f.PembandingFactory(indikator=d.milik)
    client.force_login(d.sekretariat)
    respons = client.post(alamat("banding"), isian(client.get(alamat("banding"))))

    assert respons.status_code == 302
    assert Pembanding.objects.get().versi == 1
    assert not JejakAudit.objects.exists()


def test_baris_diubah_dan_dihapus(client, d):
    satu = f.PembandingFactory(indikator=d.milik, lingkup="nasional")
    dua = f.PembandingFactory(indikator=d.milik, lingkup="provinsi")
    client.force_login(d.sekretariat)
    isi = isian(client.get(alamat("banding")))
    isi |= {f"b{satu.pk}-nilai": "6,25", f"b{dua.pk}-hapus": "1"}

    assert client.post(alamat("banding"), isi).status_code == 302
    assert [(p.pk, p.nilai, p.versi) for p in Pembanding.objects.all()] == [
        (satu.pk, Decimal("6.25"), 2)
    ]
    assert [j.aksi for j in JejakAudit.objects.order_by("pk")] == [
        "pelengkap: pembanding diubah", "pelengkap: pembanding dihapus"
    ]  # fmt: skip


def test_bentrok_ditolak_dan_ketikan_tetap(client, d):
    p = f.PembandingFactory(indikator=d.milik)
    client.force_login(d.sekretariat)
    isi = isian(client.get(alamat("banding"))) | {f"b{p.pk}-nilai": "6,25"}
    Pembanding.objects.filter(pk=p.pk).update(nilai=Decimal(7), versi=2)

    respons = client.post(alamat("banding"), isi)

    assert respons.status_code == 409
    assert "baru saja diubah orang lain" in respons.content.decode()
    assert 'value="6,25"' in respons.content.decode()
    assert Pembanding.objects.get().nilai == 7


def test_angka_yang_meragukan_ditolak_di_tempatnya(client, d):
    client.force_login(d.sekretariat)
    isi = isian(client.get(alamat("banding"))) | isi_pembanding(d, nilai="tujuh")
    isi |= isi_pembanding(d, "n1", daerah="Kota Banjarbaru")

    respons = client.post(alamat("banding"), isi)

    assert respons.status_code == 422
    halaman = respons.content.decode()
    assert "1 baris belum tersimpan" in halaman
    assert 'value="tujuh"' in halaman
    assert [p.daerah for p in Pembanding.objects.all()] == ["Kota Banjarbaru"]


def test_tempelan_dari_excel_ditampilkan_lalu_disimpan(client, d):
    client.force_login(d.sekretariat)
    baris = [
        "Indikator\tLingkup\tDaerah\tAngka\tTahun data\tSumber",
        "layanan selesai\tProvinsi\tKalimantan Selatan\t70,25\t\tBPS",
        "Layanan Daring\tdaerah lain\tKabupaten Tapin\t81\t2023\tBPS",
    ]
    respons = client.post(alamat("banding"), {"langkah": "tempel", "tempelan": "\r\n".join(baris)})

    assert respons.status_code == 200
    assert not Pembanding.objects.exists()
    assert client.post(alamat("banding"), isian(respons)).status_code == 302
    assert [
        (p.indikator.nama, p.lingkup, p.daerah, p.nilai, p.tahun_data)
        for p in Pembanding.objects.order_by("pk")
    ] == [
        ("Layanan Selesai", "provinsi", "Kalimantan Selatan", Decimal("70.25"), None),
        ("Layanan Daring", "lainnya", "Kabupaten Tapin", Decimal(81), 2023),
    ]


def test_tempelan_yang_tidak_dikenal_ditandai(client, d):
    client.force_login(d.sekretariat)
    respons = client.post(
        alamat("banding"),
        {"langkah": "tempel", "tempelan": "Indikator Lain\tProvinsi\tKalsel\t70\t\tBPS"},
    )
    assert "1 baris tempelan perlu diperbaiki" in respons.content.decode()


def test_tempelan_kelebihan_kolom_ditolak(client, d):
    client.force_login(d.sekretariat)
    respons = client.post(
        alamat("prestasi"), {"langkah": "tempel", "tempelan": "\t".join("abcdefgh")}
    )
    assert respons.status_code == 422
    assert "memuat 8 kolom" in respons.content.decode()


def test_sumber_daya_dan_prestasi_berkode_urut(client, d):
    client.force_login(d.sekretariat)
    isi = isian(client.get(alamat("sumber_daya")))
    for n, uraian in enumerate(("Penyuluh", "Pengolah data")):
        isi |= {
            f"n{n}-indikator": str(d.milik.pk), f"n{n}-jenis": "sdm", f"n{n}-uraian": uraian,
            f"n{n}-satuan": "Orang", f"n{n}-rencana": "1.200", f"n{n}-terpakai": "900",
        }  # fmt: skip
    assert client.post(alamat("sumber_daya"), isi).status_code == 302
    assert [(s.kode, s.rencana, s.terpakai) for s in SumberDaya.objects.order_by("pk")] == [
        ("1", 1200, 900), ("2", 1200, 900)
    ]  # fmt: skip

    isi = isian(client.get(alamat("prestasi")))
    isi |= {"n0-jenis": "penghargaan", "n0-nama": "Dinas Terbaik"}
    respons = client.post(alamat("prestasi"), isi)
    assert respons.status_code == 422
    assert "Wajib diisi untuk penghargaan." in respons.content.decode()
    assert client.post(alamat("prestasi"), isi | {"n0-pemberi": "Bupati"}).status_code == 302
    assert Prestasi.objects.get().kode == "1"


# --- planned steps: asked of whoever answers -------------------------------------------------


def test_operator_mengisi_rencana_indikatornya_sendiri(client, d):
    client.force_login(d.operator)
    respons = client.get(alamat("rencana_tindak"))
    isi = isian(respons)

    assert isi["n0-indikator"] == str(d.milik.pk)  # a row is ready for what lacks a step
    assert "Layanan Daring" not in respons.content.decode()
    isi |= {
        "n0-tindakan": "Menambah loket", "n0-penanggung_jawab": str(d.jabatan.pk),
        "n0-tenggat": "2025-06-30",
    }  # fmt: skip
    assert client.post(alamat("rencana_tindak"), isi).status_code == 302
    r = RencanaTindak.objects.get()
    assert (r.indikator, r.tindakan, r.tenggat, r.status) == (
        d.milik, "Menambah loket", date(2025, 6, 30), "belum"
    )  # fmt: skip


def test_operator_tidak_menyentuh_indikator_unit_lain(client, d):
    client.force_login(d.operator)
    isi = isian(client.get(alamat("rencana_tindak"))) | {
        "n0-indikator": str(d.sebelah.pk), "n0-tindakan": "Menambah loket",
        "n0-penanggung_jawab": str(d.jabatan.pk), "n0-tenggat": "2025-06-30",
    }  # fmt: skip
    assert client.post(alamat("rencana_tindak"), isi).status_code == 422
    assert not RencanaTindak.objects.exists()


def test_rencana_selesai_wajib_berhasil(client, d):
    r = f.RencanaTindakFactory(indikator=d.milik)
    client.force_login(d.operator)
    isi = isian(client.get(alamat("rencana_tindak"))) | {f"b{r.pk}-status": "selesai"}

    assert client.post(alamat("rencana_tindak"), isi).status_code == 422
    isi |= {f"b{r.pk}-hasil": "Loket bertambah dua"}
    assert client.post(alamat("rencana_tindak"), isi).status_code == 302
    r.refresh_from_db()
    assert (r.status, r.diubah_oleh) == ("selesai", d.operator)


def test_ringkasan_menyebut_yang_belum_berencana(client, d):
    client.force_login(d.sekretariat)
    halaman = client.get(f"{reverse('pelengkap')}?tahun=2024").content.decode()
    assert "2 indikator belum mencapai target atau memburuk" in halaman
    f.RencanaTindakFactory(indikator=d.milik)
    f.RencanaTindakFactory(indikator=d.sebelah)
    assert "belum mencapai target" not in client.get(reverse("pelengkap")).content.decode()


# --- permission ------------------------------------------------------------------------------


@pytest.mark.parametrize("kelompok", ["banding", "penanda", "sumber_daya", "prestasi", "foto"])
def test_operator_hanya_membaca_yang_lain(client, d, kelompok):
    client.force_login(d.operator)
    assert "Baris kosong tidak disimpan" not in client.get(alamat(kelompok)).content.decode()
    assert client.post(alamat(kelompok), {"langkah": "simpan"}).status_code == 403


def test_evaluator_membaca_tanpa_menulis(client, d):
    f.PrestasiFactory(pd=d.pd, nama="Antrean Daring")
    client.force_login(f.buat_pengguna(EVALUATOR, pd=d.pd))
    halaman = client.get(f"{alamat('prestasi')}&pd={d.pd.kode}")
    assert "Antrean Daring" in halaman.content.decode()
    assert client.post(alamat("prestasi"), {"langkah": "simpan"}).status_code == 403


def test_baris_pd_lain_tidak_ditemukan(client, d):
    asing = f.PembandingFactory()
    client.force_login(d.sekretariat)
    isi = isian(client.get(alamat("banding")))
    isi |= isi_pembanding(d, f"b{asing.pk}") | {f"b{asing.pk}-versi": "1"}
    client.post(alamat("banding"), isi)
    asing.refresh_from_db()
    assert asing.daerah == ""


def test_kueri_tidak_bertambah_dengan_baris(client, d, jumlah_kueri):
    client.force_login(d.sekretariat)
    f.PembandingFactory(indikator=d.milik)
    client.get(alamat("banding"))
    with jumlah_kueri() as sedikit:
        client.get(alamat("banding"))
    for n in range(12):
        f.PembandingFactory(indikator=d.sebelah, sumber=f"Sumber {n}")
    with jumlah_kueri() as banyak:
        client.get(alamat("banding"))
    assert len(banyak) == len(sedikit)


# --- photographs -----------------------------------------------------------------------------


def gambar() -> bytes:
    aliran = io.BytesIO()
    Image.new("RGB", (40, 30), (31, 92, 74)).save(aliran, "JPEG")
    return aliran.getvalue()


def test_foto_diunggah_dengan_keterangan_dan_tercetak(client, d):
    program = f.ProgramFactory(pd=d.pd)
    client.force_login(d.sekretariat)
    isi: dict[str, Any] = isian(client.get(alamat("foto")))
    isi |= {
        "n0-program": str(program.pk), "n0-keterangan": "Pelatihan petani",
        "n0-alt": "Dua puluh petani di aula",
        "n0-berkas": SimpleUploadedFile("foto.jpg", gambar(), "image/jpeg"),
    }  # fmt: skip
    assert client.post(alamat("foto"), isi).status_code == 302

    foto = FotoKegiatan.objects.get()
    respons = client.get(reverse("pelengkap_foto", args=[foto.pk]))
    assert respons["Content-Type"] == "image/jpeg"
    semua = semua_gambar(susun_lkjip(Bahan(d.pd, 2024)))
    (satu,) = (g for g in semua if g.kunci == f"foto:{foto.pk}")
    assert (satu.judul, satu.alt) == ("Pelatihan petani", "Dua puluh petani di aula")
    assert "data:image/jpeg;base64," in satu.svg


def test_foto_yang_barisnya_ditolak_tidak_meninggalkan_gambarnya(client, d, monkeypatch):
    def tolak(*_: Any, **__: Any) -> None:
        raise BentrokError("Baris ini baru saja diubah orang lain.")

    monkeypatch.setattr("laporan.pelengkap.lembar.tambah_baris", tolak)
    client.force_login(d.sekretariat)
    isi: dict[str, Any] = isian(client.get(alamat("foto")))
    isi |= {
        "n0-program": str(f.ProgramFactory(pd=d.pd).pk), "n0-keterangan": "Pelatihan",
        "n0-alt": "Petani", "n0-berkas": SimpleUploadedFile("foto.jpg", gambar(), "image/jpeg"),
    }  # fmt: skip
    assert client.post(alamat("foto"), isi).status_code == 409
    assert not GambarNarasi.objects.exists()


def test_indikator_senama_dapat_dibedakan_dalam_pilihan(client, d):
    """Both bidang have a "Layanan Selesai": the choice says whose."""
    Indikator.objects.filter(pk=d.sebelah.pk).update(nama="Layanan Selesai")
    client.force_login(d.sekretariat)
    teks = unescape(client.get(alamat("banding")).content.decode())
    for unit in (d.unit, d.lain):
        assert f">Layanan Selesai ({unit.nama})</option>" in teks


@pytest.mark.parametrize(
    ("ganti", "pesan"),
    [
        ({"n0-alt": ""}, "wajib"),
        ({"n0-berkas": SimpleUploadedFile("foto.jpg", b"bukan gambar")}, "foto.jpg"),
    ],
    ids=["tanpa-alt", "bukan-gambar"],
)
def test_foto_tanpa_teks_pengganti_atau_bukan_gambar_ditolak(client, d, ganti, pesan):
    program = f.ProgramFactory(pd=d.pd)
    client.force_login(d.sekretariat)
    isi: dict[str, Any] = isian(client.get(alamat("foto")))
    isi |= {
        "n0-program": str(program.pk), "n0-keterangan": "Pelatihan", "n0-alt": "Petani",
        "n0-berkas": SimpleUploadedFile("foto.jpg", gambar(), "image/jpeg"),
    }  # fmt: skip
    respons = client.post(alamat("foto"), isi | ganti)
    assert respons.status_code == 422
    assert not FotoKegiatan.objects.exists()
