"""PURE. A holder begins before the post does, or stays after its end."""

from collections.abc import Iterator

from kinerja.periode import format_tanggal
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Terms that leave the life of their post."""
    for m in p.pemangku:
        j = p.jabatan_menurut_pk.get(m.jabatan)
        if j is None:
            continue
        if j.mulai and m.mulai < j.mulai:
            yield TemuanUji(
                j.rujuk,
                f"{m.nama} memangku {j.nama} sejak {format_tanggal(m.mulai)}, padahal jabatan itu "
                f"baru ada sejak {format_tanggal(j.mulai)}.",
                format_tanggal(m.mulai),
                format_tanggal(j.mulai),
                rinci=f"mulai {m.mulai}",
            )
        if j.sampai and m.akhir > j.sampai:
            sampai = format_tanggal(m.sampai) if m.sampai else "sekarang"
            yield TemuanUji(
                j.rujuk,
                f"{m.nama} memangku {j.nama} sampai {sampai}, padahal jabatan itu berakhir "
                f"{format_tanggal(j.sampai)}.",
                sampai,
                format_tanggal(j.sampai),
                rinci=f"sampai {m.mulai}",
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "O05",
    AreaUji.ORGANISASI,
    TingkatUji.PERINGATAN,
    "Masa pemangku di luar masa jabatannya",
    "Laporan mencetak pejabat menurut tanggal; pemangku jabatan yang belum atau tidak "
    "lagi ada mencetak nama yang salah.",
    periksa,
)
