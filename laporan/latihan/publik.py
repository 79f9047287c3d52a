"""What the public reads of the sample: the printed year, released by its Sekretariat."""

from datetime import datetime

from kinerja.models import Pengguna, PerangkatDaerah
from laporan.latihan.buat import TAHUN_CONTOH
from laporan.models import BagianRilis
from laporan.publik.aksi import atur_publik, rilis_bagian
from laporan.publik.potret.dasar import BelumDapatDirilisError

_PERILIS = "sekretariat"
_PENGATURAN = {
    "aktif": True,
    "lisensi": "Creative Commons Atribusi 4.0 Internasional",
    "lisensi_tautan": "https://creativecommons.org/licenses/by/4.0/deed.id",
    "kontak": "Sekretariat perangkat daerah",
    "pengantar": "Contoh Tapak: laporan kinerja tahun 2024 seperti tercetak.",
}


def rilis_contoh(pd: PerangkatDaerah, *, kini: datetime) -> list[BagianRilis]:
    """Open the public pages and release what of the printed year can be; which parts were."""
    akun = {p.username: p for p in Pengguna.objects.filter(username__in=("admin.pemda", _PERILIS))}
    atur_publik(isi=_PENGATURAN, oleh=akun["admin.pemda"], pada=kini)
    dirilis = []
    for bagian in BagianRilis:
        try:
            rilis_bagian(pd=pd, tahun=TAHUN_CONTOH, bagian=bagian, oleh=akun[_PERILIS], pada=kini)
        except BelumDapatDirilisError:  # invented, or not signed, or not final
            continue
        dirilis.append(bagian)
    return dirilis
