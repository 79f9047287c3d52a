"""What an accepted file of plan and spending by jenis belanja says, month by month."""

from dataclasses import dataclass

from anggaran.impor.nilai import nama_bulan
from anggaran.models import MuatanAnggaran
from anggaran.rekening import NAMA


@dataclass(frozen=True)
class BulanJenis:
    """One jenis belanja in one month, and where the file says it."""

    jenis: str
    bulan: str
    rencana: int
    realisasi: int | None
    asal: str

    @property
    def deviasi(self) -> int | None:
        """What was spent beyond the plan of the month."""
        return None if self.realisasi is None else self.realisasi - self.rencana


def isi_jenis(m: MuatanAnggaran) -> list[BulanJenis]:
    """Its rows by jenis and month. One query."""
    return [
        BulanJenis(
            f"{r.rekening} {NAMA.get(r.rekening, '')}".strip(), nama_bulan(r.bulan or 1),
            r.pagu or 0, r.realisasi, f"{r.lembar} baris {r.baris}",
        )
        for r in m.rincian.order_by("rekening", "bulan")
    ]  # fmt: skip
