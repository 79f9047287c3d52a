"""The agency's coat of arms, as documents print it."""

from pathlib import PurePath
from typing import Literal

from kinerja.models import PerangkatDaerah
from laporan.dokumen.unsur import Lambang

_TIPE: dict[str, Literal["image/png", "image/jpeg", "image/svg+xml"]] = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".svg": "image/svg+xml",
}


def lambang_pd(pd: PerangkatDaerah) -> Lambang | None:
    """The agency's logo, if the file is there and of a kind every output can show."""
    logo = pd.logo
    tipe = _TIPE.get(PurePath(logo.name or "").suffix.lower()) if logo else None
    if tipe is None:
        return None
    try:
        with logo.open("rb") as berkas:
            return Lambang(tipe, berkas.read(), f"Lambang {pd.pemda}")
    except OSError:
        return None
