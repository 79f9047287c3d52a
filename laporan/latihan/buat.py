"""The whole sample from its files: the printed year, its quarters, the practice year of a day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from kinerja.latihan import CakupanLatihan
from kinerja.management.commands.buat_akun_contoh import AkunContoh, akun_contoh
from kinerja.models import (
    JejakAudit,
    Pengguna,
    PerangkatDaerah,
    TahunLatihan,
    UnitKerja,
    jejak,
)
from kinerja.models.pengguna import akun_sistem
from kinerja.penolakan import TidakSahError
from kinerja.periode import Triwulan
from laporan.data.himpunan import muat
from laporan.latihan import evaluasi, tahun
from laporan.latihan.angka import AngkaLatihan
from laporan.latihan.isian import Pelaku, TriwulanLatihan
from laporan.latihan.perjanjian import PenandaTangan, PerjanjianLatihan
from laporan.latihan.silang import SilangLatihan
from laporan.latihan.waktu import Kalender, Rentang
from laporan.perjanjian.pengajuan import Perender

TAHUN_CONTOH = 2024
AKSI_SELESAI = "contoh dimuat"
#: Which unit does what in the open quarter, by code.
MENUNGGU_VERIFIKASI, TERVERIFIKASI, SEPARUH, TERLAMBAT = "SEK", "NAKER", "LATTRANS", "HI"
CATATAN_KEMBALI = (
    "Angkanya berbeda dari rekap bulanan yang dilampirkan. Cocokkan kembali, lalu ajukan lagi."
)
SIAPA = PenandaTangan(("KADIS", "KABID-LATTRANS"), ("SEKRETARIS", "KASI-LATIH"))
#: Sections of the LKjIP whose authors are asked, by the code of their unit.
BAGIAN = {"bab1:isu_strategis": "SEK", "bab3:a1:IK-E4.2a": "LATTRANS-LATIH"}


def ada(kode: str) -> TahunLatihan | None:
    """The practice year of an agency that has one."""
    return TahunLatihan.objects.filter(pd__kode=kode, cakupan=CakupanLatihan.TAHUN).first()


def selesai(latihan: TahunLatihan) -> bool:
    """Whether the sample was made to its end."""
    return JejakAudit.objects.tentang(latihan).filter(aksi=AKSI_SELESAI).exists()


@dataclass(frozen=True)
class DasarContoh:
    """The printed year with its quarters, and one account per role."""

    pd: PerangkatDaerah
    akun: list[AkunContoh]


def buat_dasar(
    contoh: Path, angka: AngkaLatihan, *, kini: datetime, sandi: str | None = None
) -> DasarContoh:
    """Load the printed year, make the accounts, live its quarters. The same whatever the day."""
    kode = muat(contoh, oleh=None, pada=kini).kode
    pd = PerangkatDaerah.objects.get(kode=kode)
    tahun.tandai(pd, TAHUN_CONTOH, CakupanLatihan.TRIWULAN, oleh=None, pada=kini)
    akun = akun_contoh(pd=pd, sandi=sandi)
    Contoh(pd, Kalender(kini), angka).jalani_contoh()
    return DasarContoh(pd, akun)


def buat_latihan(
    pd: PerangkatDaerah, angka: AngkaLatihan, *, kini: datetime, perender: Perender | None = None
) -> Kalender:
    """Live the practice year up to a moment, upon `buat_dasar`."""
    jalan = Contoh(pd, Kalender(kini), angka, perender)
    jalan.siapkan_latihan()
    jalan.jalani_latihan()
    jalan.catat_selesai()
    return jalan.kalender


class Contoh:
    """The sample under construction: who acts, and the steps in the order of their time."""

    def __init__(
        self, pd: PerangkatDaerah, kalender: Kalender, angka: AngkaLatihan,
        perender: Perender | None = None,
    ) -> None:  # fmt: skip
        self.pd, self.kalender, self.angka = pd, kalender, angka
        self._perender = perender
        akun = {p.username: p for p in Pengguna.objects.filter(pd=pd).select_related("pd", "unit")}
        puncak = UnitKerja.objects.get(pd=pd, induk=None).kode
        operator = {
            p.unit.kode: p
            for nama, p in akun.items()
            if nama.startswith("operator.") and p.unit is not None
        }
        kepala = next(p for p in akun.values() if p.has_perm("kinerja.sahkan_triwulan"))
        self.sekretariat, self.evaluator = akun["sekretariat"], akun["evaluator"]
        self.pelaku = Pelaku(operator, puncak, self.sekretariat, kepala)

    def _triwulan(self, tw: Triwulan, kolom: str) -> TriwulanLatihan:
        return TriwulanLatihan(self.pd, tw, self.pelaku, self.angka, kolom)

    def jalani_contoh(self) -> None:
        """The quarters of the printed year: three invented, the last as printed."""
        awal = self.kalender.saat(Triwulan(TAHUN_CONTOH, 1).awal + timedelta(days=7), 9)
        tahun.rencana_aksi_contoh(
            self.pd, TAHUN_CONTOH, self.angka, oleh=self.sekretariat, pada=awal
        )
        tahun.setujui_rencana_aksi(
            self.pd,
            TAHUN_CONTOH,
            sekretariat=self.sekretariat,
            kepala=self.pelaku.kepala,
            diajukan=awal + timedelta(days=1),
            disetujui=awal + timedelta(days=2),
        )
        for p in self.pd.periodepengukuran_set.filter(tahun=TAHUN_CONTOH).order_by("triwulan"):
            waktu = Rentang(
                self.kalender.saat(p.buka, 8),
                self.kalender.saat(p.tutup - timedelta(days=1), 16),
            )
            tw = self._triwulan(Triwulan(TAHUN_CONTOH, p.triwulan), "contoh")
            tw.jalani(waktu, bukti=False)

    def siapkan_latihan(self) -> None:
        """December before the practice year: its plan and its budget."""
        awal = Triwulan(self.kalender.tahun, 1).awal
        pada = self.kalender.saat(awal - timedelta(days=20), 9)
        tahun.siapkan(
            self.pd,
            self.kalender.tahun,
            self.angka,
            contoh=TAHUN_CONTOH,
            oleh=self.sekretariat,
            pada=pada,
        )
        tahun.setujui_rencana_aksi(
            self.pd,
            self.kalender.tahun,
            sekretariat=self.sekretariat,
            kepala=self.pelaku.kepala,
            diajukan=pada + timedelta(days=7),
            disetujui=pada + timedelta(days=9),
        )

    def jalani_latihan(self) -> None:
        """The practice year until today."""
        k, berjalan = self.kalender, self.kalender.berjalan
        perjanjian = PerjanjianLatihan(
            self.pd, k.tahun, SIAPA, oleh=self.sekretariat, perender=self._perender
        )
        if k.lampau:
            januari = k.saat(Triwulan(k.tahun, 1).awal + timedelta(days=4), 9)
            perjanjian.siapkan(pada=januari)
            perjanjian.tandatangani_murni(Rentang(januari, januari + timedelta(days=6)))
        else:
            perjanjian.siapkan(pada=berjalan.mulai)
        for tw in k.lampau:
            self._triwulan(tw, "latihan").jalani(k.dilaporkan(tw), bukti=True)
        tahun.versi_anggaran(
            self.pd,
            k.tahun,
            self.angka,
            sampai=k.hari,
            oleh=self.sekretariat,
            pada=berjalan.mulai,
        )
        evaluasi.catat_lhe(
            self.pd,
            k.tahun,
            self.angka,
            hari=k.hari,
            oleh=self.sekretariat,
            penilai=self.evaluator,
            pada=berjalan.mulai,
            ditindak=berjalan.pada(30),
        )
        evaluasi.catat_pemeriksaan(
            self.pd,
            k.tahun,
            self.angka,
            hari=k.hari,
            oleh=self.sekretariat,
            pada=berjalan.mulai,
        )
        self._silang(k, berjalan)
        if k.lampau:
            perjanjian.tunggu_perubahan(berjalan, berlaku_mulai=k.hari)
        else:
            perjanjian.tunggu_murni(berjalan)
        self._triwulan_berjalan(berjalan)
        unit = {u.kode: u for u in UnitKerja.objects.filter(pd=self.pd)}
        evaluasi.bagikan_bagian(
            self.pd,
            k.tahun,
            {kunci: unit[kode] for kunci, kode in BAGIAN.items()},
            tenggat=k.hari + timedelta(days=14),
            oleh=self.sekretariat,
            pada=berjalan.pada(95),
        )

    def _silang(self, k: Kalender, berjalan: Rentang) -> None:
        """What one bidang asked of another: agreed in January, or waiting since a few days."""
        silang = SilangLatihan(
            self.pd, k.tahun, self.pelaku.operator[TERVERIFIKASI], self.pelaku.kepala
        )
        januari = k.saat(Triwulan(k.tahun, 1).awal + timedelta(days=2), 9)
        awal = Rentang(januari, januari + timedelta(days=1)) if k.lampau else berjalan
        for isi in self.angka.kesepakatan():
            if isi["tempat"]:
                silang.sepakati(isi, diminta=awal.pada(5), dijawab=awal.pada(15))
            else:
                silang.minta(isi, pada=berjalan.pada(50))

    def _triwulan_berjalan(self, waktu: Rentang) -> None:
        """Half filled: one unit checked with a row returned, one waiting, one begun, one late."""
        tw = self._triwulan(self.kalender.triwulan, "latihan")
        for n, unit in enumerate((TERVERIFIKASI, MENUNGGU_VERIFIKASI)):
            tw.isi(unit, pada=waktu.pada(10 + 20 * n))
            tw.lampirkan(unit, pada=waktu.pada(12 + 20 * n))
            tw.ajukan(unit, pada=waktu.pada(20 + 20 * n))
        kembali, *lain = tw.diajukan(TERVERIFIKASI)
        tw.verifikasi(lain, pada=waktu.pada(60))
        tw.kembalikan(kembali, CATATAN_KEMBALI, pada=waktu.pada(62))
        tw.isi(SEPARUH, pada=waktu.pada(80), sampai=2)
        tw.lampirkan(SEPARUH, pada=waktu.pada(82), sampai=1)

    def catat_selesai(self) -> None:
        """The sample is whole: a second run leaves it alone."""
        latihan = ada(self.pd.kode)
        assert latihan is not None
        jejak(
            aksi=AKSI_SELESAI,
            objek=latihan,
            oleh=akun_sistem(),
            pada=self.kalender.kini,
            pd=self.pd,
        ).save()


def periksa_hari(hari: date) -> None:
    """Raise TidakSahError for a day that has no practice year."""
    if hari.year <= TAHUN_CONTOH:
        raise TidakSahError(f"Tahun latihan harus sesudah {TAHUN_CONTOH}, tahun laporan contoh.")
