"""Encrypt an archive under a passphrase with age, so that it can be opened without Tapak.

The archive is encrypted to a key made for it alone, and the key under the passphrase; both stand in
one ZIP, so that an archive of any size passes through in pieces:

    kunci.age     the key; `age` asks for the passphrase
    cadangan.age  the archive: `age -d -i kunci.age -o cadangan.zip cadangan.age`
"""

import os
from pathlib import Path
from zipfile import ZIP_STORED, BadZipFile, ZipFile, is_zipfile

import pyrage

from kinerja.cadangan.pemasangan import CadanganError
from kinerja.gangguan import sebab_os

BERKAS_KUNCI = "kunci.age"
ISI = "cadangan.age"
SANDI_MIN = 12


def bersandi(berkas: Path) -> bool:
    """Whether the file is an encrypted archive."""
    if not is_zipfile(berkas):
        return False
    with ZipFile(berkas) as arsip:
        return {BERKAS_KUNCI, ISI} <= set(arsip.namelist())


def sandikan(asal: Path, tujuan: Path, sandi: str) -> None:
    """Write `asal` encrypted to `tujuan`; a passphrase that is too short is refused."""
    if len(sandi) < SANDI_MIN:
        raise CadanganError(f"Kata sandi cadangan paling sedikit {SANDI_MIN} huruf.")
    kunci = pyrage.x25519.Identity.generate()
    with ZipFile(tujuan, "w", ZIP_STORED) as arsip, asal.open("rb") as sumber:
        arsip.writestr(BERKAS_KUNCI, pyrage.passphrase.encrypt(f"{kunci}\n".encode(), sandi))
        with arsip.open(ISI, "w", force_zip64=True) as keluar:
            pyrage.encrypt_io(sumber, keluar, [kunci.to_public()])


def buka_sandi(asal: Path, tujuan: Path, sandi: str) -> None:
    """Write the archive that `asal` holds to `tujuan`; another passphrase is refused."""
    try:
        with ZipFile(asal) as arsip:
            try:
                teks = pyrage.passphrase.decrypt(arsip.read(BERKAS_KUNCI), sandi).decode().strip()
            except pyrage.DecryptError:
                raise CadanganError("Kata sandi cadangan tidak cocok.") from None
            kunci = pyrage.x25519.Identity.from_str(teks)
            with arsip.open(ISI) as sumber, tujuan.open("xb") as keluar:
                pyrage.decrypt_io(sumber, keluar, [kunci])
    except (BadZipFile, pyrage.DecryptError, pyrage.IdentityError):
        raise CadanganError("Cadangan bersandi ini rusak: isinya tidak dapat dibuka.") from None


def baca_sandi(berkas: Path | None) -> str:
    """The passphrase: from a file (its first line), else TAPAK_CADANGAN_SANDI, else none."""
    if berkas is None:
        return os.environ.get("TAPAK_CADANGAN_SANDI", "")
    try:
        baris = berkas.read_text(encoding="utf-8").splitlines()
    except OSError as galat:
        sebab = sebab_os(galat) or galat.strerror
        raise CadanganError(f"Kata sandi tidak dapat dibaca dari {berkas}: {sebab}.") from None
    except UnicodeDecodeError:
        raise CadanganError(f"Kata sandi tidak dapat dibaca dari {berkas}: bukan teks.") from None
    if not baris or not baris[0].strip():
        raise CadanganError(f"{berkas} tidak berisi kata sandi.")
    return baris[0].strip()
