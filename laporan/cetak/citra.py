"""An uploaded image as the document's figures are: one SVG that every exporter can draw. PURE."""

from base64 import b64encode
from dataclasses import dataclass


@dataclass(frozen=True)
class CitraTulisan:
    """An uploaded image."""

    isi: bytes
    tipe: str
    lebar: int
    tinggi: int


def svg_citra(citra: CitraTulisan) -> str:
    """The image in an SVG of its own size."""
    data = b64encode(citra.isi).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="lk-citra" '
        f'viewBox="0 0 {citra.lebar} {citra.tinggi}" '
        f'width="{citra.lebar}" height="{citra.tinggi}">'
        f'<image href="data:{citra.tipe};base64,{data}" x="0" y="0" '
        f'width="{citra.lebar}" height="{citra.tinggi}"/></svg>'
    )
