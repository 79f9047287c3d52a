"""PURE. The parts of a workbook's package: sheets by name, relations, kinds of content."""

import posixpath
import re
from xml.etree import ElementTree

from laporan.periksa_lkjip.baca.arsip import anak, lokal, sifat

Bagian = dict[str, bytes]
HUBUNGAN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
CATATAN = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
GAMBAR = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_JENIS = "[Content_Types].xml"


def lembar_buku(bagian: Bagian) -> dict[str, str]:
    """Name of a sheet → its part."""
    buku = ElementTree.fromstring(bagian["xl/workbook.xml"])
    tujuan = hubungan(bagian, "xl/workbook.xml")
    hasil = {}
    for wadah in anak(buku, "sheets"):
        for satu in wadah:
            nomor = next((v for k, v in satu.attrib.items() if k.endswith("}id")), "")
            if (nama := tujuan.get(nomor, ("", ""))[1]) in bagian:
                hasil[sifat(satu, "name")] = nama
    return hasil


def hubungan(bagian: Bagian, nama: str) -> dict[str, tuple[str, str]]:
    """What a part points to: id → kind (its last word) and the part."""
    isi = bagian.get(_letak_rels(nama))
    if isi is None:
        return {}
    folder = posixpath.dirname(nama)
    return {
        sifat(r, "Id"): (
            sifat(r, "Type").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, sifat(r, "Target"))).lstrip("/"),
        )
        for r in ElementTree.fromstring(isi)
        if sifat(r, "TargetMode") != "External"
    }


def hubungkan(bagian: Bagian, nama: str, jenis: str, tujuan: str) -> str:
    """Let a part point to another; returns the id."""
    letak = _letak_rels(nama)
    isi = bagian.get(letak, f'<Relationships xmlns="{_RELS}"/>'.encode())
    akar = ElementTree.fromstring(isi)
    ada = {sifat(r, "Id") for r in akar}
    nomor = next(n for n in (f"rIdPeriksa{i}" for i in range(1, len(ada) + 2)) if n not in ada)
    ElementTree.SubElement(
        akar, f"{{{_RELS}}}Relationship",
        {"Id": nomor, "Type": f"{HUBUNGAN}/{jenis}", "Target": f"/{tujuan}"},
    )  # fmt: skip
    bagian[letak] = _tulis(akar, _RELS)
    return nomor


def tambah_jenis(bagian: Bagian) -> None:
    """Say of every part of notes what it is."""
    akar = ElementTree.fromstring(bagian[_JENIS])
    ruang = akar.tag.partition("}")[0].strip("{")
    ada = {sifat(a, "PartName").lstrip("/") for a in akar}
    if not any(sifat(a, "Extension").lower() == "vml" for a in akar):
        akar.insert(0, ElementTree.Element(
            f"{{{ruang}}}Default", {"Extension": "vml", "ContentType": GAMBAR}
        ))  # fmt: skip
    for nama in bagian:
        if nama.startswith("xl/commentsPeriksa") and nama not in ada:
            ElementTree.SubElement(
                akar, f"{{{ruang}}}Override", {"PartName": f"/{nama}", "ContentType": CATATAN}
            )
    bagian[_JENIS] = _tulis(akar, ruang)


def sel_pertama(lembar: bytes, baris: int) -> str:
    """The first cell of a row that holds something."""
    cocok = re.search(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3}%d)"[^>]*(?<!/)>' % baris, lembar)
    return cocok[1].decode() if cocok else f"A{baris}"


def _letak_rels(nama: str) -> str:
    folder, berkas = posixpath.split(nama)
    return f"{folder}/_rels/{berkas}.rels"


def _tulis(akar: ElementTree.Element, ruang: str) -> bytes:
    """XML whose one namespace has no prefix, as these parts are written everywhere."""
    for satu in akar.iter():
        satu.tag = lokal(satu)
    akar.set("xmlns", ruang)
    isi: bytes = ElementTree.tostring(akar, encoding="UTF-8", xml_declaration=True)
    return isi
