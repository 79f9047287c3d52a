"""PURE. What an evaluator should look at twice: answers without proof, old or unreachable evidence.

Source: what reviewers lower a grade for (evidence of another year, unsigned papers, no benchmark);
what data show otherwise than the answer says is told beside it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from laporan.lke.usulan import UsulanLKE
from laporan.models.tahap_lke import JawabanKriteria

_PERINGKAT = {JawabanKriteria.TIDAK: 0, JawabanKriteria.SEBAGIAN: 1, JawabanKriteria.YA: 2}


@dataclass(frozen=True)
class BuktiTampak:
    """One piece of evidence as the flags see it."""

    judul: str
    tahun: int
    halaman: str
    awan: str = ""  # the store behind the link, where only its owner opens it until it is shared
    pindaian: bool = False  # a PDF of pictures only: nothing in it can be searched


def bendera(
    jawaban: str, usulan: UsulanLKE | None, bukti: Iterable[BuktiTampak], tahun: int
) -> list[str]:
    """Red flags of one answer of the agency, in words."""
    semua, hasil = list(bukti), []
    positif = jawaban in (JawabanKriteria.YA, JawabanKriteria.SEBAGIAN)
    berdata = usulan is not None and usulan.jawaban is not None
    if positif and not semua and not berdata:
        hasil.append("Dijawab tanpa bukti.")
    if usulan is not None and usulan.jawaban is not None and jawaban in _PERINGKAT:
        lebih = _PERINGKAT[JawabanKriteria(jawaban)] > _PERINGKAT[usulan.jawaban]
        if lebih:
            hasil.append(f"Lebih tinggi daripada data: {usulan.dasar}")
    for b in semua:
        if b.tahun < tahun - 1:
            hasil.append(f"“{b.judul}” dokumen tahun {b.tahun}.")
        if not b.halaman:
            hasil.append(f"“{b.judul}” tanpa nomor halaman.")
        if b.pindaian:
            hasil.append(f"“{b.judul}” pindaian tanpa teks.")
        if b.awan:
            hasil.append(f"“{b.judul}” tersimpan di {b.awan}; pastikan dapat dibuka.")
    return hasil
