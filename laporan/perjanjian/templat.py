"""The agency's own wording of the statement, kept per starting year."""

from datetime import datetime

from django.db import transaction

from kinerja.models import Pengguna, PerangkatDaerah, TemplatPernyataan, jejak
from kinerja.pernyataan import MEDAN, Pernyataan, medan_tak_dikenal
from laporan.perjanjian.pelaku import izin_pengguna
from laporan.perjanjian.penolakan import AksiDitolakError
from laporan.perjanjian.wewenang import KELOLA

KOLOM = ("pembuka", "pihak_pertama", "pihak_kedua")
SEBUTAN = {
    "pembuka": "Pembuka",
    "pihak_pertama": "Janji pihak pertama",
    "pihak_kedua": "Janji pihak kedua",
}


class TemplatTidakSahError(AksiDitolakError):
    """What is wrong with each part."""

    def __init__(self, galat: dict[str, str]) -> None:
        self.galat = galat
        super().__init__(" ".join(galat.values()))


def periksa_templat(isi: Pernyataan) -> dict[str, str]:
    """Part → what is wrong with it."""
    galat = {}
    for nama in KOLOM:
        teks = getattr(isi, nama)
        if not teks.strip():
            galat[nama] = f"{SEBUTAN[nama]} belum diisi."
        elif asing := medan_tak_dikenal(teks):
            dikenal = ", ".join(f"{{{m}}}" for m in MEDAN)
            galat[nama] = f"{', '.join(asing)} tidak dikenal. Yang dapat dipakai: {dikenal}."
    return galat


@transaction.atomic
def simpan_templat(
    *, pd: PerangkatDaerah, mulai_tahun: int, isi: Pernyataan, oleh: Pengguna, pada: datetime
) -> TemplatPernyataan:
    """Keep the wording from a year on. Drafts take it when they are prepared (again).

    Raises TemplatTidakSahError with what is wrong where, AksiDitolakError otherwise.
    """
    if oleh.pd_id != pd.pk or KELOLA not in izin_pengguna(oleh):
        raise AksiDitolakError("Hanya Sekretariat perangkat daerah ini yang mengubahnya.")
    if galat := periksa_templat(isi):
        raise TemplatTidakSahError(galat)
    baru = {nama: getattr(isi, nama).strip() for nama in KOLOM}
    templat, dibuat = TemplatPernyataan.objects.select_for_update().get_or_create(
        pd=pd, mulai_tahun=mulai_tahun, defaults=baru
    )
    lama = {nama: None if dibuat else getattr(templat, nama) for nama in KOLOM}
    if lama == baru:
        return templat
    for nama, teks in baru.items():
        setattr(templat, nama, teks)
    templat.save()
    jejak(
        aksi="buat" if dibuat else "ubah",
        objek=templat,
        oleh=oleh,
        pada=pada,
        perubahan={k: (lama[k], baru[k]) for k in KOLOM if lama[k] != baru[k]},
        pd=pd,
    ).save()
    return templat
