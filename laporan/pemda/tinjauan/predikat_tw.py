"""The predicate of each agency in a quarter, as it was announced or made final."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from laporan.models import PredikatPD


@dataclass(frozen=True)
class PredikatTW:
    """The predicate of an agency; `sementara` while it can be objected to."""

    pk: int
    nilai: Decimal | None
    predikat: str
    sementara: bool


def predikat_triwulan(pd: Sequence[int], tahun: int, triwulan: int) -> dict[int, PredikatTW]:
    """Agency → its predicate in the latest list of the quarter. One query."""
    semua = PredikatPD.objects.filter(
        pd__in=pd, penetapan__tahun=tahun, penetapan__triwulan=triwulan
    )
    urut = semua.order_by("penetapan__ke").values_list(
        "pd", "pk", "nilai", "predikat", "penetapan__final_pada"
    )
    return {
        milik: PredikatTW(pk, nilai, predikat, final is None)
        for milik, pk, nilai, predikat, final in urut
    }
