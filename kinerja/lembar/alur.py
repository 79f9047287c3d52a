"""What the sheets of reported rows share: status, notes, and the record of each step."""

from django.db.models import Model

from kinerja.himpunan.beda import berbeda
from kinerja.himpunan.pemuatan import Pemuatan
from kinerja.himpunan.skema import Kolom, Kunci, Pelaku, Tabel
from kinerja.himpunan.tipe import Pilihan
from kinerja.models import PengesahanTriwulan
from kinerja.models.alur import Bekuan, BerAlur
from kinerja.status import ISIAN_TERKUNCI, PERISTIWA, StatusRealisasi

STATUS = Kolom("status", Pilihan(StatusRealisasi.choices))
CATATAN = (Kolom("penjelasan"), Kolom("catatan_kembali"))

_DICAPAI = {
    StatusRealisasi.DRAF: (),
    StatusRealisasi.DIAJUKAN: PERISTIWA[:1],
    StatusRealisasi.DIKEMBALIKAN: PERISTIWA[:1],
    StatusRealisasi.DIVERIFIKASI: PERISTIWA[:2],
    StatusRealisasi.DISAHKAN: PERISTIWA,
}
MEDAN_IKUT = (
    "versi", "diubah_pada", "diubah_oleh",
    *(f"{peristiwa}_{akhir}" for peristiwa in PERISTIWA for akhir in ("pada", "oleh")),
)  # fmt: skip


def catat_status(objek: BerAlur, pelaku: Pelaku) -> None:
    """Actor and time of every step up to the status; steps already recorded keep theirs."""
    for peristiwa in _DICAPAI[StatusRealisasi(objek.status)]:
        if getattr(objek, f"{peristiwa}_pada") is None:
            setattr(objek, f"{peristiwa}_pada", pelaku.pada)
            setattr(objek, f"{peristiwa}_oleh", pelaku.oleh)
    if objek.status != StatusRealisasi.DISAHKAN:
        objek.disahkan_pada = objek.disahkan_oleh = None
    objek.diubah_pada, objek.diubah_oleh = pelaku.pada, pelaku.oleh


def catat_perubahan(objek: BerAlur, pelaku: Pelaku) -> None:
    """A changed row is a new version of it."""
    catat_status(objek, pelaku)
    objek.versi += 1


class Gembok:
    """What a file may no longer change: endorsed quarters, and rows that were submitted.

    A row loaded as final without ever passing through submission (an earlier year's figures) has
    no frozen version and may still be corrected, with its audit row.
    """

    def __init__(self, kerja: Pemuatan, bekuan: type[Bekuan], induk: str) -> None:
        self._kerja = kerja
        self._disahkan: set[tuple[int, int]] = set()
        self._diajukan: set[int] = set()
        if kerja.keadaan.pd is not None:
            disahkan = PengesahanTriwulan.objects.filter(pd=kerja.keadaan.pd)
            self._disahkan = set(disahkan.values_list("tahun", "triwulan"))
            self._diajukan = set(
                bekuan._default_manager.filter(
                    **{f"{induk}__status__in": ISIAN_TERKUNCI}
                ).values_list(f"{induk}_id", flat=True)
            )

    @property
    def ada(self) -> bool:
        """Whether anything is locked at all."""
        return bool(self._disahkan or self._diajukan)

    def periksa(self, tabel: Tabel, kunci: Kunci, tw: tuple[int, int], induk: Model | None) -> None:
        """Refuse a candidate that would add to or change what is locked."""
        if tw in self._disahkan:
            sebab = (
                f"triwulan {tw[1]} tahun {tw[0]} sudah disahkan; perubahannya lewat pembukaan "
                "kembali dan Isi Realisasi."
            )
        elif induk is not None and induk.pk in self._diajukan:
            sebab = (
                f"baris triwulan {tw[1]} tahun {tw[0]} ini sudah diajukan; minta Sekretariat "
                "mengembalikannya lebih dahulu."
            )
        else:
            return
        keadaan = self._kerja.keadaan
        calon, objek = self._kerja.calon[tabel][kunci], keadaan.ambil(tabel, kunci)
        beda = {} if objek is None else dict(berbeda(tabel, calon, objek, keadaan))
        if objek is not None and not beda:
            return
        medan = next(iter(beda), "")
        self._kerja.tolak(calon.asal, calon.kolom.get(medan, medan) or "triwulan", sebab)
