"""Recording findings of other origin: typed, or taken over from the reviu of the LKjIP."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kinerja.langkah import Pencatat, ambil_terkunci
from kinerja.models import Pengguna, PerangkatDaerah
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError, TidakSahError
from laporan.lhe.aksi import IZIN_NYATAKAN, PANJANG_TEKS
from laporan.models import CatatanReviu, StatusRekomendasi, SumberTemuan, TemuanPemeriksaan

IZIN_BAGI = "laporan.verifikasi_lhe"


@dataclass(frozen=True)
class IsiTemuan:
    """A finding as typed."""

    sumber: str
    kode: str
    temuan: str
    rekomendasi: str = ""
    dokumen: str = ""
    tanggal: date | None = None


def boleh_mencatat(pengguna: Pengguna, pd: PerangkatDaerah) -> bool:
    """Sekretariat of the agency, and the evaluator."""
    if pengguna.has_perm(IZIN_NYATAKAN):
        return pengguna.menjangkau(pd.pk)
    return pengguna.pd_id == pd.pk and pengguna.has_perm(IZIN_BAGI)


def _pastikan(pengguna: Pengguna, pd: PerangkatDaerah) -> None:
    if not pengguna.menjangkau(pd.pk):
        raise TidakDitemukanError
    if not boleh_mencatat(pengguna, pd):
        raise TidakBerizinError("Temuan dicatat Sekretariat atau evaluator.")


@transaction.atomic
def catat_temuan(
    *, pd: PerangkatDaerah, tahun: int, isi: IsiTemuan, oleh: Pengguna, pada: datetime
) -> TemuanPemeriksaan:
    """Record one finding."""
    _pastikan(oleh, pd)
    if isi.sumber not in SumberTemuan.values:
        raise TidakSahError("Pilih sumber temuannya.")
    kode = " ".join(isi.kode.split())
    teks = isi.temuan.replace("\r\n", "\n").strip()
    saran = isi.rekomendasi.replace("\r\n", "\n").strip()
    if not kode or len(kode) > 20:
        raise TidakSahError("Isi nomor temuan, paling panjang 20 huruf.")
    if len(teks) < 3:
        raise TidakSahError("Uraikan temuannya.")
    if max(len(teks), len(saran)) > PANJANG_TEKS:
        raise TidakSahError(f"Isian paling panjang {PANJANG_TEKS} huruf.")
    ada = TemuanPemeriksaan.objects.filter(pd=pd, tahun=tahun, sumber=isi.sumber, kode=kode)
    if ada.exists():
        raise TidakSahError(
            f"Temuan {SumberTemuan(isi.sumber).label} nomor {kode} tahun {tahun} sudah dicatat."
        )
    baru = TemuanPemeriksaan.objects.create(
        pd=pd,
        tahun=tahun,
        sumber=isi.sumber,
        kode=kode,
        dokumen=" ".join(isi.dokumen.split())[:160],
        tanggal=isi.tanggal,
        temuan=teks,
        rekomendasi=saran,
    )
    catatan = Pencatat(oleh=oleh, pada=pada, aksi="TLHP: temuan dicatat", pd=pd, alasan=teks)
    catatan.catat(baru, {"sumber": (None, isi.sumber), "nomor": (None, kode)}, pindah=False)
    catatan.simpan()
    return baru


@transaction.atomic
def ambil_reviu(*, pd: PerangkatDaerah, tahun: int, oleh: Pengguna, pada: datetime) -> int:
    """Take over the notes of the year's reviu that are not there yet; how many."""
    _pastikan(oleh, pd)
    ada = set(
        TemuanPemeriksaan.objects.filter(pd=pd, tahun=tahun, sumber=SumberTemuan.REVIU).values_list(
            "kode", flat=True
        )
    )
    semua = CatatanReviu.objects.filter(
        reviu__laporan__pd=pd, reviu__laporan__tahun=tahun
    ).select_related("reviu")
    banyak = 0
    for c in semua.order_by("reviu__ke", "nomor"):
        kode = f"{c.reviu.ke}.{c.nomor}"
        if kode in ada:
            continue
        isi = IsiTemuan(
            SumberTemuan.REVIU, kode, c.uraian, dokumen=c.reviu.nomor, tanggal=c.reviu.tanggal
        )
        catat_temuan(pd=pd, tahun=tahun, isi=isi, oleh=oleh, pada=pada)
        banyak += 1
    return banyak


@transaction.atomic
def hapus_temuan(*, pk: int, versi: int, oleh: Pengguna, pada: datetime) -> str:
    """Take away what was recorded by mistake, before anything was done about it; as it was seen."""
    milik = TemuanPemeriksaan.objects.untuk(oleh).select_related("pd").filter(pk=pk)
    t = ambil_terkunci(milik, versi)
    _pastikan(oleh, t.pd)
    if t.status != StatusRekomendasi.BELUM:
        raise TidakSahError("Temuan yang sudah ditindaklanjuti tidak dihapus.")
    sebutan = f"{t.get_sumber_display()} nomor {t.kode}"
    catatan = Pencatat(oleh=oleh, pada=pada, aksi="TLHP: temuan dihapus", pd=t.pd, alasan=t.temuan)
    catatan.catat(t, {"nomor": (t.kode, None)}, pindah=False)
    catatan.simpan()
    t.delete()
    return sebutan
