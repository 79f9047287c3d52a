"""PURE. Office files whose bytes depend on their content only, not on the moment of writing."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_WAKTU_ZIP = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP can hold
_WAKTU = re.compile(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*(</dcterms:\2>)")


def tetapkan(isi: bytes, *, tahun: int) -> bytes:
    """Return the same .docx or .xlsx with every moment of writing taken out of it.

    Its properties then say the first day of the year after `tahun`, the year reported on.
    """
    tanggal = f"{tahun + 1:04}-01-01T00:00:00Z".encode()
    aliran = BytesIO()
    with ZipFile(BytesIO(isi)) as lama, ZipFile(aliran, "w", ZIP_DEFLATED) as baru:
        for anggota in lama.infolist():
            data = lama.read(anggota)
            if anggota.filename == "docProps/core.xml":
                data = _WAKTU.sub(rb"\g<1>" + tanggal + rb"\g<3>", data)
            info = ZipInfo(anggota.filename, _WAKTU_ZIP)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            baru.writestr(info, data)
    return aliran.getvalue()
