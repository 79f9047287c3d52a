"""PURE. The figures under a section, to notice later that they changed since it was written."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from laporan.dokumen.penomoran import telusuri
from laporan.dokumen.seksi import BELUM, TANYA
from laporan.dokumen.unsur import (
    NOMOR,
    Blok,
    Isi,
    Kolom,
    Potongan,
    Seksi,
    Tabel,
    Teks,
    baris_lengkap,
    larik,
)

Potret = dict[str, list[str]]
"""Key of a figure → what it is called, and its text.

`m:medan` is a live figure, `s:table:row:column` a cell, its column by key. `t:table:row:title` is a
cell of a text that was written before columns had keys: see `baca_potret`.
"""
_SEL, _SEL_LAMA = "s:", "t:"
_TANPA_NAMA = (NOMOR, "kode")
"""Columns whose words do not name their row."""


@dataclass(frozen=True)
class AngkaBerubah:
    """A figure that is no longer what it was; an empty side means that it was not, or is not."""

    nama: str
    dari: str
    menjadi: str


def potret_seksi(seksi: Seksi, nama: Mapping[str, str]) -> Potret:
    """Every live figure of the draft's text (called by `nama`) and every cell of its tables."""
    hasil: Potret = {}
    for p in _potongan(seksi.isi):
        if isinstance(p, Teks) and p.medan and not p.medan.startswith((TANYA, BELUM)):
            hasil[f"m:{p.medan}"] = [nama.get(p.medan, p.medan), p.isi]
    for b in telusuri(seksi.isi):
        if isinstance(b, Tabel):
            hasil |= _sel(b)
    return hasil


def medan_draf(seksi: Seksi) -> tuple[str, ...]:
    """The live figures of the draft's text."""
    semua = (p.medan for p in _potongan(seksi.isi) if isinstance(p, Teks) and p.medan)
    return tuple(m for m in dict.fromkeys(semua) if not m.startswith((TANYA, BELUM)))


def _potongan(blok: tuple[Blok, ...]) -> Iterator[Potongan]:
    for isi in isi_blok(blok):
        yield from larik(isi)


def isi_blok(blok: tuple[Blok, ...]) -> Iterator[Isi]:
    """Every inline content of blocks, those of tables left out."""
    for b in telusuri(blok):
        if not isinstance(b, Tabel):
            yield from b.isi_teks()


def _sel(tabel: Tabel) -> Potret:
    """Cells by the words that begin their row, so that a new row does not rename the others."""
    hasil: Potret = {}
    kali: Counter[str] = Counter()
    for sel, baris in zip(baris_lengkap(tabel), tabel.baris, strict=True):
        angka = [x.nilai is not None for x in baris.sel for _ in range(x.rentang)]
        kepala = [
            t
            for t, a, k in zip(sel, angka, tabel.kolom, strict=True)
            if t and not a and k.kunci not in _TANPA_NAMA
        ]
        sebutan = next((t for t in kepala if any(h.isalpha() for h in t)), " ".join(kepala))
        kali[sebutan] += 1
        ke = "" if kali[sebutan] == 1 else f" ({kali[sebutan]})"
        for kolom, teks in zip(tabel.kolom, sel, strict=True):
            if teks and teks != sebutan:
                kunci = f"{_SEL}{tabel.kunci}:{sebutan}{ke}:{kolom.kunci}"
                hasil[kunci] = [f"{sebutan}{ke}, {_judul(kolom)} ({tabel.judul})", teks]
    return hasil


def _judul(kolom: Kolom) -> str:
    return f"{kolom.kelompok} {kolom.judul}".strip().replace("\n", " ")


def baca_potret(simpanan: Mapping[str, list[str]], seksi: Seksi) -> Potret:
    """What was stored, its cells by the keys of their columns."""
    semua = [b for b in telusuri(seksi.isi) if isinstance(b, Tabel)]
    return {
        _kunci_kini(k, semua) if k.startswith(_SEL_LAMA) else k: list(isi)
        for k, isi in simpanan.items()
    }


def _kunci_kini(lama: str, semua: Iterable[Tabel]) -> str:
    """The key of a cell that was stored by the title of its column; as it was if none fits."""
    for tabel in semua:
        awal = f"{_SEL_LAMA}{tabel.kunci}:"
        if not lama.startswith(awal):
            continue
        for kolom in tabel.kolom:
            akhir = f":{_judul(kolom)}"
            if lama.endswith(akhir) and len(lama) > len(awal) + len(akhir):
                return f"{_SEL}{tabel.kunci}:{lama[len(awal) : -len(akhir)]}:{kolom.kunci}"
    return lama


def perubahan(lama: Mapping[str, list[str]], kini: Mapping[str, list[str]]) -> list[AngkaBerubah]:
    """Which figures changed, and cells that came or went; a field that is no longer used does not
    count.
    """
    hasil = [
        AngkaBerubah(nama, lama[k][1], teks)
        for k, (nama, teks) in kini.items()
        if k in lama and lama[k][1] != teks
    ]
    if not lama:
        return hasil
    hasil += _datang_pergi(lama, kini)
    return hasil


def _datang_pergi(
    lama: Mapping[str, list[str]], kini: Mapping[str, list[str]]
) -> Iterable[AngkaBerubah]:
    for k, (nama, teks) in kini.items():
        if k.startswith(_SEL) and k not in lama:
            yield AngkaBerubah(nama, "", teks)
    for k, (nama, teks) in lama.items():
        if k.startswith((_SEL, _SEL_LAMA)) and k not in kini:
            yield AngkaBerubah(nama, teks, "")
