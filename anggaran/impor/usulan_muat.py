"""What a file would become for one agency and year, before anything is stored."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from anggaran.impor.banding import HitunganBanding, RencanaAngka
from anggaran.impor.bentuk import JenisBerkas, RincianBerkas, TolakanImpor
from anggaran.impor.fisik import RencanaFisik
from anggaran.impor.milik_skpd import TanyaSkpd
from anggaran.impor.nilai import kunci_teks
from anggaran.impor.rencana_keluaran import RencanaKeluaran
from anggaran.models import IndikatorProgram, KeperluanMuatan, SubKegiatan
from kinerja.models import PerangkatDaerah

BUAT = "buat"
"""The decision to make a sub kegiatan that the tree does not have."""


_BERBARIS = (JenisBerkas.DOKUMEN, JenisBerkas.RENCANA_KAS, JenisBerkas.JENIS_BULANAN)
"""Kinds whose rows are what is kept, whatever they change elsewhere."""


@dataclass(frozen=True)
class PilihanMuat:
    """What the person says of the file."""

    tahapan: str = ""
    ke: int | None = None
    nomor: str = ""
    tanggal: date | None = None
    bulan: int | None = None
    skpd: str = ""
    keperluan: str = ""
    putusan: Mapping[str, str] = field(default_factory=dict)


@dataclass
class SubTakDikenal:
    """A sub kegiatan of the file that the year's tree does not have."""

    kode: str
    nama: str
    nilai: int = 0
    baris: int = 0
    usul: SubKegiatan | None = None
    """One of the tree with the same name."""

    @property
    def kunci(self) -> str:
        """How a decision names it."""
        return self.kode or f"nama:{kunci_teks(self.nama)}"


@dataclass
class BarisKeluaran:
    """A row of the file that is of no single indicator by itself."""

    kunci: str
    sub: SubKegiatan
    satuan: str
    volume: Decimal
    tempat: str
    calon: list[IndikatorProgram] = field(default_factory=list)
    """The indicators of the sub kegiatan."""
    putus: str = ""


@dataclass
class UsulanMuatan:
    """The plan of a load. Nothing is stored before `terima`."""

    pd: PerangkatDaerah
    tahun: int
    jenis: JenisBerkas
    keperluan: KeperluanMuatan
    pilihan: PilihanMuat
    ke: int = 0
    skpd: str = ""
    tanya_skpd: TanyaSkpd | None = None
    """Whose file it is, where only a person can say."""
    rencana: RencanaAngka = field(default_factory=lambda: RencanaAngka(HitunganBanding()))
    fisik: RencanaFisik = field(default_factory=RencanaFisik)
    keluaran: RencanaKeluaran = field(default_factory=RencanaKeluaran)
    tolak: list[TolakanImpor] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)
    baris_keluaran: list[BarisKeluaran] = field(default_factory=list)
    """Rows of outputs that are of no single indicator by themselves, with what was decided."""
    keluaran_baru: dict[int, IndikatorProgram] = field(default_factory=dict)
    """Negative id → an output that the load will make."""
    tak_dikenal: list[SubTakDikenal] = field(default_factory=list)
    dibuat: list[SubTakDikenal] = field(default_factory=list)
    asing: Counter[str] = field(default_factory=Counter)
    simpul: Mapping[str, str] = field(default_factory=dict)
    rincian: Sequence[RincianBerkas] = ()
    total_berkas: int = 0
    total_dimuat: int = 0
    banyak_baris: int = 0

    @property
    def menghalangi(self) -> list[TolakanImpor]:
        """What keeps the load from happening: everything but other agencies' rows."""
        return [t for t in self.tolak if not t.asing]

    @property
    def dapat(self) -> bool:
        """Whether it can be accepted."""
        return not self.menghalangi

    @property
    def banyak_ubahan(self) -> int:
        """Figures that would be written."""
        return len(self.rencana.ubahan) + len(self.keluaran.ubahan)

    @property
    def berubah(self) -> bool:
        """Whether accepting it would change anything."""
        h = self.rencana.hitungan
        dokumen = self.jenis in _BERBARIS and (h.baru or h.berubah or h.hilang)
        return bool(
            self.rencana.ubahan or self.fisik.ubahan or self.keluaran.ubahan or self.dibuat
            or dokumen
        )  # fmt: skip


def tolak(
    u: UsulanMuatan, kolom: str, pesan: str, nilai: object = "", usul: str = "", dibuka: int = 0
) -> None:
    """Say what stands in the way of a load, where it is not a cell of the file."""
    u.tolak.append(TolakanImpor("", 0, kolom, str(nilai), pesan, usul, dibuka=dibuka))
