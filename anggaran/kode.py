"""PURE. Codes of program, kegiatan and sub kegiatan: the shapes that are taken, and which codes are
one.

| whose | program | kegiatan | sub kegiatan |
| --- | --- | --- | --- |
| Kepmendagri 050-5889 and later | 2.07.03, X.XX.01 | 2.07.03.2.01 | 2.07.03.2.01.0001, …01 |
| Permendagri 13/2006 | 1.14.01.15, 1.14.1.14.01.15 | + .01 | + .01 |
| central agencies, written whole | 026.13.DG | 026.13.DG.4459 | 026.13.DG.4459.QDC.001 |

Everywhere the code of a node begins with that of the node above it.
"""

import re

_KINI = r"(\d|X)\.(\d{2}|XX)\.\d{2}"
_LAMA = r"\d\.\d{2}(\.\d\.\d{2}|)\.\d{2}\.\d{2}"
_PUSAT = r"\d{3}\.\d{2}\.[A-Z]{2}"
_KEGIATAN_KINI = rf"{_KINI}\.[12]\.\d{{2}}"
_KEGIATAN_LAMA = rf"{_LAMA}\.\d{{2,3}}"
_KEGIATAN_PUSAT = rf"{_PUSAT}\.\d{{4}}"
POLA_PROGRAM = rf"^({_KINI}|{_LAMA}|{_PUSAT})$"
POLA_KEGIATAN = rf"^({_KEGIATAN_KINI}|{_KEGIATAN_LAMA}|{_KEGIATAN_PUSAT})$"
POLA_SUB_KEGIATAN = (
    rf"^({_KEGIATAN_KINI}\.\d{{2,4}}|{_KEGIATAN_LAMA}\.\d{{2,4}}"
    rf"|{_KEGIATAN_PUSAT}\.[A-Z]{{3}}(\.\d{{3}})?)$"
)
#: Number of segments of a code → its level, as the ministry counts them.
TINGKAT_KODE = {1: "urusan", 2: "bidang", 3: "program", 5: "kegiatan", 6: "sub_kegiatan"}
KOSONG_KEGIATAN, KOSONG_SUB = ".2.00", ".0000"
BEBAS = -1
"""A segment X or XX: of every urusan, of every bidang."""


def kunci_kode(kode: str) -> tuple[int | str, ...]:
    """Segments as numbers: 2.07.03.2.01.01 is 2.07.03.2.01.0001. X and XX stand for any."""
    return tuple(
        int(satu) if satu.isdecimal() else BEBAS if satu in ("X", "XX") else satu
        for satu in kode.split(".")
    )


def kunci_umum(kode: str) -> tuple[int | str, ...]:
    """The same of a supporting program, which is of every bidang: 2.07.01 is X.XX.01."""
    kunci = kunci_kode(kode)
    return (BEBAS, BEBAS, *kunci[2:]) if len(kunci) > 2 and kunci[2] == 1 else kunci


def tingkat_kode(kode: str) -> str | None:
    """The level that the number of segments tells."""
    return TINGKAT_KODE.get(kode.count(".") + 1)


def kode_belum_dirinci(kode: str, tingkat: str) -> str:
    """The code of what a program or kegiatan holds that nobody has split up yet: 2.07.03 holds
    kegiatan 2.07.03.2.00 and sub kegiatan 2.07.03.2.00.0000. No nomenclature gives these away.
    """
    return f"{kode}{KOSONG_KEGIATAN}" if tingkat == "program" else f"{kode}{KOSONG_SUB}"


def belum_dirinci(kode: str) -> bool:
    """Whether a code stands for what is not split up yet."""
    return kode.endswith((KOSONG_KEGIATAN, KOSONG_SUB))


def induk_kode(kode: str) -> tuple[str, str] | None:
    """Codes of the program and the kegiatan that a sub kegiatan is of; None where it is no code of
    one.
    """
    bagian = kode.split(".")
    atas = [".".join(bagian[:n]) for n in range(len(bagian) - 1, 1, -1)]
    kegiatan = next((k for k in atas if re.match(POLA_KEGIATAN, k)), None)
    if kegiatan is None or not re.match(POLA_SUB_KEGIATAN, kode):
        return None
    program = next((k for k in atas if len(k) < len(kegiatan) and re.match(POLA_PROGRAM, k)), None)
    return None if program is None else (program, kegiatan)
