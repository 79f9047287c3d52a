"""PURE. How an agency's head, posts and levels are called, by the kind of the agency.

The title of the head by law: PP 18/2016 as amended by PP 72/2019 (Inspektur, Sekretaris DPRD,
Direktur of a regional hospital, Camat, Lurah), PP 17/2018 (Camat, Lurah), PP 16/2018 (Kepala
Satuan), Permendagri 46/2008 (Kepala Pelaksana of a BPBD).
"""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from kinerja.jenis import Eselon, JenisJabatan, JenisPD, StatusPemangku
from kinerja.kata_daftar import urutkan
from kinerja.periode import format_tanggal

KEPALA: dict[JenisPD, str] = {
    JenisPD.DINAS: "Kepala Dinas",
    JenisPD.BADAN: "Kepala Badan",
    JenisPD.BPBD: "Kepala Pelaksana",
    JenisPD.INSPEKTORAT: "Inspektur",
    JenisPD.SEKRETARIAT_DAERAH: "Sekretaris Daerah",
    JenisPD.SEKRETARIAT_DPRD: "Sekretaris DPRD",
    JenisPD.SATPOL_PP: "Kepala Satuan",
    JenisPD.KECAMATAN: "Camat",
    JenisPD.KELURAHAN: "Lurah",
    JenisPD.RUMAH_SAKIT: "Direktur",
    JenisPD.BIRO: "Kepala Biro",
    JenisPD.BAGIAN: "Kepala Bagian",
    JenisPD.UPTD: "Kepala UPTD",
    JenisPD.PEMDA: "Kepala Daerah",
    JenisPD.LAINNYA: "kepala perangkat daerah",
}
AWALAN_PEMANGKU = {StatusPemangku.PLT: "Plt. ", StatusPemangku.PLH: "Plh. "}

_AWAL_NAMA: tuple[tuple[str, JenisPD], ...] = (
    ("badan penanggulangan bencana", JenisPD.BPBD),
    ("bpbd", JenisPD.BPBD),
    ("dinas", JenisPD.DINAS),
    ("badan", JenisPD.BADAN),
    ("inspektorat", JenisPD.INSPEKTORAT),
    ("sekretariat daerah", JenisPD.SEKRETARIAT_DAERAH),
    ("setda", JenisPD.SEKRETARIAT_DAERAH),
    ("sekretariat dprd", JenisPD.SEKRETARIAT_DPRD),
    ("sekretariat dewan", JenisPD.SEKRETARIAT_DPRD),
    ("setwan", JenisPD.SEKRETARIAT_DPRD),
    ("satuan polisi pamong praja", JenisPD.SATPOL_PP),
    ("satpol", JenisPD.SATPOL_PP),
    ("kecamatan", JenisPD.KECAMATAN),
    ("distrik", JenisPD.KECAMATAN),
    ("kelurahan", JenisPD.KELURAHAN),
    ("rumah sakit", JenisPD.RUMAH_SAKIT),
    ("rsud", JenisPD.RUMAH_SAKIT),
    ("rsu", JenisPD.RUMAH_SAKIT),
    ("rs", JenisPD.RUMAH_SAKIT),
    ("rsj", JenisPD.RUMAH_SAKIT),
    ("rsia", JenisPD.RUMAH_SAKIT),
    ("biro", JenisPD.BIRO),
    ("bagian", JenisPD.BAGIAN),
    ("uptd", JenisPD.UPTD),
    ("upt", JenisPD.UPTD),
    # A BLUD is a way of keeping money: a hospital's mostly, a Puskesmas's and an UPTD's too.
    ("blud puskesmas", JenisPD.UPTD),
    ("blud upt", JenisPD.UPTD),
    ("blud uptd", JenisPD.UPTD),
    ("blud", JenisPD.RUMAH_SAKIT),
)
#: Offices that are no kind of their own and whose head is called after them.
_KANTOR = ("puskesmas", "kantor", "balai", "laboratorium", "museum")
#: Words of a name that its head's title does not repeat: the Camat of Kecamatan Sukamaju.
_TANPA = {
    JenisPD.KECAMATAN: ("kecamatan ", "distrik "),
    JenisPD.KELURAHAN: ("kelurahan ",),
    JenisPD.INSPEKTORAT: ("inspektorat daerah", "inspektorat"),
    JenisPD.SEKRETARIAT_DAERAH: ("sekretariat daerah",),
    JenisPD.SEKRETARIAT_DPRD: (
        "sekretariat dprd",
        "sekretariat dewan perwakilan rakyat daerah",
    ),
}
#: Their title names the region instead of the office.
_BERWILAYAH = (JenisPD.INSPEKTORAT, JenisPD.SEKRETARIAT_DAERAH, JenisPD.SEKRETARIAT_DPRD)


class Pos(Protocol):
    """What is asked of a post."""

    @property
    def atasan_id(self) -> int | None: ...


P = TypeVar("P", bound=Pos)


class PosTingkat(Protocol):
    """What decides the words for the level of a post."""

    @property
    def jenis(self) -> str: ...
    @property
    def eselon(self) -> str: ...


def sebut_sebagian(banyak: int, semua: int, apa: str, keadaan: str) -> str:
    """How many of a whole are so, as a sentence begins: `12 dari 58 bagian sudah disunting`; none
    and all are said in words: `Belum satu pun dari 58 bagian disunting`, `Semua 58 bagian sudah
    disunting`.
    """
    if semua == 1:
        return f"Satu-satunya {apa} {'sudah' if banyak else 'belum'} {keadaan}"
    if banyak == 0:
        return f"Belum satu pun dari {semua} {apa} {keadaan}"
    bagian = f"Semua {semua}" if banyak == semua else f"{banyak} dari {semua}"
    return f"{bagian} {apa} sudah {keadaan}"


def sebut_hitungan(*hitungan: tuple[int, str]) -> str:
    """Counts in one line, without those of which there is none: `61 peringatan dan 34 catatan`."""
    return urutkan([f"{banyak} {kata}" for banyak, kata in hitungan if banyak])


def jenis_menurut_nama(nama: str) -> JenisPD:
    """The kind that an agency's name tells."""
    kecil = f"{' '.join(nama.casefold().split())} "
    return next((j for awal, j in _AWAL_NAMA if kecil.startswith(f"{awal} ")), JenisPD.LAINNYA)


def sebutan_kepala_pd(jenis: JenisPD, nama: str) -> str:
    """How the head of an agency is called in messages: `Kepala Dinas`, `Camat`, and by the name
    where the kind says little: `Kepala Puskesmas`, `Kepala Kantor`.
    """
    if jenis in (JenisPD.LAINNYA, JenisPD.UPTD):
        awal = nama.casefold().split()[:2]
        if kantor := next((k for k in _KANTOR if k in awal), ""):
            return f"Kepala {kantor.capitalize()}"
    return KEPALA[jenis]


def puncak(jabatan: Iterable[P]) -> list[P]:
    """The posts without a superior within the agency: exactly one of them is its head."""
    return [j for j in jabatan if j.atasan_id is None]


def kepala_pd(jabatan: Iterable[P]) -> P | None:
    """The head of an agency: the one post without a superior, whatever its kind or echelon.

    None where no post, or more than one, stands there (`alasan_tanpa_kepala` says which).
    """
    ada = puncak(jabatan)
    return ada[0] if len(ada) == 1 else None


def alasan_tanpa_kepala(nama_puncak: list[str], sebutan: str) -> str:
    """Why the head is not known and what to do; empty where exactly one post stands on top."""
    if len(nama_puncak) == 1:
        return ""
    if not nama_puncak:
        return f"Jabatan {sebutan} belum ada. Isi jabatan tanpa atasan langsung pada Persiapan."
    return (
        f"{len(nama_puncak)} jabatan tidak mempunyai atasan langsung: {'; '.join(nama_puncak)}. "
        f"Hanya {sebutan} yang tanpa atasan; isi atasan langsung jabatan lainnya."
    )


def sebutan_lengkap(jabatan: str, *, jenis: JenisPD, nama: str, singkatan: str, pemda: str) -> str:
    """A head's post with its office, as it stands above a signature: `Kepala Dinas Perikanan`,
    `Camat Sukamaju`, `Direktur RSUD Sehat`, `Inspektur Daerah Kabupaten Contoh`.
    """
    jabatan, nama = " ".join(jabatan.split()), " ".join(nama.split())
    if not jabatan:
        bernama = jenis in (JenisPD.LAINNYA, JenisPD.UPTD)  # its name says what it is
        jabatan = "Kepala" if bernama else KEPALA[jenis]
    for kantor in (nama, " ".join(singkatan.split())):
        if kantor and kantor.casefold() in jabatan.casefold():
            return jabatan
    if jenis in _BERWILAYAH and not _sambung(jabatan, nama):
        ekor = _tanpa_awalan(jenis, nama) or pemda
        return jabatan if ekor.casefold() in jabatan.casefold() else f"{jabatan} {ekor}"
    for kantor in (nama, singkatan):
        if kantor and (hasil := _sambung(jabatan, kantor)):
            return hasil
    ekor = _tanpa_awalan(jenis, nama)
    return jabatan if ekor.casefold() in jabatan.casefold() else f"{jabatan} {ekor}"


def _sambung(jabatan: str, kantor: str) -> str:
    """`Kepala Dinas` with `Dinas Perikanan`: the words that both hold stand once; "" for none."""
    kata, milik = jabatan.split(), kantor.split()
    for banyak in range(min(len(kata), len(milik)), 0, -1):
        if [k.casefold() for k in kata[-banyak:]] == [k.casefold() for k in milik[:banyak]]:
            return " ".join([*kata[:-banyak], *milik])
    return ""


def _tanpa_awalan(jenis: JenisPD, nama: str) -> str:
    for awal in _TANPA.get(jenis, ()):
        if f"{nama.casefold()} ".startswith(awal):
            return nama[len(awal) :].strip()
    return nama


def sebutan_tingkat(tingkat: str, pos: PosTingkat | None) -> str:
    """The level of a sasaran in the words of the post that answers for it: `Sasaran strategis`,
    `Sasaran kinerja eselon III`, `Sasaran kinerja jabatan fungsional`.
    """
    if tingkat == "strategis":
        return "Sasaran strategis"
    if pos is not None and pos.jenis == JenisJabatan.FUNGSIONAL:
        return "Sasaran kinerja jabatan fungsional"
    if pos is not None and pos.jenis == JenisJabatan.PELAKSANA:
        return "Sasaran kinerja pelaksana"
    if pos is not None and pos.eselon in Eselon.values:
        return f"Sasaran kinerja eselon {pos.eselon}"
    return {
        "eselon_iii": "Sasaran kinerja eselon III",
        "eselon_iv": "Sasaran kinerja eselon IV",
    }.get(tingkat, "Sasaran kinerja pelaksana")


def sebut_penanda(akun: str, penugasan: str, *, sejak: date | None, oleh: str) -> str:
    """Through which account a document was signed, and who gave that account the post: `Melalui
    akun A. Contoh, penugasan Plt. sejak 3 Maret 2026, ditetapkan oleh B. Contoh`.
    """
    if not akun:
        return ""
    bagian = [f"Melalui akun {akun}"]
    if penugasan:
        bagian.append(
            f"{penugasan} sejak {format_tanggal(sejak)}" if sejak is not None else penugasan
        )
    if penugasan and oleh:
        bagian.append(f"ditetapkan oleh {oleh}")
    return ", ".join(bagian)


def bertitik(nama: str) -> str:
    """A name at the end of a sentence: a degree brings the full stop with it (`Siti, S.E.`)."""
    return nama if nama.endswith(".") else f"{nama}."
