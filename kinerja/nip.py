"""PURE. NIP: 18 digits of birth (YYYYMMDD), appointment (YYYYMM), sex (1, 2) and serial number.

Source: PermenPAN/BKN numbering of civil servants since 2008 (Perka BKN 22/2007). The number of a
PPPK has 18 digits too, with its code (21 and above) where a civil servant has the month.
"""

import re
from datetime import date

PANJANG = 18
_PEMISAH = re.compile(r"[\s.\u2010-\u2013-]")
_USIA_ANGKAT = range(15, 71)


def rapikan_nip(teks: str) -> str:
    """`19000101 192001 1 001` → `190001011920011001`; what else is in it stays, to be refused."""
    return _PEMISAH.sub("", teks)


def salah_nip(nip: str) -> str:
    """Why it cannot be a NIP; empty for a possible one and for none."""
    if not nip or (len(nip) == PANJANG and nip.isascii() and nip.isdecimal()):
        return ""
    if not (nip.isascii() and nip.isdecimal()):
        return "hanya memuat angka."
    return f"terdiri atas {PANJANG} angka; yang tertulis {len(nip)}."


def catatan_nip(nip: str) -> str:
    """What is odd about a possible NIP, as one sentence; empty where nothing is. The NIP itself is
    not repeated: it is personal data.
    """
    if not nip or salah_nip(nip):
        return ""
    try:
        lahir = date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
    except ValueError:
        return "Delapan angka pertama NIP lazimnya tanggal lahir, misalnya 19000131."
    usia = int(nip[8:12]) - lahir.year
    if usia not in _USIA_ANGKAT:
        return (
            "Menurut NIP-nya, pejabat ini diangkat pada usia "
            f"{usia} tahun. Periksa tahun lahir dan tahun pengangkatan."
            if usia >= 0
            else "Menurut NIP-nya, pejabat ini diangkat sebelum lahir. Periksa kembali."
        )
    bulan = int(nip[12:14])
    if not (1 <= bulan <= 12 or bulan >= 21):
        return "Angka ke-13 dan ke-14 NIP lazimnya bulan pengangkatan, 01 sampai dengan 12."
    if nip[14] not in "12":
        return "Angka ke-15 NIP lazimnya 1 atau 2."
    return ""
