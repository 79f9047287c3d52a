"""Figures of the organisation and of the performance tree, in as many parts as pages need."""

from collections.abc import Sequence

from kinerja.kata_daftar import urutkan
from laporan.cetak.grafik import (
    SimpulPohon,
    UnitBagan,
    bagan_organisasi,
    pecah_pohon,
    pohon_kinerja,
)
from laporan.dokumen.kalimat import hitungan, tanpa_titik
from laporan.dokumen.unsur import Gambar

TINGGI_SEPARUH = 345
"""Two drawings of the tree stand on a page: none leaves much of the page before it empty."""


def gambar_pohon(
    kunci: str, judul: str, simpul: Sequence[SimpulPohon], temuan: str
) -> list[Gambar]:
    """One figure for each page; nothing for a tree without nodes."""
    bagian = pecah_pohon(simpul, tinggi=TINGGI_SEPARUH)
    return [
        Gambar(
            _kunci(kunci, n),
            _judul(judul, n, len(bagian)),
            pohon_kinerja(isi, judul=_judul(judul, n, len(bagian))),
            temuan if len(bagian) == 1 else f"{_judul(judul, n, len(bagian))}: {_isi(isi)}.",
        )
        for n, isi in enumerate(bagian, start=1)
    ]


def gambar_organisasi(judul: str, unit: Sequence[UnitBagan]) -> list[Gambar]:
    """Who stands below whom."""
    bagian = bagan_organisasi(unit, judul=judul)
    return [
        Gambar(
            _kunci("bagan_organisasi", n), _judul(judul, n, len(bagian)), svg, _alt_organisasi(unit)
        )
        for n, svg in enumerate(bagian, start=1)
    ]


def _kunci(kunci: str, n: int) -> str:
    return kunci if n == 1 else f"{kunci}:{n}"


def _judul(judul: str, n: int, banyak: int) -> str:
    return f"{judul} (Bagian {n})" if banyak > 1 else judul


def _isi(simpul: Sequence[SimpulPohon]) -> str:
    """Who supports whom in this part of the tree."""
    nama = {s.kode: tanpa_titik(s.teks) for s in simpul}
    hasil = []
    for kode, induk in nama.items():
        anak = [nama[s.kode] for s in simpul if s.induk == kode]
        if anak:
            hasil.append(f"{induk} ditopang {'; '.join(anak)}")
    return "; ".join(hasil) or "; ".join(nama.values())


def _alt_organisasi(unit: Sequence[UnitBagan]) -> str:
    """Each superior with those directly below, and how many there are altogether."""
    hasil = []
    for u in unit:
        anak = [x.nama for x in unit if x.induk == u.kode]
        if anak:
            hasil.append(f"{u.nama} membawahi {urutkan(anak)}")
    akhir = f"seluruhnya {hitungan(len(unit), 'unit kerja')}"
    return f"{'; '.join([*hasil, akhir])}."
