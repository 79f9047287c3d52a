"""What the years of the Renstra before this one brought about, where nobody typed it."""

from collections import defaultdict
from decimal import Decimal
from functools import cached_property

from anggaran.keluaran import TahunLalu, realisasi_lalu
from anggaran.models import BarisAnggaran, IndikatorProgram, RealisasiAnggaran
from kinerja.models import PerangkatDaerah, Renstra


class RenstraLalu:
    """Of the Renstra that `tahun` falls into. A year counts under the code that it had; queries
    depend on the years of a Renstra, never on rows.
    """

    def __init__(self, pd: PerangkatDaerah, tahun: int) -> None:
        self.pd, self.tahun = pd, tahun

    @cached_property
    def awal(self) -> int | None:
        """The Renstra's first year."""
        semua = Renstra.objects.filter(
            pd=self.pd, tahun_awal__lte=self.tahun, tahun_akhir__gte=self.tahun
        )
        return semua.order_by("-tahun_awal").values_list("tahun_awal", flat=True).first()

    @cached_property
    def _tahun(self) -> list[int]:
        """Years before this one, the latest first."""
        return [] if self.awal is None else list(range(self.tahun - 1, self.awal - 1, -1))

    @cached_property
    def _kinerja(self) -> dict[tuple[str, int], tuple[IndikatorProgram, TahunLalu]]:
        semua = IndikatorProgram.objects.filter(pd=self.pd, tahun__in=self._tahun)
        angka = semua.angka() if semua else {}  # read once, for both
        return {
            (i.kode, i.tahun): (i, TahunLalu(i.realisasi_renstra, angka[i.pk].sampai(4)))
            for i in semua
        }

    def kinerja(self, i: IndikatorProgram) -> Decimal | None:
        """As typed, else from the years before that have the same indicator without a gap."""
        tertulis: Decimal | None = i.realisasi_renstra
        if tertulis is not None or self.awal is None:
            return tertulis
        lalu: list[TahunLalu] = []
        for tahun in self._tahun:
            ada = self._kinerja.get((i.kode, tahun))
            if ada is None or ada[0].bentuk != i.bentuk:
                break
            lalu.append(ada[1])
        return realisasi_lalu(i.bentuk, lalu, sejak_awal=len(lalu) == len(self._tahun))

    @cached_property
    def _belanja(self) -> dict[str, int] | None:
        """Code of a sub kegiatan → spent in all years before; None where a year holds nothing."""
        if self.awal is None:
            return None
        hasil: dict[str, int] = defaultdict(int)
        for tahun in self._tahun:
            milik = {"sub_kegiatan__pd": self.pd, "sub_kegiatan__tahun": tahun}
            kode = dict(
                BarisAnggaran.objects.filter(**milik)
                .order_by()
                .values_list("pk", "sub_kegiatan__kode")
            )
            isi = RealisasiAnggaran.objects.filter(
                **{f"baris__{k}": v for k, v in milik.items()}
            ).berlaku()
            if not isi:
                return None
            for pk, nilai in isi.items():
                hasil[kode[pk]] += nilai
        return dict(hasil)

    def belanja(self, kode: str) -> int | None:
        """Of a node by its code; None where a year is not held, or knew no such code."""
        if self._belanja is None:
            return None
        if not self._tahun:
            return 0
        milik = [n for k, n in self._belanja.items() if k == kode or k.startswith(f"{kode}.")]
        return sum(milik) if milik else None
