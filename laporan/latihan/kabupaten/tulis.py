"""Write made-up agencies and their region as folders of CSV files, each a data set of its own."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kinerja.himpunan.tulis import LembarTulis, tulis
from laporan.data.himpunan import LEMBAR
from laporan.latihan.kabupaten.instansi import Instansi
from laporan.latihan.kabupaten.organisasi import Baris
from laporan.latihan.kabupaten.rpjmd import KODE_DAERAH, susun_daerah
from laporan.latihan.kabupaten.susun import Himpunan, susun
from laporan.latihan.kabupaten.waktu import MasaKarangan


def tulis_kabupaten(
    semua: Iterable[Instansi], rentang: MasaKarangan, benih: int, folder: Path
) -> Iterator[Path]:
    """The folder of each agency, once it is written."""
    for satu in semua:
        yield _tulis(susun(satu, rentang, benih), folder / satu.kode)


def tulis_daerah(semua: list[Instansi], rentang: MasaKarangan, benih: int, folder: Path) -> Path:
    """The folder of the region that they make up; it names rows of theirs, so it loads last."""
    return _tulis(susun_daerah(semua, rentang, benih), folder / KODE_DAERAH)


def _tulis(himpunan: Himpunan, tujuan: Path) -> Path:
    tulis((_lembar(s.nama, himpunan[s.nama]) for s in LEMBAR if s.nama in himpunan), tujuan)
    return tujuan


def _lembar(nama: str, baris: list[Baris]) -> LembarTulis:
    kolom = list(dict.fromkeys(k for b in baris for k in b))
    return LembarTulis(nama, kolom, [{k: _sel(v) for k, v in b.items()} for b in baris])


def _sel(nilai: object) -> str | None:
    return None if nilai is None or nilai == "" else str(nilai)
