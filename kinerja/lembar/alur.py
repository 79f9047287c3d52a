"""What the sheets of reported rows share: status, notes, and the record of each step."""

from typing import Any

from kinerja.himpunan.beda import berbeda
from kinerja.himpunan.pemuatan import Pemuatan
from kinerja.himpunan.skema import Kolom, Kunci, Pelaku, Tabel
from kinerja.himpunan.tipe import Pilihan
from kinerja.models import PengesahanTriwulan, StatusRealisasi
from kinerja.models.alur import PERISTIWA, BerAlur

STATUS = Kolom("status", Pilihan(StatusRealisasi.values))
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


def kembali_bercatatan(isi: dict[str, Any]) -> tuple[str, str] | None:
    """A returned row says what to mend."""
    if isi["status"] == StatusRealisasi.DIKEMBALIKAN and not isi["catatan_kembali"]:
        return "catatan_kembali", "wajib diisi untuk status dikembalikan."
    return None


def triwulan_disahkan(kerja: Pemuatan) -> set[tuple[int, int]]:
    """(tahun, triwulan) that the Kepala Dinas has endorsed: nothing in them changes any more."""
    if kerja.keadaan.pd is None:
        return set()
    daftar = PengesahanTriwulan.objects.filter(pd=kerja.keadaan.pd)
    return set(daftar.values_list("tahun", "triwulan"))


def tolak_yang_terkunci(
    kerja: Pemuatan, tabel: Tabel, kunci: Kunci, terkunci: set[tuple[int, int]], tw: tuple[int, int]
) -> None:
    """Refuse a candidate that would add to or change an endorsed quarter."""
    if tw not in terkunci:
        return
    calon, objek = kerja.calon[tabel][kunci], kerja.keadaan.ambil(tabel, kunci)
    beda = {} if objek is None else dict(berbeda(tabel, calon, objek, kerja.keadaan))
    if objek is not None and not beda:
        return
    medan = next(iter(beda), "")
    kolom = calon.kolom.get(medan, medan) or "triwulan"
    kerja.tolak(
        calon.asal, kolom,
        f"triwulan {tw[1]} tahun {tw[0]} sudah disahkan; isinya tidak dapat diubah lagi.",
    )  # fmt: skip
