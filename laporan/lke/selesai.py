"""The end of an evaluation: recommendations, and the results that become the agency's LHE.

Score, components and recommendations flow to the LHE page without being typed again; what was typed
there before is replaced, what was recommended there stays.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from kinerja.angka import format_angka, konteks_hitung
from kinerja.kata_daftar import urutkan
from kinerja.langkah import Pencatat
from kinerja.models import Pengguna
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError, TidakSahError
from laporan.lhe.formulir_nilai import BAKU
from laporan.lke.aksi import RuangLKE, lengkapi_nilai, masuk, pastikan_tanpa_tanda
from laporan.lke.hasil import hasil_lke
from laporan.lke.lembar import DimensiLKE, KriteriaLKE, SubLKE, nomor_kriteria
from laporan.lke.skor import SkorKomponen, SkorLKE, skor
from laporan.lke.tulis_naskah import bekukan_naskah
from laporan.models import (
    EvaluasiAKIP,
    EvaluasiLKE,
    JawabanKriteria,
    KomponenAKIP,
    RekomendasiLHE,
    RekomendasiLKE,
    StatusLKE,
    TahapLKE,
)

PANJANG_REKOMENDASI = 4000


def rekomendasi_baku(sub: SubLKE, kriteria: KriteriaLKE) -> str:
    """The catalogue's recommendation for a criterion that is not met."""
    teks = kriteria.teks.rstrip(".")
    return f"Agar memenuhi kriteria {nomor_kriteria(sub, kriteria)}: {teks[:1].lower()}{teks[1:]}."


def _evaluator(pk: int, oleh: Pengguna, pada: datetime, versi: int | None = None) -> RuangLKE:
    ruang = masuk(pk, oleh, pada, versi)
    if ruang.tahap is not TahapLKE.EVALUASI:
        raise TidakBerizinError("Rekomendasi dan LHE ditulis evaluator pada tahap evaluasi.")
    return ruang


@transaction.atomic
def tulis_rekomendasi(
    *, pk: int, teks: str, oleh: Pengguna, pada: datetime, kunci: str = ""
) -> RekomendasiLKE:
    """Add a recommendation; with a criterion and without a text that of the catalogue."""
    ruang = _evaluator(pk, oleh, pada)
    tempat = ruang.lembar.cari(kunci) if kunci else None
    if kunci and tempat is None:
        raise TidakDitemukanError(f"Kriteria {kunci} tidak ada pada lembar ini.")
    isi = teks.replace("\r\n", "\n").strip() or (rekomendasi_baku(*tempat) if tempat else "")
    if len(isi) < 3:
        raise TidakSahError("Tulis rekomendasinya, atau pilih kriterianya.")
    if len(isi) > PANJANG_REKOMENDASI:
        raise TidakSahError(f"Rekomendasi paling panjang {PANJANG_REKOMENDASI} huruf.")
    baru = RekomendasiLKE.objects.create(
        evaluasi=ruang.evaluasi,
        urutan=ruang.evaluasi.rekomendasi.count() + 1,
        kunci=kunci,
        teks=isi,
        diubah_oleh=oleh,
        diubah_pada=pada,
    )
    catatan = ruang.pencatat("rekomendasi ditulis", isi)
    catatan.catat(baru, {}, pindah=False)
    catatan.simpan()
    return baru


@transaction.atomic
def hapus_rekomendasi(*, pk: int, rekomendasi: int, oleh: Pengguna, pada: datetime) -> None:
    """Take a drafted recommendation away."""
    ruang = _evaluator(pk, oleh, pada)
    satu = ruang.evaluasi.rekomendasi.filter(pk=rekomendasi).first()
    if satu is None:
        raise TidakDitemukanError("Rekomendasi tidak ditemukan.")
    catatan = ruang.pencatat("rekomendasi dihapus", satu.teks)
    catatan.catat(satu, {}, pindah=False)
    catatan.simpan()
    satu.delete()


@transaction.atomic
def selesaikan_lke(
    *,
    pk: int,
    nomor: str,
    tanggal: date | None,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None = None,
) -> EvaluasiLKE:
    """Finish: every criterion answered, every sub-component graded, a recommendation for each that
    is not met is the evaluator's to judge; then the results become the LHE.
    """
    ruang = _evaluator(pk, oleh, pada, versi)
    if kurang := {k.kode for k in ruang.lembar.komponen} - ruang.komponen:
        raise TidakBerizinError(
            f"Komponen {urutkan(sorted(kurang))} tidak ditugaskan kepada Anda; LHE diselesaikan "
            "evaluator seluruh komponen."
        )
    if not nomor.strip() or tanggal is None:
        raise TidakSahError("Isi nomor dan tanggal LHE.")
    pastikan_tanpa_tanda(ruang)
    hasil = skor(ruang.lembar, lengkapi_nilai(ruang))
    if belum_terpenuhi(ruang) and not ruang.evaluasi.rekomendasi.exists():
        raise TidakSahError(
            "Ada kriteria yang belum terpenuhi; tulis paling sedikit satu rekomendasi."
        )
    e = ruang.evaluasi
    e.nomor_lhe, e.tanggal_lhe = nomor.strip()[:120], tanggal
    h = hasil_lke(e.pd, e.tahun, segar=True)
    bekukan_naskah(ruang, replace(h, nomor=e.nomor_lhe, tanggal=tanggal))
    evaluasi = _catat_nilai(ruang, hasil)
    _catat_rekomendasi(ruang, evaluasi)
    dari = e.status
    e.status, e.selesai_pada, e.selesai_oleh = StatusLKE.SELESAI, pada, oleh
    catatan = ruang.pencatat("diselesaikan")
    catatan.catat(e, {"status": (dari, str(e.status)), "nilai": (None, format_angka(hasil.nilai))})
    catatan.simpan("status", "selesai_pada", "selesai_oleh", "nomor_lhe", "tanggal_lhe")
    return e


def belum_terpenuhi(ruang: RuangLKE) -> list[str]:
    """Keys of the criteria that this step found not met, or met in part."""
    semua = ruang.jawaban
    return [
        k.kunci
        for _, k in ruang.lembar.kriteria
        if (j := semua.get((ruang.tahap.value, k.kunci)))
        and j.jawaban in (JawabanKriteria.SEBAGIAN, JawabanKriteria.TIDAK)
    ]


def menurut_dimensi(k: SkorKomponen) -> dict[str, Decimal]:
    """Keberadaan, kualitas, pemanfaatan of a component: a local sheet may split one of them."""
    with konteks_hitung():
        return {
            d.value: sum((s.nilai or Decimal(0) for s in k.sub if s.sub.dimensi == d), Decimal(0))
            for d in DimensiLKE
        }


def _catat_nilai(ruang: RuangLKE, hasil: SkorLKE) -> EvaluasiAKIP:
    e, pita = ruang.evaluasi, hasil.predikat
    assert pita is not None  # every sub-component is graded
    lama = EvaluasiAKIP.objects.filter(pd=e.pd, tahun=e.tahun).first()
    dulu = format_angka(lama.nilai) if lama else None
    evaluasi = lama or EvaluasiAKIP(pd=e.pd, tahun=e.tahun)
    evaluasi.nilai, evaluasi.predikat, evaluasi.sebutan = hasil.nilai, pita.kode, pita.sebutan
    evaluasi.save()
    for urutan, (k, kode) in enumerate(zip(hasil.komponen, _kode(hasil.komponen), strict=True), 1):
        isi = {
            "urutan": urutan,
            "nama": k.komponen.nama,
            "bobot": k.komponen.bobot,
            "nilai": k.nilai,
            **menurut_dimensi(k),
        }
        KomponenAKIP.objects.update_or_create(evaluasi=evaluasi, kode=kode, defaults=isi)
    catatan = Pencatat(
        oleh=ruang.oleh, pada=ruang.pada, aksi="LHE: nilai dari LKE", pd=e.pd, sebut_versi=False
    )
    catatan.catat(evaluasi, {"nilai": (dulu, format_angka(hasil.nilai))}, pindah=False)
    catatan.simpan()
    return evaluasi


def _kode(komponen: Iterable[SkorKomponen]) -> list[str]:
    """A, B, C, D, as the LHE page names them; further ones go on in the alphabet."""
    baku = [k.kode for k in BAKU]
    semua = list(komponen)
    return [baku[i] if i < len(baku) else chr(ord("A") + i) for i in range(len(semua))]


def _catat_rekomendasi(ruang: RuangLKE, evaluasi: EvaluasiAKIP) -> None:
    """What the agency has already, from before it was reopened, is not added again."""
    ada = list(evaluasi.rekomendasi.values_list("kode", "rekomendasi"))
    terpakai, disampaikan = {kode for kode, _ in ada}, {teks for _, teks in ada}
    urutan = len(terpakai)
    nomor = 0
    for r in ruang.evaluasi.rekomendasi.all():
        if r.teks in disampaikan:
            continue
        nomor += 1
        while str(nomor) in terpakai:
            nomor += 1
        urutan += 1
        RekomendasiLHE.objects.create(
            evaluasi=evaluasi, kode=str(nomor), urutan=urutan, rekomendasi=r.teks
        )
