"""Jobs that the worker asks for itself, once a day for each agency."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from kinerja.isian.pintu import hari_lokal
from kinerja.models import PerangkatDaerah
from kinerja.models.pengguna import akun_sistem
from laporan.models import Tugas
from laporan.tugas.aksi import PermintaanDitolakError, minta
from laporan.tugas.dasar import Pekerjaan


def minta_harian(
    pekerjaan: Pekerjaan, semua: Iterable[PerangkatDaerah], *, jam: int, pada: datetime
) -> list[Tugas]:
    """Queue the day's job of each of these agencies whose clock has come to `jam`, unless it was
    queued already. No query while none has, one while nothing is left to queue.
    """
    tiba = [pd for pd in semua if pada.astimezone(ZoneInfo(pd.zona_waktu)).hour >= jam]
    lama = Tugas.objects.filter(
        jenis=pekerjaan.jenis, pd__in=tiba, pada__gte=pada - timedelta(days=2)
    )
    sudah = set(lama.values_list("pd", "argumen__hari"))
    hasil = []
    for pd in tiba:
        hari = hari_lokal(pd, pada)
        if (pd.pk, hari.isoformat()) in sudah:
            continue
        try:
            hasil.append(
                minta(
                    pekerjaan=pekerjaan,
                    pd=pd,
                    tahun=hari.year,
                    argumen={"hari": hari.isoformat()},
                    oleh=akun_sistem(),
                    pada=pada,
                )
            )
        except PermintaanDitolakError:  # the queue is full: the next round asks again
            continue
    return hasil
