"""Whose a section is, and what a user may do with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kinerja.langkah import sidik_dilihat
from kinerja.models import Pengguna
from laporan.models import BagianNarasi, Laporan
from laporan.penulisan.bagian import BagianTulisan

IZIN_LIHAT, IZIN_TULIS, IZIN_KELOLA = (
    "laporan.lihat_narasi",
    "laporan.tulis_narasi",
    "laporan.kelola_narasi",
)


@dataclass(frozen=True)
class TempatBagian:
    """A section of the report with the row that people made for it, if any."""

    bagian: BagianTulisan
    baris: BagianNarasi | None

    @property
    def unit(self) -> int | None:
        """The unit that writes it: as assigned, else as the document says."""
        if self.baris is not None and (self.baris.unit_id or self.baris.penanggung_jawab_id):
            return self.baris.unit_id
        return self.bagian.unit

    @property
    def penulis(self) -> int | None:
        """The person that writes it, where one is named."""
        return self.baris.penanggung_jawab_id if self.baris else None

    @property
    def tenggat(self) -> date | None:
        """When it is due."""
        return self.baris.tenggat if self.baris else None

    @property
    def sidik_tugas(self) -> str:
        """Fingerprint of its assignment, for the form that gives it to somebody else."""
        return sidik_tugas(self.baris)

    @property
    def disunting(self) -> bool:
        """Whether people's text stands in place of the draft."""
        return self.baris is not None and self.baris.disunting


def sidik_tugas(baris: BagianNarasi | None) -> str:
    """Fingerprint of an assignment; a section without a row has none yet."""
    if baris is None:
        return sidik_dilihat(None, None, None)
    return sidik_dilihat(baris.unit_id, baris.penanggung_jawab_id, baris.tenggat)


def tempat_bagian(bagian: tuple[BagianTulisan, ...], laporan: Laporan) -> dict[str, TempatBagian]:
    """Key → section, in reading order. One query."""
    baris: Mapping[str, BagianNarasi] = {
        b.kunci: b
        for b in BagianNarasi.objects.filter(laporan=laporan).select_related(
            "unit", "penanggung_jawab", "diubah_oleh"
        )
    }
    return {b.kunci: TempatBagian(b, baris.get(b.kunci)) for b in bagian}


def boleh_lihat(pengguna: Pengguna, laporan: Laporan, tempat: TempatBagian) -> bool:
    """Whether the user may open the section: the whole report is theirs to see, or it is theirs."""
    if not pengguna.menjangkau(laporan.pd_id):
        return False
    return (
        pengguna.lihat_semua_unit
        or pengguna.has_perm(IZIN_KELOLA)
        or tempat.penulis == pengguna.pk
        or tempat.unit in pengguna.lingkup_unit
    )


def boleh_tulis(pengguna: Pengguna, laporan: Laporan, tempat: TempatBagian) -> bool:
    """Whether the user may write the section: Sekretariat every one, others what is theirs."""
    if pengguna.pd_id != laporan.pd_id:
        return False
    if pengguna.has_perm(IZIN_KELOLA):
        return True
    if not pengguna.has_perm(IZIN_TULIS):
        return False
    return tempat.penulis == pengguna.pk or (
        tempat.unit is not None and tempat.unit in pengguna.lingkup_unit
    )
