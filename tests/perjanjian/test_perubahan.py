"""PK Perubahan, differences, drift, and the version that a report measures against."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from anggaran.models import BarisAnggaran, PaguBaris, VersiAnggaran
from kinerja.models import Indikator, Pemangku, PerjanjianKinerja, Target
from laporan.bahan.bahan import Bahan
from laporan.perjanjian.aksi import AksiDitolakError, ubah_baris
from laporan.perjanjian.beda import beda_renstra, beda_tahun_lalu, beda_versi
from laporan.perjanjian.beda_data import JenisBeda, beda_data, sama_target
from laporan.perjanjian.data import data_beku, data_perjanjian
from laporan.perjanjian.dipakai import versi_dipakai
from laporan.perjanjian.pergeseran import pergeseran
from laporan.perjanjian.perubahan import siapkan_perubahan, siapkan_perubahan_banyak
from laporan.triwulanan import susun_triwulanan
from tests.pasti import pasti
from tests.perjanjian.bantu import PADA, TAHUN

pytestmark = pytest.mark.django_db
SEPTEMBER = date(2024, 9, 1)
ISI: dict[str, Any] = {
    "jenis_alasan": "strategi",
    "alasan": "Anggaran bergeser.",
    "berlaku_mulai": SEPTEMBER,
    "pada": PADA,
}


def _geser_pagu(pd: Any, tanggal: date | None = None) -> None:
    baris = BarisAnggaran.objects.get(sub_kegiatan__kode="3.32.04.2.01.0001", sub_kegiatan__pd=pd)
    versi = VersiAnggaran.objects.create(
        pd=pd, tahun=TAHUN, jenis="pergeseran", ke=3, kode="GESER", tanggal=tanggal
    )
    PaguBaris.objects.create(baris=baris, versi=versi, nilai=100_000_000)


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"jenis_alasan": "lain"}, "sebab perubahan"),
        ({"alasan": "  "}, "alasan perubahan"),
        ({"berlaku_mulai": date(2024, 1, 1)}, "sesudah 1 Januari 2024"),
        ({"berlaku_mulai": date(2025, 1, 1)}, "dalam tahun 2024"),
    ],
)
def test_perubahan_yang_ditolak(pk, sekretariat, penanda, isi, pesan):
    p = penanda.sampai(pk["KASI-TRANS"], "pihak_kedua")
    with pytest.raises(AksiDitolakError, match=pesan):
        siapkan_perubahan(perjanjian=p, oleh=sekretariat, **{**ISI, **isi})
    assert PerjanjianKinerja.objects.filter(ke=1).count() == 0


def test_perubahan_beda_dan_pergeseran(contoh, pk, sekretariat, penanda, jumlah_kueri):
    """Drift is seen, a Perubahan follows, both versions stay readable."""
    murni = penanda.sampai(pk["KASI-TRANS"], "pihak_kedua")
    penanda.sampai(pk["KASI-LATIH"], "pihak_kedua")
    naskah_murni = data_perjanjian(murni)
    assert pergeseran(contoh, TAHUN, hari=date(2024, 2, 1)) == []

    _geser_pagu(contoh, date(2024, 6, 1))
    Indikator.objects.filter(kode="IK-E4.3a").update(nama="Jumlah permukiman mandiri")
    Pemangku.objects.create(
        jabatan=murni.jabatan, nama="Pengganti", status="plt", mulai=date(2024, 7, 1)
    )
    assert {b.jenis for g in pergeseran(contoh, TAHUN, hari=date(2024, 2, 1)) for b in g.butir} == {
        "indikator"
    }
    with jumlah_kueri() as kueri:
        (geser,) = pergeseran(contoh, TAHUN, hari=date(2024, 8, 1))
    assert len(kueri) <= 22
    assert (geser.perjanjian, geser.perubahan) == (murni, None)
    butir = {(b.jenis, b.label): (b.lama, b.baru) for b in geser.butir}
    anggaran = {lama_baru for (jenis, _), lama_baru in butir.items() if jenis == "anggaran"}
    assert anggaran == {("Rp206.253.000", "Rp100.000.000")}
    assert butir[("pihak", "Pihak pertama")][1].startswith("Pengganti, Plt. Kepala Seksi")
    assert butir[("indikator", "Indikator")][1] == "Jumlah permukiman mandiri"
    assert len(butir) == 4  # kegiatan and sub kegiatan both moved

    baru = siapkan_perubahan(perjanjian=murni, oleh=sekretariat, **ISI)
    assert (baru.ke, baru.status, baru.versi, baru.tanggal) == (1, "draf", 1, date(2024, 1, 15))
    with pytest.raises(AksiDitolakError, match="sudah disiapkan"):
        siapkan_perubahan(perjanjian=murni, oleh=sekretariat, **ISI)
    ubah_baris(baris=pasti(baru.baris.first()), target="3", oleh=sekretariat, pada=PADA)
    (geser, *_) = pergeseran(contoh, TAHUN, hari=date(2024, 8, 1))
    assert geser.perubahan == baru

    beda = beda_versi(murni, PerjanjianKinerja.objects.get(pk=baru.pk))
    ringkas = {(b.bagian, s.label): (s.lama, s.baru) for b in beda for s in b.sel}
    assert ringkas[("Sasaran dan indikator", "Target")] == (
        "4 Kawasan Wilayah", "3 Kawasan Wilayah",
    )  # fmt: skip
    assert ringkas[("Waktu", "Berlaku mulai")] == ("1 Januari 2024", "1 September 2024")
    assert all(b.jenis is JenisBeda.UBAH for b in beda)
    assert data_perjanjian(PerjanjianKinerja.objects.get(pk=murni.pk)) == naskah_murni


def test_perubahan_menyalin_baris_tangan_dan_alasan(contoh, sekretariat, penanda):
    from kinerja.models import Jabatan
    from laporan.perjanjian.aksi import tambah_baris
    from laporan.perjanjian.siapkan import siapkan
    from tests.factories import PemangkuFactory
    from tests.perjanjian.bantu import siapkan_contoh

    siapkan_contoh(contoh, sekretariat)
    j = Jabatan.objects.get(pd=contoh, kode="JF-PENGANTAR-KERJA")
    PemangkuFactory(jabatan=j, nama="Nama Contoh Fungsional")
    p = siapkan(jabatan=j, tahun=TAHUN, oleh=sekretariat, pada=PADA)
    tambah_baris(
        perjanjian=p, sasaran="Layanan", nama_indikator="Konseling", satuan="Orang", target="100",
        oleh=sekretariat, pada=PADA,
    )  # fmt: skip
    p = penanda.sampai(p, "pihak_kedua")
    dibuat, dilewati = siapkan_perubahan_banyak(perjanjian=[p, p], oleh=sekretariat, **ISI)
    assert [b.nama_indikator for b in dibuat[0].baris.all()] == ["Konseling"]
    assert dibuat[0].disunting
    assert len(dilewati) == 1


def test_beda_renstra_dan_tahun_lalu(contoh, pk):
    p = pk["KASI-RENCANA"]
    (renstra,) = beda_renstra(p)
    assert (renstra.target, renstra.lain, renstra.berbeda) == ("4 Dokumen", "–", False)
    (lalu,) = beda_tahun_lalu(p)
    assert (lalu.target, lalu.lain) == ("4 Dokumen", "–")

    # The indicator continues another one, which had a target in 2023.
    pendahulu = Indikator.objects.get(pd=contoh, kode="IK-E4.5a-2023")
    Target.objects.create(
        indikator=pendahulu, tahun=2023, dokumen=p.dokumen, jenis="minimal",
        nilai=Decimal(90), teks="90%",
    )  # fmt: skip
    (lalu,) = beda_tahun_lalu(p)
    assert (lalu.lain, lalu.berbeda) == ("90,00%", True)


def test_kalimat_versi_yang_dipakai(contoh, pk, sekretariat, penanda):
    """The annual and the quarterly report name the version they measure against."""
    akhir = date(2024, 12, 31)
    assert versi_dipakai(contoh, TAHUN, akhir).kalimat == ""
    p = penanda.sampai(pk["KASI-TRANS"], "pihak_kedua")
    penanda.sampai(pk["KASI-LATIH"], "pihak_kedua")
    murni = (
        "Capaian diukur terhadap Perjanjian Kinerja Tahun 2024 yang ditandatangani kedua pihak "
        "untuk 2 (dua) jabatan; seluruhnya perjanjian murni."
    )
    assert versi_dipakai(contoh, TAHUN, akhir).kalimat == murni
    baru = siapkan_perubahan(perjanjian=p, oleh=sekretariat, **ISI)
    penanda.sampai(baru, "pihak_kedua")
    sesudah = versi_dipakai(contoh, TAHUN, akhir)
    assert [v.ke for v in sesudah.perubahan] == [1]
    assert "terakhir berlaku mulai 1 September 2024" in sesudah.kalimat
    assert versi_dipakai(contoh, TAHUN, date(2024, 8, 31)).perubahan == ()

    bahan = Bahan(contoh, TAHUN)
    tw2, tw4 = (str(susun_triwulanan(bahan, tw)) for tw in (2, 4))
    assert "seluruhnya perjanjian murni" in tw2
    assert "terakhir berlaku mulai 1 September 2024" in tw4


# --- the pure comparison -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("satu", "lain", "sama"),
    [
        ("97,30%", "97,30%", True),
        ("≥ 4 Dokumen", "4 Dokumen", True),
        ("≤ 5%", "5%", True),
        ("97,30%", "97,03%", False),
        ("", "5%", False),
    ],
)
def test_sama_target(satu, lain, sama):
    assert sama_target(satu, lain) is sama


def test_beda_data_tambah_hapus_ubah(pk):
    lama = data_beku(pk["KASI-LATIH"])
    assert beda_data(lama, lama) == []
    baru = {
        **lama,
        "baris": [
            {**lama["baris"][0], "target": "9,90%"},
            {**lama["baris"][1], "indikator": "IK-X"},
        ],
        "anggaran": {"mata": lama["anggaran"]["mata"][1:], "jumlah": 1},
        "pernyataan": ["Lain"],
    }
    jenis = [(b.bagian, str(b.jenis)) for b in beda_data(lama, baru)]
    assert jenis == [
        ("Pernyataan", "ubah"),
        ("Sasaran dan indikator", "ubah"),
        ("Sasaran dan indikator", "tambah"),
        ("Sasaran dan indikator", "hapus"),
        ("Anggaran", "hapus"),
        ("Anggaran", "ubah"),
    ]
    # What one direction adds, the other removes.
    balik = {"tambah": "hapus", "hapus": "tambah", "ubah": "ubah"}
    assert sorted((b, balik[j]) for b, j in jenis) == sorted(
        (b.bagian, str(b.jenis)) for b in beda_data(baru, lama)
    )
