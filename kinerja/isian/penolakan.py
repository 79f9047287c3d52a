"""PURE. What the entry of a quarter adds to the refusals of `kinerja.penolakan`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kinerja.kunci import Terkunci
from kinerja.penolakan import BentrokError, TerkunciError, TidakSahError
from kinerja.sebutan import bertitik


class IsianTerkunciError(TerkunciError):
    """The quarter or the row is closed to this writer."""

    def __init__(self, terkunci: Terkunci) -> None:
        self.terkunci = terkunci
        super().__init__(terkunci.pesan)

    def json(self) -> dict[str, Any]:
        """With the cause by its code."""
        return {**super().json(), "sebab": self.terkunci.sebab.value}


@dataclass(frozen=True)
class Kekurangan:
    """Something that stands in the way, with the place to mend it."""

    sasaran: str  # "indikator:12", "sub:3", "baris:7"
    medan: str
    kode: str
    pesan: str
    baris: str  # the row's name
    unit: str

    @property
    def tempat(self) -> str:
        """The row by its name."""
        return self.baris

    @property
    def jangkar(self) -> str:
        """Id of the cell on the entry page: `sel-indikator-12-variabel-bekerja`."""
        return jangkar(self.sasaran, self.medan)

    def json(self) -> dict[str, str]:
        """As the endpoints give it."""
        return {
            "sasaran": self.sasaran,
            "medan": self.medan,
            "kode": self.kode,
            "pesan": self.pesan,
            "baris": self.baris,
            "unit": self.unit,
            "jangkar": self.jangkar,
        }


class BelumLengkapError(TidakSahError):
    """A submission or an endorsement with what stands in its way."""

    def __init__(self, pesan: str, kekurangan: list[Kekurangan]) -> None:
        self.kekurangan = kekurangan
        super().__init__(pesan, kekurangan)

    def json(self) -> dict[str, Any]:
        """With everything that stands in the way."""
        return {
            "jenis": "belum_lengkap",
            "pesan": self.pesan,
            "kekurangan": [k.json() for k in self.kekurangan],
        }


class SelBentrokError(BentrokError):
    """Somebody changed this cell after the writer saw it."""

    def __init__(
        self,
        *,
        milik_anda: str,
        milik_mereka: str,
        oleh: str,
        pada: datetime | None,
        versi: int,
    ) -> None:
        self.milik_anda, self.milik_mereka = milik_anda, milik_mereka
        self.oleh, self.pada, self.versi = oleh, pada, versi
        super().__init__(
            f"Sel ini sudah diubah {oleh} menjadi “{milik_mereka}”. Pilih salah satu."
            if milik_mereka
            else f"Sel ini sudah dikosongkan {bertitik(oleh)} Pilih salah satu."
        )

    def json(self) -> dict[str, Any]:
        """As the endpoints give it."""
        return {
            "jenis": "bentrok",
            "pesan": self.pesan,
            "milik_anda": self.milik_anda,
            "milik_mereka": self.milik_mereka,
            "oleh": self.oleh,
            "pada": self.pada.isoformat() if self.pada else None,
            "versi": self.versi,
        }


def jangkar(sasaran: str, medan: str) -> str:
    """Id of a cell on the entry page."""
    return f"sel-{sasaran}-{medan}".replace(":", "-")
