"""PURE. Which kind of file a sheet is, and where its table begins."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from anggaran.impor.bentuk import BerkasNomenklaturError, BerkasTakDikenalError, JenisBerkas
from anggaran.impor.kepala import (
    KEPALA_MAKSIMUM,
    KepalaTabel,
    KeteranganLaporan,
    Sel,
    judul_baris,
    judul_bertingkat,
)
from anggaran.impor.nilai import rapi
from anggaran.impor.pola import POLA

_NOMENKLATUR = frozenset(
    {"urusan", "bidang urusan", "program", "kegiatan", "sub kegiatan", "nomenklatur"}
)
_TINGKAT = 5
"""Rows that one header may span."""


@dataclass
class TabelDikenal:
    """A sheet whose kind is known: its header, what stood above, and the rows below."""

    jenis: JenisBerkas
    lembar: str
    kepala: KepalaTabel
    keterangan: KeteranganLaporan
    baris: Iterator[tuple[int, Sel]]
    judul: Sequence[str] = ()
    """Every heading, recognised or not."""


def kenali(
    lembar: str, baris: Iterable[tuple[int, Sel]], jenis: JenisBerkas | None = None
) -> TabelDikenal | None:
    """The table of this sheet; None where no header of a known kind (of `jenis`) begins within
    the first rows.
    """
    aliran = iter(baris)
    awal: list[tuple[int, Sel]] = []
    for satu in aliran:
        awal.append(satu)
        if len(awal) >= KEPALA_MAKSIMUM + _TINGKAT or satu[0] > KEPALA_MAKSIMUM + _TINGKAT:
            break
    for calon in POLA if jenis is None else (jenis,):
        if ada := _cari(calon, awal):
            kepala, n, judul = ada
            keterangan = KeteranganLaporan()
            for nomor, sel in awal[:n]:
                if nomor < kepala.baris:
                    keterangan.baca(sel)
            sisa = [satu for satu in awal if satu[0] > kepala.baris]
            return TabelDikenal(calon, lembar, kepala, keterangan, chain(sisa, aliran), judul)
    return None


def _cari(
    jenis: JenisBerkas, awal: list[tuple[int, Sel]]
) -> tuple[KepalaTabel, int, Sequence[str]] | None:
    pola, bertingkat = POLA[jenis]
    for n, (nomor, sel) in enumerate(awal):
        if nomor > KEPALA_MAKSIMUM:
            break
        asli = [rapi(isi) for isi in sel]
        satu = judul_baris(sel)
        if kepala := pola.cocok(satu, nomor, asli):
            return kepala, n, satu
        for banyak in range(2, _TINGKAT + 1) if bertingkat else ():
            bagian = awal[n : n + banyak]
            if len(bagian) < banyak or sum(s is not None for s in sel) < 2:
                break
            judul = judul_bertingkat([isi for _, isi in bagian])
            if kepala := pola.cocok(judul, bagian[-1][0], judul):
                return kepala, n, judul
    return None


def tak_dikenal(judul: Iterable[Sel], jenis: JenisBerkas | None) -> BerkasTakDikenalError:
    """What to say of a file without a known header: which headings the closest kind lacks."""
    dekat: tuple[int, JenisBerkas, list[str]] | None = None
    baris = list(judul)
    if any(set(judul_baris(sel)) >= _NOMENKLATUR for sel in baris):
        return BerkasNomenklaturError(
            "Berkas ini nomenklatur program, kegiatan, dan sub kegiatan, bukan anggaran. "
            "Nomenklatur dimuat Admin Pemda pada halaman Nomenklatur, untuk semua perangkat daerah."
        )
    for calon in POLA if jenis is None else (jenis,):
        pola, _ = POLA[calon]
        for sel in baris:
            kunci = judul_baris(sel)
            if pola.tersangkal(kunci):
                continue
            kurang = pola.kurang(kunci)
            ada = len(pola.wajib) - len(kurang)
            if ada >= 2 and (dekat is None or len(kurang) < dekat[0]):
                dekat = (len(kurang), calon, kurang)
    if dekat is None:
        return BerkasTakDikenalError(
            "Tidak ada baris judul kolom yang dikenal pada 10 baris pertama. Unduh ulang dari "
            "SIPD, atau pilih jenis berkasnya."
        )
    kolom = ", ".join(f"“{k.upper()}”" for k in dekat[2]) or "kode atau nama SKPD"
    return BerkasTakDikenalError(
        f"Berkas ini menyerupai {dekat[1].sebutan}, tetapi kolom {kolom} tidak ada. Unduh ulang "
        "dari asalnya tanpa menghapus atau mengubah judul kolom."
    )
