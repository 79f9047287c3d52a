"""PURE. What the check finds: the printed and the right figure, the place, the cause."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from kinerja.pilihan import PilihanBerlabel
from laporan.periksa_lkjip.naskah import Tempat


class TingkatTemuan(PilihanBerlabel):
    """How sure it is, and how heavy."""

    GALAT = "galat", "Galat"
    PERINGATAN = "peringatan", "Peringatan"
    CATATAN = "catatan", "Catatan"


URUT_TINGKAT = {t: i for i, t in enumerate(TingkatTemuan)}


@dataclass(frozen=True)
class TemuanLkjip:
    """One disagreement of a report with itself."""

    kode: str
    tingkat: TingkatTemuan
    pesan: str
    tempat: Tempat = field(default_factory=Tempat)
    tabel: str = ""
    """The table's number as printed, or its title where it has none."""
    baris: str = ""
    kolom: str = ""
    tercetak: str = ""
    seharusnya: str = ""
    penyebab: str = ""
    kutipan: str = ""
    """The piece of the document, so that a reader sees it without turning pages."""
    nomor_baris: int = -1
    """Row of its table in the document, from 0; -1 for text."""
    nomor_kolom: int = -1

    @property
    def lokasi(self) -> str:
        """The place in words."""
        bagian = [f"Tabel {self.tabel}" if self.tabel else "", self.tempat.sebutan]
        return ", ".join(b for b in bagian if b) or "naskah"

    def json(self) -> dict[str, Any]:
        """As `manage.py periksa_lkjip --format json` gives it."""
        return {
            "kode": self.kode,
            "tingkat": self.tingkat.value,
            "lokasi": self.lokasi,
            "tabel": self.tabel,
            "baris": self.baris,
            "kolom": self.kolom,
            "tercetak": self.tercetak,
            "seharusnya": self.seharusnya,
            "penyebab": self.penyebab,
            "pesan": self.pesan,
            "kutipan": self.kutipan,
            "halaman": self.tempat.halaman,
            "tempat": asdict(self.tempat),
        }


def urutkan(temuan: Iterable[TemuanLkjip]) -> list[TemuanLkjip]:
    """By weight, then by place; the same finding at the same place once."""
    unik = {(t.kode, t.tempat, t.baris, t.kolom, t.tercetak, t.seharusnya): t for t in temuan}
    return sorted(
        unik.values(),
        key=lambda t: (URUT_TINGKAT[t.tingkat], t.tempat.urutan, t.nomor_baris, t.nomor_kolom),
    )
