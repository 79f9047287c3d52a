"""What a quarter's sub kegiatan are read into, for who shows them and for who writes them."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Self

from django.db.models import QuerySet

from anggaran.models import BarisAnggaran, LaporanSubKegiatan, RealisasiAnggaran, SubKegiatan
from anggaran.rekap import RekapAnggaran


@dataclass(frozen=True)
class TermuatSub:
    """Sub kegiatan of one quarter as read; a writer hands on what it has changed in memory."""

    sub: Mapping[int, SubKegiatan]  # in listing order
    lini: Mapping[int, list[BarisAnggaran]]  # sub → its lines in listing order
    bulanan: Mapping[int, Mapping[int, int]]  # line → month → cumulative
    laporan: Mapping[int, LaporanSubKegiatan]  # sub → the stored row

    @classmethod
    def baca(
        cls,
        sub: QuerySet[SubKegiatan],
        laporan: Callable[
            [Mapping[int, SubKegiatan], Mapping[int, list[BarisAnggaran]]],
            Mapping[int, LaporanSubKegiatan],
        ],
    ) -> Self:
        """Four queries. `laporan` reads the rows, or locks them: months are read after it."""
        semua = sub.select_related("penanggung_jawab__unit").order_by("kode")
        terbaca = {s.pk: s for s in semua}
        lini: dict[int, list[BarisAnggaran]] = defaultdict(list)
        milik = BarisAnggaran.objects.filter(sub_kegiatan__in=terbaca)
        for b in milik.order_by("rekening", "sumber_dana"):
            lini[b.sub_kegiatan_id].append(b)
        ada = laporan(terbaca, lini)
        bulanan: dict[int, dict[int, int]] = defaultdict(dict)
        isi = RealisasiAnggaran.objects.filter(baris__sub_kegiatan__in=terbaca)
        for pk, bulan, nilai in isi.values_list("baris_id", "bulan", "nilai"):
            bulanan[pk][bulan] = nilai
        return cls(terbaca, lini, bulanan, ada)

    @classmethod
    def dari_rekap(cls, rekap: RekapAnggaran) -> Self:
        """From a year's budget that is read already: no query of its own. Without stored rows."""
        sub = sorted(
            (s.mata for s in rekap.simpul.values() if isinstance(s.mata, SubKegiatan)),
            key=lambda s: s.kode,
        )
        lini = {
            s.pk: sorted(rekap.baris_sub(s), key=lambda b: (b.rekening, b.sumber_dana)) for s in sub
        }
        return cls({s.pk: s for s in sub}, lini, rekap.bulanan, {})

    def pada_triwulan(self, laporan: Mapping[int, LaporanSubKegiatan]) -> Self:
        """The same beside the stored rows of one quarter."""
        return replace(self, laporan=laporan)
