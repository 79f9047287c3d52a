"""Steps of a rencana aksi between its draft and its approval: handed over, returned, approved.

The drafts are in kinerja/isian/rencana.py. Handing over and returning are audit rows: a hand-over
holds until somebody changes the draft again or returns it, a return until the next hand-over.
"""

from datetime import datetime

from django.db import transaction

from kinerja.catatan_kembali import catatan_kembali
from kinerja.isian.rencana import (
    AKSI_MENULIS,
    IZIN_SETUJU,
    IZIN_SUSUN,
    rencana_aksi,
    setujui_rencana_aksi,
)
from kinerja.langkah import Pencatat, ambil_terkunci, pastikan_dilihat, sidik_dilihat
from kinerja.models import AksiRencana, DokumenPerencanaan, JejakAudit, Pengguna, TargetTriwulan
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError, TidakSahError
from laporan.isian.rencana_periksa import TemuanIndikator, periksa_dokumen

AKSI_AJUKAN, AKSI_KEMBALIKAN = "ajukan rencana aksi", "kembalikan rencana aksi"
AKSI_LANGKAH = (*AKSI_MENULIS, AKSI_AJUKAN, AKSI_KEMBALIKAN)


class PerluAlasanError(TidakSahError):
    """The checks found what needs a reason, and none was given."""


def pengajuan_terakhir(dokumen: DokumenPerencanaan) -> JejakAudit | None:
    """The hand-over that still holds; None where a target changed after it, or it was returned."""
    satu = _terakhir(dokumen, AKSI_LANGKAH)
    return satu if satu is not None and satu.aksi == AKSI_AJUKAN else None


def pengembalian_terakhir(dokumen: DokumenPerencanaan) -> JejakAudit | None:
    """The return that nobody has answered with another hand-over."""
    satu = _terakhir(dokumen, (AKSI_AJUKAN, AKSI_KEMBALIKAN))
    return satu if satu is not None and satu.aksi == AKSI_KEMBALIKAN else None


def _terakhir(dokumen: DokumenPerencanaan, aksi: tuple[str, ...]) -> JejakAudit | None:
    semua = JejakAudit.objects.tentang(dokumen).filter(aksi__in=aksi)
    return semua.select_related("oleh__jabatan").order_by("-pk").first()


def sidik_rencana(dokumen: DokumenPerencanaan) -> str:
    """Fingerprint of a document's quarterly targets and activities."""
    isi = TargetTriwulan.objects.filter(dokumen=dokumen).order_by("indikator", "triwulan")
    aksi = AksiRencana.objects.filter(dokumen=dokumen).order_by("indikator", "urutan")
    return sidik_dilihat(
        list(isi.values_list("indikator", "triwulan", "nilai", "teks")),
        [(a.indikator_id, a.uraian, a.anggaran) for a in aksi],
    )


@transaction.atomic
def ajukan_rencana_aksi(
    *,
    dokumen: DokumenPerencanaan,
    oleh: Pengguna,
    pada: datetime,
    dilihat: str | None = None,
    alasan: str = "",
) -> DokumenPerencanaan:
    """Hand a draft over for approval. `dilihat`: fingerprint of the targets that were shown.

    `alasan`: why in spite of what the checks found. Raises PerluAlasanError.
    """
    d = ambil_terkunci(rencana_aksi(dokumen))
    if oleh.pd_id != d.pd_id:
        raise TidakDitemukanError
    if not oleh.has_perm(IZIN_SUSUN):
        raise TidakBerizinError("Rencana aksi diajukan Sekretariat.")
    if d.disetujui_pada is not None:
        raise TidakSahError(f"{d.nama} sudah disetujui.")
    pastikan_dilihat(sidik_rencana(d), dilihat)
    banyak = TargetTriwulan.objects.filter(dokumen=d).count()
    if not banyak:
        raise TidakSahError(f"{d.nama} belum memuat satu pun target triwulan.")
    if pengajuan_terakhir(d) is not None:
        raise TidakSahError(f"{d.nama} sudah diajukan dan menunggu persetujuan.")
    teks = _beralasan(d, oleh, alasan, "mengajukannya")
    catatan = Pencatat(oleh=oleh, pada=pada, aksi=AKSI_AJUKAN, pd=d.pd, alasan=teks)
    catatan.catat(d, {"target": (None, banyak)}, pindah=False)
    catatan.simpan()
    return d


@transaction.atomic
def kembalikan_pengajuan(
    *,
    dokumen: DokumenPerencanaan,
    catatan: str,
    oleh: Pengguna,
    pada: datetime,
    dilihat: str | None = None,
) -> DokumenPerencanaan:
    """Return what was handed over, saying what has to be mended."""
    d = ambil_terkunci(rencana_aksi(dokumen))
    if oleh.pd_id != d.pd_id:
        raise TidakDitemukanError
    if not oleh.has_perm(IZIN_SETUJU):
        raise TidakBerizinError(f"Rencana aksi dikembalikan {d.pd.kepala} atau Sekretariat.")
    if d.disetujui_pada is not None:
        raise TidakSahError(f"{d.nama} sudah disetujui. Buat perubahannya dengan alasan.")
    if pengajuan_terakhir(d) is None:
        raise TidakSahError(f"{d.nama} belum diajukan, atau berubah sesudah diajukan.")
    isi = catatan_kembali(catatan)
    pastikan_dilihat(sidik_rencana(d), dilihat)
    pencatat = Pencatat(oleh=oleh, pada=pada, aksi=AKSI_KEMBALIKAN, pd=d.pd, alasan=isi)
    banyak = TargetTriwulan.objects.filter(dokumen=d).count()
    pencatat.catat(d, {"target": (None, banyak)}, pindah=False)
    pencatat.simpan()
    return d


@transaction.atomic
def setujui_pengajuan(
    *,
    dokumen: DokumenPerencanaan,
    oleh: Pengguna,
    pada: datetime,
    dilihat: str | None = None,
    alasan: str = "",
) -> DokumenPerencanaan:
    """Approve a draft that was handed over, by someone else than who handed it over.

    `dilihat`: fingerprint of the targets that were shown. `alasan`: as for the hand-over.
    """
    d = ambil_terkunci(rencana_aksi(dokumen))
    teks = ""
    if d.disetujui_pada is None and oleh.pd_id == d.pd_id and oleh.has_perm(IZIN_SETUJU):
        diajukan = pengajuan_terakhir(d)
        if diajukan is None:
            raise TidakSahError(f"{d.nama} belum diajukan, atau berubah sesudah diajukan.")
        if diajukan.oleh_id == oleh.pk:
            raise TidakBerizinError(
                "Anda yang mengajukan dokumen ini; persetujuannya oleh orang lain."
            )
        pastikan_dilihat(sidik_rencana(d), dilihat)
        teks = _beralasan(d, oleh, alasan, "menyetujuinya")
    return setujui_rencana_aksi(dokumen=d, oleh=oleh, pada=pada, catatan=teks)


def _beralasan(d: DokumenPerencanaan, oleh: Pengguna, alasan: str, apa: str) -> str:
    """The reason to be kept: none where nothing asks for one. Raises PerluAlasanError."""
    kurang = [t for t in periksa_dokumen(d, oleh) if t.menghalangi]
    if not kurang:
        return ""
    if not (teks := alasan.strip()):
        raise PerluAlasanError(
            f"{sebut_temuan(kurang)}. Lengkapi, atau tulis alasan {apa} sebagaimana adanya."
        )
    return teks


def sebut_temuan(temuan: list[TemuanIndikator]) -> str:
    """`3 indikator belum lengkap atau tidak sejalan dengan target setahunnya`."""
    return f"{len(temuan)} indikator belum lengkap atau tidak sejalan dengan target setahunnya"
