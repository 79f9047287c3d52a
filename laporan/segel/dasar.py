"""What a sealer takes and gives."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from kinerja.jenis import CaraTandaTangan
from kinerja.models.perjanjian import SertifikatSegel
from kinerja.penolakan import TidakSahError

MEDAN = {1: "PihakPertama", 2: "PihakKedua"}
"""Names of the two signature fields that every naskah has before anybody signs."""


class SegelError(TidakSahError):
    """The document was not sealed; the message tells the signer why and what to do."""


HAL_PERJANJIAN = "Perjanjian Kinerja"


@dataclass(frozen=True, repr=False)
class Rahasia:
    """What only the signer knows, for one signature. Never stored, never logged, never printed.

    `totp` is the one-time code that BSrE's second version accepts instead of the passphrase.
    """

    nik: str = ""
    passphrase: str = ""
    totp: str = ""

    def __repr__(self) -> str:
        return "Rahasia(…)"


@dataclass(frozen=True)
class HasilSegel:
    """A sealed file and what the TandaTangan row records of it."""

    pdf: bytes = field(repr=False)
    cara: CaraTandaTangan
    sertifikat: SertifikatSegel | None = None
    rujukan: str = ""


class Penyegel(Protocol):
    """Puts one party's electronic signature on a PDF as an incremental update."""

    #: Recorded in TandaTangan and printed at the foot of the naskah.
    cara: CaraTandaTangan
    #: Whether the signer must give NIK and passphrase.
    perlu_rahasia: bool

    def kendala(self) -> str:
        """Why nothing can be signed now; empty when it can."""

    def segel(
        self,
        pdf: bytes,
        *,
        pihak: int,
        sebutan: str,
        nama: str,
        pada: datetime,
        tautan: str,
        rahasia: Rahasia | None = None,
        zona: ZoneInfo | None = None,
        keterangan: str = "",
        hal: str = HAL_PERJANJIAN,
    ) -> HasilSegel:
        """Return the signed file. Raises SegelError; the file given is left as it is.

        `keterangan`: through which account it is signed, printed with the signature. `hal`: what
        kind of document it is.
        """
