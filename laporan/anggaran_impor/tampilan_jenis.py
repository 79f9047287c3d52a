"""What an accepted file of plan and spending by jenis belanja says, month by month."""

from dataclasses import dataclass

from anggaran.impor.nilai import nama_bulan
from anggaran.models import MuatanAnggaran
from anggaran.rekening import NAMA
from anggaran.serapan_bulan import JenisBulanan


@dataclass(frozen=True)
class BulanJenis(JenisBulanan):
    """One jenis belanja in one month, and where the file says it."""

    asal: str

    @property
    def jenis(self) -> str:
        """Its code and name."""
        return f"{self.rekening} {NAMA.get(self.rekening, '')}".strip()

    @property
    def sebutan_bulan(self) -> str:
        """The month by its name."""
        return nama_bulan(self.bulan)


def isi_jenis(m: MuatanAnggaran) -> list[BulanJenis]:
    """Its rows by jenis and month. One query."""
    return [
        BulanJenis(
            r.rekening, r.bulan or 1, r.pagu or 0, r.realisasi, f"{r.lembar} baris {r.baris}"
        )
        for r in m.rincian.order_by("rekening", "bulan")
    ]
