"""PURE. Sentences about pagu, realisasi and serapan."""

from collections.abc import Iterator, Mapping

from kinerja.angka import format_persen, format_rupiah
from kinerja.capaian import Hasil
from kinerja.kata_daftar import urutkan
from laporan.dokumen.kalimat import hitungan, rangkai
from laporan.dokumen.unsur import Potongan, Teks

_SEBUTAN = {"program": "program", "kegiatan": "kegiatan", "sub_kegiatan": "sub kegiatan"}


def banyak_mata(banyak: Mapping[str, int]) -> str:
    """`6 (enam) program, 15 (lima belas) kegiatan, dan 41 (empat puluh satu) sub kegiatan`."""
    return urutkan([hitungan(banyak[k], kata) for k, kata in _SEBUTAN.items()])


def anggaran_isi(
    kunci: str,
    tahun: int,
    pagu: int | None,
    realisasi: int | None,
    serapan: Hasil,
    desimal: int = 2,
) -> tuple[Potongan, ...]:
    """`sebesar Rp… dengan realisasi Rp… (79,02%)`, to follow the word "anggaran"."""
    if pagu is None:
        return rangkai("yang pagunya belum ditetapkan")
    awal = rangkai("sebesar ", Teks(format_rupiah(pagu), medan=f"pagu:{kunci}:{tahun}"))
    if realisasi is None:
        return rangkai(awal, " dengan realisasi yang belum dicatat")
    awal = rangkai(awal, " dengan realisasi ")
    return rangkai(awal, *_realisasi(kunci, tahun, realisasi, serapan, desimal))


def serapan_isi(
    kunci: str,
    tahun: int,
    pagu: int | None,
    realisasi: int | None,
    serapan: Hasil,
    desimal: int = 2,
) -> tuple[Potongan, ...]:
    """`pagu Rp…, realisasi Rp… (79,02%)`, saying what is not recorded."""
    if pagu is None:
        return rangkai("pagu belum ditetapkan")
    awal = rangkai("pagu ", Teks(format_rupiah(pagu), medan=f"pagu:{kunci}:{tahun}"))
    if realisasi is None:
        return rangkai(awal, ", realisasi anggaran belum dicatat")
    awal = rangkai(awal, ", realisasi ")
    return rangkai(awal, *_realisasi(kunci, tahun, realisasi, serapan, desimal))


def _realisasi(
    kunci: str, tahun: int, realisasi: int, serapan: Hasil, desimal: int
) -> Iterator[str | Teks]:
    """What was spent, and in brackets its share of the pagu or why there is none."""
    yield Teks(format_rupiah(realisasi), medan=f"realisasi_anggaran:{kunci}:{tahun}")
    if serapan.nilai is None:
        yield f" (serapan {serapan.keterangan})"
        return
    yield " ("
    yield Teks(format_persen(serapan.nilai, desimal), medan=f"serapan:{kunci}:{tahun}")
    yield ")"
