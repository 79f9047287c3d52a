"""The year's rencana aksi as a page: its documents, what is in force, the grid; and its hand-over.

The drafts and their approval are in kinerja/isian/rencana.py. Handing a draft over is an audit row:
it holds until somebody changes a target again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db import transaction

from kinerja.angka import KOSONG
from kinerja.isian.pintu import IZIN_ISI
from kinerja.isian.rencana import (
    AKSI_SUSUN,
    AKSI_TARGET,
    IZIN_SETUJU,
    IZIN_SUSUN,
    rencana_aksi,
    setujui_rencana_aksi,
)
from kinerja.langkah import Pencatat, ambil_terkunci, pastikan_dilihat, sidik_dilihat
from kinerja.masa_organisasi import akhir_tahun
from kinerja.models import (
    DokumenPerencanaan,
    Indikator,
    JejakAudit,
    JenisDokumen,
    PengesahanTriwulan,
    Pengguna,
    PerangkatDaerah,
    TargetTriwulan,
)
from kinerja.pengukuran import Pengukuran
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError, TidakSahError
from kinerja.periode import Triwulan
from kinerja.ukuran import TIDAK_DIJADWALKAN

AKSI_AJUKAN = "ajukan rencana aksi"


def pengajuan_terakhir(dokumen: DokumenPerencanaan) -> JejakAudit | None:
    """The hand-over that still holds; None where a target changed after it."""
    satu = (
        JejakAudit.objects.tentang(dokumen)
        .filter(aksi__in=(AKSI_SUSUN, AKSI_TARGET, AKSI_AJUKAN))
        .select_related("oleh__jabatan")
        .order_by("-pk")
        .first()
    )
    return satu if satu is not None and satu.aksi == AKSI_AJUKAN else None


def sidik_rencana(dokumen: DokumenPerencanaan) -> str:
    """Fingerprint of a document's quarterly targets."""
    isi = TargetTriwulan.objects.filter(dokumen=dokumen).order_by("indikator", "triwulan")
    return sidik_dilihat(list(isi.values_list("indikator", "triwulan", "nilai", "teks")))


@transaction.atomic
def ajukan_rencana_aksi(
    *,
    dokumen: DokumenPerencanaan,
    oleh: Pengguna,
    pada: datetime,
    dilihat: str | None = None,
) -> DokumenPerencanaan:
    """Hand a draft over for approval. `dilihat`: fingerprint of the targets that were shown."""
    d = ambil_terkunci(rencana_aksi(dokumen))
    if oleh.pd_id != d.pd_id:
        raise TidakDitemukanError
    if not oleh.has_perm(IZIN_SUSUN):
        raise TidakBerizinError("Rencana aksi diajukan Sekretariat.")
    if d.disetujui_pada is not None:
        raise TidakSahError(f"{d.nama} sudah disetujui.")
    pastikan_dilihat(sidik_rencana(d), dilihat)
    banyak = TargetTriwulan.objects.filter(dokumen=d).count()
    if not banyak:
        raise TidakSahError(f"{d.nama} belum memuat satu pun target triwulan.")
    if pengajuan_terakhir(d) is not None:
        raise TidakSahError(f"{d.nama} sudah diajukan dan menunggu persetujuan.")
    catatan = Pencatat(oleh=oleh, pada=pada, aksi=AKSI_AJUKAN, pd=d.pd)
    catatan.catat(d, {"target": (None, banyak)}, pindah=False)
    catatan.simpan()
    return d


@transaction.atomic
def setujui_pengajuan(
    *,
    dokumen: DokumenPerencanaan,
    oleh: Pengguna,
    pada: datetime,
    dilihat: str | None = None,
) -> DokumenPerencanaan:
    """Approve a draft that was handed over, by someone else than who handed it over.

    `dilihat`: fingerprint of the targets that were shown.
    """
    d = ambil_terkunci(rencana_aksi(dokumen))
    if d.disetujui_pada is None and oleh.pd_id == d.pd_id and oleh.has_perm(IZIN_SETUJU):
        diajukan = pengajuan_terakhir(d)
        if diajukan is None:
            raise TidakSahError(f"{d.nama} belum diajukan, atau berubah sesudah diajukan.")
        if diajukan.oleh_id == oleh.pk:
            raise TidakBerizinError(
                "Anda yang mengajukan dokumen ini; persetujuannya oleh orang lain."
            )
        pastikan_dilihat(sidik_rencana(d), dilihat)
    return setujui_rencana_aksi(dokumen=d, oleh=oleh, pada=pada)


# --- the page ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class KuartalRencana:
    """One quarter: the document in force, and whether the one shown may set it."""

    triwulan: Triwulan
    berlaku: DokumenPerencanaan | None
    dimuat: bool  # the document shown covers this quarter
    disahkan: bool


@dataclass(frozen=True)
class SelRencana:
    """One quarterly target: in the document shown, and in force now."""

    triwulan: Triwulan
    nama: str
    label: str
    teks: str
    berlaku: str
    dapat_diisi: bool
    diharapkan: bool  # a figure is due in the quarter
    petunjuk: str  # what stands in an empty cell


@dataclass(frozen=True)
class BarisRencana:
    """One indicator over the year."""

    indikator: Indikator
    target_tahun: str
    sel: tuple[SelRencana, ...]


class LembarRencana:
    """The rencana aksi of one agency and year as one user sees it; `pk`: the document to show.

    A fixed number of queries, whatever the number of indicators. Raises TidakDitemukanError for a
    document of another agency or year.
    """

    def __init__(
        self, pd: PerangkatDaerah, tahun: int, pengguna: Pengguna, pk: int | None = None
    ) -> None:
        self.pd, self.tahun, self.pengguna = pd, tahun, pengguna
        self.dokumen = list(
            DokumenPerencanaan.objects.filter(pd=pd, tahun=tahun, jenis=JenisDokumen.RENCANA_AKSI)
            .select_related("pd", "disetujui_oleh__jabatan")
            .order_by("ke")
        )
        self.dipilih = self.dokumen[-1] if self.dokumen else None
        if pk is not None:
            self.dipilih = next((d for d in self.dokumen if d.pk == pk), None)
            if self.dipilih is None:
                raise TidakDitemukanError("Dokumen tidak ditemukan.")
        milik = pengguna.pd_id == pd.pk
        self.menyusun = milik and pengguna.has_perm(IZIN_SUSUN)
        self.menyetujui = milik and pengguna.has_perm(IZIN_SETUJU)
        self.mengisi = milik and pengguna.has_perm(IZIN_ISI)

    @property
    def draf(self) -> bool:
        """Whether the document shown may still be written."""
        return self.dipilih is not None and self.dipilih.disetujui_pada is None

    @cached_property
    def sidik(self) -> str:
        """What whoever hands over or approves has seen."""
        return sidik_rencana(self.dipilih) if self.dipilih and self.draf else ""

    @property
    def dapat_diubah(self) -> bool:
        """Whether the document shown may be followed by a revision."""
        d = self.dipilih
        return d is not None and d.disetujui_pada is not None and d == self.dokumen[-1]

    @cached_property
    def pengajuan(self) -> JejakAudit | None:
        """The hand-over of the draft shown."""
        return pengajuan_terakhir(self.dipilih) if self.dipilih and self.draf else None

    @cached_property
    def ikut_menyusun(self) -> bool:
        """Whether the user wrote in the draft or handed it over, and so may not approve it."""
        if self.dipilih is None:
            return False
        return (
            JejakAudit.objects.tentang(self.dipilih)
            .filter(oleh=self.pengguna, aksi__in=(AKSI_SUSUN, AKSI_TARGET, AKSI_AJUKAN))
            .exists()
        )

    @cached_property
    def kuartal(self) -> list[KuartalRencana]:
        """The four quarters."""
        sah: Iterable[int] = PengesahanTriwulan.objects.filter(
            pd=self.pd, tahun=self.tahun
        ).values_list("triwulan", flat=True)
        disahkan = set(sah)
        berlaku = [d for d in self.dokumen if d.disetujui_pada is not None]
        return [
            KuartalRencana(
                Triwulan(self.tahun, n),
                next((d for d in reversed(berlaku) if d.mulai_triwulan <= n), None),
                self.dipilih is not None and self.dipilih.mulai_triwulan <= n,
                n in disahkan,
            )
            for n in (1, 2, 3, 4)
        ]

    @cached_property
    def baris(self) -> list[BarisRencana]:
        """Indicators in the user's scope."""
        p = Pengukuran(self.pd, [self.tahun])
        isi: dict[tuple[int, int], str] = {}
        if self.dipilih is not None:
            for pk, n, teks in TargetTriwulan.objects.filter(dokumen=self.dipilih).values_list(
                "indikator", "triwulan", "teks"
            ):
                isi[pk, n] = teks
        hasil = []
        milik = Indikator.objects.untuk(self.pengguna, akhir_tahun(self.tahun))
        semua = milik.filter(pd=self.pd).berlaku(self.tahun)
        for i in semua.select_related("penanggung_jawab__unit").order_by("urutan", "pk"):
            tahunan = p.target(i, self.tahun)
            boleh = self.draf and (
                self.menyusun
                or (self.mengisi and i.penanggung_jawab.unit_id in self.pengguna.lingkup_unit)
            )
            sel, jadwal = [], i.jadwal_pelaporan
            for k in self.kuartal:
                n = k.triwulan.nomor
                kini = p.target_triwulan(i, self.tahun, n)
                sel.append(
                    SelRencana(
                        k.triwulan,
                        f"target-{i.pk}-{n}",
                        f"Target {k.triwulan.label_pendek} {i.sebutan}",
                        isi.get((i.pk, n), ""),
                        kini.teks if kini else "",
                        boleh and k.dimuat,
                        n in jadwal.tempo(self.tahun),
                        "" if n in jadwal.tempo(self.tahun) else TIDAK_DIJADWALKAN,
                    )
                )
            hasil.append(BarisRencana(i, tahunan.teks if tahunan else KOSONG, tuple(sel)))
        return hasil

    @property
    def dapat_diisi(self) -> bool:
        """Whether any cell may be written."""
        return any(s.dapat_diisi for b in self.baris for s in b.sel)

    @property
    def kosong(self) -> int:
        """Cells of the draft without a target, here and in force, where a figure is due."""
        return sum(
            1 for b in self.baris for s in b.sel if s.dapat_diisi and s.diharapkan and not s.teks
        )
