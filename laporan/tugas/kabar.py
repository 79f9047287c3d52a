"""What became of one user's jobs, for their home page."""

from datetime import datetime, timedelta

from django.urls import reverse

from kinerja.models import Pengguna, PerangkatDaerah
from laporan.models import StatusTugas, Tugas
from laporan.rangka.menunggu import Menunggu

SELAMA = timedelta(days=7)


def kabar_tugas(pengguna: Pengguna, pd: PerangkatDaerah, kini: datetime) -> list[Menunggu]:
    """Jobs that run, and those that failed and were not tried again. One query."""
    milik = Tugas.objects.filter(pd=pd, peminta=pengguna, pada__gte=kini - SELAMA)
    terakhir: dict[tuple[str, int, str], Tugas] = {}
    for t in milik.order_by("pk"):
        terakhir[t.jenis, t.tahun, repr(sorted(t.argumen.items()))] = t
    return [
        *(_gagal(t) for t in terakhir.values() if t.status == StatusTugas.GAGAL),
        *_berjalan([t for t in terakhir.values() if t.aktif]),
    ]


def _gagal(t: Tugas) -> Menunggu:
    url = f"{reverse('berkas')}?tugas={t.pk}"
    return Menunggu(f"{t.judul} gagal.", url, "Coba lagi", t.galat, "galat")


def _berjalan(tugas: list[Tugas]) -> list[Menunggu]:
    if not tugas:
        return []
    teks = f"{tugas[0].judul} sedang dikerjakan."
    if len(tugas) > 1:
        teks = f"{len(tugas)} pekerjaan Anda sedang dikerjakan."
    return [Menunggu(teks, reverse("berkas"), "Lihat kemajuannya", ikon="jam")]
