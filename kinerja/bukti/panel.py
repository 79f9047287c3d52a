"""The evidence of one indicator's quarter as a person sees it, and what they may do with it."""

from dataclasses import dataclass
from datetime import datetime

from kinerja.bukti.berkas import batas_mb
from kinerja.bukti.jenis import ACCEPT, DITERIMA, MENURUT_TIPE
from kinerja.isian.pintu import IZIN_ISI, Pintu
from kinerja.jenis import JenisBukti
from kinerja.models import DataDukung, Indikator, Pengguna, Realisasi
from kinerja.penolakan import TidakDitemukanError
from kinerja.periode import Triwulan
from kinerja.senama import bedakan_dari_senama
from kinerja.status import StatusRealisasi


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
    """The panel; ten queries at most. Raises TidakDitemukanError outside the user's scope."""
    satu = (
        Indikator.objects.untuk(pengguna)
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
    terkunci = None
    if boleh_isi:
        pintu = Pintu(satu.pd, triwulan, oleh=pengguna, pada=pada)
        terkunci = pintu.alasan(
            satu.penanggung_jawab.unit_id,
            baris.status if baris else StatusRealisasi.DRAF,
            pintu.keadaan(satu),
        )
    return PanelBukti(
        satu,
        triwulan,
        baris,
        tuple(butir),
        terkunci.pesan if terkunci else "",
        boleh_isi,
        baris is not None and baris.pengajuan.exists(),
        batas_mb(),
    )


def bukti_terlihat(pk: int, pengguna: Pengguna) -> DataDukung:
    """One piece of evidence. Raises TidakDitemukanError outside the user's scope."""
    satu = (
        DataDukung.objects.filter(pk=pk, realisasi__indikator__in=Indikator.objects.untuk(pengguna))
        .select_related("realisasi__indikator")
        .first()
    )
    if satu is None:
        raise TidakDitemukanError
    return satu
