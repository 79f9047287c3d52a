"""PURE. Which of the agencies that a file names is the one it is loaded for. Codes of agencies
change with their mandate, so the name tells; where it does not, a person is asked, and the answer
is remembered with the load: this code under this name.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from anggaran.impor.nilai import kunci_teks

_DAERAH = re.compile(r" (kab|kabupaten|kota|prov|provinsi)( |$).*")
_DISEBUT = 10


@dataclass(frozen=True)
class TanyaSkpd:
    """What a person has to say first; `pilihan`: code → name of those that may be the agency."""

    pesan: str
    pilihan: Mapping[str, str] = field(default_factory=dict)


def kenali_skpd(
    ada: Mapping[str, str],
    *,
    pd: str,
    lain: Iterable[str],
    teringat: Mapping[str, Collection[str]],
    dipilih: str,
) -> str | TanyaSkpd:
    """The agency's own code in a file, or the question that settles it.

    `ada`: code → name in the file; `pd`: the agency; `lain`: names of the others that Tapak knows;
    `teringat`: codes that earlier loads of the agency had, with the names they had there;
    `dipilih`: the answer.
    """
    if dipilih in ada:
        return dipilih
    asing = {nama_pd(n) for n in lain} - {nama_pd(pd)}
    nama = {k: nama_pd(n or k) for k, n in ada.items()}
    milik = [k for k, n in nama.items() if n == nama_pd(pd)]
    ingat = [k for k in ada if k in teringat]
    if len(ingat) == 1 and _masih(ingat[0], ada, pd, asing, teringat, milik):
        return ingat[0]
    if len(milik) == 1 and not ingat and not (_berkode(milik[0]) and any(map(_berkode, teringat))):
        return milik[0]
    if len(ada) == 1:
        return _satu(*next(iter(ada.items())), pd, asing, teringat)
    daftar = "; ".join(f"{k} {n}".strip() for k, n in list(ada.items())[:_DISEBUT])
    return TanyaSkpd(f"tidak dapat dipastikan mana yang {pd}. Pilih SKPD-nya: {daftar}.", ada)


def _masih(
    kode: str,
    ada: Mapping[str, str],
    pd: str,
    asing: Collection[str],
    teringat: Mapping[str, Collection[str]],
    milik: Collection[str],
) -> bool:
    """Whether a remembered code still is the agency's. Codes are given anew when agencies are
    reorganised, so the name that the file gives it must be the agency's, or one under which it was
    remembered; and no other code of the file may bear the agency's own name.
    """
    if kode in milik:
        return True
    tertulis = ada[kode].strip()
    if milik or nama_pd(tertulis or kode) in asing:
        return False
    return not tertulis or nama_pd(tertulis) in {nama_pd(n) for n in teringat[kode]}


def _satu(
    kode: str, nama: str, pd: str, asing: Collection[str], teringat: Mapping[str, Collection[str]]
) -> TanyaSkpd:
    if kode in teringat:
        kini = f"berkas ini menamainya {nama}" if nama else "itu nama perangkat daerah lain"
        return TanyaSkpd(
            f"SKPD {kode} pernah dimuat sebagai {pd}, tetapi {kini}. Pakai sebagai anggaran {pd}?",
            {kode: nama},
        )
    if nama_pd(nama or kode) in asing:
        return TanyaSkpd(
            f"berkas ini milik {nama or kode}, jadi tidak dimuat pada {pd}. Unggah berkas {pd}; "
            f"berkas ini dimuat oleh Sekretariat {nama or kode}."
        )
    sebut = f"{kode} ({nama})" if nama else kode
    apa = "kode" if _berkode(kode) else "nama"
    ingat = sorted(k for k in teringat if _berkode(k) == _berkode(kode))
    punya = f"{apa} {pd} adalah {ingat[-1]}" if ingat else f"{pd} belum pernah memakainya"
    return TanyaSkpd(
        f"berkas ini memakai {apa} SKPD {sebut}; {punya}. Pakai sebagai anggaran {pd}?",
        {kode: nama},
    )


def _berkode(kunci: str) -> bool:
    return kunci[:1].isdecimal()


def nama_pd(nama: str) -> str:
    """An agency's name without the region that some files add to it."""
    return _DAERAH.sub("", kunci_teks(nama))
