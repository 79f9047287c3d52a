"""PURE. The only rounding, formatting and number reading in Tapak.

Everything is `Decimal`; a float raises `TypeError`, because its digits are not the ones a person
typed. Screen and paper use the id-ID form: dot for thousands, comma for decimals.
"""

import re
from contextlib import AbstractContextManager
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, localcontext
from functools import lru_cache

from kinerja.pilihan import PilihanBerlabel

KOSONG = "–"
"""What a reader sees where there is no value. It is not zero."""

PANJANG_TEKS_MAKSIMUM = 40

# Wide enough that a quotient of two stored figures can never be mistaken for a tie before the one
# rounding that is meant: 18-digit operands differ from a tie by far more than 1e-100.
_KONTEKS = Context(prec=100, rounding=ROUND_HALF_EVEN)
_SERATUS = Decimal(100)
_TANDA_INDONESIA = str.maketrans(",.", ".,")


class Pembulatan(PilihanBerlabel):
    """How the last printed digit is decided."""

    SETENGAH_KE_ATAS = "setengah_ke_atas", "Dibulatkan (setengah ke atas)"
    """2,725 -> 2,73; -2,725 -> -2,73 (away from zero)."""
    POTONG = "potong", "Dipotong tanpa pembulatan"
    """2,729 -> 2,72; -2,729 -> -2,72 (toward zero)."""


_CARA = {Pembulatan.SETENGAH_KE_ATAS: ROUND_HALF_UP, Pembulatan.POTONG: ROUND_DOWN}


class AngkaError(ValueError):
    """A number cannot be read or written; the message is for the user, in Indonesian."""


class AngkaTaksaError(AngkaError):
    """The text has two readings and neither may be guessed."""


class AngkaTidakDikenalError(AngkaError):
    """The text is not a number in any accepted form."""


class DesimalBerlebihError(AngkaError):
    """The number has more decimals than its column keeps."""


class PolaTidakSahError(AngkaError):
    """A display pattern does not hold exactly one `{n}`."""


def bilangan_polos(teks: object) -> int | None:
    """A key, a version or a place in a list as a form sends it; None for anything else, and for
    more digits than a database keeps. A figure that a person types is read by `baca_angka`.
    """
    if isinstance(teks, str) and teks.isascii() and teks.isdecimal() and len(teks) < 19:
        return int(teks)
    return None


def konteks_hitung() -> AbstractContextManager[Context]:
    """Decimal context of every calculation: 100 digits, whatever the caller's own context is."""
    return localcontext(_KONTEKS)


def persen(pembilang: Decimal | int, penyebut: Decimal | int) -> Decimal:
    """`pembilang` as a percentage of `penyebut`, unrounded, with one division.

    Raises decimal.DivisionByZero or InvalidOperation when `penyebut` is zero.
    """
    seratus_kali = _KONTEKS.multiply(_desimal(pembilang), _SERATUS)
    return _KONTEKS.divide(seratus_kali, _desimal(penyebut))


def _desimal(nilai: Decimal | int) -> Decimal:
    if type(nilai) is Decimal and nilai.is_finite():  # nearly always
        return nilai
    if isinstance(nilai, bool) or not isinstance(nilai, Decimal | int):
        raise TypeError(f"Decimal or int expected, got {type(nilai).__name__}")
    hasil = Decimal(nilai)
    if not hasil.is_finite():
        raise AngkaTidakDikenalError("Nilai bukan bilangan berhingga.")
    return hasil


def bulatkan(
    nilai: Decimal | int, desimal: int = 2, cara: Pembulatan = Pembulatan.SETENGAH_KE_ATAS
) -> Decimal:
    """Round to exactly `desimal` decimals. Never returns minus zero."""
    if desimal < 0:
        raise ValueError("desimal must be 0 or more")
    asal = _desimal(nilai)
    if asal.adjusted() + desimal >= _KONTEKS.prec:
        raise AngkaError("Bilangan terlalu besar untuk dibulatkan.")
    hasil = asal.quantize(_satuan_terkecil(desimal), rounding=_CARA[cara], context=_KONTEKS)
    return hasil.copy_abs() if hasil.is_zero() else hasil


@lru_cache(maxsize=64)
def _satuan_terkecil(desimal: int) -> Decimal:
    """`0.01` for two decimals."""
    return Decimal((0, (1,), -desimal))


def rapikan(nilai: Decimal) -> Decimal:
    """Drop trailing zeros without ever turning 100 into 1E+2, and without losing a digit."""
    bulat = nilai.normalize(_KONTEKS)
    if bulat != bulat.to_integral_value():
        return bulat
    return bulat.quantize(Decimal(1), context=_KONTEKS)


def format_angka(
    nilai: Decimal | int | None,
    desimal: int | None = None,
    *,
    cara: Pembulatan = Pembulatan.SETENGAH_KE_ATAS,
) -> str:
    """Write a number in id-ID form: `12.453.995.443`, `97,30`, `-27,24`; `–` for None.

    `desimal` None keeps as many decimals as the value has.
    """
    if nilai is None:
        return KOSONG
    angka = _desimal(nilai) if desimal is None else bulatkan(nilai, desimal, cara)
    return _baris_ribuan(angka)


def format_suku(nilai: Decimal) -> str:
    """A number as a term of a written calculation: a negative one stands in brackets."""
    teks = format_angka(nilai)
    return f"({teks})" if nilai < 0 else teks


def _baris_ribuan(angka: Decimal) -> str:
    return f"{angka.copy_abs() if angka.is_zero() else angka:,f}".translate(_TANDA_INDONESIA)


def _polos(angka: Decimal) -> str:
    """Plain digits with a decimal point, no exponent, no minus zero."""
    return f"{angka.copy_abs() if angka.is_zero() else angka:f}"


def format_persen(
    nilai: Decimal | int | None,
    desimal: int | None = 2,
    *,
    cara: Pembulatan = Pembulatan.SETENGAH_KE_ATAS,
) -> str:
    """Write a percentage (100 = whole): `97,30%`; `–` for None."""
    return KOSONG if nilai is None else f"{format_angka(nilai, desimal, cara=cara)}%"


def format_rupiah(nilai: Decimal | int | None) -> str:
    """Write whole rupiah: `Rp12.453.995.443`, `-Rp1.000`; `–` for None. EYD: no blank after Rp."""
    return format_pola(nilai, 0, "Rp{n}")


def format_pola(nilai: Decimal | int | None, desimal: int | None, pola: str) -> str:
    """Put a number into a display pattern: `{n}%`, `Rp{n}/jam`, `{n} Lowongan`, `1:{n}`.

    A minus goes before a leading `Rp`; a blank after it is not written. None is `–` without the
    unit.
    Raises PolaTidakSahError unless `pola` holds `{n}` exactly once.
    """
    pola = _pola_rapat(pola)
    if nilai is None:
        return KOSONG
    angka = format_angka(nilai, desimal)
    if angka.startswith("-") and pola.startswith("Rp"):
        return "-" + pola.replace("{n}", angka[1:])
    return pola.replace("{n}", angka)


@lru_cache(maxsize=1024)
def _pola_rapat(pola: str) -> str:
    """A pattern that was checked, as EYD writes it; agencies have few, each for many figures."""
    periksa_pola(pola)
    return rapatkan_rupiah(pola)


def rapatkan_rupiah(pola: str) -> str:
    """`Rp {n}` as EYD writes it: `Rp{n}`."""
    return _RP_BERSELA.sub("Rp{n}", pola)


def periksa_pola(pola: str) -> None:
    """Raise PolaTidakSahError unless `pola` holds `{n}` exactly once."""
    if pola.count("{n}") != 1:
        raise PolaTidakSahError(
            f'Pola tampilan "{pola}" harus memuat tepat satu {{n}}, misalnya "{{n}}%".'
        )


_RP_BERSELA = re.compile(r"\bRp\.?\s*\{n\}")
_SPASI = "\u00a0\u2007\u2009\u202f\t\r\n\ufeff\u200b"
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2012": "-"})
_SPASI_BIASA = str.maketrans(dict.fromkeys(_SPASI, " "))
_RUPIAH = re.compile(r"rp\.? *", re.IGNORECASE)
_TANPA_SEN = re.compile(r"[.,]-{1,2}$")
_KELOMPOK = re.compile(r"[1-9][0-9]{0,2}(?:[.,][0-9]{3})+")
_TAKSA = re.compile(r"([1-9][0-9]{0,2})[.,]([0-9]{3})")
_DESIMAL = re.compile(r"([0-9]+)[.,]([0-9]+)")
_BULAT = re.compile(r"[0-9]+")


def baca_angka(teks: str, *, desimal: int) -> Decimal:
    """Read a number as people and files write it; guess nothing.

    `desimal` is how many decimals the column keeps (0: counts and rupiah). Accepts id-ID and
    English grouping, `Rp`, `,-`, a trailing `%` (the number before it is returned), brackets for
    negatives, no-break spaces.
    Raises AngkaTaksaError (two readings), DesimalBerlebihError, AngkaTidakDikenalError.
    """
    if len(teks) > PANJANG_TEKS_MAKSIMUM:
        raise AngkaTidakDikenalError(
            f"Teks terlalu panjang ({len(teks)} karakter); "
            f"angka paling panjang {PANJANG_TEKS_MAKSIMUM} karakter."
        )
    negatif, inti = _kupas(teks)
    bulat, pecahan = _pisahkan(inti, teks, desimal)
    ekor = pecahan[desimal:]
    if ekor.strip("0"):
        raise DesimalBerlebihError(
            f'"{_kutip(teks)}" dibaca {_baris_ribuan(Decimal(f"{bulat}.{pecahan}"))}: '
            + (
                "kolom ini hanya menerima bilangan bulat."
                if desimal == 0
                else f"kolom ini menerima paling banyak {desimal} angka di belakang koma."
            )
        )
    pecahan = pecahan[:desimal]
    hasil = Decimal(f"{bulat}.{pecahan}")
    return hasil.copy_negate() if negatif and not hasil.is_zero() else hasil


def _kutip(teks: str) -> str:
    return teks.translate(_SPASI_BIASA).strip()


def _kupas(teks: str) -> tuple[bool, str]:
    """Take off sign, brackets, `Rp`, `,-` and `%`; return (negative, the bare digits)."""
    sisa = _kutip(teks).translate(_MINUS)
    persen = sisa.endswith("%")
    if persen:
        sisa = sisa[:-1].rstrip()
    negatif = rupiah = bertanda = False
    for _ in range(3):  # at most one each of: sign, Rp, brackets; in any order
        if cocok := _RUPIAH.match(sisa):
            if rupiah:
                break
            rupiah, sisa = True, sisa[cocok.end() :]
        elif sisa.startswith("(") and sisa.endswith(")") and not bertanda:
            negatif = bertanda = True
            sisa = sisa[1:-1].strip()
        elif sisa[:1] in {"-", "+"} and sisa[1:].strip() and not bertanda:
            bertanda, negatif = True, sisa[0] == "-"
            sisa = sisa[1:].lstrip()
    if not persen:
        sisa = _TANPA_SEN.sub("", sisa)
    if (persen and rupiah) or not re.fullmatch(r"[0-9][0-9.,]*", sisa):
        raise _tidak_dikenal(teks)
    return negatif, sisa


def _tidak_dikenal(teks: str) -> AngkaTidakDikenalError:
    kutipan = _kutip(teks)
    if not kutipan:
        return AngkaTidakDikenalError(
            "Belum diisi; yang diharapkan angka, misalnya 1.250 atau 97,30."
        )
    return AngkaTidakDikenalError(
        f'"{kutipan}" tidak dapat dibaca sebagai angka; tulis misalnya 1.250 atau 97,30.'
    )


def _pisahkan(inti: str, teks: str, desimal: int) -> tuple[str, str]:
    """Split bare digits into (whole part, decimals)."""
    if _BULAT.fullmatch(inti):
        return inti, ""
    jenis = {huruf for huruf in inti if huruf in ".,"}
    if len(jenis) == 2:
        tanda = inti[max(inti.rfind("."), inti.rfind(","))]
        kelompok, _, pecahan = inti.rpartition(tanda)
        if tanda in kelompok or not pecahan or not _KELOMPOK.fullmatch(kelompok):
            raise _tidak_dikenal(teks)
        return re.sub(r"[.,]", "", kelompok), pecahan
    if cocok := _TAKSA.fullmatch(inti):
        if desimal == 0 and jenis == {"."}:
            return cocok[1] + cocok[2], ""
        raise _taksa(teks, cocok[1], cocok[2], desimal)
    if cocok := _DESIMAL.fullmatch(inti):
        return cocok[1], cocok[2]
    if _KELOMPOK.fullmatch(inti):
        return re.sub(r"[.,]", "", inti), ""
    raise _tidak_dikenal(teks)


def _taksa(teks: str, bulat: str, pecahan: str, desimal: int) -> AngkaTaksaError:
    ribuan = bulat + pecahan
    pesan = (
        f'"{_kutip(teks)}" dapat dibaca {_baris_ribuan(Decimal(ribuan))} (bilangan bulat) '
        f"atau {bulat},{pecahan} (desimal). Ketik {ribuan} bila yang dimaksud bilangan bulat"
    )
    if len(pecahan.rstrip("0")) <= desimal:
        return AngkaTaksaError(f"{pesan}, atau {bulat},{pecahan}0 bila yang dimaksud desimal.")
    batas = (
        "kolom ini hanya menerima bilangan bulat"
        if desimal == 0
        else f"kolom ini menerima paling banyak {desimal} angka di belakang koma"
    )
    return AngkaTaksaError(f"{pesan}; {batas}.")


def tulis_angka(nilai: Decimal | int) -> str:
    """Write a number for a file: decimal comma, no thousands dot: `12453995443`, `97,30`.

    `baca_angka(tulis_angka(x), desimal=…) == x`: three decimals that could be read as a thousands
    group get a zero appended (`1,234` is written `1,2340`).
    Raises AngkaError when the text would be too long to be read back.
    """
    teks = _polos(_desimal(nilai)).replace(".", ",")
    if _TAKSA.fullmatch(teks.lstrip("-")):
        teks += "0"
    if len(teks) > PANJANG_TEKS_MAKSIMUM:
        raise AngkaError(f"Bilangan melebihi {PANJANG_TEKS_MAKSIMUM} karakter.")
    return teks


def desimal_tersimpan(teks: str | None) -> Decimal | None:
    """A figure as stored JSON holds it: the digits of `str`, or none."""
    return None if teks is None else Decimal(teks)
