"""PURE. Small parts of Indonesian sentences: counts in words, lists, capitals, full stops."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kinerja.kata_daftar import urutkan
from kinerja.teks import satu_baris
from laporan.dokumen.unsur import Isi, Potongan, Teks, larik

_ALAMAT = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.|[^\s@]+@[^\s@]+\.)", re.I)
_BERSATUAN = re.compile(
    r"(-?(?:[≥≤] ?)?-?(?:Rp)?[0-9][0-9.,]*(?:[–-][0-9][0-9.,]*)?)(?=[ /])(.*)", re.S
)
RUJUKAN_TERSEBUT = 4
"""References that a sentence names one by one; of more it names the first and the last."""
_KATA_SATUAN = re.compile(r"[^\W\d_]+")
_SATUAN = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
    "sepuluh", "sebelas",
)  # fmt: skip


def terbilang(angka: int) -> str:
    """A count from 0 to 999 in words: `sembilan belas`, `seratus dua`. Raises ValueError beyond."""
    if not 0 <= angka <= 999:
        raise ValueError("terbilang menerima 0 sampai dengan 999")
    if angka < 12:
        return _SATUAN[angka]
    if angka < 20:
        return f"{_SATUAN[angka - 10]} belas"
    if angka < 100:
        puluh, sisa = divmod(angka, 10)
        return f"{_SATUAN[puluh]} puluh{_sisa(sisa)}"
    ratus, sisa = divmod(angka, 100)
    awal = "seratus" if ratus == 1 else f"{_SATUAN[ratus]} ratus"
    return f"{awal}{_sisa(sisa)}"


def _sisa(angka: int) -> str:
    return f" {terbilang(angka)}" if angka else ""


def bilangan(angka: int) -> str:
    """`6 (enam)`; digits alone from 1.000 on."""
    return f"{angka} ({terbilang(angka)})" if angka <= 999 else f"{angka:,}".replace(",", ".")


def hitungan(angka: int, kata: str) -> str:
    """`6 (enam) program`."""
    return f"{bilangan(angka)} {kata}"


def sebanyak(angka: int, kata: str) -> str:
    """`Enam program`: a count that opens a sentence, where EYD wants words."""
    return f"{kapital(terbilang(angka)) if angka <= 999 else bilangan(angka)} {kata}"


def cacah(angka: int, kata: str) -> str:
    """`6 program`."""
    return f"{bilangan(angka).split()[0]} {kata}"


def urutkan_isi(butir: Sequence[Isi], *, pemisah: str = ", ") -> tuple[Potongan, ...]:
    """The same for inline content; with `pemisah` "; " where items hold commas themselves."""
    hasil: list[Potongan] = []
    for n, isi in enumerate(butir):
        if n:
            if n < len(butir) - 1:
                hasil.append(Teks(pemisah))
            else:
                hasil.append(Teks(" dan " if len(butir) == 2 else f"{pemisah}dan "))
        hasil += larik(isi)
    return tuple(hasil)


def rentang_rujukan(butir: Sequence[Isi]) -> tuple[Potongan, ...]:
    """References that follow each other: up to four one by one, more as `a sampai dengan z`."""
    if len(butir) <= RUJUKAN_TERSEBUT:
        return urutkan_isi(butir)
    return rangkai(butir[0], " sampai dengan ", butir[-1])


def rangkai(*bagian: Isi | Potongan) -> tuple[Potongan, ...]:
    """Strings, runs and tuples of runs in a row."""
    hasil: list[Potongan] = []
    for b in bagian:
        if isinstance(b, str | tuple):
            hasil += larik(b)
        else:
            hasil.append(b)
    return tuple(hasil)


def kapital(teks: str) -> str:
    """The first letter large, the rest as it is; an address stays an address."""
    return teks if _ALAMAT.match(teks) else teks[:1].upper() + teks[1:]


def kapital_isi(isi: Isi) -> tuple[Potongan, ...]:
    """The same for inline content that opens a sentence."""
    awal, *sisa = larik(isi)
    return (replace(awal, isi=kapital(awal.isi)) if isinstance(awal, Teks) else awal, *sisa)


def kecilkan(teks: str) -> str:
    """The first letter small, unless the first word is an acronym, a name or has inner capitals."""
    kata = teks.split(maxsplit=1)[0] if teks.split() else ""
    return teks if any(h.isupper() for h in kata[1:]) else teks[:1].lower() + teks[1:]


def satuan_kecil(teks: str) -> str:
    """A figure with its unit as it reads inside a sentence: `200 lowongan`, `Rp23.303/jam`.

    Acronyms and symbols keep their capitals (`5 PNS`, `12 kWh`); what is no figure with a unit
    stays as it is (`BB (75,20)`, `Level 3`).
    """
    cocok = _BERSATUAN.fullmatch(teks)
    return teks if cocok is None else cocok[1] + _KATA_SATUAN.sub(_kecil, cocok[2])


def _kecil(kata: re.Match[str]) -> str:
    teks = kata[0]
    return teks.lower() if teks.istitle() else teks


_DUA_TITIK = re.compile(r"(?<!\.)\.\.$")


def kalimat(teks: str) -> str:
    """A whole sentence: large first letter, one closing mark."""
    rapi = satu_baris(teks)
    if not rapi:
        return ""
    rapi = kapital(_DUA_TITIK.sub(".", rapi.rstrip(";, ")))
    return rapi if rapi.endswith((".", "!", "?", ":")) else f"{rapi}."


def tanpa_titik(teks: str) -> str:
    """Without its closing mark, to stand inside another sentence."""
    return satu_baris(teks).rstrip(".;, ")


def sekali(butir: Iterable[str]) -> list[str]:
    """Each text once, whatever its capitals or closing mark, in order of first mention."""
    hasil: dict[str, str] = {}
    for b in butir:
        hasil.setdefault(tanpa_titik(b).casefold(), b)
    return [b for kunci, b in hasil.items() if kunci]


def urutkan_titik_koma(butir: Sequence[str]) -> str:
    """`a; b; dan c`: for names that hold commas themselves."""
    if len(butir) < 2 or not any("," in b for b in butir):
        return urutkan(butir)
    return f"{'; '.join(butir[:-1])}; dan {butir[-1]}"
