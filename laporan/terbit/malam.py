"""The night's count of findings for one agency: the running year, and the one reported on."""

from collections.abc import Iterator
from datetime import date

from kinerja.models import Indikator, PerangkatDaerah
from laporan.bahan.bahan import Bahan
from laporan.models import HitunganUji
from laporan.uji.hitungan import catat_hitungan
from laporan.uji.jalankan import uji_konsistensi
from laporan.uji.terima import pisahkan


def hitung_malam(pd: PerangkatDaerah, hari: date) -> Iterator[HitunganUji]:
    """Count and keep the findings of each year in which the agency measures anything."""
    for tahun in (hari.year - 1, hari.year):
        if Indikator.objects.berlaku(tahun).filter(pd=pd).exists():
            semua = uji_konsistensi(Bahan(pd, tahun), hari)
            terbuka, diterima = pisahkan(pd, tahun, hari, semua)
            yield catat_hitungan(pd, tahun, hari, terbuka, len(diterima))
