"""An indicator of the budget tree at the end of the year, as tables print it."""

from dataclasses import dataclass

from anggaran.keluaran import AngkaKeluaran
from anggaran.models import IndikatorProgram
from kinerja.angka import format_angka
from kinerja.capaian import Kebijakan
from kinerja.ukuran import capaian_tampil


@dataclass(frozen=True)
class KeluaranTahun:
    """An indicator of program, kegiatan or sub kegiatan at the end of the year."""

    indikator: IndikatorProgram
    angka: AngkaKeluaran
    kebijakan: Kebijakan

    @property
    def capaian_teks(self) -> str:
        """Its capaian as printed."""
        return capaian_tampil(self.angka.capaian(4, self.kebijakan)[0], self.kebijakan)

    @property
    def sebutan(self) -> str:
        """`Jumlah peserta (Orang)`."""
        return self.indikator.sebutan

    @property
    def ringkas(self) -> str:
        """`Jumlah peserta (Orang): 61 dari 120 (50,83%)`; only what is known."""
        desimal = self.indikator.desimal
        realisasi, target = self.angka.sampai(4), self.angka.target
        if realisasi is None:
            return f"{self.sebutan}: belum dilaporkan"
        isi = format_angka(realisasi, desimal)
        if target is not None:
            isi = f"{isi} dari {format_angka(target, desimal)}"
        hasil = self.angka.capaian(4, self.kebijakan)[0]
        return f"{self.sebutan}: {isi}" + (f" ({self.capaian_teks})" if hasil.dapat else "")
