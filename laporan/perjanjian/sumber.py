"""Everything that agreements of one agency and year are made from, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone

from anggaran.models import VersiAnggaran
from anggaran.rekap import RekapAnggaran, Simpul
from kinerja.capaian import Kebijakan
from kinerja.isian.pintu import hari_lokal
from kinerja.jenis import JenisVersiAnggaran, StatusPemangku
from kinerja.masa_organisasi import awal_tahun, bentuk_pada
from kinerja.models import (
    DokumenPerencanaan,
    Indikator,
    Jabatan,
    JabatanLama,
    JenisDokumen,
    JenisPernyataan,
    Pemangku,
    PerangkatDaerah,
    Sasaran,
    TemplatPernyataan,
)
from kinerja.pengukuran import Pengukuran
from kinerja.periode import format_tanggal
from kinerja.pernyataan import BAWAAN, isi_pernyataan
from laporan.bahan.bahan import Bahan
from laporan.perjanjian.templat import teks_templat

_AWALAN = {StatusPemangku.PLT: "Plt. ", StatusPemangku.PLH: "Plh. "}


@dataclass(frozen=True)
class PihakPerjanjian:
    """A party on a day: how the text names it, and who it is where that is known."""

    sebutan: str
    nama: str
    terisi: bool
    """Whether somebody holds the post on that day; the head of the region always counts."""
    pangkat: str = ""
    nip: str = ""


@dataclass(frozen=True)
class IsiBaris:
    """One row as the tree gives it."""

    indikator: int | None
    sasaran: str
    nama_indikator: str
    satuan: str
    target: str
    target_renstra: str


@dataclass(frozen=True)
class IsiMata:
    """One node of the budget as the tree gives it."""

    tingkat: str
    kode: str
    nama: str
    anggaran: int
    keterangan: str = ""
    """The sources of the money; empty where the budget names none."""


@dataclass(frozen=True)
class AcuanAnggaran:
    """Which budget an agreement shows: the original one for a murni, whenever it is dated; for a
    Perubahan what is in force on its day.
    """

    pada: date
    murni: bool = False

    def pilih(self, versi: Sequence[VersiAnggaran]) -> list[VersiAnggaran]:
        """The documents that count. Where the original was never entered: those of the day."""
        if self.murni and (asli := [v for v in versi if v.jenis == JenisVersiAnggaran.MURNI]):
            return asli
        return [v for v in versi if _berlaku(v, self.pada)]


class RekapPada(RekapAnggaran):
    """The budget by the documents that `acuan` picks."""

    def __init__(
        self, pd: PerangkatDaerah, tahun: int, kebijakan: Kebijakan, acuan: AcuanAnggaran
    ) -> None:
        super().__init__(pd, tahun, kebijakan)
        self.acuan = acuan

    @cached_property
    def versi(self) -> list[VersiAnggaran]:
        """The year's documents that count."""
        return self.acuan.pilih(super().versi)


def _berlaku(versi: VersiAnggaran, pada: date) -> bool:
    """An original counts from the start, and so does a document without a date."""
    return versi.jenis == JenisVersiAnggaran.MURNI or versi.tanggal is None or versi.tanggal <= pada


class SumberPerjanjian:
    """The tree, the posts and the budget of `pd` in `tahun`.

    `terbaca`: the whole agency's bundle of the year, where it is at hand.
    """

    def __init__(self, pd: PerangkatDaerah, tahun: int, *, terbaca: Bahan | None = None) -> None:
        self.pd, self.tahun = pd, tahun
        self.bahan = Bahan(pd, tahun)
        # An agreement in the making is made of the targets in the making.
        self.bahan.pengukuran = Pengukuran(pd, [tahun], rancangan=True)
        if terbaca is not None:
            self.bahan.tujuan, self.bahan.sasaran = terbaca.tujuan, terbaca.sasaran
            self.bahan.pengukuran.berbagi(terbaca.pengukuran)
        self._terbaca = terbaca
        self._rekap: dict[tuple[int, ...], RekapPada] = {}

    @property
    def hari_ini(self) -> date:
        """Today where the agency is."""
        return hari_lokal(self.pd, timezone.now())

    # --- posts ----------------------------------------------------------------------

    @cached_property
    def jabatan(self) -> dict[int, Jabatan]:
        """Posts by id in listing order."""
        return {j.pk: j for j in self.bahan.jabatan_setahun}

    @cached_property
    def _nama_lama(self) -> dict[int, dict[date, str]]:
        """Post id → last day of a name in the year → that name; asked only where any changed."""
        awal = awal_tahun(self.tahun)
        if not any(getattr(j, "berubah_setahun", True) for j in self.jabatan.values()):
            return {}
        hasil: dict[int, dict[date, str]] = defaultdict(dict)
        semua = JabatanLama.objects.filter(jabatan__pd=self.pd, sampai__gte=awal)
        for jabatan, sampai, nama in semua.values_list("jabatan", "sampai", "nama"):
            hasil[jabatan][sampai] = nama
        return hasil

    def _nama(self, jabatan: int, tanggal: date) -> str:
        """What the post was called on the day."""
        return bentuk_pada(self.jabatan[jabatan].nama, self._nama_lama.get(jabatan, {}), tanggal)

    @cached_property
    def puncak(self) -> Jabatan | None:
        """The head of the agency: the one post without a superior."""
        return self.bahan.kepala

    @cached_property
    def _pemangku(self) -> dict[int, list[Pemangku]]:
        hasil: dict[int, list[Pemangku]] = defaultdict(list)
        for p in Pemangku.objects.filter(jabatan__pd=self.pd).order_by("-mulai"):
            hasil[p.jabatan_id].append(p)
        return hasil

    def pihak(self, jabatan: int | None, tanggal: date) -> PihakPerjanjian:
        """The party on a day: `Plt. Sekretaris`; None is the head of the region.

        Where terms overlap (a Plh. beside the one on leave) the latest to begin counts.
        """
        if jabatan is None:
            return PihakPerjanjian(self.pd.kepala_daerah, "", terisi=True)
        nama = self._nama(jabatan, tanggal)
        for p in self._pemangku[jabatan]:
            if p.mulai <= tanggal and (p.sampai is None or p.sampai >= tanggal):
                awalan = _AWALAN.get(StatusPemangku(p.status), "")
                return PihakPerjanjian(
                    f"{awalan}{nama}", p.nama, terisi=True, pangkat=p.pangkat, nip=p.nip
                )
        return PihakPerjanjian(nama, "", terisi=False)

    # --- documents ------------------------------------------------------------------

    @cached_property
    def dokumen_pk(self) -> list[DokumenPerencanaan]:
        """The year's PK documents, latest revision first."""
        return list(
            DokumenPerencanaan.objects.filter(
                pd=self.pd, jenis=JenisDokumen.PK, tahun=self.tahun
            ).order_by("-ke")
        )

    @cached_property
    def dokumen_renstra(self) -> DokumenPerencanaan | None:
        """The latest revision of the Renstra that covers the year."""
        renstra = self.bahan.renstra
        if renstra is None:
            return None
        return renstra.dokumen.order_by("-ke").first()

    @cached_property
    def dokumen_rencana_aksi(self) -> DokumenPerencanaan | None:
        """The latest approved rencana aksi of the year."""
        return (
            DokumenPerencanaan.objects.filter(
                pd=self.pd,
                jenis=JenisDokumen.RENCANA_AKSI,
                tahun=self.tahun,
                disetujui_pada__isnull=False,
            )
            .order_by("-ke")
            .first()
        )

    @cached_property
    def _templat(self) -> dict[str, str]:
        hasil: dict[str, str] = {}
        for t in TemplatPernyataan.objects.filter(pd=self.pd).berlaku(self.tahun):
            hasil.setdefault(t.jenis, teks_templat(t))
        return hasil

    def templat(self, jenis: JenisPernyataan) -> str:
        """The agency's wording for the year, else the default."""
        return self._templat.get(jenis, BAWAAN)

    def pernyataan(self, jabatan: Jabatan, tanggal: date, *, nama_kedua: str = "") -> str:
        """The statement of a post's agreement, dated `tanggal`."""
        return isi_pernyataan(
            self.templat(jenis_pernyataan(jabatan)),
            self.isi_medan(jabatan, tanggal, nama_kedua=nama_kedua),
        )

    def isi_medan(self, jabatan: Jabatan, tanggal: date, *, nama_kedua: str = "") -> dict[str, str]:
        """What the names in braces become. `nama_kedua`: of the head of the region, who is in no
        register.
        """
        pertama = self.pihak(jabatan.pk, tanggal)
        kedua = self.pihak(jabatan.atasan_id, tanggal)
        return {
            "nama": pertama.nama,
            "jabatan": pertama.sebutan,
            "pangkat": pertama.pangkat,
            "nip": pertama.nip,
            "nama_atasan": kedua.nama if jabatan.atasan_id else nama_kedua,
            "atasan": kedua.sebutan,
            "pangkat_atasan": kedua.pangkat,
            "nip_atasan": kedua.nip,
            "tahun": str(self.tahun),
            "tanggal": format_tanggal(tanggal),
            "tempat": self.pd.tempat,
            "perangkat_daerah": self.pd.nama,
            "pemda": self.pd.pemda,
            "kepala_daerah": self.pd.kepala_daerah,
        }

    # --- rows -----------------------------------------------------------------------

    @cached_property
    def indikator(self) -> dict[int, Indikator]:
        """Indicators in force on sasaran in force, by id."""
        berlaku = {s.pk for s in self.bahan.sasaran}
        return {i.pk: i for i in self.bahan.indikator if i.sasaran_id in berlaku}

    @cached_property
    def indikator_sasaran(self) -> dict[int, list[Indikator]]:
        """Sasaran id → its indicators."""
        hasil: dict[int, list[Indikator]] = defaultdict(list)
        for i in self.indikator.values():
            hasil[i.sasaran_id or 0].append(i)
        return hasil

    @cached_property
    def _baris(self) -> dict[int, list[tuple[Sasaran, Indikator | None]]]:
        """Post id → its rows: by who answers for the indicator; a sasaran without any indicator
        stays with its own post, as a gap that is seen.
        """
        hasil: dict[int, list[tuple[Sasaran, Indikator | None]]] = defaultdict(list)
        for s in self.bahan.sasaran:
            for i in self.indikator_sasaran[s.pk]:
                hasil[i.penanggung_jawab_id].append((s, i))
            if not self.indikator_sasaran[s.pk]:
                hasil[s.penanggung_jawab_id].append((s, None))
        return hasil

    def baris(self, jabatan: Jabatan) -> list[IsiBaris]:
        """The rows of a post, by the strongest target: the latest PK document, else the Renstra."""
        hasil = []
        for s, i in self._baris[jabatan.pk]:
            if i is None:
                hasil.append(IsiBaris(None, s.uraian, "", "", "", ""))
                continue
            janji = self.bahan.pengukuran.target(i, self.tahun)
            renstra = self.bahan.pengukuran.target_renstra(i, self.tahun)
            hasil.append(
                IsiBaris(
                    i.pk,
                    s.uraian,
                    i.sebutan,
                    i.satuan,
                    janji.teks if janji else "",
                    renstra.teks if renstra else "",
                )
            )
        return hasil

    # --- budget ---------------------------------------------------------------------

    @cached_property
    def versi_anggaran(self) -> list[VersiAnggaran]:
        """The year's budget documents, in order."""
        if self._terbaca is not None:
            return self._terbaca.anggaran.versi
        return list(VersiAnggaran.objects.filter(pd=self.pd, tahun=self.tahun).order_by("ke"))

    def anggaran(self, acuan: AcuanAnggaran) -> RekapPada:
        """The budget that counts; what picks the same documents shares one."""
        kunci = tuple(v.pk for v in acuan.pilih(self.versi_anggaran))
        if kunci not in self._rekap:
            self._rekap[kunci] = RekapPada(self.pd, self.tahun, self.bahan.kebijakan, acuan)
        return self._rekap[kunci]

    @property
    def tanpa_murni(self) -> bool:
        """Whether the year's budget was entered without its original."""
        semua = self.versi_anggaran
        return bool(semua) and all(v.jenis != JenisVersiAnggaran.MURNI for v in semua)

    def mata(self, jabatan: Jabatan, acuan: AcuanAnggaran) -> list[IsiMata]:
        """The budget nodes of a post: the head of the agency lists every program; every post the
        nodes it answers for, at whichever level.
        """
        rekap = self.anggaran(acuan)
        kepala = self.puncak is not None and jabatan.pk == self.puncak.pk
        return [
            IsiMata(
                s.tingkat,
                s.mata.kode,
                s.mata.nama,
                s.jumlah.pagu or 0,
                _ringkas(rekap.sumber_dana(s.daun)),
            )
            for s in rekap.simpul.values()
            if s.mata.penanggung_jawab_id == jabatan.pk or (kepala and s.tingkat == "program")
        ]

    def anggaran_indikator(
        self, indikator: Indikator, acuan: AcuanAnggaran
    ) -> tuple[int | None, list[str]]:
        """Pagu behind an indicator, and the codes of the nodes tied to it."""
        rekap = self.anggaran(acuan)
        pagu = rekap.anggaran([indikator.pk]).pagu
        return pagu, [s.mata.kode for s in rekap.pendukung(indikator.pk)]

    def simpul(self) -> Iterator[Simpul]:
        """Every budget node of the year in reading order."""
        yield from self.anggaran(AcuanAnggaran(date(self.tahun, 12, 31))).simpul.values()

    # --- who carries an agreement ---------------------------------------------------

    @cached_property
    def _pemegang_anggaran(self) -> frozenset[int]:
        semua = self.simpul() if self._terbaca is None else self._terbaca.anggaran.simpul.values()
        return frozenset(s.mata.penanggung_jawab_id for s in semua)

    def di_luar(self, jabatan: Jabatan) -> bool:
        """Whether the post agrees with somebody above the region: its head, who does not sign
        here.
        """
        return self.pd.pemerintah_daerah and jabatan.atasan_id is None

    def memegang(self, jabatan: Jabatan) -> bool:
        """Whether the post answers for a sasaran, an indicator or a part of the budget, and agrees
        on it here.
        """
        if self.di_luar(jabatan):
            return False
        return (
            bool(self._baris[jabatan.pk])
            or jabatan.pk in self._pemegang_sasaran
            or jabatan.pk in self._pemegang_anggaran
        )

    @cached_property
    def _pemegang_sasaran(self) -> frozenset[int]:
        return frozenset(s.penanggung_jawab_id for s in self.bahan.sasaran)


def jenis_pernyataan(jabatan: Jabatan) -> JenisPernyataan:
    """Which wording is the post's: without a superior it agrees with the head of the region."""
    return JenisPernyataan.BAWAHAN if jabatan.atasan_id else JenisPernyataan.PUNCAK


_KETERANGAN_MAKS = 400


def _ringkas(sumber: Sequence[str]) -> str:
    """As many sources as the column holds."""
    teks = ", ".join(sumber)
    if len(teks) <= _KETERANGAN_MAKS:
        return teks
    akhir = ", dan lainnya"
    return teks[: _KETERANGAN_MAKS - len(akhir)].rpartition(",")[0] + akhir
