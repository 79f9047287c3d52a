"""The audit log as a table."""

from django.db.models import QuerySet
from django.http import HttpRequest

from kinerja.models import JejakAudit
from laporan.isian import riwayat
from laporan.isian.riwayat import ButirJejak
from laporan.rangka.tabel_daftar import KolomTemplat, TabelDaftar


class TabelRiwayat(TabelDaftar):
    """The log in its one order, newest first."""

    waktu = KolomTemplat("laporan/isian/bagian/riwayat_waktu.html", "Waktu dan pengguna")
    aksi = KolomTemplat("laporan/isian/bagian/riwayat_aksi.html", "Aksi")
    data = KolomTemplat("laporan/isian/bagian/riwayat_data.html", "Data")
    perubahan = KolomTemplat("laporan/isian/bagian/riwayat_perubahan.html", "Perubahan")

    judul = "Riwayat perubahan"
    nama_baris = "catatan"

    class Meta(TabelDaftar.Meta):
        attrs = {"class": "tabel tabel--kartu riwayat"}

    def __init__(self, semua: QuerySet[JejakAudit], request: HttpRequest) -> None:
        self._terbaca: dict[int, ButirJejak] = {}
        super().__init__(semua, request)

    def butir(self, baris: JejakAudit) -> ButirJejak:
        """The entry of a row, put into words once for all its cells."""
        if baris.pk not in self._terbaca:
            self._terbaca = {baris.pk: riwayat.butir(baris)}
        return self._terbaca[baris.pk]
