"""Data of one quarter as it stood at its end: a later decision changes nothing before it.

Targets of a Perjanjian Kinerja that was revised after the quarter, and pagu of a budget version
dated after it, are left out; so the report of TW I made in December reads as it did in April.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property

from django.db.models import Count

from anggaran.bacaan import wajib_diisi
from anggaran.isian.kumulatif import bulan_akhir
from anggaran.models import (
    IndikatorProgram,
    LaporanSubKegiatan,
    RealisasiAnggaran,
    SubKegiatan,
    VersiAnggaran,
)
from anggaran.rekap import RekapAnggaran
from anggaran.setahun import dokumen_berlaku
from kinerja.capaian import Kebijakan
from kinerja.isian.baris import PenyusunIndikator
from kinerja.isian.penolakan import Kekurangan
from kinerja.isian.pintu import Pintu, hari_lokal
from kinerja.jadwal import KeadaanJadwal
from kinerja.jenis import JenisVersiAnggaran
from kinerja.masa_organisasi import ada_pada
from kinerja.models import (
    DataDukung,
    Indikator,
    Jabatan,
    Pemangku,
    PengesahanTriwulan,
    Pengguna,
    PerangkatDaerah,
    PeriodePengukuran,
    PermintaanBuka,
    Realisasi,
    Sasaran,
    StatusRealisasi,
    Target,
    Tujuan,
    UnitKerja,
)
from kinerja.models.pengguna import AKUN_SISTEM
from kinerja.pengukuran import Pengukuran
from kinerja.periode import Triwulan
from kinerja.ukuran import (
    KOSONG_MENURUT_JADWAL,
    AsalNilai,
    BentukIndikator,
    IsianTriwulan,
    TargetTampil,
    Ukuran,
    keadaan_jadwal,
    ukur_triwulan,
)
from laporan.bahan.bahan import Bahan
from laporan.bahan.lingkup import RekapUnit, cakupan
from laporan.isian.pengajuan import TERBUKA, kurang_indikator
from laporan.perjanjian.dipakai import VersiDipakai, versi_dipakai


class PengukuranTriwulan(Pengukuran):
    """Measurements of a year by the targets that were in force at the end of a quarter."""

    def __init__(self, pd: PerangkatDaerah, triwulan: Triwulan) -> None:
        super().__init__(pd, [triwulan.tahun], hari=triwulan.akhir)
        self._akhir = triwulan.akhir

    @cached_property
    def _target(self) -> dict[tuple[int, int], list[Target]]:
        hasil: dict[tuple[int, int], list[Target]] = defaultdict(list)
        for kunci, daftar in super()._target.items():
            hasil[kunci] = [
                t
                for t in daftar
                if dokumen_berlaku(
                    murni=t.dokumen.ke == 0, tanggal=t.dokumen.tanggal, akhir=self._akhir
                )
            ]
        return {k: v for k, v in hasil.items() if v}


class _PaguTriwulan(RekapAnggaran):
    """Pagu by the budget versions in force at `akhir`."""

    akhir: date

    @cached_property
    def versi(self) -> list[VersiAnggaran]:
        """The year's documents up to that day."""
        return [
            v
            for v in super().versi
            if dokumen_berlaku(
                murni=v.jenis == JenisVersiAnggaran.MURNI, tanggal=v.tanggal, akhir=self.akhir
            )
        ]


class RekapTriwulan(_PaguTriwulan):
    """The agency's budget up to the end of a quarter."""

    def __init__(self, pd: PerangkatDaerah, triwulan: Triwulan, kebijakan: Kebijakan) -> None:
        super().__init__(
            pd, triwulan.tahun, kebijakan, bulan_akhir(triwulan.nomor), hari=triwulan.akhir
        )
        self.akhir = triwulan.akhir


class RekapUnitTriwulan(_PaguTriwulan, RekapUnit):
    """The budget of some units up to the end of a quarter."""

    def __init__(
        self,
        pd: PerangkatDaerah,
        triwulan: Triwulan,
        kebijakan: Kebijakan,
        unit: frozenset[int],
    ) -> None:
        RekapUnit.__init__(self, pd, triwulan.tahun, kebijakan, unit, triwulan.akhir)
        self.sampai_bulan = bulan_akhir(triwulan.nomor)
        self.akhir = triwulan.akhir


@dataclass(frozen=True)
class BarisTriwulan:
    """One indicator in the quarter: by itself, and the year up to it."""

    indikator: Indikator
    bentuk: BentukIndikator
    sendiri: Ukuran
    sampai: Ukuran
    baris: Realisasi | None
    bukti: int

    @property
    def simpul(self) -> Tujuan | Sasaran:
        """The tujuan or sasaran that the indicator measures."""
        simpul = self.indikator.tujuan or self.indikator.sasaran
        assert simpul is not None  # constraint indikator_satu_pemilik
        return simpul

    @property
    def isian(self) -> IsianTriwulan | None:
        """The quarter as reported."""
        return self.sendiri.triwulan.get(self.sendiri.sampai)

    @property
    def terisi(self) -> bool:
        """Whether there is a figure, or a reason why there is none."""
        return self.isian is not None and self.isian.asal is not AsalNilai.KOSONG

    @property
    def keadaan(self) -> KeadaanJadwal:
        """What the quarter asks of the indicator, whatever came in later ones."""
        s = self.sampai
        ada = {t: isian for t, isian in s.triwulan.items() if t <= s.sampai}
        return keadaan_jadwal(self.bentuk.jadwal, s.tahun, s.sampai, ada)

    @property
    def ditagih(self) -> bool:
        """Whether the quarter waits for it."""
        return self.keadaan is KeadaanJadwal.TEMPO

    @property
    def dijadwalkan(self) -> bool:
        """Whether it counts in the quarter: due, or reported without being due."""
        return self.ditagih or self.terisi

    @property
    def status(self) -> str:
        """`Diverifikasi`; `Belum diisi` while a draft is empty and due."""
        if self.baris is None or (not self.terisi and self.baris.status == StatusRealisasi.DRAF):
            return KOSONG_MENURUT_JADWAL[self.keadaan].capitalize()
        return str(StatusRealisasi(self.baris.status).label)

    @property
    def target(self) -> TargetTampil | None:
        """The year's target in force."""
        return self.sampai.target


@dataclass(frozen=True)
class BarisSub:
    """One sub kegiatan's report of the quarter."""

    sub: SubKegiatan
    laporan: LaporanSubKegiatan | None
    diharapkan: int  # budget lines with a pagu or with spending
    terisi: int
    keluaran: int = 0  # indicators that are due
    keluaran_kosong: tuple[str, ...] = ()  # names of those that are empty

    @property
    def lengkap(self) -> bool:
        """Whether no expected line is empty."""
        return self.terisi == self.diharapkan

    @property
    def selesai(self) -> bool:
        """Whether nothing that the quarter asks is empty, outputs included."""
        return self.lengkap and not self.keluaran_kosong

    @property
    def diminta(self) -> bool:
        """Whether the quarter asks anything."""
        return bool(self.diharapkan or self.keluaran)


class Kuartal:
    """One quarter of a bundle; the number of queries never depends on the number of rows."""

    def __init__(self, bahan: Bahan, triwulan: int) -> None:
        self.tw = Triwulan(bahan.tahun, triwulan)
        self.bahan = bahan.pada(self.tw.akhir)
        self.p = PengukuranTriwulan(bahan.pd, self.tw)

    @cached_property
    def versi(self) -> VersiDipakai:
        """The agreements in force at the end of the quarter."""
        return versi_dipakai(self.bahan.pd, self.tw.tahun, self.tw.akhir)

    @cached_property
    def indikator(self) -> list[Indikator]:
        """Indicators in force in the quarter, in the report's order; none outside the scope."""
        tahun, nomor = self.tw.tahun, self.tw.nomor
        semua = [self.p.indikator[i.pk] for i in self.bahan.indikator]
        return [
            i
            for i in semua
            if self.p.bentuk(i).jadwal.hidup(tahun, nomor)
            or self.p.baris_asal(i.pk, tahun, nomor) is not None
        ]

    @cached_property
    def _bukti(self) -> dict[int, int]:
        semua = DataDukung.objects.filter(
            realisasi__indikator__pd=self.bahan.pd,
            realisasi__tahun=self.tw.tahun,
            realisasi__triwulan=self.tw.nomor,
        )
        return dict(semua.order_by().values_list("realisasi").annotate(n=Count("pk")))

    @cached_property
    def baris(self) -> list[BarisTriwulan]:
        """Every indicator."""
        return [self._baris(i) for i in self.indikator]

    def _baris(self, i: Indikator) -> BarisTriwulan:
        tahun, nomor = self.tw.tahun, self.tw.nomor
        bentuk = self.p.bentuk(i)
        sampai = self.p.ukuran(i, tahun, nomor)
        sendiri = ukur_triwulan(
            tahun=tahun,
            triwulan=nomor,
            target=self.p.target_triwulan(i, tahun, nomor),
            isian=sampai.triwulan.get(nomor),
            bentuk=bentuk,
            aturan=self.bahan.aturan,
        )
        r = self.p.baris_asal(i.pk, tahun, nomor)
        return BarisTriwulan(
            i, bentuk, sendiri, sampai, r, self._bukti.get(r.pk, 0) if r is not None else 0
        )

    @cached_property
    def bertarget(self) -> bool:
        """Whether any indicator has a target of the quarter."""
        return any(b.sendiri.target is not None for b in self.baris)

    @cached_property
    def seluruhnya_disahkan(self) -> bool:
        """Whether every row is endorsed, also where the quarter was loaded so."""
        return any(b.ditagih for b in self.baris) and all(
            b.baris is not None and b.baris.status == StatusRealisasi.DISAHKAN
            for b in self.baris
            if b.ditagih
        )

    @property
    def dijadwalkan(self) -> list[BarisTriwulan]:
        """Rows that the quarter counts."""
        return [b for b in self.baris if b.dijadwalkan]

    @property
    def menyusul(self) -> list[BarisTriwulan]:
        """Figures of the quarter that are published after it: still to come, or come since."""
        return [b for b in self.baris if b.keadaan is KeadaanJadwal.TERBIT]

    @cached_property
    def patokan_tahun(self) -> bool:
        """Whether the year's targets judge in place of the quarter's: only at its end."""
        return not self.bertarget and self.tw.nomor == 4

    def dinilai(self, b: BarisTriwulan) -> Ukuran:
        """The measurement that says whether a row met its target."""
        return b.sampai if self.patokan_tahun else b.sendiri

    @cached_property
    def terukur(self) -> list[BarisTriwulan]:
        """Rows with a capaian that judges them."""
        return [b for b in self.baris if self.dinilai(b).capaian.dapat]

    # --- budget ---------------------------------------------------------------------

    @cached_property
    def anggaran(self) -> RekapAnggaran:
        """Pagu in force at the end of the quarter, spending up to it."""
        unit = cakupan(self.bahan)
        if unit is None:
            return RekapTriwulan(self.bahan.pd, self.tw, self.bahan.kebijakan)
        return RekapUnitTriwulan(self.bahan.pd, self.tw, self.bahan.kebijakan, unit)

    @cached_property
    def bulan_terakhir(self) -> dict[int, int]:
        """Budget line id → latest month up to the end of the quarter that has a figure."""
        semua = RealisasiAnggaran.objects.filter(
            baris__sub_kegiatan__pd=self.bahan.pd,
            baris__sub_kegiatan__tahun=self.tw.tahun,
            bulan__lte=bulan_akhir(self.tw.nomor),
        ).order_by("bulan")
        return dict(semua.values_list("baris_id", "bulan"))

    @cached_property
    def sub(self) -> dict[int, BarisSub]:
        """Sub kegiatan id → its report of the quarter, in the order of the budget tree."""
        laporan = {
            x.sub_kegiatan_id: x
            for x in LaporanSubKegiatan.objects.filter(
                sub_kegiatan__pd=self.bahan.pd,
                sub_kegiatan__tahun=self.tw.tahun,
                triwulan=self.tw.nomor,
            )
        }
        hasil: dict[int, BarisSub] = {}
        keluaran = self._keluaran
        akhir = bulan_akhir(self.tw.nomor)
        sudah = {pk for pk, bulan in self.bulan_terakhir.items() if bulan == akhir}
        for s in self.anggaran.simpul.values():
            if not isinstance(s.mata, SubKegiatan):
                continue
            wajib = wajib_diisi(
                {b.pk: b.garis for b in self.anggaran.baris_sub(s.mata)},
                self.anggaran.pagu_baris,
                self.bulan_terakhir,
                sudah,
            )
            terisi = sum(pk in sudah for pk in wajib)
            milik = keluaran.get(s.mata.pk, {})
            hasil[s.mata.pk] = BarisSub(
                s.mata,
                laporan.get(s.mata.pk),
                len(wajib),
                terisi,
                len(milik),
                tuple(nama for nama, ada in milik.items() if not ada),
            )
        return hasil

    @cached_property
    def _keluaran(self) -> dict[int, dict[str, bool]]:
        """Sub kegiatan id → name of each indicator due with it → whether it is filled."""
        hasil: dict[int, dict[str, bool]] = defaultdict(dict)
        semua = IndikatorProgram.objects.filter(pd=self.bahan.pd, tahun=self.tw.tahun)
        milik = semua.order_by("urutan", "kode")
        angka = milik.angka(self.tw.akhir) if milik else {}  # read once, for both
        for i in milik:
            if angka[i.pk].wajib(self.tw.nomor):
                terisi = self.tw.nomor in angka[i.pk].realisasi
                # Two may have one name: where one of them is empty, the name is.
                ada = hasil[i.dilaporkan_pada_id]
                ada[i.sebutan] = terisi and ada.get(i.sebutan, True)
        return hasil

    # --- people and dates -----------------------------------------------------------

    @cached_property
    def pengesahan(self) -> PengesahanTriwulan | None:
        """The latest endorsement of the quarter."""
        return (
            PengesahanTriwulan.objects.filter(
                pd=self.bahan.pd, tahun=self.tw.tahun, triwulan=self.tw.nomor
            )
            .select_related("oleh__jabatan")
            .first()
        )

    @cached_property
    def berubah(self) -> int:
        """Rows of an endorsed quarter that were reopened, changed, and not endorsed again."""
        if self.pengesahan is None:
            return 0
        if not PermintaanBuka.objects.triwulan(self.bahan.pd, self.tw).berjalan().exists():
            return 0
        baris = [b.baris for b in self.baris] + [s.laporan for s in self.sub.values()]
        sah = StatusRealisasi.DISAHKAN
        return sum(1 for r in baris if r is not None and r.status != sah)

    @cached_property
    def periode(self) -> PeriodePengukuran | None:
        """When the quarter was open."""
        return PeriodePengukuran.objects.filter(
            pd=self.bahan.pd, tahun=self.tw.tahun, triwulan=self.tw.nomor
        ).first()

    def hari(self, saat: datetime) -> date:
        """The day in the agency's calendar."""
        return hari_lokal(self.bahan.pd, saat)

    def pemangku(self, jabatan: Jabatan, hari: date) -> Pemangku | None:
        """Who held the post on a day."""
        semua = Pemangku.objects.filter(jabatan=jabatan, mulai__lte=hari).order_by("-mulai")
        return next((p for p in semua if ada_pada(p.mulai, p.sampai, hari)), None)

    @cached_property
    def pelapor(self) -> dict[int, str]:
        """User id → name, of every person who submitted a row; a load is nobody's submission."""
        baris = [b.baris for b in self.baris] + [s.laporan for s in self.sub.values()]
        pk = {r.diajukan_oleh_id for r in baris if r is not None and r.diajukan_oleh_id}
        semua = Pengguna.objects.filter(pk__in=pk).exclude(username=AKUN_SISTEM)
        semua = semua.select_related("jabatan")
        return {x.pk: x.sebutan for x in semua}

    # --- completeness ---------------------------------------------------------------

    @cached_property
    def unit(self) -> list[UnitKerja]:
        """Units that report something, in listing order."""
        berisi = {b.indikator.penanggung_jawab.unit_id for b in self.baris}
        berisi |= {s.sub.penanggung_jawab.unit_id for s in self.sub.values()}
        return [u for u in self.bahan.unit if u.pk in berisi]

    @cached_property
    def kekurangan(self) -> list[Kekurangan]:
        """What open rows of indicators lack, by the same checks that a submission passes."""
        # Only the lock asks for the time, and the checks never ask for the lock.
        saat = datetime.combine(self.tw.akhir, time(), UTC)
        penyusun = PenyusunIndikator(Pintu(self.bahan.pd, self.tw, oleh=None, pada=saat))
        kebijakan = self.p.kebijakan(self.tw.tahun)
        bukti_wajib = kebijakan is not None and kebijakan.bukti_wajib
        lingkup = {i.pk for i in self.indikator}
        baris = [penyusun.baris(i) for i in penyusun.semua() if i.pk in lingkup]
        return [
            k
            for b in baris
            if b.status in TERBUKA and b.ikut
            for k in kurang_indikator(b, bukti_wajib=bukti_wajib)
        ]
