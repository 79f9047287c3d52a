"""What Data Induk shows of a region's plan that an agency's has not: its misi, and the agencies
behind a sasaran and an indicator. Ties cross from one owner of a plan to another, so they are
changed on the pages of the RPJMD, which the page links to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.html import format_html, format_html_join

from kinerja.models import Indikator, Sasaran

if TYPE_CHECKING:
    _Admin = Any
else:
    _Admin = object


class TautanDaerah(_Admin):
    """The page of a region's row leads to the page of the RPJMD."""

    change_form_template: Any = "admin/daerah.html"


class BagianDaerah(TautanDaerah):
    """A section at the end of the page of a region's row, of no other's."""

    bagian_daerah: ClassVar[tuple[str, str]]
    """Its title, and the method that fills it."""

    def get_fieldsets(self, request: Any, obj: Any = None) -> Any:
        semua = super().get_fieldsets(request, obj)
        if obj is None or not obj.pd.pemerintah_daerah:
            return semua
        judul, isi = self.bagian_daerah
        return [*semua, (judul, {"fields": [isi]})]

    def get_readonly_fields(self, request: Any, obj: Any = None) -> Any:
        return [*super().get_readonly_fields(request, obj), self.bagian_daerah[1]]


def daftar_dukungan(sasaran: Sasaran) -> str:
    """The tujuan of agencies that support a sasaran of the region. One query."""
    semua = sasaran.didukung.select_related("tujuan__pd").order_by("tujuan__pd__nama", "pk")
    return _daftar((d.tujuan.pd.nama, str(d.tujuan)) for d in semua)


def daftar_kontribusi(indikator: Indikator) -> str:
    """Who keeps and supports an indicator of the region, and where its figures stand. One query."""
    semua = indikator.kontribusi.order_by("peran", "mitra__nama")
    return _daftar(
        (
            k.mitra.nama,
            f"{k.get_peran_display().lower()}; angka dari {k.sumber}"
            if k.sumber
            else k.get_peran_display().lower(),
        )
        for k in semua
    )


def _daftar(butir: Any) -> str:
    isi = format_html_join("", "<li>{}: {}</li>", butir)
    if not isi:
        return format_html('<p class="redup">Belum ada.</p>')
    return format_html('<ul class="daftar-tautan">{}</ul>', isi)
