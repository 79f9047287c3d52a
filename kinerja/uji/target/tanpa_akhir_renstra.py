"""PURE. An indicator of a strategic sasaran without a target for the last year of the plan."""

from collections.abc import Iterator

from kinerja.jenis import JenisDokumen
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Strategic indicators whose plan says nothing of its last year."""
    if p.renstra is None:
        return
    akhir = p.renstra[1]
    for i in p.indikator:
        s = p.sasaran_menurut_pk.get(i.sasaran or 0)
        if s is not None and not s.jenjang and not i.keputusan(akhir, JenisDokumen.RENSTRA):
            yield TemuanUji(
                i.rujuk_target, f"Target Renstra tahun {akhir} untuk “{i.nama}” belum ada."
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "T08",
    AreaUji.TARGET,
    TingkatUji.PERINGATAN,
    "Target akhir Renstra belum ada",
    "Capaian dibandingkan dengan target akhir Renstra (PermenPANRB 53/2014, isi bab III).",
    periksa,
)
