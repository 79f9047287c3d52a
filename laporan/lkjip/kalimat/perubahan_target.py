"""The sentence of a target that a Perjanjian Kinerja Perubahan has changed."""

from kinerja.periode import format_tanggal
from laporan.bahan.perubahan_target import PerubahanTarget
from laporan.dokumen.kalimat import kalimat


def kalimat_perubahan(p: PerubahanTarget) -> str:
    """`semula 80%, diubah menjadi 85% dengan …, berlaku mulai …. Alasan: ….`"""
    mulai = f", berlaku mulai {format_tanggal(p.mulai)}" if p.mulai else ""
    alasan = f" Alasan: {kalimat(p.alasan)}" if p.alasan.strip() else ""
    return (
        f"semula {p.semula}, diubah menjadi {p.menjadi} dengan Perjanjian Kinerja Perubahan "
        f"ke-{p.ke}{mulai}.{alasan}"
    )
