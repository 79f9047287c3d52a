"""A finished evaluation reopened by its evaluator: with a reason, the old result kept as it was."""

from datetime import datetime

from django.db import transaction

from kinerja.langkah import Pencatat, ambil_terkunci, kunci_semua
from kinerja.models import Pengguna
from kinerja.penolakan import TerkunciError, TidakBerizinError, TidakSahError
from laporan.dokumen.json import sebagai_dict
from laporan.lke.baca import orang_lke, rantai_tahun
from laporan.lke.hasil import hasil_lke
from laporan.lke.lembar import dari_data
from laporan.lke.susun import susun_lhe
from laporan.models import EvaluasiLKE, HasilLamaLKE, StatusLKE, StatusSegelLHE, TahapLKE

PANJANG_ALASAN = 2000


def boleh_membuka(oleh: Pengguna, e: EvaluasiLKE) -> bool:
    """Whether this person evaluates every component of the agency. At most one query."""
    semua = [k.kode for k in dari_data(e.lembar.isi).komponen]
    return orang_lke(oleh, e.tahun).komponen(TahapLKE.EVALUASI, e.pd_id, semua) == set(semua)


@transaction.atomic
def buka_kembali_lke(
    *, pk: int, alasan: str, oleh: Pengguna, pada: datetime, versi: int | None = None
) -> EvaluasiLKE:
    """Give a finished evaluation back to the evaluator. Score and recommendations that the agency
    has stay until it is finished again.
    """
    e = ambil_terkunci(
        EvaluasiLKE.objects.untuk(oleh).filter(pk=pk).select_related("pd", "lembar"), versi
    )
    if not boleh_membuka(oleh, e):
        raise TidakBerizinError("Evaluasi dibuka kembali evaluator seluruh komponennya.")
    if e.status != StatusLKE.SELESAI or e.selesai_oleh is None:
        raise TidakSahError("Evaluasi ini belum selesai.")
    if not rantai_tahun(e.tahun).terbuka(TahapLKE.EVALUASI, pada):
        raise TerkunciError(
            f"Jadwal evaluasi LKE {e.tahun} tidak sedang terbuka. Minta Admin Pemda membukanya."
        )
    rapi = alasan.replace("\r\n", "\n").strip()
    if not 10 <= len(rapi) <= PANJANG_ALASAN:
        raise TidakSahError(
            f"Tulis alasan evaluasi dibuka kembali, 10 sampai {PANJANG_ALASAN} huruf."
        )
    _simpan_hasil(e, rapi, oleh, pada)
    dari = e.status
    e.status, e.selesai_pada, e.selesai_oleh = StatusLKE.EVALUASI, None, None
    catatan = Pencatat(oleh=oleh, pada=pada, aksi="LKE: dibuka kembali", pd=e.pd, alasan=rapi)
    catatan.catat(e, {"status": (dari, str(e.status))})
    catatan.simpan("status", "selesai_pada", "selesai_oleh")
    e.naskah.filter(otomatis=True).delete()
    _tarik_segel(e, rapi, oleh, pada)
    return e


def _tarik_segel(e: EvaluasiLKE, alasan: str, oleh: Pengguna, pada: datetime) -> None:
    """A text that nobody signed yet tells of an evaluation that is open again."""
    catatan = Pencatat(oleh=oleh, pada=pada, aksi="LHE: pengajuan ditarik", pd=e.pd, alasan=alasan)
    for satu in kunci_semua(e.segel.menunggu()):
        satu.status, satu.catatan_kembali = StatusSegelLHE.DIKEMBALIKAN, alasan
        satu.dikembalikan_pada, satu.dikembalikan_oleh = pada, oleh
        catatan.catat(satu, {"status": (StatusSegelLHE.DIAJUKAN.value, satu.status.value)})
    catatan.simpan("status", "catatan_kembali", "dikembalikan_pada", "dikembalikan_oleh")


def _simpan_hasil(e: EvaluasiLKE, alasan: str, oleh: Pengguna, pada: datetime) -> None:
    h = hasil_lke(e.pd, e.tahun)
    s = h.skor_akhir
    # It was finished with all of them.
    assert s.predikat is not None
    assert e.tanggal_lhe is not None
    assert e.selesai_pada is not None
    assert e.selesai_oleh is not None
    HasilLamaLKE.objects.create(
        evaluasi=e,
        ke=e.hasil_lama.count() + 1,
        nilai=s.nilai,
        predikat=s.predikat.kode,
        nomor_lhe=e.nomor_lhe,
        tanggal_lhe=e.tanggal_lhe,
        dokumen=sebagai_dict(susun_lhe(h)),
        selesai_pada=e.selesai_pada,
        selesai_oleh=e.selesai_oleh,
        alasan=alasan,
        dibuka_pada=pada,
        dibuka_oleh=oleh,
    )
