"""PURE. Read numbers and targets of an indicator as people agree on them in writing.

`97,30` · `97,30%` · `≥ 80` · `minimal 80` · `≤ 5` · `maks. 5` · `7–8` · `7 s.d. 8` · `2,5 ± 1` ·
`BB` · `1:25` · `Rp 22.884 / Jam`. What has two readings is refused with both of them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja.angka import AngkaError, baca_angka, konteks_hitung
from kinerja.capaian import JenisTarget, Polaritas

PANJANG_MAKSIMUM = 120


class TargetTeksError(ValueError):
    """The text is not a target of this indicator; the message is for the user, in Indonesian."""


@dataclass(frozen=True)
class BentukAngka:
    """How figures of an indicator are written: its decimals, display pattern and unit."""

    desimal: int
    pola: str = "{n}"
    satuan: str = ""

    @property
    def berpersen(self) -> bool:
        """Whether a % sign belongs to the figure."""
        return "%" in self.pola or "%" in self.satuan or "persen" in self.satuan.casefold()

    @property
    def berrupiah(self) -> bool:
        """Whether Rp belongs to the figure."""
        kata = re.split(r"[^a-z]+", f"{self.pola} {self.satuan}".casefold())
        return not {"rp", "rupiah", "idr"}.isdisjoint(kata)


@dataclass(frozen=True)
class TargetTerbaca:
    """A target as parsed. `predikat` is the code on the scale."""

    jenis: JenisTarget
    nilai: Decimal | None = None
    bawah: Decimal | None = None
    atas: Decimal | None = None
    predikat: str | None = None


_SPASI = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_MINIMAL = re.compile(
    r"(?:≥|>=|=>|sekurang[- ]kurangnya|paling (?:sedikit|kurang|rendah)"
    r"|minimal|minimum|min\b\.?)\s*",
    re.IGNORECASE,
)
_MAKSIMAL = re.compile(
    r"(?:≤|<=|=<|(?:setinggi[- ]tinggi|sebanyak[- ]banyak)nya|paling (?:banyak|tinggi)"
    r"|maksimal|maksimum|maks\b\.?|max\b\.?)\s*",
    re.IGNORECASE,
)
_TEGAS = re.compile(r"[<>]|(?:lebih|kurang) dari\b|di (?:atas|bawah)\b", re.IGNORECASE)
_RENTANG = re.compile(
    r"(?P<bawah>.*?\d[^\d–—-]*?)\s*"
    r"(?:–|—|-|\bs\.? ?d\.?(?= ?\S*\d)|\bs/d\b|\bsampai dengan\b|\bsampai\b|\bhingga\b)\s*"
    r"(?P<atas>.*\d.*)",
    re.IGNORECASE,
)

_SIMPANGAN = re.compile(r"(?P<tengah>.*\d.*?)\s*(?:±|\+\s*/\s*[-–−])\s*(?P<simpangan>.*\d.*)")


def baca_angka_indikator(teks: str, bentuk: BentukAngka) -> Decimal:
    """Read one figure of an indicator, with or without what its pattern and unit put around it.

    Raises TargetTeksError.
    """
    inti = _rapikan(teks)
    if inti.endswith("%") and not bentuk.berpersen:
        raise TargetTeksError(
            f"“{inti}” memakai tanda %, sedangkan satuan indikator ini "
            f"{bentuk.satuan or 'bukan persen'}; tulis angkanya saja."
        )
    if re.search(r"\brp(?![a-z])", inti, re.IGNORECASE) and not bentuk.berrupiah:
        raise TargetTeksError(
            f"“{inti}” memakai Rp, sedangkan satuan indikator ini "
            f"{bentuk.satuan or 'bukan rupiah'}; tulis angkanya saja."
        )
    try:
        return baca_angka(_lepas_imbuhan(inti, bentuk), desimal=bentuk.desimal)
    except AngkaError as galat:
        raise TargetTeksError(str(galat)) from galat


def baca_target(
    teks: str, bentuk: BentukAngka, polaritas: Polaritas, skala: Sequence[str] = ()
) -> TargetTerbaca:
    """Read the text of a target. `skala`: the codes of a predicate indicator, lowest first.

    A bare number is a minimum where higher is better, a maximum where lower is; where the
    indicator is best inside a range, both bounds must be said. Raises TargetTeksError.
    """
    if len(teks) > PANJANG_MAKSIMUM:
        raise TargetTeksError(f"Target paling panjang {PANJANG_MAKSIMUM} karakter.")
    inti = _rapikan(teks)
    arah, sisa = _arah(inti)
    if arah is not None:
        _pastikan_searah(arah, polaritas, inti)
    elif cocok := _TEGAS.match(inti):
        raise TargetTeksError(
            f"“{cocok[0]}” tidak menyatakan batasnya ikut atau tidak; "
            "tulis ≥ (sekurang-kurangnya) atau ≤ (setinggi-tingginya)."
        )
    if skala:
        return TargetTerbaca(JenisTarget.PREDIKAT, predikat=_predikat(sisa, skala))
    if arah is None and (rentang := _simpangan(inti, bentuk) or _rentang(inti, bentuk)):
        return rentang
    if polaritas is Polaritas.DALAM_RENTANG:
        raise TargetTeksError(
            f"“{inti}” hanya menyebut satu angka, sedangkan indikator ini terbaik di dalam "
            "rentang; tulis kedua batasnya, misalnya 60–85 atau 2,5 ± 1."
        )
    nilai = baca_angka_indikator(sisa, bentuk)
    if polaritas is Polaritas.RENDAH:
        return TargetTerbaca(JenisTarget.MAKSIMAL, nilai)
    return TargetTerbaca(JenisTarget.MINIMAL, nilai)


def _rapikan(teks: str) -> str:
    return _SPASI.sub(" ", teks).strip()


def _arah(teks: str) -> tuple[JenisTarget | None, str]:
    if cocok := _MINIMAL.match(teks):
        return JenisTarget.MINIMAL, teks[cocok.end() :]
    if cocok := _MAKSIMAL.match(teks):
        return JenisTarget.MAKSIMAL, teks[cocok.end() :]
    return None, teks


def _pastikan_searah(arah: JenisTarget, polaritas: Polaritas, teks: str) -> None:
    if arah is JenisTarget.MAKSIMAL and polaritas is Polaritas.TINGGI:
        raise TargetTeksError(
            f"“{teks}” adalah batas atas, sedangkan indikator ini makin tinggi makin baik; "
            "tulis ≥ atau angkanya saja, atau perbaiki polaritas indikator."
        )
    if arah is JenisTarget.MINIMAL and polaritas is Polaritas.RENDAH:
        raise TargetTeksError(
            f"“{teks}” adalah batas bawah, sedangkan indikator ini makin rendah makin baik; "
            "tulis ≤ atau angkanya saja, atau perbaiki polaritas indikator."
        )


def _predikat(teks: str, skala: Sequence[str]) -> str:
    inti = teks.strip()
    if inti in skala:
        return inti
    serupa = [kode for kode in skala if kode.casefold() == inti.casefold()]
    if len(serupa) == 1:
        return serupa[0]
    raise TargetTeksError(
        f"“{inti}” tidak ada pada skala predikat; dari yang terendah: {', '.join(skala)}."
    )


def _rentang(teks: str, bentuk: BentukAngka) -> TargetTerbaca | None:
    cocok = _RENTANG.fullmatch(teks)
    if cocok is None:
        return None
    bawah = baca_angka_indikator(cocok["bawah"], bentuk)
    atas = baca_angka_indikator(cocok["atas"], bentuk)
    if bawah > atas:
        raise TargetTeksError(f"Batas bawah rentang “{teks}” melebihi batas atasnya.")
    return TargetTerbaca(JenisTarget.RENTANG, bawah=bawah, atas=atas)


def _simpangan(teks: str, bentuk: BentukAngka) -> TargetTerbaca | None:
    """`2,5 ± 1`: from 1,5 to 3,5."""
    cocok = _SIMPANGAN.fullmatch(teks)
    if cocok is None:
        return None
    tengah = baca_angka_indikator(cocok["tengah"], bentuk)
    jauh = baca_angka_indikator(cocok["simpangan"], bentuk)
    if jauh < 0:
        raise TargetTeksError(f"Simpangan pada “{teks}” tidak boleh negatif.")
    with konteks_hitung():
        return TargetTerbaca(JenisTarget.RENTANG, bawah=tengah - jauh, atas=tengah + jauh)


def _lepas_imbuhan(teks: str, bentuk: BentukAngka) -> str:
    """Take off the pattern's prefix and suffix, or the unit; case and blanks do not matter."""
    depan, _, belakang = bentuk.pola.partition("{n}")
    sisa = _lepas(teks, belakang, di_depan=False)
    if sisa == teks:
        sisa = _lepas(teks, bentuk.satuan, di_depan=False)
    return _lepas(sisa, depan, di_depan=True)


def _lepas(teks: str, imbuhan: str, *, di_depan: bool) -> str:
    inti = imbuhan.strip()
    if not inti:
        return teks
    longgar = r"\s*".join(re.escape(huruf) for huruf in "".join(inti.split()))
    batas = r"(?!\w)" if inti[-1].isalpha() and not di_depan else ""
    pola = rf"{longgar}\s*" if di_depan else rf"\s*{longgar}{batas}"
    cocok = (
        re.match(pola, teks, re.IGNORECASE)
        if di_depan
        else re.search(rf"{pola}$", teks, re.IGNORECASE)
    )
    if cocok is None:
        return teks
    sisa = teks[cocok.end() :] if di_depan else teks[: cocok.start()]
    # Leave a lone sign or nothing to the number reader, which says what is wrong with it.
    return sisa if re.search(r"\d", sisa) else teks
