"""The night's count and check as a job of each agency, queued once a day by the worker."""

from datetime import datetime

from django.conf import settings

from kinerja.isian.pintu import hari_lokal
from kinerja.models import PerangkatDaerah
from laporan.models import Tugas
from laporan.terbit.malam import hitung_malam
from laporan.terbit.simpanan import simpanan_berubah
from laporan.tugas import Argumen, Lapor, Pekerjaan, PekerjaanGagalError
from laporan.tugas.harian import minta_harian

JENIS_MALAM = "uji_malam"
JAM_MALAM = 1
"""By the agency's clock; offices are dark then, and the day is a new one."""


def _kerjakan(argumen: Argumen, lapor: Lapor) -> None:
    lapor(10, "Uji Konsistensi")
    list(hitung_malam(argumen.pd, hari_lokal(argumen.pd, argumen.pada)))
    lapor(60, "Memeriksa ulang yang sudah ditetapkan")
    berubah = list(simpanan_berubah(argumen.pd))
    if berubah:
        raise PekerjaanGagalError(
            f"{berubah[0]} Seluruhnya {len(berubah)} yang berubah. Sampaikan kepada admin: "
            "bandingkan dengan cadangan terakhir."
        )


UJI_MALAM = Pekerjaan(
    jenis=JENIS_MALAM,
    judul=lambda _tahun, isi: f"Uji Konsistensi harian {isi.get('hari', '')}".strip(),
    kerjakan=_kerjakan,
    izin="laporan.view_hitunganuji",  # no role: it is the system's own, not in people's lists
)


def jadwalkan_malam(pada: datetime) -> list[Tugas]:
    """Queue the day's count of every agency, unless it was queued already. Two queries while
    nothing is due.
    """
    if not settings.TAPAK_UJI_MALAM:
        return []
    return minta_harian(UJI_MALAM, PerangkatDaerah.objects.all(), jam=JAM_MALAM, pada=pada)
