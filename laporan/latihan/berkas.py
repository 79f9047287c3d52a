"""PURE. Small PDF files: evidence and scans that say of themselves that they are for practice."""

from dataclasses import dataclass, field
from io import BytesIO

_LEBAR, _TINGGI, _TEPI, _BARIS = 595, 842, 56, 20


@dataclass
class BerkasBuatan:
    """A made file, in the shape of an uploaded one."""

    name: str | None
    isi: bytes = field(repr=False)

    def read(self, num_bytes: int = -1, /) -> bytes:
        """The first `num_bytes` of the file, all of it by default, as an uploaded file is read."""
        return BytesIO(self.isi).read(num_bytes)


def pdf_latihan(nama: str, *baris: str) -> BerkasBuatan:
    """One page of plain lines in Helvetica."""
    teks = ("LATIHAN, ISINYA KARANGAN", "", *baris)
    alir = "\n".join(
        [f"BT /F1 12 Tf {_TEPI} {_TINGGI - _TEPI} Td {_BARIS} TL"]
        + [f"({_lolos(satu)}) Tj T*" for satu in teks]
        + ["ET"]
    ).encode("latin-1", "replace")
    objek = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_LEBAR} {_TINGGI}] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(alir), alir),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    )
    hasil, letak = bytearray(b"%PDF-1.4\n"), []
    for nomor, satu in enumerate(objek, start=1):
        letak.append(len(hasil))
        hasil += b"%d 0 obj\n%s\nendobj\n" % (nomor, satu)
    awal = len(hasil)
    hasil += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objek) + 1)
    hasil += b"".join(b"%010d 00000 n \n" % satu for satu in letak)
    hasil += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objek) + 1,
        awal,
    )
    return BerkasBuatan(nama, bytes(hasil))


def _lolos(teks: str) -> str:
    return teks.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
