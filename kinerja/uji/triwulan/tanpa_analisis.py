"""PURE. A capaian below what asks for an analysis, and nobody wrote any."""

from collections.abc import Iterator

from kinerja.angka import format_persen
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Indicators below the policy's bound with no analysis in any quarter."""
    for i in p.indikator:
        satu = i.tahun.get(p.tahun)
        if satu is None or satu.capaian is None or satu.capaian >= p.analisis_di_bawah:
            continue
        if not any(s.analisis for s in satu.isian.values()):
            yield TemuanUji(
                i.rujuk_isian,
                f"Capaian “{i.nama}” {format_persen(satu.capaian, None)}, tetapi penyebabnya "
                f"belum ditulis.",
                format_persen(satu.capaian, None),
                format_persen(p.analisis_di_bawah),
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "R10",
    AreaUji.TRIWULAN,
    TingkatUji.PERINGATAN,
    "Capaian rendah tanpa analisis",
    "Penyebab keberhasilan dan kegagalan wajib dianalisis (PermenPANRB 53/2014, isi bab III).",
    periksa,
)
