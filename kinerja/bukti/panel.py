"""The evidence of one indicator's quarter as a person sees it, and what they may do with it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from kinerja.bukti.berkas import batas_mb
from kinerja.bukti.halaman import halaman_pertama
from kinerja.bukti.jenis import ACCEPT, DITERIMA, MENURUT_TIPE
from kinerja.bukti.terhapus import AKSI_HAPUS, BuktiTerhapus, bukti_terhapus
from kinerja.isian.pintu import IZIN_ISI, Pintu
from kinerja.jenis import JenisBukti
from kinerja.models import DataDukung, Indikator, JejakAudit, Pengguna, Realisasi
from kinerja.penolakan import TidakDitemukanError
from kinerja.periode import Triwulan
from kinerja.senama import bedakan_dari_senama
from kinerja.status import StatusRealisasi

MAKS_BERKAS_LAMA = 50


@dataclass(frozen=True)
class ButirBukti:
    """One piece of evidence."""

    bukti: DataDukung
    oleh: str

    @property
    def sebutan(self) -> str:
        """`PDF`, `gambar PNG`, `tautan`, `keterangan`."""
        if self.bukti.jenis == JenisBukti.BERKAS:
            jenis = MENURUT_TIPE.get(self.bukti.tipe)
            return jenis.sebutan if jenis else "berkas"
        return "tautan" if self.bukti.jenis == JenisBukti.TAUTAN else "keterangan"

    @property
    def keluarga(self) -> str:
        """`pdf`, `gambar` or `office` of a file; empty otherwise."""
        return keluarga(self.bukti)

    @property
    def jangkar(self) -> str:
        """`#page=3`: where a viewer opens it."""
        return jangkar_halaman(self.bukti)


def keluarga(bukti: DataDukung) -> str:
    """The family of a file: what it takes to show it; empty for what is no file."""
    jenis = MENURUT_TIPE.get(bukti.tipe) if bukti.jenis == JenisBukti.BERKAS else None
    return jenis.keluarga if jenis else ""


def jangkar_halaman(bukti: DataDukung) -> str:
    """What an address ends with to open a PDF at the page that is the evidence."""
    halaman = halaman_pertama(bukti.halaman)
    return f"#page={halaman}" if halaman and keluarga(bukti) == "pdf" else ""


@dataclass(frozen=True)
class PanelBukti:
    """Everything that templates/laporan/isian/bagian/bukti.html shows."""

    indikator: Indikator
    triwulan: Triwulan
    baris: Realisasi | None
    butir: tuple[ButirBukti, ...]
    terkunci: str  # why nothing may be added or removed; empty where it may
    boleh_isi: bool
    pernah_diajukan: bool
    batas_mb: int
    terhapus: tuple[BuktiTerhapus, ...] = ()
    diterima: str = DITERIMA
    accept: str = ACCEPT

    @property
    def boleh_ubah(self) -> bool:
        """Whether this user may add and remove now."""
        return self.boleh_isi and not self.terkunci

    @property
    def versi(self) -> int:
        """Row version; 0 where there is no row yet."""
        return self.baris.versi if self.baris else 0

    @property
    def status(self) -> str:
        """Status of the row."""
        return self.baris.status if self.baris else ""


def panel_bukti(
    *, indikator: int, triwulan: Triwulan, pengguna: Pengguna, pada: datetime
) -> PanelBukti:
    """The panel; eleven queries at most. Raises TidakDitemukanError outside the user's scope."""
    satu = (
        Indikator.objects.untuk(pengguna, triwulan.akhir)
        .filter(pk=indikator)
        .berlaku(triwulan.tahun)
        .select_related("pd", "penanggung_jawab__unit")
        .first()
    )
    if satu is None:
        raise TidakDitemukanError
    bedakan_dari_senama([satu])
    baris = Realisasi.objects.filter(
        indikator=satu, tahun=triwulan.tahun, triwulan=triwulan.nomor
    ).first()
    semua = DataDukung.objects.filter(realisasi=baris).select_related("diunggah_oleh__jabatan")
    butir = [ButirBukti(d, d.diunggah_oleh.sebutan) for d in semua.order_by("pk")] if baris else []
    boleh_isi = pengguna.has_perm(IZIN_ISI)
    terkunci, disahkan = None, False
    if boleh_isi:
        pintu = Pintu(satu.pd, triwulan, oleh=pengguna, pada=pada)
        terkunci = pintu.alasan(
            pintu.organisasi.unit_penanggung(satu),
            baris.status if baris else StatusRealisasi.DRAF,
            f"indikator:{satu.pk}",
            jadwal=pintu.keadaan(satu),
        )
        disahkan = pintu.disahkan
    terhapus: tuple[BuktiTerhapus, ...] = ()
    if baris is not None and boleh_isi and terkunci is None:
        terhapus = bukti_terhapus(baris, pada, (b.bukti for b in butir))
    return PanelBukti(
        satu,
        triwulan,
        baris,
        tuple(butir),
        terkunci.pesan if terkunci else "",
        boleh_isi,
        baris is not None and (disahkan or baris.pengajuan.exists()),
        batas_mb(),
        terhapus,
    )


def bukti_terlihat(pk: int, pengguna: Pengguna) -> DataDukung:
    """One piece of evidence. Raises TidakDitemukanError outside the user's scope."""
    satu = DataDukung.objects.filter(pk=pk).select_related("realisasi__indikator").first()
    if satu is None or not _terlihat(satu.realisasi, pengguna):
        raise TidakDitemukanError
    return satu


def _terlihat(r: Realisasi, pengguna: Pengguna) -> bool:
    """Whether the indicator is the user's now, or was in the quarter."""
    milik = Indikator.objects.untuk(pengguna, r.kuartal.akhir)
    return milik.filter(pk=r.indikator_id).exists()


def baris_terhapus(jejak: int, pengguna: Pengguna) -> Realisasi:
    """The row that a removal in the trail tells of. Raises TidakDitemukanError outside the user's
    scope.
    """
    catatan = JejakAudit.objects.filter(
        pk=jejak, aksi=AKSI_HAPUS, model=Realisasi._meta.label_lower
    ).first()
    if catatan is None:
        raise TidakDitemukanError
    satu = Realisasi.objects.filter(pk=catatan.objek_id).select_related("indikator__pd").first()
    if satu is None or not _terlihat(satu, pengguna):
        raise TidakDitemukanError
    return satu


@dataclass(frozen=True)
class BerkasLama:
    """A file that was uploaded before, with the place where it was last used."""

    bukti: DataDukung
    sebutan: str
    keluarga: str


def berkas_lama(
    semua: QuerySet[DataDukung], panel: PanelBukti, cari: str
) -> tuple[BerkasLama, ...]:
    """Files to choose from, each content once, the latest first; those of the row left out."""
    for kata in cari.split():
        semua = semua.filter(
            Q(judul__icontains=kata) | Q(realisasi__indikator__nama__icontains=kata)
        )
    dipakai = {b.bukti.sha256 for b in panel.butir}
    hasil: dict[str, BerkasLama] = {}
    urut = semua.select_related("realisasi__indikator").order_by("-diunggah_pada", "-pk")
    for d in urut[: 4 * MAKS_BERKAS_LAMA]:
        jenis = MENURUT_TIPE.get(d.tipe)
        if d.sha256 in dipakai or d.sha256 in hasil:
            continue
        hasil[d.sha256] = BerkasLama(d, jenis.sebutan if jenis else "berkas", keluarga(d))
    terpilih = list(hasil.values())[:MAKS_BERKAS_LAMA]
    bedakan_dari_senama([b.bukti.realisasi.indikator for b in terpilih])
    return tuple(terpilih)
