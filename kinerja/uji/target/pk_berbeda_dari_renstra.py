"""PURE. The year of the Perjanjian Kinerja differs from the year of the Renstra."""

from collections.abc import Iterator

from kinerja.jenis import JenisDokumen
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Indicators whose agreement departs from the plan, with both figures."""
    for i in p.indikator:
        pk = i.keputusan(p.tahun, JenisDokumen.PK)
        renstra = i.keputusan(p.tahun, JenisDokumen.RENSTRA)
        if pk is not None and renstra is not None and pk.nilai != renstra.nilai:
            yield TemuanUji(
                i.rujuk_target,
                f"Target {p.tahun} “{i.nama}”: {pk.teks} pada {pk.nama}, {renstra.teks} pada "
                f"{renstra.nama}.",
                pk.teks,
                renstra.teks,
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "T02",
    AreaUji.TARGET,
    TingkatUji.CATATAN,
    "Target perjanjian berbeda dari Renstra",
    "Target tahunan perjanjian kinerja menurunkan target Renstra; perbedaannya perlu "
    "alasan (PermenPANRB 53/2014).",
    periksa,
)
