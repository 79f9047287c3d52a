"""PURE. A capaian above two hundred percent."""

from collections.abc import Iterator
from decimal import Decimal

from kinerja.angka import format_persen
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja

_BATAS = Decimal(200)


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Indicators whose capaian of the year is above two hundred percent."""
    for i in p.indikator:
        satu = i.tahun.get(p.tahun)
        if satu is not None and satu.capaian is not None and satu.capaian > _BATAS:
            yield TemuanUji(
                i.rujuk_target,
                f"Capaian “{i.nama}” {format_persen(satu.capaian, None)}: realisasi "
                f"{i.tampil(satu.realisasi)} terhadap target {i.tampil(satu.target)}.",
                i.tampil(satu.realisasi),
                i.tampil(satu.target),
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "R09",
    AreaUji.TRIWULAN,
    TingkatUji.PERINGATAN,
    "Capaian sangat tinggi",
    "Capaian di atas 200% lebih sering berarti target terlalu rendah atau angka salah "
    "daripada kinerja istimewa (PermenPANRB 88/2021).",
    periksa,
)
