"""Leave for a unit to enter after its quarter closed, by Sekretariat, with date and reason."""

from datetime import date, datetime

from django.db import transaction

from kinerja.isian.pintu import hari_lokal
from kinerja.langkah import Pencatat, ambil_terkunci
from kinerja.models import (
    PengecualianPeriode,
    PengesahanTriwulan,
    Pengguna,
    PeriodePengukuran,
    UnitKerja,
    ada_dalam,
)
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError, TidakSahError
from kinerja.periode import Triwulan, format_tanggal

IZIN_BERI = "kinerja.add_pengecualianperiode"
IZIN_CABUT = "kinerja.delete_pengecualianperiode"
AKSI_BERI, AKSI_CABUT = "beri pengecualian", "cabut pengecualian"


@transaction.atomic
def beri_pengecualian(
    *,
    periode: PeriodePengukuran,
    unit: UnitKerja,
    sampai: date,
    alasan: str,
    oleh: Pengguna,
    pada: datetime,
) -> PengecualianPeriode:
    """Let a unit (and the units below it) write until a day, that day included."""
    _pastikan(periode, oleh, IZIN_BERI)
    if unit.pd_id != periode.pd_id:
        raise TidakDitemukanError
    tw = Triwulan(periode.tahun, periode.triwulan)
    if not UnitKerja.objects.filter(ada_dalam(tw.awal, tw.akhir), pk=unit.pk).exists():
        raise TidakSahError(f"{unit.nama} tidak ada pada {tw.label}. Pilih unit yang ada saat itu.")
    if not (isi := alasan.strip()):
        raise TidakSahError("Pengecualian wajib mencantumkan alasan.")
    if PengesahanTriwulan.objects.filter(
        pd=periode.pd_id, tahun=periode.tahun, triwulan=periode.triwulan
    ).exists():
        raise TidakSahError(
            f"{tw.label} sudah disahkan {unit.pd.kepala}. Ajukan pembukaan kembali, bukan "
            "pengecualian."
        )
    if sampai <= periode.tutup:
        raise TidakSahError(
            f"{tw.label} masih dapat diisi sampai {format_tanggal(periode.tutup)}; pengecualian "
            "berlaku sesudah tanggal itu."
        )
    if sampai < hari_lokal(periode.pd, pada):
        raise TidakSahError(f"{format_tanggal(sampai)} sudah lewat.")
    if PengecualianPeriode.objects.filter(periode=periode, unit=unit, sampai=sampai).exists():
        raise TidakSahError(
            f"{unit.nama} sudah mendapat pengecualian sampai {format_tanggal(sampai)}."
        )
    baru = PengecualianPeriode.objects.create(
        periode=periode, unit=unit, sampai=sampai, alasan=isi, oleh=oleh, pada=pada
    )
    catatan = Pencatat(oleh=oleh, pada=pada, aksi=AKSI_BERI, pd=periode.pd, alasan=isi)
    catatan.catat(baru, {"triwulan": (None, tw.label), "sampai": (None, sampai)}, pindah=False)
    catatan.simpan()
    return baru


@transaction.atomic
def cabut_pengecualian(
    *, pengecualian: int, alasan: str, oleh: Pengguna, pada: datetime
) -> PengecualianPeriode:
    """Take a leave back; what was written meanwhile stays."""
    ada = ambil_terkunci(
        PengecualianPeriode.objects.select_related("periode__pd", "unit").filter(pk=pengecualian)
    )
    _pastikan(ada.periode, oleh, IZIN_CABUT)
    if not (isi := alasan.strip()):
        raise TidakSahError("Pencabutan wajib mencantumkan alasan.")
    tw = Triwulan(ada.periode.tahun, ada.periode.triwulan)
    catatan = Pencatat(oleh=oleh, pada=pada, aksi=AKSI_CABUT, pd=ada.periode.pd, alasan=isi)
    isi_lama = {"triwulan": (tw.label, None), "sampai": (ada.sampai, None)}
    catatan.catat(ada, isi_lama, pindah=False)
    ada.delete()
    catatan.simpan()
    return ada


def _pastikan(periode: PeriodePengukuran, oleh: Pengguna, izin: str) -> None:
    if not oleh.menjangkau(periode.pd_id):
        raise TidakDitemukanError
    if not oleh.has_perm(izin):
        raise TidakBerizinError("Pengecualian diberikan Sekretariat.")
