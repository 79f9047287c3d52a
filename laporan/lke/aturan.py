"""PURE. Every rule by the key of its criterion. A criterion without one is answered by people."""

from collections.abc import Iterable
from dataclasses import replace

from laporan.lke.aturan_evaluasi import EVALUASI
from laporan.lke.aturan_pelaporan import PELAPORAN
from laporan.lke.aturan_pengukuran import PENGUKURAN
from laporan.lke.aturan_perencanaan import PERENCANAAN
from laporan.lke.aturan_sebagian import SEBAGIAN
from laporan.lke.fakta import FaktaSakip
from laporan.lke.usulan import AturanLKE, UsulanLKE

ATURAN: dict[str, AturanLKE] = {
    **PERENCANAAN,
    **PENGUKURAN,
    **PELAPORAN,
    **EVALUASI,
    **SEBAGIAN,
}


#: Criteria whose data stand in the evaluated year itself; those of the others in the year before.
_TAHUN_INI = (
    frozenset(PERENCANAAN) - {"target_tercapai", "rencana_aksi_dinamis", "unit_berkomitmen"}
) | {
    "definisi_operasional",
    "lapor_terbit",
    "lapor_tepat_waktu",
    "evaluasi_aplikasi",
    "rencana_terbit",
    "rencana_kebutuhan",
    "rencana_disempurnakan",
}


def tahun_data(kunci: str, tahun: int) -> int:
    """The year in which the data of a criterion stand, for the evaluation of a year."""
    return tahun if kunci in _TAHUN_INI else tahun - 1


def usulan_lke(fakta: FaktaSakip, kunci: Iterable[str]) -> dict[str, UsulanLKE]:
    """Key of a criterion → proposal, of those that have a rule."""
    return {
        k: replace(ATURAN[k](fakta), tahun=tahun_data(k, fakta.tahun)) for k in kunci if k in ATURAN
    }
