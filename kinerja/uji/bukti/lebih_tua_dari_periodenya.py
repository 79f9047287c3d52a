"""PURE. Evidence was uploaded before the quarter began that it shows."""

from collections.abc import Iterator
from datetime import date

from kinerja.periode import format_tanggal, label_tw
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Evidence of the year that is older than its quarter."""
    nama = {i.pk: i for i in p.indikator}
    for b in p.bukti:
        awal = date(b.tahun, 3 * b.triwulan - 2, 1)
        if b.tahun == p.tahun and b.diunggah < awal and b.indikator in nama:
            i = nama[b.indikator]
            yield TemuanUji(
                i.rujuk_isian,
                f"“{b.judul}” diunggah {format_tanggal(b.diunggah)}, sebelum "
                f"{label_tw(b.triwulan)} dimulai, pada “{i.nama}”.",
                format_tanggal(b.diunggah),
                format_tanggal(awal),
                rinci=f"{label_tw(b.triwulan)} {b.judul[:40]}",
                triwulan=b.triwulan,
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "B02",
    AreaUji.BUKTI,
    TingkatUji.PERINGATAN,
    "Data dukung diunggah sebelum triwulannya dimulai",
    "Bukti suatu triwulan tidak mungkin ada sebelum triwulan itu dimulai.",
    periksa,
)
