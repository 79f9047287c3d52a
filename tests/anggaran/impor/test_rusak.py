"""Each sample, damaged a hundred times at random: it reads to the same rows as unharmed, or it is
refused. Never anything else. The totals of the unharmed ones are those of the key.
"""

import random
from collections import Counter
from functools import cache
from typing import Any

import pytest

from anggaran.impor.aliran import buka
from anggaran.impor.baca import baca_lembar
from anggaran.impor.bentuk import BerkasTakDikenalError, JenisBerkas
from anggaran.impor.nilai import jalur_kode
from anggaran.impor.pdf_rka import baris_pdf
from anggaran.impor.rka import BarisPdf, baca_rka
from anggaran.nomenklatur.baca import baca_nomenklatur
from tests.anggaran.impor import bentuk_buatan as buatan
from tests.anggaran.impor import kerusakan as rusak
from tests.anggaran.impor.conftest import A1, A2, A3, B1, B2, C1, CONTOH, D1, E2, F1, H1, I1

KALI = 100
TOTAL = 2_602_225_500
#: File → first row of its header, rows of it, pagu, realisasi.
KUNCI = {
    A1: (1, 1, TOTAL, 0),
    A2: (1, 1, TOTAL, 0),
    A3: (4, 1, TOTAL, 0),
    B1: (1, 1, 0, 185_102_350),
    B2: (1, 1, 0, 182_925_650),
    C1: (2, 1, TOTAL, 0),
    D1: (6, 1, TOTAL, 358_528_000),
    F1: (2, 4, TOTAL, 358_528_000),
}
#: Made-up sheets: rows, first row of the header, rows of it, pagu, realisasi.
BUATAN = {
    "keluaran": (buatan.KELUARAN, 5, 1, 0, 0),
    "jenis per kolom": (buatan.JENIS_LEBAR, 3, 3, *buatan.JUMLAH_JENIS),
    "jenis per baris": (buatan.JENIS_PANJANG, 1, 2, *buatan.JUMLAH_JENIS),
    "per program": (buatan.PER_PROGRAM, 2, 1, *buatan.JUMLAH_PROGRAM),
    "rencana kas": (buatan.RENCANA_KAS, 1, 1, buatan.JUMLAH_KAS, 0),
}


@cache
def lembar(nama: str) -> rusak.LembarUji:
    """The sheet of a sample, unharmed."""
    if nama in BUATAN:
        isi, kepala, tinggi, *_ = BUATAN[nama]
        return rusak.LembarUji(nama, isi, kepala, tinggi)
    return dari_berkas(nama, *KUNCI[nama][:2])


def dari_berkas(nama: str, kepala: int, tinggi: int) -> rusak.LembarUji:
    semua = buka(nama, (CONTOH / nama).read_bytes())
    satu = next(semua)
    baris: list[list[Any]] = []
    for nomor, sel in satu.baris:
        baris += [[] for _ in range(nomor - 1 - len(baris))]
        baris.append(list(sel))
    return rusak.LembarUji(satu.nama, baris, kepala, tinggi, satu.gabungan)


def rusakkan(asli: rusak.LembarUji, acak: random.Random) -> rusak.LembarUji:
    """A copy with one, two or three damages."""
    salinan = asli.salinan()
    for _ in range(acak.randint(1, 3)):
        cara = acak.choice(rusak.KERUSAKAN)
        if salinan.tinggi or cara not in rusak.PADA_JUDUL:
            cara(salinan, acak)
    return salinan


def terbaca(satu: rusak.LembarUji) -> Counter[tuple[object, ...]] | None:
    """Rows of the own agency; None where the file is refused. Physical progress of which the notes
    say that it is left out is not compared.
    """
    try:
        hasil = baca_lembar([satu.aliran()], tahun=2026)
    except BerkasTakDikenalError:
        return None
    if hasil.tolak:
        return None
    # Without a column of codes the agency is named; either way it is one of these two.
    milik = [r for r in hasil.rincian if rusak.ASING not in r.skpd and "Lain" not in r.skpd]
    return Counter(
        (
            jalur_kode(r.sub), r.nama if not r.sub else "", r.rekening, r.sumber, r.pagu,
            r.realisasi, r.bulan, r.kunci, tuple(sorted((r.isian or {}).items())),
            "" if any("fisik" in c for c in hasil.catatan) else r.fisik,
        )
        for r in milik
    )  # fmt: skip


@pytest.mark.parametrize("nama", [*KUNCI, *BUATAN])
def test_tidak_pernah_salah_muat(nama):
    asli = lembar(nama)
    hasil = baca_lembar([asli.aliran()], tahun=2026)
    assert (hasil.total_pagu, hasil.total_realisasi) == (*(KUNCI | BUATAN)[nama][-2:],)
    utuh = terbaca(asli)
    assert utuh
    tanpa_fisik = Counter({(*k[:-1], ""): n for k, n in utuh.items()})
    for kali in range(KALI):
        satu = terbaca(rusakkan(asli, random.Random(f"{nama} {kali}")))
        assert satu is None or satu in (utuh, tanpa_fisik), kali


def test_yang_sudah_dirusak_excel_tidak_pernah_dimuat():
    """The CSV that Excel spoiled stays refused, whatever else happens to it."""
    (satu,) = buka("i1.csv", I1)
    asli = rusak.LembarUji("i1", [list(sel) for _, sel in satu.baris], 1, 1)
    for kali in range(KALI):
        assert terbaca(rusakkan(asli, random.Random(f"i1 {kali}"))) is None, kali


def test_nomenklatur_tidak_pernah_salah_muat():
    asli = dari_berkas(H1, 2, 1)

    def isi(satu):
        hasil = baca_nomenklatur(satu.aliran().baris)
        return hasil.isi if hasil.utuh else None

    utuh = isi(asli)
    assert utuh
    assert len(utuh) == 22
    for kali in range(KALI):
        assert isi(rusakkan(asli, random.Random(f"h1 {kali}"))) in (None, utuh), kali


# -- the printed RKA


def _ganti_sel(baris: list[BarisPdf], acak: random.Random, ubah: Any) -> None:
    n = acak.randrange(len(baris))
    sel = [ubah(s) for s in baris[n].sel]
    baris[n] = BarisPdf(baris[n].halaman, baris[n].nomor, tuple(sel))


def _hilang(baris: list[BarisPdf], acak: random.Random) -> None:
    del baris[acak.randrange(len(baris))]


def _ganda(baris: list[BarisPdf], acak: random.Random) -> None:
    n = acak.randrange(len(baris))
    baris.insert(n, baris[n])


def _pindah(baris: list[BarisPdf], acak: random.Random) -> None:
    baris.insert(acak.randrange(len(baris)), baris.pop(acak.randrange(len(baris))))


def _angka_lain(baris: list[BarisPdf], acak: random.Random) -> None:
    _ganti_sel(baris, acak, lambda s: s.replace("50.000,00", "51.000,00"))


def _angka_inggris(baris: list[BarisPdf], acak: random.Random) -> None:
    _ganti_sel(baris, acak, lambda s: s.replace(",00", "").replace(".", ","))


def _tanpa_nol(baris: list[BarisPdf], acak: random.Random) -> None:
    _ganti_sel(baris, acak, lambda s: s.replace(".0", "."))


def _spasi(baris: list[BarisPdf], acak: random.Random) -> None:
    _ganti_sel(baris, acak, lambda s: f"\u00a0{s.replace(' ', chr(160))}\n")


def _patah(baris: list[BarisPdf], acak: random.Random) -> None:
    """A narrow column breaks what it holds."""
    _ganti_sel(baris, acak, lambda s: s.replace(".01.", ".01.\n"))


PDF = [_hilang, _ganda, _pindah, _angka_lain, _angka_inggris, _tanpa_nol, _spasi, _patah]


def test_rka_tidak_pernah_salah_muat():
    """35.750.000 and 14.400.000 of the job fair, 27.300.000 of industrial relations."""
    asli = list(baris_pdf((CONTOH / E2).read_bytes(), lambda _: None))

    def baca(baris):
        try:
            hasil = baca_rka(baris, 2026)
        except BerkasTakDikenalError:
            return None
        return None if hasil.tolak else {(r.sub, r.rekening): r.pagu for r in hasil.rincian}

    utuh = {
        ("2.07.04.2.03.0003", "5.1.02.01.01.0052"): 35_750_000,
        ("2.07.04.2.03.0003", "5.1.02.02.01.0003"): 14_400_000,
        ("2.07.05.2.02.0002", "5.1.02.04.01.0001"): 27_300_000,
    }
    assert baca(asli) == utuh
    for kali in range(KALI):
        acak, baris = random.Random(f"e2 {kali}"), list(asli)
        for _ in range(acak.randint(1, 3)):
            acak.choice(PDF)(baris, acak)
        assert baca(baris) in (None, utuh), kali


def test_jenis_dikenali_dari_judulnya():
    jenis = [baca_lembar([lembar(n).aliran()], tahun=2026).jenis for n in BUATAN]
    bulanan = JenisBerkas.JENIS_BULANAN
    program, kas = JenisBerkas.PROGRAM, JenisBerkas.RENCANA_KAS
    assert jenis == [JenisBerkas.KELUARAN, bulanan, bulanan, program, kas]
