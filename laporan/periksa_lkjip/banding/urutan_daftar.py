"""PURE. The page of a table in its list against the pages of the headings around it.

Word files and texts do not tell where a page ends, but two lists of one document must agree: a
table of section B cannot stand before the page that the contents list gives for B.
"""

import re
from collections.abc import Iterator

from laporan.periksa_lkjip.angka_cetak import rapi
from laporan.periksa_lkjip.banding.temuan_teks import di_teks
from laporan.periksa_lkjip.nama import kunci_nama
from laporan.periksa_lkjip.naskah import AlineaNaskah, Naskah
from laporan.periksa_lkjip.tabel.judul import KeteranganTabel, daftar_di_naskah, pecah_judul
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan

_BARIS = re.compile(r"^(.{4,200}?)\s*(?:[.…]{2,}\s*|\t)\s*(\d{1,3})\s*$")
_UTAMA = re.compile(r"[A-H]\.\s+[A-Za-z]{3}")
_SEDIKIT = 4
"""Headings that must be found again before anything is said."""


def periksa_urutan_daftar(naskah: Naskah, nyata: list[KeteranganTabel]) -> Iterator[TemuanLkjip]:
    """Tables whose page lies outside the section that they stand in."""
    if naskah.halaman:
        return  # the pages themselves are compared
    isi, tabel = _isi_daftar(naskah)
    yield from _tak_tercantum(naskah, isi)
    judul = _judul(naskah, isi)
    urut = _terpanjang(judul)
    if len(urut) < _SEDIKIT or 4 * (len(judul) - len(urut)) > len(judul):
        return  # the contents list follows another order, or was read wrongly
    judul = urut
    letak = {k.nomor: k.tempat.urutan for k in nyata}
    for nomor, (halaman, alinea) in tabel.items():
        if (urutan := letak.get(nomor)) is None:
            continue
        sebelum = [j for j in judul if j[0] < urutan]
        sesudah = [j for j in judul if j[0] > urutan]
        lewat = sebelum and halaman < sebelum[-1][1]
        if not lewat and not (sesudah and halaman > sesudah[0][1]):
            continue
        batas = sebelum[-1] if lewat else sesudah[0]
        kata = "sesudah" if lewat else "sebelum"
        yield di_teks(
            "PL59", TingkatTemuan.CATATAN, alinea,
            f"Daftar tabel menyebut halaman {halaman} untuk Tabel {nomor}, yang berada {kata} "
            f'judul "{batas[2][:80]}" (halaman {batas[1]} menurut daftar isi).',
            teks=rapi(alinea.teks), kolom="halaman", tercetak=str(halaman),
            seharusnya=f"{'paling awal' if lewat else 'paling akhir'} {batas[1]}",
            penyebab="Daftar belum diperbarui",
        )  # fmt: skip


def _tak_tercantum(naskah: Naskah, isi: dict[str, int]) -> Iterator[TemuanLkjip]:
    """Headings `A. …` that the contents list leaves out, where it names most of them."""
    akhir = _akhir_daftar(naskah)
    utama = [
        a
        for a in naskah.alinea()
        if a.tingkat and a.tempat.urutan > akhir and _UTAMA.match(rapi(a.teks).strip("* "))
    ]
    tanpa = [a for a in utama if kunci_nama(rapi(a.teks)) not in isi]
    if len(utama) < _SEDIKIT or 3 * len(tanpa) > len(utama):
        return
    for a in tanpa:
        teks = rapi(a.teks).strip("* ")
        yield di_teks(
            "PL66", TingkatTemuan.CATATAN, a,
            f'Judul "{teks[:100]}" tidak tercantum pada daftar isi.',
            teks=teks, kolom="judul", tercetak=teks, penyebab="Daftar belum diperbarui",
        )  # fmt: skip


def _akhir_daftar(naskah: Naskah) -> int:
    """The turn of the last line of any list."""
    return max(
        (a.tempat.urutan for _, baris in daftar_di_naskah(naskah) for a in baris), default=-1
    )


def _terpanjang(judul: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The most headings whose pages do not go back: a line that only lists the parts drops out."""
    hasil: list[list[tuple[int, int, str]]] = []
    for j in judul:
        sebelum = max((h for h in hasil if h[-1][1] <= j[1]), key=len, default=[])
        hasil.append([*sebelum, j])
    return max(hasil, key=len, default=[])


def _isi_daftar(
    naskah: Naskah,
) -> tuple[dict[str, int], dict[str, tuple[int, AlineaNaskah]]]:
    """Pages of headings by their letters, and of tables by their numbers."""
    isi: dict[str, int] = {}
    tabel: dict[str, tuple[int, AlineaNaskah]] = {}
    for nama, baris in daftar_di_naskah(naskah):
        for a in baris:
            for satu in a.teks.splitlines():
                m = _BARIS.match(satu.strip())
                if m is None:
                    continue
                nomor, _ = pecah_judul(m[1])
                if nomor and "tabel" in nama:
                    tabel[nomor] = (int(m[2]), a)
                elif "isi" in nama or "content" in nama:
                    isi[kunci_nama(m[1])] = int(m[2])
    return isi, tabel


def _judul(naskah: Naskah, isi: dict[str, int]) -> list[tuple[int, int, str]]:
    """Headings of the text that the contents list names: turn, page, title. Once each."""
    akhir = _akhir_daftar(naskah)
    ada: dict[str, list[tuple[int, int, str]]] = {}
    for a in naskah.alinea():
        teks = rapi(a.teks).strip("* ")
        if a.tempat.urutan > akhir and len(teks) < 200 and (h := isi.get(kunci_nama(teks))):
            ada.setdefault(kunci_nama(teks), []).append((a.tempat.urutan, h, teks))
    return sorted(x[0] for x in ada.values() if len(x) == 1)
