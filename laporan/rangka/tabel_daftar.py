"""Lists that are sorted and paged: django-tables2 with cells drawn by templates.

`?urut=` names the column, `?halaman=` the page; filters in the address stay. Which lists are such
tables, and which are not: docs/keputusan/0023-lists.md.
"""

from typing import Any

import django_tables2 as tables
from django.http import HttpRequest
from django.template.loader import render_to_string
from django_tables2 import RequestConfig

PER_HALAMAN = 50


class KolomTemplat(tables.Column):
    """A column that draws a row by a template, which gets it as `b`; sortable where `urut` says by
    what. `kepala_baris`: its cell names the row. `tanpa_label`: on a narrow page without its title.
    """

    def __init__(
        self,
        templat: str,
        judul: str,
        *,
        urut: str | tuple[str, ...] = (),
        kelas: str = "",
        kepala_baris: bool = False,
        tanpa_label: bool = False,
    ) -> None:
        # No attribute of the row is asked for, so none can be "empty".
        super().__init__(
            verbose_name=judul,
            accessor="pk",
            empty_values=(),
            orderable=bool(urut),
            order_by=urut or None,
            attrs={"td": {"class": kelas}} if kelas else {},
        )
        self.templat = templat
        self.unsur_sel = "th" if kepala_baris else "td"
        self.tanpa_label = tanpa_label or kepala_baris

    def render(self, record: Any, table: "TabelDaftar") -> str:
        """Draw one cell. Without the request: its context processors would run for every cell."""
        return render_to_string(self.templat, {"b": table.butir(record), **table.konteks_sel})


class TabelDaftar(tables.Table):
    """A list in its own order until a column is asked for."""

    judul = "Tabel"
    nama_baris = "baris"
    utuh = True

    class Meta:
        order_by_field = "urut"
        page_field = "halaman"

    def __init__(
        self, semua: Any, request: HttpRequest, *, per_halaman: int = PER_HALAMAN, **lain: Any
    ) -> None:
        super().__init__(semua, **lain)
        self.konteks_sel: dict[str, Any] = {}
        RequestConfig(request, paginate={"per_page": per_halaman}).configure(self)

    def butir(self, baris: Any) -> Any:
        """The row as its templates take it."""
        return baris
