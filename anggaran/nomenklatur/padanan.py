"""PURE. Old codes to new ones: what is proposed, and which codes of a year are of another
version.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from anggaran.kode import belum_dirinci, kunci_kode, kunci_umum, tingkat_kode


@dataclass(frozen=True)
class UsulanPadanan:
    """What an old code probably became; `yakin`: nothing about it asks for a second look."""

    lama: str
    nama_lama: str
    baru: str
    nama_baru: str
    alasan: str
    yakin: bool


def usul_padanan(
    lama: Iterable[tuple[str, str]], baru: Iterable[tuple[str, str]]
) -> list[UsulanPadanan]:
    """Old codes with their names → new ones: by number, by name, or none."""
    semua = list(baru)
    menurut_kunci = {kunci_kode(kode): (kode, nama) for kode, nama in semua}
    menurut_nama: dict[tuple[str | None, str], list[tuple[str, str]]] = {}
    for kode, nama in semua:
        menurut_nama.setdefault((tingkat_kode(kode), polos(nama)), []).append((kode, nama))
    hasil = []
    for kode, nama in lama:
        tepat = menurut_kunci.get(kunci_kode(kode))
        senama = menurut_nama.get((tingkat_kode(kode), polos(nama)), [])
        if tepat is not None and polos(tepat[1]) == polos(nama):
            hasil.append(UsulanPadanan(kode, nama, *tepat, "kode dan nama sama", yakin=True))
        elif len(senama) == 1:
            hasil.append(UsulanPadanan(kode, nama, *senama[0], "nama sama, kode lain", yakin=True))
        elif tepat is not None:
            hasil.append(UsulanPadanan(kode, nama, *tepat, "kode sama, nama lain", yakin=False))
        else:
            sebab = f"{len(senama)} kode bernama sama" if senama else "tidak ada padanannya"
            hasil.append(UsulanPadanan(kode, nama, "", "", sebab, yakin=False))
    return hasil


def polos(nama: str) -> str:
    """A name without case, punctuation and double blanks."""
    return " ".join(re.sub(r"[^\w]+", " ", nama.casefold()).split())


def kode_asing(dipakai: Iterable[str], versi: Collection[str]) -> list[str]:
    """Codes that the version does not hold. Of a bidang that it says nothing about, none is."""
    ada = {kunci_kode(kode) for kode in versi}
    bidang = {kunci[:2] for kunci in ada if len(kunci) > 2}
    return [
        kode
        for kode in dipakai
        if not belum_dirinci(kode)
        and (kunci := kunci_kode(kode))[:2] in bidang
        and kunci not in ada
        and kunci_umum(kode) not in ada
    ]
