"""PURE. What a rule of Uji Konsistensi is, and what it finds (rancangan §7).

A rule looks at one picture (*potret*) of an agency's year and yields what disagrees in it. It
stands in a file of its own, named for what it says; the lists only gather them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Generic, TypeVar

from kinerja.pilihan import PilihanBerlabel

PANJANG_KUNCI, PANJANG_ANGKA = 300, 400
"""Characters that are kept of an accepted finding."""
PotretT = TypeVar("PotretT", contravariant=True)


class TingkatUji(PilihanBerlabel):
    """How grave a finding is."""

    GALAT = "galat", "Galat"
    PERINGATAN = "peringatan", "Peringatan"
    CATATAN = "catatan", "Catatan"


class AreaUji(PilihanBerlabel):
    """What a rule speaks of."""

    ORGANISASI = "organisasi", "Organisasi"
    POHON = "pohon", "Pohon kinerja"
    INDIKATOR = "indikator", "Indikator"
    TARGET = "target", "Target"
    TRIWULAN = "triwulan", "Realisasi triwulan"
    ANGGARAN = "anggaran", "Anggaran"
    PERJANJIAN = "perjanjian", "Perjanjian kinerja"
    TEKS = "teks", "Teks laporan"
    BUKTI = "bukti", "Data dukung"
    EVALUASI = "evaluasi", "Reviu dan tindak lanjut"


class JenisRujuk(PilihanBerlabel):
    """What a finding stands on; the page where it is mended follows from it."""

    PD = "pd", "perangkat daerah"
    UNIT = "unit", "unit kerja"
    JABATAN = "jabatan", "jabatan"
    TUJUAN = "tujuan", "tujuan"
    SASARAN = "sasaran", "sasaran"
    INDIKATOR = "indikator", "indikator"
    TARGET = "target", "target indikator"
    RENCANA_AKSI = "rencana_aksi", "rencana aksi"
    ISIAN = "isian", "isian triwulan"
    TRIWULAN = "triwulan", "triwulan"
    PROGRAM = "program", "program"
    KEGIATAN = "kegiatan", "kegiatan"
    SUB_KEGIATAN = "sub_kegiatan", "sub kegiatan"
    VERSI_ANGGARAN = "versi_anggaran", "versi anggaran"
    PERJANJIAN = "perjanjian", "perjanjian kinerja"
    BAGIAN = "bagian", "bagian laporan"
    EVALUASI = "evaluasi", "LHE"
    REKOMENDASI = "rekomendasi", "rekomendasi LHE"
    REVIU = "reviu", "reviu"
    RENCANA_TINDAK = "rencana_tindak", "rencana tindak lanjut"
    HASIL = "hasil", "rencana hasil kerja"


@dataclass(frozen=True)
class Rujuk:
    """The thing a finding stands on. `jabatan`: id of the post that answers for it, 0 for none."""

    jenis: JenisRujuk
    kunci: int | str
    nama: str
    jabatan: int = 0
    kode: str = ""
    """Of an indicator or a node of the budget, for the page that takes it."""


@dataclass(frozen=True)
class TemuanUji:
    """One finding. `rinci` tells two findings of one rule on one thing apart.

    `tercetak` is what stands there and `seharusnya` what it is held against, as people read them;
    both are empty where the finding is an absence.
    """

    pada: Rujuk
    pesan: str
    tercetak: str = ""
    seharusnya: str = ""
    penyebab: str = ""
    rinci: str = ""
    triwulan: int = 0
    sidik: str = ""
    """What an acceptance holds on to, where that is not the two figures as they are told."""
    tautan: str = ""
    """Where it is mended, where the thing it stands on does not tell."""


@dataclass(frozen=True)
class AturanUji(Generic[PotretT]):
    """A rule. `mengapa` says why it matters, with the regulation where there is one."""

    kode: str
    area: AreaUji
    tingkat: TingkatUji
    judul: str
    mengapa: str
    periksa: Callable[[PotretT], Iterator[TemuanUji]]


@dataclass(frozen=True)
class HasilUji:
    """A finding with the rule that found it."""

    aturan: AturanUji[Any]
    temuan: TemuanUji

    @property
    def kunci(self) -> str:
        """Names this finding from one day to the next: `T05 indikator:12 TW II`."""
        t = self.temuan
        rinci = f" {t.rinci}" if t.rinci else ""
        return _ringkas(f"{self.aturan.kode} {t.pada.jenis}:{t.pada.kunci}{rinci}", PANJANG_KUNCI)

    @property
    def angka(self) -> str:
        """The two figures; an accepted finding whose figures change is asked about again."""
        t = self.temuan
        return _ringkas(t.sidik or f"{t.tercetak} | {t.seharusnya}", PANJANG_ANGKA)


def _ringkas(teks: str, panjang: int) -> str:
    """The text, or its beginning with a fingerprint of the whole where it is too long to keep."""
    if len(teks) <= panjang:
        return teks
    sidik = sha256(teks.encode()).hexdigest()
    return f"{teks[: panjang - len(sidik) - 1]} {sidik}"
