"""Rows that a page is about, made when they are asked for."""

from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse

from kinerja.models import PerangkatDaerah
from laporan.bahan.bahan import Bahan
from laporan.models import EvaluasiAKIP
from laporan.uji.jalankan import uji_konsistensi
from tests.akses.dunia import Dunia
from tests.anggaran.impor.pabrik import MuatanFactory
from tests.factories import (
    PADA,
    BerkasTetapFactory,
    EvaluasiAKIPFactory,
    FotoKegiatanFactory,
    IndikatorFactory,
    PDFactory,
    ProgramFactory,
    RekomendasiLHEFactory,
    TugasFactory,
    VersiPengesahanFactory,
)
from tests.lhe.conftest import TemuanPemeriksaanFactory
from tests.lke.conftest import DokumenLKEFactory, EvaluasiLKEFactory, HasilLamaLKEFactory
from tests.silang.pabrik import KesepakatanSilangFactory


def kunci_temuan(pd: Any) -> str:
    """The key of a finding of the agency's year, whichever."""
    return uji_konsistensi(Bahan(pd, 2024), date(2025, 2, 28))[0].kunci


def versi_pengesahan(d: "Dunia") -> str:
    """The first endorsement of the fourth quarter, made when it is asked for."""
    VersiPengesahanFactory(pengesahan__pd=d.pd, pengesahan__tahun=2024, pengesahan__triwulan=4)
    return reverse("versi_pengesahan", args=[2024, 4, 1])


def rpjmd(d: "Dunia") -> Any:
    """An indicator in the plan of the region that the own agency belongs to."""
    daerah = PerangkatDaerah.objects.daerah(d.pd.pemda).first() or PDFactory(
        jenis="pemda", pemda=d.pd.pemda
    )
    return IndikatorFactory(sasaran__tujuan__renstra__pd=daerah)


def jadikan_daerah(d: "Dunia") -> Any:
    """The own agency as the region itself."""
    d.pd.jenis, d.pd.pemda = "pemda", f"Kabupaten {d.pd.kode}"
    d.pd.save()
    return d.pd


def berkas_pk(d: Dunia, siapa: int = 0) -> str:
    p = d.pk["diajukan"][siapa]
    return reverse("perjanjian_berkas", args=[p.pk, p.naskah.get().berkas_id])


def rekomendasi(indikator: Any) -> Any:
    """A recommendation for the post that answers for the indicator."""
    pj = indikator.penanggung_jawab
    evaluasi = EvaluasiAKIP.objects.filter(pd=pj.pd, tahun=2024).first() or EvaluasiAKIPFactory(
        pd=pj.pd
    )
    return RekomendasiLHEFactory(evaluasi=evaluasi, penanggung_jawab=pj)


def temuan_lain(indikator: Any) -> Any:
    """A finding for the post that answers for the indicator."""
    pj = indikator.penanggung_jawab
    return TemuanPemeriksaanFactory(pd=pj.pd, penanggung_jawab=pj)


def periksa(pd: Any, *, ada: bool = False) -> Any:
    """A check of a report for the agency; `ada`: with its result."""
    isi = {"jenis": "periksa_lkjip", "argumen": {"nama": "lkjip.docx", "letak": "tugas/tak-ada"}}
    if not ada:
        return TugasFactory(pd=pd, **isi)
    hasil = b'{"nama": "lkjip.docx", "temuan": [], "tabel": []}'
    letak = default_storage.save(f"tugas/{pd.pk}/periksa.json", ContentFile(hasil))
    return TugasFactory(pd=pd, status="selesai", selesai_pada=PADA, berkas=letak, **isi)


def evaluasi_lke(pd: Any) -> Any:
    """The evaluation of the agency, opened when it is asked for."""
    return pd.evaluasilke_set.first() or EvaluasiLKEFactory(pd=pd)


def hasil_lke(pd: Any) -> Any:
    """A result from before the evaluation was reopened."""
    e = evaluasi_lke(pd)
    return e.hasil_lama.first() or HasilLamaLKEFactory(evaluasi=e)


def dokumen_lke(pd: Any) -> Any:
    """A document of an evaluation, with a file."""
    berkas = BerkasTetapFactory(tipe="application/pdf")
    return DokumenLKEFactory(evaluasi=evaluasi_lke(pd), tautan="", berkas=berkas)


def tugas_impor(pd: Any) -> Any:
    """A job that accepted a budget file."""
    return TugasFactory(pd=pd, jenis="anggaran_terima", argumen={"muatan": MuatanFactory(pd=pd).pk})


def foto(indikator: Any) -> Any:
    """A photograph of a program of the post that answers for the indicator."""
    pj = indikator.penanggung_jawab
    return FotoKegiatanFactory(program=ProgramFactory(pd=pj.pd, penanggung_jawab=pj))


def kesepakatan(indikator: Any) -> Any:
    """What the unit of the indicator asks of another one."""
    return KesepakatanSilangFactory(sasaran=indikator.sasaran)
