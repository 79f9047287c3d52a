"""A stranger's document read and marked in a job or a command, within so much processor time."""

from collections.abc import Sequence

from kinerja.jatah_waktu import dalam_jatah
from laporan.periksa_lkjip.baca.batas import NaskahTerlaluBesarError
from laporan.periksa_lkjip.baca.bentuk import Maju, baca_naskah, diam
from laporan.periksa_lkjip.naskah import Naskah
from laporan.periksa_lkjip.tandai.bentuk import tandai
from laporan.periksa_lkjip.temuan import TemuanLkjip

DETIK = 180
"""Of processor time; a report of three hundred pages takes a quarter of it."""


def _lama() -> NaskahTerlaluBesarError:
    return NaskahTerlaluBesarError(
        "Dokumen ini menuntut waktu atau memori yang tidak wajar, sehingga pembacaannya "
        "dihentikan. Simpan ulang dari asalnya, atau bagi menjadi beberapa berkas."
    )


def baca_naskah_asing(isi: bytes, nama: str = "", maju: Maju = diam) -> Naskah:
    """Read a report of any form. Raises NaskahDitolakError with a sentence for its owner."""
    try:
        with dalam_jatah(DETIK, _lama):
            return baca_naskah(isi, nama, maju)
    except MemoryError as galat:
        raise _lama() from galat


def tandai_naskah_asing(isi: bytes, bentuk: str, temuan: Sequence[TemuanLkjip]) -> bytes:
    """The document with its findings. Raises what the writer raises, or NaskahTerlaluBesarError."""
    with dalam_jatah(DETIK, _lama):
        return tandai(isi, bentuk, temuan)
