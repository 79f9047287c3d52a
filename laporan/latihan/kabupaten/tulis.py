"""Write made-up agencies as folders of CSV files, each a data set of its own."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kinerja.himpunan.tulis import LembarTulis, tulis
from laporan.data.himpunan import LEMBAR
from laporan.latihan.kabupaten.instansi import Instansi
from laporan.latihan.kabupaten.organisasi import Baris
from laporan.latihan.kabupaten.susun import susun
from laporan.latihan.kabupaten.waktu import MasaKarangan


def tulis_kabupaten(
    semua: Iterable[Instansi], rentang: MasaKarangan, benih: int, folder: Path
) -> Iterator[Path]:
    """The folder of each agency, once it is written."""
    for satu in semua:
        himpunan = susun(satu, rentang, benih)
        tujuan = folder / satu.kode
        tulis((_lembar(s.nama, himpunan[s.nama]) for s in LEMBAR if s.nama in himpunan), tujuan)
        yield tujuan


def _lembar(nama: str, baris: list[Baris]) -> LembarTulis:
    kolom = list(dict.fromkeys(k for b in baris for k in b))
    return LembarTulis(nama, kolom, [{k: _sel(v) for k, v in b.items()} for b in baris])


def _sel(nilai: object) -> str | None:
    return None if nilai is None or nilai == "" else str(nilai)
