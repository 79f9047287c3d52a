"""Recording findings of other origin: typed, or taken over from the reviu of the LKjIP."""

from collections.abc import Sequence
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


def _temuan(pd: PerangkatDaerah, tahun: int, isi: IsiTemuan) -> TemuanPemeriksaan:
    """The row, not stored. Raises TidakSahError."""
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
    return TemuanPemeriksaan(
        pd=pd,
        tahun=tahun,
        sumber=isi.sumber,
        kode=kode,
        dokumen=" ".join(isi.dokumen.split())[:160],
        tanggal=isi.tanggal,
        temuan=teks,
        rekomendasi=saran,
    )


def _catat(
    baris: Sequence[TemuanPemeriksaan], pd: PerangkatDaerah, oleh: Pengguna, pada: datetime
) -> None:
    """Store new rows with their audit rows: two queries, however many."""
    TemuanPemeriksaan.objects.bulk_create(baris)
    catatan = Pencatat(oleh=oleh, pada=pada, aksi="TLHP: temuan dicatat", pd=pd)
    for t in baris:
        isi = {"sumber": (None, t.sumber), "nomor": (None, t.kode)}
        catatan.catat(t, isi, pindah=False, alasan=t.temuan)
    catatan.simpan()


@transaction.atomic
def catat_temuan(
    *, pd: PerangkatDaerah, tahun: int, isi: IsiTemuan, oleh: Pengguna, pada: datetime
) -> TemuanPemeriksaan:
    """Record one finding."""
    _pastikan(oleh, pd)
    baru = _temuan(pd, tahun, isi)
    ada = TemuanPemeriksaan.objects.filter(pd=pd, tahun=tahun, sumber=baru.sumber, kode=baru.kode)
    if ada.exists():
        raise TidakSahError(
            f"Temuan {baru.get_sumber_display()} nomor {baru.kode} tahun {tahun} sudah dicatat."
        )
    _catat([baru], pd, oleh, pada)
    return baru


@transaction.atomic
def ambil_reviu(*, pd: PerangkatDaerah, tahun: int, oleh: Pengguna, pada: datetime) -> int:
    """Take over the notes of the year's reviu that are not there yet; how many. A fixed number of
    queries.
    """
    _pastikan(oleh, pd)
    milik = TemuanPemeriksaan.objects.filter(pd=pd, tahun=tahun, sumber=SumberTemuan.REVIU)
    ada = set(milik.values_list("kode", flat=True))
    semua = CatatanReviu.objects.filter(
        reviu__laporan__pd=pd, reviu__laporan__tahun=tahun
    ).select_related("reviu")
    baru = [
        _temuan(
            pd,
            tahun,
            IsiTemuan(
                SumberTemuan.REVIU, kode, c.uraian, dokumen=c.reviu.nomor, tanggal=c.reviu.tanggal
            ),
        )
        for c in semua.order_by("reviu__ke", "nomor")
        if (kode := f"{c.reviu.ke}.{c.nomor}") not in ada
    ]
    if baru:
        _catat(baru, pd, oleh, pada)
    return len(baru)


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
