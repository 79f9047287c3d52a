"""PURE. The legal basis: the regulations every report rests on, in the order of their rank.

Source: UU 12/2011 Pasal 7 and 8 (rank); PermenPANRB 53/2014 and Perpres 29/2014 (the report).
"""

import re
from collections.abc import Iterable

PERPRES_SAKIP = (
    "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi "
    "Pemerintah"
)
PERMEN_PELAPORAN = (
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 Tahun 2014 "
    "tentang Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Reviu atas "
    "Laporan Kinerja Instansi Pemerintah"
)
WAJIB = (
    (re.compile(r"(?:peraturan presiden|perpres)\D+29 tahun 2014\b", re.I), PERPRES_SAKIP),
    (re.compile(r"(?:peraturan menteri|permen).+?\b53 tahun 2014\b", re.I), PERMEN_PELAPORAN),
)
_TINGKAT = tuple(
    re.compile(pola, re.I)
    for pola in (
        r"undang-undang dasar",
        r"ketetapan majelis",
        r"undang-undang|uu\b|peraturan pemerintah pengganti|perp+u\b",
        r"peraturan pemerintah|pp\b",
        r"peraturan presiden|perpres",
        r"instruksi presiden|keputusan presiden|inpres|keppres",
        r"peraturan menteri|permen|peraturan (?:badan|kepala)",
        r"keputusan menteri|kepmen|keputusan (?:badan|kepala)",
        r"peraturan daerah provinsi",
        r"peraturan gubernur|pergub",
        r"peraturan daerah|perda\b|qanun",
        r"peraturan (?:bupati|wali ?kota)|perbup|perwali",
        r"keputusan",
    )
)
_NOMOR = re.compile(r"nomor\s+(\S+)\s+tahun\s+(\d{4})", re.I)
_ANGKA = re.compile(r"\d+")


def susun_hukum(butir: Iterable[str]) -> list[str]:
    """The regulations as entered with the two that are missing, by rank, then year and number.

    What is no regulation known here stays last, in the order of entry.
    """
    semua = list(butir)
    semua += [teks for pola, teks in WAJIB if not any(pola.match(b) for b in semua)]
    return sorted(semua, key=_kunci)


def _kunci(teks: str) -> tuple[int, int, int]:
    awal = teks.strip()
    tingkat = next((n for n, p in enumerate(_TINGKAT) if p.match(awal)), len(_TINGKAT))
    if tingkat == len(_TINGKAT) or not (cocok := _NOMOR.search(awal)):
        return tingkat, 9999, 0
    angka = _ANGKA.search(cocok[1])
    return tingkat, int(cocok[2]), int(angka[0]) if angka else 0
