"""PURE. A step is done, and what came of it is not told."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from laporan.pelengkap.uji.potret import PotretTindak


def periksa(p: PotretTindak) -> Iterator[TemuanUji]:
    """Finished steps without a result."""
    for t in p.tindak:
        if t.selesai and not t.hasil.strip():
            pesan = f"“{t.tindakan}” untuk “{t.indikator}” selesai tanpa hasil yang ditulis."
            yield TemuanUji(t.rujuk, pesan)


ATURAN: AturanUji[PotretTindak] = AturanUji(
    "V10",
    AreaUji.EVALUASI,
    TingkatUji.CATATAN,
    "Rencana tindak lanjut selesai tanpa hasil",
    "Langkah yang selesai menyebut hasilnya, supaya laporan berikutnya dapat menilainya.",
    periksa,
)
