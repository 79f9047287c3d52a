"""PURE. The LRA in levels: rows of all levels, whose sums prove the leaves.

The level of a row is the shape of its code. A leaf is a rekening without one more detailed below it
in its sub kegiatan, or a sub kegiatan without any rekening.
"""

from dataclasses import dataclass, field

from anggaran.impor.bentuk import RincianBerkas
from anggaran.impor.kepala import KeteranganLaporan, Sel
from anggaran.impor.nilai import (
    SelDitolakError,
    baca_kode_rekening,
    baca_kode_sub,
    baca_rupiah_sel,
    rapi,
)
from anggaran.impor.penampung import Penampung, baris_nomor, berjumlah, rupiah

_ATAS = ((1,), (1, 2), (1, 2, 2), (1, 2, 2, 1, 2))
"""Shapes of urusan, bidang urusan, program and kegiatan."""


@dataclass
class _SimpulLRA:
    """A row that others make up."""

    baris: int
    kode: str
    pagu: int
    realisasi: int
    daun_pagu: int = 0
    daun_realisasi: int = 0
    banyak: int = 0


@dataclass
class _SubLRA:
    """A sub kegiatan with the rekening rows below it."""

    baris: int
    kode: str
    angka: tuple[int, int]
    rekening: list[tuple[int, str, int, int]] = field(default_factory=list)


def baca_lra(p: Penampung) -> None:
    """Rows of the report down to its signatures."""
    atas: list[_SimpulLRA] = []
    sub: _SubLRA | None = None
    total: tuple[int, int] = (0, 0)
    ada: dict[str, int] = {}
    akhir = p.tabel.kepala.baris
    for nomor, sel in p.tabel.baris:
        kode = rapi(p.tabel.kepala.ambil(sel, "kode")).replace(" ", "").rstrip(".")
        if baris_nomor(sel):
            continue
        if not kode:
            if berjumlah(sel) and (angka := _angka_jumlah(p, sel)):
                total = _tutup_sub(p, sub, atas, total)
                sub = None
                for n, medan in enumerate(("pagu", "realisasi")):
                    p.kendali.append((nomor, p.tabel.kepala.judul(medan), angka[n], total[n]))
            elif _angka_jumlah(p, sel):
                p.tolak(nomor, "kode", "", "baris ini bernilai tetapi kodenya kosong.")
            continue
        p.rusak, akhir = False, nomor
        pagu, realisasi = p.rupiah(nomor, sel, "pagu"), p.rupiah(nomor, sel, "realisasi")
        _periksa_selisih(p, nomor, sel, pagu, realisasi)
        if pagu < 0 or realisasi < 0:
            p.tolak(nomor, "realisasi", realisasi, "anggaran dan realisasi tidak boleh negatif.")
        bentuk = tuple(map(len, kode.split(".")))
        nama = rapi(p.tabel.kepala.ambil(sel, "uraian"))
        if bentuk in _ATAS and not _rekening_atas(kode, sub):
            total = _tutup_sub(p, sub, atas, total)
            sub = None
            _naik(p, atas, kode)
            atas.append(_SimpulLRA(nomor, kode, pagu, realisasi))
            if len(bentuk) >= 3:
                p.hasil.simpul.setdefault(kode, nama)
            continue
        try:
            baca_kode_sub(kode)
        except SelDitolakError:
            _rekening(p, nomor, sel, kode, sub, pagu, realisasi)
            continue
        total = _tutup_sub(p, sub, atas, total)
        _naik(p, atas, kode)
        if lalu := ada.get(kode):
            p.tolak(nomor, "kode", kode, f"sub kegiatan ini sudah ada pada baris {lalu}.")
        ada[kode] = nomor
        sub = _SubLRA(nomor, kode, (pagu, realisasi))
        p.hasil.simpul.setdefault(kode, nama)
    total = _tutup_sub(p, sub, atas, total)
    _naik(p, atas, "")
    p.hasil.total_pagu, p.hasil.total_realisasi = total
    p.periksa_terbalik()
    p.periksa_gabungan(akhir)
    p.periksa_kendali()


def _rekening_atas(kode: str, sub: _SubLRA | None) -> bool:
    """`5` below a sub kegiatan is the account Belanja, not urusan 5."""
    return sub is not None and kode == "5"


def _angka_jumlah(p: Penampung, sel: Sel) -> tuple[int, int] | None:
    try:
        pagu, realisasi = (baca_rupiah_sel(p.tabel.kepala.ambil(sel, m)) for m in _ANGKA)
    except SelDitolakError:
        return None
    return pagu, realisasi


_ANGKA = ("pagu", "realisasi")


def _rekening(
    p: Penampung, nomor: int, sel: Sel, kode: str, sub: _SubLRA | None, pagu: int, realisasi: int
) -> None:
    isi = p.tabel.kepala.ambil(sel, "kode")
    try:
        baca_kode_rekening(isi)
    except SelDitolakError as galat:
        p.tolak(nomor, "kode", isi, galat.pesan, galat.usul)
        return
    if sub is None:
        p.tolak(nomor, "kode", kode, "rekening ini tidak berada di bawah sub kegiatan.")
    elif any(kode == satu[1] for satu in sub.rekening):
        p.tolak(nomor, "kode", kode, f"rekening ini tertulis dua kali pada {sub.kode}.")
    else:
        sub.rekening.append((nomor, kode, pagu, realisasi))


def _periksa_selisih(p: Penampung, nomor: int, sel: Sel, pagu: int, realisasi: int) -> None:
    if p.rusak or p.tabel.kepala.ambil(sel, "selisih") is None:
        return
    selisih = p.rupiah(nomor, sel, "selisih")
    if not p.cocok(abs(selisih), abs(pagu - realisasi), 2):
        p.tolak(
            nomor, "selisih", rupiah(selisih),
            f"tidak sama dengan anggaran dikurangi realisasi, {rupiah(pagu - realisasi)}.",
        )  # fmt: skip


def _tutup_sub(
    p: Penampung, sub: _SubLRA | None, atas: list[_SimpulLRA], total: tuple[int, int]
) -> tuple[int, int]:
    """Take over the leaves of a sub kegiatan that is read to its end; the sums with them."""
    if sub is None:
        return total
    daun = [
        satu
        for satu in sub.rekening
        if not any(lain[1].startswith(f"{satu[1]}.") for lain in sub.rekening)
    ]
    for nomor, kode, pagu, realisasi in sub.rekening:
        di_bawah = [d for d in daun if d[1] == kode or d[1].startswith(f"{kode}.")]
        _banding(p, nomor, kode, (pagu, realisasi), di_bawah)
    if not daun:
        daun = [(sub.baris, "5", *sub.angka)]
    _banding(p, sub.baris, sub.kode, sub.angka, daun)
    skpd = p.catat_skpd("", "")
    p.rusak = False
    for nomor, kode, pagu, realisasi in daun:
        p.tambah(
            RincianBerkas(
                p.tabel.lembar, nomor, sub.kode, kode, skpd=skpd, pagu=pagu, realisasi=realisasi
            )
        )
    jumlah = (sum(d[2] for d in daun), sum(d[3] for d in daun))
    for simpul in atas:
        simpul.daun_pagu += jumlah[0]
        simpul.daun_realisasi += jumlah[1]
        simpul.banyak += len(daun)
    return total[0] + jumlah[0], total[1] + jumlah[1]


def _banding(
    p: Penampung, nomor: int, kode: str, angka: tuple[int, int],
    daun: list[tuple[int, str, int, int]],
) -> None:  # fmt: skip
    jumlah = (sum(d[2] for d in daun), sum(d[3] for d in daun))
    for medan, tertulis, hitungan in zip(_ANGKA, angka, jumlah, strict=True):
        if not p.cocok(tertulis, hitungan, len(daun)):
            p.tolak(
                nomor, medan, rupiah(tertulis),
                f"{kode} tidak sama dengan jumlah rinciannya, {rupiah(hitungan)}.",
            )  # fmt: skip


def _naik(p: Penampung, atas: list[_SimpulLRA], kode: str) -> None:
    """Close the nodes that the next code is not below, and compare what they said."""
    while atas and not kode.startswith(f"{atas[-1].kode}."):
        s = atas.pop()
        for medan, tertulis, hitungan in (
            ("pagu", s.pagu, s.daun_pagu), ("realisasi", s.realisasi, s.daun_realisasi),
        ):  # fmt: skip
            if not p.cocok(tertulis, hitungan, s.banyak):
                p.tolak(
                    s.baris, medan, rupiah(tertulis),
                    f"{s.kode} tidak sama dengan jumlah rinciannya, {rupiah(hitungan)}.",
                )  # fmt: skip


def terapkan_keterangan(p: Penampung, keterangan: KeteranganLaporan) -> None:
    """What the lines above the table say of the month."""
    p.hasil.bulan = p.hasil.bulan or keterangan.bulan
    p.hasil.tahun = p.hasil.tahun or keterangan.tahun
