"""PURE. How efficiency is computed, in words: the method in force and whom it leaves out."""

from decimal import Decimal

from anggaran.efisiensi import ambang_berlaku
from kinerja.angka import format_persen
from kinerja.jenis import MetodeEfisiensi

_METODE = {
    MetodeEfisiensi.SISA: (
        "Tingkat efisiensi adalah bagian anggaran yang tidak terserap, yaitu 100% dikurangi "
        "persentase serapan anggaran yang menunjang indikator."
    ),
    MetodeEfisiensi.SELISIH: (
        "Tingkat efisiensi adalah persentase capaian kinerja dikurangi persentase serapan anggaran "
        "yang menunjang indikator; nilai negatif berarti serapan melampaui capaian."
    ),
    MetodeEfisiensi.RASIO: (
        "Tingkat efisiensi adalah persentase capaian kinerja dibagi persentase serapan anggaran "
        "yang menunjang indikator, dikali 100%; nilai di atas 100% berarti capaian melampaui "
        "serapan."
    ),
    MetodeEfisiensi.PMK22: (
        "Tingkat efisiensi setiap indikator adalah pagu dikali capaian, dikurangi realisasi "
        "anggaran, lalu dibagi pagu dikali capaian, dengan batas -20% sampai dengan 20% menurut "
        "PMK Nomor 22/PMK.02/2021. Efisiensi seluruh baris dan nilainya (NE) ditulis di bawah "
        "tabel."
    ),
}


def uraian_metode(metode: MetodeEfisiensi, ambang: Decimal | None) -> str:
    """What the figures of the table are, exactly as they are computed."""
    batas = ambang_berlaku(metode, ambang)
    if batas is None:
        return _METODE[metode]
    return (
        f"{_METODE[metode]} Efisiensi dihitung untuk indikator yang capaiannya paling sedikit "
        f"{format_persen(batas, None)}."
    )
