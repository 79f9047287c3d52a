"""PURE. Year-to-date value of an indicator from its quarters, with the arithmetic in words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kinerja.angka import bulatkan, format_angka, format_suku, konteks_hitung
from kinerja.kata_daftar import urutkan
from kinerja.periode import label_tw
from kinerja.pilihan import PilihanBerlabel


class Akumulasi(PilihanBerlabel):
    """How quarters make a year; chosen per indicator."""

    JUMLAH = "jumlah", "Jumlah keempat triwulan"
    POSISI_AKHIR = "posisi_akhir", "Posisi pada triwulan terakhir"
    RATA_RATA = "rata_rata", "Rata-rata triwulan"
    KUMULATIF = "kumulatif", "Diketik kumulatif sejak awal tahun"


@dataclass(frozen=True)
class HasilAkumulasi:
    """Year-to-date value and where it comes from. Quarters are numbers 1 to 4.

    `kosong` lists every unreported quarter that was due up to the one asked for. `lengkap` says
    whether the value can stand for that quarter: all of them reported (jumlah, rata-rata), or the
    last of them (posisi akhir, kumulatif).
    """

    nilai: Decimal | None
    terpakai: tuple[int, ...]
    kosong: tuple[int, ...]
    lengkap: bool
    uraian: str


def akumulasikan(
    nilai: Mapping[int, Decimal | None],
    cara: Akumulasi,
    sampai: int,
    *,
    desimal: int,
    tempo: Collection[int] = (1, 2, 3, 4),
) -> HasilAkumulasi:
    """Accumulate quarters 1…`sampai`; a missing key or None is "belum dilaporkan", never zero.

    Jumlah and rata-rata run over the reported quarters only; posisi akhir and kumulatif take the
    last reported one. Figures are first rounded half-up to the indicator's `desimal`, as printed,
    and so is the mean. Quarters after `sampai` are ignored.

    `tempo`: the quarters in which a figure is due; no other one is ever missing. What was entered
    between two of them counts: it is added, it is a later position, and in a mean it stands for the
    coming due quarter until that one is reported.
    """
    if sampai not in (1, 2, 3, 4) or any(tw not in (1, 2, 3, 4) for tw in nilai):
        raise ValueError("Triwulan harus 1 sampai dengan 4.")
    ada: dict[int, Decimal] = {}
    for tw in range(1, sampai + 1):
        satu = nilai.get(tw)
        if satu is not None:
            ada[tw] = bulatkan(satu, desimal)
    kosong = tuple(tw for tw in range(1, sampai + 1) if tw in tempo and tw not in ada)
    if cara is Akumulasi.RATA_RATA:
        ada = _wakil(ada, tempo)
    if not ada:
        return HasilAkumulasi(None, (), kosong, False, _catatan(kosong))
    if cara in (Akumulasi.JUMLAH, Akumulasi.RATA_RATA):
        return _gabungan(ada, kosong, cara, desimal)
    return _terakhir(ada, kosong, cara)


def _wakil(ada: dict[int, Decimal], tempo: Collection[int]) -> dict[int, Decimal]:
    """One figure for each stretch that ends with a due quarter: its last one."""
    batas = sorted(tempo)
    terakhir = {next((t for t in batas if t >= tw), 5): tw for tw in sorted(ada)}
    return {tw: ada[tw] for tw in terakhir.values()}


def _gabungan(
    ada: dict[int, Decimal], kosong: tuple[int, ...], cara: Akumulasi, desimal: int
) -> HasilAkumulasi:
    suku = " + ".join(f"{_tw(tw)} {format_suku(satu)}" for tw, satu in ada.items())
    with konteks_hitung():
        jumlah = sum(ada.values(), Decimal(0))
        if cara is Akumulasi.RATA_RATA:
            suku = f"({suku}) ÷ {len(ada)}"
            jumlah = jumlah / len(ada)
    hasil = bulatkan(jumlah, desimal)
    uraian = f"{suku} = {format_angka(hasil)}"
    if kosong:
        uraian = f"{uraian} ({_catatan(kosong)})"
    return HasilAkumulasi(hasil, tuple(ada), kosong, not kosong, uraian)


def _terakhir(ada: dict[int, Decimal], kosong: tuple[int, ...], cara: Akumulasi) -> HasilAkumulasi:
    akhir = max(ada)
    sebutan = "Posisi" if cara is Akumulasi.POSISI_AKHIR else "Kumulatif s.d."
    uraian = f"{sebutan} {_tw(akhir)} = {format_angka(ada[akhir])}"
    sesudah = tuple(tw for tw in kosong if tw > akhir)
    if sesudah:  # the last one makes up for those before it
        uraian = f"{uraian} ({_catatan(sesudah[-1:])})"
    return HasilAkumulasi(ada[akhir], (akhir,), kosong, not sesudah, uraian)


def _catatan(kosong: tuple[int, ...]) -> str:
    """`TW II dan TW III belum dilaporkan`."""
    if not kosong:
        return "tidak ada yang dijadwalkan"
    return f"{urutkan([_tw(tw) for tw in kosong])} belum dilaporkan"


def _tw(nomor: int) -> str:
    return label_tw(nomor)
