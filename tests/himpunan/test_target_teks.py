"""Targets as people write them."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.angka import format_angka, format_pola
from kinerja.capaian import JenisTarget, Polaritas
from kinerja.target_teks import (
    BentukAngka,
    TargetTeksError,
    TargetTerbaca,
    baca_angka_indikator,
    baca_target,
)
from tests.orakel import BANYAK, desimal_acak

T, R = Polaritas.TINGGI, Polaritas.RENDAH
PERSEN = BentukAngka(2, "{n}%", "Persen")
JAM = BentukAngka(0, "Rp {n}/jam", "Rp/Jam")
RASIO = BentukAngka(0, "1:{n}", "Rasio")
LOWONGAN = BentukAngka(0, "{n} Lowongan", "Lowongan")
NILAI = BentukAngka(2, "{n}", "Nilai")
SKALA = ("CC", "B", "BB", "A")


def _minimal(nilai: str) -> TargetTerbaca:
    return TargetTerbaca(JenisTarget.MINIMAL, Decimal(nilai))


def _maksimal(nilai: str) -> TargetTerbaca:
    return TargetTerbaca(JenisTarget.MAKSIMAL, Decimal(nilai))


def _rentang(bawah: str, atas: str) -> TargetTerbaca:
    return TargetTerbaca(JenisTarget.RENTANG, bawah=Decimal(bawah), atas=Decimal(atas))


@pytest.mark.parametrize(
    ("teks", "bentuk", "polaritas", "hasil"),
    [
        ("97,30", PERSEN, T, _minimal("97.30")),
        ("97.30", PERSEN, T, _minimal("97.3")),
        ("97,30%", PERSEN, T, _minimal("97.3")),
        ("97,30 %", PERSEN, T, _minimal("97.3")),
        ("97,30 persen", PERSEN, T, _minimal("97.3")),
        ("2,72", PERSEN, R, _maksimal("2.72")),
        ("0", PERSEN, R, _maksimal("0")),
        ("≥ 80", PERSEN, T, _minimal("80")),
        (">=80%", PERSEN, T, _minimal("80")),
        ("minimal 80", PERSEN, T, _minimal("80")),
        ("Min. 80", PERSEN, T, _minimal("80")),
        ("sekurang-kurangnya 80%", PERSEN, T, _minimal("80")),
        ("≤ 5", PERSEN, R, _maksimal("5")),
        ("maks. 5%", PERSEN, R, _maksimal("5")),
        ("paling banyak 5", PERSEN, R, _maksimal("5")),
        ("setinggi-tingginya 5", PERSEN, R, _maksimal("5")),
        ("7–8", PERSEN, T, _rentang("7", "8")),
        ("7 - 8", PERSEN, R, _rentang("7", "8")),
        ("7 s.d. 8", PERSEN, T, _rentang("7", "8")),
        ("7 s/d 8", PERSEN, T, _rentang("7", "8")),
        ("7 sampai dengan 8", PERSEN, T, _rentang("7", "8")),
        ("7,5%–8,25%", PERSEN, T, _rentang("7.5", "8.25")),
        ("7,5 – 8,25%", PERSEN, T, _rentang("7.5", "8.25")),
        ("-5", PERSEN, T, _minimal("-5")),
        ("−5", PERSEN, T, _minimal("-5")),
        ("-5 - -2", PERSEN, T, _rentang("-5", "-2")),
        ("Rp 22.884 / Jam", JAM, T, _minimal("22884")),
        ("Rp22.884/jam", JAM, T, _minimal("22884")),
        ("22.884", JAM, T, _minimal("22884")),
        ("Rp\u00a022.884,-", JAM, T, _minimal("22884")),
        ("Rp 22.884 – Rp 23.000 / Jam", JAM, T, _rentang("22884", "23000")),
        ("1:25", RASIO, R, _maksimal("25")),
        ("1 : 25", RASIO, T, _minimal("25")),
        ("25", RASIO, T, _minimal("25")),
        ("200 Lowongan", LOWONGAN, T, _minimal("200")),
        ("1.200 lowongan", LOWONGAN, T, _minimal("1200")),
        ("85 Nilai", NILAI, T, _minimal("85")),
    ],
)
def test_target_terbaca(
    teks: str, bentuk: BentukAngka, polaritas: Polaritas, hasil: TargetTerbaca
) -> None:
    assert baca_target(teks, bentuk, polaritas) == hasil


@pytest.mark.parametrize("teks", ["BB", "bb", " BB ", "≥ BB", "minimal BB"])
def test_predikat(teks: str) -> None:
    hasil = baca_target(teks, NILAI, T, SKALA)
    assert (hasil.jenis, hasil.predikat, hasil.nilai) == (JenisTarget.PREDIKAT, "BB", None)


@pytest.mark.parametrize(
    ("teks", "bentuk", "polaritas", "skala", "pesan"),
    [
        ("≤ 5", PERSEN, T, (), "batas atas, sedangkan indikator ini makin tinggi makin baik"),
        ("maks. 5", PERSEN, T, (), "perbaiki polaritas"),
        ("≥ 5", PERSEN, R, (), "batas bawah, sedangkan indikator ini makin rendah makin baik"),
        ("> 5", PERSEN, T, (), "tulis ≥ (sekurang-kurangnya)"),
        ("< 5", PERSEN, R, (), "batasnya ikut atau tidak"),
        ("lebih dari 5", PERSEN, T, (), "batasnya ikut atau tidak"),
        ("8–7", PERSEN, T, (), "Batas bawah rentang “8–7” melebihi batas atasnya"),
        (
            "1.234",
            BentukAngka(3),
            T,
            (),
            "Ketik 1234 bila yang dimaksud bilangan bulat, atau 1,2340",
        ),
        ("97,305", PERSEN, T, (), "dapat dibaca 97.305"),
        ("97,3055", PERSEN, T, (), "paling banyak 2"),
        ("5%", LOWONGAN, T, (), "memakai tanda %, sedangkan satuan indikator ini Lowongan"),
        ("Rp 5", PERSEN, T, (), "memakai Rp"),
        ("Rp5", PERSEN, T, (), "memakai Rp"),
        ("1:25", PERSEN, T, (), "tidak dapat dibaca sebagai angka"),
        ("1:", RASIO, T, (), "tidak dapat dibaca"),
        ("banyak", PERSEN, T, (), "tidak dapat dibaca"),
        ("", PERSEN, T, (), "Belum diisi"),
        ("9" * 121, PERSEN, T, (), "paling panjang 120"),
        ("AA", NILAI, T, SKALA, "dari yang terendah: CC, B, BB, A"),
        ("≤ BB", NILAI, T, SKALA, "batas atas"),
        ("80", NILAI, T, SKALA, "tidak ada pada skala predikat"),
    ],
)
def test_target_ditolak(
    teks: str, bentuk: BentukAngka, polaritas: Polaritas, skala: tuple[str, ...], pesan: str
) -> None:
    with pytest.raises(TargetTeksError) as galat:
        baca_target(teks, bentuk, polaritas, skala)
    assert pesan in str(galat.value)


@BANYAK
@given(desimal_acak(desimal=2), st.sampled_from(["{n}", "{n}%", "{n} Orang", "Indeks {n}"]))
def test_bentuk_tampil_selalu_terbaca_kembali(nilai: Decimal, pola: str) -> None:
    bentuk = BentukAngka(2, pola)
    assert baca_angka_indikator(format_pola(nilai, 2, pola), bentuk) == nilai


@BANYAK
@given(
    st.decimals(0, 10**9, places=2), st.decimals(0, 10**9, places=2),
    st.sampled_from(["–", " – ", "-", " - ", " s.d. ", " s/d ", " sampai dengan ", " hingga "]),
)  # fmt: skip
def test_rentang_terbaca_dengan_setiap_pemisah(a: Decimal, b: Decimal, pemisah: str) -> None:
    bawah, atas = sorted((a, b))
    teks = f"{format_angka(bawah, 2)}{pemisah}{format_angka(atas, 2)}"
    assert baca_target(teks, BentukAngka(2), T) == TargetTerbaca(
        JenisTarget.RENTANG, bawah=bawah, atas=atas
    )


@BANYAK
@given(st.text(max_size=130), st.sampled_from([PERSEN, JAM, RASIO, NILAI]), st.sampled_from([T, R]))
def test_teks_apa_pun_terbaca_atau_ditolak(
    teks: str, bentuk: BentukAngka, polaritas: Polaritas
) -> None:
    with suppress(TargetTeksError):
        assert baca_target(teks, bentuk, polaritas).jenis in JenisTarget
