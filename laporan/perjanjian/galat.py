"""PURE. Why a step on an agreement is refused; every message is for the user, in Indonesian."""

PESAN_VERSI = (
    "Perjanjian Kinerja ini baru saja diubah orang lain. Muat ulang halamannya, periksa kembali, "
    "lalu ulangi."
)


class AksiDitolakError(Exception):
    """The step was refused; nothing was stored."""

    def __init__(self, pesan: str) -> None:
        self.pesan = pesan
        super().__init__(pesan)


class VersiBerubahError(AksiDitolakError):
    """Somebody changed the agreement after the writer saw it."""

    def __init__(self) -> None:
        super().__init__(PESAN_VERSI)
