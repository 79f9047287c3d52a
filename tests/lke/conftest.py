"""A world with two agencies and everybody who takes a step of the chain; rows of the LKE."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from factory.declarations import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from kinerja.peran import ADMIN_PEMDA, EVALUATOR, KEPALA_DINAS, OPERATOR, SEKRETARIAT
from laporan import models
from laporan.dokumen.json import sebagai_dict
from laporan.dokumen.unsur import Bab, Dokumen, Paragraf
from laporan.lke import aksi
from laporan.lke.baku import lembar_baku
from laporan.lke.lembar import ke_data
from laporan.models import TahapLKE
from tests import factories as f

TAHUN = 2025
PADA = datetime(2025, 5, 5, 2, 0, tzinfo=UTC)


class VersiLembarFactory(DjangoModelFactory):
    class Meta:
        model = models.VersiLembarLKE

    kode = Sequence(lambda n: f"lembar-{n:05}")
    nama = "LKE Perangkat Daerah"
    lingkup = "pd"
    mulai_tahun = 2021
    isi = LazyAttribute(lambda _: ke_data(lembar_baku()))
    sidik = Sequence(lambda n: f"{n:064x}")
    pada = PADA


class EvaluasiLKEFactory(DjangoModelFactory):
    class Meta:
        model = models.EvaluasiLKE

    pd = SubFactory(f.PDFactory)
    tahun = TAHUN
    lembar = SubFactory(VersiLembarFactory)
    mulai_pada = PADA
    mulai_oleh = SubFactory(f.PenggunaFactory)


class _MilikEvaluasiFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    evaluasi = SubFactory(EvaluasiLKEFactory)
    diubah_pada = PADA
    diubah_oleh = SubFactory(f.PenggunaFactory)


class JawabanLKEFactory(_MilikEvaluasiFactory):
    class Meta:
        model = models.JawabanLKE

    tahap = "mandiri"
    kunci = "rencana_formal"
    jawaban = "ya"


class NilaiSubLKEFactory(_MilikEvaluasiFactory):
    class Meta:
        model = models.NilaiSubLKE

    tahap = "mandiri"
    sub = "1.a"
    tingkat = "BB"


class DokumenLKEFactory(_MilikEvaluasiFactory):
    class Meta:
        model = models.DokumenLKE

    judul = "LKjIP 2024"
    tautan = "https://contoh.go.id/lkjip.pdf"
    tahun_dokumen = 2024


class BuktiLKEFactory(DjangoModelFactory):
    class Meta:
        model = models.BuktiLKE

    dokumen = SubFactory(DokumenLKEFactory)
    kunci = "rencana_formal"


class RekomendasiLKEFactory(_MilikEvaluasiFactory):
    class Meta:
        model = models.RekomendasiLKE

    urutan = 1
    teks = "Agar menyusun pedoman teknis."


class NaskahLHEFactory(_MilikEvaluasiFactory):
    class Meta:
        model = models.NaskahLHE

    kode = "gambaran"
    teks = "SAKIP diterapkan."


class HasilLamaLKEFactory(DjangoModelFactory):
    class Meta:
        model = models.HasilLamaLKE

    evaluasi = SubFactory(EvaluasiLKEFactory)
    ke = 1
    nilai = Decimal("79.4")
    predikat = "BB"
    nomor_lhe = "700/1"
    tanggal_lhe = date(2025, 6, 1)
    dokumen = LazyAttribute(lambda o: sebagai_dict(_dokumen(o.evaluasi)))
    selesai_pada = PADA
    selesai_oleh = SubFactory(f.PenggunaFactory)
    alasan = "Jawaban 1.a keliru."
    dibuka_pada = PADA
    dibuka_oleh = SubFactory(f.PenggunaFactory)


class SegelLHEFactory(DjangoModelFactory):
    class Meta:
        model = models.SegelLHE

    evaluasi = SubFactory(EvaluasiLKEFactory)
    ke = 1
    isi = LazyAttribute(lambda _: {"nilai": NILAI_BEKU})
    sha256 = "a" * 64
    berkas = SubFactory(f.BerkasTetapFactory)
    selesai_pada = PADA
    nomor = "700/1"
    tanggal = date(2025, 6, 1)
    sebutan = "Inspektur Kabupaten Contoh"
    oleh = SubFactory(f.PenggunaFactory)
    pada = PADA


class SegelLHEKembaliFactory(SegelLHEFactory):
    """One that was returned."""

    status = "dikembalikan"
    catatan_kembali = "Nomor keliru."
    dikembalikan_pada = PADA
    dikembalikan_oleh = SubFactory(f.PenggunaFactory)


#: Scores as a submitted text keeps them.
NILAI_BEKU: dict[str, Any] = {"nilai": "80", "predikat": "BB", "komponen": [], "rekomendasi": []}


def _dokumen(e: Any) -> Dokumen:
    bab = Bab("PENUTUP", (Paragraf("Demikian laporan ini."),), "penutup")
    return Dokumen(
        judul="LHE", subjudul=e.pd.nama, pd=e.pd.nama, pemda=e.pd.pemda, tahun=e.tahun,
        tempat_tanggal="2025", bab=(bab,), nama_berkas="LHE",
    )  # fmt: skip


class JendelaLKEFactory(DjangoModelFactory):
    class Meta:
        model = models.JendelaLKE

    tahun = TAHUN
    tahap = "mandiri"
    buka = datetime(2025, 3, 1, tzinfo=UTC)
    tutup = datetime(2025, 6, 1, tzinfo=UTC)


class PetugasLKEFactory(DjangoModelFactory):
    class Meta:
        model = models.PetugasLKE

    tahun = TAHUN
    tahap = "verifikasi"
    pengguna = SubFactory(f.PenggunaFactory)


class DuniaLKE:
    """Agency A with an open sheet, agency B beside it, and the people."""

    def __init__(self, pengguna: Any) -> None:
        self.a, self.b = f.PDFactory(), f.PDFactory()
        for pd in (self.a, self.b):
            f.RenstraFactory(pd=pd)
        self.sekretariat = pengguna(SEKRETARIAT, pd=self.a)
        self.sekretariat_b = pengguna(SEKRETARIAT, pd=self.b)
        self.operator = pengguna(OPERATOR, unit=f.UnitFactory(pd=self.a))
        self.kepala = pengguna(KEPALA_DINAS, pd=self.a)
        self.admin = pengguna(ADMIN_PEMDA, pd=None)
        self.verifikator = pengguna(EVALUATOR, pd=None)
        self.penjamin = pengguna(EVALUATOR, pd=None)
        self.evaluator = pengguna(EVALUATOR, pd=None)
        self.evaluator_b = pengguna(EVALUATOR, pd=self.b)
        PetugasLKEFactory(pengguna=self.verifikator, tahap="verifikasi", komponen="1 2")
        PetugasLKEFactory(pengguna=self.penjamin, tahap="penjaminan")
        self.lke = aksi.buka_evaluasi(pd=self.a, tahun=TAHUN, oleh=self.sekretariat, pada=PADA)

    def segarkan(self) -> Any:
        """The evaluation as it stands now."""
        self.lke.refresh_from_db()
        return self.lke

    def jawab(self, oleh: Any, *kunci: str, jawaban: str = "ya", catatan: str = "") -> int:
        """Answer these criteria alike; without keys all of the sheet."""
        semua = kunci or [k.kunci for _, k in lembar_baku().kriteria]
        isi = {k: aksi.IsiJawaban(jawaban, catatan) for k in semua}
        return aksi.jawab_lke(pk=self.lke.pk, isi=isi, oleh=oleh, pada=PADA)

    def kirim(self, oleh: Any) -> Any:
        """Send on."""
        return aksi.kirim_lke(pk=self.lke.pk, oleh=oleh, pada=PADA)

    def sampai(self, tahap: TahapLKE) -> Any:
        """Answered by everybody before the step, all alike, until it waits for the step."""
        urut = list(TahapLKE)
        for satu in urut[: urut.index(tahap)]:
            if self.segarkan().status != satu:
                continue
            siapa = {
                TahapLKE.MANDIRI: self.sekretariat,
                TahapLKE.VERIFIKASI: self.verifikator,
                TahapLKE.PENJAMINAN: self.penjamin,
            }[satu]
            self.jawab(siapa)
            self.kirim(siapa)
        return self.segarkan()


@pytest.fixture(scope="module")
def _potret_lke(potret: Any, potret_peran: Any) -> Any:
    return potret(lambda: DuniaLKE(f.buat_pengguna), potret_peran)


@pytest.fixture
def d(_peran_terpasang: None, _potret_lke: Any) -> Any:
    """The world, afresh for each test."""
    return _potret_lke.pakai()


@pytest.fixture
def semua_tahap(d: Any) -> Any:
    """The world with the whole chain, every window open."""
    models.PetugasLKE.objects.filter(pengguna=d.verifikator).update(komponen="")
    for tahap in TahapLKE:
        JendelaLKEFactory(tahap=tahap)
    return d
