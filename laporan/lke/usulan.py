"""PURE. A proposed answer with the data behind it; who evaluates decides.

Where the data show a fact but not the answer, `jawaban` is None and only the fact is told.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from laporan.lke.fakta import FaktaSakip, Hitung
from laporan.models.tahap_lke import JawabanKriteria


@dataclass(frozen=True)
class UsulanLKE:
    """`halaman`: name of the route where the data stand, of `tahun`; `bagian`: key of the table of
    the LKjIP that shows them.
    """

    jawaban: JawabanKriteria | None
    dasar: str
    halaman: str = ""
    tahun: int = 0
    bagian: str = ""

    @property
    def sidik(self) -> str:
        """Fingerprint of what is proposed, so that an answer that rests on it knows when it
        changed: the answer and its figures, not the words around them, which a release may change.
        """
        angka = " ".join(re.findall(r"\d+", self.dasar))
        return sha256(f"{self.jawaban}|{angka}".encode()).hexdigest()[:16]


AturanLKE = Callable[[FaktaSakip], UsulanLKE]


def menurut(h: Hitung, dasar: str, halaman: str = "", bagian: str = "") -> UsulanLKE:
    """Yes where all is there, in part where some is, no where nothing is."""
    jawaban = JawabanKriteria.TIDAK
    if h.penuh:
        jawaban = JawabanKriteria.YA
    elif h.ada:
        jawaban = JawabanKriteria.SEBAGIAN
    awal = "" if h.semua else "Belum ada datanya: "
    return UsulanLKE(jawaban, awal + dasar + h.sebut_kurang, halaman, bagian=bagian)


def bila(syarat: bool, dasar: str, halaman: str = "", bagian: str = "") -> UsulanLKE:
    """Propose Ya where the condition holds, else Tidak."""
    jawaban = JawabanKriteria.YA if syarat else JawabanKriteria.TIDAK
    return UsulanLKE(jawaban, dasar, halaman, bagian=bagian)


def bertahap(penuh: bool, mulai: bool, dasar: str, halaman: str = "") -> UsulanLKE:
    """Yes, in part, or no."""
    if penuh or not mulai:
        return bila(penuh, dasar, halaman)
    return UsulanLKE(JawabanKriteria.SEBAGIAN, dasar, halaman)


def sebut_fakta(dasar: str, halaman: str = "") -> UsulanLKE:
    """Only a fact: the answer needs more than data."""
    return UsulanLKE(None, dasar, halaman)
