"""PURE. One file is the evidence of three or more quarters of an indicator."""

from collections import defaultdict
from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Files that three quarters or more of one indicator share."""
    nama = {i.pk: i for i in p.indikator}
    triwulan: dict[tuple[int, str], set[int]] = defaultdict(set)
    judul: dict[str, str] = {}
    for b in p.bukti:
        if b.sidik and b.tahun == p.tahun and b.indikator in nama:
            triwulan[b.indikator, b.sidik].add(b.triwulan)
            judul.setdefault(b.sidik, b.judul)
    for (pk, sidik), semua in triwulan.items():
        if len(semua) >= 3:
            i = nama[pk]
            yield TemuanUji(
                i.rujuk_isian,
                f"“{judul[sidik]}” menjadi data dukung “{i.nama}” pada {len(semua)} triwulan.",
                str(len(semua)),
                rinci=sidik[:12],
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "B03",
    AreaUji.BUKTI,
    TingkatUji.CATATAN,
    "Berkas yang sama pada setiap triwulan",
    "Bukti triwulan menunjukkan keadaan triwulan itu; berkas yang sama tiga kali tidak "
    "dapat menunjukkannya.",
    periksa,
)
