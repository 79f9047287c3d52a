"""Everything that a report or a screen of one agency and year is made from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Self

from django.db.models import Exists

from anggaran.efisiensi import ambang_berlaku, hitung_efisiensi
from anggaran.models import IndikatorProgram, LaporanSubKegiatan
from anggaran.rekap import Jumlah, RekapAnggaran
from kinerja.capaian import Hasil, Kebijakan, Rerata
from kinerja.isian.pintu import hari_lokal
from kinerja.jenis import SERAPAN_RENDAH, MetodeEfisiensi, StatusPemangku
from kinerja.kesepakatan import PihakSilang
from kinerja.masa_organisasi import ada_pada, akhir_tahun, awal_tahun
from kinerja.models import (
    ButirProfil,
    Crosscutting,
    Indikator,
    Jabatan,
    JabatanLama,
    KesepakatanSilang,
    Masalah,
    Pemangku,
    Pembanding,
    PengesahanTriwulan,
    PerangkatDaerah,
    PermintaanBuka,
    RekapPegawai,
    Renstra,
    Sasaran,
    TahunLatihan,
    Tujuan,
    UnitKerja,
    ada_dalam,
)
from kinerja.models.pohon import berlaku_pada
from kinerja.organisasi_pada import OrganisasiPada
from kinerja.pengukuran import Pengukuran
from kinerja.periode import format_tanggal
from kinerja.sebutan import AWALAN_PEMANGKU, kepala_pd
from kinerja.teks import butir
from kinerja.ukuran import Aturan, BentukIndikator, Ukuran
from laporan.bahan.daerah import BahanDaerah
from laporan.bahan.jejak_angka import JejakTahun
from laporan.bahan.keluaran import KeluaranTahun
from laporan.bahan.kontribusi import kontribusi_sepakat, pihak
from laporan.bahan.pelengkap import BahanPelengkap
from laporan.bahan.perubahan_target import PerubahanTarget, baca_perubahan_target
from laporan.bahan.urutan import menurut_pohon
from laporan.models import ReviuInspektorat, Singkatan, StatusLaporan

TAHUN_PEMBANDING = 2
TRIWULAN_DRAF = "Draf, belum disahkan"
"""How a quarter's report calls itself until the head endorses the quarter."""
TRIWULAN_DIBUKA = "Draf, dibuka kembali sesudah disahkan"
"""And while some of what was endorsed is on its way again."""


@dataclass(frozen=True)
class BarisIndikator:
    """One indicator of the year with what belongs beside it in every table."""

    indikator: Indikator
    ukuran: Ukuran
    bentuk: BentukIndikator
    anggaran: Jumlah

    @property
    def simpul(self) -> Tujuan | Sasaran:
        """The tujuan or sasaran that the indicator measures."""
        simpul = self.indikator.tujuan or self.indikator.sasaran
        assert simpul is not None  # constraint indikator_satu_pemilik
        return simpul


class Bahan(BahanPelengkap):
    """Data of `pd` for `tahun` with the two years before it, loaded on first use.

    The number of queries depends on what is asked, never on the number of rows.
    """

    def __init__(self, pd: PerangkatDaerah, tahun: int, hari: date | None = None) -> None:
        """`hari`: as of which day units and posts are named, the end of the year unless given."""
        self.pd, self.tahun = pd, tahun
        self.hari = hari or akhir_tahun(tahun)
        self.organisasi = OrganisasiPada(pd, self.hari)
        self.tahun_sebelumnya = [tahun - i for i in range(1, TAHUN_PEMBANDING + 1)]
        self.pengukuran = Pengukuran(pd, [tahun, *self.tahun_sebelumnya], hari=self.hari)

    def pada(self, hari: date) -> Self:
        """This bundle as the organisation stood on an earlier day; itself where nothing differs."""
        if hari == self.hari or not self.organisasi.berubah_antara(hari):
            return self
        return self._baru(hari)

    def _baru(self, hari: date) -> Self:
        return type(self)(self.pd, self.tahun, hari)

    # --- rules ----------------------------------------------------------------------

    @cached_property
    def aturan(self) -> Aturan:
        """Policy and scale of the year."""
        return self.pengukuran.aturan(self.tahun)

    @property
    def kebijakan(self) -> Kebijakan:
        """The year's calculation policy."""
        return self.aturan.kebijakan

    @cached_property
    def metode_efisiensi(self) -> MetodeEfisiensi:
        """The year's efficiency method."""
        tersimpan = self.pengukuran.kebijakan(self.tahun)
        return MetodeEfisiensi(tersimpan.metode_efisiensi) if tersimpan else MetodeEfisiensi.SISA

    @cached_property
    def ambang_efisiensi(self) -> Decimal | None:
        """Lowest capaian for which efisiensi is defined."""
        tersimpan = self.pengukuran.kebijakan(self.tahun)
        return ambang_berlaku(
            self.metode_efisiensi, tersimpan.efisiensi_capaian_minimum if tersimpan else None
        )

    @cached_property
    def serapan_rendah(self) -> Decimal:
        """Below this percentage of serapan the year's policy asks for the cause."""
        tersimpan = self.pengukuran.kebijakan(self.tahun)
        return tersimpan.serapan_rendah if tersimpan else SERAPAN_RENDAH

    @cached_property
    def pengesahan(self) -> dict[int, PengesahanTriwulan]:
        """Quarter → its latest endorsement, in the order of the year."""
        ada = PengesahanTriwulan.objects.filter(pd=self.pd, tahun=self.tahun)
        return {p.triwulan: p for p in ada.order_by("triwulan")}

    @property
    def triwulan_disahkan(self) -> set[int]:
        """Quarters of the year that the head has endorsed."""
        return set(self.pengesahan)

    @cached_property
    def triwulan_dibuka(self) -> list[int]:
        """Endorsed quarters of the year that are open again: their figures may still change."""
        if not self.pengesahan:
            return []
        berjalan = PermintaanBuka.objects.filter(pd=self.pd, tahun=self.tahun).berjalan()
        return sorted(set(berjalan.values_list("triwulan", flat=True)))

    def sebut_pengesahan(self, triwulan: int) -> str:
        """The endorsement that a quarter's figures are of: `pengesahan ke-2, 12 Mei 2025`."""
        p = self.pengesahan[triwulan]
        return f"pengesahan ke-{p.ke}, {format_tanggal(hari_lokal(self.pd, p.pada))}"

    @cached_property
    def jejak(self) -> JejakTahun:
        """Who entered, checked and endorsed the year's figures, and their evidence."""
        semua = self.pengukuran.baris_realisasi.items()
        return JejakTahun(r for (_, tahun, _), r in semua if tahun == self.tahun)

    @cached_property
    def _tahun_latihan(self) -> TahunLatihan | None:
        return TahunLatihan.objects.filter(pd=self.pd, tahun=self.tahun).first()

    @property
    def latihan(self) -> str:
        """What a document says where the year's figures are invented; empty where they are real."""
        satu = self._tahun_latihan
        return satu.kalimat if satu is not None and satu.seluruhnya else ""

    @property
    def triwulan_nyata(self) -> bool:
        """Whether the quarters are as real, or as invented, as the year's report itself."""
        return self._tahun_latihan is None or self._tahun_latihan.seluruhnya

    @cached_property
    def singkatan(self) -> dict[str, str]:
        """The agency's own abbreviations and what they stand for."""
        ada = Singkatan.objects.filter(pd=self.pd)
        return dict(ada.values_list("singkatan", "kepanjangan"))

    @property
    def rencana(self) -> str:
        """How the plan is called: the RPJMD of a region, the Renstra of an agency."""
        return "RPJMD" if self.pd.pemerintah_daerah else "Renstra"

    @property
    def baris_diperbandingkan(self) -> list[BarisIndikator]:
        """Rows that the tables over the years list; of a region those of its tujuan too, which are
        what it is judged by.
        """
        return self.baris if self.pd.pemerintah_daerah else self.baris_sasaran

    @cached_property
    def daerah(self) -> BahanDaerah:
        """What a region's report needs of its agencies."""
        return BahanDaerah(self.pd, self.tahun, self.kebijakan)

    @cached_property
    def renstra(self) -> Renstra | None:
        """The plan that covers the year."""
        return self.pengukuran.renstra_tahun(self.tahun)

    @cached_property
    def tahun_berdata(self) -> list[int]:
        """Earlier years for which anything was reported; the last year stays in any case."""
        ada = self.pengukuran.tahun_terlapor
        return [t for t in self.tahun_sebelumnya if t in ada or t == self.tahun - 1]

    # --- tree -----------------------------------------------------------------------

    @cached_property
    def tujuan(self) -> list[Tujuan]:
        """Tujuan in force, in listing order."""
        semua = Tujuan.objects.filter(berlaku_pada(self.tahun), pd=self.pd)
        return list(semua.select_related("misi").order_by("urutan", "pk"))

    @cached_property
    def sasaran(self) -> list[Sasaran]:
        """Sasaran in force, in listing order."""
        milik = Sasaran.objects.filter(berlaku_pada(self.tahun), pd=self.pd)
        semua = self.organisasi.tandai(milik.select_related("penanggung_jawab__unit", "tujuan"))
        hasil = list(semua.order_by("urutan", "pk"))
        self.organisasi.pasang_penanggung(hasil)
        return hasil

    @cached_property
    def anak_sasaran(self) -> dict[int | None, list[Sasaran]]:
        """Parent id → sasaran below it."""
        hasil: dict[int | None, list[Sasaran]] = defaultdict(list)
        for s in self.sasaran:
            hasil[s.induk_id].append(s)
        return hasil

    @cached_property
    def sasaran_strategis(self) -> list[Sasaran]:
        """The top of the cascade."""
        return [s for s in self.sasaran if s.tingkat == "strategis"]

    def turunan(self, sasaran: Sasaran) -> Iterator[Sasaran]:
        """The sasaran and all below it, depth first."""
        yield sasaran
        for anak in self.anak_sasaran[sasaran.pk]:
            yield from self.turunan(anak)

    @cached_property
    def crosscutting(self) -> dict[int, list[Crosscutting]]:
        """Sasaran id → contributing parties: as entered, and as agreed for the year. What was
        agreed with a party takes the place of what was only entered of it.
        """
        hasil: dict[int, list[Crosscutting]] = defaultdict(list)
        milik = Crosscutting.objects.filter(sasaran__pd=self.pd).select_related("unit")
        semua = list(self.organisasi.tandai(milik))
        self.organisasi.pasang_unit_dari(semua)
        sepakat = [kontribusi_sepakat(k) for k in self.kesepakatan if k.pd_id == self.pd.pk]
        ada = {(c.sasaran_id, pihak(c)) for c in sepakat}
        for c in (*(c for c in semua if (c.sasaran_id, pihak(c)) not in ada), *sepakat):
            hasil[c.sasaran_id].append(c)
        return hasil

    @cached_property
    def kesepakatan(self) -> list[KesepakatanSilang]:
        """Contributions agreed for the year, those that the agency asked for and those that it
        gives to others.
        """
        milik = KesepakatanSilang.objects.tentang_pd(self.pd).disepakati(self.tahun).lengkap()
        semua = list(self.organisasi.tandai(milik.order_by("pada", "pk")))
        self.organisasi.pasang_unit_dari(semua)
        return semua

    @cached_property
    def sumbangan(self) -> dict[int | None, list[KesepakatanSilang]]:
        """Own sasaran id → what the agency or a unit of it contributes through it; None: agreed to,
        and not placed yet.
        """
        hasil: dict[int | None, list[KesepakatanSilang]] = defaultdict(list)
        for k in self.kesepakatan:
            if (k.pd_mitra_id or k.pd_id) == self.pd.pk and k.pihak != PihakSilang.LUAR:
                hasil[k.sasaran_mitra_id].append(k)
        return hasil

    # --- indicators -----------------------------------------------------------------

    @cached_property
    def indikator(self) -> list[Indikator]:
        """Indicators in force, down the tree: the order of every table."""
        return menurut_pohon(
            [
                i
                for i in self.pengukuran.indikator.values()
                if (i.mulai_tahun or 0) <= self.tahun <= (i.sampai_tahun or 9999)
            ],
            self.tujuan,
            self.sasaran,
        )

    @cached_property
    def baris(self) -> list[BarisIndikator]:
        """Every indicator with its measurement and its budget."""
        return [self._baris(i) for i in self.indikator]

    @cached_property
    def baris_sasaran(self) -> list[BarisIndikator]:
        """The rows on sasaran: those of the Perjanjian Kinerja."""
        return [b for b in self.baris if b.indikator.sasaran_id]

    @cached_property
    def baris_iku(self) -> list[BarisIndikator]:
        """The key indicators (IKU)."""
        return [b for b in self.baris if b.indikator.iku]

    def _baris(self, indikator: Indikator) -> BarisIndikator:
        return BarisIndikator(
            indikator,
            self.pengukuran.ukuran(indikator, self.tahun),
            self.pengukuran.bentuk(indikator),
            self.anggaran_indikator(indikator),
        )

    @cached_property
    def perubahan_target(self) -> dict[int, list[PerubahanTarget]]:
        """Indikator id → how a Perjanjian Kinerja Perubahan has changed its target of the year."""
        return baca_perubahan_target(self.pengukuran, self.tahun)

    @cached_property
    def _menurut_sasaran(self) -> dict[int, list[BarisIndikator]]:
        hasil: dict[int, list[BarisIndikator]] = defaultdict(list)
        for b in self.baris:
            if b.indikator.sasaran_id:
                hasil[b.indikator.sasaran_id].append(b)
        return hasil

    def baris_dari(self, sasaran: Sasaran) -> list[BarisIndikator]:
        """Indicators directly on a sasaran."""
        return self._menurut_sasaran[sasaran.pk]

    def baris_tujuan(self, tujuan: Tujuan) -> list[BarisIndikator]:
        """Indicators directly on a tujuan."""
        return [b for b in self.baris if b.indikator.tujuan_id == tujuan.pk]

    def baris_di_bawah(self, sasaran: Sasaran) -> list[BarisIndikator]:
        """Indicators of a sasaran and of everything below it, in listing order."""
        kunci = {s.pk for s in self.turunan(sasaran)}
        return [b for b in self.baris if b.indikator.sasaran_id in kunci]

    def rerata(self, baris: Iterable[BarisIndikator]) -> Rerata:
        """Mean capaian of the rows, with the count of what was left out."""
        return self.pengukuran.rerata((b.indikator for b in baris), self.tahun)

    # --- budget ---------------------------------------------------------------------

    @cached_property
    def anggaran(self) -> RekapAnggaran:
        """The year's budget."""
        return RekapAnggaran(self.pd, self.tahun, self.kebijakan, hari=self.hari)

    @property
    def total_anggaran(self) -> Jumlah:
        """All money behind the year: the agency's own; of a region that of all its agencies."""
        return self.daerah.anggaran.total if self.pd.pemerintah_daerah else self.anggaran.total

    @cached_property
    def keluaran(self) -> dict[str, list[KeluaranTahun]]:
        """Node kunci of the budget tree → its own indicators with the year's figures."""
        semua = IndikatorProgram.objects.filter(pd=self.pd, tahun=self.tahun)
        milik = semua.order_by("urutan", "kode")
        angka = milik.angka() if milik else {}  # read once, for both
        hasil: dict[str, list[KeluaranTahun]] = defaultdict(list)
        for i in milik:
            kunci = f"{i.tingkat}-{getattr(i, f'{i.tingkat}_id')}"
            hasil[kunci].append(KeluaranTahun(i, angka[i.pk], self.kebijakan))
        return dict(hasil)

    def anggaran_indikator(self, indikator: Indikator) -> Jumlah:
        """Budget of an indicator by the ties (anggaran/kaitan.py)."""
        return self.anggaran.anggaran([indikator.pk])

    def anggaran_sasaran(self, sasaran: Sasaran) -> Jumlah:
        """Budget of a sasaran and of everything below it, each sub kegiatan once."""
        return self.anggaran.anggaran_sasaran(sasaran.pk)

    def efisiensi(self, baris: BarisIndikator) -> Hasil:
        """Efficiency of one row by the year's method."""
        return hitung_efisiensi(
            self.metode_efisiensi,
            capaian=baris.ukuran.capaian,
            serapan=baris.anggaran.serapan,
            pagu=baris.anggaran.pagu,
            realisasi=baris.anggaran.realisasi,
            ambang=self.ambang_efisiensi,
            kebijakan=self.kebijakan,
        )

    # --- the agency -----------------------------------------------------------------

    @cached_property
    def unit(self) -> list[UnitKerja]:
        """Units that were there on the day, in listing order."""
        semua = UnitKerja.objects.filter(ada_dalam(self.hari, self.hari), pd=self.pd)
        return self.organisasi.pasang_unit(
            list(self.organisasi.tandai(semua).order_by("urutan", "pk"))
        )

    @cached_property
    def jabatan(self) -> list[Jabatan]:
        """Posts that were there on the day, in listing order."""
        return [j for j in self.jabatan_setahun if j.ada(self.hari)]

    @cached_property
    def jabatan_setahun(self) -> list[Jabatan]:
        """Posts that were there on some day of the year: those of its agreements."""
        awal = awal_tahun(self.tahun)
        syarat = ada_dalam(awal, akhir_tahun(self.tahun))
        lama = JabatanLama.objects.filter(jabatan__pd=self.pd, sampai__gte=awal)
        milik = Jabatan.objects.filter(syarat, pd=self.pd).select_related("unit")
        semua = milik.annotate(berubah_setahun=Exists(lama))
        return self.organisasi.pasang_jabatan(
            list(self.organisasi.tandai(semua).order_by("urutan", "pk"))
        )

    @cached_property
    def kepala(self) -> Jabatan | None:
        """The head of the agency by its place; None where none or several stand there."""
        return kepala_pd(self.jabatan)

    @cached_property
    def pemangku(self) -> dict[int, Pemangku]:
        """Jabatan id → who held it on the day."""
        return self.pemangku_pada(self.hari)

    def pemangku_pada(self, hari: date) -> dict[int, Pemangku]:
        """The same on another day, such as that of a signature; no further query."""
        return {p.jabatan_id: p for p in self._pemangku if ada_pada(p.mulai, p.sampai, hari)}

    @cached_property
    def _pemangku(self) -> list[Pemangku]:
        return list(Pemangku.objects.filter(jabatan__pd=self.pd).order_by("mulai"))

    def sebutan_jabatan(self, jabatan: Jabatan) -> str:
        """The post as the year's documents name it: `Plt. Sekretaris` where it is held so."""
        pemangku = self.pemangku.get(jabatan.pk)
        awalan = AWALAN_PEMANGKU.get(StatusPemangku(pemangku.status), "") if pemangku else ""
        return f"{awalan}{jabatan.nama}"

    @cached_property
    def pegawai(self) -> list[RekapPegawai]:
        """Head count of the year."""
        semua = RekapPegawai.objects.filter(jabatan__pd=self.pd, tahun=self.tahun)
        hasil = list(
            self.organisasi.tandai(semua).select_related("jabatan").order_by("urutan", "pk")
        )
        self.organisasi.pasang_jabatan_dari(hasil)
        return hasil

    @cached_property
    def profil(self) -> dict[str, list[ButirProfil]]:
        """Jenis → the items in force: those of the latest mulai_tahun not after the year."""
        hasil: dict[str, list[ButirProfil]] = defaultdict(list)
        mulai: dict[str, int] = {}
        semua = ButirProfil.objects.filter(pd=self.pd, mulai_tahun__lte=self.tahun)
        for b in semua.order_by("-mulai_tahun", "urutan", "pk"):
            if mulai.setdefault(b.jenis, b.mulai_tahun) == b.mulai_tahun:
                hasil[b.jenis].append(b)
        return hasil

    @cached_property
    def masalah(self) -> list[Masalah]:
        """Problems of the plan in force."""
        if self.renstra is None:
            return []
        return list(Masalah.objects.filter(renstra=self.renstra).order_by("urutan", "pk"))

    @cached_property
    def pembanding(self) -> dict[int, list[Pembanding]]:
        """Indikator id → the year's outside figures."""
        hasil: dict[int, list[Pembanding]] = defaultdict(list)
        for p in Pembanding.objects.filter(indikator__pd=self.pd, tahun=self.tahun):
            hasil[p.indikator_id].append(p)
        return hasil

    @cached_property
    def penjelasan_sub(self) -> dict[int, list[str]]:
        """Sub kegiatan id → what its quarterly reports explained, in time order."""
        hasil: dict[int, list[str]] = defaultdict(list)
        ada = LaporanSubKegiatan.objects.filter(
            sub_kegiatan__pd=self.pd, sub_kegiatan__tahun=self.tahun
        ).exclude(penjelasan="")
        for pk, teks in ada.order_by("triwulan").values_list("sub_kegiatan", "penjelasan"):
            hasil[pk] += butir(teks)
        return hasil

    @cached_property
    def reviu(self) -> ReviuInspektorat | None:
        """The reviu of the Inspektorat, once it is signed off and the report stands on it."""
        return (
            ReviuInspektorat.objects.filter(
                laporan__pd=self.pd,
                laporan__tahun=self.tahun,
                laporan__status__in=(StatusLaporan.DIREVIU_INSPEKTORAT, StatusLaporan.FINAL),
                selesai_pada__isnull=False,
            )
            .prefetch_related("jawaban")
            .order_by("-ke")
            .first()
        )

    def analisis(self, indikator: Indikator, medan: str) -> list[str]:
        """Items of one analysis field over the year's quarters, none twice, in time order."""
        hasil: dict[str, None] = {}
        for tw in range(1, 5):
            baris = self.pengukuran.baris_asal(indikator.pk, self.tahun, tw)
            if baris is not None:
                for isi in butir(getattr(baris, medan)):
                    hasil.setdefault(isi)
        return list(hasil)
