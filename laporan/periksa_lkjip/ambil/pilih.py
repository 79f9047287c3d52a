"""PURE. Which of several prints of one figure is taken, and every reason to doubt it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from kinerja.angka import format_angka
from laporan.periksa_lkjip.angka_cetak import AngkaCetak
from laporan.periksa_lkjip.banding.antar_tabel import sama
from laporan.periksa_lkjip.banding.fakta import SatuFakta
from laporan.periksa_lkjip.naskah import Tempat
from laporan.periksa_lkjip.tabel.kolom import Lajur
from laporan.periksa_lkjip.tabel.susun import BarisTerbaca, TabelTerbaca
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan

_BILANGAN = re.compile(r"\d[\d.,]*")
_TANDA_KETAT = re.compile(r"[<>](?!\s*=)|lebih dari|kurang dari", re.IGNORECASE)


class TemuanSel:
    """The findings, looked up by the cell that they speak of."""

    def __init__(self, temuan: Iterable[TemuanLkjip]) -> None:
        self._sel: dict[tuple[Tempat, int, int], list[TemuanLkjip]] = defaultdict(list)
        for t in temuan:
            if t.nomor_baris >= 0:
                self._sel[t.tempat, t.nomor_baris, t.nomor_kolom].append(t)

    def di(self, baris: BarisTerbaca, kolom: Lajur) -> list[str]:
        """What was found at a cell, each as a reason with the other figure."""
        return [_alasan(t) for t in self._sel.get((baris.tempat, baris.nomor, kolom.nomor), ())]

    def galat_di(self, baris: BarisTerbaca, kolom: Iterable[Lajur]) -> list[str]:
        """What was proven wrong in other cells that are computed from the row."""
        return [
            f"pada baris yang sama, kolom {t.kolom}: {_alasan(t)}"
            for k in kolom
            for t in self._sel.get((baris.tempat, baris.nomor, k.nomor), ())
            if t.tingkat is TingkatTemuan.GALAT
        ]


def _alasan(t: TemuanLkjip) -> str:
    lain = f" Seharusnya {t.seharusnya}." if t.seharusnya else ""
    return f"{t.pesan.rstrip('.')}.{lain if t.seharusnya not in t.pesan else ''}"


def pilih(fakta: Sequence[SatuFakta]) -> tuple[SatuFakta, list[str]]:
    """The print that most tables share, with the most decimals; where others print differently."""
    kelompok: list[list[SatuFakta]] = []
    for f in fakta:
        for satu in kelompok:
            if sama(f.angka, satu[0].angka):
                satu.append(f)
                break
        else:
            kelompok.append([f])
    terbanyak = max(kelompok, key=len)
    terpilih = max(terbanyak, key=lambda f: f.angka.desimal)
    lain = [
        f"{sebut_tabel(satu[0].tabel)} mencetak {satu[0].angka.teks}"
        for satu in kelompok
        if satu is not terbanyak
    ]
    return terpilih, lain


def ragu_bacaan(angka: AngkaCetak, *, uang: bool = False) -> list[str]:
    """Doubts that the print itself gives: two readings, broken separators, more than a number.

    `uang`: rupiah, of which nobody prints thousandths.
    """
    hasil = []
    if angka.lain is not None and not (uang or angka.rupiah):
        hasil.append(
            f"tercetak “{angka.teks}”: dibaca {_baca(angka.nilai)}, dapat juga {_baca(angka.lain)}"
        )
    if angka.cacat:
        hasil.append(f"tercetak “{angka.teks}”: letak titik atau komanya tidak lazim")
    if len(_BILANGAN.findall(angka.teks)) > 1 and angka.atas is None:
        hasil.append(f"tercetak “{angka.teks}”: memuat lebih dari satu angka")
    if _TANDA_KETAT.search(angka.teks):
        hasil.append(f"tercetak “{angka.teks}”: batasnya sendiri ikut atau tidak?")
    return hasil


def _baca(nilai: Decimal) -> str:
    utuh = nilai.to_integral_value()
    return format_angka(utuh if utuh == nilai else nilai, None)


def sebut_tabel(tabel: TabelTerbaca) -> str:
    """`Tabel 3.2`, else its title, else where it stands."""
    if tabel.nomor:
        return f"Tabel {tabel.nomor}"
    if tabel.judul:
        return f"Tabel “{tabel.judul[:60]}”"
    return f"tabel pada {tabel.tempat.sebutan}" if tabel.tempat.sebutan else "tabel tanpa judul"


def gabung(alasan: Iterable[str]) -> str:
    """Reasons as sentences, each once."""
    unik = dict.fromkeys(a.strip().rstrip(".") for a in alasan if a.strip())
    return " ".join(f"{a[:1].upper()}{a[1:]}." for a in unik)
