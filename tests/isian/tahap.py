"""A quarter of tests/isian taken to a stage: submitted, verified, endorsed, reopened."""

import datetime
from typing import Any
from uuid import uuid4

from anggaran.models import LaporanSubKegiatan
from kinerja.models import PengesahanTriwulan, PermintaanBuka, Realisasi
from kinerja.pembukaan import LingkupBuka
from laporan.isian.pembukaan import buka_triwulan, minta_buka
from laporan.isian.pengajuan import ajukan
from laporan.isian.verifikasi import sahkan_triwulan, verifikasi_banyak
from tests.isian.dunia import PADA, TAHUN, Dunia

#: A month after the quarter closed: 20 May 2024, 10.00 WITA.
SESUDAH = PADA + datetime.timedelta(days=40)
SAMPAI = datetime.date(2024, 5, 31)


def semua_baris(d: Dunia) -> list[Any]:
    """Every stored row of the quarter."""
    return [
        *Realisasi.objects.filter(indikator__pd=d.pd).order_by("pk"),
        *LaporanSubKegiatan.objects.filter(sub_kegiatan__pd=d.pd).order_by("pk"),
    ]


def ajukan_semua(d: Dunia, pada: Any = PADA) -> None:
    """Submit the bidang's open rows."""
    ajukan(kunci=uuid4(), unit=d.bidang, tahun=TAHUN, triwulan=1, oleh=d.operator, pada=pada)


def verifikasi_semua(d: Dunia, pada: Any = PADA) -> None:
    """Verify what was submitted."""
    menunggu = [b for b in semua_baris(d) if b.status == "diajukan"]
    assert not verifikasi_banyak(baris=menunggu, oleh=d.sekretariat, pada=pada).dilewati


def sahkan(d: Dunia, pada: Any = PADA, **lain: Any) -> PengesahanTriwulan:
    """The head endorses."""
    isi = {"pd": d.pd, "tahun": TAHUN, "triwulan": 1, "oleh": d.kadis, "pada": pada, **lain}
    return sahkan_triwulan(**isi)


def sampai_disahkan(d: Dunia) -> PengesahanTriwulan:
    """Filled, submitted, verified, endorsed."""
    d.isi_semua()
    ajukan_semua(d)
    verifikasi_semua(d)
    return sahkan(d)


def minta(d: Dunia, **lain: Any) -> PermintaanBuka:
    """Sekretariat asks for the whole quarter, unless told otherwise."""
    isi = {
        "pd": d.pd,
        "tahun": TAHUN,
        "triwulan": 1,
        "lingkup": LingkupBuka.TRIWULAN,
        "alasan": "Angka BPS terbit 15 Mei.",
        "sampai": SAMPAI,
        "oleh": d.sekretariat,
        "pada": SESUDAH,
        **lain,
    }
    return minta_buka(**isi)


def buka(d: Dunia, **lain: Any) -> PermintaanBuka:
    """Asked for and opened."""
    p = minta(d, **lain)
    return buka_triwulan(permintaan=p.pk, pd=d.pd, sampai=p.sampai, oleh=d.kadis, pada=SESUDAH)


def versi(baris: Any) -> int:
    """The row version of an indicator or a sub kegiatan."""
    if type(baris).__name__ == "Indikator":
        return Realisasi.objects.get(indikator=baris, tahun=TAHUN, triwulan=1).versi
    return LaporanSubKegiatan.objects.get(sub_kegiatan=baris, triwulan=1).versi
