"""The year's rencana aksi as a page: its documents, what is in force, the grid.

The drafts and their approval are in kinerja/isian/rencana.py, the hand-over in rencana_langkah.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kinerja.angka import KOSONG
from kinerja.isian.pintu import IZIN_ISI
from kinerja.isian.rencana import AKSI_MENULIS, AKSI_SETUJU, ALASAN_SETUJU, IZIN_SETUJU, IZIN_SUSUN
from kinerja.masa_organisasi import akhir_tahun
from kinerja.models import (
    AksiRencana,
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
from kinerja.penolakan import TidakDitemukanError
from kinerja.periode import Triwulan
from kinerja.uji_rencana import TemuanRencana
from kinerja.ukuran import TIDAK_DIJADWALKAN
from laporan.isian.rencana_langkah import (
    AKSI_AJUKAN,
    pengajuan_terakhir,
    pengembalian_terakhir,
    sidik_rencana,
)
from laporan.isian.rencana_periksa import (
    KegiatanDiperiksa,
    periksa_indikator_rencana,
    target_draf,
)


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
    """As it was typed, for the field."""
    tampil: str
    """As it reads beside the year's target."""
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
    temuan: tuple[TemuanRencana, ...] = ()
    kegiatan: tuple[AksiRencana, ...] = ()
    boleh: bool = False
    """Whether the user writes this indicator's part of the draft."""

    @property
    def menghalangi(self) -> bool:
        """Whether anything here needs a reason."""
        return any(t.menghalangi for t in self.temuan)


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
    def pengembalian(self) -> JejakAudit | None:
        """Why the draft shown was returned, until it is handed over again."""
        return pengembalian_terakhir(self.dipilih) if self.dipilih and self.draf else None

    @cached_property
    def alasan_setuju(self) -> str:
        """Why the document shown was approved in spite of what the checks found."""
        if self.dipilih is None or self.draf:
            return ""
        satu = JejakAudit.objects.tentang(self.dipilih).filter(aksi=AKSI_SETUJU).first()
        return str((satu.perubahan.get(ALASAN_SETUJU) or [None, ""])[1]) if satu else ""

    @property
    def menghalangi(self) -> list[BarisRencana]:
        """Rows that are handed over and approved only with a reason."""
        return [b for b in self.baris if b.menghalangi] if self.draf else []

    @property
    def diperhatikan(self) -> list[BarisRencana]:
        """Rows of which something is asked, though nothing holds them up."""
        return [b for b in self.baris if b.temuan and not b.menghalangi] if self.draf else []

    @property
    def dapat_diajukan(self) -> bool:
        """Whether the user may hand the draft over now."""
        return self.draf and self.menyusun and self.pengajuan is None

    @property
    def dapat_disetujui(self) -> bool:
        """Whether the user may approve what was handed over."""
        return (
            self.draf and self.menyetujui and self.pengajuan is not None and not self.ikut_menyusun
        )

    @property
    def dapat_dikembalikan(self) -> bool:
        """Whether the user may return what was handed over."""
        return self.draf and self.menyetujui and self.pengajuan is not None

    @cached_property
    def terhalang_sah(self) -> list[Triwulan]:
        """Quarters of the draft that were endorsed meanwhile: it must begin after them."""
        return [k.triwulan for k in self.kuartal if k.disahkan and k.dimuat] if self.draf else []

    @property
    def mulai_dapat(self) -> int | None:
        """The first quarter with which the draft may begin; None where the year is over."""
        sah = [k.triwulan.nomor for k in self.kuartal if k.disahkan]
        awal = max(sah, default=0) + 1
        return awal if awal <= 4 else None

    @cached_property
    def ikut_menyusun(self) -> bool:
        """Whether the user wrote in the draft or handed it over, and so may not approve it."""
        if self.dipilih is None:
            return False
        return (
            JejakAudit.objects.tentang(self.dipilih)
            .filter(oleh=self.pengguna, aksi__in=(*AKSI_MENULIS, AKSI_AJUKAN))
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
        isi: dict[tuple[int, int], TargetTriwulan] = {}
        if self.dipilih is not None:
            termuat = TargetTriwulan.objects.filter(dokumen=self.dipilih)
            isi = {(t.indikator_id, t.triwulan): t for t in termuat.select_related("dokumen")}
        draf = target_draf(p, self.dipilih) if self.dipilih and self.draf else {}
        kegiatan = KegiatanDiperiksa(p, self.dipilih) if self.dipilih else None
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
                kini, satu = p.target_triwulan(i, self.tahun, n), isi.get((i.pk, n))
                sel.append(
                    SelRencana(
                        k.triwulan,
                        f"target-{i.pk}-{n}",
                        f"Target {k.triwulan.label_pendek} {i.sebutan}",
                        satu.teks if satu else "",
                        p.tampil_target(satu, i).teks if satu else "",
                        kini.teks if kini else "",
                        boleh and k.dimuat,
                        n in jadwal.tempo(self.tahun),
                        "" if n in jadwal.tempo(self.tahun) else TIDAK_DIJADWALKAN,
                    )
                )
            temuan = (
                [*periksa_indikator_rencana(p, self.dipilih, i, draf), *kegiatan.temuan(i)]
                if self.dipilih and self.draf and kegiatan
                else []
            )
            teks = tahunan.teks if tahunan else KOSONG
            milik_i = kegiatan.semua.get(i.pk, ()) if kegiatan else ()
            hasil.append(BarisRencana(i, teks, tuple(sel), tuple(temuan), tuple(milik_i), boleh))
        return hasil

    @property
    def berkegiatan(self) -> list[BarisRencana]:
        """The rows that have activities."""
        return [b for b in self.baris if b.kegiatan]

    @property
    def tanpa_kegiatan(self) -> int:
        """How many rows have none, where others do."""
        return len(self.baris) - len(self.berkegiatan)

    @property
    def jumlah_kegiatan(self) -> tuple[tuple[int, ...], int]:
        """Money of all activities shown, per quarter and in the year."""
        semua = [a for b in self.baris for a in b.kegiatan]
        tw = tuple(sum(a.anggaran[n] or 0 for a in semua) for n in range(4))
        return tw, sum(tw)

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
