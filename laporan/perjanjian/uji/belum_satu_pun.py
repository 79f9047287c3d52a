"""PURE. No agreement of the year was prepared at all."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, JenisRujuk, Rujuk, TemuanUji, TingkatUji
from laporan.perjanjian.uji.potret import PotretPerjanjian


def periksa(p: PotretPerjanjian) -> Iterator[TemuanUji]:
    """A year past its first quarter without any agreement; single posts are told by the cascade."""
    if p.berjalan and p.wajib and not p.perjanjian:
        yield TemuanUji(
            Rujuk(JenisRujuk.PERJANJIAN, 0, f"perjanjian kinerja {p.tahun}"),
            f"Belum satu pun perjanjian kinerja {p.tahun} disiapkan; {len(p.wajib)} jabatan "
            "memerlukannya.",
            "0",
            str(len(p.wajib)),
        )


ATURAN: AturanUji[PotretPerjanjian] = AturanUji(
    "K01",
    AreaUji.PERJANJIAN,
    TingkatUji.PERINGATAN,
    "Perjanjian kinerja belum disiapkan",
    "Perjanjian kinerja disusun berjenjang sampai jabatan terbawah yang bersasaran "
    "(PermenPANRB 53/2014).",
    periksa,
)
