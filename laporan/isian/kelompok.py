"""PURE. The rows of the first grid by what the quarter asks of them."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from kinerja.jadwal import KeadaanJadwal


class Berjadwal(Protocol):
    """A row with a schedule."""

    @property
    def jadwal(self) -> KeadaanJadwal:
        """What the quarter asks."""


B = TypeVar("B", bound=Berjadwal)
#: In the order of the page, with what is said above each; what is due comes first and needs none.
KELOMPOK = (
    (KeadaanJadwal.TEMPO, ""),
    (
        KeadaanJadwal.TERBIT,
        "Menunggu terbit: diisi setelah angkanya terbit, tanpa menahan pengajuan",
    ),
    (KeadaanJadwal.TIDAK, "Boleh diisi lebih awal: tidak jatuh tempo pada triwulan ini"),
    (KeadaanJadwal.SUMBER, "Diambil dari perangkat daerah pengampunya: hanya dapat dibaca"),
    (KeadaanJadwal.DI_LUAR, "Di luar masa berlakunya: hanya dapat dibaca"),
)


def kelompokkan(baris: Sequence[B]) -> list[tuple[str, list[B]]]:
    """Heading and rows of each group that has any, the order within a group kept."""
    hasil = [(judul, [b for b in baris if b.jadwal is jadwal]) for jadwal, judul in KELOMPOK]
    return [(judul, milik) for judul, milik in hasil if milik]
