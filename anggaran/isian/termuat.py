"""What a quarter's sub kegiatan are read into, for who shows them and for who writes them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
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
from anggaran.rekap import RekapAnggaran
from kinerja.organisasi_pada import OrganisasiPada


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
        organisasi: OrganisasiPada,
    ) -> Self:
        """Four queries, and two more where there are indicators.

        `laporan` reads the rows, or locks them: figures are read after it.
        """
        # Most sub kegiatan have no indicator: one question less for each cell of theirs.
        diisi = IndikatorProgram.objects.filter(dilaporkan_pada=OuterRef("pk"))
        semua = organisasi.tandai(sub).select_related("penanggung_jawab__unit")
        terbaca, berkeluaran = dict[int, SubKegiatan](), list[int]()
        for s in semua.annotate(berkeluaran=Exists(diisi)).order_by("kode"):
            terbaca[s.pk] = s
            if s.berkeluaran:
                berkeluaran.append(s.pk)
        organisasi.pasang_penanggung(terbaca.values())
        lini: dict[int, list[BarisAnggaran]] = defaultdict(list)
        dibaca = sub.order_by().values("pk")  # asked for again: cheaper than hundreds of ids
        milik = BarisAnggaran.objects.filter(sub_kegiatan__in=dibaca)
        for b in milik.order_by("rekening", "sumber_dana"):
            lini[b.sub_kegiatan_id].append(b)
        keluaran = _keluaran(berkeluaran)
        ada = laporan(terbaca, lini, keluaran)
        bulanan: dict[int, dict[int, int]] = defaultdict(dict)
        isi = RealisasiAnggaran.objects.filter(baris__sub_kegiatan__in=dibaca)
        for pk, bulan, nilai in isi.values_list("baris_id", "bulan", "nilai"):
            bulanan[pk][bulan] = nilai
        return cls(terbaca, lini, bulanan, ada, keluaran, _isi_keluaran(keluaran))

    @classmethod
    def dari_rekap(cls, rekap: RekapAnggaran) -> Self:
        """From a year's budget that is read already, and its indicators: one query, two where
        there are any. Without stored rows.
        """
        sub = sorted(
            (s.mata for s in rekap.simpul.values() if isinstance(s.mata, SubKegiatan)),
            key=lambda s: s.kode,
        )
        lini = {
            s.pk: sorted(rekap.baris_sub(s), key=lambda b: (b.rekening, b.sumber_dana)) for s in sub
        }
        keluaran = _keluaran([s.pk for s in sub])
        return cls(
            {s.pk: s for s in sub}, lini, rekap.bulanan, {}, keluaran, _isi_keluaran(keluaran)
        )

    def pada_triwulan(self, laporan: Mapping[int, LaporanSubKegiatan]) -> Self:
        """The same beside the stored rows of one quarter."""
        return replace(self, laporan=laporan)


def _keluaran(sub: Iterable[int]) -> dict[int, list[IndikatorProgram]]:
    """Sub → the indicators that are filled in with it, in listing order."""
    keluaran: dict[int, list[IndikatorProgram]] = defaultdict(list)
    milik_sub = IndikatorProgram.objects.filter(dilaporkan_pada__in=sub)
    for i in milik_sub.order_by("urutan", "kode"):
        keluaran[i.dilaporkan_pada_id].append(i)
    return keluaran


def _isi_keluaran(
    keluaran: Mapping[int, list[IndikatorProgram]],
) -> Mapping[int, Mapping[int, Decimal]]:
    """Indicator → quarter → figure; no query where there is none."""
    dilaporkan = [i.pk for semua in keluaran.values() for i in semua]
    if not dilaporkan:
        return {}
    return RealisasiProgram.objects.filter(indikator__in=dilaporkan).menurut_indikator()
