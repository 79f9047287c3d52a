"""What the data propose for an evaluation: by the sheet of an agency, or by that of a region."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kinerja.models import PerangkatDaerah
from laporan.lke.aturan import usulan_lke
from laporan.lke.aturan_daerah import usulan_daerah
from laporan.lke.fakta import FaktaSakip
from laporan.lke.fakta_daerah import FaktaDaerah
from laporan.lke.kumpul import Pengumpul
from laporan.lke.kumpul_daerah import fakta_daerah
from laporan.lke.usulan import UsulanLKE
from laporan.models import EvaluasiLKE, LingkupLKE


@dataclass(frozen=True)
class UsulEvaluasi:
    """The facts and what they propose. `daerah`: of a region, its agencies as well."""

    fakta: FaktaSakip
    usulan: dict[str, UsulanLKE] = field(default_factory=dict)
    daerah: FaktaDaerah | None = None


def lingkup_pd(pd: PerangkatDaerah) -> LingkupLKE:
    """Whose sheet it is."""
    return LingkupLKE.PEMDA if pd.pemerintah_daerah else LingkupLKE.PD


def usul_evaluasi(
    pd: PerangkatDaerah, tahun: int, evaluasi: EvaluasiLKE | None, kunci: Iterable[str]
) -> UsulEvaluasi:
    """Gather and propose. Its queries grow neither with the rows nor with the agencies."""
    if pd.pemerintah_daerah:
        daerah = fakta_daerah(pd, tahun, evaluasi)
        return UsulEvaluasi(daerah.sendiri, usulan_daerah(daerah, kunci), daerah)
    fakta = Pengumpul(pd, tahun, evaluasi).fakta()
    return UsulEvaluasi(fakta, usulan_lke(fakta, kunci))
