"""PURE. What the readers share: cells read or refused with their place, footers, control totals."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from sys import intern
from typing import TypeVar

from anggaran.impor.bentuk import HasilBacaBerkas, RincianBerkas, TolakanImpor
from anggaran.impor.kenali import TabelDikenal
from anggaran.impor.kepala import Sel
from anggaran.impor.milik_skpd import nama_pd
from anggaran.impor.nilai import (
    SelDitolakError,
    baca_kode_rekening,
    baca_kode_sub,
    baca_rupiah_tepat,
    baca_tanggal_sel,
    jalur_kode,
    rapi,
    rupiah_bulat,
)
from anggaran.kode import BEBAS, induk_kode
from kinerja.angka import format_rupiah

T = TypeVar("T")
TOLAK_MAKSIMUM = 2_000
"""Refusals that are kept; a file with more is a wrong file."""
TANPA_SKPD = "(tanpa SKPD)"
_PEMBUKTI = frozenset(
    {
        "selisih", "sisa", "sisa_pagu", "sisa_spd", "spd", "lalu_rp", "ini_rp", "nilai_sp2d",
        "nilai_spd",
    }
)  # fmt: skip
"""Columns that only prove others; nothing of them is kept."""
_SIMPUL = (
    "kode_program", "nama_program", "kode_kegiatan", "nama_kegiatan", "kode_urusan", "kode_bidang",
    "nama_sub",
)  # fmt: skip
_KODE_SKPD = re.compile(r"\d+(\.\d+){1,9}")
_PANJANG_SKPD = (1, 2, 1, 2, 1, 2, 2, 4)
_SERIBU = 1_000
_KECIL_DISEBUT = 10
_KODE_SUMBER = re.compile(r"\d+(\.\d+)*")
_NOMOR_TERPANJANG = 12
"""Characters of a cell that numbers a column, blanks included."""
_JUMLAH = ("jumlah", "total", "sub total", "subtotal", "grand total")


def _baca_bukti(isi: object) -> Decimal:
    return baca_rupiah_tepat(isi, kecil=True)


def rupiah(nilai: int) -> str:
    """`Rp1.234`, as everywhere else."""
    return format_rupiah(nilai)


def berjumlah(sel: Sel) -> bool:
    """Whether a row says of itself that it is a sum."""
    return any(isinstance(isi, str) and rapi(isi).casefold().startswith(_JUMLAH) for isi in sel)


def baris_nomor(sel: Sel) -> bool:
    """Whether a row only numbers or letters its columns: 1, 2, 3 or (a), (b), (c)."""
    if any(type(s) is str and len(s) > _NOMOR_TERPANJANG for s in sel):
        return False
    isi = [rapi(s) for s in sel if s is not None]
    if len(isi) < 3:
        return False
    angka = [s.strip("()") for s in isi]
    if all(a.isdecimal() for a in angka):
        urut = [int(a) for a in angka]
        return urut == list(range(urut[0], urut[0] + len(urut))) and urut[0] <= 1
    return all(len(a) <= 1 for a in angka)


@dataclass
class Penampung:
    """Collects what a reader makes of one table."""

    tabel: TabelDikenal
    hasil: HasilBacaBerkas
    gabungan: list[tuple[int, int, int, int]] = field(default_factory=list)
    kendali: list[tuple[int, str, int, int]] = field(default_factory=list)
    """Sums that the file states: row, heading, the sum, what the rows above make."""
    kendali_atas: list[tuple[int, str, int, int]] = field(default_factory=list)
    """Sums above the first row: row, field, the sum, what earlier sheets made."""
    berisi: bool = False
    """Whether a row of the table was kept or refused already."""
    rusak: bool = False
    """Whether a cell of the row that is being read was refused."""
    kembar: Counter[int] = field(default_factory=Counter)
    sen: dict[int, dict[str, Decimal]] = field(default_factory=dict)
    """Row → field → what rounding its sen made of it more."""
    nama_sumber: dict[str, str] = field(default_factory=dict)
    """Code of a source of money → its name, the same in every row."""
    nama_skpd: set[tuple[str, str]] = field(default_factory=set)
    """Codes of agencies with another name than their first that were judged already."""
    simpul_sah: set[tuple[object, ...]] = field(default_factory=set)
    """Cells of codes and names that fit each other; a file repeats them in each of its rows."""
    bertitik: bool = False
    """Whether any amount is a text with dots."""
    kecil: list[tuple[int, str, object]] = field(default_factory=list)
    """Numbers below a thousand: row, field, cell."""
    bersen: bool = False
    """Whether any amount so far had sen: sums are then proven within half a rupiah a line."""

    def tolak(self, baris: int, medan: str, nilai: object, pesan: str, usul: str = "") -> None:
        """Refuse a cell."""
        self.rusak = True
        kolom = self.tabel.kepala.judul(medan)
        self.hasil.tolak.append(
            TolakanImpor(self.tabel.lembar, baris, kolom, rapi(nilai)[:120], pesan, usul)
        )
        if len(self.hasil.tolak) >= TOLAK_MAKSIMUM:
            raise TerlaluBanyakTolakanError

    def baca(self, baca: Callable[[object], T], baris: int, sel: Sel, medan: str) -> T | None:
        """Read a cell, or refuse it and say None."""
        isi = self.tabel.kepala.ambil(sel, medan)
        try:
            return baca(isi)
        except SelDitolakError as galat:
            self.tolak(baris, medan, isi, galat.pesan, galat.usul)
            return None

    def rupiah(self, baris: int, sel: Sel, medan: str) -> int:
        """Whole rupiah of a cell, sen rounded half up; 0 where it is refused."""
        baca = _baca_bukti if medan in _PEMBUKTI else baca_rupiah_tepat
        nilai = self.baca(baca, baris, sel, medan) or Decimal(0)
        self._timbang(baris, self.tabel.kepala.ambil(sel, medan), medan, nilai)
        bulat = rupiah_bulat(nilai)
        if nilai != bulat:
            self.bersen = True
            self.sen.setdefault(baris, {})[medan] = bulat - nilai
        return bulat

    def _timbang(self, baris: int, isi: object, medan: str, nilai: Decimal) -> None:
        """Remember whether amounts are texts with dots, and which numbers lie below a thousand:
        Excel of another language makes 150 of the text 150.000 and leaves 1.150.000 as it is.
        """
        if isinstance(isi, str):
            self.bertitik = self.bertitik or "." in isi
        elif medan not in _PEMBUKTI and 0 < abs(nilai) < _SERIBU:
            self.kecil.append((baris, medan, isi))

    def periksa_ribuan(self) -> None:
        """Refuse small numbers among texts with dots; tell them where there is no such text."""
        if self.bertitik:
            for baris, medan, isi in self.kecil[:_KECIL_DISEBUT]:
                self.tolak(
                    baris, medan, isi,
                    "angka ini di bawah Rp 1.000, sedangkan jumlah lain pada berkas berupa teks "
                    "bertitik; titik ribuannya mungkin hilang di Excel.",
                    f"{rapi(isi)}.000",
                )  # fmt: skip
        elif self.kecil:
            semua = sorted({nomor for nomor, _, _ in self.kecil})
            sebut = ", ".join(map(str, semua[:_KECIL_DISEBUT]))
            self.hasil.catatan.append(
                f"{len(semua)} baris berjumlah di bawah Rp 1.000 (baris {sebut}"
                f"{', …' if len(semua) > _KECIL_DISEBUT else ''}). Periksa terhadap dokumennya."
            )

    def cocok(self, tertulis: int, hitungan: int, banyak: int) -> bool:
        """Whether a sum that the file states is what its lines make: exactly, or within half a
        rupiah for each of these `banyak` amounts and the sum itself, where sen were rounded.
        """
        beda = abs(tertulis - hitungan)
        return beda == 0 or (self.bersen and 2 * beda <= banyak + 1)

    def sub(self, baris: int, sel: Sel) -> str:
        """Code of the sub kegiatan."""
        return intern(self.baca(baca_kode_sub, baris, sel, "kode_sub") or "")

    def rekening(self, baris: int, sel: Sel) -> str:
        """Code of the rekening."""
        return intern(self.baca(baca_kode_rekening, baris, sel, "kode_rekening") or "")

    def tanggal(self, baris: int, sel: Sel, medan: str) -> date | None:
        """A date, None where there is none."""
        return self.baca(baca_tanggal_sel, baris, sel, medan)

    def teks(self, sel: Sel, medan: str) -> str:
        """A cell as text."""
        return intern(rapi(self.tabel.kepala.ambil(sel, medan)))

    def sumber(self, baris: int, sel: Sel) -> str:
        """Code of the sumber dana, its name where the file gives no code."""
        isi = self.tabel.kepala.ambil(sel, "kode_sumber")
        if isinstance(isi, (float, Decimal)) or hasattr(isi, "year"):
            self.tolak(
                baris, "kode_sumber", isi,
                "kode sumber dana ini diubah Excel; tulis sebagai teks, mis. 1.2.01.01.",
            )  # fmt: skip
            return ""
        kode, nama = rapi(isi)[:120].rstrip("."), self.teks(sel, "nama_sumber")[:120]
        if kode and not _KODE_SUMBER.fullmatch(kode):
            self.tolak(
                baris, "kode_sumber", kode,
                "bukan kode sumber dana; tulis namanya pada kolom NAMA SUMBER DANA.",
            )  # fmt: skip
        elif kode and nama and self.nama_sumber.setdefault(kode, nama) != nama:
            self.tolak(
                baris, "nama_sumber", nama,
                f"baris lain menyebut {kode} sebagai {self.nama_sumber[kode]}.",
            )  # fmt: skip
        return intern(kode or nama)

    def skpd(self, baris: int, sel: Sel) -> str:
        """The agency of a row: its code, else its name, else what stands above the table."""
        kode, nama = self.teks(sel, "kode_skpd").rstrip("."), self.teks(sel, "nama_skpd")
        self._kode_skpd(baris, "kode_skpd", kode)
        self.pastikan_satu_nama(baris, "nama_skpd", kode, nama)
        if nama and not any(c.isalpha() for c in nama):
            self.tolak(baris, "nama_skpd", nama, "bukan nama SKPD; judul kolom mungkin tertukar.")
        return self.catat_skpd(kode, nama)

    def pastikan_satu_nama(self, baris: int, medan: str, kode: str, nama: str) -> None:
        """One code is of one agency: rows of two were put together under it."""
        lama = self.hasil.skpd.get(kode, "") if kode and nama else ""
        if not lama or lama == nama or (kode, nama) in self.nama_skpd:
            return
        self.nama_skpd.add((kode, nama))
        if nama_pd(lama) != nama_pd(nama):
            self.tolak(
                baris, medan, nama,
                f"baris lain menyebut SKPD {kode} sebagai {lama}. Perbaiki kode atau nama "
                "SKPD-nya.",
            )  # fmt: skip

    def unit(self, baris: int, sel: Sel) -> str:
        """Code of the sub unit."""
        kode = self.teks(sel, "kode_sub_unit").rstrip(".")
        self._kode_skpd(baris, "kode_sub_unit", kode)
        return kode

    def _kode_skpd(self, baris: int, medan: str, kode: str) -> None:
        """Three pairs of bidang, number and sub unit; an agency's own code may be shorter."""
        bagian = kode.split(".")
        utuh = _KODE_SKPD.fullmatch(kode) and (
            len(bagian) != len(_PANJANG_SKPD) or tuple(map(len, bagian)) == _PANJANG_SKPD
        )
        if kode and not utuh:
            self.tolak(
                baris, medan, kode,
                "bukan kode SKPD; mungkin diubah Excel, atau judul kolomnya tertukar.",
            )  # fmt: skip

    def catat_skpd(self, kode: str, nama: str) -> str:
        """Remember an agency that the file speaks of."""
        if not kode and not nama:
            atas = self.tabel.keterangan
            kode, nama = atas.kode_skpd, atas.nama_skpd
        kunci = intern(kode or nama or TANPA_SKPD)
        if kunci != TANPA_SKPD:
            self.hasil.skpd.setdefault(kunci, nama)
        self.hasil.banyak_skpd[kunci] += 1
        return kunci

    def simpul(self, baris: int, sel: Sel, sub: str) -> None:
        """Names of the sub kegiatan and what is above it; refuse parents that do not fit."""
        diri = (sub, *(self.tabel.kepala.ambil(sel, m) for m in _SIMPUL))
        if diri in self.simpul_sah:
            return
        sebelum = len(self.hasil.tolak)
        self._simpul(baris, sel, sub)
        if len(self.hasil.tolak) == sebelum:
            self.simpul_sah.add(diri)

    def _simpul(self, baris: int, sel: Sel, sub: str) -> None:
        for tingkat in ("program", "kegiatan"):
            kode = self.teks(sel, f"kode_{tingkat}").replace(" ", "").rstrip(".")
            if not kode:
                continue
            if not _di_bawah(sub, kode, tingkat):
                self.tolak(
                    baris, f"kode_{tingkat}", kode,
                    f"bukan {tingkat} dari sub kegiatan {sub} pada baris ini.",
                )  # fmt: skip
            elif nama := self.teks(sel, f"nama_{tingkat}"):
                self.hasil.simpul.setdefault(kode, nama)
        for tingkat in ("urusan", "bidang"):
            kode = self.teks(sel, f"kode_{tingkat}").replace(" ", "").rstrip(".")
            umum = "X" in kode.upper() or sub[:1] == "X"
            if kode and not umum and not f"{sub}.".startswith(f"{kode}."):
                self.tolak(
                    baris, f"kode_{tingkat}", kode,
                    f"bukan {tingkat} dari sub kegiatan {sub} pada baris ini.",
                )  # fmt: skip
        if nama := self.teks(sel, "nama_sub"):
            self.hasil.simpul.setdefault(sub, nama)

    def tahun(self, baris: int, sel: Sel) -> None:
        """The year of the row, the same in every row."""
        if "tahun" not in self.tabel.kepala:
            return
        teks = self.teks(sel, "tahun")
        if not (teks.isdecimal() and 2000 <= int(teks) <= 2100):
            self.tolak(baris, "tahun", teks, "bukan tahun anggaran.")
        elif self.hasil.tahun not in (None, int(teks)):
            self.tolak(baris, "tahun", teks, f"baris lain menyebut tahun {self.hasil.tahun}.")
        else:
            self.hasil.tahun = int(teks)

    def tambah(self, rincian: RincianBerkas) -> None:
        """Keep a row, unless one of its cells was refused."""
        for medan, beda in self.sen.pop(rincian.baris, {}).items():
            if medan not in _PEMBUKTI:
                self.hasil.banyak_sen += 1
                self.hasil.selisih_sen += -beda if medan == "setoran" else beda
        self.hasil.total_pagu += rincian.pagu or 0
        self.hasil.total_realisasi += rincian.realisasi or 0
        self.berisi = True
        if not self.rusak:
            self.hasil.rincian.append(rincian)

    def periksa_urutan(self, medan: Sequence[str], apa: str) -> None:
        """Refuse headings of months or quarters that do not run on: two of them were swapped."""
        kolom = [self.tabel.kepala.kolom[m] for m in medan if m in self.tabel.kepala]
        if kolom != sorted(kolom):
            self.tolak(
                self.tabel.kepala.baris, medan[0], "",
                f"kolom {apa} tidak berurutan; mungkin judulnya tertukar.",
            )  # fmt: skip

    def periksa_gabungan(self, akhir: int) -> None:
        """Refuse merged cells that cover what is read: Excel keeps the first of their values."""
        dipakai = {n + 1 for n in self.tabel.kepala.kolom.values()}
        for kiri, atas, kanan, bawah in self.gabungan:
            kena = dipakai & set(range(kiri, min(kanan, 200) + 1))
            if self.tabel.kepala.baris < atas <= akhir and kena and (bawah > atas or len(kena) > 1):
                self.hasil.tolak.append(
                    TolakanImpor(
                        self.tabel.lembar,
                        atas,
                        "",
                        "",
                        "sel digabung sehingga isinya hilang; pisahkan sel gabungan lalu isi lagi.",
                    )
                )

    def periksa_terbalik(self) -> None:
        """Refuse more spending than budget on the whole: the two headings were swapped."""
        if self.hasil.total_realisasi > self.hasil.total_pagu > 0:
            self.tolak(
                self.tabel.kepala.baris, "realisasi", rupiah(self.hasil.total_realisasi),
                f"jumlah realisasi melebihi jumlah anggaran, {rupiah(self.hasil.total_pagu)}; "
                "judul kolomnya mungkin tertukar.",
            )  # fmt: skip

    def kendalikan(self, baris: int, medan: str, tertulis: int) -> None:
        """Remember a sum that the file states of its amounts: of the rows above it or, where none
        is above, of all.
        """
        if self.berisi:
            judul = self.tabel.kepala.judul(medan)
            self.kendali.append((baris, judul, tertulis, self._total(medan)))
        else:
            self.kendali_atas.append((baris, medan, tertulis, self._total(medan)))

    def _total(self, medan: str) -> int:
        return self.hasil.total_pagu if medan == "pagu" else self.hasil.total_realisasi

    def periksa_kendali(self) -> None:
        """The sums that the file states against what its rows make."""
        self.kendali += [
            (baris, self.tabel.kepala.judul(medan), tertulis, self._total(medan) - awal)
            for baris, medan, tertulis, awal in self.kendali_atas
        ]
        for baris, kolom, tertulis, hitungan in self.kendali:
            if not self.cocok(tertulis, hitungan, len(self.hasil.rincian)):
                self.hasil.tolak.append(
                    TolakanImpor(
                        self.tabel.lembar,
                        baris,
                        kolom,
                        rupiah(tertulis),
                        "jumlah pada berkas tidak sama dengan jumlah barisnya, "
                        f"{rupiah(hitungan)}.",
                    )
                )


def _di_bawah(sub: str, kode: str, tingkat: str) -> bool:
    """Whether a sub kegiatan is below a program or kegiatan; X.XX stands for any bidang."""
    induk = induk_kode(sub)
    if induk is None:
        return False
    punya = jalur_kode(induk[0 if tingkat == "program" else 1])
    return len(punya) == len(jalur := jalur_kode(kode)) and all(
        a == b or BEBAS in (a, b) for a, b in zip(punya, jalur, strict=True)
    )


class TerlaluBanyakTolakanError(ValueError):
    """Reading stops: nothing of this file can be used."""
