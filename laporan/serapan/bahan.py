"""One agency's spending of a year up to a month, read once: a fixed number of queries."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property

from django.db.models import Sum

from anggaran.bacaan import Garis, Pernyataan, baca
from anggaran.models import (
    BarisAnggaran,
    LaporanSubKegiatan,
    MuatanAnggaran,
    PaguBaris,
    RealisasiAnggaran,
    SubKegiatan,
    VersiAnggaran,
)
from anggaran.serapan import PerkiraanAkhir, perkirakan
from anggaran.serapan_bulan import (
    BulanSerapan,
    PorsiDana,
    per_bulan,
    per_rekening,
    per_sumber,
)
from kinerja.models import PerangkatDaerah
from kinerja.periode import triwulan_bulan

_TAHUN_LALU = 5
"""Earlier years that the forecast looks at."""


class BahanSerapan:
    """Figures of the pages and files of this feature."""

    def __init__(self, pd: PerangkatDaerah, tahun: int, bulan: int | None = None) -> None:
        """`bulan`: up to which month; the last that has a figure, unless given."""
        self.pd, self.tahun, self._bulan = pd, tahun, bulan

    @cached_property
    def sub(self) -> list[SubKegiatan]:
        """Sub kegiatan of the year in the order of the tree."""
        semua = SubKegiatan.objects.filter(pd=self.pd, tahun=self.tahun)
        return sorted(
            semua.select_related("kegiatan__program"),
            key=lambda s: (
                s.kegiatan.program.urutan, s.kegiatan.program.kode, s.kegiatan.urutan,
                s.kegiatan.kode, s.urutan, s.kode,
            ),
        )  # fmt: skip

    @cached_property
    def versi(self) -> list[VersiAnggaran]:
        """The year's budget documents."""
        return list(VersiAnggaran.objects.filter(pd=self.pd, tahun=self.tahun).order_by("ke"))

    @cached_property
    def garis(self) -> dict[int, tuple[int, Garis]]:
        """Line → its sub kegiatan, and what it is about."""
        semua = BarisAnggaran.objects.filter(
            sub_kegiatan__pd=self.pd, sub_kegiatan__tahun=self.tahun
        )
        return {
            pk: (sub, Garis.dari(rekening, sumber))
            for pk, sub, rekening, sumber in semua.order_by().values_list(
                "pk", "sub_kegiatan", "rekening", "sumber_dana"
            )
        }

    @cached_property
    def _pagu(self) -> list[Pernyataan[int]]:
        return PaguBaris.objects.filter(versi__in=[v.pk for v in self.versi]).pernyataan()

    @cached_property
    def _realisasi(self) -> list[Pernyataan[int]]:
        return RealisasiAnggaran.objects.filter(
            baris__sub_kegiatan__pd=self.pd, baris__sub_kegiatan__tahun=self.tahun
        ).pernyataan()

    @cached_property
    def bulan(self) -> int:
        """The month that is looked at; 0 where nothing was ever spent."""
        akhir = max((p.dokumen for p in self._realisasi), default=0)
        return min(self._bulan, akhir) if self._bulan else akhir

    @cached_property
    def pagu(self) -> dict[int, int]:
        """Line → pagu in force."""
        return baca(self._pagu)

    def realisasi(self, sampai: int) -> dict[int, int]:
        """Line → spending since January."""
        return baca(p for p in self._realisasi if p.dokumen <= sampai)

    @cached_property
    def total_pagu(self) -> int:
        """Pagu in force of the whole agency."""
        return sum(self.pagu.values())

    @cached_property
    def bulanan(self) -> list[BulanSerapan]:
        """Months from January to the one that is looked at."""
        return per_bulan(self.total_pagu, (p for p in self._realisasi if p.dokumen <= self.bulan))

    @cached_property
    def rencana(self) -> dict[int, int]:
        """Month → planned spending since January, by the cash plan in force; empty without one."""
        m = MuatanAnggaran.objects.filter(pd=self.pd, tahun=self.tahun).rencana_kas()
        if m is None:
            return {}
        bulanan = dict(
            m.rincian.order_by()
            .values_list("bulan")
            .annotate(n=Sum("pagu"))
            .values_list("bulan", "n")
        )
        return {b: sum(bulanan.get(n) or 0 for n in range(1, b + 1)) for b in range(1, 13)}

    @cached_property
    def jenis(self) -> list[PorsiDana]:
        """By jenis belanja."""
        return per_rekening(self.garis, self.pagu, self.realisasi(self.bulan), 3)

    @cached_property
    def objek(self) -> list[PorsiDana]:
        """By rincian objek, as far as the lines are itemised."""
        return per_rekening(self.garis, self.pagu, self.realisasi(self.bulan), 5)

    @cached_property
    def sumber(self) -> list[PorsiDana]:
        """By source of money."""
        return per_sumber(self.garis, self.pagu, self.realisasi(self.bulan))

    @cached_property
    def per_versi(self) -> list[tuple[VersiAnggaran, int]]:
        """Each budget document with the pagu in force after it."""
        return [
            (v, sum(baca(p for p in self._pagu if p.dokumen <= v.ke).values())) for v in self.versi
        ]

    def per_sub(self, angka: Mapping[int, int]) -> dict[int, int]:
        """Sub kegiatan → sum of its lines."""
        hasil: dict[int, int] = defaultdict(int)
        for kunci, nilai in angka.items():
            hasil[self.garis[kunci][0]] += nilai
        return hasil

    @cached_property
    def fisik(self) -> dict[int, Decimal]:
        """Sub kegiatan → physical progress of the last quarter that ended by this month."""
        triwulan = triwulan_bulan(self.bulan) if self.bulan % 3 == 0 else self.bulan // 3
        semua = LaporanSubKegiatan.objects.filter(
            sub_kegiatan__pd=self.pd, sub_kegiatan__tahun=self.tahun, triwulan=triwulan
        ).exclude(fisik=None)
        return {pk: n for pk, n in semua.values_list("sub_kegiatan", "fisik") if n is not None}

    @cached_property
    def perkiraan(self) -> PerkiraanAkhir | None:
        """The year's end by the agency's own past path. Two queries."""
        if not self.bulan or self.bulan == 12:
            return None
        awal = self.tahun - _TAHUN_LALU
        rentang = {"pd": self.pd, "tahun__gte": awal, "tahun__lt": self.tahun}
        tahun = dict(SubKegiatan.objects.filter(**rentang).values_list("pk", "tahun"))
        semua: dict[int, list[Pernyataan[int]]] = defaultdict(list)
        for p in RealisasiAnggaran.objects.filter(
            baris__sub_kegiatan__pd=self.pd,
            baris__sub_kegiatan__tahun__gte=awal,
            baris__sub_kegiatan__tahun__lt=self.tahun,
        ).pernyataan():
            if isinstance(p.wadah, int):
                semua[tahun[p.wadah]].append(p)
        lalu = {
            t: (
                sum(baca(p for p in isi if p.dokumen <= self.bulan).values()),
                sum(baca(isi).values()),
            )
            for t, isi in semua.items()
            # Only years that were recorded at this very month, and to their end.
            if {self.bulan, 12} <= {p.dokumen for p in isi}
        }
        return perkirakan(self.bulanan[-1].sampai, lalu)

    @cached_property
    def tanpa_realisasi(self) -> list[tuple[SubKegiatan, int]]:
        """Those with a pagu of which nothing was spent, once a quarter of the year is gone."""
        if self.bulan < 3:
            return []
        pagu, terpakai = self.per_sub(self.pagu), self.per_sub(self.realisasi(self.bulan))
        return [(s, pagu[s.pk]) for s in self.sub if pagu.get(s.pk) and not terpakai.get(s.pk)]

    @cached_property
    def tanpa_fisik(self) -> list[tuple[SubKegiatan, int]]:
        """Sub kegiatan with spending at the end of a quarter and no physical progress told."""
        if self.bulan < 3:
            return []
        terpakai = self.per_sub(self.realisasi(self.bulan - self.bulan % 3))
        return [
            (s, terpakai[s.pk]) for s in self.sub if terpakai.get(s.pk) and not self.fisik.get(s.pk)
        ]
