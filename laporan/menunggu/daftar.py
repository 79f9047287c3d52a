"""The one door to what waits for a person: facts of every feature, and the rule over them.

A feature that has one more kind of waiting hands its facts in here, in `_perangkat_daerah` where
they are the agency's, in `_perorangan` where it asks for one person; whom they call stands in
laporan/rangka/menunggu.py.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.utils import timezone

from kinerja.isian.pintu import IZIN_ISI, hari_lokal
from kinerja.models import KesepakatanSilang, Pengguna, PerangkatDaerah, PeriodePengukuran
from laporan.akun.kabar import kabar_akun
from laporan.bahan.bahan import Bahan
from laporan.bahan.lingkup import dibatasi
from laporan.isian.kelengkapan import PapanKelengkapan
from laporan.isian.menunggu import (
    tunggu_isian,
    tunggu_kembali,
    tunggu_menyusul,
    tunggu_pembukaan,
    tunggu_periksa,
)
from laporan.isian.menunggu_rencana import tunggu_rencana
from laporan.lhe.menunggu import kotak_tindak_lanjut
from laporan.lke.menunggu import tunggu_lke, tunggu_lke_pemda, tunggu_segel
from laporan.penulisan.menunggu import menunggu_narasi
from laporan.perjanjian.menunggu import butir_beranda, tunggu_kelola
from laporan.rangka.menunggu import (
    IZIN_TUNGGU,
    KETENTUAN,
    JenisTunggu,
    Menunggu,
    Orang,
    yang_menunggu,
)
from laporan.reviu.menunggu import kotak_reviu
from laporan.silang.menunggu import baris_silang, tunggu_silang
from laporan.tugas.kabar import kabar_tugas

_J = JenisTunggu
_TRIWULAN = frozenset(
    {
        _J.ISI,
        _J.AJUKAN,
        _J.TERLAMBAT,
        _J.BELUM_DIISI,
        _J.BELUM_DIAJUKAN,
        _J.BELUM_DIPERBAIKI,
        _J.SAHKAN,
        _J.TERHALANG,
    }
)
_PEMBUKAAN = frozenset({_J.DIBUKA_KEMBALI, _J.PEMBUKAAN_LEWAT, _J.PUTUSKAN_PEMBUKAAN})
_RENCANA = frozenset(
    {
        _J.RENCANA_BELUM_ADA,
        _J.RENCANA_DRAF,
        _J.RENCANA_KEMBALI,
        _J.RENCANA_MENUNGGU,
        _J.SETUJUI_RENCANA,
    }
)
_KELOLA = frozenset({_J.PERJANJIAN_BELUM_ADA, _J.PERJANJIAN_SIAP, _J.PERJANJIAN_BERGESER})


def orang(pengguna: Pengguna) -> Orang:
    """An account as the rule sees it. Only who fills rows is asked for the units below."""
    izin = frozenset(izin for izin in IZIN_TUNGGU if pengguna.has_perm(izin))
    bawahan = pengguna.lingkup_unit if IZIN_ISI in izin else frozenset()
    return Orang(pengguna.pk, izin, pengguna.unit_id, bawahan)


def tunggu_tanpa_pd(pengguna: Pengguna, pada: datetime) -> list[Menunggu]:
    """For who works in no agency: accounts and signatures."""
    akun, kabar = kabar_akun(pengguna, pada)
    tahun = timezone.localdate(pada).year
    lke = tunggu_lke_pemda(pengguna, tahun, pada)
    segel = tunggu_segel(pengguna, pada)
    butir = [*akun, *butir_beranda(pengguna), *segel, *lke, *kabar]
    return yang_menunggu(orang(pengguna), butir, timezone.localdate(pada))


def _terpanggil(o: Orang, jenis: Iterable[JenisTunggu]) -> bool:
    """Whether any of these kinds could call the person: what could not is not asked for."""
    return any(KETENTUAN[j].izin in o.izin for j in jenis)


@dataclass
class TungguPD:
    """One agency and year at one moment. What is the agency's is gathered once, when the first
    person it may call asks; so one object serves one home page, or the reminders of everybody.

    `terbaca`: the bundle of the year, where a page has it.
    """

    pd: PerangkatDaerah
    tahun: int
    pada: datetime
    terbaca: Bahan | None = None
    _ada: dict[str, list[Menunggu]] = field(default_factory=dict)
    _papan: PapanKelengkapan | None = None

    def __post_init__(self) -> None:
        self.hari_ini = hari_lokal(self.pd, self.pada)

    @property
    def papan(self) -> PapanKelengkapan:
        """The year's board, without a count of the evidence."""
        if self._papan is None:
            t = self.terbaca
            self._papan = PapanKelengkapan(
                self.pd,
                self.tahun,
                pada=self.pada,
                pengukuran=t.pengukuran if t is not None else None,
                anggaran=t.anggaran if t is not None and not dibatasi(t) else None,
                berbukti=False,
            )
        return self._papan

    @property
    def _seluruhnya(self) -> Bahan | None:
        return None if self.terbaca is None or dibatasi(self.terbaca) else self.terbaca

    @property
    def periode(self) -> list[PeriodePengukuran]:
        """The year's openings, in order."""
        return [p.periode for p in self.papan.pintu if p.periode is not None]

    def untuk(self, pengguna: Pengguna, *, berita: bool = True) -> list[Menunggu]:
        """What waits for one person, in order; without `berita` only what is to be done."""
        akun, kabar = kabar_akun(pengguna, self.pada)
        butir = [*akun, *self._perorangan(pengguna)]
        o = orang(pengguna)
        butir += self._satu_tahun(pengguna, o)
        if berita:
            butir += [*kabar_tugas(pengguna, self.pd, self.pada), *kabar]
        return yang_menunggu(o, butir, self.hari_ini)

    def setahun(self, pengguna: Pengguna) -> list[Menunggu]:
        """The same of this year alone: beside another year, what knows no year is left out."""
        o = orang(pengguna)
        return yang_menunggu(o, self._satu_tahun(pengguna, o), self.hari_ini)

    def _satu_tahun(self, p: Pengguna, o: Orang) -> list[Menunggu]:
        hasil = [
            *kotak_reviu(p, self.pd, self.tahun),
            *menunggu_narasi(p, self.pd, self.tahun, self.hari_ini),
            *tunggu_lke(p, self.pd, self.tahun, self.pada),
        ]
        if p.pd_id == self.pd.pk:
            hasil += self._perangkat_daerah(o)
            hasil += tunggu_silang(p, self._silang, self.pada)
        return hasil

    @cached_property
    def _silang(self) -> list[KesepakatanSilang]:
        return baris_silang(self.pd, self.tahun, self.pada)

    def _perorangan(self, p: Pengguna) -> list[Menunggu]:
        """Facts that ask for more of a person than the rule knows: posts, layers of the review."""
        return [
            *butir_beranda(p, kecuali=self.tahun),
            *kotak_tindak_lanjut(p, self.pd, self.hari_ini),
            *tunggu_segel(p, self.pada),
        ]

    def _perangkat_daerah(self, o: Orang) -> list[Menunggu]:
        hasil: list[Menunggu] = []
        if _terpanggil(o, _TRIWULAN):
            sah = _terpanggil(o, {_J.SAHKAN})
            hasil += self._sekali(
                f"triwulan {sah}", lambda: tunggu_isian(self.papan, mengesahkan=sah)
            )
        if _terpanggil(o, _PEMBUKAAN) and any(p.disahkan for p in self.papan.pintu):
            hasil += self._sekali("pembukaan", lambda: tunggu_pembukaan(self.papan))
        if _terpanggil(o, {_J.MENYUSUL}) and o.bawahan:
            hasil += self._sekali(
                "menyusul", lambda: tunggu_menyusul(self.pd, self.tahun, self.pada)
            )
        if _terpanggil(o, {_J.DIKEMBALIKAN}) and o.bawahan:
            hasil += self._sekali("kembali", lambda: tunggu_kembali(self.pd, self.papan))
        if _terpanggil(o, {_J.PERIKSA}):
            hasil += self._sekali("periksa", lambda: tunggu_periksa(self.pd, self.pada))
        if _terpanggil(o, _RENCANA):
            hasil += self._sekali("rencana", self._rencana)
        if _terpanggil(o, _KELOLA):
            hasil += self._sekali(
                "kelola", lambda: tunggu_kelola(self.pd, self.tahun, terbaca=self._seluruhnya)
            )
        return hasil

    def _rencana(self) -> list[Menunggu]:
        t = self.terbaca
        berisi = bool(t.baris) if t is not None else any(k.butir for k in self.papan.kuartal)
        return tunggu_rencana(self.pd, self.tahun, self.hari_ini, berindikator=berisi)

    def _sekali(self, nama: str, ambil: Callable[[], list[Menunggu]]) -> list[Menunggu]:
        if nama not in self._ada:
            self._ada[nama] = ambil()
        return self._ada[nama]
