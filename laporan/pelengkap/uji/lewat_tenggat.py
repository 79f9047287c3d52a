"""PURE. A planned step is past its day and not done."""

from collections.abc import Iterator

from kinerja.periode import format_tanggal
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from laporan.pelengkap.uji.potret import PotretTindak


def periksa(p: PotretTindak) -> Iterator[TemuanUji]:
    """Open steps whose day has passed."""
    for t in p.tindak:
        if not t.selesai and t.tenggat is not None and t.tenggat < p.hari:
            yield TemuanUji(
                t.rujuk,
                f"“{t.tindakan}” untuk “{t.indikator}” seharusnya selesai "
                f"{format_tanggal(t.tenggat)}.",
                "belum selesai",
                format_tanggal(t.tenggat),
            )


ATURAN: AturanUji[PotretTindak] = AturanUji(
    "V09",
    AreaUji.EVALUASI,
    TingkatUji.PERINGATAN,
    "Rencana tindak lanjut melewati tenggat",
    "Rencana perbaikan yang lewat tenggat dilaporkan pada tahun berikutnya.",
    periksa,
)
