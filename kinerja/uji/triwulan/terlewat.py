"""PURE. A quarter that closed with a due figure missing."""

from collections.abc import Iterator

from kinerja.periode import label_tw
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Due quarters past their closing day without a figure that the year still needs."""
    for q in p.triwulan_lewat():
        for i in p.indikator:
            tahun = i.tahun.get(p.tahun)
            belum = tahun is None or q.triwulan in tahun.belum
            if q.triwulan in i.tempo and belum:
                yield TemuanUji(
                    i.rujuk_isian,
                    f"Realisasi {label_tw(q.triwulan)} “{i.nama}” belum diisi, padahal triwulan "
                    "itu sudah ditutup.",
                    rinci=label_tw(q.triwulan),
                    triwulan=q.triwulan,
                )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "R01",
    AreaUji.TRIWULAN,
    TingkatUji.GALAT,
    "Triwulan yang sudah ditutup belum diisi",
    "Pengukuran kinerja dilakukan setiap triwulan (PermenPANRB 53/2014, Permendagri 86/2017).",
    periksa,
)
