"""PURE. A pergeseran after which the whole pagu is another one."""

from collections.abc import Iterator

from anggaran.uji.potret import PotretAnggaran, VersiDiuji
from kinerja.angka import format_rupiah
from kinerja.jenis import JenisVersiAnggaran
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji


def periksa(p: PotretAnggaran) -> Iterator[TemuanUji]:
    """Shifts whose total differs from that of the version before."""
    lalu: VersiDiuji | None = None
    for v in sorted(p.versi, key=lambda v: v.ke):
        geser = v.jenis == JenisVersiAnggaran.PERGESERAN
        if (
            geser
            and lalu is not None
            and None not in (lalu.total, v.total)
            and v.total != lalu.total
        ):
            yield TemuanUji(
                v.rujuk,
                f"{v.nama} mengubah jumlah pagu dari {format_rupiah(lalu.total)} menjadi "
                f"{format_rupiah(v.total)}.",
                format_rupiah(v.total),
                format_rupiah(lalu.total),
            )
        lalu = v


ATURAN: AturanUji[PotretAnggaran] = AturanUji(
    "A08",
    AreaUji.ANGGARAN,
    TingkatUji.PERINGATAN,
    "Pergeseran mengubah jumlah pagu",
    "Pergeseran memindahkan anggaran antarrekening atau antarkegiatan; jumlah perangkat "
    "daerah berubah melalui perubahan APBD (PP 12/2019).",
    periksa,
)
