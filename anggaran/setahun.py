"""What the documents of one agency's year say of its budget lines, and which of it is in force."""

from datetime import date
from functools import cached_property

from anggaran.bacaan import Pernyataan, baca
from anggaran.models import PaguBaris, RealisasiAnggaran, VersiAnggaran
from kinerja.jenis import JenisVersiAnggaran
from kinerja.models import PerangkatDaerah


def dokumen_berlaku(*, murni: bool, tanggal: date | None, akhir: date) -> bool:
    """Whether a document was in force on `akhir`. An original always counts: it is often signed
    late. A revision counts from its date.
    """
    return murni or tanggal is None or tanggal <= akhir


class AnggaranSetahun:
    """Pagu and spending of `pd` in `tahun`, up to the end of month `sampai_bulan`.

    Three queries, whatever the number of lines.
    """

    def __init__(self, pd: PerangkatDaerah, tahun: int, sampai_bulan: int = 12) -> None:
        self.pd, self.tahun, self.sampai_bulan = pd, tahun, sampai_bulan

    @cached_property
    def versi(self) -> list[VersiAnggaran]:
        """The year's budget documents; the last is in force."""
        return list(VersiAnggaran.objects.filter(pd=self.pd, tahun=self.tahun).order_by("ke"))

    def versi_pada(self, hari: date) -> list[VersiAnggaran]:
        """The documents up to a day; the last was in force on it."""
        return [
            v
            for v in self.versi
            if dokumen_berlaku(
                murni=v.jenis == JenisVersiAnggaran.MURNI, tanggal=v.tanggal, akhir=hari
            )
        ]

    @cached_property
    def pagu_baris(self) -> dict[int, int]:
        """Line id → pagu, of the lines in force after the last of `versi`."""
        return baca(self.pernyataan_pagu)

    @cached_property
    def realisasi_baris(self) -> dict[int, int]:
        """Line id → cumulative spending, of the lines in force after month `sampai_bulan`."""
        return baca(self.pernyataan_realisasi)

    @cached_property
    def pernyataan_pagu(self) -> list[Pernyataan[int]]:
        """What each version says of each line."""
        return PaguBaris.objects.filter(versi__in=[v.pk for v in self.versi]).pernyataan()

    @cached_property
    def pernyataan_realisasi(self) -> list[Pernyataan[int]]:
        """What each month says of each line."""
        return RealisasiAnggaran.objects.filter(
            baris__sub_kegiatan__pd=self.pd,
            baris__sub_kegiatan__tahun=self.tahun,
            bulan__lte=self.sampai_bulan,
        ).pernyataan()
