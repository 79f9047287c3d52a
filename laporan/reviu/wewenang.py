"""Which layer of the review a user stands in, from permissions and scope."""

from kinerja.models import Pengguna, PerangkatDaerah
from kinerja.penolakan import TidakDitemukanError
from laporan.models.langkah_reviu import Peran
from laporan.penulisan.bagian import BagianTulisan

IZIN: dict[str, Peran] = {
    "laporan.ajukan_bagian": Peran.PENULIS,
    "laporan.periksa_bagian": Peran.PERENCANAAN,
    "laporan.periksa_laporan": Peran.SEKRETARIS,
    "laporan.setujui_laporan": Peran.KEPALA,
    "laporan.reviu_laporan": Peran.INSPEKTORAT,
}


def peran_reviu(pengguna: Pengguna, pd: PerangkatDaerah) -> frozenset[Peran]:
    """The layers of a user in the review of an agency's report."""
    if pengguna.pd_id != pd.pk:
        return frozenset({Peran.PEMBACA})
    peran = frozenset(p for izin, p in IZIN.items() if pengguna.has_perm(izin))
    return peran or frozenset({Peran.PEMBACA})


def peran_bagian(
    pengguna: Pengguna, pd: PerangkatDaerah, bagian: BagianTulisan
) -> frozenset[Peran]:
    """The same for one section: an author only of what is theirs to write. What no unit writes is
    Perencanaan's.
    """
    peran = peran_reviu(pengguna, pd)
    if penulis_bagian(pengguna, bagian, perencanaan=Peran.PERENCANAAN in peran):
        menulis = bool({Peran.PENULIS, Peran.PERENCANAAN} & peran)
        return peran | {Peran.PENULIS} if menulis else peran
    return (peran - {Peran.PENULIS}) or frozenset({Peran.PEMBACA})


def penulis_bagian(pengguna: Pengguna, bagian: BagianTulisan, *, perencanaan: bool) -> bool:
    """Whether the section is this user's to write, whoever else may write in it."""
    if bagian.orang is not None and bagian.orang == pengguna.pk:
        return True
    if bagian.unit is None:
        return perencanaan and bagian.orang is None
    return bagian.unit in pengguna.lingkup_unit


def pastikan_pd(pengguna: Pengguna, pd: PerangkatDaerah) -> None:
    """Raise TidakDitemukanError for the report of another agency."""
    if pengguna.pd_id != pd.pk:
        raise TidakDitemukanError
