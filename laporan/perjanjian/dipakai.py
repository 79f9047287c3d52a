"""Which versions of the agreements are in force on a day: what a report measures against."""

from dataclasses import dataclass
from datetime import date

from kinerja.models import PerangkatDaerah, PerjanjianKinerja
from kinerja.periode import format_tanggal
from laporan.dokumen.kalimat import hitungan


@dataclass(frozen=True)
class VersiDipakai:
    """The agreements in force on a day."""

    tahun: int
    perjanjian: tuple[PerjanjianKinerja, ...]

    @property
    def perubahan(self) -> tuple[PerjanjianKinerja, ...]:
        """Those that are a Perubahan."""
        return tuple(p for p in self.perjanjian if p.ke)

    @property
    def kalimat(self) -> str:
        """The sentence that a report prints; empty where nothing is signed by both parties."""
        if not self.perjanjian:
            return ""
        banyak = len(self.perjanjian)
        awal = (
            f"Capaian diukur terhadap Perjanjian Kinerja Tahun {self.tahun} yang ditandatangani "
            f"kedua pihak untuk {hitungan(banyak, 'jabatan')}"
        )
        if not self.perubahan:
            return f"{awal}; seluruhnya perjanjian murni."
        mulai = max(p.berlaku_mulai for p in self.perubahan if p.berlaku_mulai)
        rinci = (
            f"{hitungan(len(self.perubahan), 'jabatan')} di antaranya menurut perjanjian perubahan"
        )
        return f"{awal}; {rinci}, yang terakhir berlaku mulai {format_tanggal(mulai)}."


def versi_dipakai(pd: PerangkatDaerah, tahun: int, pada: date) -> VersiDipakai:
    """The versions in force on a day, in order of posts."""
    semua = (
        PerjanjianKinerja.objects.filter(pd=pd, tahun=tahun)
        .berlaku_pada(pada)
        .select_related("jabatan")
        .order_by("jabatan__urutan", "jabatan")
    )
    return VersiDipakai(tahun, tuple(semua))
