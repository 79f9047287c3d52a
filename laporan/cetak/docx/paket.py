"""The zip file: parts, content types, relationships; the same input gives the same bytes."""

from dataclasses import dataclass, field

from laporan.cetak.docx.xml import KEPALA_XML, atribut, bersih
from laporan.cetak.paket import zip_tetap

_RUANG_RELASI = "http://schemas.openxmlformats.org/package/2006/relationships"
_RUANG_TIPE = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TIPE_BAGIAN = {
    "document": f"{_WORD}.document.main+xml",
    "styles": f"{_WORD}.styles+xml",
    "numbering": f"{_WORD}.numbering+xml",
    "settings": f"{_WORD}.settings+xml",
    "fontTable": f"{_WORD}.fontTable+xml",
    "header": f"{_WORD}.header+xml",
    "footer": f"{_WORD}.footer+xml",
}
_BAWAAN = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "svg": "image/svg+xml",
}


@dataclass
class Paket:
    """The parts of word/, numbered as they come."""

    bagian: dict[str, bytes] = field(default_factory=dict)
    relasi: list[tuple[str, str]] = field(default_factory=list)
    _sama: dict[bytes, str] = field(default_factory=dict)

    def tambah(self, jenis: str, nama: str, isi: str | bytes) -> str:
        """Add a part and return its relationship id."""
        self.bagian[f"word/{nama}"] = isi.encode() if isinstance(isi, str) else isi
        self.relasi.append((f"{_OFFICE}/{jenis}", nama))
        return f"rId{len(self.relasi)}"

    def citra(self, akhiran: str, isi: bytes) -> str:
        """Add a picture once and return its relationship id."""
        if isi not in self._sama:
            nama = f"media/gambar{len(self._sama) + 1}.{akhiran}"
            self._sama[isi] = self.tambah("image", nama, isi)
        return self._sama[isi]

    def tulis(self, dokumen: str, *, judul: str, pokok: str, penulis: str, bahasa: str) -> bytes:
        """The finished file."""
        bagian = {
            "[Content_Types].xml": self._tipe().encode(),
            "_rels/.rels": _relasi(
                [
                    (f"{_OFFICE}/officeDocument", "word/document.xml"),
                    (
                        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
                        "core-properties",
                        "docProps/core.xml",
                    ),
                    (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
                ]
            ).encode(),
            "word/document.xml": dokumen.encode(),
            "word/_rels/document.xml.rels": _relasi(self.relasi).encode(),
            **self.bagian,
            "docProps/core.xml": _inti(judul, pokok, penulis, bahasa).encode(),
            "docProps/app.xml": _aplikasi(penulis).encode(),
        }
        return zip_tetap(bagian)

    def _tipe(self) -> str:
        bawaan = "".join(
            f'<Default Extension="{a}" ContentType="{t}"/>' for a, t in _BAWAAN.items()
        )
        nama = ["word/document.xml", *(n for n in self.bagian if n.endswith(".xml"))]
        ganti = "".join(
            f'<Override PartName="/{n}" ContentType="{_TIPE_BAGIAN[_jenis(n)]}"/>' for n in nama
        )
        ganti += (
            '<Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
            '<Override PartName="/docProps/app.xml" ContentType="application/'
            'vnd.openxmlformats-officedocument.extended-properties+xml"/>'
        )
        return f'{KEPALA_XML}<Types xmlns="{_RUANG_TIPE}">{bawaan}{ganti}</Types>'


def _jenis(nama: str) -> str:
    return nama.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")


def _relasi(relasi: list[tuple[str, str]]) -> str:
    isi = "".join(
        f'<Relationship Id="rId{i}" Type="{jenis}" Target="{tujuan}"/>'
        for i, (jenis, tujuan) in enumerate(relasi, start=1)
    )
    return f'{KEPALA_XML}<Relationships xmlns="{_RUANG_RELASI}">{isi}</Relationships>'


def _inti(judul: str, pokok: str, penulis: str, bahasa: str) -> str:
    return (
        f"{KEPALA_XML}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{bersih(judul)}</dc:title><dc:subject>{bersih(pokok)}</dc:subject>"
        f"<dc:creator>{bersih(penulis)}</dc:creator><dc:language>{bersih(bahasa)}</dc:language>"
        "</cp:coreProperties>"
    )


def _aplikasi(perusahaan: str) -> str:
    return (
        f"{KEPALA_XML}<Properties "
        f"xmlns={atribut('http://schemas.openxmlformats.org/officeDocument/2006/extended-properties')}>"
        f"<Application>Tapak</Application><Company>{bersih(perusahaan)}</Company></Properties>"
    )
