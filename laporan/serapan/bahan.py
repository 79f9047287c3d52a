"""One agency's spending of a year up to a month, read once: a fixed number of queries."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.db.models import Sum

from anggaran.bacaan import Garis, Pernyataan, baca
from anggaran.models import (
    BarisAnggaran,
    IndikatorProgram,
    LaporanSubKegiatan,
    MuatanAnggaran,
    RealisasiAnggaran,
    SubKegiatan,
    VersiAnggaran,
)
from anggaran.serapan import PerkiraanAkhir, perkirakan
from anggaran.serapan_bulan import (
    BulanSerapan,
    JenisBulanan,
    PorsiDana,
    per_bulan,
    per_rekening,
    per_sumber,
)
from anggaran.setahun import AnggaranSetahun
from kinerja.masa_organisasi import akhir_bulan
from kinerja.models import PerangkatDaerah

_TAHUN_LALU = 5
"""Earlier years that the forecast looks at."""


class BahanSerapan(AnggaranSetahun):
    """Figures of the pages and files of this feature."""

    def __init__(self, pd: PerangkatDaerah, tahun: int, bulan: int | None = None) -> None:
        """`bulan`: up to which month; the last that has a figure, unless given."""
        super().__init__(pd, tahun)
        self._bulan = bulan

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
    def bulan(self) -> int:
        """The month that is looked at; 0 where nothing was ever spent."""
        akhir = max((p.dokumen for p in self.pernyataan_realisasi), default=0)
        return min(self._bulan, akhir) if self._bulan else akhir

    def realisasi(self, sampai: int) -> dict[int, int]:
        """Line → spending since January."""
        return baca(p for p in self.pernyataan_realisasi if p.dokumen <= sampai)

    @property
    def hari(self) -> date:
        """The last day of the month that is looked at; of the year where nothing was ever spent."""
        return akhir_bulan(self.tahun, self.bulan or 12)

    @cached_property
    def versi_berlaku(self) -> VersiAnggaran | None:
        """The document in force on that day."""
        return next(reversed(self.versi_pada(self.hari)), None)

    def _pagu_pada(self, hari: date) -> dict[int, int]:
        ke = {v.ke for v in self.versi_pada(hari)}
        return baca(p for p in self.pernyataan_pagu if p.dokumen in ke)

    @cached_property
    def pagu_baris(self) -> dict[int, int]:
        """Line id → pagu in force on that day, as in the report of a quarter that ends on it."""
        return self._pagu_pada(self.hari)

    @cached_property
    def total_pagu(self) -> int:
        """Pagu of the whole agency in force on that day."""
        return sum(self.pagu_baris.values())

    @cached_property
    def bulanan(self) -> list[BulanSerapan]:
        """Months from January to the one that is looked at, each with the pagu in force at its
        end.
        """
        semua = per_bulan(
            self.total_pagu, (p for p in self.pernyataan_realisasi if p.dokumen <= self.bulan)
        )
        pagu = {
            m.bulan: sum(self._pagu_pada(akhir_bulan(self.tahun, m.bulan)).values()) for m in semua
        }
        return [replace(m, pagu=pagu[m.bulan]) for m in semua]

    @cached_property
    def _rencana_kas(self) -> MuatanAnggaran | None:
        return MuatanAnggaran.objects.filter(pd=self.pd, tahun=self.tahun).rencana_kas()

    @property
    def berencana_kas(self) -> bool:
        """Whether a cash plan is in force."""
        return self._rencana_kas is not None

    @cached_property
    def rencana(self) -> dict[int, int]:
        """Month → planned spending since January: by the cash plan in force, else by the plan of
        all jenis belanja; empty without either.
        """
        m = self._rencana_kas
        bulanan: dict[int, int] = defaultdict(int)
        if m is not None:
            isi = m.rincian.order_by().values_list("bulan").annotate(n=Sum("pagu"))
            bulanan |= {b: n for b, n in isi.values_list("bulan", "n") if b}
        else:
            for j in self.jenis_bulanan:
                bulanan[j.bulan] += j.rencana
            if set(bulanan) != set(range(1, 13)):
                return {}
        return {b: sum(bulanan.get(n, 0) for n in range(1, b + 1)) for b in range(1, 13)}

    @cached_property
    def jenis_bulanan(self) -> list[JenisBulanan]:
        """Plan and spending by jenis belanja as the file in force says them; empty without one."""
        m = MuatanAnggaran.objects.filter(pd=self.pd, tahun=self.tahun).jenis_bulanan()
        semua = m.rincian.order_by("rekening", "bulan") if m else ()
        return [JenisBulanan(r.rekening, r.bulan or 0, r.pagu or 0, r.realisasi) for r in semua]

    @cached_property
    def jenis(self) -> list[PorsiDana]:
        """By jenis belanja."""
        return per_rekening(self.garis, self.pagu_baris, self.realisasi(self.bulan), 3)

    @cached_property
    def objek(self) -> list[PorsiDana]:
        """By rincian objek, as far as the lines are itemised."""
        return per_rekening(self.garis, self.pagu_baris, self.realisasi(self.bulan), 5)

    @cached_property
    def sumber(self) -> list[PorsiDana]:
        """By source of money."""
        return per_sumber(self.garis, self.pagu_baris, self.realisasi(self.bulan))

    @cached_property
    def per_versi(self) -> list[tuple[VersiAnggaran, int]]:
        """Each budget document with the pagu in force after it."""
        return [
            (v, sum(baca(p for p in self.pernyataan_pagu if p.dokumen <= v.ke).values()))
            for v in self.versi
        ]

    def per_sub(self, angka: Mapping[int, int]) -> dict[int, int]:
        """Sub kegiatan → sum of its lines."""
        hasil: dict[int, int] = defaultdict(int)
        for kunci, nilai in angka.items():
            hasil[self.garis[kunci][0]] += nilai
        return hasil

    @cached_property
    def _fisik(self) -> dict[int, dict[int, Decimal]]:
        """Quarter → sub kegiatan → physical progress, as far as told."""
        semua = LaporanSubKegiatan.objects.filter(
            sub_kegiatan__pd=self.pd, sub_kegiatan__tahun=self.tahun
        ).exclude(fisik=None)
        hasil: dict[int, dict[int, Decimal]] = defaultdict(dict)
        for tw, pk, n in semua.values_list("triwulan", "sub_kegiatan", "fisik"):
            if n is not None:
                hasil[tw][pk] = n
        return hasil

    def fisik_pada(self, bulan: int) -> dict[int, Decimal]:
        """Sub kegiatan → physical progress of the last quarter that ended by a month."""
        return self._fisik.get(bulan // 3, {})

    @cached_property
    def fisik(self) -> dict[int, Decimal]:
        """The same by the month that is looked at."""
        return self.fisik_pada(self.bulan)

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
        pagu, terpakai = self.per_sub(self.pagu_baris), self.per_sub(self.realisasi(self.bulan))
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

    @cached_property
    def tanpa_keluaran(self) -> list[tuple[SubKegiatan, int]]:
        """Sub kegiatan with spending at the end of a quarter whose outputs were due by then, and
        none of which has come to anything. Three queries.
        """
        if self.bulan < 3:
            return []
        triwulan = self.bulan // 3
        semua = IndikatorProgram.objects.filter(sub_kegiatan__in=[s.pk for s in self.sub])
        jatuh_tempo: set[int] = set()
        tercapai: set[int] = set()
        angka = semua.angka()
        for i in semua:
            if any(angka[i.pk].wajib(tw) for tw in range(1, triwulan + 1)):
                jatuh_tempo.add(i.dilaporkan_pada_id)
            if angka[i.pk].sampai(triwulan):
                tercapai.add(i.dilaporkan_pada_id)
        terpakai = self.per_sub(self.realisasi(triwulan * 3))
        return [
            (s, terpakai[s.pk])
            for s in self.sub
            if terpakai.get(s.pk) and s.pk in jatuh_tempo - tercapai
        ]
