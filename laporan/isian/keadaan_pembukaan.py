"""PURE. What the reopening of an endorsed quarter leaves to do."""

from datetime import date

from kinerja.periode import Triwulan, format_tanggal
from laporan.rangka.menunggu import JenisTunggu, Menunggu


def putuskan_pembukaan(tw: Triwulan, url: str) -> Menunggu:
    """For the head: a request waits."""
    return Menunggu(
        f"Permintaan membuka kembali {tw} menunggu keputusan Anda.",
        url,
        "Baca dan putuskan",
        ikon="tanda-tangan",
        jenis=JenisTunggu.PUTUSKAN_PEMBUKAAN,
    )


def dibuka_kembali(tw: Triwulan, sampai: date, alasan: str, url: str, unit: int) -> Menunggu:
    """For a unit that the reopening reaches, itself or below it."""
    return Menunggu(
        f"{tw} dibuka kembali sampai {format_tanggal(sampai)}.",
        url,
        "Perbaiki dan ajukan",
        alasan,
        "isi",
        JenisTunggu.DIBUKA_KEMBALI,
        sampai,
        unit,
    )


def pembukaan_lewat(tw: Triwulan, sampai: date, url: str) -> Menunggu:
    """For Sekretariat: to be extended, endorsed again or ended."""
    return Menunggu(
        f"Pembukaan kembali {tw} berakhir {format_tanggal(sampai)} dan belum selesai.",
        url,
        "Lihat yang tersisa",
        ikon="jam",
        jenis=JenisTunggu.PEMBUKAAN_LEWAT,
        batas=sampai,
    )
