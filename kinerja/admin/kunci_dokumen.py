"""When a planning document can no longer be changed: somebody signed or approved it."""

from django.core.exceptions import ValidationError

from kinerja.models import DokumenPerencanaan, PerjanjianKinerja
from kinerja.status import DITANDATANGANI


def pastikan_belum_terkunci(dokumen: DokumenPerencanaan) -> None:
    """Refuse a change to what was signed or approved. Raises ValidationError."""
    if dokumen.disetujui_pada is not None:
        sebab = "disetujui"
    elif PerjanjianKinerja.objects.filter(dokumen=dokumen, status__in=DITANDATANGANI).exists():
        sebab = "ditandatangani"
    else:
        return
    raise ValidationError(
        f"“{dokumen}” sudah {sebab}. Buat dokumen perubahan dan tetapkan target barunya di sana."
    )
