"""The visible stamp of a signature: a small PDF page in our own fonts, put into the field."""

import atexit
from datetime import datetime
from functools import cache
from html import escape
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from kinerja.waktu import format_saat
from laporan.cetak import pintas_weasyprint
from laporan.cetak.html import STATIK
from laporan.cetak.pdf import PdfTidakTersediaError, cetak_sendiri, kendala, pengambil_lokal
from laporan.segel.qr import qr_svg

if TYPE_CHECKING:
    from weasyprint.text.fonts import FontConfiguration

LEBAR_MM, TINGGI_MM = 76, 24
"""Size of a signature field in the naskah; the stamp has the same shape."""

_LEBAR_TEKS, _TINGGI_TEKS = 50 / 25.4 * 72, (TINGGI_MM - 2.4) / 25.4 * 72
_SISA = 1.12
"""Words that do not fit leave the end of a line empty."""

_CSS = f"""
@font-face {{ font-family: Arimo; src: url("fonts/Arimo-Regular.woff2"); font-weight: 400; }}
@font-face {{ font-family: Arimo; src: url("fonts/Arimo-Bold.woff2"); font-weight: 700; }}
@page {{ size: {LEBAR_MM}mm {TINGGI_MM}mm; margin: 0; }}
body {{ margin: 0; font: 6.6pt/1.3 Arimo; color: #16191d; }}
.cap {{ box-sizing: border-box; width: {LEBAR_MM}mm; height: {TINGGI_MM}mm; padding: 1.2mm 1.6mm;
  border: .5pt solid #0d4a38; border-radius: 1.2mm;
  display: flex; gap: 1.6mm; align-items: center; }}
.cap svg {{ width: 20mm; height: 20mm; flex: none; display: block; }}
.cap div {{ flex: 1; min-width: 0; }}
p {{ margin: 0 0 .7mm; }}
.jabatan {{ font-size: 7.6pt; font-weight: 700; line-height: 1.2; }}
.padat p {{ margin-bottom: 0; line-height: 1.16; }}
.padat .jabatan {{ font-size: 1.12em; line-height: 1.16; }}
.padat .akun {{ font-size: .9em; }}
.jenis {{ color: #0d4a38; margin: 0; }}
"""


def cap_pdf(
    *,
    sebutan: str,
    nama: str,
    pada: datetime,
    zona: ZoneInfo,
    tautan: str,
    keterangan: str = "",
) -> bytes:
    """Return the stamp as a one-page PDF. Raises PdfTidakTersediaError without Pango.

    `keterangan`: through which account it was signed; it shares the stamp's few lines.
    """
    if alasan := kendala():
        raise PdfTidakTersediaError(alasan)
    import weasyprint

    pintas_weasyprint.pasang()
    penanda = f"{sebutan}\n{nama}" if nama else sebutan
    akun = f'<p class="akun">{escape(keterangan)}</p>' if keterangan else ""
    padat = ""
    if keterangan or len(penanda) > 90:
        padat = f' padat" style="font-size: {_huruf_muat(sebutan, nama, keterangan)}pt'
    markah = (
        f'<!DOCTYPE html><html lang="id"><body><div class="cap{padat}">'
        f"{qr_svg(tautan)}<div><p>Ditandatangani secara elektronik oleh</p>"
        f'<p class="jabatan">{escape(penanda).replace(chr(10), "<br>")}</p>'
        f"<p>{escape(format_saat(pada, zona))}</p>{akun}"
        '<p class="jenis">Segel Tapak, bukan TTE tersertifikasi</p></div></div></body></html>'
    )
    with cetak_sendiri():
        html = weasyprint.HTML(
            string=markah, base_url=STATIK.as_uri() + "/", url_fetcher=pengambil_lokal()
        )
        css, huruf = _gaya()
        isi: bytes = html.write_pdf(stylesheets=[css], font_config=huruf, custom_metadata=False)
    return isi


def _huruf_muat(sebutan: str, nama: str, keterangan: str) -> float:
    """The size in points at which all lines of a full stamp fit its height.

    From the widths of Arimo: about 0.5 em a letter, 0.56 em in bold, on the 50 mm beside the code.
    """
    for sepersepuluh in range(66, 30, -1):
        ukuran = sepersepuluh / 10
        tebal, biasa = _LEBAR_TEKS / (ukuran * 1.12 * 0.56), _LEBAR_TEKS / (ukuran * 0.9 * 0.5)
        besar = ceil(len(sebutan) / tebal * _SISA) + ceil(len(nama) / tebal * _SISA)
        kecil = ceil(len(keterangan) / biasa * _SISA)
        if (3 + besar * 1.12 + kecil * 0.9) * ukuran * 1.16 <= _TINGGI_TEKS:
            return ukuran
    return 3.0


@cache
def _gaya() -> "tuple[Any, FontConfiguration]":
    """The style sheet with its fonts, read once per process."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    huruf = FontConfiguration()
    css = weasyprint.CSS(
        string=_CSS,
        base_url=STATIK.as_uri() + "/",
        font_config=huruf,
        url_fetcher=pengambil_lokal(),
    )
    return css, huruf


# A font configuration must be gone before the modules it cleans up with.
atexit.register(_gaya.cache_clear)


def isi_cap(pdf: bytes) -> Any:
    """The stamp page as pyHanko's background content, without a file on disk."""
    from pyhanko.pdf_utils.content import PdfContent
    from pyhanko.pdf_utils.layout import BoxConstraints
    from pyhanko.pdf_utils.reader import PdfFileReader

    class HalamanCap(PdfContent):
        def render(self) -> bytes:
            objek = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(pdf)))
            self.resources.xobject["/Cap"] = objek
            x1, y1, x2, y2 = objek.get_object()["/BBox"]
            self.box = BoxConstraints(width=abs(x2 - x1), height=abs(y2 - y1))
            return b"/Cap Do"

    return HalamanCap()
