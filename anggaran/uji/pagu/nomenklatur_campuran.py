"""PURE. Sub kegiatan of one year with codes of two nomenclatures."""

from collections.abc import Iterator

from anggaran.kode import belum_dirinci
from anggaran.uji.potret import MataDiuji, PotretAnggaran
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji


def periksa(p: PotretAnggaran) -> Iterator[TemuanUji]:
    """The minority where last segments have two lengths."""
    menurut: dict[int, list[MataDiuji]] = {2: [], 4: []}
    for m in p.sub():
        panjang = len(m.kode.rsplit(".", 1)[-1])
        if panjang in menurut and not belum_dirinci(m.kode):
            menurut[panjang].append(m)
    sedikit, banyak = sorted(menurut.values(), key=len)
    for m in sedikit:
        yield TemuanUji(
            m.rujuk,
            f"Kode {m.sebutan} berbeda panjangnya dari {len(banyak)} sub kegiatan lain, misalnya "
            f"{banyak[0].kode}.",
            m.kode,
            banyak[0].kode,
            penyebab="nomenklatur lain",
        )


ATURAN: AturanUji[PotretAnggaran] = AturanUji(
    "A05",
    AreaUji.ANGGARAN,
    TingkatUji.PERINGATAN,
    "Kode sub kegiatan dari dua nomenklatur",
    "Sub kegiatan berkode dua angka (Permendagri 90/2019) dan empat angka (Kepmendagri "
    "900.1 dan sesudahnya) pada satu tahun menandakan data dari dua sumber.",
    periksa,
)
