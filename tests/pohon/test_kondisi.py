"""Conditions between two sasaran, and what an agency calls its levels: drawn and stored."""

from typing import Any

from django.urls import reverse

from kinerja.models import JejakAudit, KondisiAntara, SebutanJenjang
from kinerja.peran import SEKRETARIAT
from laporan.bahan.bahan import Bahan
from laporan.perencanaan.pohon.kartu import (
    IsiKondisi,
    KartuPohon,
    sisipkan_kondisi,
    urutkan_kartu,
)
from laporan.perencanaan.pohon.potret import kartu_pohon
from tests.baca import terbaca
from tests.factories import SasaranFactory
from tests.factories.kondisi import KondisiAntaraFactory, SebutanJenjangFactory
from tests.halaman import cari_formulir


def _kartu(pk: int, induk: int) -> KartuPohon:
    return KartuPohon(
        kunci=f"sasaran-{pk}", pk=pk, jenis="sasaran", kode=f"S{pk}",
        induk=f"sasaran-{induk}" if induk else "", label="Sasaran", teks=f"Sasaran {pk}",
    )  # fmt: skip


def test_saudara_dengan_kata_yang_sama_di_bawah_satu_kondisi() -> None:
    kartu = [_kartu(1, 0), _kartu(2, 1), _kartu(3, 1), _kartu(4, 1), _kartu(5, 2)]
    kondisi = {
        "sasaran-2": IsiKondisi("CSF", "Data mutakhir"),
        "sasaran-4": IsiKondisi("CSF", "data  mutakhir"),
        "sasaran-5": IsiKondisi("CSF", "Data mutakhir"),  # below another sasaran: its own
    }
    hasil = urutkan_kartu(sisipkan_kondisi(kartu, kondisi))
    assert [(k.kunci, k.induk, k.tingkat) for k in hasil] == [
        ("sasaran-1", "", 1),
        ("kondisi-2", "sasaran-1", 2),
        ("sasaran-2", "kondisi-2", 3),
        ("kondisi-5", "sasaran-2", 4),
        ("sasaran-5", "kondisi-5", 5),
        ("sasaran-4", "kondisi-2", 3),
        ("sasaran-3", "sasaran-1", 2),
    ]
    assert [k.kunci_atas for k in hasil if k.jenis == "sasaran"] == [
        "", "sasaran-1", "sasaran-2", "sasaran-1", "sasaran-1",
    ]  # fmt: skip


def test_tergambar_tetapi_tidak_menjadi_sasaran(client: Any, db: None, pengguna: Any) -> None:
    atas = SasaranFactory()
    bawah = SasaranFactory(
        tujuan=atas.tujuan, induk=atas, tingkat="eselon_iii", penanggung_jawab=atas.penanggung_jawab
    )
    KondisiAntaraFactory(sasaran=bawah)
    KondisiAntaraFactory()  # of another agency
    SebutanJenjangFactory(pd=atas.pd, jenjang="strategis", sebutan="Strategic")
    SebutanJenjangFactory(jenjang="tujuan", sebutan="Tematik")
    bahan = Bahan(atas.pd, 2024)
    kartu = kartu_pohon(bahan)
    assert [(k.jenis, k.label) for k in kartu] == [
        ("tujuan", "Tujuan"),
        ("sasaran", "Strategic"),
        ("kondisi", "Faktor kunci keberhasilan (CSF)"),
        ("sasaran", "Sasaran kinerja eselon III"),
    ]
    assert bahan.sasaran == [atas, bawah]
    client.force_login(pengguna(SEKRETARIAT, pd=atas.pd))
    isi = terbaca(client.get(reverse("pohon_gambar"), {"tahun": "2024"}))
    assert "kp--kondisi" in isi
    lain = SasaranFactory(tujuan=atas.tujuan, penanggung_jawab=atas.penanggung_jawab)
    jalur = reverse("pohon_pindah", args=[bawah.pk])
    pindah = client.get(jalur, {"ke": f"sasaran-{lain.pk}"})
    assert "ikut pindah; periksa apakah masih sesuai" in terbaca(pindah)


def test_diisi_pada_formulirnya(client: Any, db: None, pengguna: Any) -> None:
    s = SasaranFactory()
    client.force_login(pengguna(SEKRETARIAT, pd=s.pd))
    client.get(reverse("pohon_gambar"), {"tahun": "2024"})
    halaman = {"halaman_pd": s.pd.kode, "halaman_tahun": "2024", "sidik": ""}
    jalur = reverse("persiapan_isi", args=["kondisi_antara"])
    baru = client.get(jalur, {"sasaran": s.kode, "baru": "ya", "kembali": "pohon_gambar"})
    assert baru.context["form"]["sasaran"].value() == s.kode
    isi = {"sasaran": s.kode, "jenis": "csf", "uraian": "Data mutakhir", "kembali": "pohon_gambar"}
    respons = client.post(jalur, {**halaman, **isi})
    assert respons["Location"] == reverse("pohon_gambar")
    assert KondisiAntara.objects.get().uraian == "Data mutakhir"
    # Opened again and sent as it stands: nothing changes.
    satu = client.get(jalur, {"sasaran": s.kode})
    jejak = JejakAudit.objects.count()
    assert client.post(jalur, cari_formulir(satu, tujuan=jalur).isi).status_code == 302
    assert JejakAudit.objects.count() == jejak
    jenjang = reverse("persiapan_isi", args=["sebutan_jenjang"])
    respons = client.post(jenjang, {**halaman, "jenjang": "eselon_iii", "sebutan": "Tactical"})
    assert respons.status_code == 302
    assert SebutanJenjang.objects.get().pd == s.pd
    assert client.post(jenjang, {**halaman, "jenjang": "x", "sebutan": "y"}).status_code == 422
