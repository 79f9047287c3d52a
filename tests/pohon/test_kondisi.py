"""Conditions between two sasaran, and what an agency calls its levels: drawn and stored."""

from typing import Any

from django.urls import reverse

from kinerja.models import JejakAudit, KondisiAntara, SebutanJenjang
from kinerja.peran import SEKRETARIAT
from laporan.bahan.bahan import Bahan
from laporan.perencanaan.pohon.kartu import (
    IsiKondisi,
    KartuPohon,
    KondisiBerdiri,
    sisipkan_faktor,
    sisipkan_kondisi,
    urutkan_kartu,
)
from laporan.perencanaan.pohon.potret import kartu_pohon
from tests.baca import terbaca
from tests.factories import PDFactory, SasaranFactory
from tests.factories.kondisi import (
    KondisiAntaraFactory,
    KondisiPohonFactory,
    SebutanJenjangFactory,
)
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


def test_kondisi_berdiri_sendiri_di_bawah_simpul_atau_kondisi_lain() -> None:
    """By hand: b stands below a, c below nothing that is there, d hangs in a ring with itself; the
    sasaran with the words of b (whatever their case) is drawn below b, and supports what b does.
    """
    faktor = [
        KondisiBerdiri(1, "A", "sasaran-1", IsiKondisi("CSF", "Regulasi tersedia")),
        KondisiBerdiri(2, "B", "faktor-1", IsiKondisi("Kondisi antara", "Data mutakhir")),
        KondisiBerdiri(3, "C", "sasaran-99", IsiKondisi("CSF", "Lain")),
        KondisiBerdiri(4, "D", "faktor-4", IsiKondisi("CSF", "Lingkaran")),
    ]
    kartu = [_kartu(1, 0), _kartu(2, 1), _kartu(3, 1)]
    semua, tempat = sisipkan_faktor(kartu, faktor)
    kondisi = {"sasaran-3": IsiKondisi("Kondisi antara", "data  MUTAKHIR")}
    hasil = urutkan_kartu(sisipkan_kondisi(semua, kondisi, tempat))
    assert [(k.kunci, k.induk, k.tingkat) for k in hasil] == [
        ("sasaran-1", "", 1),
        ("sasaran-2", "sasaran-1", 2),
        ("faktor-1", "sasaran-1", 2),
        ("faktor-2", "faktor-1", 3),
        ("sasaran-3", "faktor-2", 4),
    ]
    assert hasil[-1].kunci_atas == "sasaran-1"
    # Without any such condition nothing changes.
    assert sisipkan_faktor(kartu, ()) == (kartu, {})


def test_tergambar_tetapi_tidak_menjadi_sasaran(client: Any, db: None, pengguna: Any) -> None:
    atas = SasaranFactory()
    bawah = SasaranFactory(
        tujuan=atas.tujuan, induk=atas, tingkat="eselon_iii", penanggung_jawab=atas.penanggung_jawab
    )
    KondisiAntaraFactory(sasaran=bawah)
    KondisiAntaraFactory()  # of another agency
    SebutanJenjangFactory(pd=atas.pd, jenjang="strategis", sebutan="Strategic")
    SebutanJenjangFactory(jenjang="tujuan", sebutan="Tematik")  # of another agency
    # The region names levels of its agencies: this one calls the strategic one by its own name.
    daerah = PDFactory(jenis="pemda", pemda=atas.pd.pemda)
    for jenjang in ("strategis", "eselon_iii"):
        SebutanJenjangFactory(pd=daerah, jenjang=jenjang, sebutan="Tactical", bagi_pd=True)
    SebutanJenjangFactory(pd=daerah, jenjang="tujuan", sebutan="Dampak daerah")  # its own tree's
    asing = PDFactory(jenis="pemda", pemda="Kabupaten Lain")
    SebutanJenjangFactory(pd=asing, jenjang="tujuan", sebutan="Asing", bagi_pd=True)
    assert SebutanJenjang.objects.bagi(daerah) == {"tujuan": "Dampak daerah"}
    KondisiPohonFactory(tujuan=atas.tujuan, uraian="Anggaran tersedia")
    bahan = Bahan(atas.pd, 2024)
    kartu = kartu_pohon(bahan)
    assert [(k.jenis, k.label) for k in kartu] == [
        ("tujuan", "Tujuan"),
        ("sasaran", "Strategic"),
        ("kondisi", "Faktor kunci keberhasilan (CSF)"),
        ("sasaran", "Tactical"),
        ("faktor", "Faktor kunci keberhasilan (CSF)"),
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
    # A condition below the tujuan, and one below that; never below two things.
    berdiri = reverse("persiapan_isi", args=["kondisi_pohon"])
    satu = {"kode": "CSF-1", "jenis": "csf", "uraian": "Regulasi", "tujuan": s.tujuan.kode}
    assert client.post(berdiri, {**halaman, **satu}).status_code == 302
    dua = {"kode": "CSF-2", "jenis": "antara", "uraian": "Sosialisasi", "induk": "CSF-1"}
    assert client.post(berdiri, {**halaman, **dua, "sasaran": s.kode}).status_code == 422
    assert client.post(berdiri, {**halaman, **dua}).status_code == 302
    assert [(k.kode, k.tingkat) for k in kartu_pohon(Bahan(s.pd, 2024)) if k.jenis == "faktor"] == [
        ("CSF-1", 2), ("CSF-2", 3),
    ]  # fmt: skip
