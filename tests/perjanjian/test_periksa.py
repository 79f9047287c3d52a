"""The cascade check: what it finds in the sample, and a case for each of its findings."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from kinerja.models import (
    BarisPerjanjian,
    DokumenPerencanaan,
    Indikator,
    Jabatan,
    MataPerjanjian,
    Pemangku,
    PerjanjianKinerja,
    Sasaran,
    Target,
)
from laporan.perjanjian.aksi import tambah_baris
from laporan.perjanjian.periksa import TemuanPerjanjian, penghalang, periksa_perjanjian
from laporan.perjanjian.siapkan import siapkan, siapkan_semua
from tests.perjanjian.bantu import PADA, TAHUN, siapkan_contoh

pytestmark = pytest.mark.django_db


def test_temuan_contoh_hanya_target_renstra_yang_tidak_tercetak(contoh, pk):
    """The printed report gives the Renstra's targets for 2026 only: that is all there is to say."""
    temuan = periksa_perjanjian(contoh, TAHUN)
    assert Counter((t.kode, str(t.tingkat)) for t in temuan) == {
        ("renstra_kosong", "peringatan"): 14,
        # The sample's budget is that of the Perubahan alone.
        ("tanpa_anggaran_murni", "peringatan"): 1,
    }
    pesan = {t.perjanjian.jabatan.kode: t.pesan for t in temuan if t.perjanjian}
    assert set(pesan) == set(pk)
    assert "2 indikator" in pesan["KADIS"]
    assert "“Indeks Kepatuhan dan Kinerja Intern”" in pesan["SEKRETARIS"]
    assert not any(penghalang(temuan, p) for p in pk.values())


def _pk(kode: str, **medan: Any) -> Callable[..., None]:
    def ubah(pk: dict[str, PerjanjianKinerja]) -> None:
        PerjanjianKinerja.objects.filter(pk=pk[kode].pk).update(**medan)

    return ubah


def _baris(kode: str, **medan: Any) -> Callable[..., None]:
    def ubah(pk: dict[str, PerjanjianKinerja]) -> None:
        pk[kode].baris.filter(urutan=1).update(**medan)

    return ubah


def _mata(kode: str, mata: str, **medan: Any) -> Callable[..., None]:
    def ubah(pk: dict[str, PerjanjianKinerja]) -> None:
        assert pk[kode].mata.filter(kode=mata).update(**medan) == 1

    return ubah


def _kosongkan(pk: dict[str, PerjanjianKinerja]) -> None:
    pk["KASI-TRANS"].baris.all().delete()


def _sasaran_tanpa_indikator(pk: dict[str, PerjanjianKinerja]) -> None:
    BarisPerjanjian.objects.create(perjanjian=pk["KASI-TRANS"], urutan=9, sasaran="Baru")


def _tanpa_formulasi(pk: dict[str, PerjanjianKinerja]) -> None:
    Indikator.objects.filter(kode="IK-E4.3a").update(formulasi="", formula="")


def _tanpa_pemangku(pk: dict[str, PerjanjianKinerja]) -> None:
    Pemangku.objects.filter(jabatan=pk["KASI-TRANS"].jabatan).delete()


def _atasan_tanpa_pemangku(pk: dict[str, PerjanjianKinerja]) -> None:
    Pemangku.objects.filter(jabatan__kode="KABID-HI").delete()


def _indikator_dialihkan(pk: dict[str, PerjanjianKinerja]) -> None:
    Indikator.objects.filter(kode="IK-E4.3a").update(penanggung_jawab=pk["KASI-LATIH"].jabatan)


def _target_berubah(pk: dict[str, PerjanjianKinerja]) -> None:
    Target.objects.filter(indikator__kode="IK-E4.3a", tahun=TAHUN).update(nilai=5, teks="5 Kawasan")


def _atasan_dilepas(pk: dict[str, PerjanjianKinerja]) -> None:
    Jabatan.objects.filter(kode="KASI-TRANS").update(atasan=None)


def _hapus(kode: str) -> Callable[..., None]:
    def ubah(pk: dict[str, PerjanjianKinerja]) -> None:
        PerjanjianKinerja.objects.get(pk=pk[kode].pk).delete()

    return ubah


def _tak_diturunkan(pk: dict[str, PerjanjianKinerja]) -> None:
    Sasaran.objects.filter(kode="E4.3a").update(sampai_tahun=2023)
    Indikator.objects.filter(kode="IK-E4.3a").update(sampai_tahun=2023)


def _ganda(pk: dict[str, PerjanjianKinerja]) -> None:
    MataPerjanjian.objects.create(
        perjanjian=pk["KASI-LATIH"], urutan=99, tingkat="kegiatan", kode="3.32.04.2.01",
        nama="x", anggaran=206_253_000,
    )  # fmt: skip


def _mata_hilang(pk: dict[str, PerjanjianKinerja]) -> None:
    pk["KASI-TRANS"].mata.filter(kode="3.32.04.2.01.0001").delete()


def _target_renstra(pk: dict[str, PerjanjianKinerja]) -> None:
    pk["KASI-TRANS"].baris.filter(urutan=1).update(target_renstra="6 Kawasan Wilayah")


KASUS = [
    ("baris_kosong", "galat", _kosongkan, "KASI-TRANS"),
    ("sasaran_tanpa_indikator", "galat", _sasaran_tanpa_indikator, "KASI-TRANS"),
    ("tanpa_target", "galat", _baris("KASI-TRANS", target=""), "KASI-TRANS"),
    ("beda_renstra", "galat", _target_renstra, "KASI-TRANS"),
    ("target_tak_terukur", "peringatan", _baris("KASI-TRANS", target="banyak"), "KASI-TRANS"),
    ("tanpa_satuan", "peringatan", _baris("KASI-TRANS", satuan=""), "KASI-TRANS"),
    ("tanpa_formulasi", "peringatan", _tanpa_formulasi, "KASI-TRANS"),
    ("tanggal_kosong", "galat", _pk("KASI-TRANS", tanggal=None), "KASI-TRANS"),
    ("pernyataan_kosong", "galat", _pk("KASI-TRANS", pernyataan=" "), "KASI-TRANS"),
    ("pernyataan_medan", "galat", _pk("KASI-TRANS", pernyataan="Untuk {siapa}"), "KASI-TRANS"),
    ("tanpa_pemangku", "galat", _tanpa_pemangku, "KASI-TRANS"),
    ("atasan_tanpa_pemangku", "galat", _atasan_tanpa_pemangku, "KASI-SYARAT"),
    ("satu_orang", "galat", _pk("KASI-TRANS", nama_pertama="A B", nama_kedua="a b"), "KASI-TRANS"),
    ("baris_kurang", "galat", _indikator_dialihkan, "KASI-LATIH"),
    ("baris_lebih", "galat", _indikator_dialihkan, "KASI-TRANS"),
    ("target_usang", "galat", _target_berubah, "KASI-TRANS"),
    ("anggaran_usang", "galat", _mata("KASI-TRANS", "3.32.04.2.01", anggaran=1), "KASI-TRANS"),
    ("pihak_usang", "galat", _pk("KASI-TRANS", sebutan_pertama="Plt. Lain"), "KASI-TRANS"),
    ("tanpa_perjanjian", "galat", _hapus("KASI-TRANS"), None),
    ("tanpa_atasan", "galat", _atasan_dilepas, "KASI-TRANS"),
    ("atasan_tanpa_perjanjian", "galat", _hapus("KABID-HI"), "KASI-SYARAT"),
    ("sasaran_tak_diturunkan", "peringatan", _tak_diturunkan, "KABID-LATTRANS"),
    ("mata_tanpa_perjanjian", "galat", _mata_hilang, None),
    ("mata_ganda", "galat", _ganda, "KASI-LATIH"),
    ("program_berbeda", "galat", _mata("KABID-HI", "2.07.05", anggaran=7), "KABID-HI"),
    ("anggaran_tak_sama", "galat", _mata("KABID-HI", "2.07.05", anggaran=7), "KABID-HI"),
]


@pytest.fixture
def temuan_kode(contoh: Any, pk: Any) -> Callable[..., list[TemuanPerjanjian]]:
    def cari(kode: str) -> list[TemuanPerjanjian]:
        return [t for t in periksa_perjanjian(contoh, TAHUN) if t.kode == kode]

    return cari


def test_setiap_temuan(contoh, pk, temuan_kode):
    """One case after the other on one sample: each is undone before the next."""
    from django.db import transaction

    for kode, tingkat, ubah, milik in KASUS:
        assert not temuan_kode(kode), kode
        titik = transaction.savepoint()
        ubah(pk)
        ada = temuan_kode(kode)
        assert ada, kode
        assert {str(t.tingkat) for t in ada} == {tingkat}, kode
        jabatan = {t.perjanjian.jabatan.kode if t.perjanjian else None for t in ada}
        assert milik in jabatan, (kode, jabatan)
        assert all(t.pesan.endswith(".") and t.tautan.startswith("/") for t in ada), kode
        p = pk[milik] if milik else None
        if p is not None and PerjanjianKinerja.objects.filter(pk=p.pk).exists():
            assert bool(penghalang(ada, p)) == (tingkat == "galat"), kode
        transaction.savepoint_rollback(titik)


def test_alasan_menghapus_beda_renstra(pk, temuan_kode):
    _target_renstra(pk)
    assert temuan_kode("beda_renstra")
    _baris("KASI-TRANS", alasan_beda="Refocusing anggaran.")(pk)
    assert not temuan_kode("beda_renstra")


def test_jumlah_yang_tidak_sama_menahan_semua_yang_terkait(pk, temuan_kode):
    """The upper and the lower agreements are kept back; nobody else is."""
    _mata("KASI-SYARAT", "2.07.05.2.01", anggaran=1)(pk)
    temuan = temuan_kode("anggaran_tak_sama")
    tertahan = {k for k, p in pk.items() if penghalang(temuan, p)}
    assert tertahan == {"KABID-HI", "KASI-SYARAT", "KASI-SELISIH"}
    assert any("Rp2.713.602.400" in t.pesan and "Rp2.661.034.301" in t.pesan for t in temuan)


def test_anggaran_nol_diperingatkan(contoh, sekretariat):
    from anggaran.models import PaguBaris

    PaguBaris.objects.filter(baris__sub_kegiatan__kode="3.32.04.2.01.0001").delete()
    siapkan_semua(pd=contoh, tahun=TAHUN, oleh=sekretariat, pada=PADA)
    ada = [t for t in periksa_perjanjian(contoh, TAHUN) if t.kode == "anggaran_nol"]
    assert len(ada) == 1


def test_renstra_dibandingkan_bila_targetnya_ada(contoh, sekretariat):
    indikator = Indikator.objects.get(pd=contoh, kode="IK-E4.3a")
    renstra = DokumenPerencanaan.objects.get(pd=contoh, kode="RENSTRA-P1")
    Target.objects.create(
        indikator=indikator, tahun=TAHUN, dokumen=renstra, jenis="minimal", nilai=4, teks="≥ 4"
    )
    p = siapkan_contoh(contoh, sekretariat)["KASI-TRANS"]
    temuan = [t for t in periksa_perjanjian(contoh, TAHUN) if t.perjanjian == p]
    # `4 Kawasan Wilayah` and `≥ 4` are the same promise.
    assert [t.kode for t in temuan] == []


def test_jabatan_fungsional_tanpa_pemangku_tidak_dapat_diajukan(contoh, pk, sekretariat):
    j = Jabatan.objects.get(pd=contoh, kode="JF-PENGANTAR-KERJA")
    p = siapkan(jabatan=j, tahun=TAHUN, oleh=sekretariat, pada=PADA)
    temuan = {t.kode: t for t in periksa_perjanjian(contoh, TAHUN) if t.perjanjian == p}
    assert {kode: str(t.tingkat) for kode, t in temuan.items()} == {
        "baris_kosong": "galat",
        "tanpa_pemangku": "galat",
    }
    # What the rows follow is said, and is where the link leads.
    assert "tetapkan penanggung jawabnya" in temuan["baris_kosong"].pesan
    assert temuan["baris_kosong"].pesan.endswith("buang rancangannya.")
    assert temuan["baris_kosong"].tautan == reverse("persiapan_kisi", args=["indikator"])
    # With rows of its own it is no agreement that nobody needs.
    tambah_baris(
        perjanjian=p, sasaran="Layanan", nama_indikator="Konseling", satuan="Orang", target="100",
        oleh=sekretariat, pada=PADA,
    )  # fmt: skip
    kode = {t.kode for t in periksa_perjanjian(contoh, TAHUN) if t.perjanjian == p}
    assert kode == {"tanpa_pemangku"}


def test_yang_sudah_diajukan_tidak_dinilai_barisnya(contoh, pk, penanda):
    penanda.sampai(pk["KASI-TRANS"], "diajukan")
    _target_berubah(pk)
    temuan = periksa_perjanjian(contoh, TAHUN)
    assert not [t for t in temuan if t.perjanjian and t.perjanjian.jabatan.kode == "KASI-TRANS"]


def test_kueri_tetap(contoh, pk, jumlah_kueri):
    with jumlah_kueri() as kueri:
        periksa_perjanjian(contoh, TAHUN)
    assert len(kueri) <= 23
