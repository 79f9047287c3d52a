"""What every part says of itself, and how figures are kept in it."""

from decimal import Decimal
from typing import Any

from kinerja.capaian import Hasil
from kinerja.isian.beku import teks_tetap
from kinerja.models import PerangkatDaerah, TahunLatihan
from kinerja.penolakan import TidakSahError
from laporan.models import BagianRilis
from laporan.models.bagian_rilis import TRIWULAN_RILIS

SKEMA = 1
Isi = dict[str, Any]


class BelumDapatDirilisError(TidakSahError):
    """The part is not endorsed, signed or final; the message says what is missing."""


def kepala_isi(pd: PerangkatDaerah, tahun: int, bagian: BagianRilis) -> Isi:
    """Whose part it is. Names are those of the day of the release."""
    return {
        "skema": SKEMA,
        "bagian": bagian.value,
        "tahun": tahun,
        "pd": {
            "kode": pd.kode,
            "nama": pd.nama,
            "singkatan": pd.singkatan,
            "pemda": pd.pemda,
            "tempat": pd.tempat,
            "alamat": pd.alamat,
        },
    }


def angka_isi(nilai: Decimal | None, teks: str) -> Isi | None:
    """A figure twice: every digit for machines, and as it is printed."""
    return None if nilai is None else {"nilai": teks_tetap(nilai), "teks": teks}


def hasil_isi(hasil: Hasil, teks: str) -> Isi | None:
    """A computed percentage; None where there is none."""
    return angka_isi(hasil.nilai, teks)


def pastikan_nyata(pd: PerangkatDaerah, tahun: int, bagian: BagianRilis) -> None:
    """Raises BelumDapatDirilisError for invented figures: of the whole year, or of a quarter before
    its end. The last quarter of a year whose path alone is invented holds the year as it is.
    """
    latihan = TahunLatihan.objects.filter(pd=pd, tahun=tahun).first()
    if latihan is not None and (latihan.seluruhnya or bagian in TRIWULAN_RILIS[:-1]):
        raise BelumDapatDirilisError(f"{latihan.kalimat} Data latihan tidak dirilis.")
