"""The performance tree of one agency and year as the rows of one table, top down."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from anggaran.rekap import Jumlah
from kinerja.angka import KOSONG, format_persen
from kinerja.capaian import Rerata
from kinerja.models import (
    Crosscutting,
    Jabatan,
    KesepakatanSilang,
    Sasaran,
    Tujuan,
    UnitKerja,
)
from kinerja.sebutan import sebutan_tingkat
from laporan.bahan.asal import Asal, asal_capaian, asal_pagu, asal_realisasi, asal_serapan
from laporan.bahan.bahan import Bahan, BarisIndikator

Syarat = Callable[[BarisIndikator], bool]

#: What the tree can be narrowed to: key → (label, condition).
SARINGAN: dict[str, tuple[str, Syarat]] = {
    "belum": (
        "Realisasi belum lengkap",
        lambda b: b.ukuran.belum_lengkap,
    ),
    "menyusul": ("Angka menyusul, menunggu terbit", lambda b: b.ukuran.menyusul),
    "tanpa_target": ("Tanpa target tahun ini", lambda b: b.ukuran.target is None),
    "berbeda": (
        "Angka resmi berbeda dari hasil rumus",
        lambda b: any(i.berbeda for i in b.ukuran.triwulan.values()),
    ),
    "belum_tercapai": (
        "Capaian di bawah 100%",
        lambda b: b.ukuran.capaian.nilai is not None and b.ukuran.capaian.nilai < 100,
    ),
    "tanpa_anggaran": ("Tanpa anggaran pendukung", lambda b: b.anggaran.pagu is None),
    "iku": ("Indikator kinerja utama", lambda b: b.indikator.iku),
}
#: Depth of the tree: key → (label, deepest level shown).
KEDALAMAN = {
    "strategis": ("Sasaran strategis", 2),
    "eselon_iii": ("Jenjang kedua", 3),
    "": ("Semua tingkat", 99),
}


@dataclass(frozen=True)
class BarisPohon:
    """One row: a tujuan, a sasaran or an indicator. `nama_saja`: context above the own unit."""

    jenis: str
    tingkat: int
    teks: str
    label: str
    kunci: str
    penanggung_jawab: Jabatan | None = None
    baris: BarisIndikator | None = None
    rerata: Rerata | None = None
    anggaran: Jumlah | None = None
    crosscutting: tuple[Crosscutting, ...] = ()
    sumbangan: tuple[KesepakatanSilang, ...] = ()
    """What is contributed to others through this sasaran."""
    nama_saja: bool = False
    bahan: Bahan | None = None  # of an indicator's row: who stands behind its figures

    @cached_property
    def realisasi(self) -> Asal | None:
        """The actual, explained."""
        return asal_realisasi(self.bahan, self.baris) if self.bahan and self.baris else None

    @cached_property
    def capaian(self) -> Asal | None:
        """The capaian of an indicator, or the mean of a sasaran."""
        if self.bahan is not None and self.baris is not None:
            return asal_capaian(self.bahan, self.baris)
        return None if self.rerata is None or self.nama_saja else asal_rerata(self.rerata)

    @cached_property
    def pagu(self) -> Asal | None:
        """The budget behind the row."""
        return None if self.anggaran is None else asal_pagu(self.anggaran, ())

    @cached_property
    def serapan(self) -> Asal | None:
        """The absorption of that budget."""
        return None if self.anggaran is None else asal_serapan(self.anggaran)


def asal_rerata(r: Rerata) -> Asal:
    """A mean with what it counts and what it leaves out."""
    return Asal(
        nilai=format_persen(r.nilai, None) if r.nilai is not None else KOSONG,
        judul="Rata-rata capaian",
        ringkas=sebut_rerata(r),
    )


def sebut_rerata(r: Rerata) -> str:
    """`Dihitung dari 8 indikator; 1 dilewati karena capaiannya tidak dapat dihitung.`"""
    if not r.dihitung and not r.dilewati and not r.tanpa_bobot:
        return "Belum ada indikator."
    if not r.dihitung:
        belum = f"{r.dilewati} indikator belum punya capaian" if r.dilewati else ""
        bobot = f"{r.tanpa_bobot} indikator belum berbobot" if r.tanpa_bobot else ""
        return f"Belum dapat dihitung: {'; '.join(x for x in (belum, bobot) if x)}."
    kalimat = f"Dihitung dari {r.dihitung} indikator"
    lewat = f"; {r.dilewati} dilewati karena capaiannya tidak dapat dihitung" if r.dilewati else ""
    lewat += f"; {r.tanpa_bobot} tanpa bobot" if r.tanpa_bobot else ""
    lain = "".join(f" {b.kalimat[:1].upper()}{b.kalimat[1:]}." for b in r.lain)
    return f"{kalimat}{lewat or '; tidak ada yang dilewati'}.{lain}"


@dataclass(frozen=True)
class Saringan:
    """What the reader asked for."""

    kunci: str = ""
    unit: frozenset[int] = frozenset()
    kedalaman: str = ""
    teks: str = ""

    @property
    def aktif(self) -> bool:
        """Whether anything but the depth narrows the tree."""
        return bool(self.kunci or self.unit or self.teks)

    def cocok(self, b: BarisIndikator) -> bool:
        """Whether the indicator stays."""
        if self.kunci and not SARINGAN[self.kunci][1](b):
            return False
        if self.unit and b.indikator.penanggung_jawab.unit_id not in self.unit:
            return False
        isi = f"{b.indikator.sebutan} {b.indikator.kode} {b.simpul.uraian}".lower()
        return all(kata in isi for kata in self.teks.lower().split())


class Pohon:
    """The rows of the tree; `unit` limits whose nodes show more than their name."""

    def __init__(
        self, bahan: Bahan, saringan: Saringan, unit: frozenset[int] | None = None
    ) -> None:
        self.bahan, self.saringan, self.unit = bahan, saringan, unit
        self.tampil = {b.indikator.pk for b in bahan.baris if saringan.cocok(b)}
        self.dalam = KEDALAMAN[saringan.kedalaman][1]

    @property
    def jumlah_tampil(self) -> int:
        """Indicators that match."""
        return len(self.tampil)

    @property
    def jumlah(self) -> int:
        """Indicators in scope."""
        return len(self.bahan.baris)

    @cached_property
    def baris(self) -> list[BarisPohon]:
        """Every row in reading order."""
        return list(self._semua())

    def _semua(self) -> Iterator[BarisPohon]:
        for t in self.bahan.tujuan:
            anak = [s for s in self.bahan.sasaran_strategis if s.tujuan_id == t.pk]
            isi = [b for a in anak for b in self._sasaran(a, 2)]
            sendiri = self._indikator(self.bahan.baris_tujuan(t), 1)
            if self.saringan.aktif and not (isi or sendiri):
                continue
            yield self._baris_tujuan(t)
            yield from sendiri
            yield from isi

    def _baris_tujuan(self, t: Tujuan) -> BarisPohon:
        return BarisPohon(
            "tujuan", 1, t.uraian, "Tujuan", f"tujuan-{t.pk}", nama_saja=self.unit is not None
        )

    def _sasaran(self, s: Sasaran, tingkat: int) -> list[BarisPohon]:
        if tingkat > self.dalam:
            return []
        sendiri = self._indikator(self.bahan.baris_dari(s), tingkat)
        isi = [b for a in self.bahan.anak_sasaran[s.pk] for b in self._sasaran(a, tingkat + 1)]
        if self.saringan.aktif and not (sendiri or isi):
            return []
        nama_saja = self.unit is not None and s.penanggung_jawab.unit_id not in self.unit
        baris = BarisPohon(
            "sasaran",
            tingkat,
            s.uraian,
            sebutan_tingkat(s.tingkat, s.penanggung_jawab),
            f"sasaran-{s.pk}",
            penanggung_jawab=s.penanggung_jawab,
            rerata=self.bahan.rerata(self.bahan.baris_di_bawah(s)),
            anggaran=None if nama_saja else self.bahan.anggaran_sasaran(s),
            crosscutting=tuple(self.bahan.crosscutting[s.pk]),
            sumbangan=() if nama_saja else tuple(self.bahan.sumbangan[s.pk]),
            nama_saja=nama_saja,
        )
        return [baris, *sendiri, *isi]

    def _indikator(self, daftar: list[BarisIndikator], tingkat: int) -> list[BarisPohon]:
        return [
            BarisPohon(
                "indikator",
                tingkat,
                b.indikator.sebutan,
                "IKU" if b.indikator.iku else "",
                f"indikator-{b.indikator.pk}",
                penanggung_jawab=b.indikator.penanggung_jawab,
                baris=b,
                anggaran=b.anggaran,
                bahan=self.bahan,
            )
            for b in daftar
            if b.indikator.pk in self.tampil
        ]


def cabang_unit(unit: list[UnitKerja], kode: str) -> frozenset[int]:
    """Ids of the unit with this code and of all units below it; empty for an unknown code."""
    pilihan = next((u for u in unit if u.kode == kode), None)
    if pilihan is None:
        return frozenset()
    hasil, antre = set[int](), [pilihan.pk]
    while antre:
        pk = antre.pop()
        hasil.add(pk)
        antre.extend(u.pk for u in unit if u.induk_id == pk and u.pk not in hasil)
    return frozenset(hasil)
