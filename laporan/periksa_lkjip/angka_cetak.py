"""PURE. Figures as reports print them: id-ID or English separators, units, predicates, ranges.

`kinerja.angka.baca_angka` refuses what has two readings, because a person can be asked. A report
made elsewhere cannot be asked: here the likelier reading is taken and the other one is kept beside
it, so that no finding rests on a separator alone.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

_SPASI = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f\u200b\ufeff\t", " "))
_MINUS = str.maketrans({"\u2212": "-", "\u2012": "-"})
PANJANG = 28
"""Characters of a figure; what is longer is none."""
KOSONG = frozenset(
    {"", "-", "–", "—", "n/a", "na", "n.a", "n.a.", "nihil", "tidak ada", "…", "..."}
)
_BILANGAN = re.compile(r"(?<![\w.,])[-+]?\d[\d.,]*\d|(?<![\w.,])[-+]?\d|(?<=Rp)\d[\d.,]*\d")
_RENTANG = re.compile(
    r"^\D{0,12}(\d[\d.,]*)\s*%?\s*(?:-|–|—|s\.?\s?d\.?|sampai(?: dengan)?)\s*(\d[\d.,]*)"
)
_ANGKA_BERBAGI = re.compile(r"\d[\d.,]*\s*(?:/|dari|:|x|×|±)\s*\d", re.IGNORECASE)


@dataclass(frozen=True)
class AngkaCetak:
    """A figure as printed. `lain` is its other reading, where the separator leaves two."""

    teks: str
    nilai: Decimal
    desimal: int = 0
    persen: bool = False
    rupiah: bool = False
    satuan: str = ""
    lain: Decimal | None = None
    cacat: bool = False
    """Whether its separators stand where no number has them: 2.02.015.000."""
    atas: Decimal | None = None
    """Upper end of a range; `nilai` is then the lower one."""

    @property
    def bacaan(self) -> tuple[Decimal, ...]:
        """Every reading, the likelier first."""
        return (self.nilai,) if self.lain is None else (self.nilai, self.lain)


def rapi(teks: str) -> str:
    """One blank between words, ordinary minus."""
    return " ".join(teks.translate(_SPASI).translate(_MINUS).split())


def kosong(teks: str) -> bool:
    """Whether a cell says nothing."""
    return rapi(teks).lower().strip(" *") in KOSONG


def baca_sel(teks: str) -> AngkaCetak | None:
    """The one figure of a cell; None where it holds none, or several."""
    bersih = rapi(teks).replace("*", "").strip()
    if bersih.lower() in KOSONG or len(bersih) > 60:
        return None
    rentang = _RENTANG.match(bersih)
    if rentang and max(len(rentang[1]), len(rentang[2])) <= PANJANG:
        return _rentang(bersih, rentang)
    cocok = list(_BILANGAN.finditer(bersih))
    if len(cocok) == 2 and re.search(r"\(\s*" + re.escape(cocok[1][0]) + r"\s*%?\s*\)", bersih):
        cocok = cocok[1:]  # Level 3 (3,35): the score counts
    if len(cocok) != 1 or len(cocok[0][0]) > PANJANG or _ANGKA_BERBAGI.search(bersih):
        return None
    satu = cocok[0]
    kurung = bersih.startswith("(") and bersih.endswith(")")
    return baca_bilangan(
        satu[0],
        sebelum=bersih[: satu.start()],
        sesudah=bersih[satu.end() :],
        teks=bersih,
        negatif=kurung and not re.search(r"[A-Za-z]", bersih.replace("Rp", "")),
    )


def _rentang(bersih: str, cocok: re.Match[str]) -> AngkaCetak | None:
    bawah, atas = baca_bilangan(cocok[1]), baca_bilangan(cocok[2])
    if bawah.nilai >= atas.nilai:
        return None
    return AngkaCetak(
        bersih, bawah.nilai, max(bawah.desimal, atas.desimal), "%" in bersih, atas=atas.nilai
    )


def baca_bilangan(
    bilangan: str, *, sebelum: str = "", sesudah: str = "", teks: str = "", negatif: bool = False
) -> AngkaCetak:
    """A figure with what stands around it: `Rp` before, `%` or a unit behind."""
    rupiah = bool(re.search(r"\brp\.?\s*$", sebelum, re.IGNORECASE))
    persen = bool(re.match(r"\s*(%|persen\b)", sesudah, re.IGNORECASE))
    satuan = re.match(r"\s*([A-Za-z][A-Za-z/ ]*)", sesudah)
    inti = bilangan.rstrip(".,")
    if inti[:1] in "+-":
        negatif, inti = negatif or inti[0] == "-", inti[1:]
    nilai, desimal, lain, cacat = _urai(inti, persen=persen, rupiah=rupiah)
    if negatif:
        nilai, lain = -nilai, None if lain is None else -lain
    return AngkaCetak(
        teks or bilangan, nilai, desimal, persen, rupiah,
        satuan[1].strip().lower() if satuan else "", lain, cacat,
    )  # fmt: skip


def _urai(inti: str, *, persen: bool, rupiah: bool) -> tuple[Decimal, int, Decimal | None, bool]:
    """Value, decimals, other reading, whether the separators are broken."""
    titik, koma = inti.count("."), inti.count(",")
    if not titik and not koma:
        return Decimal(inti), 0, None, False
    if titik and koma:
        tanda = "," if inti.rfind(",") > inti.rfind(".") else "."
        bulat, _, pecahan = inti.rpartition(tanda)
        if tanda in bulat:  # both kinds, and the last one twice
            return Decimal(re.sub(r"[.,]", "", inti)), 0, None, True
        ribuan = "." if tanda == "," else ","
        return _gabung(bulat, pecahan), len(pecahan), None, not _kelompok(bulat, ribuan)
    tanda = "." if titik else ","
    if max(titik, koma) > 1:
        return Decimal(inti.replace(tanda, "")), 0, None, not _kelompok(inti, tanda)
    bulat, _, pecahan = inti.partition(tanda)
    pecah = _gabung(bulat, pecahan)
    if len(pecahan) != 3 or bulat == "0" or len(bulat) > 3:
        return pecah, len(pecahan), None, False
    utuh = Decimal(bulat + pecahan)
    if persen or (tanda == "," and not rupiah):
        return pecah, 3, utuh, False
    return utuh, 0, pecah, False


def _gabung(bulat: str, pecahan: str) -> Decimal:
    return Decimal(f"{re.sub(r'[.,]', '', bulat)}.{pecahan}")


def _kelompok(inti: str, tanda: str) -> bool:
    """Whether the digits stand in threes."""
    kepala, *ekor = inti.split(tanda)
    return 1 <= len(kepala) <= 3 and all(len(e) == 3 for e in ekor)


def semua_bilangan(teks: str) -> list[tuple[int, int, AngkaCetak]]:
    """Every figure of a sentence with its place in it."""
    hasil = []
    for satu in _BILANGAN.finditer(teks):
        if len(satu[0]) > PANJANG:
            continue
        ujung = satu.start() + len(satu[0].rstrip(".,"))
        sebelum, sesudah = teks[: satu.start()][-6:], teks[satu.end() :][:24]
        angka = baca_bilangan(satu[0], sebelum=sebelum, sesudah=sesudah)
        if angka.persen:
            angka = replace(angka, teks=f"{teks[satu.start() : ujung]}%")
        hasil.append((satu.start(), ujung, angka))
    return hasil
