"""PURE. What a reader of budget files makes of a file, whichever kind it is. Whole rupiah."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class JenisBerkas(StrEnum):
    """Kinds of files; the value is the name that the command line knows."""

    REKAP = "rekap"
    ALOKASI = "alokasi"
    PENJABARAN = "penjabaran"
    DOKUMEN = "dokumen"
    LRA = "lra"
    PER_SUB = "per_sub"
    RFK = "rfk"
    RENCANA_KAS = "rak"
    KELUARAN = "keluaran"
    JENIS_BULANAN = "jenis_bulanan"
    RKA = "rka"
    PROGRAM = "program"

    @property
    def sebutan(self) -> str:
        """What the page calls it."""
        return _SEBUTAN[self]

    @property
    def berpagu(self) -> bool:
        """Whether a version of the budget can be made of it."""
        return self not in _TANPA_PAGU

    @property
    def berrealisasi(self) -> bool:
        """Whether spending can be read from it."""
        return self not in _TANPA_REALISASI

    @property
    def sebagian(self) -> bool:
        """Whether it is of some sub kegiatan only, so that it says nothing of the others."""
        return self is JenisBerkas.RKA


_SEBUTAN = {
    JenisBerkas.REKAP: "Rekap RKA/DPA SIPD",
    JenisBerkas.ALOKASI: "Daftar alokasi dan realisasi anggaran",
    JenisBerkas.PENJABARAN: "Penjabaran APBD",
    JenisBerkas.DOKUMEN: "Laporan realisasi per dokumen",
    JenisBerkas.LRA: "Laporan realisasi anggaran berjenjang",
    JenisBerkas.PER_SUB: "Laporan realisasi per sub kegiatan",
    JenisBerkas.RFK: "Laporan fisik dan keuangan (RFK)",
    JenisBerkas.RENCANA_KAS: "Rencana anggaran kas (RAK)",
    JenisBerkas.KELUARAN: "Target dan realisasi keluaran per triwulan",
    JenisBerkas.JENIS_BULANAN: "Rencana dan realisasi bulanan per jenis belanja",
    JenisBerkas.RKA: "RKA rincian belanja (PDF)",
    JenisBerkas.PROGRAM: "Rekap anggaran per program atau kegiatan",
}
_LAIN = frozenset({JenisBerkas.RENCANA_KAS, JenisBerkas.KELUARAN, JenisBerkas.JENIS_BULANAN})
_TANPA_PAGU = _LAIN | {JenisBerkas.DOKUMEN, JenisBerkas.PER_SUB, JenisBerkas.RFK}
_TANPA_REALISASI = _LAIN | {JenisBerkas.REKAP, JenisBerkas.PENJABARAN, JenisBerkas.RKA}


@dataclass(frozen=True, slots=True)
class TolakanImpor:
    """A cell that cannot be taken, what is expected there, and a proposal that nobody applies."""

    lembar: str
    baris: int
    kolom: str
    nilai: str
    pesan: str
    usul: str = ""
    asing: bool = False
    """The row is another agency's: it is left out, and the rest can still be loaded."""
    dibuka: int = 0
    """The endorsed quarter that has to be reopened before it can be taken; 0: none."""

    @property
    def tempat(self) -> str:
        """Where it is, in words."""
        if not self.baris and not self.lembar:
            return self.kolom
        bagian = [f"lembar {self.lembar}"] if self.lembar else []
        bagian += [f"baris {self.baris}"] if self.baris else []
        bagian += [f"kolom {self.kolom}"] if self.kolom else []
        return ", ".join(bagian)


@dataclass(slots=True)
class RincianBerkas:
    """One row that holds money. No person's name or number ever gets here."""

    lembar: str
    baris: int
    sub: str
    """Code of the sub kegiatan as the file writes it; empty where it gives only a name."""
    rekening: str
    sumber: str = ""
    sub_unit: str = ""
    skpd: str = ""
    pagu: int | None = None
    realisasi: int | None = None
    """Of a document: net of what was paid back. Of a report: since January."""
    bulan: int | None = None
    bulan_dokumen: int | None = None
    kunci: str = ""
    """What makes two rows the same row, in whatever file."""
    nama: str = ""
    induk: str = ""
    fisik: str = ""
    isian: dict[str, str] | None = None
    """What is no money: unit, targets and figures of an output, as plain numbers."""


@dataclass
class HasilBacaBerkas:
    """A file as read; nothing is stored yet."""

    jenis: JenisBerkas
    rincian: list[RincianBerkas] = field(default_factory=list)
    tolak: list[TolakanImpor] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)
    simpul: dict[str, str] = field(default_factory=dict)
    """Code of a program, kegiatan or sub kegiatan → its name in the file."""
    skpd: dict[str, str] = field(default_factory=dict)
    """Code of an agency → its name in the file."""
    banyak_skpd: Counter[str] = field(default_factory=Counter)
    baris: int = 0
    bulan: int | None = None
    """The month up to which the file says that it reports."""
    tahun: int | None = None
    total_pagu: int = 0
    total_realisasi: int = 0
    banyak_sen: int = 0
    """Amounts that had sen and were rounded."""
    selisih_sen: Decimal = Decimal(0)
    """What all of them became more (or less) by that."""


@dataclass
class CatatanLembar:
    """What stands beside the values of a sheet; complete when the last row was read."""

    gabungan: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Left, top, right, bottom of every merged range."""
    baris_tersembunyi: set[int] = field(default_factory=set)
    kolom_tersembunyi: list[tuple[int, int]] = field(default_factory=list)
    """First and last column of each range that is hidden."""
    tak_terhitung: dict[int, list[int]] = field(default_factory=dict)
    """Row → positions of cells whose value the file does not hold."""


class BerkasTakDikenalError(ValueError):
    """The file as a whole cannot be read; the message says why and what to do."""


class BerkasNomenklaturError(BerkasTakDikenalError):
    """A ministry's nomenclature, which is no agency's budget."""
