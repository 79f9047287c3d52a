"""PURE. A text speaks of another agency as of the author, and never of its own."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from laporan.penulisan.uji.potret import PotretTeks


def periksa(p: PotretTeks) -> Iterator[TemuanUji]:
    """Sections that name another agency of the pemda and not the own one."""
    sendiri = p.nama.casefold()
    for b in p.bagian:
        teks = " ".join(b.teks.casefold().split())
        if sendiri in teks:
            continue
        for lain in p.nama_lain:
            if lain.casefold() in teks and lain.casefold() not in sendiri:
                yield TemuanUji(
                    b.rujuk,
                    f"Bagian “{b.judul}” menyebut {lain}, bukan {p.nama}.",
                    lain,
                    p.nama,
                    penyebab="teks perangkat daerah lain",
                    rinci=lain[:60],
                )


ATURAN: AturanUji[PotretTeks] = AturanUji(
    "N04",
    AreaUji.TEKS,
    TingkatUji.PERINGATAN,
    "Nama perangkat daerah lain dalam teks",
    "Teks yang disalin dari laporan perangkat daerah lain masih menyebut namanya.",
    periksa,
)
