"""PURE. The picture of an agency's year on which the rules of kinerja look: plain rows by id.

Figures are rounded as they are printed. A predicate is its rank on the scale, as everywhere.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from kinerja.capaian import JenisTarget, Polaritas
from kinerja.jenis import Eselon, JenisJabatan, JenisUnit, StatusPemangku, TingkatSasaran
from kinerja.uji.dasar import JenisRujuk, Rujuk
from kinerja.uji.ketikan.dasar import NilaiDiperiksa
from kinerja.ukuran import BentukIndikator


@dataclass(frozen=True)
class UnitDiuji:
    """A unit that was there on some day of the year."""

    pk: int
    nama: str
    induk: int | None = None
    mulai: date | None = None
    sampai: date | None = None
    jenis: str = JenisUnit.BIDANG

    @property
    def rujuk(self) -> Rujuk:
        return Rujuk(JenisRujuk.UNIT, self.pk, self.nama)


@dataclass(frozen=True)
class JabatanDiuji:
    """A post that was there on some day of the year."""

    pk: int
    nama: str
    unit: int
    atasan: int | None = None
    jenis: str = JenisJabatan.STRUKTURAL
    eselon: str = Eselon.III
    mulai: date | None = None
    sampai: date | None = None

    @property
    def rujuk(self) -> Rujuk:
        return Rujuk(JenisRujuk.JABATAN, self.pk, self.nama, self.pk)

    def ada(self, hari: date) -> bool:
        """Whether the post was there on the day."""
        return (self.mulai or date.min) <= hari <= (self.sampai or date.max)


@dataclass(frozen=True)
class PemangkuDiuji:
    """Who held a post from when to when."""

    jabatan: int
    nama: str
    mulai: date
    sampai: date | None = None
    status: str = StatusPemangku.DEFINITIF

    @property
    def akhir(self) -> date:
        return self.sampai or date.max

    def bertemu(self, lain: "PemangkuDiuji") -> bool:
        """Whether both hold office on one day."""
        return self.mulai <= lain.akhir and lain.mulai <= self.akhir


@dataclass(frozen=True)
class TujuanDiuji:
    """A tujuan in force."""

    pk: int
    nama: str

    @property
    def rujuk(self) -> Rujuk:
        return Rujuk(JenisRujuk.TUJUAN, self.pk, self.nama)


@dataclass(frozen=True)
class SasaranDiuji:
    """A sasaran in force."""

    pk: int
    nama: str
    tingkat: str
    tujuan: int | None
    induk: int | None
    jabatan: int
    lintas: tuple[int, ...] = ()
    """Units of the agency that are asked to contribute."""

    @property
    def rujuk(self) -> Rujuk:
        return Rujuk(JenisRujuk.SASARAN, self.pk, self.nama, self.jabatan)

    @property
    def jenjang(self) -> int:
        """0 for the top of the cascade."""
        return TingkatSasaran.values.index(self.tingkat)


@dataclass(frozen=True)
class TargetDiuji:
    """One decision on a target. `nilai` is the figure that is held against the realisasi."""

    tahun: int
    dokumen: str
    """Kind of the document."""
    nama: str
    nilai: Decimal | None
    teks: str
    jenis: JenisTarget = JenisTarget.MINIMAL


@dataclass(frozen=True)
class IsianDiuji:
    """One reported quarter of an indicator."""

    triwulan: int
    nilai: Decimal | None
    status: str = "disahkan"
    analisis: tuple[str, ...] = ()
    """What was written on it, every item."""
    hanya_hasil: str = ""
    """A sentence where its causes only tell the result again."""
    diajukan: date | None = None
    resmi: bool = False
    turunan: Decimal | None = None
    """What the variables give, where they give anything."""
    dijelaskan: bool = False
    """Whether a sentence answers what the door asked."""
    diketik: bool = True
    """Not derived from variables."""
    sisi: tuple[tuple[str, Decimal], tuple[str, Decimal]] | None = None
    """Numerator and denominator of a derived percentage."""
    variabel: tuple[NilaiDiperiksa, ...] = ()


@dataclass(frozen=True)
class HasilDiuji:
    """One result that a post answers for, under an indicator or under another result."""

    pk: int
    nama: str
    jabatan: int
    cara: str
    target: str
    satuan: str
    indikator: int | None = None
    induk: int | None = None

    @property
    def rujuk(self) -> Rujuk:
        return Rujuk(JenisRujuk.HASIL, self.jabatan, self.nama, self.jabatan)


@dataclass(frozen=True)
class BuktiDiuji:
    """A piece of evidence of a quarter's figure."""

    indikator: int
    tahun: int
    triwulan: int
    judul: str
    diunggah: date
    sidik: str = ""
    """Of a file; empty for a link or a text."""


@dataclass(frozen=True)
class TahunDiuji:
    """What an indicator came to in a year: target and figures as in every table."""

    target: Decimal | None = None
    realisasi: Decimal | None = None
    capaian: Decimal | None = None
    belum: tuple[int, ...] = ()
    """Quarters that are due and that the year still needs."""
    isian: Mapping[int, IsianDiuji] = field(default_factory=dict)


@dataclass(frozen=True)
class IndikatorDiuji:
    """An indicator in force, with its years."""

    pk: int
    nama: str
    satuan: str
    bentuk: BentukIndikator
    jabatan: int
    sasaran: int | None = None
    tujuan: int | None = None
    iku: bool = False
    definisi: str = ""
    formulasi: str = ""
    formula: str = ""
    sumber_data: str = ""
    variabel: tuple[str, ...] = ()
    """Codes; those of parts of another variable are left out."""
    bagian: tuple[str, ...] = ()
    """Codes of the parts."""
    dipakai: frozenset[str] = frozenset()
    """Codes that the formula names."""
    bobot: Decimal | None = None
    boleh_lebih_100: bool = False
    pendahulu: str = ""
    satuan_pendahulu: str = ""
    beda_rumusan: tuple[str, ...] = ()
    rumusan_pendahulu: Mapping[str, str] = field(default_factory=dict)
    """What is written of the predecessor, by the names of `beda_rumusan`."""
    target: tuple[TargetDiuji, ...] = ()
    """Every decision in force, of any year, the strongest of a year first."""
    target_triwulan: Mapping[int, Decimal | None] = field(default_factory=dict)
    tempo: frozenset[int] = frozenset({1, 2, 3, 4})
    tahun: Mapping[int, TahunDiuji] = field(default_factory=dict)
    """Years whose figures compare: those of a predecessor measured otherwise are left out."""
    kode: str = ""

    @property
    def rumusan(self) -> dict[str, str]:
        """What is written of it, by the names of `beda_rumusan`."""
        return {"definisi operasional": self.definisi, "formulasi": self.formulasi}

    @property
    def rujuk(self) -> Rujuk:
        return Rujuk(JenisRujuk.INDIKATOR, self.pk, self.nama, self.jabatan, self.kode)

    @property
    def rujuk_target(self) -> Rujuk:
        return Rujuk(JenisRujuk.TARGET, self.pk, self.nama, self.jabatan)

    @property
    def rujuk_rencana(self) -> Rujuk:
        return Rujuk(JenisRujuk.RENCANA_AKSI, self.pk, self.nama, self.jabatan)

    @property
    def rujuk_isian(self) -> Rujuk:
        return Rujuk(JenisRujuk.ISIAN, self.pk, self.nama, self.jabatan)

    @property
    def semua_variabel(self) -> tuple[str, ...]:
        """Codes of variables and of their parts."""
        return (*self.variabel, *self.bagian)

    @property
    def angka(self) -> bool:
        """Whether its figures are numbers on a line (not ranks of a scale)."""
        return self.bentuk.predikat is None

    @property
    def persentase(self) -> bool:
        return "%" in self.satuan or self.satuan.strip().casefold() in {"persen", "persentase"}

    @property
    def berarah(self) -> bool:
        """Whether more is always better or always worse."""
        return self.bentuk.polaritas is not Polaritas.DALAM_RENTANG

    def lebih_baik(self, a: Decimal, b: Decimal) -> bool:
        """Whether `a` is better than `b`."""
        return a < b if self.bentuk.polaritas is Polaritas.RENDAH else a > b

    def tampil(self, nilai: Decimal | None) -> str:
        """A figure as it is printed."""
        return self.bentuk.tampil(nilai)

    def keputusan(self, tahun: int, dokumen: str) -> TargetDiuji | None:
        """The latest target of the year by this kind of document."""
        return next((t for t in self.target if t.tahun == tahun and t.dokumen == dokumen), None)


@dataclass(frozen=True)
class PeriodeDiuji:
    """A quarter of the year: when it closes, whether it is endorsed."""

    triwulan: int
    buka: date | None = None
    tutup: date | None = None
    disahkan: bool = False
    dibuka_kembali: bool = False


@dataclass(frozen=True)
class PotretKinerja:
    """The year of one agency as kinerja knows it, on the day it is looked at."""

    tahun: int
    hari: date
    kepala: str
    """How the head is called."""
    renstra: tuple[int, int] | None = None
    unit: tuple[UnitDiuji, ...] = ()
    jabatan: tuple[JabatanDiuji, ...] = ()
    pemangku: tuple[PemangkuDiuji, ...] = ()
    tujuan: tuple[TujuanDiuji, ...] = ()
    sasaran: tuple[SasaranDiuji, ...] = ()
    indikator: tuple[IndikatorDiuji, ...] = ()
    hasil: tuple[HasilDiuji, ...] = ()
    bukti: tuple[BuktiDiuji, ...] = ()
    periode: tuple[PeriodeDiuji, ...] = ()
    berbobot: bool = False
    """Whether averages of the year are weighted."""
    analisis_di_bawah: Decimal = Decimal(100)
    """Below this capaian a quarter asks for an analysis."""

    @property
    def akhir(self) -> date:
        """The last day of the year, or the day itself where the year still runs."""
        return min(self.hari, date(self.tahun, 12, 31))

    @cached_property
    def unit_menurut_pk(self) -> dict[int, UnitDiuji]:
        return {u.pk: u for u in self.unit}

    @cached_property
    def jabatan_menurut_pk(self) -> dict[int, JabatanDiuji]:
        return {j.pk: j for j in self.jabatan}

    @cached_property
    def indikator_menurut_pk(self) -> dict[int, IndikatorDiuji]:
        return {i.pk: i for i in self.indikator}

    @cached_property
    def hasil_menurut_pk(self) -> dict[int, HasilDiuji]:
        return {h.pk: h for h in self.hasil}

    def atasan(self, jabatan: int) -> frozenset[int]:
        """The post and every post above it."""
        hasil: set[int] = set()
        pk: int | None = jabatan
        while pk is not None and pk not in hasil:
            hasil.add(pk)
            satu = self.jabatan_menurut_pk.get(pk)
            pk = satu.atasan if satu else None
        return frozenset(hasil)

    @cached_property
    def sasaran_menurut_pk(self) -> dict[int, SasaranDiuji]:
        return {s.pk: s for s in self.sasaran}

    @cached_property
    def anak(self) -> dict[int, tuple[SasaranDiuji, ...]]:
        """Sasaran id → the sasaran right below it."""
        return {s.pk: tuple(a for a in self.sasaran if a.induk == s.pk) for s in self.sasaran}

    @cached_property
    def indikator_sasaran(self) -> dict[int, tuple[IndikatorDiuji, ...]]:
        """Sasaran id → its own indicators."""
        return {s.pk: tuple(i for i in self.indikator if i.sasaran == s.pk) for s in self.sasaran}

    def triwulan_lewat(self) -> Iterator[PeriodeDiuji]:
        """The quarters whose closing day has passed."""
        return (p for p in self.periode if p.tutup is not None and p.tutup < self.hari)

    def isian(self, tahun: int | None = None) -> Iterator[tuple[IndikatorDiuji, IsianDiuji]]:
        """Every reported quarter of a year, this one unless told."""
        for i in self.indikator:
            satu = i.tahun.get(tahun or self.tahun)
            if satu is not None:
                yield from ((i, satu.isian[tw]) for tw in sorted(satu.isian))
