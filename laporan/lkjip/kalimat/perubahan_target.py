"""The sentences of a target that Perjanjian Kinerja Perubahan have changed."""

from collections.abc import Iterator, Sequence

from kinerja.periode import format_tanggal
from laporan.bahan.perubahan_target import PerubahanTarget
from laporan.dokumen.kalimat import kalimat, satuan_kecil


def kalimat_perubahan(semua: Sequence[PerubahanTarget]) -> Iterator[str]:
    """`semula 80%, diubah menjadi 85% dengan …, berlaku mulai …. Alasan: ….`, and for each later
    change `kemudian diubah menjadi 87% dengan …`: a target has one beginning.
    """
    lalu = None
    for p in semua:
        mulai = f", berlaku mulai {format_tanggal(p.mulai)}" if p.mulai else ""
        alasan = f" Alasan: {kalimat(p.alasan)}" if p.alasan.strip() else ""
        semula, menjadi = satuan_kecil(p.semula), satuan_kecil(p.menjadi)
        if lalu is None:
            awal = f"semula {semula}, diubah"
        else:
            awal = (
                "kemudian diubah" if p.semula == lalu.menjadi else f"kemudian diubah dari {semula}"
            )
        yield (
            f"{awal} menjadi {menjadi} dengan Perjanjian Kinerja Perubahan ke-{p.ke}{mulai}."
            f"{alasan}"
        )
        lalu = p
