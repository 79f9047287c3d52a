"""PURE. What is taken over from a checked report: rows of data-set sheets, their doubtful cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from laporan.periksa_lkjip.banding.fakta import Fakta
from laporan.periksa_lkjip.naskah import Naskah
from laporan.periksa_lkjip.tabel.susun import TabelTerbaca

IsiAmbil = str | int | Decimal
KOLOM: dict[str, tuple[str, ...]] = {
    "perangkat_daerah": ("kode", "nama", "pemda", "kepala_daerah", "tempat"),
    "unit_kerja": ("kode", "nama", "jenis"),
    "jabatan": ("kode", "nama", "jenis", "eselon", "unit"),
    "renstra": ("kode", "nama", "tahun_awal", "tahun_akhir"),
    "tujuan": ("renstra", "kode", "uraian"),
    "sasaran": ("kode", "tujuan", "tingkat", "uraian", "penanggung_jawab"),
    "indikator": (
        *("kode", "nama", "tujuan", "sasaran", "satuan", "pola_tampil", "polaritas", "desimal"),
        *("iku", "akumulasi", "boleh_lebih_100", "penanggung_jawab"),
    ),
    "dokumen": ("kode", "jenis", "renstra", "tahun", "ke", "nama"),
    "target": ("indikator", "tahun", "triwulan", "dokumen", "target"),
    "program_kegiatan": ("tahun", "tingkat", "kode", "induk", "nama", "penanggung_jawab"),
    "versi_anggaran": ("kode", "tahun", "jenis", "ke"),
    "pagu": ("versi", "sub_kegiatan", "rekening", "nilai"),
    "realisasi": ("indikator", "tahun", "triwulan", "nilai", "capaian_dilaporkan", "catatan_data"),
    "realisasi_anggaran": ("tahun", "sub_kegiatan", "rekening", "bulan", "nilai"),
}
"""The sheets in the order in which an agency fills them, with the columns that are written."""


@dataclass(frozen=True)
class BarisAmbil:
    """A row of a sheet. `ragu`: column → why a person must look; `usul`: columns made up here."""

    isi: Mapping[str, IsiAmbil]
    ragu: Mapping[str, str] = field(default_factory=dict)
    usul: frozenset[str] = frozenset()


@dataclass(frozen=True)
class BukuAmbil:
    """What becomes the workbook. `kurang`: what the report holds and the rows do not, and why."""

    tahun: int
    lembar: Mapping[str, Sequence[BarisAmbil]] = field(default_factory=dict)
    sumber: tuple[str, ...] = ()
    kurang: tuple[str, ...] = ()

    def banyak(self, lembar: str) -> int:
        """Rows of a sheet."""
        return len(self.lembar.get(lembar, ()))

    @property
    def berisi(self) -> bool:
        """Whether there is anything worth taking."""
        return any(map(self.banyak, ("target", "realisasi", "pagu", "realisasi_anggaran")))

    @property
    def ragu(self) -> int:
        """Doubtful cells."""
        return sum(len(b.ragu) for baris in self.lembar.values() for b in baris)


@dataclass(frozen=True)
class BahanAmbil:
    """What a check recognised, as far as it can be taken over."""

    tahun: int
    naskah: Naskah
    tabel: Sequence[TabelTerbaca]
    fakta: Fakta
    arah: Mapping[str, bool]
    """Key of an indicator → whether less is better, where its own row shows it."""


@dataclass(frozen=True)
class TersimpanAmbil:
    """What the agency has already: it is referred to, never written over."""

    perangkat: Mapping[str, str]
    sebutan_kepala: str
    tahun_kini: int
    """Figures of this year and later are filled in by quarter, not loaded."""
    unit: str = ""
    """Code of the top unit, and of the head's post; empty without one."""
    kepala: str = ""
    renstra: Sequence[tuple[str, int, int]] = ()
    tujuan: Mapping[str, str] = field(default_factory=dict)
    sasaran: Mapping[str, str] = field(default_factory=dict)
    indikator: Mapping[str, str] = field(default_factory=dict)
    """Code → text, of each."""
    berformula: frozenset[str] = frozenset()
    dokumen: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Kind, and year or Renstra → code of the latest."""
    kode_dokumen: frozenset[str] = frozenset()
    target: frozenset[tuple[str, int, str]] = frozenset()
    realisasi: frozenset[tuple[str, int]] = frozenset()
    beranggaran: frozenset[int] = frozenset()
    """Years of which programs or a budget are stored."""
