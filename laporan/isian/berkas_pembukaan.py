"""What the page of a reopening shows: what was endorsed, asked, opened, and what is left to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from anggaran.models import SubKegiatan
from kinerja.isian.pintu import hari_lokal
from kinerja.models import (
    Indikator,
    PengesahanTriwulan,
    Pengguna,
    PerangkatDaerah,
    PermintaanBuka,
    VersiPengesahan,
)
from kinerja.periode import Triwulan
from kinerja.status import StatusPembukaan
from laporan.isian.pembukaan import baris_berubah
from laporan.isian.resmi import IZIN_VERIFIKASI
from laporan.isian.verifikasi import IZIN_SAHKAN


@dataclass(frozen=True)
class BukaanBerjalan:
    """One reopening in force, and whether its last day has passed."""

    permintaan: PermintaanBuka
    lewat: bool


class BerkasPembukaan:
    """One quarter of one agency. About eight queries, whatever was asked and endorsed."""

    def __init__(
        self, pengguna: Pengguna, pd: PerangkatDaerah, triwulan: Triwulan, *, pada: datetime
    ) -> None:
        self.pd, self.triwulan = pd, triwulan
        self.hari_ini = hari_lokal(pd, pada)
        milik = pengguna.pd_id == pd.pk
        self.meminta = milik and pengguna.has_perm(IZIN_VERIFIKASI)
        self.memutus = milik and pengguna.has_perm(IZIN_SAHKAN)
        self._pengguna = pengguna

    @cached_property
    def pengesahan(self) -> PengesahanTriwulan | None:
        """The latest endorsement."""
        tw = self.triwulan
        ada = PengesahanTriwulan.objects.filter(pd=self.pd, tahun=tw.tahun, triwulan=tw.nomor)
        return ada.select_related("oleh__jabatan").first()

    @cached_property
    def versi(self) -> Sequence[VersiPengesahan]:
        """Every endorsement, the latest first; without what it froze."""
        semua = VersiPengesahan.objects.filter(pengesahan=self.pengesahan).order_by("-ke")
        return list(semua.defer("isi").select_related("oleh__jabatan"))

    @cached_property
    def _permintaan(self) -> list[PermintaanBuka]:
        semua = PermintaanBuka.objects.triwulan(self.pd, self.triwulan).order_by("-pk")
        return list(semua.select_related("oleh__jabatan", "diputus_oleh__jabatan", "unit"))

    @property
    def menunggu(self) -> PermintaanBuka | None:
        """The request that the head has not decided."""
        return next((p for p in self._permintaan if p.status == StatusPembukaan.DIMINTA), None)

    @property
    def milik_sendiri(self) -> bool:
        """Whether the user asked for it: somebody else decides."""
        return self.menunggu is not None and self.menunggu.oleh_id == self._pengguna.pk

    @property
    def berjalan(self) -> list[BukaanBerjalan]:
        """What is open."""
        return [
            BukaanBerjalan(p, p.sampai < self.hari_ini)
            for p in self._permintaan
            if p.status == StatusPembukaan.DIBUKA
        ]

    @property
    def riwayat(self) -> list[PermintaanBuka]:
        """What is over."""
        kini = (StatusPembukaan.DIMINTA, StatusPembukaan.DIBUKA)
        return [p for p in self._permintaan if p.status not in kini]

    @cached_property
    def berubah(self) -> int:
        """Rows on their way again."""
        return baris_berubah(self.pd, self.triwulan) if self.berjalan else 0

    @property
    def dapat_diakhiri(self) -> bool:
        """Whether nothing was changed, and the user may end it."""
        return bool(self.berjalan) and not self.berubah and (self.meminta or self.memutus)


def pilihan_baris(pd: PerangkatDaerah, tw: Triwulan) -> list[tuple[str, list[tuple[str, str]]]]:
    """Unit → its rows of the quarter as a choice; units and rows in listing order. Two queries."""
    hasil: dict[str, list[tuple[str, str]]] = {}
    indikator = Indikator.objects.filter(pd=pd).berlaku(tw.tahun)
    urut = ("penanggung_jawab__unit__urutan", "penanggung_jawab__unit")
    for i in indikator.select_related("penanggung_jawab__unit").order_by(*urut, "urutan", "pk"):
        unit = hasil.setdefault(i.penanggung_jawab.unit.nama, [])
        unit.append((f"indikator:{i.pk}", i.sebutan))
    sub = SubKegiatan.objects.filter(pd=pd, tahun=tw.tahun)
    for s in sub.select_related("penanggung_jawab__unit").order_by(*urut, "kode"):
        unit = hasil.setdefault(s.penanggung_jawab.unit.nama, [])
        unit.append((f"sub:{s.pk}", f"{s.nama} (sub kegiatan dan belanjanya)"))
    return list(hasil.items())
