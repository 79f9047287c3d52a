"""PURE. Names of programs, kegiatan and sub kegiatan as they stand in a sentence or a table.

Nomenclature is entered as it was copied: `PROGRAM DUKUNGAN MANAJEMEN` from one document,
`Dukungan Manajemen` from another. Neither is printed as `Program PROGRAM DUKUNGAN MANAJEMEN`.
"""

import re

SEBUTAN_TINGKAT = {"program": "Program", "kegiatan": "Kegiatan", "sub_kegiatan": "Sub Kegiatan"}
_AWALAN = {
    "program": re.compile(r"program\s+", re.I),
    "kegiatan": re.compile(r"kegiatan\s+", re.I),
    "sub_kegiatan": re.compile(r"sub[\s-]*kegiatan\s+", re.I),
}
_KATA_KECIL_TEKS = """
dan di ke dari pada untuk dengan yang serta atau oleh bagi dalam atas terhadap antar melalui
kepada secara
"""
_KATA_KECIL = frozenset(_KATA_KECIL_TEKS.split())
_SINGKATAN_TEKS = """
aids akip alkes apbd apbdes apbn apip asn bkb blk blu blud blt bmd bos bpbd bpd bpjs bphtb bpkad
bumd bumdes dak dau dprd esdm hiv ibm ikm imb ipal iptek ipm jkn kb kdrt kia kie kkbpk kpbu kua
lhe lkpd mbr mkjp napza ojk opd p3a p3k paud pbb pbi pd pdam pdrb pkb pkh pkk plkb pmi pmks
ponkesdes pppk ppas ppid psu pug rka rkpd rpjmd rpjpd rtlh rtrw rw sakip sd sda sdm simpeg sipd
skpd skpkd sma smk smp spam spbe spm tik tki tkdd tni tpa tpi tpp tps ukm umkm upt uptd
"""
_SINGKATAN = frozenset(_SINGKATAN_TEKS.split())
_ROMAWI = re.compile(r"[IVX]+")


def rapikan_kapital(nama: str) -> str:
    """A name in capitals as a title: `PROGRAM PENGELOLAAN SDM DAN ASN` → `Program Pengelolaan SDM
    dan ASN`. Other names stay as they are.
    """
    nama = " ".join(nama.split())
    huruf = [h for h in nama if h.isalpha()]
    if len(huruf) < 4 or any(h.islower() for h in huruf):
        return nama
    kata = [_kata(k) for k in nama.split(" ")]
    return " ".join([kata[0][:1].upper() + kata[0][1:], *kata[1:]])


def _kata(kata: str) -> str:
    bagian = re.split(r"([/\-()“”\"&,.;:]+)", kata)
    return "".join(_potong(b, dalam_kurung="(" in kata) for b in bagian)


def _potong(bagian: str, *, dalam_kurung: bool) -> str:
    kecil = bagian.lower()
    if not bagian.isalpha():
        return bagian
    if kecil in _KATA_KECIL:
        return kecil
    tanpa_vokal = not any(h in "aeiouy" for h in kecil)
    singkat = dalam_kurung and len(bagian) <= 5
    if kecil in _SINGKATAN or tanpa_vokal or singkat or _ROMAWI.fullmatch(bagian):
        return bagian
    return kecil.capitalize()


def nama_mata(tingkat: str, nama: str) -> str:
    """The name alone, readable and without its level: `Dukungan Manajemen`."""
    rapi = rapikan_kapital(nama)
    sisa = _AWALAN[tingkat].sub("", rapi, count=1) if _AWALAN[tingkat].match(rapi) else rapi
    return sisa[:1].upper() + sisa[1:]


def sebut_mata(tingkat: str, nama: str) -> str:
    """The name after its level, which stands once: `Program Dukungan Manajemen`."""
    return f"{SEBUTAN_TINGKAT[tingkat]} {nama_mata(tingkat, nama)}"


def baris_mata(tingkat: str, nama: str) -> str:
    """The same as a line of a table: `Program: Dukungan Manajemen`."""
    return f"{SEBUTAN_TINGKAT[tingkat]}: {nama_mata(tingkat, nama)}"
