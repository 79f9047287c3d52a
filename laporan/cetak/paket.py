"""Zip files without a clock."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def zip_tetap(bagian: dict[str, bytes]) -> bytes:
    """Zip without a clock: every entry carries the same date."""
    hasil = BytesIO()
    with ZipFile(hasil, "w", ZIP_DEFLATED) as berkas:
        for nama, isi in bagian.items():
            info = ZipInfo(nama, (1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            berkas.writestr(info, isi)
    return hasil.getvalue()
