"""Each sample, damaged at random: it reads to the right total, or it is refused. Never anything
else. The right totals are those of the key.
"""

import random
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from anggaran.impor.baca import baca_berkas
from anggaran.impor.bentuk import BerkasTakDikenalError
from tests.anggaran.impor.conftest import A1, A2, A3, B1, B2, C1, CONTOH, D1, F1
from tests.pasti import pasti

SKPD = "2.07.3.32.0.00.01.0000"
ASING = "1.01.0.00.0.00.01.0000"
#: File → header row, pagu, realisasi.
KUNCI = {
    A1: (1, 2_602_225_500, 0),
    A2: (1, 2_602_225_500, 0),
    A3: (4, 2_602_225_500, 0),
    B1: (1, 0, 185_102_350),
    B2: (1, 0, 182_925_650),
    C1: (2, 2_602_225_500, 0),
    D1: (6, 2_602_225_500, 358_528_000),
    F1: (5, 2_602_225_500, 358_528_000),
}
ISI = {nama: (CONTOH / nama).read_bytes() for nama in KUNCI}


def tukar_kolom(lembar, kepala, acak):
    """Two columns trade places with their headings."""
    a, b = acak.sample(range(1, lembar.max_column + 1), 2)
    for baris in range(kepala, lembar.max_row + 1):
        x, y = lembar.cell(baris, a), lembar.cell(baris, b)
        if type(x).__name__ == type(y).__name__ == "Cell":
            x.value, y.value = y.value, x.value


def tukar_judul(lembar, kepala, acak):
    """Two headings trade places, and what is below them does not."""
    a, b = acak.sample(range(1, lembar.max_column + 1), 2)
    x, y = lembar.cell(kepala, a), lembar.cell(kepala, b)
    x.value, y.value = y.value, x.value


def hapus_judul(lembar, kepala, acak):
    lembar.cell(kepala, acak.randint(1, lembar.max_column)).value = None


def angka_teks(lembar, kepala, acak):
    """Numbers become text, in one of the ways of offices."""
    bentuk = acak.choice(["{:,}", "Rp{:,}", "{:,},00", "{}", "Rp {:,},00"])
    for baris in lembar.iter_rows(min_row=kepala + 1):
        for sel in baris:
            if isinstance(sel.value, int) and sel.value > 999:
                isi = bentuk.format(sel.value)
                sel.value = isi.replace(",", ".").replace(".00", ",00") if "00" in bentuk else (
                    isi.replace(",", ".")
                )  # fmt: skip


def spasi_lengket(lembar, kepala, acak):
    for baris in lembar.iter_rows(min_row=kepala):
        for sel in baris:
            if isinstance(sel.value, str) and acak.random() < 0.3:
                sel.value = f"\u00a0{sel.value}\u00a0 "


def kode_jadi_angka(lembar, kepala, acak):
    """Excel takes a code for a number."""
    sel = [s for r in lembar.iter_rows(min_row=kepala + 1) for s in r if isinstance(s.value, str)]
    kode = [s for s in sel if s.value.replace(".", "").isdecimal() and "." in s.value]
    for satu in acak.sample(kode, min(2, len(kode))):
        satu.value = float(".".join(satu.value.split(".")[:2]))


def nol_hilang(lembar, kepala, acak):
    """0001 becomes 1."""
    sel = [s for r in lembar.iter_rows(min_row=kepala + 1) for s in r if isinstance(s.value, str)]
    kode = [s for s in sel if s.value.replace(".", "").isdecimal() and s.value.count(".") == 5]
    for satu in acak.sample(kode, min(1, len(kode))):
        satu.value = ".".join(str(int(b)) for b in satu.value.split("."))


def gabung_sel(lembar, kepala, acak):
    atas = acak.randint(kepala + 1, lembar.max_row - 1)
    kolom = acak.randint(1, lembar.max_column)
    lembar.merge_cells(start_row=atas, end_row=atas + 1, start_column=kolom, end_column=kolom)


def tanggal_angka(lembar, kepala, acak):
    """Indonesian dates become Excel's numbers."""
    from anggaran.impor.nilai import SelDitolakError, baca_tanggal_sel

    for baris in lembar.iter_rows(min_row=kepala + 1):
        for sel in baris:
            if isinstance(sel.value, str) and sel.value.endswith(" 2026"):
                try:
                    hari = baca_tanggal_sel(sel.value)
                except SelDitolakError:
                    continue
                sel.value = pasti(hari).toordinal() - 693594  # 30 December 1899


def baris_ganda(lembar, kepala, acak):
    # The last row below itself is what two packages of a penjabaran look like too.
    asal = acak.randint(kepala + 1, lembar.max_row - 1)
    lembar.append([s.value for s in lembar[asal]])


def baris_asing(lembar, kepala, acak):
    """Rows of another agency, where the file names agencies by row."""
    asal = acak.randint(kepala + 1, lembar.max_row)
    isi = [s.value for s in lembar[asal]]
    if any(isinstance(v, str) and SKPD in v for v in isi):
        lembar.append(
            [
                v.replace(SKPD, ASING).replace("Dinas Tenaga Kerja dan Transmigrasi", "Dinas Lain")
                if isinstance(v, str)
                else v
                for v in isi
            ]
        )


def baris_kosong(lembar, kepala, acak):
    lembar.insert_rows(acak.randint(kepala + 1, lembar.max_row))


def jumlah_berubah(lembar, kepala, acak):
    """A figure that a parent, a footer or a difference proves is mistyped."""
    for nama in ("JUMLAH", "JUMLAH BELANJA"):
        for baris in lembar.iter_rows(min_row=kepala + 1):
            if any(s.value == nama for s in baris):
                for sel in baris:
                    if isinstance(sel.value, str) and sel.value.startswith("2."):
                        sel.value = "2.602.225.501,00"


KERUSAKAN = [
    tukar_kolom, tukar_judul, hapus_judul, angka_teks, spasi_lengket, kode_jadi_angka, nol_hilang,
    gabung_sel, tanggal_angka, baris_ganda, baris_asing, baris_kosong, jumlah_berubah,
]  # fmt: skip


def baca_rusak(nama, kerusakan, benih):
    """The total of the own rows after this damage; None where it is refused."""
    kepala, _, _ = KUNCI[nama]
    buku = load_workbook(BytesIO(ISI[nama]))
    acak = random.Random(benih)
    for satu in kerusakan:
        satu(buku.active, kepala, acak)
    berkas = BytesIO()
    buku.save(berkas)
    try:
        hasil = baca_berkas("rusak.xlsx", berkas.getvalue(), tahun=2026)
    except BerkasTakDikenalError:
        return None
    if hasil.tolak:
        return None
    # Without a column of codes the agency is named; either way it is one of these two.
    milik = [r for r in hasil.rincian if ASING not in r.skpd and "Lain" not in r.skpd]
    return sum(r.pagu or 0 for r in milik), sum(r.realisasi or 0 for r in milik)


@pytest.mark.parametrize("nama", KUNCI)
@settings(
    max_examples=12, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(
    kerusakan=st.lists(st.sampled_from(KERUSAKAN), min_size=1, max_size=3),
    benih=st.integers(0, 10**6),
)
def test_tidak_pernah_salah_muat(nama, kerusakan, benih):
    terbaca = baca_rusak(nama, kerusakan, benih)
    assert terbaca in (None, KUNCI[nama][1:])
