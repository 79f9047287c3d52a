"""PURE. A figure: a drawing with its caption."""

from dataclasses import dataclass

from laporan.dokumen.unsur.simpul import SimpulBercatatan
from laporan.dokumen.unsur.teks import Isi


@dataclass(frozen=True)
class Gambar(SimpulBercatatan):
    """A captioned figure; `svg` is markup from `laporan.cetak.grafik`, trusted as it is."""

    kunci: str
    judul: str
    svg: str
    alt: str
    lebar: bool = False
    bernomor: bool = True
    catatan: tuple[Isi, ...] = ()
    sumber: str = ""
    nomor: str = ""

    def terbaca(self) -> tuple[str, ...]:
        return (f"{self.judul}: {self.alt}",)

    @property
    def label(self) -> str:
        """ "Gambar 3.1", or nothing for an unnumbered figure."""
        return f"Gambar {self.nomor}" if self.nomor else ""
