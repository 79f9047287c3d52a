"""PURE. What can make a file load wrong although every cell of it reads well: values that were
never computed, hidden rows and columns, a sheet that repeats another, amounts in thousands.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from anggaran.impor.bentuk import CatatanLembar, RincianBerkas
from anggaran.impor.kepala import KepalaTabel, Sel
from anggaran.impor.penampung import Penampung, berjumlah, rupiah
from kinerja.kata_daftar import urutkan_sebagian

_RIBUAN = re.compile(
    r"(?i)\b(?:dalam|satuan|nilai|angka)\b[^a-z]*(?:satuan\s+)?(ribu(?:an)?|juta(?:an)?|mili?ar(?:an)?)\b"
    r"|\(\s*(?:rp\.?\s*)?(ribuan|jutaan|miliaran|000)\b|\brp\.?\s*(000|juta|ribu)\b"
)
_TOLAK_SEL = 50
"""Cells without a value that are named one by one."""
_DISEBUT = 5
_HURUF_NAMA = 60
"""Of a sheet's name; Excel takes no more than 31, a maker of files may."""


def tolak_tak_terhitung(
    p: Penampung, baris: Iterable[tuple[int, Sel]], catatan: CatatanLembar
) -> Iterator[tuple[int, Sel]]:
    """Rows without those whose recognised cells hold no value: they are refused here. In a row of
    sums such a cell only cannot prove anything.
    """
    medan = {n: m for m, n in p.tabel.kepala.kolom.items()}
    tanpa_bukti: list[int] = []
    ditolak = 0
    for nomor, sel in baris:
        kena = [n for n in catatan.tak_terhitung.get(nomor, ()) if n in medan]
        if not kena:
            yield nomor, sel
            continue
        if berjumlah(sel):
            tanpa_bukti.append(nomor)
            yield nomor, tuple(None if n in kena else isi for n, isi in enumerate(sel))
            continue
        for n in kena:
            ditolak += 1
            if ditolak <= _TOLAK_SEL:
                _tolak_sel(p, nomor, medan[n], str(sel[n]))
    if tanpa_bukti:
        p.hasil.catatan.append(
            f"Jumlah pada baris {_sebut(tanpa_bukti)} berupa rumus yang belum dihitung; jumlah itu "
            "tidak dibandingkan."
        )


def _tolak_sel(p: Penampung, nomor: int, medan: str, isi: str) -> None:
    if isi.startswith("#"):
        p.tolak(nomor, medan, isi, "sel ini galat di Excel; perbaiki rumusnya atau tulis nilainya.")
        return
    p.tolak(
        nomor, medan, "",
        "rumus di sel ini belum dihitung, sehingga berkas tidak memuat nilainya. Buka berkas di "
        "Excel, simpan, lalu unggah lagi.",
    )  # fmt: skip


def sebut_tersembunyi(p: Penampung, catatan: CatatanLembar, awal: int) -> None:
    """Say which rows and columns were read although nobody sees them; `awal`: the first of the rows
    that this sheet gave.
    """
    milik = p.hasil.rincian[awal:]
    baris = {r.baris for r in milik} & catatan.baris_tersembunyi
    if baris:
        jumlah = sum(_nilai(r) for r in milik if r.baris in baris)
        uang = f", {rupiah(jumlah)}," if jumlah else ""
        p.hasil.catatan.append(
            f"{len(baris)} baris tersembunyi pada lembar “{p.tabel.lembar}”{uang} ikut dibaca "
            f"(baris {_sebut(sorted(baris))}). Bila tidak dimaksud, hapus barisnya lalu unggah "
            "lagi."
        )
    judul = _kolom_tersembunyi(p.tabel.kepala, catatan)
    if judul:
        p.hasil.catatan.append(
            f"Kolom tersembunyi pada lembar “{p.tabel.lembar}” ikut dibaca: {', '.join(judul)}."
        )


def sebut_lembar_tersembunyi(nama: list[str]) -> str:
    """Which sheets were left out because nobody sees them."""
    sebut = ", ".join(f"“{satu[:_HURUF_NAMA]}”" for satu in nama[:_DISEBUT])
    sisa = f" dan {len(nama) - _DISEBUT} lainnya" if len(nama) > _DISEBUT else ""
    return (
        f"Lembar tersembunyi {sebut}{sisa} tidak dibaca. Bila isinya termasuk, tampilkan lembarnya "
        "di Excel, lalu unggah lagi."
    )


def _kolom_tersembunyi(kepala: KepalaTabel, catatan: CatatanLembar) -> list[str]:
    return [
        f"“{kepala.judul(medan)}”"
        for medan, n in sorted(kepala.kolom.items(), key=lambda satu: satu[1])
        if any(kiri <= n + 1 <= kanan for kiri, kanan in catatan.kolom_tersembunyi)
    ]


def tolak_ribuan(p: Penampung, teks: Iterable[str]) -> None:
    """Refuse a report that says above its table that its amounts are in thousands or millions."""
    for satu in teks:
        if _RIBUAN.search(satu):
            p.tolak(
                0, "pagu", satu,
                "angka berkas ini bukan rupiah penuh. Unduh atau buat laporannya dalam rupiah.",
            )  # fmt: skip
            return


def tolak_lembar_berulang(p: Penampung, awal: int) -> None:
    """Refuse a sheet that says what an earlier one of the file said: a copy, another version, or
    another month would be added to it. One line may be cut in two where a long list goes on.
    """
    ada: dict[tuple[object, ...], str] = {}
    for r in p.hasil.rincian[:awal]:
        ada.setdefault(_diri(r), r.lembar)
    milik = {_diri(r) for r in p.hasil.rincian[awal:]}
    ulang = Counter(ada[k] for k in milik if k in ada)
    if sum(ulang.values()) > 1 or (ulang and len(milik) == 1):
        lembar, banyak = ulang.most_common(1)[0]
        p.tolak(
            0, "lembar", p.tabel.lembar,
            f"{banyak} baris lembar ini sudah ada pada lembar “{lembar}”. Bila salah satunya "
            "salinan, versi, atau bulan lain, hapus lembar itu lalu unggah lagi.",
        )  # fmt: skip


def _diri(r: RincianBerkas) -> tuple[object, ...]:
    """What a row is about, whatever its amount."""
    if r.kunci:
        return (r.skpd, r.kunci)
    return (r.skpd, r.sub_unit, r.sub, r.nama, r.induk, r.rekening, r.sumber, r.bulan)


def _nilai(r: RincianBerkas) -> int:
    return (r.pagu if r.realisasi is None else r.realisasi) or 0


def _sebut(baris: list[int]) -> str:
    return urutkan_sebagian(list(map(str, baris)), _DISEBUT)
