"""The agency's coat of arms, as documents print it."""

from functools import lru_cache

from kinerja.bukti.gambar import LOGO, gambar_ulang
from kinerja.bukti.isi import kenali
from kinerja.bukti.jenis import JPEG, PNG
from kinerja.models import PerangkatDaerah
from kinerja.penolakan import TidakSahError
from laporan.dokumen.unsur import Lambang

_KECIL = 512 * 1024
"""A larger one was uploaded before logos were drawn anew."""


def lambang_pd(pd: PerangkatDaerah) -> Lambang | None:
    """The agency's logo, if the file is there and of a kind every output can show."""
    logo = pd.logo
    if not logo:
        return None
    try:
        nama = str(logo.name)
        isi = _diperkecil(nama, logo.size) if logo.size > _KECIL else _isi(nama)
        jenis = kenali(nama, isi)
    except (OSError, TidakSahError):
        return None
    if jenis not in (PNG, JPEG):
        return None
    return Lambang("image/png" if jenis is PNG else "image/jpeg", isi, f"Lambang {pd.pemda}")


@lru_cache(maxsize=64)
def _diperkecil(nama: str, ukuran: int) -> bytes:
    """Once per process: a picture of many megabytes is not embedded in every page."""
    isi = _isi(nama)
    return gambar_ulang(isi, kenali(nama, isi), LOGO.sisi).isi


def _isi(nama: str) -> bytes:
    with PerangkatDaerah._meta.get_field("logo").storage.open(nama, "rb") as berkas:
        return bytes(berkas.read())
