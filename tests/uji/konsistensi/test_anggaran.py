"""Each rule of anggaran: a budget that raises exactly it, and one that comes close and does not."""

from dataclasses import replace
from datetime import date

import pytest

from anggaran.uji.daftar import ATURAN
from anggaran.uji.potret import MataDiuji, PotretAnggaran, SilangDiuji, TumpukanDiuji
from kinerja.uji.potret import SasaranDiuji
from laporan.uji.jalankan import terapkan
from tests.uji.konsistensi.bersih import ANGGARAN, KABID, KEPALA, KINERJA, D, daftar, mata

SUB1, SUB2 = "sub_kegiatan-1", "sub_kegiatan-2"
BERJALAN = replace(KINERJA, hari=date(2024, 2, 1))


def _versi(ke: int, **ubah: object) -> PotretAnggaran:
    hasil: PotretAnggaran = daftar("versi", ke, ANGGARAN, **ubah)
    return hasil


def _sub(kode: str, nama: str = "Modul") -> PotretAnggaran:
    """A third sub kegiatan with its own money, output and tie."""
    satu = MataDiuji(3, "sub_kegiatan", kode, nama, KABID, 0, 0, "2.07.03.2.01")
    return replace(ANGGARAN, mata=(*ANGGARAN.mata, satu))


def _umum(pagu: int) -> PotretAnggaran:
    """Money of the program that is not split up, beside its two sub kegiatan."""
    satu = MataDiuji(3, "sub_kegiatan", "2.07.03.2.00.0000", "Umum", KABID, pagu, 0, "2.07.03.2.00")
    p = replace(ANGGARAN, mata=(*ANGGARAN.mata, satu), sub_terkait=frozenset({1, 2, 3}))
    return replace(p, versi=())


def _bulan(**isi: dict[int, int]) -> PotretAnggaran:
    return replace(ANGGARAN, bulan={int(k[1:]): v for k, v in isi.items()})


def _keluaran(isi: dict[int, int], target: int = 100, **ubah: object) -> PotretAnggaran:
    """The first output with these quarters."""
    nilai = {tw: D(n) for tw, n in isi.items()}
    hasil: PotretAnggaran = daftar(
        "keluaran", 0, ANGGARAN, triwulan=nilai, target=D(target), **ubah
    )
    return hasil


def _sasaran(pk: int) -> PotretAnggaran:
    s = SasaranDiuji(pk, "Meningkatnya perlindungan", "strategis", 1, None, KEPALA)
    return replace(ANGGARAN, kinerja=replace(KINERJA, sasaran=(*KINERJA.sasaran, s)))


KASUS: dict[str, tuple[PotretAnggaran, PotretAnggaran]] = {
    "A01": (
        replace(ANGGARAN, tumpukan=(TumpukanDiuji(1, "Pagu", "M", "5 dan 5.1.02 bertumpuk."),)),
        replace(ANGGARAN, tumpukan=(TumpukanDiuji(9, "Pagu", "M", "sub tahun lain."),)),
    ),
    "A02": (replace(ANGGARAN, silang=(SilangDiuji("program-1", "Pagu", 1000, 900),)), ANGGARAN),
    "A03": (mata(SUB2, pagu=None, realisasi=None), mata(SUB2, pagu=0, realisasi=0)),
    "A04": (
        mata("kegiatan-1", kode="2.07.04.2.01"),
        mata("kegiatan-1", kode="2.7.3.2.01"),
    ),
    "A05": (mata(SUB2, kode="2.07.03.2.01.02"), mata(SUB2, kode="2.07.03.2.01.0012")),
    "A06": (_versi(1, nomor=" "), _versi(1, nomor="-")),
    "A07": (_versi(1, tanggal=date(2024, 1, 2)), _versi(1, tanggal=date(2024, 1, 3))),
    "A08": (_versi(1, total=1001), _versi(1, total=1001, jenis="perubahan")),
    "A09": (_sub("2.07.03.2.01.0003", "kelas "), _sub("2.07.03.2.01.0003", "Kelas malam")),
    "A10": (
        mata(SUB2, realisasi=None),
        replace(mata(SUB2, realisasi=None), kinerja=BERJALAN),
    ),
    "A11": (mata(SUB2, realisasi=401), mata(SUB2, realisasi=400)),
    "A12": (
        _bulan(s1={3: 100, 6: 250, 9: 240, 12: 580}, s2={6: 150, 9: 250, 12: 370}),
        _bulan(s1={3: 100, 6: 250, 9: 250, 12: 580}, s2={6: 150, 9: 250, 12: 370}),
    ),
    "A13": (replace(ANGGARAN, selisih_rekap=(0, -50)), replace(ANGGARAN, selisih_rekap=(0, 0))),
    # 950 in the year: above 60 percent of it is more than 570 in the last quarter.
    "A14": (_bulan(s1={9: 379, 12: 580}, s2={12: 370}), _bulan(s1={9: 380, 12: 580}, s2={12: 370})),
    # 580 of 600 is 96,67 percent.
    "A15": (
        replace(ANGGARAN, fisik={(1, 4): D("56.66")}),
        replace(ANGGARAN, fisik={(1, 4): D("56.67")}),
    ),
    "A16": (
        replace(mata(SUB2, realisasi=0), fisik={(2, 3): D(100)}),
        replace(mata(SUB2, realisasi=0), fisik={(2, 3): D(99)}),
    ),
    "A17": (
        replace(ANGGARAN, fisik={(1, 2): D(99), (1, 4): D(98)}),
        replace(ANGGARAN, fisik={(1, 2): D(98), (1, 4): D(98)}),
    ),
    "A18": (replace(ANGGARAN, sub_terkait=frozenset({1})), _sub("2.07.03.2.01.0003")),
    "A19": (_sasaran(5), replace(_sasaran(5), sasaran_beranggaran=frozenset({1, 5}))),
    "A20": (
        daftar("keluaran", 0, ANGGARAN, realisasi=None),
        replace(daftar("keluaran", 0, ANGGARAN, realisasi=None), kinerja=BERJALAN),
    ),
    "A22": (
        replace(ANGGARAN, tumpukan=(TumpukanDiuji(1, "Pagu", "M", "5 menjadi 7.", False),)),
        replace(ANGGARAN, tumpukan=(TumpukanDiuji(9, "Pagu", "M", "sub lain.", False),)),
    ),
    "A24": (
        _umum(1),
        _umum(0),
    ),
    "A23": (
        replace(ANGGARAN, nomenklatur="N", kode_asing=frozenset({ANGGARAN.mata[-1].kode})),
        replace(ANGGARAN, nomenklatur="N", kode_asing=frozenset({"2.07.99"})),
    ),
    "A25": (_keluaran({4: 10}, target=1), _keluaran({4: 99}, target=10)),
    "A26": (
        _keluaran({3: 5, 4: 4}, kumulatif=True),
        replace(
            _keluaran({3: 5, 4: 4}, kumulatif=True),
            dijelaskan=frozenset({(ANGGARAN.keluaran[0].mata, 4)}),
        ),
    ),
    "A27": (
        replace(ANGGARAN, fisik={(1, 4): D("100.01")}),
        replace(ANGGARAN, fisik={(1, 4): D(100)}),
    ),
    "A21": (
        replace(ANGGARAN, keluaran=ANGGARAN.keluaran[:1]),
        replace(ANGGARAN, keluaran=()),
    ),
}


def kode(p: PotretAnggaran) -> set[str]:
    return {h.aturan.kode for h in terapkan(ATURAN, p)}


def test_anggaran_bersih() -> None:
    assert kode(ANGGARAN) == set()


def test_setiap_aturan_punya_kasus() -> None:
    assert sorted(KASUS) == sorted(a.kode for a in ATURAN)


@pytest.mark.parametrize("satu", sorted(KASUS))
def test_menemukan_hanya_itu(satu: str) -> None:
    assert kode(KASUS[satu][0]) == {satu}


@pytest.mark.parametrize("satu", sorted(KASUS))
def test_yang_nyaris_tidak_ditemukan(satu: str) -> None:
    assert satu not in kode(KASUS[satu][1])


def test_tanpa_anggaran() -> None:
    assert kode(PotretAnggaran(KINERJA)) == set()
