"""PURE. A recommendation is past its deadline and not done."""

from collections.abc import Iterator

from kinerja.periode import format_tanggal
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from laporan.lhe.uji.potret import PotretLHE


def periksa(p: PotretLHE) -> Iterator[TemuanUji]:
    """Open recommendations whose day has passed."""
    for r in p.rekomendasi:
        if not r.selesai and r.tenggat is not None and r.tenggat < p.hari:
            yield TemuanUji(
                r.rujuk,
                f"Rekomendasi {r.kode} seharusnya ditindaklanjuti paling lambat "
                f"{format_tanggal(r.tenggat)}.",
                "belum selesai",
                format_tanggal(r.tenggat),
            )


ATURAN: AturanUji[PotretLHE] = AturanUji(
    "V04",
    AreaUji.EVALUASI,
    TingkatUji.PERINGATAN,
    "Tindak lanjut LHE melewati tenggat",
    "Tindak lanjut rekomendasi dinilai pada evaluasi berikutnya (PermenPANRB 88/2021).",
    periksa,
)
