"""PURE. A text speaks of another agency as of the author, and never of its own."""

from collections.abc import Iterator

from kinerja.teks import kunci_huruf
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from laporan.penulisan.uji.nama_perangkat import (
    pemilik_lain,
    sebutan_perangkat,
)
from laporan.penulisan.uji.potret import PotretTeks


def periksa(p: PotretTeks) -> Iterator[TemuanUji]:
    """Sections that name another agency of the pemda and not the own one; sentences that give the
    report, a plan or a duty to an agency that Tapak need not know.
    """
    yield from _dikenal(p)
    yield from _pemilik(p)


def _pemilik(p: PotretTeks) -> Iterator[TemuanUji]:
    if not any(sebutan_perangkat(p.nama)):
        return  # the report of a region speaks of the reports of its agencies
    dikenal = {kunci_huruf(n) for n in p.nama_lain}
    for b in p.bagian:
        for kalimat in b.kalimat():
            for nama, _ in pemilik_lain(kalimat, p.nama):
                if kunci_huruf(nama) not in dikenal:
                    yield TemuanUji(
                        b.rujuk,
                        f"Bagian “{b.judul}” menyebut {nama} sebagai pemilik laporan, rencana, "
                        f"atau tugas, bukan {p.nama}.",
                        nama,
                        p.nama,
                        penyebab="teks perangkat daerah lain",
                        rinci=nama[:60],
                    )


def _dikenal(p: PotretTeks) -> Iterator[TemuanUji]:
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
