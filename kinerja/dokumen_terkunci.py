"""Planning documents that can no longer be changed, because somebody approved or signed them."""

from django.db.models import QuerySet

from kinerja.models import DokumenPerencanaan
from kinerja.status import DITANDATANGANI


def sebab_terkunci(dokumen: QuerySet[DokumenPerencanaan]) -> dict[int, str]:
    """Document id → `disetujui` or `ditandatangani`, for those that are closed. Two queries."""
    ditandatangani = dokumen.filter(perjanjian__status__in=DITANDATANGANI)
    disetujui = dokumen.filter(disetujui_pada__isnull=False)
    return {
        **dict.fromkeys(ditandatangani.values_list("pk", flat=True), "ditandatangani"),
        **dict.fromkeys(disetujui.values_list("pk", flat=True), "disetujui"),
    }
