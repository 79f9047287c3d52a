"""Where the pages that explain figures stand, on this site and as documents print it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from kinerja.models import Pengguna, PerangkatDaerah

_AKHIR = "2000/x/"
_TANPA_ALAMAT = ("127.0.0.1", "localhost", "::1")


def dasar_asal(pd: PerangkatDaerah) -> str:
    """What the addresses of an agency's figures begin with, within the site."""
    return reverse("asal", args=[pd.kode, 2000, "x"]).removesuffix(_AKHIR)


def dasar_asal_bagi(pengguna: Pengguna, pd: PerangkatDaerah) -> str:
    """The same; empty for whoever may not see where figures come from: no links."""
    return dasar_asal(pd) if pengguna.has_perm("kinerja.view_indikator") else ""


def dasar_asal_tercetak(pd: PerangkatDaerah) -> str:
    """The same as a file holds it; empty where the site has no address of its own."""
    situs = settings.TAPAK_ALAMAT
    if not situs or urlsplit(situs).hostname in _TANPA_ALAMAT:
        return ""
    return f"{situs}{dasar_asal(pd)}"
