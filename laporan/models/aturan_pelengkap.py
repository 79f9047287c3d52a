"""PURE. Rules over one row of the report's supplements, asked by every door alike."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from kinerja.aturan import Salah
from kinerja.jenis import JenisPrestasi, StatusTindak


def rencana_positif(isi: Mapping[str, Any]) -> Salah | None:
    """Use is measured against what was planned, and neither can be negative."""
    rencana, terpakai = isi["rencana"], isi["terpakai"]
    if rencana is not None and Decimal(rencana) <= 0:
        return "rencana", "harus lebih dari nol."
    if terpakai is not None and Decimal(terpakai) < 0:
        return "terpakai", "tidak boleh kurang dari nol."
    return None


def berhasil(isi: Mapping[str, Any]) -> Salah | None:
    """A step that is done says what came of it."""
    if isi["status"] == StatusTindak.SELESAI and not isi["hasil"]:
        return "hasil", "wajib diisi untuk status selesai."
    return None


def berpemberi(isi: Mapping[str, Any]) -> Salah | None:
    """An award names its giver."""
    if isi["jenis"] == JenisPrestasi.PENGHARGAAN and not isi["pemberi"]:
        return "pemberi", "wajib diisi untuk penghargaan."
    return None
