"""PURE. The wording of the statement: the default, what a template may name, how it is filled.

A statement is one text. An empty line parts its paragraphs, a line break in a paragraph stays, and
so does every further empty line. `{identitas_pertama}` and `{identitas_kedua}`, each on a line of
its own, stand for the lines "Nama" and "Jabatan" of a party: they stay in the text until it is
printed. Every other name in braces is filled when a draft is prepared.

The default is the wording of the form in PermenPANRB 53/2014, Lampiran I.
"""

import re
from collections.abc import Mapping
from difflib import get_close_matches

from kinerja.kata_daftar import urutkan

IDENTITAS = {1: "{identitas_pertama}", 2: "{identitas_kedua}"}
"""Party → the line that stands for it."""

MEDAN = {
    "identitas_pertama": "baris Nama dan Jabatan pihak pertama",
    "identitas_kedua": "baris Nama dan Jabatan pihak kedua",
    "nama": "nama pihak pertama",
    "jabatan": "jabatan pihak pertama",
    "pangkat": "pangkat pihak pertama",
    "nip": "NIP pihak pertama",
    "nama_atasan": "nama pihak kedua",
    "atasan": "jabatan pihak kedua",
    "pangkat_atasan": "pangkat pihak kedua",
    "nip_atasan": "NIP pihak kedua",
    "tahun": "tahun perjanjian",
    "tanggal": "tanggal perjanjian",
    "tempat": "tempat kedudukan",
    "perangkat_daerah": "nama perangkat daerah",
    "pemda": "nama pemerintah daerah",
    "kepala_daerah": "jabatan kepala daerah",
}
"""What a template may name in braces, and what it becomes."""

TITIK_TITIK = "……………………"
"""What stands where a name is not known yet: the paper gets it by hand."""

BAWAAN = """\
Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan akuntabel serta \
berorientasi pada hasil, kami yang bertanda tangan di bawah ini:

{identitas_pertama}

selanjutnya disebut pihak pertama.

{identitas_kedua}

selaku atasan pihak pertama, selanjutnya disebut pihak kedua.

Pihak pertama berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian \
ini, dalam rangka mencapai target kinerja jangka menengah seperti yang telah ditetapkan dalam \
dokumen perencanaan. Keberhasilan dan kegagalan pencapaian target kinerja tersebut menjadi \
tanggung jawab kami.

Pihak kedua akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi terhadap \
capaian kinerja dari perjanjian ini dan mengambil tindakan yang diperlukan dalam rangka pemberian \
penghargaan dan sanksi."""

_KURUNG = re.compile(r"\{([^{}]*)\}")
_SELA = re.compile(r"[^\S\n]+")
#: Party → the names of which a wording uses at least one, so that both parties stand in it.
_MENYEBUT = {
    1: ("identitas_pertama", "nama", "jabatan"),
    2: ("identitas_kedua", "nama_atasan", "atasan"),
}


def rapikan_pernyataan(teks: str) -> str:
    """One kind of line break, single blanks, no empty line at either end; empty lines stay."""
    baris = teks.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_SELA.sub(" ", b).strip() for b in baris).strip("\n")


def medan_tak_dikenal(teks: str) -> list[str]:
    """The names in braces that nothing fills, and stray braces."""
    asing = [f"{{{m}}}" for m in _KURUNG.findall(teks) if m not in MEDAN]
    sisa = _KURUNG.sub("", teks)
    return list(dict.fromkeys([*asing, *(k for k in "{}" if k in sisa)]))


def medan_tersisa(teks: str) -> list[str]:
    """What a filled statement still holds in braces, the lines of the parties aside."""
    for baris in IDENTITAS.values():
        teks = teks.replace(baris, "")
    sisa = [f"{{{m}}}" for m in _KURUNG.findall(teks)]
    return list(dict.fromkeys([*sisa, *(k for k in "{}" if k in _KURUNG.sub("", teks))]))


def periksa_templat(teks: str) -> str:
    """What is wrong with a wording, and what to write instead; empty where nothing is."""
    if not teks.strip():
        return "Pernyataan belum diisi."
    if asing := medan_tak_dikenal(teks):
        return " ".join((f"{urutkan(asing)} tidak dikenal.", *_saran(asing), _yang_ada()))
    dipakai = set(_KURUNG.findall(teks))
    for pihak, nama in _MENYEBUT.items():
        if dipakai.isdisjoint(nama):
            sebutan = "pertama" if pihak == 1 else "kedua"
            return (
                f"Pihak {sebutan} belum disebut. Tulis {IDENTITAS[pihak]} pada baris tersendiri, "
                f"atau pakai {{{nama[1]}}} dan {{{nama[2]}}}."
            )
    for baris in IDENTITAS.values():
        if any(baris in b and b.strip() != baris for b in teks.splitlines()):
            return f"{baris} menjadi beberapa baris; tulis pada baris tersendiri."
    return ""


def _saran(asing: list[str]) -> list[str]:
    hasil = []
    for satu in asing:
        mirip = get_close_matches(satu.strip("{} ").casefold(), MEDAN, 1, 0.6)
        if mirip:
            hasil.append(f"Mungkin maksudnya {{{mirip[0]}}}.")
    return hasil


def _yang_ada() -> str:
    return f"Yang dapat dipakai: {', '.join(f'{{{m}}}' for m in MEDAN)}."


def isi_pernyataan(templat: str, nilai: Mapping[str, str]) -> str:
    """The statement of one agreement. Values are put in as they are: nothing in them is read."""

    def ganti(cocok: re.Match[str]) -> str:
        nama = cocok[1]
        if cocok[0] in IDENTITAS.values() or nama not in MEDAN:
            return cocok[0]
        return nilai.get(nama) or TITIK_TITIK

    return rapikan_pernyataan(_KURUNG.sub(ganti, templat))


def bagian_pernyataan(teks: str) -> list[str]:
    """A statement in parts: a paragraph (its line breaks kept), the line of a party, or nothing
    for each empty line beyond the one that parts two paragraphs.
    """
    hasil: list[str] = []
    alinea: list[str] = []
    kosong = 0

    def tutup() -> None:
        if alinea:
            hasil.append("\n".join(alinea))
            alinea.clear()

    for baris in rapikan_pernyataan(teks).split("\n"):
        if not baris:
            tutup()
            kosong += 1
            continue
        if hasil:
            hasil.extend([""] * (kosong - 1))
        kosong = 0
        if baris in IDENTITAS.values():
            tutup()
            hasil.append(baris)
        else:
            alinea.append(baris)
    tutup()
    return hasil
