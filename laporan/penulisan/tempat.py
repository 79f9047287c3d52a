"""A section by its address, as cheaply as its user allows."""

from collections.abc import Callable

from kinerja.models import Pengguna
from kinerja.penolakan import TidakDitemukanError
from laporan.dokumen.unsur import Seksi
from laporan.models import BagianNarasi, Laporan
from laporan.penulisan.bagian import BagianTulisan
from laporan.penulisan.lingkup import IZIN_KELOLA
from laporan.penulisan.medan import Medan
from laporan.penulisan.ruang import Ruang


def tempat_ringkas(laporan: Laporan, kunci: str, pengguna: Pengguna) -> BagianTulisan:
    """The section. A known row of a writer who needs no owner is found without building the
    report: autosave comes here every few seconds. Raises TidakDitemukanError.
    """
    baris = BagianNarasi.objects.filter(laporan=laporan, kunci=kunci, disunting=True).first()
    if baris is not None and (
        pengguna.has_perm(IZIN_KELOLA) or baris.unit_id or baris.penanggung_jawab_id
    ):
        return BagianTulisan(kunci, baris.judul, "", None)
    bagian = Ruang(laporan, pengguna).bagian.get(kunci)
    if bagian is None:
        raise TidakDitemukanError
    return bagian


def pembangun(
    laporan: Laporan, kunci: str, pengguna: Pengguna
) -> Callable[[], tuple[Seksi, Medan]]:
    """Builds the section's draft when it is asked for."""

    def bangun() -> tuple[Seksi, Medan]:
        ruang = Ruang(laporan, pengguna)
        if kunci not in ruang.seksi:
            raise TidakDitemukanError("Bagian ini tidak ada lagi dalam laporan.")
        return ruang.seksi[kunci], ruang.medan

    return bangun
