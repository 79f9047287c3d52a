"""What happens to a file between SIPD and the upload, done to its cells in memory.

Each damage takes the sheet and a source of chance; the rows below the header are `isi`.
"""

import re
from datetime import date
from typing import Any

from anggaran.impor.aliran import LembarAliran
from anggaran.impor.nilai import SelDitolakError, baca_tanggal_sel

SKPD = "2.07.3.32.0.00.01.0000"
ASING = "1.01.0.00.0.00.01.0000"


class LembarUji:
    """One sheet: rows of cells, the header's first and last row, merged ranges."""

    def __init__(self, nama: str, baris: list[list[Any]], kepala: int, tinggi: int, gabungan=()):
        lebar = max(map(len, baris))
        self.nama, self.kepala, self.tinggi = nama, kepala - 1, tinggi
        self.baris = [[*b, *[None] * (lebar - len(b))] for b in baris]
        self.gabungan = list(gabungan)

    def salinan(self):
        return LembarUji(self.nama, self.baris, self.kepala + 1, self.tinggi, self.gabungan)

    @property
    def awal(self):
        """Index of the first row below the header."""
        return self.kepala + self.tinggi

    @property
    def isi(self):
        return self.baris[self.awal :]

    @property
    def lebar(self):
        return len(self.baris[0])

    def geser(self, *, baris=None, kolom=None):
        """Merged ranges move along with what was inserted above, or to the left."""
        kanan, bawah = (
            (lambda n, di=di: n if di is None or n <= di else n + 1) for di in (kolom, baris)
        )
        self.gabungan = [(kanan(a), bawah(b), kanan(c), bawah(d)) for a, b, c, d in self.gabungan]

    def aliran(self):
        """As the reader is given it."""
        berisi = ((n, tuple(b)) for n, b in enumerate(self.baris, 1))
        baris = (satu for satu in berisi if any(s is not None for s in satu[1]))
        return LembarAliran(self.nama, baris, self.gabungan)


def tukar_kolom(lembar, acak):
    """Two columns trade places with their headings; what was merged above them is written out."""
    if lembar.tinggi > 1:
        _uraikan_judul(lembar)
    a, b = acak.sample(range(lembar.lebar), 2)
    for baris in lembar.baris[lembar.kepala :]:
        baris[a], baris[b] = baris[b], baris[a]


def _uraikan_judul(lembar):
    judul = lembar.baris[lembar.kepala : lembar.awal]
    for n in range(1, lembar.lebar):
        for tingkat, baris in enumerate(judul[:-1]):
            if tingkat and judul[tingkat - 1][n] != judul[tingkat - 1][n - 1]:
                break  # another one begins above
            if baris[n] is None and any(bawah[n] is not None for bawah in judul[tingkat + 1 :]):
                baris[n] = baris[n - 1]


def tukar_judul(lembar, acak):
    """Two headings trade places, and what is below them does not."""
    a, b = acak.sample(range(lembar.lebar), 2)
    judul = lembar.baris[lembar.kepala + acak.randrange(lembar.tinggi)]
    judul[a], judul[b] = judul[b], judul[a]


def hapus_judul(lembar, acak):
    judul = lembar.baris[lembar.kepala + acak.randrange(lembar.tinggi)]
    judul[acak.randrange(lembar.lebar)] = None


def hapus_baris_judul(lembar, acak):
    del lembar.baris[lembar.kepala + acak.randrange(lembar.tinggi)]
    lembar.tinggi -= 1
    lembar.gabungan = []


def sisip_kolom(lembar, acak):
    """An empty column in between."""
    n = acak.randrange(lembar.lebar + 1)
    for baris in lembar.baris:
        baris.insert(n, None)
    lembar.geser(kolom=n)


def judul_di_atas(lembar, acak):
    """Lines above the header that only a person reads."""
    for _ in range(acak.randint(1, 3)):
        lembar.baris.insert(0, ["Dicetak kembali", *[None] * (lembar.lebar - 1)])
        lembar.kepala += 1
        lembar.geser(baris=0)


def huruf_judul(lembar, acak):
    ubah = acak.choice([str.lower, str.upper, str.title])
    for baris in lembar.baris[lembar.kepala : lembar.awal]:
        baris[:] = [ubah(s) if isinstance(s, str) else s for s in baris]


def angka_teks(lembar, acak):
    """Numbers become text, in one of the ways of offices."""
    bentuk = acak.choice(["{}", "Rp{}", "{},00", "Rp {},00", "Rp.{},-"])
    for baris in lembar.isi:
        for n, sel in enumerate(baris):
            if isinstance(sel, int) and sel > 9_999:
                baris[n] = bentuk.format(f"{sel:,}".replace(",", "."))


def angka_inggris(lembar, acak):
    """Commas for thousands, as another Excel writes them."""
    for baris in lembar.isi:
        for n, sel in enumerate(baris):
            if isinstance(sel, int) and sel > 9_999 and acak.random() < 0.5:
                baris[n] = f"{sel:,}"


def ribuan_hilang(lembar, acak):
    """224.050 read as 224,05."""
    sel = [
        (b, n) for b in lembar.isi for n, s in enumerate(b)
        if isinstance(s, int) and 9_999 < s < 10**6
    ]  # fmt: skip
    for baris, n in acak.sample(sel, min(1, len(sel))):
        baris[n] = baris[n] / 1000


def ilmiah(lembar, acak):
    sel = [(b, n) for b in lembar.isi for n, s in enumerate(b) if isinstance(s, int) and s > 10**6]
    for baris, n in acak.sample(sel, min(1, len(sel))):
        baris[n] = f"{baris[n]:.1E}".replace(".", ",")


def spasi_lengket(lembar, acak):
    for baris in lembar.baris[lembar.kepala :]:
        for n, sel in enumerate(baris):
            if isinstance(sel, str) and acak.random() < 0.3:
                baris[n] = f"\u00a0{sel.replace(' ', chr(160))}\u00a0 "


def _kode(lembar, titik=1):
    return [
        (b, n) for b in lembar.isi for n, s in enumerate(b)
        if isinstance(s, str) and s.count(".") >= titik and s.replace(".", "").isdecimal()
        and not re.fullmatch(r"\d{1,3}(\.\d{3})+", s)  # an amount as text
    ]  # fmt: skip


def kode_jadi_angka(lembar, acak):
    """Excel takes a code for a number."""
    kode = _kode(lembar)
    for baris, n in acak.sample(kode, min(2, len(kode))):
        baris[n] = float(".".join(baris[n].split(".")[:2]))


def kode_jadi_tanggal(lembar, acak):
    kode = _kode(lembar, 2)
    for baris, n in acak.sample(kode, min(1, len(kode))):
        baris[n] = acak.choice([date(2001, 7, 2), "02/07/2001"])


def nol_hilang(lembar, acak):
    """0001 becomes 1."""
    kode = _kode(lembar, 5)
    for baris, n in acak.sample(kode, min(1, len(kode))):
        baris[n] = ".".join(str(int(b)) for b in baris[n].split("."))


def gabung_sel(lembar, acak):
    """Two cells of a column merged: the lower one's value is gone."""
    atas, kolom = acak.randrange(lembar.awal, len(lembar.baris) - 1), acak.randrange(lembar.lebar)
    lembar.baris[atas + 1][kolom] = None
    lembar.gabungan.append((kolom + 1, atas + 1, kolom + 1, atas + 2))


def tanggal_angka(lembar, _acak):
    """Indonesian dates become Excel's numbers."""
    for baris in lembar.isi:
        for n, sel in enumerate(baris):
            if isinstance(sel, str) and sel.endswith(" 2026"):
                try:
                    hari = baca_tanggal_sel(sel)
                except SelDitolakError:
                    continue
                if hari is not None:
                    baris[n] = hari.toordinal() - 693594  # 30 December 1899


def baris_ganda(lembar, acak):
    # The last row below itself is what two packages of a penjabaran look like too.
    lembar.baris.append(list(lembar.baris[acak.randrange(lembar.awal, len(lembar.baris) - 1)]))


def baris_asing(lembar, acak):
    """A row of another agency, where the file names agencies by row."""
    isi = lembar.baris[acak.randrange(lembar.awal, len(lembar.baris))]
    if any(isinstance(v, str) and ("Dinas Tenaga Kerja" in v) for v in isi):
        lembar.baris.append(
            [
                v.replace(SKPD, ASING).replace("Dinas Tenaga Kerja dan Transmigrasi", "Dinas Lain")
                if isinstance(v, str)
                else v
                for v in isi
            ]
        )


def baris_kosong(lembar, acak):
    n = acak.randrange(lembar.awal, len(lembar.baris))
    lembar.baris.insert(n, [None] * lembar.lebar)
    lembar.geser(baris=n)


def jumlah_berubah(lembar, _acak):
    """A figure that a parent, a footer or a difference proves is mistyped."""
    for baris in lembar.isi:
        if any(isinstance(s, str) and s.upper().startswith("JUMLAH") for s in baris):
            for n, sel in enumerate(baris):
                if isinstance(sel, str) and sel.startswith("2."):
                    baris[n] = "2.602.225.501,00"
                elif isinstance(sel, int):
                    baris[n] = sel + 1


def sel_hilang(lembar, acak):
    """One amount is gone."""
    sel = [(b, n) for b in lembar.isi for n, s in enumerate(b) if isinstance(s, int) and s > 99_999]
    for baris, n in acak.sample(sel, min(1, len(sel))):
        baris[n] = None


KERUSAKAN = [
    tukar_kolom, tukar_judul, hapus_judul, hapus_baris_judul, sisip_kolom, judul_di_atas,
    huruf_judul, angka_teks, angka_inggris, ribuan_hilang, ilmiah, spasi_lengket, kode_jadi_angka,
    kode_jadi_tanggal, nol_hilang, gabung_sel, tanggal_angka, baris_ganda, baris_asing,
    baris_kosong, jumlah_berubah, sel_hilang,
]  # fmt: skip
PADA_JUDUL = frozenset({tukar_judul, hapus_judul, hapus_baris_judul})
"""What needs a header that is still there."""
