"""PURE. An agreement is not signed by both parties after the first quarter."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from laporan.perjanjian.uji.potret import PotretPerjanjian


def periksa(p: PotretPerjanjian) -> Iterator[TemuanUji]:
    """Agreements still under way."""
    for x in p.perjanjian:
        if p.berjalan and not x.berlaku:
            pesan = f"Perjanjian kinerja {x.sebutan} {p.tahun} belum ditandatangani kedua pihak."
            if x.ke:
                pesan = (
                    f"Perubahan ke-{x.ke} perjanjian kinerja {x.sebutan} {p.tahun} belum "
                    "ditandatangani kedua pihak; perjanjian sebelumnya masih berlaku."
                )
            yield TemuanUji(x.rujuk, pesan)


ATURAN: AturanUji[PotretPerjanjian] = AturanUji(
    "K02",
    AreaUji.PERJANJIAN,
    TingkatUji.PERINGATAN,
    "Perjanjian kinerja belum ditandatangani kedua pihak",
    "Perjanjian ditandatangani paling lambat satu bulan sesudah anggaran disahkan "
    "(PermenPANRB 53/2014).",
    periksa,
)
