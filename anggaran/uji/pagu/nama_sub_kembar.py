"""PURE. Two sub kegiatan of one kegiatan share a name."""

from collections.abc import Iterator

from anggaran.uji.potret import PotretAnggaran
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji


def periksa(p: PotretAnggaran) -> Iterator[TemuanUji]:
    """Sub kegiatan that repeat one of the same kegiatan."""
    sudah: dict[tuple[str, str], str] = {}
    for m in p.sub():
        kunci = (m.kode_induk, " ".join(m.nama.casefold().split()))
        if kunci in sudah:
            pesan = f"{m.sebutan} bernama sama dengan {sudah[kunci]}."
            yield TemuanUji(m.rujuk, pesan, m.kode, sudah[kunci])
        sudah.setdefault(kunci, m.kode)


ATURAN: AturanUji[PotretAnggaran] = AturanUji(
    "A09",
    AreaUji.ANGGARAN,
    TingkatUji.CATATAN,
    "Dua sub kegiatan dengan nama yang sama pada satu kegiatan",
    "Sub kegiatan yang tercatat dua kali membagi pagunya pada dua baris.",
    periksa,
)
