"""The queue as workers see it: taking a job, saying that one is alive, closing a job.

Every time is the database's own, so that hosts whose clocks differ do not rob each other. Every
write names the worker that holds the job: one that was taken over writes nothing any more.
"""

from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce, Now

from laporan.models import Pekerja, StatusTugas, Tugas

BATAS_DETAK = 30
"""Seconds without a sign of life after which another worker takes the job over."""

MAKS_PERCOBAAN = 3
PESAN_TERHENTI = (
    f"Pekerjaan terhenti {MAKS_PERCOBAAN} kali tanpa selesai, mungkin karena memori tidak "
    "cukup. Coba lagi; bila berulang, sampaikan kepada admin."
)


def sejak(detik: float) -> Any:
    """The database's time so many seconds ago."""
    return Now() - timedelta(seconds=detik)


def _terhenti() -> Q:
    return Q(status=StatusTugas.BERJALAN, detak__lt=sejak(BATAS_DETAK))


def dapat_diambil() -> QuerySet[Tugas]:
    """Jobs that wait, and those whose worker has died."""
    return Tugas.objects.filter(Q(status=StatusTugas.MENUNGGU) | _terhenti())


def ambil(pekerja: str) -> Tugas | None:
    """Take the oldest job for this worker; None when there is none.

    PostgreSQL skips rows that another worker is taking; SQLite has one writer at a time.
    """
    if not dapat_diambil().exists():  # reading takes no write lock
        return None
    lewati = connection.features.has_select_for_update_skip_locked
    while True:
        with transaction.atomic():
            t = dapat_diambil().select_for_update(skip_locked=lewati).order_by("pk").first()
            if t is None:
                return None
            milik = Tugas.objects.filter(pk=t.pk)
            if t.batal_diminta:
                milik.update(**_tutup(StatusTugas.DIBATALKAN))
            elif t.percobaan >= MAKS_PERCOBAAN:
                milik.update(**_tutup(StatusTugas.GAGAL), galat=PESAN_TERHENTI)
            else:
                milik.update(
                    status=StatusTugas.BERJALAN,
                    pekerja=pekerja,
                    percobaan=F("percobaan") + 1,
                    mulai_pada=Coalesce("mulai_pada", Now()),
                    detak=Now(),
                    persen=0,
                    langkah="Menyiapkan data",
                )
                return Tugas.objects.select_related("pd", "oleh").get(pk=t.pk)


def _milik(tugas: int, pekerja: str) -> QuerySet[Tugas]:
    return Tugas.objects.filter(pk=tugas, pekerja=pekerja, status=StatusTugas.BERJALAN)


def _tutup(status: StatusTugas) -> dict[str, Any]:
    return {"status": status, "selesai_pada": Now(), "langkah": ""}


def kabari(tugas: int, pekerja: str, *, persen: int, langkah: str) -> bool:
    """Write progress and a sign of life; False when the job is no longer this worker's."""
    terlaksana = _milik(tugas, pekerja).update(
        persen=min(max(persen, 0), 99), langkah=langkah[:200], detak=Now()
    )
    return bool(terlaksana)


def keadaan(tugas: int, pekerja: str) -> bool | None:
    """Whether cancellation was asked for; None when the job is no longer this worker's."""
    return _milik(tugas, pekerja).values_list("batal_diminta", flat=True).first()


def selesaikan(tugas: int, pekerja: str, **berkas: Any) -> bool:
    """Close with a result; False when another worker has the job, whose result will count."""
    hasil = _tutup(StatusTugas.SELESAI) | {"persen": 100, "galat": ""} | berkas
    return bool(_milik(tugas, pekerja).update(**hasil))


def gagalkan(tugas: int, pekerja: str, pesan: str) -> bool:
    """Close with a reason in words for the user."""
    return bool(_milik(tugas, pekerja).update(**_tutup(StatusTugas.GAGAL), galat=pesan[:400]))


def catat_batal(tugas: int, pekerja: str) -> bool:
    """Close the worker's job as cancelled; False where it is not the worker's any more."""
    return bool(_milik(tugas, pekerja).update(**_tutup(StatusTugas.DIBATALKAN)))


def kembalikan(tugas: int, pekerja: str, *, dihitung: bool) -> bool:
    """Put the job back for another try; `dihitung`: this try counts towards the limit."""
    sisa: dict[str, Any] = {} if dihitung else {"percobaan": F("percobaan") - 1}
    return bool(
        _milik(tugas, pekerja).update(
            status=StatusTugas.MENUNGGU, pekerja="", persen=0, langkah="", **sisa
        )
    )


# --- Workers ---------------------------------------------------------------------------


def daftarkan(pekerja: str) -> None:
    """Say that a worker lives, and sweep away rows of those long dead."""
    Pekerja.objects.update_or_create(
        nama=pekerja, defaults={"detak": Now()}, create_defaults={"detak": Now(), "mulai": Now()}
    )
    Pekerja.objects.filter(detak__lt=sejak(10 * BATAS_DETAK)).delete()


def hapus_pekerja(pekerja: str) -> None:
    """The worker leaves."""
    Pekerja.objects.filter(nama=pekerja).delete()


def ada_pekerja() -> bool:
    """Whether any worker gave a sign of life lately."""
    return Pekerja.objects.filter(detak__gte=sejak(BATAS_DETAK / 2)).exists()


def umur_detak() -> float | None:
    """Seconds since the last sign of life of any worker; None where there is none."""
    return _umur(Pekerja.objects.order_by("-detak"), "detak")


def umur_menunggu() -> float | None:
    """Seconds that the job waits which has waited longest; None where none waits."""
    return _umur(Tugas.objects.filter(status=StatusTugas.MENUNGGU).order_by("pada"), "pada")


def _umur(baris: QuerySet[Any], medan: str) -> float | None:
    """Of the first row, by the database's own clock; never negative where a host's runs ahead."""
    satu = baris.annotate(kini=Now()).values_list(medan, "kini").first()
    return None if satu is None else max(0.0, (satu[1] - satu[0]).total_seconds())
