"""PURE. A ministry's file of nomenclature, as rows of cells → codes with their names.

Two shapes: the workbook of the Kepmendagri (columns A–I: urusan, bidang, program, kegiatan, sub
kegiatan, nomenklatur, kinerja, indikator, satuan; the level is the deepest code that is filled) and
a plain list with the columns kode and nama. A damaged code is never guessed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from anggaran.kode import TINGKAT_KODE, tingkat_kode

BARIS_JUDUL = 10
GALAT_DISEBUT = 200
TANPA_KEPALA = (
    "kepala kolom tidak ditemukan; yang diharapkan URUSAN sampai SATUAN, atau kode dan nama."
)
_BENTUK = ("urusan", "bidang urusan", "program", "kegiatan", "sub kegiatan", "nomenklatur")
_SEGMEN = (
    re.compile(r"\d|X"), re.compile(r"\d{2}|XX"), re.compile(r"\d{2}"), re.compile(r"[12]\.\d{2}"),
    re.compile(r"\d{2,4}"),
)  # fmt: skip
_KODE = re.compile(r"(\d|X)(\.(\d{2}|XX)(\.\d{2}(\.[12]\.\d{2}(\.\d{2,4})?)?)?)?")
_TAMBAHAN = ("kinerja", "indikator", "satuan")
Sel = object


@dataclass(frozen=True)
class IsiNomenklatur:
    """One code as the file has it."""

    kode: str
    nama: str
    kinerja: str = ""
    indikator: str = ""
    satuan: str = ""

    @property
    def tingkat(self) -> str:
        """Its level."""
        hasil = tingkat_kode(self.kode)
        assert hasil is not None  # the reader takes no other
        return hasil


@dataclass
class BacaanNomenklatur:
    """What was read, and what was not, with the row it stands in."""

    isi: dict[str, IsiNomenklatur] = field(default_factory=dict)
    galat: list[tuple[int, str]] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)
    """What was left out, and need not be wrong."""

    @property
    def utuh(self) -> bool:
        """Whether it can be stored."""
        return bool(self.isi) and not self.galat


def baca_nomenklatur(baris: Iterable[tuple[int, Sequence[Sel | None]]]) -> BacaanNomenklatur:
    """The codes of one sheet."""
    hasil = BacaanNomenklatur()
    kepala: dict[str, int] | None = None
    for nomor, sel in baris:
        if kepala is None:
            kepala = _kepala(sel)
            if kepala is None and nomor > BARIS_JUDUL:
                break
            continue
        if len(hasil.galat) >= GALAT_DISEBUT:
            break
        _baca_baris(hasil, nomor, sel, kepala)
    if kepala is None:
        hasil.galat.append((0, TANPA_KEPALA))
    elif not hasil.isi and not hasil.galat:
        hasil.galat.append((0, "tidak ada kode yang terbaca."))
    else:
        hasil.galat += [
            (0, f"{kode}: kode di atasnya, {atas}, tidak ada pada berkas.")
            for kode in hasil.isi
            if (atas := _di_atas(kode)) and atas not in hasil.isi and len(kepala) > 5
        ][: GALAT_DISEBUT - len(hasil.galat)]
    if kepala is not None and "nomenklatur" in kepala:
        hasil.galat += [
            (0, f"kolom {nama.upper()} tidak ada.") for nama in _TAMBAHAN if nama not in kepala
        ]
    return hasil


def _kepala(sel: Sequence[Sel | None]) -> dict[str, int] | None:
    judul = [_teks(satu).casefold() for satu in sel]
    if tuple(judul[: len(_BENTUK)]) == _BENTUK:
        utama = {nama: n for n, nama in enumerate(_BENTUK)}
        return utama | {nama: judul.index(nama) for nama in _TAMBAHAN if nama in judul}
    if "kode" in judul and "nama" in judul:
        return {n: judul.index(n) for n in ("kode", "nama", *_TAMBAHAN) if n in judul}
    return None


def _baca_baris(
    hasil: BacaanNomenklatur, nomor: int, sel: Sequence[Sel | None], kepala: dict[str, int]
) -> None:
    def ambil(nama: str) -> str:
        letak = kepala.get(nama, len(sel))
        return _teks(sel[letak]) if letak < len(sel) else ""

    berjenjang = "nomenklatur" in kepala
    kode, salah = _kode_berjenjang(sel) if berjenjang else _kode_utuh(ambil("kode"))
    nama = ambil("nomenklatur" if berjenjang else "nama")
    if not kode and not salah:
        return  # a title between the rows, a signature below them
    if not salah and not nama:
        salah = f"{kode}: namanya kosong."
    if not salah and kode in hasil.isi:
        salah = f"{kode}: tertulis dua kali."
    if salah:
        hasil.galat.append((nomor, salah))
        return
    hasil.isi[kode] = IsiNomenklatur(kode, nama, *(ambil(k) for k in _TAMBAHAN))


def _kode_berjenjang(sel: Sequence[Sel | None]) -> tuple[str, str]:
    segmen: list[str] = []
    for urut, pola in enumerate(_SEGMEN):
        isi = sel[urut] if urut < len(sel) else None
        if isinstance(isi, (float, Decimal)):
            return (
                "",
                f"kolom {_BENTUK[urut]} diubah Excel menjadi angka ({isi}); tulis sebagai teks.",
            )
        if not (satu := _teks(isi)):
            if any(_teks(lain) for lain in sel[urut + 1 : len(_SEGMEN)]):
                return "", f"kolom {_BENTUK[urut]} kosong, sedangkan kolom sesudahnya terisi."
            break
        # 7 is 07 without doubt; 1 of a sub kegiatan may be 01 or 0001.
        if isinstance(isi, int) and urut in (1, 2):
            satu = satu.zfill(2)
        if not pola.fullmatch(satu):
            return "", f"kolom {_BENTUK[urut]} berisi “{satu}”; bentuknya tidak dikenal."
        segmen.append(satu)
    return ".".join(segmen), ""


def _kode_utuh(kode: str) -> tuple[str, str]:
    if kode and not _KODE.fullmatch(kode):
        return "", f"kode “{kode}” tidak dikenal bentuknya."
    return kode, ""


def _di_atas(kode: str) -> str:
    bagian = kode.split(".")
    panjang = [n for n in TINGKAT_KODE if n < len(bagian)]
    return ".".join(bagian[: max(panjang)]) if panjang else ""


def _teks(isi: Sel | None) -> str:
    return "" if isi is None else " ".join(str(isi).replace("\u00a0", " ").split())
