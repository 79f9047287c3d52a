"""PURE. Cells of budget files: rupiah, codes, dates, names. A damaged cell is refused, not guessed.

What is refused carries what was expected and, where one can be thought of, a proposal.
"""

import re
import unicodedata
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from anggaran.kode import POLA_KEGIATAN, POLA_PROGRAM, induk_kode, kunci_kode
from kinerja.angka import bulatkan

#: Signs of no width; and what no database keeps, which a workbook can write as `_xD800_`.
_TAK_TERSIMPAN = re.compile("[\u200b\ufeff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
_TITIK = re.compile(r"\d{1,3}(\.\d{3})+|\d+", re.ASCII)
_SEN = re.compile(r"(.*),(\d{1,2})", re.ASCII)
_KOSONG = frozenset({"-", "–", "—", ""})
_DAMPAK = re.compile(r"\s*[.,/\-]\s*")
_KODE_LAIN = re.compile(r"X\.|\d{3}\.|\d\.\d{2}\.(\d\.\d{2}\.)?\d{2}\.\d{2}\.")
"""Beginnings of codes that are not of the nomenclature of today."""
_PANJANG_SUB = ((1, 2, 2, 1, 2, 4), (1, 2, 2, 1, 2, 2))
_PANJANG_REKENING = (1, 1, 2, 2, 2, 4)
_BULAN = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september",
    "oktober", "november", "desember",
)  # fmt: skip
_BULAN_PENDEK = {nama[:3]: n for n, nama in enumerate(_BULAN, 1)} | {"agt": 8, "ags": 8, "peb": 2}
_TANGGAL_TEKS = re.compile(r"(\d{1,2})\s+([a-z]+)\.?\s+(\d{4})")
_TANGGAL_GARIS = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_TANGGAL_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00)?)?")
_AWAL_EXCEL = date(1899, 12, 30)
_SERIAL = range(36526, 73051)  # 2000-01-01 … 2099-12-31
RUPIAH_MAKSIMUM = 10**15
_SERIBU = 1_000
_VOLUME = re.compile(r"(\d+)(?:[.,](\d{1,2}|\d{4,6}))?", re.ASCII)
_VOLUME_RIBUAN = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d{1,6})?|\d{1,3}\.\d{3},\d{1,6}", re.ASCII)
_VOLUME_RAGU = re.compile(r"\d{1,3}[.,]\d{3}", re.ASCII)
_VOLUME_MAKSIMUM = Decimal(10) ** 12
DESIMAL_VOLUME = 6


class SelDitolakError(ValueError):
    """A cell that cannot be read; `usul` is what it may have been."""

    def __init__(self, pesan: str, usul: str = "") -> None:
        self.pesan, self.usul = pesan, usul
        super().__init__(pesan)


class SelTakTerhitung(str):
    """A cell whose value the workbook does not hold: a formula that nobody computed, or an error of
    Excel's. It reads as no number, no code and no date.
    """

    __slots__ = ()


class AngkaPersen(Decimal):
    """The number of a cell that is shown as a percentage: 0.85 is 85 there."""

    __slots__ = ()

    @property
    def tampak(self) -> Decimal:
        """What the cell shows, exactly."""
        return self * 100


def rapi(isi: object) -> str:
    """A cell as text: one kind of blank, no line breaks, no apostrophe that Excel put before it."""
    if isi is None:
        return ""
    if isinstance(isi, (float, Decimal)) and isi == int(isi):
        isi = int(isi)
    return _rapi(str(isi))


@lru_cache(maxsize=8192)
def _rapi(isi: str) -> str:
    """The same of a text; a file of fifty thousand rows repeats most of them."""
    teks = _TAK_TERSIMPAN.sub("", unicodedata.normalize("NFKC", isi))
    for garis in "‐‑‒–—−":
        teks = teks.replace(garis, "-")
    return " ".join(teks.split()).removeprefix("'").strip()


def kunci_teks(isi: object) -> str:
    """A heading or a name for comparing: letters and digits only."""
    huruf = (c if c.isalnum() else " " for c in rapi(isi).casefold().replace("%", " persen "))
    return " ".join("".join(huruf).split())


def baca_rupiah_sel(isi: object) -> int:
    """Whole rupiah of a cell, sen rounded half up. Raises SelDitolakError."""
    return rupiah_bulat(baca_rupiah_tepat(isi))


def rupiah_bulat(nilai: Decimal) -> int:
    """Whole rupiah: half and more is one rupiah."""
    return int(bulatkan(nilai, 0))


def baca_rupiah_tepat(isi: object, *, kecil: bool = False) -> Decimal:
    """Rupiah of a cell with its sen. Raises SelDitolakError; an empty cell is refused too.

    `kecil`: sen below a thousand rupiah are plausible, as in what is left of a pagu. Elsewhere they
    are refused: Excel makes 224,05 of the text 224.050.
    """
    nilai = _tepat(isi)
    if not kecil and abs(nilai) < _SERIBU and nilai != nilai.to_integral_value():
        raise SelDitolakError(
            "jumlah di bawah Rp 1.000 dengan sen; titik ribuannya mungkin dibaca Excel sebagai "
            "koma.",
            f"{int(nilai * 1000):,}".replace(",", "."),
        )
    return nilai


def _tepat(isi: object) -> Decimal:
    if isinstance(isi, (bool, datetime, date, AngkaPersen)):
        raise SelDitolakError(
            "bukan jumlah rupiah: selnya berformat persen."
            if isinstance(isi, AngkaPersen)
            else "bukan jumlah rupiah."
        )
    if isinstance(isi, (int, float, Decimal)):
        angka = Decimal(repr(isi)) if isinstance(isi, float) else Decimal(isi)
        if not angka.is_finite() or abs(angka) >= RUPIAH_MAKSIMUM:
            raise SelDitolakError("jumlah rupiah paling banyak 15 angka.")
        # What a formula leaves beyond sen is noise of its arithmetic.
        return bulatkan(angka, 2)
    teks = rapi(isi)
    if teks in _KOSONG:
        if teks:
            return Decimal(0)
        raise SelDitolakError("kosong; tulis 0 bila memang nihil.")
    return _rupiah_teks(teks)


def _rupiah_teks(teks: str) -> Decimal:
    negatif = teks.startswith("(") and teks.endswith(")")
    isi = teks[1:-1].strip() if negatif else teks
    isi = re.sub(r"(?i)^rp\.?\s*", "", isi).strip()
    if isi in _KOSONG:
        return Decimal(0)
    if isi.startswith("-"):
        negatif, isi = not negatif, isi[1:].strip()
    if isi.endswith(",-"):
        isi = isi[:-2]
    sen = _SEN.fullmatch(isi)
    pokok = sen[1] if sen else isi
    if not _TITIK.fullmatch(pokok):
        raise SelDitolakError(
            "bukan jumlah rupiah yang utuh; yang diharapkan 1.234.567 atau 1.234.567,00.",
            _usul_rupiah(isi),
        )
    nilai = Decimal(pokok.replace(".", "") + (f".{sen[2]}" if sen else ""))
    if nilai >= RUPIAH_MAKSIMUM:
        raise SelDitolakError("jumlah rupiah paling banyak 15 angka.")
    return -nilai if negatif else nilai


def _usul_rupiah(teks: str) -> str:
    if re.fullmatch(r"\d+([.,]\d+)?[eE]\+?\d{1,2}", teks):
        return f"{int(Decimal(teks.replace(',', '.'))):,}".replace(",", ".")
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.0+)?", teks):
        return teks.split(".")[0].replace(",", ".")
    return ""


def baca_volume(isi: object) -> Decimal:
    """A volume: 50, 12,5 or 12.5, exactly. Raises SelDitolakError; an empty cell is refused too.

    A text like 1.234 is refused: it may be a thousand and more, or one and a bit.
    """
    if isinstance(isi, (bool, datetime, date)):
        raise SelDitolakError("bukan volume.")
    if isinstance(isi, (int, float, Decimal)):
        if isinstance(isi, AngkaPersen):
            angka = isi.tampak
        else:
            angka = Decimal(repr(isi)) if isinstance(isi, float) else Decimal(isi)
        if not angka.is_finite() or not 0 <= angka < _VOLUME_MAKSIMUM:
            raise SelDitolakError("volume tidak boleh negatif atau melebihi 12 angka.")
        return bulatkan(angka, DESIMAL_VOLUME).normalize()
    teks = rapi(isi).replace(" ", "")
    if not teks:
        raise SelDitolakError("kosong; tulis 0 bila memang nihil.")
    if teks == "-":
        return Decimal(0)
    if _VOLUME_RAGU.fullmatch(teks):
        bulat = re.sub("[.,]", "", teks)
        raise SelDitolakError(
            f"dapat berarti {bulat} atau {teks.replace('.', ',')}; tulis sebagai angka.", bulat
        )
    if _VOLUME_RIBUAN.fullmatch(teks):
        teks = teks.replace(".", "").replace(",", ".")
    elif not _VOLUME.fullmatch(teks):
        raise SelDitolakError("bukan volume; yang diharapkan mis. 50 atau 12,5.")
    angka = Decimal(teks.replace(",", "."))
    if angka >= _VOLUME_MAKSIMUM:
        raise SelDitolakError("volume paling banyak 12 angka.")
    return angka.normalize()


def jalur_kode(kode: str) -> tuple[int | str, ...]:
    """Segments of a code as numbers: `2.07.03.2.01.01` is `2.07.03.2.01.0001`; X is any."""
    return kunci_kode(kode.upper())


@lru_cache(maxsize=4096, typed=True)
def baca_kode_sub(isi: object) -> str:
    """Code of a sub kegiatan as it is written: of today, of Permendagri 13/2006, of a central
    agency, or with X.XX of a supporting program. Raises SelDitolakError.
    """
    if isinstance(isi, str):
        teks = rapi(isi).replace(" ", "").rstrip(".").upper()
        if _KODE_LAIN.match(teks) and induk_kode(teks):
            return teks
    return _kode(isi, _PANJANG_SUB, "sub kegiatan", "2.07.03.2.01.0001")


def baca_kode_atas(isi: object, tingkat: str) -> str:
    """Code of a program or kegiatan as it is written. Raises SelDitolakError."""
    contoh = "2.07.03" if tingkat == "program" else "2.07.03.2.01"
    if isinstance(isi, (float, Decimal, int, datetime, date)):
        raise SelDitolakError(
            f"kode {tingkat} ini diubah Excel; tulis sebagai teks, mis. {contoh}."
        )
    teks = rapi(isi).replace(" ", "").rstrip(".").upper()
    if not re.match(POLA_PROGRAM if tingkat == "program" else POLA_KEGIATAN, teks):
        bentuk = (_PANJANG_SUB[0][: 3 if tingkat == "program" else 5],)
        raise SelDitolakError(
            f"bukan kode {tingkat} yang utuh; yang diharapkan mis. {contoh}.",
            _usul_kode(teks, bentuk),
        )
    return teks


@lru_cache(maxsize=4096, typed=True)
def baca_kode_rekening(isi: object) -> str:
    """Code of a rekening of belanja, of any level. Raises SelDitolakError."""
    return _kode(
        isi,
        tuple(_PANJANG_REKENING[:n] for n in range(6, 0, -1)),
        "rekening",
        "5.1.02.01.01.0024",
    )


def _kode(isi: object, bentuk: tuple[tuple[int, ...], ...], nama: str, contoh: str) -> str:
    if isinstance(isi, (datetime, date)):
        raise SelDitolakError(
            f"kode {nama} ini diubah Excel menjadi tanggal; tulis sebagai teks, mis. {contoh}.",
            f"{isi.day}.{isi.month:02d}.{isi.year % 100:02d}",
        )
    if isinstance(isi, (float, Decimal)):
        raise SelDitolakError(
            f"kode {nama} ini diubah Excel menjadi angka; tulis sebagai teks, mis. {contoh}."
        )
    teks = rapi(isi).replace(" ", "").rstrip(".")
    if not teks:
        raise SelDitolakError(f"kode {nama} kosong; yang diharapkan mis. {contoh}.")
    bagian = teks.split(".")
    if all(b.isascii() and b.isdecimal() for b in bagian):
        panjang = tuple(map(len, bagian))
        if panjang in bentuk:
            if nama == "sub kegiatan" and bagian[3] not in {"1", "2"}:
                raise SelDitolakError(f"bukan kode {nama}; yang diharapkan mis. {contoh}.")
            if nama == "rekening" and bagian[0] != "5":
                raise SelDitolakError("bukan rekening belanja; kode belanja diawali 5.")
            return teks
    raise SelDitolakError(
        f"bukan kode {nama} yang utuh; yang diharapkan mis. {contoh}.", _usul_kode(teks, bentuk)
    )


def _usul_kode(teks: str, bentuk: tuple[tuple[int, ...], ...]) -> str:
    """The code with its zeros back, where the number of parts tells which code it was."""
    if garis := _TANGGAL_GARIS.fullmatch(teks):
        return f"{int(garis[1])}.{int(garis[2]):02d}.{int(garis[3]) % 100:02d}"
    bagian = _DAMPAK.split(teks)
    for panjang in bentuk:
        if len(bagian) == len(panjang) > 1 and all(b.isdecimal() for b in bagian):
            angka = [b.zfill(n) for b, n in zip(bagian, panjang, strict=True)]
            if all(len(b) == n for b, n in zip(angka, panjang, strict=True)):
                return ".".join(angka)
    return ""


def pisah_kode_nama(isi: object) -> tuple[str, str]:
    """`2.07.01 Program Penunjang` → code and name; the dot of `5. BELANJA` goes."""
    kode, _, nama = rapi(isi).partition(" ")
    if not kode[:1].isdecimal():
        return "", rapi(isi)
    return kode.rstrip("."), nama.removeprefix("- ").strip()


def baca_tanggal_sel(isi: object) -> date | None:
    """A date as text, as a date or as Excel's number; None where empty. Raises SelDitolakError."""
    if isinstance(isi, datetime):
        return isi.date()
    if isinstance(isi, date):
        return isi
    teks = rapi(isi)
    if teks in _KOSONG:
        return None
    if teks.isdecimal() and int(teks) in _SERIAL:
        return _AWAL_EXCEL + timedelta(days=int(teks))
    try:
        if ada := _TANGGAL_ISO.fullmatch(teks):
            return date(int(ada[1]), int(ada[2]), int(ada[3]))
        if ada := _TANGGAL_GARIS.fullmatch(teks):
            return date(int(ada[3]), int(ada[2]), int(ada[1]))
        if (ada := _TANGGAL_TEKS.fullmatch(teks.casefold())) and (b := nomor_bulan(ada[2])):
            return date(int(ada[3]), b, int(ada[1]))
    except ValueError:
        pass
    raise SelDitolakError("bukan tanggal; yang diharapkan mis. 3 Januari 2026 atau 03/01/2026.")


def nomor_bulan(nama: str) -> int | None:
    """1 … 12 of a month's name or its first three letters."""
    kecil = nama.casefold()
    if kecil in _BULAN:
        return _BULAN.index(kecil) + 1
    if kecil in {"pebruari", "nopember"}:
        return 2 if kecil == "pebruari" else 11
    return _BULAN_PENDEK.get(kecil) if len(kecil) <= 4 else None


def nama_bulan(bulan: int) -> str:
    """`Januari`."""
    return _BULAN[bulan - 1].capitalize()
