"""PURE. The notes of one sheet: their text (comments) and their boxes (VML, as Excel asks)."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from laporan.periksa_lkjip.tandai.komentar import PENULIS
from laporan.periksa_lkjip.tandai.xlsx_bagian import HUBUNGAN, Bagian, hubungan, hubungkan

_UTAMA = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#: What stands behind `legacyDrawing` in a sheet.
_SESUDAH = (
    "legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts",
    "extLst",
)  # fmt: skip
_KEPALA_VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)


def catat_lembar(bagian: Bagian, nama: str, catatan: Mapping[str, str]) -> None:
    """Put notes on cells of a sheet; to a note that a cell has already, the text is added."""
    ada = dict(hubungan(bagian, nama).values())
    if ada.get("comments") in bagian and ada.get("vmlDrawing") in bagian:
        baru = _tambah_teks(bagian, ada["comments"], catatan)
        _tambah_kotak(bagian, ada["vmlDrawing"], baru)
        return
    nomor = sum(n.startswith("xl/commentsPeriksa") for n in bagian) + 1
    teks, kotak = f"xl/commentsPeriksa{nomor}.xml", f"xl/drawings/vmlPeriksa{nomor}.vml"
    bagian[teks] = (
        f'<?xml version="1.0" encoding="UTF-8"?><comments xmlns="{_UTAMA}"><authors><author>'
        f"{PENULIS}</author></authors><commentList>"
        f"{''.join(_satu(s, t, 0) for s, t in catatan.items())}</commentList></comments>"
    ).encode()
    hubungkan(bagian, nama, "comments", teks)
    if ada.get("vmlDrawing") in bagian:  # boxes of form controls
        _tambah_kotak(bagian, ada["vmlDrawing"], list(catatan))
        return
    bagian[kotak] = f"{_KEPALA_VML}{''.join(map(_kotak, catatan))}</xml>".encode()
    bagian[nama] = _rujuk_gambar(bagian[nama], hubungkan(bagian, nama, "vmlDrawing", kotak))


def _satu(sel: str, teks: str, penulis: int, awalan: str = "") -> str:
    p = awalan
    return (
        f'<{p}comment ref="{sel}" authorId="{penulis}"><{p}text><{p}r>'
        f'<{p}t xml:space="preserve">{escape(teks)}</{p}t></{p}r></{p}text></{p}comment>'
    )


def _kotak(sel: str) -> str:
    huruf, baris = coordinate_from_string(sel)
    kolom = column_index_from_string(huruf) - 1
    return (
        f'<v:shape id="periksa{sel}" type="#_x0000_t202" '
        'style="position:absolute;margin-left:60pt;margin-top:2pt;width:260pt;height:130pt;'
        'z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:path o:connecttype="none"/><v:textbox/>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{kolom + 1}, 15, {max(baris - 2, 0)}, 10, {kolom + 5}, 15, {baris + 6}, 4"
        f"</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{baris - 1}</x:Row>"
        f"<x:Column>{kolom}</x:Column></x:ClientData></v:shape>"
    )


def _tambah_teks(bagian: Bagian, letak: str, catatan: Mapping[str, str]) -> list[str]:
    """Add to the notes of a sheet; returns the cells that had none."""
    isi = bagian[letak].decode("utf-8-sig")
    p = m[1] or "" if (m := re.search(r"<(\w+:)?commentList", isi)) else ""
    isi = re.sub(rf"<{p}commentList\s*/>", f"<{p}commentList></{p}commentList>", isi)
    isi = re.sub(rf"<{p}authors\s*/>", f"<{p}authors></{p}authors>", isi)
    isi = re.sub(rf"<{p}text\s*/>", f"<{p}text></{p}text>", isi)
    penulis = len(re.findall(rf"<{p}author[\s>/]", isi))
    isi = isi.replace(f"</{p}authors>", f"<{p}author>{PENULIS}</{p}author></{p}authors>", 1)
    baru = []
    for sel, teks in catatan.items():
        pola = re.compile(rf'(<{p}comment\s[^>]*\bref="{sel}".*?)(</{p}text>)', re.S)
        tambahan = f'<{p}r><{p}t xml:space="preserve">\n\n{escape(teks)}</{p}t></{p}r>'
        if lama := pola.search(isi):
            ujung = lama.end(1)
            isi = f"{isi[:ujung]}{tambahan}{isi[ujung:]}"
        else:
            baru.append(sel)
            satu = _satu(sel, teks, penulis, p)
            isi = isi.replace(f"</{p}commentList>", f"{satu}</{p}commentList>", 1)
    bagian[letak] = isi.encode()
    return baru


def _tambah_kotak(bagian: Bagian, letak: str, sel: list[str]) -> None:
    isi = bagian[letak].decode("utf-8", "surrogateescape")
    kotak = "".join(map(_kotak, sel))
    if "_x0000_t202" not in isi:
        kotak = _KEPALA_VML.partition(">")[2] + kotak
    depan, _, _ = isi.rpartition("</xml>")
    bagian[letak] = f"{depan}{kotak}</xml>".encode("utf-8", "surrogateescape")


def _rujuk_gambar(lembar: bytes, nomor: str) -> bytes:
    """Name the boxes in the sheet, where the order of its parts wants it."""
    isi = lembar.decode("utf-8-sig")
    p = m[1] or "" if (m := re.search(r"<(\w+:)?worksheet", isi)) else ""
    rujuk = f'<{p}legacyDrawing xmlns:hub="{HUBUNGAN}" hub:id="{nomor}"/>'
    akhir = isi.rindex(f"</{p}worksheet>")
    ekor = isi.rfind(f"</{p}sheetData>")
    sesudah = re.compile(rf"<{p}(?:{'|'.join(_SESUDAH)})[\s/>]")
    cocok = sesudah.search(isi, max(ekor, 0))
    letak = cocok.start() if cocok else akhir
    return f"{isi[:letak]}{rujuk}{isi[letak:]}".encode()
