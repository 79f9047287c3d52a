"""PURE. A quarter was submitted after its closing day."""

from collections.abc import Iterator

from kinerja.periode import format_tanggal, label_tw
from kinerja.uji.dasar import AreaUji, AturanUji, JenisRujuk, Rujuk, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Quarters with entries submitted later than the closing day."""
    for q in p.periode:
        batas = q.tutup
        lambat = [
            (s.diajukan, i.nama)
            for i, s in p.isian()
            if s.triwulan == q.triwulan and s.diajukan and batas and s.diajukan > batas
        ]
        if lambat and batas:
            terakhir, nama = max(lambat)
            lain = f" dan {len(lambat) - 1} indikator lain" if len(lambat) > 1 else ""
            yield TemuanUji(
                Rujuk(JenisRujuk.TRIWULAN, q.triwulan, label_tw(q.triwulan)),
                f"{label_tw(q.triwulan)}: isian “{nama}”{lain} diajukan sesudah "
                f"{format_tanggal(batas)}, yang terakhir {format_tanggal(terakhir)}.",
                format_tanggal(terakhir),
                format_tanggal(batas),
                triwulan=q.triwulan,
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "R14",
    AreaUji.TRIWULAN,
    TingkatUji.CATATAN,
    "Isian diajukan sesudah triwulan ditutup",
    "Ketepatan waktu pelaporan dinilai dalam evaluasi AKIP (PermenPANRB 88/2021).",
    periksa,
)
