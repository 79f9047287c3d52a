"""A person's own choice of how often to be reminded."""

from datetime import datetime

from django.db import transaction

from kinerja.langkah import Pencatat
from kinerja.models import Pengguna
from laporan.models import KerapPengingat, PilihanPengingat

AKSI = "pilih pengingat"


def kerap_pengguna(pengguna: Pengguna) -> KerapPengingat:
    """What was chosen, else the default."""
    ada = PilihanPengingat.objects.filter(pengguna=pengguna).first()
    return KerapPengingat(ada.kerap) if ada is not None else KerapPengingat.PENTING


@transaction.atomic
def pilih_pengingat(*, kerap: KerapPengingat, oleh: Pengguna, pada: datetime) -> None:
    """Choose for oneself."""
    lama = kerap_pengguna(oleh)
    satu, _ = PilihanPengingat.objects.update_or_create(
        pengguna=oleh, defaults={"kerap": kerap, "diubah_pada": pada}
    )
    if lama != kerap:
        catatan = Pencatat(oleh=oleh, pada=pada, aksi=AKSI, pd=oleh.pd)
        catatan.catat(satu, {"kerap": (lama, kerap)}, pindah=False)
        catatan.simpan()
