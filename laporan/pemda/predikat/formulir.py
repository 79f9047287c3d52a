"""What is typed of a rule, read back."""

from collections.abc import Mapping
from decimal import Decimal

from kinerja.angka import AngkaError, baca_angka
from kinerja.penolakan import TidakSahError
from laporan.pemda.predikat.aturan import (
    IsiAturan,
    LingkupPredikat,
    PitaPredikat,
    TanpaCapaian,
    UnsurPredikat,
)

BANYAK_PITA = 8


def baca_aturan(isi: Mapping[str, str]) -> IsiAturan:
    """The rule of a form. Raises TidakSahError for what is no number."""
    pita = []
    for n in range(BANYAK_PITA):
        predikat = isi.get(f"predikat-{n}", "").strip()
        batas = isi.get(f"batas-{n}", "").strip()
        ekinerja = isi.get(f"ekinerja-{n}", "").strip()
        if predikat or batas or ekinerja:
            pita.append(PitaPredikat(_angka(batas, "Batas bawah"), predikat[:60], ekinerja[:60]))
    try:
        lingkup = LingkupPredikat(isi.get("lingkup", ""))
        tanpa = TanpaCapaian(isi.get("tanpa_capaian", ""))
    except ValueError:
        raise TidakSahError("Pilih lingkup dan cara memperlakukan yang tanpa capaian.") from None
    bobot = {u: _angka(isi.get(f"bobot-{u.value}", ""), f"Bobot {u.label}") for u in UnsurPredikat}
    return IsiAturan(
        {u: b for u, b in bobot.items() if b},
        tuple(pita),
        _angka(isi.get("batas_atas", ""), "Capaian tertinggi yang dihitung"),
        lingkup,
        tanpa,
    )


def _angka(teks: str, sebutan: str) -> Decimal | None:
    if not teks.strip():
        return None
    try:
        return baca_angka(teks, desimal=2)
    except AngkaError as galat:
        raise TidakSahError(f"{sebutan}: {galat}") from galat
