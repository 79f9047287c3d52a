"""PURE. Sums along the tree differ from sums by code."""

from collections.abc import Iterator

from anggaran.uji.potret import PotretAnggaran
from kinerja.angka import format_rupiah
from kinerja.uji.dasar import AreaUji, AturanUji, JenisRujuk, Rujuk, TemuanUji, TingkatUji


def periksa(p: PotretAnggaran) -> Iterator[TemuanUji]:
    """Nodes whose two sums differ, and the whole."""
    for s in p.silang:
        m = p.menurut_kunci.get(s.mata)
        pada = m.rujuk if m else Rujuk(JenisRujuk.PD, 0, "seluruh program")
        atas, bawah = format_rupiah(s.menurut_pohon), format_rupiah(s.menurut_kode)
        yield TemuanUji(
            pada,
            f"{s.hal} {pada.nama} {atas}, tetapi jumlah baris anggaran yang kodenya di bawahnya "
            f"{bawah}. Periksa induk sub kegiatan dan kodenya.",
            atas,
            bawah,
            penyebab="induk atau kode",
            rinci=s.hal,
        )


ATURAN: AturanUji[PotretAnggaran] = AturanUji(
    "A02",
    AreaUji.ANGGARAN,
    TingkatUji.GALAT,
    "Jumlah menurut pohon berbeda dari jumlah menurut kode",
    "Sub kegiatan yang induknya tidak sesuai kodenya memindahkan rupiah ke program lain.",
    periksa,
)
