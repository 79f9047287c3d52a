"""The figures that a job about one agency's year starts from."""

from laporan.bahan.bahan import Bahan
from laporan.tugas.dasar import Argumen, PekerjaanGagalError

IZIN_UNDUH = "laporan.unduh_laporan"


def bahan_tugas(argumen: Argumen) -> Bahan:
    """The bundle of the job's agency and year. Raises PekerjaanGagalError where it is empty."""
    bahan = Bahan(argumen.pd, argumen.tahun)
    if not bahan.indikator:
        raise PekerjaanGagalError(
            f"Laporan {argumen.tahun} belum dapat disusun: indikator tahun itu belum ada."
        )
    return bahan
