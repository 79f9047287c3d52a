"""What the pages of the review show: the steps of the report, every section, the history."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from kinerja.isian.pintu import hari_lokal
from kinerja.models import Pengguna, UnitKerja
from laporan.bahan.bahan import Bahan
from laporan.dokumen.padat import sidik_isi
from laporan.dokumen.seksi import seksi_dokumen
from laporan.dokumen.unsur import Dokumen
from laporan.models import (
    LANGKAH_LAPORAN,
    BagianReviu,
    LangkahReviu,
    Laporan,
    ReviuInspektorat,
    StatusBagian,
    StatusLaporan,
)
from laporan.models.langkah_reviu import (
    BAGIAN,
    DI_KEPALA,
    DI_SEKRETARIS,
    DIAJUKAN,
    DIKEMBALIKAN,
    DIPERIKSA,
    DISETUJUI,
    DISUSUN,
    DRAF,
    FINAL,
    LAPORAN,
    PEMEGANG,
    SEBUTAN,
    STATUS_LAPORAN,
    Langkah,
    Peran,
    boleh_bagian,
    boleh_laporan,
)
from laporan.penulisan.bagian import BagianTulisan, daftar_bagian
from laporan.penulisan.tersusun import laporan_tersusun
from laporan.reviu.wewenang import peran_bagian, peran_reviu
from laporan.uji.diterima import BagianBerubah, bagian_berubah, temuan_berubah
from laporan.uji.final import (
    REVIU_BELUM,
    TemuanFinal,
    menghalangi,
    teks_tersisa,
    temuan_teks,
    uji_final,
    untuk_pembaca,
)

BANYAK_RIWAYAT = 60
HALANGAN = "hal pada Kesiapan laporan yang masih menghalangi versi final"
#: What the history says was done.
KATA: dict[str, str] = {
    Langkah.AJUKAN: "mengajukan",
    Langkah.AMBIL_ALIH: "mengambil alih dari penulisnya dan mengajukan",
    Langkah.TARIK: "menarik kembali",
    Langkah.PERIKSA: "memeriksa dan menerima",
    Langkah.TERIMA_LAGI: "menerima lagi, sesudah isinya berubah,",
    Langkah.KEMBALIKAN: "mengembalikan",
    Langkah.TERUSKAN: "meneruskan laporan kepada Sekretaris",
    Langkah.TARIK_LAPORAN: "menarik kembali laporan",
    Langkah.PERIKSA_LAPORAN: "memeriksa laporan dan meneruskannya kepada Kepala",
    Langkah.SETUJUI: "menyetujui laporan",
    Langkah.SELESAIKAN_REVIU: "menyelesaikan reviu laporan",
    Langkah.CATAT_REVIU: "mencatat pernyataan reviu Inspektorat dari dokumen kertas",
    Langkah.KEMBALIKAN_LAPORAN: "mengembalikan laporan",
    Langkah.FINALKAN: "menetapkan laporan final",
    Langkah.BUKA_KEMBALI: "membuka kembali laporan",
    Langkah.KOMENTARI: "berkomentar",
}
#: Steps that the board takes on the ticked sections.
_SEKALIGUS = frozenset({"ajukan", "periksa", "ambil_alih", "kembalikan", "kembalikan_laporan"})
_JENJANG = (
    ("Disusun", "Penulis bagian dan Sub Bagian Perencanaan"),
    ("Sekretaris", "Pemeriksaan Sekretaris"),
    ("Kepala", "Persetujuan Kepala"),
    ("Inspektorat", "Reviu Inspektorat"),
    ("Final", "Versi final dibekukan"),
)


@dataclass(frozen=True)
class Jenjang:
    """One layer: passed (when, by whom), at hand (since when), or to come."""

    nama: str
    keterangan: str
    keadaan: str  # "lewat", "kini", "nanti"
    pada: datetime | None
    oleh: str


@dataclass(frozen=True)
class BarisBagian:
    """One section on the board."""

    bagian: BagianTulisan
    baris: BagianReviu | None
    penulis: str
    pemegang: str
    hari: int | None
    boleh: frozenset[str]
    komentar: int
    tersisa: int
    """How many things its text still lacks for the final version."""
    berubah: BagianBerubah | None = None
    """What changed since it was accepted."""

    @property
    def status(self) -> str:
        """Its state; a section without a row is a draft."""
        return self.baris.status if self.baris else DRAF

    @property
    def sebut_status(self) -> str:
        """Its state in words."""
        return str(StatusBagian(self.status).label)

    @property
    def versi(self) -> int:
        """The row version that the reader saw; 0 without a row."""
        return self.baris.versi if self.baris else 0

    @property
    def sebut_lama(self) -> str:
        """How long it has been there."""
        if self.hari is None:
            return ""
        return "sejak hari ini" if self.hari == 0 else f"{self.hari} hari"

    @property
    def dikembalikan(self) -> bool:
        """Whether it went back to its author."""
        return self.status == DIKEMBALIKAN

    @property
    def sudah_diajukan(self) -> bool:
        """Whether its author has handed it in."""
        return self.status in (DIAJUKAN, DIPERIKSA)

    @property
    def pada_penulis(self) -> bool:
        """Whether its author holds it."""
        return self.status == DRAF

    @property
    def sudah_diperiksa(self) -> bool:
        """Whether Perencanaan has accepted it."""
        return self.status == DIPERIKSA

    @property
    def pada_perencanaan(self) -> bool:
        """Whether Perencanaan is to check it."""
        return self.status == DIAJUKAN

    @property
    def dapat_dipilih(self) -> bool:
        """Whether a bulk step applies to it."""
        return bool(self.boleh & _SEKALIGUS)


@dataclass(frozen=True)
class KelompokBab:
    """A chapter with its sections."""

    bab: str
    baris: list[BarisBagian]

    @property
    def diperiksa(self) -> int:
        """How many are checked."""
        return sum(1 for b in self.baris if b.status == DIPERIKSA)


@dataclass(frozen=True)
class ButirRiwayatReviu:
    """One entry: a step, or one step on several sections at once."""

    oleh: str
    pada: datetime
    kata: str
    bagian: list[str]
    catatan: str
    langkah: str

    @property
    def sebut_bagian(self) -> str:
        """The sections, shortened."""
        if len(self.bagian) > 3:
            return f"{len(self.bagian)} bagian"
        return ", ".join(f"“{b}”" for b in self.bagian)


class PapanReviu:
    """The review of one report for one reader; the queries do not grow with the sections."""

    def __init__(self, bahan: Bahan, pengguna: Pengguna, pada: datetime) -> None:
        self.bahan, self.pengguna, self.pada = bahan, pengguna, pada
        self.pd, self.tahun = bahan.pd, bahan.tahun

    @cached_property
    def laporan(self) -> Laporan:
        """The report; not stored while nobody has taken a step."""
        jejak = [f"{s}_oleh__jabatan" for s in LANGKAH_LAPORAN]
        ada = Laporan.objects.filter(pd=self.pd, tahun=self.tahun).select_related(*jejak).first()
        return ada or Laporan(pd=self.pd, tahun=self.tahun, versi=0)

    @cached_property
    def peran(self) -> frozenset[Peran]:
        """The reader's layers."""
        return peran_reviu(self.pengguna, self.pd)

    @cached_property
    def dokumen(self) -> Dokumen:
        """The report as it would print today, its sections marked."""
        return laporan_tersusun(self.bahan, hari_lokal(self.pd, self.pada)).dokumen

    @cached_property
    def semua(self) -> tuple[BagianTulisan, ...]:
        """Every section of the report."""
        return daftar_bagian(self.bahan, self.dokumen)

    @cached_property
    def ada_reviu(self) -> bool:
        """Whether there is a checklist of the Inspektorat to look at, for this reader."""
        if not self.pengguna.lihat_semua_unit or not self.laporan.pk:
            return False
        return ReviuInspektorat.objects.filter(laporan=self.laporan).exists()

    @cached_property
    def kesiapan(self) -> list[TemuanFinal]:
        """What stands against the final version, as this reader's page shows it; nothing for who
        does not see the whole report.
        """
        if not self.pengguna.lihat_semua_unit or self.laporan.status == FINAL:
            return []
        semua = [*uji_final(self.bahan, self.dokumen), *temuan_berubah(self.berubah)]
        return [t for t in untuk_pembaca(semua, self.pengguna) if t.kode != REVIU_BELUM]

    @cached_property
    def berubah(self) -> dict[str, BagianBerubah]:
        """Accepted sections that say something else by now, by their key."""
        return bagian_berubah(self.laporan, seksi_dokumen(self.dokumen))

    @cached_property
    def tersisa(self) -> dict[str, list[TemuanFinal]]:
        """Section key → what its text still lacks, whoever reads."""
        if self.laporan.status == FINAL:
            return {}
        semua = self.kesiapan or list(temuan_teks(self.bahan, self.dokumen))
        return teks_tersisa(semua)

    @property
    def halangan(self) -> list[TemuanFinal]:
        """Those that hinder it."""
        return menghalangi(self.kesiapan)

    @property
    def sidik(self) -> str:
        """Fingerprint of the report that the page is about."""
        return sidik_isi(self.dokumen)

    @cached_property
    def _tersimpan(self) -> dict[str, BagianReviu]:
        if not self.laporan.pk:
            return {}
        milik = BagianReviu.objects.filter(laporan=self.laporan)
        return {b.kunci: b for b in milik.select_related("diajukan_oleh__jabatan")}

    @cached_property
    def _komentar(self) -> Counter[int]:
        if not self.laporan.pk:
            return Counter()
        return Counter(
            LangkahReviu.objects.filter(laporan=self.laporan, langkah=Langkah.KOMENTARI)
            .exclude(bagian=None)
            .values_list("bagian_id", flat=True)
        )

    @cached_property
    def _unit(self) -> dict[int, str]:
        organisasi = self.bahan.organisasi
        semua = list(organisasi.tandai(UnitKerja.objects.filter(pd=self.pd)))
        return {u.pk: u.nama for u in organisasi.pasang_unit(semua)}

    @cached_property
    def _orang(self) -> dict[int, str]:
        """The people who were named to write a section."""
        pk = {b.orang for b in self.semua if b.orang is not None}
        if not pk:
            return {}
        semua = Pengguna.objects.filter(pk__in=pk).select_related("jabatan")
        return {p.pk: p.sebutan for p in semua}

    @cached_property
    def baris(self) -> list[BarisBagian]:
        """Sections that the reader may see: all, or those of the own unit and below."""
        return [self._baris(b) for b in self.semua if self.terlihat(b)]

    def terlihat(self, bagian: BagianTulisan) -> bool:
        """Whether the reader may see the section."""
        return (
            self.pengguna.lihat_semua_unit
            or bagian.unit in self.pengguna.lingkup_unit
            or bagian.orang == self.pengguna.pk
        )

    def cari(self, kunci: str) -> BagianTulisan | None:
        """The section with this key, where the reader may see it."""
        return next((b for b in self.semua if b.kunci == kunci and self.terlihat(b)), None)

    def _baris(self, b: BagianTulisan) -> BarisBagian:
        baris = self._tersimpan.get(b.kunci)
        penulis = (
            self._orang.get(b.orang or 0, "")
            or self._unit.get(b.unit or 0, "")
            or "Sub Bagian Perencanaan"
        )
        pemegang, sejak = self._pemegang(b, baris, penulis)
        hari = None if sejak is None else max((self.pada - sejak) // timedelta(days=1), 0)
        return BarisBagian(
            b,
            baris,
            penulis,
            pemegang,
            hari,
            self._boleh(b, baris.status if baris else DRAF),
            self._komentar[baris.pk] if baris else 0,
            len(self.tersisa.get(b.kunci, ())),
            self.berubah.get(b.kunci),
        )

    def _pemegang(
        self, b: BagianTulisan, baris: BagianReviu | None, penulis: str
    ) -> tuple[str, datetime | None]:
        """Who holds the section now, and since when."""
        if self.laporan.status != DISUSUN:
            peran = PEMEGANG.get(self.laporan.status)
            return (SEBUTAN[peran] if peran else ""), self.sejak
        if baris is None:
            return penulis, None
        if baris.status in (DIAJUKAN, DIPERIKSA):
            return SEBUTAN[Peran.PERENCANAAN], baris.sejak
        return penulis, baris.sejak

    def _boleh(self, b: BagianTulisan, status: str) -> frozenset[str]:
        peran = peran_bagian(self.pengguna, self.pd, b)
        hasil = {
            langkah.value
            for langkah in BAGIAN
            if boleh_bagian(langkah, bagian=status, laporan=self.laporan.status, peran=peran)
            is None
        }
        if Peran.PENULIS in peran:
            hasil.discard(Langkah.AMBIL_ALIH.value)
        if b.kunci not in self.berubah:
            hasil.discard(Langkah.TERIMA_LAGI.value)
        if Langkah.KEMBALIKAN_LAPORAN in self.langkah_laporan:
            hasil.add(Langkah.KEMBALIKAN_LAPORAN.value)
        return frozenset(hasil)

    @cached_property
    def langkah_laporan(self) -> frozenset[Langkah]:
        """Steps on the whole report that the reader may take now."""
        return frozenset(
            s
            for s in LAPORAN
            if boleh_laporan(s, laporan=self.laporan.status, peran=self.peran) is None
        )

    @cached_property
    def bab(self) -> list[KelompokBab]:
        """The board by chapter; parts before Bab I stand together."""
        hasil: dict[str, list[BarisBagian]] = {}
        for b in self.baris:
            nama = b.bagian.bab if b.bagian.bab.startswith("BAB") else "BAGIAN DEPAN"
            hasil.setdefault(nama, []).append(b)
        return [KelompokBab(nama, isi) for nama, isi in hasil.items()]

    @cached_property
    def hitung(self) -> dict[str, int]:
        """Sections per state."""
        jumlah = Counter(b.status for b in self.baris)
        return {s: jumlah.get(s, 0) for s in StatusBagian.values}

    @property
    def banyak(self) -> int:
        """How many sections the reader sees."""
        return len(self.baris)

    @property
    def semua_diperiksa(self) -> bool:
        """Whether the report can go up."""
        return bool(self.baris) and self.hitung[DIPERIKSA] == len(self.baris)

    @property
    def belum_diperiksa(self) -> int:
        """How many sections still hold the report."""
        return len(self.baris) - self.hitung[DIPERIKSA]

    def _sudah(self, status: str) -> bool:
        return STATUS_LAPORAN.index(self.laporan.status) >= STATUS_LAPORAN.index(status)

    @property
    def lewat_sekretaris(self) -> bool:
        """Whether Sekretaris has passed the report on."""
        return self._sudah(DI_KEPALA)

    @property
    def pada_sekretaris(self) -> bool:
        """Whether Sekretaris holds it."""
        return self.laporan.status == DI_SEKRETARIS

    @property
    def lewat_kepala(self) -> bool:
        """Whether the head has approved it."""
        return self._sudah(DISETUJUI)

    @property
    def pada_kepala(self) -> bool:
        """Whether the head holds it."""
        return self.laporan.status == DI_KEPALA

    @cached_property
    def sejak(self) -> datetime | None:
        """Since when the report is in its state."""
        urut = StatusLaporan.values.index(self.laporan.status)
        if urut:
            ada: datetime | None = getattr(self.laporan, f"{LANGKAH_LAPORAN[urut - 1]}_pada")
            return ada
        return max((b.sejak for b in self._tersimpan.values()), default=None)

    @property
    def pemegang(self) -> str:
        """Who holds the report."""
        peran = PEMEGANG.get(self.laporan.status)
        return SEBUTAN[peran] if peran else ""

    @cached_property
    def jenjang(self) -> list[Jenjang]:
        """The layers from left to right."""
        urut = StatusLaporan.values.index(self.laporan.status)
        hasil = []
        for i, ((nama, ket), langkah) in enumerate(zip(_JENJANG, LANGKAH_LAPORAN, strict=True)):
            keadaan = "lewat" if i < urut else "kini" if i == urut else "nanti"
            oleh = getattr(self.laporan, f"{langkah}_oleh") if i < urut else None
            pada = getattr(self.laporan, f"{langkah}_pada") if i < urut else None
            hasil.append(Jenjang(nama, ket, keadaan, pada, oleh.sebutan if oleh else ""))
        return hasil

    def riwayat(self, bagian: BagianTulisan | None = None) -> list[ButirRiwayatReviu]:
        """The latest steps, those taken together as one; of one section, or of all that the reader
        may see.
        """
        if not self.laporan.pk:
            return []
        semua = LangkahReviu.objects.filter(laporan=self.laporan).select_related(
            "oleh__jabatan", "bagian"
        )
        if bagian is not None:
            semua = semua.filter(bagian__kunci=bagian.kunci)
        elif not self.pengguna.lihat_semua_unit:
            terlihat = [b.bagian.kunci for b in self.baris]
            semua = semua.filter(bagian__kunci__in=terlihat)
        return _rangkum(list(semua[:400]))[:BANYAK_RIWAYAT]

    @cached_property
    def catatan_naik(self) -> list[LangkahReviu]:
        """Notes that the layers below wrote when they sent the report up this time."""
        if not self.laporan.perencanaan_pada:
            return []
        return list(
            LangkahReviu.objects.filter(
                laporan=self.laporan, bagian=None, pada__gte=self.laporan.perencanaan_pada
            )
            .exclude(catatan="")
            .select_related("oleh__jabatan")
            .order_by("pada", "pk")
        )


def _rangkum(semua: Sequence[LangkahReviu]) -> list[ButirRiwayatReviu]:
    """Entries in the given order; one step on several sections at once is one entry."""
    hasil: dict[tuple[object, ...], ButirRiwayatReviu] = {}
    for x in semua:
        kunci: tuple[object, ...] = (x.oleh_id, x.pada, x.langkah, x.catatan)
        if x.bagian is None or kunci not in hasil:
            kunci = kunci if x.bagian is not None else (x.pk,)
            hasil[kunci] = ButirRiwayatReviu(
                x.oleh.sebutan, x.pada, KATA[x.langkah], [], x.catatan, x.langkah
            )
        if x.bagian is not None:
            hasil[kunci].bagian.insert(0, x.bagian.judul)
    return list(hasil.values())
