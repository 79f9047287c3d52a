"""PURE. No post, or more than one, stands on top of the agency."""

from collections.abc import Iterator

from kinerja.sebutan import alasan_tanpa_kepala
from kinerja.uji.dasar import AreaUji, AturanUji, JenisRujuk, Rujuk, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """The posts of the last day without a superior."""
    atas = [j.nama for j in p.jabatan if j.ada(p.akhir) and j.atasan is None]
    if alasan := alasan_tanpa_kepala(atas, p.kepala):
        yield TemuanUji(Rujuk(JenisRujuk.PD, 0, p.kepala), alasan, str(len(atas)), "1")


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "O01",
    AreaUji.ORGANISASI,
    TingkatUji.GALAT,
    "Kepala perangkat daerah tidak tunggal",
    "Kepala menandatangani perjanjian kinerja dan laporan; jabatannya tepat satu, tanpa "
    "atasan di dalam perangkat daerah.",
    periksa,
)
