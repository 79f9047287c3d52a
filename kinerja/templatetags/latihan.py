"""What Data Induk says of practice years: its pages show every year at once."""

from django import template

from kinerja.models import TahunLatihan
from kinerja.penglihat import Penglihat

register = template.Library()


@register.simple_tag
def kalimat_latihan_pengguna(pengguna: Penglihat) -> str:
    """The sentences of the invented years in the user's scope; empty where there are none."""
    semua = TahunLatihan.objects.untuk(pengguna).order_by("tahun")
    return " ".join(dict.fromkeys(satu.kalimat for satu in semua))
