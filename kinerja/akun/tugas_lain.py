"""Assignments beside an account's own post: given, ended, used. They are recorded and confirmed as
the own post is.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from kinerja.akun.penetapan import jabatan_meneken, pastikan_mengurus
from kinerja.jenis import HalPenetapan, StatusPemangku
from kinerja.langkah import ambil_terkunci
from kinerja.models import Jabatan, PenetapanAkun, Pengguna, TugasLain, jejak
from kinerja.penolakan import TidakDitemukanError, TidakSahError

AKSI_TUGAS, AKSI_CABUT = "penugasan lain ditetapkan", "penugasan lain diakhiri"


@dataclass(frozen=True)
class IsianTugas:
    """What is asked of an assignment."""

    jabatan: Jabatan
    status: StatusPemangku
    mulai: date
    sampai: date | None = None


@transaction.atomic
def tetapkan_tugas(
    *, pengguna: Pengguna, isi: IsianTugas, oleh: Pengguna, pada: datetime
) -> TugasLain:
    """Give an account a post beside its own.

    Raises TidakDitemukanError outside the person's reach or for a post of another agency,
    TidakBerizinError (own account, no right), TidakSahError.
    """
    akun = ambil_terkunci(Pengguna.objects.filter(pk=pengguna.pk))
    pastikan_mengurus(oleh, akun)
    if akun.pd_id is None or isi.jabatan.pd_id != akun.pd_id:
        raise TidakDitemukanError("Jabatan harus dari perangkat daerah akun.")
    if akun.jabatan_id == isi.jabatan.pk:
        raise TidakSahError("Jabatan itu sudah jabatan utama akun ini.")
    if not isi.jabatan.ada(isi.mulai):
        raise TidakSahError("Jabatan itu tidak ada pada tanggal mulainya.")
    ada = TugasLain.objects.filter(pengguna=akun, jabatan=isi.jabatan, dicabut_pada=None)
    if any(_bertumpuk(satu, isi) for satu in ada):
        raise TidakSahError("Penugasan pada jabatan itu sudah ada untuk waktu yang sama.")
    baru = TugasLain(
        pengguna=akun,
        jabatan=isi.jabatan,
        status=isi.status,
        mulai=isi.mulai,
        sampai=isi.sampai,
        oleh=oleh,
        pada=pada,
    )
    try:
        baru.full_clean()
    except ValidationError as galat:
        raise TidakSahError(" ".join(galat.messages)) from galat
    baru.save(force_insert=True)
    _catat(baru, "", isi.jabatan.nama, AKSI_TUGAS, oleh, pada, tanya=True)
    return baru


@transaction.atomic
def akhiri_tugas(*, tugas: TugasLain, oleh: Pengguna, pada: datetime) -> TugasLain:
    """End an assignment at once. Raises as `tetapkan_tugas` does."""
    akun = ambil_terkunci(Pengguna.objects.filter(pk=tugas.pengguna_id))
    pastikan_mengurus(oleh, akun)
    satu = ambil_terkunci(TugasLain.objects.filter(pk=tugas.pk, pengguna=akun))
    if satu.dicabut_pada is not None:
        raise TidakSahError("Penugasan ini sudah diakhiri.")
    satu.dicabut_pada = pada
    satu.save(update_fields=["dicabut_pada"])
    _catat(satu, satu.jabatan.nama, "", AKSI_CABUT, oleh, pada, tanya=False)
    return satu


def _bertumpuk(ada: TugasLain, isi: IsianTugas) -> bool:
    mulai_dulu = isi.sampai is None or ada.mulai <= isi.sampai
    return mulai_dulu and (ada.sampai is None or isi.mulai <= ada.sampai)


def _catat(
    tugas: TugasLain,
    dari: str,
    ke: str,
    aksi: str,
    oleh: Pengguna,
    pada: datetime,
    *,
    tanya: bool,
) -> None:
    """Record the assignment: in the audit trail, and for its holder to confirm where the post
    signs.
    """
    akun = tugas.pengguna
    PenetapanAkun.objects.create(
        pengguna=akun,
        pd=akun.pd,
        hal=HalPenetapan.TUGAS_LAIN,
        jabatan=tugas.jabatan,
        status=tugas.status if ke else "",
        dari=dari[:300],
        ke=ke[:300],
        oleh=oleh,
        pada=pada,
        perlu_konfirmasi=tanya and jabatan_meneken(tugas.jabatan),
    )
    jejak(
        aksi=aksi,
        objek=akun,
        oleh=oleh,
        pada=pada,
        pd=akun.pd,
        perubahan={
            "penugasan lain": (dari or None, ke or None),
            "masa": (None, f"{tugas.mulai} – {tugas.sampai or ''}".strip(" –")),
        },
    ).save()


def tugas_berlaku(pengguna: Pengguna, hari: date) -> list[TugasLain]:
    """What the account may act for on the day, beside its own post."""
    semua = TugasLain.objects.filter(pengguna=pengguna.pk).berlaku(hari)
    return list(semua.select_related("jabatan__unit").order_by("mulai", "pk"))
