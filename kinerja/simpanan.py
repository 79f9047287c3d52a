"""Stored files that cannot be reached now: a refusal like others, and an OSError like a disk's."""

from kinerja.penolakan import JenisPenolakan, Penolakan

PESAN_SIMPANAN = (
    "Penyimpanan berkas belum dapat dihubungi. Tidak ada yang disimpan; coba lagi beberapa menit "
    "kemudian. Bila berulang, sampaikan kepada admin."
)


class SimpananError(Penolakan, OSError):
    """The store of files does not answer, or refuses us. Nothing was stored."""

    jenis = JenisPenolakan.GANGGUAN

    def __init__(self, pesan: str = PESAN_SIMPANAN) -> None:
        super().__init__(pesan)
