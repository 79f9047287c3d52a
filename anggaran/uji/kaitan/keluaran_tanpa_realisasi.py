"""PURE. An output has a target, its money was spent, and nobody told what came out."""

from collections.abc import Iterator

from anggaran.uji.potret import PotretAnggaran
from kinerja.angka import format_rupiah
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji


def periksa(p: PotretAnggaran) -> Iterator[TemuanUji]:
    """Outputs without a figure where money was spent and the year is over."""
    for k in p.keluaran:
        m = p.menurut_kunci.get(k.mata)
        if m is None or p.triwulan < 4 or k.target is None or k.realisasi is not None:
            continue
        if m.realisasi:
            yield TemuanUji(
                m.rujuk,
                f"Keluaran “{k.nama}” belum terisi, padahal {m.sebutan} sudah membelanjakan "
                f"{format_rupiah(m.realisasi)}.",
                "",
                k.tampil_target,
                rinci=k.nama[:60],
            )


ATURAN: AturanUji[PotretAnggaran] = AturanUji(
    "A20",
    AreaUji.ANGGARAN,
    TingkatUji.PERINGATAN,
    "Keluaran sub kegiatan tanpa realisasi",
    "Evaluasi Renja melaporkan keluaran bersama belanjanya (Permendagri 86/2017).",
    periksa,
)
