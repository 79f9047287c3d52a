"""An empty signing space on the last page of a document that was printed without one."""

from io import BytesIO

from laporan.segel.cap import LEBAR_MM, TINGGI_MM
from laporan.segel.dasar import MEDAN

_TITIK = 72 / 25.4
_KIRI_MM, _BAWAH_MM = 105, 110
"""Where it stands on a portrait A4 page whose text ends in its upper half."""


def beri_ruang(pdf: bytes, sebutan: str) -> bytes:
    """Add the field of the first party, with an (empty) appearance as PDF/A asks."""
    from pyhanko.pdf_utils.content import RawContent
    from pyhanko.pdf_utils.generic import DictionaryObject, pdf_name
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.layout import BoxConstraints
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field, enumerate_sig_fields

    kiri, bawah = int(_KIRI_MM * _TITIK), int(_BAWAH_MM * _TITIK)
    lebar, tinggi = int(LEBAR_MM * _TITIK), int(TINGGI_MM * _TITIK)
    penulis = IncrementalPdfFileWriter(BytesIO(pdf))
    append_signature_field(
        penulis,
        SigFieldSpec(
            MEDAN[1],
            on_page=-1,
            box=(kiri, bawah, kiri + lebar, bawah + tinggi),
            readable_field_name=f"Tanda tangan {sebutan}",
        ),
    )
    kosong = RawContent(b"", box=BoxConstraints(width=lebar, height=tinggi))
    rujukan = penulis.add_object(kosong.as_form_xobject())
    for _, _, medan in enumerate_sig_fields(penulis):
        medan.get_object()["/AP"] = DictionaryObject({pdf_name("/N"): rujukan})  # type: ignore[no-untyped-call]
    hasil = BytesIO()
    penulis.write(hasil)  # type: ignore[no-untyped-call]
    return hasil.getvalue()
