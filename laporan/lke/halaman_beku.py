"""On which page of the frozen LKjIP the data behind a criterion stand."""

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO

from django.urls import reverse
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from kinerja.models import BerkasTetap, PerangkatDaerah
from laporan.lke.usulan import UsulanLKE
from laporan.models import VersiLaporan


def halaman_tujuan(isi: bytes) -> dict[str, int]:
    """Anchor → the page of the file that it stands on, counted from 1."""
    try:
        pembaca = PdfReader(BytesIO(isi))
        letak = {
            nama: pembaca.get_destination_page_number(tujuan)
            for nama, tujuan in pembaca.named_destinations.items()
        }
    except (PyPdfError, ValueError, KeyError):
        return {}
    return {nama: n + 1 for nama, n in letak.items() if n is not None and n >= 0}


@lru_cache(maxsize=16)
def _letak(sidik: str) -> Mapping[str, int]:
    """Of a stored file, which never changes: read once."""
    return halaman_tujuan(bytes(BerkasTetap.objects.get(pk=sidik).isi))


def tautan_beku(pd: PerangkatDaerah, usulan: Mapping[str, UsulanLKE]) -> dict[str, tuple[int, str]]:
    """Key of a criterion → page and address in the last final version of the year that it speaks
    of. One query for each such year, none without one.
    """
    hasil: dict[str, tuple[int, str]] = {}
    versi: dict[int, VersiLaporan | None] = {}
    for kunci, u in usulan.items():
        if not u.bagian:
            continue
        if u.tahun not in versi:
            versi[u.tahun] = (
                VersiLaporan.objects.filter(
                    laporan__pd=pd, laporan__tahun=u.tahun, pdf__isnull=False
                )
                .order_by("-ke")
                .first()
            )
        v = versi[u.tahun]
        if v is not None and v.pdf_id and (n := _letak(v.pdf_id).get(u.bagian)):
            hasil[kunci] = (n, f"{reverse('versi_unduh', args=[v.pk, 'pdf'])}?lihat=1#page={n}")
    return hasil
