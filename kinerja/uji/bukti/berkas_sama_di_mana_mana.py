"""PURE. One file stands behind four or more indicators."""

from collections import defaultdict
from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja

_BANYAK = 4


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Files that are evidence of four indicators of the year or more."""
    nama = {i.pk: i for i in p.indikator}
    milik: dict[str, set[int]] = defaultdict(set)
    judul: dict[str, str] = {}
    for b in p.bukti:
        if b.sidik and b.tahun == p.tahun and b.indikator in nama:
            milik[b.sidik].add(b.indikator)
            judul.setdefault(b.sidik, b.judul)
    for sidik, semua in milik.items():
        if len(semua) >= _BANYAK:
            i = nama[min(semua)]
            yield TemuanUji(
                i.rujuk_isian,
                f"Berkas “{judul[sidik]}” menjadi data dukung {len(semua)} indikator, antara lain "
                f"“{i.nama}”.",
                str(len(semua)),
                rinci=sidik[:12],
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "B01",
    AreaUji.BUKTI,
    TingkatUji.CATATAN,
    "Satu berkas menjadi data dukung banyak indikator",
    "Satu dokumen dapat membuktikan beberapa angka bila halamannya disebut; berkas yang "
    "sama di mana-mana biasanya bukan bukti.",
    periksa,
)
