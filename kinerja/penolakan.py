"""PURE. The root of every refusal: something was asked, it was not done, and nothing was stored.

A refusal carries a message on which a person can act, in Indonesian, and where several things stand
in the way, each of them with its place. Its kind is all that HTTP needs to know; the one map from
kinds to statuses stands where HTTP is spoken:

| kind | the answer is | HTTP |
| --- | --- | --- |
| TIDAK_DITEMUKAN | it is not there, or not within what the user may see: the same answer | 404 |
| TIDAK_BERIZIN | the user's role does not include this step | 403 |
| TERKUNCI | the state does not allow it: closed, submitted, endorsed, signed, done | 423 |
| BENTROK | somebody changed it after the writer saw it | 409 |
| TIDAK_SAH | what was typed, or the step asked for, is not possible | 422 |
| TERLALU_BESAR | more bytes, rows or cells than are taken at once | 413 |
| TERPUTUS | the request broke off before all of it was there | 408 |
| PENUH | the server has no room left | 507 |
| TERLALU_SERING | asked too often, or wrongly too often: wait, then again | 429 |
| GANGGUAN | the server cannot now, through no fault of the asker's: try again later | 503 |

A text that cannot be read as a number, a target or a formula is no refusal yet but a ValueError of
its reader; the door that took the text says where it stood and refuses.
"""

from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum
from typing import Any, ClassVar, Protocol


class JenisPenolakan(StrEnum):
    """Why something was refused; the value is what the JSON endpoints call it."""

    TIDAK_DITEMUKAN = "tidak_ditemukan"
    TIDAK_BERIZIN = "izin"
    TERKUNCI = "terkunci"
    BENTROK = "bentrok"
    TIDAK_SAH = "tidak_sah"
    TERLALU_BESAR = "terlalu_besar"
    TERPUTUS = "terputus"
    PENUH = "penuh"
    TERLALU_SERING = "tunggu"
    GANGGUAN = "gangguan"


class Rincian(Protocol):
    """One thing that stands in the way, and its place."""

    @property
    def tempat(self) -> str:
        """Where it is, in words; empty where the message says it."""

    @property
    def pesan(self) -> str:
        """What is wrong and how to mend it."""


class Penolakan(Exception):
    """Something was refused; nothing was stored. `pesan` is for the user, in Indonesian."""

    jenis: ClassVar[JenisPenolakan] = JenisPenolakan.TIDAK_SAH

    def __init__(self, pesan: str, rincian: Iterable[Rincian] = ()) -> None:
        self.pesan = pesan
        self.rincian: tuple[Rincian, ...] = tuple(rincian)
        super().__init__(pesan)

    def json(self) -> dict[str, Any]:
        """As the JSON endpoints give it; a refusal that knows more says more."""
        return {"jenis": self.jenis.value, "pesan": self.pesan}


class TidakDitemukanError(Penolakan):
    """The row does not exist, or lies outside what the user may see: the same answer."""

    jenis = JenisPenolakan.TIDAK_DITEMUKAN

    def __init__(self, pesan: str = "Data tidak ditemukan.") -> None:
        super().__init__(pesan)


class TidakBerizinError(Penolakan):
    """The user's role does not include this step."""

    jenis = JenisPenolakan.TIDAK_BERIZIN


class TerkunciError(Penolakan):
    """The state does not allow it any more, or not yet."""

    jenis = JenisPenolakan.TERKUNCI


class BentrokError(Penolakan):
    """Somebody changed it after the writer saw it."""

    jenis = JenisPenolakan.BENTROK


class TidakSahError(Penolakan):
    """What was typed, or the step asked for, is not possible."""

    jenis = JenisPenolakan.TIDAK_SAH


class TerlaluBesarError(TidakSahError):
    """More than is taken at once."""

    jenis = JenisPenolakan.TERLALU_BESAR


class KirimanTerputusError(Penolakan):
    """The request broke off before all of it was there."""

    jenis = JenisPenolakan.TERPUTUS


class PenuhError(Penolakan):
    """The server has no room left."""

    jenis = JenisPenolakan.PENUH


class SibukError(Penolakan):
    """The server cannot store now."""

    jenis = JenisPenolakan.GANGGUAN


class TerlaluSeringError(Penolakan):
    """Too often: after `lama` it may be asked again."""

    jenis = JenisPenolakan.TERLALU_SERING

    def __init__(self, pesan: str, lama: timedelta) -> None:
        self.lama = lama
        super().__init__(pesan)

    @property
    def detik(self) -> int:
        """Whole seconds to wait, rounded up."""
        return -(-self.lama // timedelta(seconds=1))

    def json(self) -> dict[str, Any]:
        """With the seconds to wait."""
        return {**super().json(), "tunggu": self.detik}
