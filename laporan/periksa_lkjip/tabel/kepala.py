"""PURE. Which rows head a table, and what each column is called after them."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from laporan.periksa_lkjip.angka_cetak import baca_sel, rapi
from laporan.periksa_lkjip.naskah import BarisNaskah

MAKS_KEPALA = 4
_NOMOR = re.compile(r"^\(?\d{1,3}(\.\d+)*[.)]?$")
_TAHUN = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_KATA_JUDUL = frozenset(
    {
        *("no", "nomor", "tujuan", "sasaran", "strategis", "indikator", "kinerja", "utama"),
        *("target", "satuan", "realisasi", "capaian", "kriteria", "predikat", "keterangan"),
        *("anggaran", "pagu", "belanja", "serapan", "penyerapan", "efisiensi", "persentase"),
        *("tingkat", "program", "kegiatan", "penanggung", "jawab", "formulasi", "jumlah"),
        *("bobot", "nilai", "triwulan"),
    }
)
_KATA_KEPALA = re.compile(
    r"\b(no|nomor|indikator|sasaran|target|realisasi|capaian|anggaran|pagu|satuan|uraian|kriteria|"
    r"jabatan|program|kegiatan|bobot|nilai|kode|komponen|belanja|persentase|jumlah|tahun)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class NamaKolom:
    """A column's own title, and the titles above it that it shares with others."""

    sendiri: str
    kelompok: str = ""

    @property
    def utuh(self) -> str:
        """Both, as one text."""
        return f"{self.kelompok} {self.sendiri}".strip()

    @property
    def tahun(self) -> int:
        """The year that the title names; 0 without one, or with several."""
        for teks in (self.sendiri, self.kelompok):
            ada = set(_TAHUN.findall(teks))
            if len(ada) == 1:
                return int(ada.pop())
        return 0


def satukan_kata(teks: str) -> str:
    """A title whose word a narrow column broke: `Capaia n (%)`, `Realisa si`."""
    hasil: list[str] = []
    for k in teks.split(" "):
        lalu = hasil[-1] if hasil else ""
        if k == "." or (lalu[:1].isalpha() and k[:1].isalpha() and _patah(lalu, k)):
            hasil[-1:] = [lalu + k]
        else:
            hasil.append(k)
    return " ".join(hasil)


def _patah(awal: str, akhir: str) -> bool:
    """Whether two pieces are one word of titles, the first of them none by itself."""
    inti = awal.lower().rpartition("/")[2]
    return inti not in _KATA_JUDUL and f"{inti}{akhir.lower()}".strip("().:") in _KATA_JUDUL


def baris_nomor_kolom(sel: Sequence[str]) -> bool:
    """Whether the row only numbers the columns: 1 2 3 4 …"""
    isi = [rapi(s).strip("()") for s in sel if rapi(s)]
    if len(isi) < 3 or not all(re.fullmatch(r"\d{1,2}[a-z]?", s) for s in isi):
        return False
    angka = [int(re.sub(r"\D", "", s)) for s in isi]
    naik = sum(b >= a for a, b in itertools.pairwise(angka))
    return angka[0] == 1 and naik == len(angka) - 1 and angka[-1] <= len(sel) + 2


def banyak_kepala(baris: Sequence[BarisNaskah]) -> int:
    """How many rows from the top head the table, the one that numbers the columns included."""
    ditandai = 0
    for b in baris:
        if not b.kepala:
            break
        ditandai += 1
    n = ditandai
    if not ditandai:
        while n < min(MAKS_KEPALA, len(baris)) and not _berisi_data(baris[n].sel, pertama=n == 0):
            n += 1
    while n < len(baris) and baris_nomor_kolom(baris[n].sel):
        n += 1
    return n


def _berisi_data(sel: Sequence[str], *, pertama: bool) -> bool:
    if baris_nomor_kolom(sel):
        return True  # counted by the caller
    isi = [rapi(s) for s in sel]
    if _NOMOR.match(isi[0] if isi else ""):
        return True
    kata = sum(bool(_KATA_KEPALA.search(s)) for s in isi)
    for s in isi:
        angka = baca_sel(s)
        if angka is None or _TAHUN.search(s) or (s and not s[0].isdigit() and kata >= 2):
            continue
        return True
    return not pertama and not kata and any(len(s) > 25 for s in isi)


def nama_kolom(kepala: Sequence[Sequence[str]], lebar: int) -> list[NamaKolom]:
    """What each column is called: the last title over it, and those above that span it."""
    baris = [[satukan_kata(rapi(s)) for s in b] + [""] * (lebar - len(b)) for b in kepala]
    baris = [b for b in baris if not baris_nomor_kolom(b)]
    for i, b in enumerate(baris[:-1]):
        for k in range(1, lebar):
            # A title without its own text under a group belongs to the group at its left.
            if (
                not b[k]
                and any(x[k] for x in baris[i + 1 :])
                and any(x[k - 1] for x in baris[i + 1 :])
            ):
                b[k] = b[k - 1]
    hasil = []
    for k in range(lebar):
        susun: list[str] = []
        for b in baris:
            if b[k] and (not susun or b[k] != susun[-1]):
                susun.append(b[k])
        hasil.append(NamaKolom(susun[-1] if susun else "", " ".join(susun[:-1])))
    return hasil
