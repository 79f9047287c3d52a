"""The audit log as a table."""

import django_tables2 as tables
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string

from kinerja.models import JejakAudit
from laporan.isian.riwayat import ButirJejak, butir

PER_HALAMAN = 50


class KolomButir(tables.Column):
    """A column that draws an entry as people read it, by a template of its own."""

    def __init__(self, templat: str, judul: str) -> None:
        # No attribute of the row is asked for, so none can be "empty".
        super().__init__(verbose_name=judul, accessor="pk", orderable=False)
        self.templat = templat

    def render(self, record: JejakAudit, table: "TabelRiwayat") -> str:
        """Draw one cell. Without the request: its context processors would run for every cell."""
        return render_to_string(self.templat, {"b": table.butir(record)})


class TabelRiwayat(tables.Table):
    """The log in its one order, newest first."""

    waktu = KolomButir("laporan/isian/bagian/riwayat_waktu.html", "Waktu dan pengguna")
    aksi = KolomButir("laporan/isian/bagian/riwayat_aksi.html", "Aksi")
    data = KolomButir("laporan/isian/bagian/riwayat_data.html", "Data")
    perubahan = KolomButir("laporan/isian/bagian/riwayat_perubahan.html", "Perubahan")

    judul = "Riwayat perubahan"
    nama_baris = "catatan"
    utuh = True

    class Meta:
        attrs = {"class": "tabel tabel--kartu riwayat"}

    def __init__(self, semua: QuerySet[JejakAudit], request: HttpRequest) -> None:
        super().__init__(semua)
        self._terbaca: dict[int, ButirJejak] = {}
        self.paginator = Paginator(self.rows, PER_HALAMAN)
        self.page = self.paginator.get_page(request.GET.get("halaman"))

    def butir(self, jejak: JejakAudit) -> ButirJejak:
        """The entry of a row, put into words once for all its cells."""
        if jejak.pk not in self._terbaca:
            self._terbaca = {jejak.pk: butir(jejak)}
        return self._terbaca[jejak.pk]
