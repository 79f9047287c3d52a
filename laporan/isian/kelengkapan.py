"""Who has reported what: units × quarters, in a number of queries that no row adds to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property

from django.db.models import Count

from anggaran.isian.baris import PenyusunSub
from anggaran.isian.termuat import TermuatSub
from anggaran.models import LaporanSubKegiatan, PaguBaris, SubKegiatan
from anggaran.rekap import RekapAnggaran
from kinerja.isian.baris import PenyusunIndikator
from kinerja.isian.penolakan import jangkar
from kinerja.isian.pintu import Pintu
from kinerja.jadwal import KeadaanJadwal
from kinerja.masa_organisasi import unit_dan_bawahan
from kinerja.models import DataDukung, PerangkatDaerah, StatusRealisasi, UnitKerja
from kinerja.organisasi_pada import OrganisasiPada
from kinerja.pengukuran import Pengukuran
from kinerja.periode import Triwulan
from kinerja.riwayat_unit import RiwayatUnit
from kinerja.status import ISIAN_DIVERIFIKASI, ISIAN_TERKUNCI
from kinerja.ukuran import AsalNilai
from laporan.isian.pengingat import teks_pengingat


@dataclass(frozen=True)
class ButirKelengkapan:
    """One expected row: what it is, how far it is, and its first empty cell."""

    unit: int
    sasaran: str
    nama: str
    status: str
    terisi: bool
    bukti: int
    kosong: str  # field of the first empty cell, "" where none is
    jadwal: KeadaanJadwal = KeadaanJadwal.TEMPO
    perkiraan: str = ""  # when a figure that is still to come is expected
    tetap: bool = False  # the endorsement of the quarter closes it

    @property
    def dihitung(self) -> bool:
        """Whether the quarter counts it: due, or handed in without being due. What came after an
        endorsement and is not reopened is asked of nobody.
        """
        if self.tetap and self.status not in ISIAN_DIVERIFIKASI:
            return False
        if self.jadwal is KeadaanJadwal.TEMPO or self.status != StatusRealisasi.DRAF:
            return True
        return self.jadwal is KeadaanJadwal.TERBIT and self.terisi

    @property
    def menahan(self) -> bool:
        """Whether the endorsement waits for it, as laporan/isian/verifikasi.py has it."""
        if self.tetap or self.status in ISIAN_DIVERIFIKASI:
            return False
        if self.jadwal is KeadaanJadwal.TEMPO:
            return True
        diajukan = self.status == StatusRealisasi.DIAJUKAN
        return diajukan and self.jadwal is not KeadaanJadwal.TERBIT

    @property
    def menyusul(self) -> bool:
        """Whether its figure is still to be published."""
        return self.jadwal is KeadaanJadwal.TERBIT and not self.terisi

    @property
    def jangkar(self) -> str:
        """Id of the first empty cell on the entry page."""
        return jangkar(self.sasaran, self.kosong) if self.kosong else ""


@dataclass(frozen=True)
class SelPapan:
    """One unit, with the units below it, in one quarter. Counts are of rows, each including the
    next: filled ⊇ submitted ⊇ verified ⊇ endorsed."""

    unit: UnitKerja
    triwulan: Triwulan
    diharapkan: int
    terisi: int
    diajukan: int
    dikembalikan: int
    diverifikasi: int
    disahkan: int
    berbukti: int
    batas: date | None
    sisa_hari: int | None  # today included; 0 and less: closed; None: no period
    pengecualian: bool  # `batas` is that of a leave
    dibuka: bool
    dibuka_lagi: date | None  # last day of what is reopened of the unit's endorsed rows
    belum: tuple[ButirKelengkapan, ...]
    menyusul: tuple[ButirKelengkapan, ...] = ()  # not counted: nobody is late with them

    @property
    def pertama_kosong(self) -> ButirKelengkapan | None:
        """Where to go on."""
        return self.belum[0] if self.belum else None

    def pengingat(self, tautan: str = "") -> str:
        """Reminder for the unit; empty where nothing is left to do."""
        return teks_pengingat(
            unit=self.unit.nama,
            triwulan=self.triwulan,
            diharapkan=self.diharapkan,
            terisi=self.terisi,
            diajukan=self.diajukan,
            belum=[b.nama for b in self.belum],
            batas=self.batas,
            sisa_hari=self.sisa_hari,
            tautan=tautan,
            dikembalikan=self.dikembalikan,
        )


@dataclass(frozen=True)
class BarisKelengkapan:
    """One unit over the year."""

    unit: UnitKerja
    kedalaman: int
    sel: tuple[SelPapan, ...]


@dataclass(frozen=True)
class KuartalPapan:
    """One quarter: its opening, and every row that it expects."""

    pintu: Pintu
    butir: list[ButirKelengkapan] = field(default_factory=list)


class PapanKelengkapan:
    """The board of one agency and year; limited to `lingkup` (unit ids) and to some quarters where
    given. As many queries for four quarters as for one.

    `pengukuran` of this and last year and the whole agency's `anggaran` may be shared with who has
    read them; without `berbukti` nobody counts the evidence.
    """

    def __init__(
        self,
        pd: PerangkatDaerah,
        tahun: int,
        *,
        pada: datetime,
        lingkup: Iterable[int] | None = None,
        triwulan: Sequence[int] = (1, 2, 3, 4),
        pengukuran: Pengukuran | None = None,
        anggaran: RekapAnggaran | None = None,
        berbukti: bool = True,
    ) -> None:
        self.pd, self.tahun, self.pada, self.triwulan = pd, tahun, pada, triwulan
        self._lingkup = None if lingkup is None else set(lingkup)
        self._pengukuran, self._anggaran, self._berbukti = pengukuran, anggaran, berbukti

    @cached_property
    def _riwayat(self) -> RiwayatUnit:
        return RiwayatUnit(self.pd, self._awal.akhir)

    @cached_property
    def unit(self) -> list[UnitKerja]:
        """Units that were there in these quarters, in listing order, as called at their end."""
        awal, akhir = self._awal.awal, self._akhir
        return [
            self._riwayat.unit(u.pk, akhir)
            for u in self._riwayat.kini.values()
            if (u.mulai is None or u.mulai <= akhir)
            and (u.sampai is None or u.sampai >= awal)
            and (self._lingkup is None or u.pk in self._lingkup)
        ]

    @property
    def _awal(self) -> Triwulan:
        return Triwulan(self.tahun, min(self.triwulan))

    @property
    def _akhir(self) -> date:
        return Triwulan(self.tahun, max(self.triwulan)).akhir

    @cached_property
    def induk(self) -> dict[int, int | None]:
        """Unit id → id of the unit above, at the end of the last quarter."""
        return self._riwayat.pohon.induk(self._akhir)

    @cached_property
    def pintu(self) -> list[Pintu]:
        """When each quarter is open, and until when for whom: three queries, without the rows."""
        return Pintu.setahun(
            self.pd,
            self.tahun,
            self.triwulan,
            oleh=None,
            pada=self.pada,
            pohon=self._riwayat.pohon,
            berubah=self._riwayat.berubah,
        )

    @cached_property
    def kuartal(self) -> list[KuartalPapan]:
        """The quarters with every row that they expect."""
        pengukuran = self._pengukuran or Pengukuran(
            self.pd, [self.tahun - 1, self.tahun], hari=self._akhir
        )
        kebijakan = pengukuran.aturan(self.tahun).kebijakan
        termuat, pagu = self._termuat_sub()
        laporan: dict[int, dict[int, LaporanSubKegiatan]] = defaultdict(dict)
        for x in LaporanSubKegiatan.objects.filter(
            sub_kegiatan__pd=self.pd, sub_kegiatan__tahun=self.tahun
        ):
            laporan[x.triwulan][x.sub_kegiatan_id] = x
        bukti = self._hitung_bukti()
        hasil = []
        for satu in self.pintu:
            tersimpan = termuat.pada_triwulan(laporan[satu.triwulan.nomor])
            butir = [
                *_butir_indikator(PenyusunIndikator(satu, pengukuran=pengukuran, bukti=bukti)),
                *_butir_sub(PenyusunSub(satu, kebijakan, termuat=tersimpan, pagu=pagu)),
            ]
            if satu.disahkan:
                butir = [
                    replace(b, tetap=satu.tetap_sah(b.unit, b.sasaran, b.jadwal)) for b in butir
                ]
            hasil.append(KuartalPapan(satu, butir))
        return hasil

    def _termuat_sub(self) -> tuple[TermuatSub, Mapping[int, int]]:
        if self._anggaran is not None:
            return TermuatSub.dari_rekap(self._anggaran), self._anggaran.pagu_baris
        sub = SubKegiatan.objects.filter(pd=self.pd, tahun=self.tahun)
        termuat = TermuatSub.baca(
            sub, _tanpa_laporan, OrganisasiPada(self.pd, self._akhir, berubah=False)
        )
        pagu = PaguBaris.objects.filter(baris__sub_kegiatan__in=termuat.sub)
        return termuat, pagu.berlaku()

    def _hitung_bukti(self) -> dict[int, int]:
        if not self._berbukti:
            return {}
        semua = DataDukung.objects.filter(
            realisasi__indikator__pd=self.pd, realisasi__tahun=self.tahun
        )
        return dict(semua.order_by().values_list("realisasi").annotate(n=Count("pk")))

    @cached_property
    def baris(self) -> list[BarisKelengkapan]:
        """Units that expect any row, themselves or below them, in listing order."""
        hasil = []
        for u in self.unit:
            sel = tuple(
                self._sel(u, k, unit_dan_bawahan(k.pintu.induk_unit, u.pk)) for k in self.kuartal
            )
            if any(s.diharapkan or s.menyusul for s in sel):
                hasil.append(BarisKelengkapan(u, _kedalaman(self.induk, u.pk), sel))
        return hasil

    def _sel(self, unit: UnitKerja, k: KuartalPapan, lingkup: frozenset[int]) -> SelPapan:
        semua = [b for b in k.butir if b.unit in lingkup]
        milik = [b for b in semua if b.dihitung]
        periode, batas = k.pintu.periode, k.pintu.batas(unit.pk)
        return SelPapan(
            unit=unit,
            triwulan=k.pintu.triwulan,
            diharapkan=len(milik),
            terisi=sum(1 for b in milik if b.terisi),
            diajukan=sum(1 for b in milik if b.status in ISIAN_TERKUNCI),
            dikembalikan=sum(1 for b in milik if b.status == StatusRealisasi.DIKEMBALIKAN),
            diverifikasi=sum(1 for b in milik if b.status in ISIAN_DIVERIFIKASI),
            disahkan=sum(1 for b in milik if b.status == StatusRealisasi.DISAHKAN),
            berbukti=sum(1 for b in milik if b.bukti),
            batas=batas,
            sisa_hari=k.pintu.sisa_hari(unit.pk),
            pengecualian=batas is not None
            and periode is not None
            and batas > periode.tutup
            and k.pintu.dibuka_bagi(unit.pk) is None,
            dibuka=periode is not None and k.pintu.hari_ini >= periode.buka,
            dibuka_lagi=max(
                (d for u in lingkup if (d := k.pintu.dibuka_bagi(u)) is not None), default=None
            ),
            belum=tuple(b for b in milik if not b.terisi),
            menyusul=tuple(b for b in semua if b.menyusul),
        )


def _tanpa_laporan(*_isi: object) -> dict[int, LaporanSubKegiatan]:
    """Stored rows are read for all quarters together."""
    return {}


def _butir_indikator(p: PenyusunIndikator) -> list[ButirKelengkapan]:
    hasil = []
    for i in p.semua():
        r, isian = p.realisasi(i), p.isian(i)
        terisi = isian is not None and (
            isian.nilai is not None or isian.asal is AsalNilai.TIDAK_BERLAKU
        )
        kosong = ""
        if not terisi:
            masukan = [m for m in p.masukan(i, isian, r) if not m.dari_bagian]
            kosong = next((m.medan for m in masukan if not m.teks), masukan[0].medan)
        hasil.append(
            ButirKelengkapan(
                p.pintu.organisasi.unit_penanggung(i),
                f"indikator:{i.pk}",
                i.sebutan,
                r.status if r else StatusRealisasi.DRAF.value,
                terisi,
                p.bukti(r),
                kosong,
                p.keadaan(i),
                p.p.bentuk(i).jadwal.terbit(p.tw.tahun, p.tw.nomor),
            )
        )
    return hasil


def _butir_sub(p: PenyusunSub) -> list[ButirKelengkapan]:
    hasil = []
    for s in p.sub.values():
        wajib, r = p.diisi(s), p.laporan.get(s.pk)
        if not p.diharapkan(s) and r is None:
            continue
        kosong = next((b for b in wajib if p.kumulatif(b) is None), None)
        keluaran = None if kosong else next(p.keluaran_kosong(s), None)
        sel = f"baris:{kosong.pk}" if kosong else f"sub:{s.pk}"
        medan = "kumulatif" if kosong else ""
        if keluaran is not None:
            sel, medan = f"keluaran:{keluaran.pk}", "realisasi"
        hasil.append(
            ButirKelengkapan(
                p.pintu.organisasi.unit_penanggung(s),
                sel,
                s.nama,
                r.status if r else StatusRealisasi.DRAF.value,
                kosong is None and keluaran is None,
                0,
                medan,
            )
        )
    return hasil


def _kedalaman(induk: dict[int, int | None], unit: int) -> int:
    n, simpul = 0, induk.get(unit)
    while simpul is not None and n < len(induk):
        n, simpul = n + 1, induk.get(simpul)
    return n
