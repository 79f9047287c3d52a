"""PURE. The facts of a quarter that a predicate is reckoned from, and their fingerprint."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Any

from kinerja.angka import desimal_tersimpan


@dataclass(frozen=True)
class FaktaIndikator:
    """One indicator that the quarter counts. `capaian` None: there is none, as `alasan` says.

    `ditagih`: the quarter waits for it; `strategis`: it measures a tujuan or a sasaran strategis.
    """

    pk: int
    nama: str
    capaian: Decimal | None
    alasan: str
    iku: bool
    strategis: bool
    ditagih: bool


@dataclass(frozen=True)
class FaktaTW:
    """All that a rule may ask of an agency's quarter."""

    indikator: tuple[FaktaIndikator, ...] = ()
    serapan: Decimal | None = None
    alasan_serapan: str = ""
    diharapkan: int = 0
    diajukan: int = 0
    sah: bool = False

    @property
    def sidik(self) -> str:
        """Fingerprint of the figures, not of the words beside them."""
        isi = [
            [(i.pk, str(i.capaian), i.iku, i.strategis, i.ditagih) for i in self.indikator],
            str(self.serapan),
            self.diharapkan,
            self.diajukan,
        ]
        return sha256(json.dumps(isi).encode()).hexdigest()


def fakta_ke_data(f: FaktaTW) -> dict[str, Any]:
    """As JSON holds it."""
    isi = asdict(f)
    isi["serapan"] = _teks(f.serapan)
    isi["indikator"] = [{**asdict(i), "capaian": _teks(i.capaian)} for i in f.indikator]
    return isi


def fakta_dari_data(isi: Mapping[str, Any]) -> FaktaTW:
    """The inverse of `fakta_ke_data`."""
    return FaktaTW(
        **{
            **isi,
            "serapan": desimal_tersimpan(isi["serapan"]),
            "indikator": tuple(
                FaktaIndikator(**{**i, "capaian": desimal_tersimpan(i["capaian"])})
                for i in isi["indikator"]
            ),
        }
    )


def _teks(nilai: Decimal | None) -> str | None:
    return None if nilai is None else str(nilai)
