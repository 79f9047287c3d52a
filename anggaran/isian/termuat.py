"""What a quarter's sub kegiatan are read into, for who shows them and for who writes them."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Self

from django.db.models import Exists, OuterRef, QuerySet

from anggaran.models import (
    BarisAnggaran,
    IndikatorProgram,
    LaporanSubKegiatan,
    RealisasiAnggaran,
    RealisasiProgram,
    SubKegiatan,
)


@dataclass(frozen=True)
class TermuatSub:
    """Sub kegiatan of one quarter as read; a writer hands on what it has changed in memory."""

    sub: Mapping[int, SubKegiatan]  # in listing order
    lini: Mapping[int, list[BarisAnggaran]]  # sub → its lines in listing order
    bulanan: Mapping[int, Mapping[int, int]]  # line → month → cumulative
    laporan: Mapping[int, LaporanSubKegiatan]  # sub → the stored row
    keluaran: Mapping[int, list[IndikatorProgram]] = field(default_factory=dict)
    """Sub → the indicators that are filled in with it, in listing order."""
    isi_keluaran: Mapping[int, Mapping[int, Decimal]] = field(default_factory=dict)
    """Indicator → quarter → figure."""

    @classmethod
    def baca(
        cls,
        sub: QuerySet[SubKegiatan],
        laporan: Callable[
            [
                Mapping[int, SubKegiatan],
                Mapping[int, list[BarisAnggaran]],
                Mapping[int, list[IndikatorProgram]],
            ],
            Mapping[int, LaporanSubKegiatan],
        ],
    ) -> Self:
        """Four queries, and two more where there are indicators.

        `laporan` reads the rows, or locks them: figures are read after it.
        """
        # Most sub kegiatan have no indicator: one question less for each cell of theirs.
        diisi = IndikatorProgram.objects.filter(dilaporkan_pada=OuterRef("pk"))
        semua = sub.select_related("penanggung_jawab__unit").annotate(berkeluaran=Exists(diisi))
        terbaca, berkeluaran = dict[int, SubKegiatan](), list[int]()
        for s in semua.order_by("kode"):
            terbaca[s.pk] = s
            if s.berkeluaran:
                berkeluaran.append(s.pk)
        lini: dict[int, list[BarisAnggaran]] = defaultdict(list)
        milik = BarisAnggaran.objects.filter(sub_kegiatan__in=terbaca)
        for b in milik.order_by("rekening", "sumber_dana"):
            lini[b.sub_kegiatan_id].append(b)
        keluaran: dict[int, list[IndikatorProgram]] = defaultdict(list)
        milik_sub = IndikatorProgram.objects.filter(dilaporkan_pada__in=berkeluaran)
        for i in milik_sub.order_by("urutan", "kode"):
            keluaran[i.dilaporkan_pada_id].append(i)
        ada = laporan(terbaca, lini, keluaran)
        bulanan: dict[int, dict[int, int]] = defaultdict(dict)
        isi = RealisasiAnggaran.objects.filter(baris__sub_kegiatan__in=terbaca)
        for pk, bulan, nilai in isi.values_list("baris_id", "bulan", "nilai"):
            bulanan[pk][bulan] = nilai
        dilaporkan = [i.pk for semua_i in keluaran.values() for i in semua_i]
        isi_keluaran = RealisasiProgram.objects.filter(indikator__in=dilaporkan).menurut_indikator()
        return cls(terbaca, lini, bulanan, ada, keluaran, isi_keluaran)
