"""What the data propose for an evaluation: by the sheet of an agency, or by that of a region."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kinerja.models import PerangkatDaerah
from laporan.bahan.simpanan import SimpananAngka
from laporan.lke.aturan import usulan_lke
from laporan.lke.aturan_daerah import usulan_daerah
from laporan.lke.fakta import FaktaSakip
from laporan.lke.fakta_daerah import FaktaDaerah
from laporan.lke.kumpul import Pengumpul, pd_dievaluasi
from laporan.lke.kumpul_daerah import fakta_daerah
from laporan.lke.usulan import UsulanLKE
from laporan.models import EvaluasiLKE, LingkupLKE
from laporan.rangka.layar import hari_ini

#: Facts by agency, year and day: a few kilobytes each, frozen, so that all threads may read them.
SIMPANAN: SimpananAngka[FaktaSakip] = SimpananAngka(tempat=128)
SIMPANAN_DAERAH: SimpananAngka[FaktaDaerah] = SimpananAngka(tempat=8)


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
    pd: PerangkatDaerah,
    tahun: int,
    evaluasi: EvaluasiLKE | None,
    kunci: Iterable[str],
    *,
    segar: bool = False,
) -> UsulEvaluasi:
    """Gather and propose. Its queries grow neither with the rows nor with the agencies.

    The facts are kept in this process as long as nothing under them has changed; what is told of
    other agencies is read each time, so that their writes do not throw an agency's facts away.
    What is kept is gathered from rows that are read after the number: agency and evaluation as the
    caller has them may be older. `segar`: gather anew and keep nothing, for whoever writes in the
    same transaction.
    """
    hari = hari_ini(pd)
    if segar:
        if pd.pemerintah_daerah:
            daerah = fakta_daerah(pd, tahun, evaluasi)
            return UsulEvaluasi(daerah.sendiri, usulan_daerah(daerah, kunci), daerah)
        fakta = Pengumpul(pd, tahun, evaluasi).fakta()
        return UsulEvaluasi(fakta, usulan_lke(fakta, kunci))
    if pd.pemerintah_daerah:
        bersama = list(PerangkatDaerah.objects.sedaerah(pd.pemda).values_list("pk", flat=True))
        daerah = SIMPANAN_DAERAH.ambil(
            pd.pk,
            (tahun, hari),
            lambda: fakta_daerah(*_terbaca(pd, tahun, evaluasi)),
            bersama=bersama,
        )
        return UsulEvaluasi(daerah.sendiri, usulan_daerah(daerah, kunci), daerah)
    fakta = SIMPANAN.ambil(
        pd.pk, (tahun, hari), lambda: Pengumpul(*_terbaca(pd, tahun, evaluasi)).fakta()
    )
    if SIMPANAN.aktif:
        fakta = replace(
            fakta,
            evaluasi=replace(fakta.evaluasi, pd_dievaluasi=pd_dievaluasi(pd, tahun - 1)),
        )
    return UsulEvaluasi(fakta, usulan_lke(fakta, kunci))


def _terbaca(
    pd: PerangkatDaerah, tahun: int, evaluasi: EvaluasiLKE | None
) -> tuple[PerangkatDaerah, int, EvaluasiLKE | None]:
    """What facts are gathered from, as it stands now where they will be kept."""
    if not SIMPANAN.aktif:
        return pd, tahun, evaluasi
    kini = EvaluasiLKE.objects.filter(pd=pd, tahun=tahun).first()
    return PerangkatDaerah.objects.get(pk=pd.pk), tahun, kini
