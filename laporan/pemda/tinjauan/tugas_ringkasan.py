"""The night's summaries as a job of each agency, so that the day's first reader waits for none.

Only where there is more than one agency, nobody looks over a single one; and where the worker does
the night's other counts (TAPAK_UJI_MALAM).
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from kinerja.isian.pintu import hari_lokal
from kinerja.models import PerangkatDaerah
from kinerja.models.pengguna import akun_sistem
from laporan.models import Tugas
from laporan.pemda.tinjauan.simpanan import hangatkan
from laporan.tugas import Argumen, Lapor, Pekerjaan, PermintaanDitolakError, minta

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
    tiba = [p for p in semua if pada.astimezone(ZoneInfo(p.zona_waktu)).hour >= JAM_RINGKASAN]
    lama = Tugas.objects.filter(jenis=JENIS_RINGKASAN, pada__gte=pada - timedelta(days=2))
    sudah = set(lama.values_list("pd", "argumen__hari"))
    hasil = []
    for pd in tiba:
        hari = hari_lokal(pd, pada)
        if (pd.pk, hari.isoformat()) in sudah:
            continue
        try:
            hasil.append(
                minta(
                    pekerjaan=RINGKASAN_PEMDA,
                    pd=pd,
                    tahun=hari.year,
                    argumen={"hari": hari.isoformat()},
                    oleh=akun_sistem(),
                    pada=pada,
                )
            )
        except PermintaanDitolakError:  # the queue is full: the next round asks again
            break
    return hasil
