"""PURE. What an evaluator should look at twice: answers without proof, old or unreachable evidence.

Source: what reviewers lower a grade for (evidence of another year, unsigned papers, no benchmark);
what data show otherwise than the answer says is told beside it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from laporan.lke.usulan import UsulanLKE
from laporan.models.tahap_lke import JawabanKriteria

#: Criterion → what reviewers name when its data do not meet it, whatever was attached.
BERNAMA = {
    "rencana_jangka_pendek": "PK belum ditandatangani seluruhnya.",
    "unit_merencanakan": "PK belum ditandatangani seluruhnya.",
    "lapor_formal": "LKjIP belum ditandatangani kepala.",
    "aktivitas_mendukung": "Rencana aksi belum ditetapkan seluruhnya.",
    "lintas_bidang": "Pohon kinerja tanpa crosscutting.",
    "banding_nasional": "LKjIP tanpa pembanding.",
}
#: Of these part of the data is no red flag: the words speak of nothing at all.
_SAMA_SEKALI = frozenset({"lintas_bidang", "banding_nasional", "lapor_formal"})
_SURVEI = ("survei", "survey", "ikm", "skm", "kepuasan masyarakat")
_NASKAH_RESMI = (
    "sk", "keputusan", "peraturan", "perjanjian", "pk", "lkjip", "lakip", "berita acara",
    "surat perintah", "surat tugas", "surat pernyataan",
)  # fmt: skip
_PERINGKAT = {JawabanKriteria.TIDAK: 0, JawabanKriteria.SEBAGIAN: 1, JawabanKriteria.YA: 2}


@dataclass(frozen=True)
class BuktiTampak:
    """One piece of evidence as the flags see it."""

    judul: str
    tahun: int
    halaman: str
    awan: str = ""  # the store behind the link, where only its owner opens it until it is shared
    pindaian: bool = False  # a PDF of pictures only: nothing in it can be searched
    polos: bool = False  # a PDF as a word processor wrote it, with no electronic signature


def bendera(
    jawaban: str,
    usulan: UsulanLKE | None,
    bukti: Iterable[BuktiTampak],
    tahun: int,
    kunci: str = "",
) -> list[str]:
    """Red flags of one answer of the agency, in words."""
    semua, hasil = list(bukti), []
    positif = jawaban in (JawabanKriteria.YA, JawabanKriteria.SEBAGIAN)
    berdata = usulan is not None and usulan.jawaban is not None
    if positif and not semua and not berdata:
        hasil.append("Dijawab tanpa bukti.")
    if positif and (nama := _bernama(kunci, usulan)):
        hasil.append(nama)
    if usulan is not None and usulan.jawaban is not None and jawaban in _PERINGKAT:
        lebih = _PERINGKAT[JawabanKriteria(jawaban)] > _PERINGKAT[usulan.jawaban]
        if lebih:
            hasil.append(f"Lebih tinggi daripada data: {usulan.dasar}")
    for b in semua:
        if b.tahun < tahun and _survei(b.judul):
            hasil.append(f"“{b.judul}” survei tahun {b.tahun}, bukan tahun {tahun}.")
        elif b.tahun < tahun - 1:
            hasil.append(f"“{b.judul}” dokumen tahun {b.tahun}.")
        if not b.halaman:
            hasil.append(f"“{b.judul}” tanpa nomor halaman.")
        if b.pindaian:
            hasil.append(f"“{b.judul}” pindaian tanpa teks.")
        if b.polos and _ditandatangani(b.judul):
            hasil.append(f"“{b.judul}” tanpa tanda tangan elektronik; pastikan naskahnya sah.")
        if b.awan:
            hasil.append(f"“{b.judul}” tersimpan di {b.awan}; pastikan dapat dibuka.")
    return hasil


def _bernama(kunci: str, usulan: UsulanLKE | None) -> str:
    """What reviewers call it, where the data do not meet the criterion."""
    if usulan is None or usulan.jawaban in (None, JawabanKriteria.YA):
        return ""
    if kunci in _SAMA_SEKALI and usulan.jawaban != JawabanKriteria.TIDAK:
        return ""
    return BERNAMA.get(kunci, "")


def _survei(judul: str) -> bool:
    """Whether the evidence is a survey, by its title."""
    return _menyebut(judul, _SURVEI)


def _ditandatangani(judul: str) -> bool:
    """Whether the evidence is of a kind that somebody signs, by its title."""
    return _menyebut(judul, _NASKAH_RESMI)


def _menyebut(judul: str, semua: Iterable[str]) -> bool:
    kata = f" {' '.join(re.findall(r'[a-z]+', judul.casefold()))} "
    return any(f" {satu} " in kata for satu in semua)
