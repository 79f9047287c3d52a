"""PURE. A version of the budget without the number or the date of its document."""

from collections.abc import Iterator

from anggaran.uji.potret import PotretAnggaran
from kinerja.kata_daftar import urutkan
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji


def periksa(p: PotretAnggaran) -> Iterator[TemuanUji]:
    """Versions that lack one of them."""
    for v in p.versi:
        kurang = [k for k, isi in (("nomor", v.nomor.strip()), ("tanggal", v.tanggal)) if not isi]
        if kurang:
            yield TemuanUji(v.rujuk, f"{v.nama}: {urutkan(kurang)} dokumennya belum diisi.")


ATURAN: AturanUji[PotretAnggaran] = AturanUji(
    "A06",
    AreaUji.ANGGARAN,
    TingkatUji.CATATAN,
    "Versi anggaran tanpa nomor atau tanggal",
    "Laporan menyebut dokumen anggaran yang dipakainya; nomor dan tanggalnya membedakan "
    "pergeseran.",
    periksa,
)
