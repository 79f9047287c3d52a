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
from kinerja.organisasi_pada import OrganisasiPada
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
        """Reopenings in force, and whether their last day is over."""
        return [
            BukaanBerjalan(p, p.sampai < self.hari_ini)
            for p in self._permintaan
            if p.status == StatusPembukaan.DIBUKA
        ]

    @property
    def riwayat(self) -> list[PermintaanBuka]:
        """Requests that are closed: withdrawn, refused, ended."""
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
    """Unit → its rows of the quarter as a choice; units, as they were then, and rows in listing
    order. Two queries where nothing of the organisation has changed since.
    """
    organisasi = OrganisasiPada(pd, tw.akhir)
    indikator = organisasi.tandai(Indikator.objects.filter(pd=pd).berlaku(tw.tahun))
    semua: list[Indikator | SubKegiatan] = [
        *indikator.select_related("penanggung_jawab__unit").order_by("urutan", "pk")
    ]
    sub = organisasi.tandai(SubKegiatan.objects.filter(pd=pd, tahun=tw.tahun))
    semua += sub.select_related("penanggung_jawab__unit").order_by("kode")
    organisasi.pasang_penanggung(semua)
    hasil: dict[tuple[int, int, str], list[tuple[str, str]]] = {}
    for b in semua:
        u = b.penanggung_jawab.unit
        unit = hasil.setdefault((u.urutan, u.pk, u.nama), [])
        if isinstance(b, Indikator):
            unit.append((f"indikator:{b.pk}", b.sebutan))
        else:
            unit.append((f"sub:{b.pk}", f"{b.nama} (sub kegiatan dan belanjanya)"))
    return [(nama, hasil[u, pk, nama]) for u, pk, nama in sorted(hasil)]
