"""PURE. Who signs, and the space to sign in."""

from dataclasses import dataclass

from laporan.dokumen.unsur.simpul import SimpulDaun


@dataclass(frozen=True)
class Penandatangan:
    """One signer. `status` is printed in the signing space, e.g. "Ditandatangani 2 Mei 2024"."""

    jabatan: str
    nama: str
    pangkat: str = ""
    nip: str = ""
    status: str = ""
    garis: tuple[str, ...] = ()
    """Labels of the blank lines to fill in, where nobody is named."""


GARIS_PEGAWAI = ("Nama", "Pangkat", "NIP")
GARIS_NAMA = ("Nama",)
"""The head of the region has no pangkat, no NIP."""


@dataclass(frozen=True)
class BlokTandaTangan(SimpulDaun):
    """One signer at the right, or two side by side."""

    pihak: tuple[Penandatangan, ...]
    tempat_tanggal: str = ""
