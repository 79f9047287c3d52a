"""PURE. Why a step on an agreement is refused; every message is for the user, in Indonesian."""

from kinerja.penolakan import BentrokError, TidakSahError

PESAN_VERSI = (
    "Perjanjian Kinerja ini baru saja diubah orang lain. Muat ulang halamannya, periksa kembali, "
    "lalu ulangi."
)


class AksiDitolakError(TidakSahError):
    """The step was refused; nothing was stored."""


class VersiBerubahError(BentrokError):
    """Somebody changed the agreement after the writer saw it."""

    def __init__(self) -> None:
        super().__init__(PESAN_VERSI)
