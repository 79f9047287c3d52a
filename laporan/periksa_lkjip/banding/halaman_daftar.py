"""PURE. The page that a contents list gives for a title, against the page where the title stands.

How far the printed numbers lie behind the pages of the file is told from the lists themselves:
what most of their lines have in common. Only a line that departs is named.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from laporan.periksa_lkjip.angka_cetak import rapi
from laporan.periksa_lkjip.nama import kunci_nama
from laporan.periksa_lkjip.naskah import AlineaNaskah, Naskah
from laporan.periksa_lkjip.tabel.judul import daftar_di_naskah
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan

_BARIS = re.compile(r"(.{6,200}?)\s*(?:[.…]{2,}|\t)\s*(\d{1,3})(?=\s|$)")
_SEDIKIT = 5
"""Lines that must be found again before anything is said."""


@dataclass(frozen=True)
class _BarisDaftarIsi:
    """A line of a list with the page that it names, and the page where its title stands."""

    alinea: AlineaNaskah
    judul: str
    tercetak: int
    nyata: int


def periksa_halaman_daftar(naskah: Naskah) -> Iterator[TemuanLkjip]:
    """Lines of contents lists that name another page than the others would."""
    baris = list(_baris(naskah))
    if len(baris) < _SEDIKIT:
        return
    (geser, sama), *_ = Counter(b.nyata - b.tercetak for b in baris).most_common(1)
    if 3 * sama < 2 * len(baris):
        return  # a list that fits nowhere was read wrongly, or is another document's
    for b in baris:
        benar = b.nyata - geser
        if b.tercetak != benar and benar > 0:
            yield TemuanLkjip(
                "PL58", TingkatTemuan.CATATAN,
                f'Daftar menyebut halaman {b.tercetak} untuk "{b.judul[:100]}", yang berada di '
                f"halaman {benar}.",
                b.alinea.tempat, tercetak=str(b.tercetak), seharusnya=str(benar),
                penyebab="Daftar belum diperbarui", kutipan=b.judul[:160],
            )  # fmt: skip


def _baris(naskah: Naskah) -> Iterator[_BarisDaftarIsi]:
    """Lines whose title stands exactly once in the text behind the list."""
    daftar = [a for _, baris in daftar_di_naskah(naskah) for a in baris if a.tempat.halaman]
    terakhir = max((a.tempat.urutan for a in daftar), default=-1)
    letak: dict[str, set[int]] = {}
    for a in naskah.alinea():
        if a.tempat.urutan > terakhir and a.tempat.halaman and len(a.teks) < 260:
            letak.setdefault(kunci_nama(a.teks), set()).add(a.tempat.halaman)
    for a in daftar:
        for m in _BARIS.finditer(rapi(a.teks.replace("\t", " ..... "))):
            judul = m[1].strip(" .")
            nyata = letak.get(kunci_nama(judul), set())
            if len(nyata) == 1:
                yield _BarisDaftarIsi(a, judul, int(m[2]), next(iter(nyata)))
