"""Drafts from the tree: the sample against the printed report, Plt. by date, refreshing, speed."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from kinerja.jenis import TingkatMata
from kinerja.models import (
    BarisPerjanjian,
    Jabatan,
    JejakAudit,
    MataPerjanjian,
    Pemangku,
    PerjanjianKinerja,
    TemplatPernyataan,
)
from kinerja.pernyataan import BAWAAN
from laporan.perjanjian.data import data_beku, sidik
from laporan.perjanjian.isi import susun_isi
from laporan.perjanjian.penolakan import AksiDitolakError
from laporan.perjanjian.siapkan import siapkan, siapkan_semua, tanggal_bawaan
from laporan.perjanjian.sumber import SumberPerjanjian
from tests import factories as f
from tests.pasti import pasti
from tests.perjanjian.bantu import PADA, TAHUN, menurut_jabatan

pytestmark = pytest.mark.django_db

#: Tabel 2.2 of the printed LKjIP 2024: number, target, budget, whose row it is.
TABEL_2_2 = [
    (1, "97,30%", 12_453_995_443, "KADIS"),
    (2, "21,05%", 206_253_000, "KADIS"),
    (3, "85 Nilai", 8_309_125_201, "SEKRETARIS"),
    (4, "100%", 53_217_400, "KASUBAG-REN"),
    (5, "100%", 4_271_881_631, "KASUBAG-KEU"),
    (6, "100%", 100_000_000, "KASUBAG-UMUM"),
    (7, "100%", 1_673_036_458, "KASUBAG-UMUM"),
    (8, "100%", 1_365_405_000, "KASUBAG-UMUM"),
    (9, "100%", 845_584_712, "KASUBAG-UMUM"),
    (10, "Rp22.884/Jam", 1_046_236_800, "KABID-LATTRANS"),
    (11, "31,58%", 206_253_000, "KABID-LATTRANS"),
    (12, "9,20%", 1_021_059_800, "KASI-LATIH"),
    (13, "3,85%", 25_177_000, "KASI-LATIH"),
    (14, "4 Kawasan Wilayah", 206_253_000, "KASI-TRANS"),
    (15, "34%", 348_389_500, "KABID-NAKER"),
    (16, "42,10%", 36_641_542, "KABID-NAKER"),
    (17, "200 Lowongan", 54_208_000, "KASI-TEMPAT"),
    (18, "900 Orang", 193_101_000, "KASI-TEMPAT"),
    (19, "100%", 101_080_500, "KASI-TEMPAT"),
    (20, "4 Dokumen", 36_641_542, "KASI-RENCANA"),
    (21, "35%", 2_713_602_400, "KABID-HI"),
    (22, "40%", 52_568_100, "KASI-SYARAT"),
    (23, "100%", 2_661_034_300, "KASI-SELISIH"),
]
PAGU = 12_660_248_443


def rapikan(target: str) -> str:
    """`85,00 Nilai` and `85 Nilai` are the same target."""
    return target.replace(",00", "")


def test_contoh_sama_dengan_tabel_2_2(contoh, pk):
    """Every row of the printed table is in the agreement of its post, with target and budget."""
    sumber = SumberPerjanjian(contoh, TAHUN)
    isi = {kode: data_beku(p, sumber) for kode, p in pk.items()}
    baris = [
        (rapikan(b["target"]), b["anggaran"], kode)
        for kode, data in isi.items()
        for b in data["baris"]
    ]
    assert sorted(baris) == sorted((t, a, k) for _, t, a, k in TABEL_2_2)
    assert len(pk) == 14
    # Program rows of the printed table: eselon III; kegiatan rows: eselon IV. The rest are leaves.
    program = [m for p in pk.values() for m in p.mata.all() if m.tingkat == TingkatMata.PROGRAM]
    kepala = [m for m in program if m.perjanjian == pk["KADIS"]]
    assert sum(m.anggaran for m in kepala) == isi["KADIS"]["anggaran"]["jumlah"] == PAGU
    assert sum(m.anggaran for m in program) == 2 * PAGU
    for tingkat in (TingkatMata.KEGIATAN, TingkatMata.SUB_KEGIATAN):
        semua = [m for p in pk.values() for m in p.mata.all() if m.tingkat == tingkat]
        assert sum(m.anggaran for m in semua) == PAGU
        assert len({m.kode for m in semua}) == len(semua)
    # Eselon IV: the amounts of the printed kegiatan rows are those of the agreement's kegiatan.
    for _, _, anggaran, kode in TABEL_2_2[3:9]:
        assert anggaran in [m.anggaran for m in pk[kode].mata.all()]


def test_pihak_pernyataan_dan_dokumen(contoh, pk):
    kadis, sekretaris, syarat = pk["KADIS"], pk["SEKRETARIS"], pk["KASI-SYARAT"]
    assert kadis.pihak_kedua_id is None
    assert (kadis.sebutan_pertama, kadis.sebutan_kedua) == ("Kepala Dinas", "Bupati Banjar")
    assert sekretaris.sebutan_pertama == "Plt. Sekretaris"
    assert pk["KASUBAG-REN"].sebutan_kedua == "Plt. Sekretaris"
    assert syarat.sebutan_pertama.startswith("Plt. Kepala Seksi Persyaratan Kerja")
    assert syarat.pihak_kedua.kode == "KABID-HI"
    assert kadis.dokumen.kode == "PK-2024"
    assert kadis.pernyataan == BAWAAN
    assert (kadis.tanggal, kadis.berlaku_mulai) == (date(2024, 1, 15), date(2024, 1, 1))


def test_plt_menurut_tanggal(contoh, sekretariat):
    """A Plh. within a month, a definitive official before and after it."""
    sumber_jabatan = Jabatan.objects.get(pd=contoh, kode="KABID-HI")
    Pemangku.objects.create(
        jabatan=sumber_jabatan, nama="Pengganti", status="plh",
        mulai=date(2024, 3, 1), sampai=date(2024, 3, 31),
    )  # fmt: skip
    s = SumberPerjanjian(contoh, TAHUN)
    nama = sumber_jabatan.nama
    assert s.pihak(sumber_jabatan.pk, date(2024, 2, 29)).sebutan == nama
    assert s.pihak(sumber_jabatan.pk, date(2024, 3, 1)).sebutan == f"Plh. {nama}"
    assert s.pihak(sumber_jabatan.pk, date(2024, 3, 31)).nama == "Pengganti"
    assert s.pihak(sumber_jabatan.pk, date(2024, 4, 1)).sebutan == nama
    assert not s.pihak(sumber_jabatan.pk, date(2023, 12, 31)).terisi


@pytest.mark.parametrize(
    ("hari", "hasil"),
    [
        (date(2024, 3, 5), date(2024, 3, 5)),
        (date(2023, 12, 20), date(2024, 1, 2)),
        (date(2026, 1, 5), date(2024, 1, 2)),
    ],
)
def test_tanggal_bawaan(hari, hasil):
    assert tanggal_bawaan(2024, hari) == hasil


def test_menyiapkan_lagi_menyegarkan_yang_tidak_disunting(contoh, pk, sekretariat, penanda):
    lagi = siapkan_semua(pd=contoh, tahun=TAHUN, oleh=sekretariat, pada=PADA)
    assert (len(lagi.dibuat), len(lagi.diperbarui), len(lagi.tetap)) == (0, 0, 14)

    # The tree changes under three drafts: one plain, one edited by hand, one submitted.
    penanda.sampai(pk["KASI-TRANS"], "diajukan")
    for kode in ("KASI-LATIH", "KASI-TRANS", "KASI-RENCANA"):
        b = pk[kode].baris.first()
        b.indikator.nama = f"{b.indikator.nama} (baru)"
        b.indikator.save()
    PerjanjianKinerja.objects.filter(pk=pk["KASI-RENCANA"].pk).update(disunting=True)
    pk["KASI-LATIH"].baris.filter(urutan=1).update(alasan_beda="Anggaran dikurangi.")

    hasil = siapkan_semua(pd=contoh, tahun=TAHUN, oleh=sekretariat, pada=PADA)
    assert [p.jabatan.kode for p in hasil.diperbarui] == ["KASI-LATIH"]
    alasan = {d.jabatan.kode: d.alasan for d in hasil.dilewati}
    assert alasan == {
        "KASI-TRANS": "Berstatus diajukan, tidak diubah.",
        "KASI-RENCANA": "Rancangannya sudah disunting tangan, tidak diubah.",
    }
    kini = menurut_jabatan(contoh)
    pertama = pasti(kini["KASI-LATIH"].baris.first())
    assert pertama.nama_indikator.endswith("(baru)")
    assert pertama.alasan_beda == "Anggaran dikurangi."
    assert kini["KASI-LATIH"].versi == 2
    assert not pasti(kini["KASI-RENCANA"].baris.first()).nama_indikator.endswith("(baru)")

    siapkan(
        jabatan=pk["KASI-RENCANA"].jabatan, tahun=TAHUN, oleh=sekretariat, pada=PADA, timpa=True
    )
    kini = menurut_jabatan(contoh)
    assert pasti(kini["KASI-RENCANA"].baris.first()).nama_indikator.endswith("(baru)")
    assert not kini["KASI-RENCANA"].disunting
    assert JejakAudit.objects.filter(aksi="segarkan perjanjian").count() == 2
    assert (
        JejakAudit.objects.filter(aksi="siapkan perjanjian", kelompok__isnull=False).count() == 14
    )


def test_jabatan_tanpa_pegangan_hanya_bila_diminta(contoh, pk, sekretariat):
    fungsional = Jabatan.objects.get(pd=contoh, kode="JF-PENGANTAR-KERJA")
    assert "JF-PENGANTAR-KERJA" not in pk
    p = siapkan(jabatan=fungsional, tahun=TAHUN, oleh=sekretariat, pada=PADA)
    assert (p.baris.count(), p.mata.count()) == (0, 0)
    assert pasti(p.pihak_kedua).kode == "KABID-NAKER"


def test_yang_tertutup_tidak_disiapkan_ulang(contoh, pk, sekretariat, penanda):
    penanda.sampai(pk["KASI-LATIH"], "diajukan")
    with pytest.raises(AksiDitolakError, match="Berstatus diajukan"):
        siapkan(jabatan=pk["KASI-LATIH"].jabatan, tahun=TAHUN, oleh=sekretariat, pada=PADA)


def test_hanya_sekretariat_pd_itu(contoh, akun, pengguna):
    from kinerja.peran import SEKRETARIAT

    for oleh in (
        akun["kepala.dinas"],
        akun["admin.pemda"],
        pengguna(SEKRETARIAT, pd=f.PDFactory()),
    ):
        with pytest.raises(AksiDitolakError, match="Hanya Sekretariat"):
            siapkan_semua(pd=contoh, tahun=TAHUN, oleh=oleh, pada=PADA)
    assert not PerjanjianKinerja.objects.exists()


def test_templat_pd_dipakai_menurut_tahun(contoh, sekretariat):
    for tahun, teks in (
        (2023, "lama"),
        (2024, "{jabatan} kepada {atasan}"),
        (2025, "x"),
    ):
        TemplatPernyataan.objects.create(
            pd=contoh, jenis="bawahan", mulai_tahun=tahun,
            teks=f"Tahun {{tahun}} {teks}\n\nJanji pada {{perangkat_daerah}} {{pemda}}",
        )  # fmt: skip
    TemplatPernyataan.objects.create(
        pd=contoh, jenis="puncak", mulai_tahun=2024, teks="{jabatan} kepada {kepala_daerah}"
    )
    p = siapkan(
        jabatan=Jabatan.objects.get(pd=contoh, kode="SEKRETARIS"), tahun=TAHUN,
        oleh=sekretariat, pada=PADA,
    )  # fmt: skip
    assert p.pernyataan == (
        "Tahun 2024 Plt. Sekretaris kepada Kepala Dinas\n\n"
        "Janji pada Dinas Tenaga Kerja dan Transmigrasi Kabupaten Banjar"
    )


def test_dokumen_pk_dibuat_bila_belum_ada(contoh, sekretariat):
    hasil = siapkan_semua(
        pd=contoh, tahun=2025, oleh=sekretariat, pada=datetime(2025, 1, 6, tzinfo=UTC)
    )
    assert {p.dokumen.kode for p in hasil.dibuat} == {"PK-2025"}
    # No budget and no targets for 2025: rows are there, without targets, and nothing is invented.
    assert not MataPerjanjian.objects.exists()
    assert BarisPerjanjian.objects.filter(target="").count() == BarisPerjanjian.objects.count() > 0


def test_pagu_menurut_tanggal_perjanjian(contoh, sekretariat):
    """A budget version dated after the agreement does not count for it."""
    from anggaran.models import BarisAnggaran, PaguBaris, VersiAnggaran

    baris = BarisAnggaran.objects.get(
        sub_kegiatan__kode="3.32.04.2.01.0001", sub_kegiatan__pd=contoh
    )
    versi = VersiAnggaran.objects.create(
        pd=contoh, tahun=TAHUN, jenis="pergeseran", ke=3, kode="GESER", tanggal=date(2024, 6, 1)
    )
    PaguBaris.objects.create(baris=baris, versi=versi, nilai=1_000)
    s = SumberPerjanjian(contoh, TAHUN)
    kasi = Jabatan.objects.get(pd=contoh, kode="KASI-TRANS")
    for hari, pagu in ((date(2024, 5, 31), 206_253_000), (date(2024, 6, 1), 1_000)):
        isi = susun_isi(s, kasi, tanggal=hari, ke=1)
        assert {m.anggaran for m in isi.mata} == {pagu}


def test_lapor_dan_batal_tidak_meninggalkan_apa_pun(contoh, sekretariat):
    langkah: list[tuple[int, str]] = []

    def lapor(persen: int, teks: str) -> None:
        langkah.append((persen, teks))
        if len(langkah) == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        siapkan_semua(pd=contoh, tahun=TAHUN, oleh=sekretariat, pada=PADA, lapor=lapor)
    assert not PerjanjianKinerja.objects.exists()
    langkah.clear()
    langkah += [(0, "")] * 5
    siapkan_semua(pd=contoh, tahun=TAHUN, oleh=sekretariat, pada=PADA, lapor=lapor)
    persen = [p for p, _ in langkah]
    assert persen == sorted(persen)
    assert langkah[-1] == (100, "Selesai")
    assert len(langkah) == 5 + 14 + 1


def _banyak(pd: Any, n: int) -> None:
    """Functional posts below a section, each with an indicator of its own."""
    unit = f.UnitFactory(pd=pd)
    atasan = Jabatan.objects.get(pd=pd, kode="KASI-LATIH")
    contoh_indikator = pasti(atasan.indikator.first())
    for i in range(n):
        j = f.JabatanFactory(
            pd=pd, unit=unit, kode=f"JF-{i}", jenis="fungsional", eselon="", atasan=atasan
        )
        f.IndikatorFactory(
            pd=pd, sasaran=contoh_indikator.sasaran, penanggung_jawab=j, kode=f"IK-JF-{i}"
        )


def test_kueri_tidak_bertambah_dengan_jabatan(contoh, sekretariat, jumlah_kueri):
    """200 agreements are prepared with as many queries as 14, and frozen data read likewise."""
    with jumlah_kueri() as sedikit:
        siapkan_semua(pd=contoh, tahun=TAHUN, oleh=sekretariat, pada=PADA)
    _banyak(contoh, 186)
    with jumlah_kueri() as banyak:
        hasil = siapkan_semua(pd=contoh, tahun=TAHUN, oleh=sekretariat, pada=PADA)
    assert len(hasil.dibuat) == 186
    assert len(hasil.semua) == 200
    # The rows already there are read too, and the posts that answer for no sasaran; SQLite takes
    # only so many values in one INSERT.
    assert len(banyak) <= len(sedikit) + 6

    sumber = SumberPerjanjian(contoh, TAHUN)
    semua = PerjanjianKinerja.objects.select_related("dokumen").prefetch_related("baris", "mata")
    with jumlah_kueri() as kueri:
        data = [data_beku(p, sumber) for p in semua]
    assert len(data) == 200
    # Three of them read the few sasaran, tujuan and posts of all indicators, once each; one asks
    # whether the year is a practice year.
    assert len(kueri) <= 29


def test_sidik_mengikuti_isi(contoh, pk):
    isi = data_beku(pk["KASI-LATIH"])
    assert sidik(isi) == sidik(data_beku(pk["KASI-LATIH"]))
    pk["KASI-LATIH"].baris.filter(urutan=1).update(target="9,30%")
    pk["KASI-LATIH"].refresh_from_db()
    assert sidik(isi) != sidik(data_beku(pk["KASI-LATIH"]))
    assert isi["iku"]["judul"] == "Indikator Kinerja"
    iku = data_beku(pk["KADIS"])["iku"]
    assert [b["kode"] for b in iku["baris"]] == ["IK-TJ1", "IK-SS1", "IK-SS2"]
    assert iku["baris"][0]["target"] == "2,72%"
    assert all(b["formulasi"] and b["sumber"] for b in iku["baris"])
