"""What a quarter's sub kegiatan are read into, for who shows them and for who writes them."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Self

from django.db.models import QuerySet

from anggaran.models import BarisAnggaran, LaporanSubKegiatan, RealisasiAnggaran, SubKegiatan
from kinerja.organisasi_pada import OrganisasiPada


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
        organisasi: OrganisasiPada,
    ) -> Self:
        """Four queries. `laporan` reads the rows, or locks them: months are read after it."""
        semua = organisasi.tandai(sub).select_related("penanggung_jawab__unit").order_by("kode")
        terbaca = {s.pk: s for s in semua}
        organisasi.pasang_penanggung(terbaca.values())
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
