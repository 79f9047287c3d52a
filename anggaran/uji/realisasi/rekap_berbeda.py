"""PURE. The recap per jenis belanja differs from the lines."""

from collections.abc import Iterator

from anggaran.uji.potret import PotretAnggaran
from kinerja.angka import format_rupiah
from kinerja.uji.dasar import AreaUji, AturanUji, JenisRujuk, Rujuk, TemuanUji, TingkatUji


def periksa(p: PotretAnggaran) -> Iterator[TemuanUji]:
    """Pagu and realisasi of the recap against the lines."""
    for hal, beda in zip(("Pagu", "Realisasi"), p.selisih_rekap or (0, 0), strict=True):
        if beda:
            yield TemuanUji(
                Rujuk(JenisRujuk.PD, 0, "rekap belanja"),
                f"{hal} pada rekap belanja berbeda {format_rupiah(abs(beda))} dari jumlah rincian "
                "anggaran.",
                format_rupiah(beda),
                format_rupiah(0),
                rinci=hal,
            )


ATURAN: AturanUji[PotretAnggaran] = AturanUji(
    "A13",
    AreaUji.ANGGARAN,
    TingkatUji.GALAT,
    "Rekap jenis belanja berbeda dari rincian",
    "Tabel per jenis belanja dan tabel per program mencetak jumlah yang sama.",
    periksa,
)
