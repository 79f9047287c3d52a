"""PURE. An open recommendation that nobody answers for, or without a day."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from laporan.lhe.uji.potret import PotretLHE


def periksa(p: PotretLHE) -> Iterator[TemuanUji]:
    """Open recommendations that lack one of them."""
    for r in p.rekomendasi:
        if r.selesai:
            continue
        kurang = [
            k for k, isi in (("penanggung jawab", r.jabatan), ("tenggat", r.tenggat)) if not isi
        ]
        if kurang:
            yield TemuanUji(r.rujuk, f"Rekomendasi {r.kode} belum ber{' dan ber'.join(kurang)}.")


ATURAN: AturanUji[PotretLHE] = AturanUji(
    "V05",
    AreaUji.EVALUASI,
    TingkatUji.PERINGATAN,
    "Rekomendasi LHE tanpa penanggung jawab atau tenggat",
    "Rencana tindak lanjut menyebut siapa dan kapan (PermenPANRB 88/2021).",
    periksa,
)
