"""PURE. Two structural posts of one unit share a name."""

from collections.abc import Iterator

from kinerja.jenis import JenisJabatan
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Structural posts of the last day that have a namesake in their unit."""
    sudah: dict[tuple[int, str], str] = {}
    for j in p.jabatan:
        if j.jenis != JenisJabatan.STRUKTURAL or not j.ada(p.akhir):
            continue
        kunci = (j.unit, " ".join(j.nama.casefold().split()))
        if kunci in sudah:
            yield TemuanUji(j.rujuk, f"Jabatan {j.nama} tercatat dua kali pada unit yang sama.")
        sudah[kunci] = j.nama


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "O09",
    AreaUji.ORGANISASI,
    TingkatUji.CATATAN,
    "Dua jabatan dengan nama dan unit yang sama",
    "Dua jabatan senama pada satu unit biasanya satu jabatan yang tercatat dua kali.",
    periksa,
)
