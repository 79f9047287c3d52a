"""Why figures are not set beside each other: another indicator took the place, or another
definition.
"""

from collections.abc import Sequence

from kinerja.models import Indikator
from kinerja.pengukuran import AkhirPenerus, diganti


def menggantikan(indikator: Indikator, lama: Indikator) -> str:
    """`menggantikan “X” mulai tahun 2025, sehingga tidak diperbandingkan`."""
    sejak = f" mulai tahun {indikator.mulai_tahun}" if indikator.mulai_tahun else ""
    return f"menggantikan “{lama.sebutan}”{sejak}, sehingga tidak diperbandingkan"


def tak_sebanding_akhir(penerus: Sequence[AkhirPenerus]) -> str:
    """Why the final target of those that continue an indicator is not its own."""
    dokumen = penerus[0].target.dokumen
    if len(penerus) > 1:
        return (
            f"dilanjutkan oleh {len(penerus)} indikator pada {dokumen}, sehingga tidak "
            "diperbandingkan"
        )
    if diganti(penerus[0].indikator):
        return f"digantikan indikator lain pada {dokumen}, sehingga tidak diperbandingkan"
    return f"ukurannya berubah pada {dokumen}, sehingga tidak diperbandingkan"
