"""The night's summaries as a job of each agency, so that the day's first reader waits for none.

Only where there is more than one agency, nobody looks over a single one; and where the worker does
the night's other counts (TAPAK_UJI_MALAM).
"""

from datetime import datetime

from django.conf import settings

from kinerja.isian.pintu import hari_lokal
from kinerja.models import PerangkatDaerah
from laporan.models import Tugas
from laporan.pemda.tinjauan.simpanan import hangatkan
from laporan.tugas import Argumen, Lapor, Pekerjaan
from laporan.tugas.harian import minta_harian

JENIS_RINGKASAN = "ringkasan_pemda"
JAM_RINGKASAN = 3
"""By the agency's clock, after the night's count of findings."""


def _kerjakan(argumen: Argumen, lapor: Lapor) -> None:
    lapor(10, "Menghitung ringkasan")
    hangatkan(argumen.pd, hari_lokal(argumen.pd, argumen.pada), argumen.pada)


RINGKASAN_PEMDA = Pekerjaan(
    jenis=JENIS_RINGKASAN,
    judul=lambda _tahun, isi: f"Ringkasan harian {isi.get('hari', '')}".strip(),
    kerjakan=_kerjakan,
    izin="laporan.view_ringkasanpemda",  # no role: the system's own, not in people's lists
)


def jadwalkan_ringkasan(pada: datetime) -> list[Tugas]:
    """Queue the day's summaries of every agency, unless they were queued already. Two queries while
    nothing is due.
    """
    if not settings.TAPAK_UJI_MALAM:
        return []
    semua = list(PerangkatDaerah.objects.perangkat())
    if len(semua) < 2:
        return []
    return minta_harian(RINGKASAN_PEMDA, semua, jam=JAM_RINGKASAN, pada=pada)
