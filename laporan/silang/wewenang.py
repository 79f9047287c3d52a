"""Who speaks for which side of an agreement, by the post held on the day."""

from datetime import date

from kinerja.isian.pintu import IZIN_ISI
from kinerja.kesepakatan import LangkahSilang, PihakSilang, SisiSilang, langkah_boleh
from kinerja.models import KesepakatanSilang, Pengguna, UnitKerja

IZIN_LIHAT = "kinerja.view_indikator"
IZIN_KELOLA = "kinerja.change_crosscutting"
IZIN_PIMPIN = "kinerja.tandatangani_perjanjian"


def mengelola(pengguna: Pengguna) -> bool:
    """Whether the user keeps the whole agency's tree: Sekretariat."""
    return (
        pengguna.pd_id is not None and pengguna.lihat_semua_unit and pengguna.has_perm(IZIN_KELOLA)
    )


def memimpin(pengguna: Pengguna) -> bool:
    """Whether the user's post is the head of its unit: nobody in the unit stands above it."""
    jabatan = pengguna.jabatan
    if jabatan is None or not pengguna.has_perm(IZIN_PIMPIN):
        return False
    return jabatan.atasan is None or jabatan.atasan.unit_id != jabatan.unit_id


def memimpin_pd(pengguna: Pengguna) -> bool:
    """Whether the user's post is the head of the agency."""
    return memimpin(pengguna) and pengguna.jabatan is not None and pengguna.jabatan.atasan is None


def _memimpin_unit(pengguna: Pengguna, unit: int) -> bool:
    return memimpin(pengguna) and (unit in pengguna.lingkup_unit or memimpin_pd(pengguna))


def meminta_untuk(pengguna: Pengguna, unit: int) -> bool:
    """Whether the user asks in the name of a unit of their agency."""
    if mengelola(pengguna) or _memimpin_unit(pengguna, unit):
        return True
    return unit in pengguna.lingkup_unit and pengguna.has_perm(IZIN_ISI)


def menjawab_untuk(pengguna: Pengguna, k: KesepakatanSilang) -> bool:
    """Whether the user answers in the name of who is asked: the head of the unit or of the agency,
    or Sekretariat for them.
    """
    if k.pihak == PihakSilang.UNIT and k.unit_id is not None:
        if pengguna.pd_id != k.pd_id:
            return False
        return mengelola(pengguna) or _memimpin_unit(pengguna, k.unit_id)
    if k.pihak == PihakSilang.PD and pengguna.pd_id == k.pd_mitra_id:
        return mengelola(pengguna) or memimpin_pd(pengguna)
    return False


def sisi(pengguna: Pengguna, k: KesepakatanSilang) -> frozenset[SisiSilang]:
    """The sides on which the user stands."""
    hasil = set()
    if pengguna.pd_id == k.pd_id and meminta_untuk(pengguna, k.peminta_id):
        hasil.add(SisiSilang.PEMINTA)
    if menjawab_untuk(pengguna, k):
        hasil.add(SisiSilang.PENYUMBANG)
    return frozenset(hasil)


def langkah(pengguna: Pengguna, k: KesepakatanSilang, hari: date) -> tuple[LangkahSilang, ...]:
    """The steps open to the user."""
    return langkah_boleh(
        k.keadaan,
        sisi(pengguna, k),
        sendiri=k.oleh_id == pengguna.pk,
        lewat=k.lewat(hari),
    )


def unit_peminta(pengguna: Pengguna, unit: list[UnitKerja]) -> list[UnitKerja]:
    """The units in whose name the user asks."""
    return [u for u in unit if meminta_untuk(pengguna, u.pk)]
