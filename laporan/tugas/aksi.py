"""Asking for a job, cancelling it, asking again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.core.files.storage import default_storage
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, transaction

from kinerja.langkah import ambil_terkunci, kunci_semua
from kinerja.models import Pengguna, PerangkatDaerah
from kinerja.models.jejak import jejak
from kinerja.penolakan import TidakSahError
from laporan.models import BELUM_SELESAI, PemintaTugas, StatusTugas, Tugas
from laporan.tugas.daftar import daftar
from laporan.tugas.dasar import Argumen, Pekerjaan
from laporan.tugas.mulai import pastikan_pekerja

MAKS_MENUNGGU = 20
"""Jobs that one agency may have waiting at a time."""


class PermintaanDitolakError(TidakSahError):
    """The request for a job is refused."""


@dataclass(frozen=True)
class HasilBatal:
    """What a cancellation did: `diteruskan` when somebody else still waits for the job."""

    tugas: Tugas
    diteruskan: bool


def minta(
    *,
    pekerjaan: Pekerjaan,
    pd: PerangkatDaerah,
    tahun: int,
    argumen: Mapping[str, Any],
    oleh: Pengguna,
    pada: datetime,
) -> Tugas:
    """Queue a job and have a worker started; returns the job to follow.

    The same job that already waits or runs is joined. A finished one whose data are unchanged is
    returned as it is, file and all. Raises PermintaanDitolakError when the queue is full.
    """
    # Read back as the worker will read it, so that dates and numbers are the same for both.
    isi = json.loads(json.dumps(dict(argumen), cls=DjangoJSONEncoder))
    sidik = pekerjaan.sidik(Argumen(pd, tahun, oleh, pada, isi)) if pekerjaan.sidik else ""
    kunci = _kunci(pekerjaan.jenis, pd, tahun, isi, sidik)
    if sidik and (ada := _selesai(kunci)):
        _catat_peminta(ada, oleh, pada)
        return ada
    for _ in range(3):
        if (ada := _gabung(kunci, oleh, pada)) is not None:
            break
        try:
            with transaction.atomic():
                ada = _buat(pekerjaan, pd, tahun, isi, kunci, sidik, oleh, pada)
            break
        except IntegrityError:  # somebody else asked in this moment: join theirs
            continue
    else:
        raise PermintaanDitolakError("Permintaan belum dapat dicatat. Coba sekali lagi.")
    transaction.on_commit(pastikan_pekerja)
    return ada


def batalkan(*, tugas: Tugas, oleh: Pengguna, pada: datetime) -> HasilBatal:
    """Cancel for this user. While somebody else waits for the job it goes on without them."""
    with transaction.atomic():
        t = ambil_terkunci(Tugas.objects.filter(pk=tugas.pk))
        if not t.aktif:
            return HasilBatal(t, diteruskan=False)
        lain = PemintaTugas.objects.filter(tugas=t).exclude(pengguna=oleh)
        if lain.exists():
            PemintaTugas.objects.filter(tugas=t, pengguna=oleh).delete()
            return HasilBatal(t, diteruskan=True)
        t.batal_diminta = True
        if t.status == StatusTugas.MENUNGGU:
            t.status, t.selesai_pada, t.langkah = StatusTugas.DIBATALKAN, pada, ""
        t.save(update_fields=["batal_diminta", "status", "selesai_pada", "langkah"])
        jejak(aksi="batalkan pekerjaan", objek=t, oleh=oleh, pada=pada, pd=t.pd).save()
    return HasilBatal(t, diteruskan=False)


def ulangi(*, tugas: Tugas, oleh: Pengguna, pada: datetime) -> Tugas:
    """Ask for the same again, with today's data."""
    return minta(
        pekerjaan=daftar()[tugas.jenis], pd=tugas.pd, tahun=tugas.tahun, argumen=tugas.argumen,
        oleh=oleh, pada=pada,
    )  # fmt: skip


def _kunci(jenis: str, pd: PerangkatDaerah, tahun: int, isi: Mapping[str, Any], sidik: str) -> str:
    bahan = json.dumps([jenis, pd.pk, tahun, isi, sidik], sort_keys=True, ensure_ascii=False)
    return sha256(bahan.encode()).hexdigest()


def _selesai(kunci: str) -> Tugas | None:
    """The newest finished job with the key, as long as its file is there."""
    ada = (
        Tugas.objects.filter(kunci=kunci, status=StatusTugas.SELESAI)
        .exclude(berkas="")
        .order_by("-pk")
        .first()
    )
    return ada if ada is not None and default_storage.exists(ada.berkas) else None


def _gabung(kunci: str, oleh: Pengguna, pada: datetime) -> Tugas | None:
    """Join the job that waits or runs; not one that is being cancelled."""
    with transaction.atomic():
        ada = Tugas.objects.filter(kunci=kunci, status__in=BELUM_SELESAI)
        t = next(iter(kunci_semua(ada)), None)
        if t is None:
            return None
        if t.batal_diminta:
            raise PermintaanDitolakError(
                "Pekerjaan yang sama sedang dibatalkan. Coba lagi sebentar lagi."
            )
        _catat_peminta(t, oleh, pada)
        return t


def _catat_peminta(tugas: Tugas, oleh: Pengguna, pada: datetime) -> None:
    PemintaTugas.objects.update_or_create(tugas=tugas, pengguna=oleh, defaults={"pada": pada})


def _buat(
    pekerjaan: Pekerjaan,
    pd: PerangkatDaerah,
    tahun: int,
    isi: Mapping[str, Any],
    kunci: str,
    sidik: str,
    oleh: Pengguna,
    pada: datetime,
) -> Tugas:
    if Tugas.objects.filter(pd=pd).belum_selesai().count() >= MAKS_MENUNGGU:
        raise PermintaanDitolakError(
            f"Sudah ada {MAKS_MENUNGGU} pekerjaan yang menunggu. Coba lagi setelah sebagian "
            "selesai, atau batalkan yang tidak diperlukan."
        )
    t = Tugas.objects.create(
        pd=pd, jenis=pekerjaan.jenis, judul=pekerjaan.judul(tahun, isi), tahun=tahun, argumen=isi,
        kunci=kunci, sidik_data=sidik, oleh=oleh, pada=pada,
    )  # fmt: skip
    _catat_peminta(t, oleh, pada)
    jejak(aksi="minta pekerjaan", objek=t, oleh=oleh, pada=pada, pd=pd).save()
    return t
