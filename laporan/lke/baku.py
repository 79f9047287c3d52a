"""The supplied sheets: PermenPANRB 88/2021 whole, from the files in `pasokan/`.

The sheet for ministries has no criterion on long-term planning: 79 instead of 80.
"""

import csv
from decimal import Decimal
from functools import cache
from itertools import groupby
from pathlib import Path

from laporan.lke.lembar import (
    BagianLKE,
    DimensiLKE,
    KriteriaLKE,
    LembarLKE,
    SubLKE,
    TingkatLKE,
)
from laporan.models.tahap_lke import LingkupLKE

PASOKAN = Path(__file__).parent / "pasokan"
MULAI_BAKU = 2021
"""Years before it were evaluated with other weights and are not joined to later ones."""
DASAR = (
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 88 Tahun 2021 "
    "tentang Evaluasi Akuntabilitas Kinerja Instansi Pemerintah"
)
_NAMA = {
    LingkupLKE.PD: "LKE Perangkat Daerah",
    LingkupLKE.PEMDA: "LKE Pemerintah Daerah",
    LingkupLKE.KL: "LKE Kementerian/Lembaga",
}
_KODE = {
    LingkupLKE.PD: "pd-88-2021",
    LingkupLKE.PEMDA: "pemda-88-2021",
    LingkupLKE.KL: "kl-88-2021",
}


def _baca(nama: str) -> list[dict[str, str]]:
    with (PASOKAN / nama).open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas))


@cache
def lembar_baku(lingkup: LingkupLKE = LingkupLKE.PD) -> LembarLKE:
    """The supplied sheet of a scope."""
    baris = _baca("kriteria-88-2021.csv")
    if lingkup is LingkupLKE.KL:
        baris = [b for b in baris if not b["tanpa_kl"]]
    return LembarLKE(
        _KODE[lingkup],
        _NAMA[lingkup],
        DASAR,
        lingkup,
        MULAI_BAKU,
        tuple(_komponen(list(b)) for _, b in groupby(baris, key=lambda b: b["komponen"])),
        tuple(_tingkat(b) for b in _baca("tingkat-88-2021.csv")),
    )


def _komponen(baris: list[dict[str, str]]) -> BagianLKE:
    satu = baris[0]
    return BagianLKE(
        satu["komponen"],
        satu["nama_komponen"],
        Decimal(satu["bobot_komponen"]),
        tuple(_sub(list(b)) for _, b in groupby(baris, key=lambda b: b["sub"])),
    )


def _sub(baris: list[dict[str, str]]) -> SubLKE:
    satu = baris[0]
    return SubLKE(
        satu["sub"],
        satu["nama_sub"],
        DimensiLKE(satu["dimensi"]),
        Decimal(satu["bobot_sub"]),
        tuple(
            KriteriaLKE(b["kunci"], nomor, b["kriteria"], b["bukti"])
            for nomor, b in enumerate(baris, start=1)
        ),
    )


def _tingkat(b: dict[str, str]) -> TingkatLKE:
    return TingkatLKE(
        b["kode"],
        Decimal(b["persen"]),
        Decimal(b["di_atas"]) if b["di_atas"] else None,
        Decimal(b["sampai"]),
        {d.value: b[d.value] for d in DimensiLKE},
    )
