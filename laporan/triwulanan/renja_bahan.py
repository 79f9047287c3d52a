"""What the evaluation of a Renja (Permendagri 86/2017) holds: performance (K) and money (Rp) of
every program, kegiatan and sub kegiatan, as they stood at the end of a quarter.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from anggaran.bacaan import jumlahkan
from anggaran.keluaran import AngkaKeluaran
from anggaran.models import IndikatorProgram, RealisasiAnggaran
from anggaran.models.keluaran import IndikatorProgramQuerySet
from anggaran.rekap import Simpul
from anggaran.serapan import hitung_serapan
from kinerja.capaian import Hasil
from kinerja.models import Indikator
from kinerja.periode import Triwulan, triwulan_bulan
from laporan.bahan.bahan import Bahan
from laporan.triwulanan.bahan import Kuartal, RekapTriwulan
from laporan.triwulanan.renja_lalu import RenstraLalu


@dataclass(frozen=True)
class UangRenja:
    """Rupiah of one node; None where nothing is known. Sums of rows, never typed, but for what the
    Renstra says.
    """

    renstra: int | None
    lalu: int | None
    pagu: int | None
    triwulan: Mapping[int, int | None] = field(default_factory=dict)
    total: int | None = None

    @property
    def sampai(self) -> int | None:
        """Spent under the Renstra up to now."""
        return None if self.lalu is None or self.total is None else self.lalu + self.total


@dataclass(frozen=True)
class KinerjaRenja:
    """One indicator of a node, up to the quarter."""

    indikator: IndikatorProgram
    angka: AngkaKeluaran
    lalu: Decimal | None
    total: Decimal | None
    capaian: Hasil
    sampai: Decimal | None
    capaian_renstra: Hasil


class EvaluasiRenja:
    """One quarter; the number of queries never depends on the number of rows."""

    def __init__(self, bahan: Bahan, triwulan: int) -> None:
        self.k = Kuartal(bahan, triwulan)
        self.tw: Triwulan = self.k.tw

    @cached_property
    def simpul(self) -> list[Simpul]:
        """Every node in reading order."""
        return list(self.k.anggaran.simpul.values())

    @cached_property
    def _semua(self) -> IndikatorProgramQuerySet:
        semua = IndikatorProgram.objects.filter(pd=self.k.bahan.pd, tahun=self.tw.tahun)
        return semua.order_by("urutan", "kode")

    @cached_property
    def _indikator(self) -> dict[str, list[IndikatorProgram]]:
        hasil: dict[str, list[IndikatorProgram]] = defaultdict(list)
        for i in self._semua:
            hasil[f"{i.tingkat}-{getattr(i, f'{i.tingkat}_id')}"].append(i)
        return hasil

    @cached_property
    def _angka(self) -> dict[int, AngkaKeluaran]:
        """By the documents in force at the end of the quarter."""
        return self._semua.angka(self.tw.akhir)

    def kinerja(self, s: Simpul) -> list[KinerjaRenja]:
        """The node's indicators."""
        return [self._kinerja(i) for i in self._indikator.get(s.kunci, [])]

    def _kinerja(self, i: IndikatorProgram) -> KinerjaRenja:
        angka, kebijakan = self._angka[i.pk], self.k.bahan.kebijakan
        total = angka.sampai(self.tw.nomor)
        lalu = self._lalu.kinerja(i)
        sampai = angka.bentuk.gabungkan(lalu, total)
        return KinerjaRenja(
            i,
            angka,
            lalu,
            total,
            angka.capaian(self.tw.nomor, kebijakan)[0],
            sampai,
            angka.bentuk.capaian(i.target_renstra, sampai, kebijakan)[0],
        )

    @cached_property
    def _lalu(self) -> RenstraLalu:
        return RenstraLalu(self.k.bahan.pd, self.tw.tahun)

    @cached_property
    def semua_kinerja(self) -> list[KinerjaRenja]:
        """Every indicator of the year, in reading order."""
        return [x for s in self.simpul for x in self.kinerja(s)]

    # --- money ----------------------------------------------------------------------

    @cached_property
    def _kumulatif(self) -> dict[int, dict[int, int]]:
        """Quarter → line id → spending since January that counts."""
        hasil = {self.tw.nomor: self.k.anggaran.realisasi_baris}
        for nomor in range(1, self.tw.nomor):
            lalu = Triwulan(self.tw.tahun, nomor)
            rekap = RekapTriwulan(self.k.bahan.pd, lalu, self.k.bahan.kebijakan)
            hasil[nomor] = rekap.realisasi_baris
        return hasil

    @cached_property
    def _dilaporkan(self) -> set[tuple[int, int]]:
        """(sub kegiatan, quarter) with a figure of its own: any other zero would be invented."""
        semua = RealisasiAnggaran.objects.filter(
            baris__sub_kegiatan__pd=self.k.bahan.pd, baris__sub_kegiatan__tahun=self.tw.tahun
        )
        return {
            (sub, triwulan_bulan(bulan))
            for sub, bulan in semua.order_by().values_list("baris__sub_kegiatan", "bulan")
        }

    def _sampai(self, daun: Iterable[int], triwulan: int) -> int | None:
        if triwulan == 0:
            return None
        isi = self._kumulatif[triwulan]
        rekap = self.k.anggaran
        return jumlahkan(isi.get(b.pk) for s in sorted(daun) for b in rekap.lini_sub(s))

    def _satu_triwulan(self, daun: frozenset[int], triwulan: int) -> int | None:
        """Spent in one quarter; None where none of its sub kegiatan reported."""
        if not any((s, triwulan) in self._dilaporkan for s in daun):
            return None
        kini = self._sampai(daun, triwulan)
        return None if kini is None else kini - (self._sampai(daun, triwulan - 1) or 0)

    def _renstra(self, s: Simpul, medan: str) -> int | None:
        """As told on the node, else the sum of what is below it where all of it is known."""
        tertulis: int | None = getattr(s.mata, medan)
        if tertulis is not None or not s.anak:
            return tertulis
        return _jumlah_lengkap(self._renstra(a, medan) for a in s.anak)

    def _belanja_lalu(self, s: Simpul) -> int | None:
        """As told on the node or below it, else what the years before hold."""
        tertulis = self._renstra(s, "belanja_renstra")
        return self._lalu.belanja(s.mata.kode) if tertulis is None else tertulis

    def uang(self, s: Simpul) -> UangRenja:
        """The node's money."""
        return UangRenja(
            self._renstra(s, "pagu_renstra"),
            self._belanja_lalu(s),
            s.jumlah.pagu,
            {n: self._satu_triwulan(s.daun, n) for n in range(1, self.tw.nomor + 1)},
            s.jumlah.realisasi,
        )

    @cached_property
    def jumlah(self) -> UangRenja:
        """Of all programs, each rupiah once."""
        program, t = self.k.anggaran.program, self.k.anggaran.total
        daun = frozenset(d for p in program for d in p.daun)
        return UangRenja(
            _jumlah_lengkap(self._renstra(p, "pagu_renstra") for p in program),
            _jumlah_lengkap(self._belanja_lalu(p) for p in program),
            t.pagu,
            {n: self._satu_triwulan(daun, n) for n in range(1, self.tw.nomor + 1)},
            t.realisasi,
        )

    def serapan(self, uang: UangRenja) -> Hasil:
        """Of the year's pagu."""
        return hitung_serapan(uang.pagu, uang.total, self.k.bahan.kebijakan)

    def serapan_renstra(self, uang: UangRenja) -> Hasil:
        """Of the Renstra's pagu."""
        return hitung_serapan(uang.renstra, uang.sampai, self.k.bahan.kebijakan)

    # --- what it is for ---------------------------------------------------------------

    @cached_property
    def _sasaran(self) -> dict[int, str]:
        """Indicator id → the tujuan or sasaran that it measures."""
        semua = Indikator.objects.filter(pd=self.k.bahan.pd).select_related("sasaran", "tujuan")
        return {i.pk: s.uraian for i in semua if (s := i.sasaran or i.tujuan) is not None}

    def sasaran(self, s: Simpul) -> list[str]:
        """What a program supports, each once; where it has no tie, by what is below it."""
        didukung = self.k.anggaran.didukung
        sendiri = didukung.get(s.kunci, [])
        semua = sendiri or [i for x in s.telusuri() for i in didukung.get(x.kunci, [])]
        return list(dict.fromkeys(self._sasaran[i] for i in semua if i in self._sasaran))


def _jumlah_lengkap(bagian: Iterable[int | None]) -> int | None:
    """Their sum; None where one is not known: a part is no total."""
    semua = list(bagian)
    terisi = [n for n in semua if n is not None]
    return sum(terisi) if semua and len(terisi) == len(semua) else None
