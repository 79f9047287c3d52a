"""PURE. Years whose figures are invented, and the words that say so, on screen and on paper."""

from kinerja.pilihan import PilihanBerlabel

TANDA = "latihan, angka karangan"
"""What a title carries."""


class CakupanLatihan(PilihanBerlabel):
    """How much of a year is invented."""

    TAHUN = "tahun", "Seluruh tahun"
    TRIWULAN = "triwulan", "Triwulan I sampai dengan III saja"


def kalimat_latihan(tahun: int, cakupan: str) -> str:
    """What a page or a document of the year says."""
    if cakupan == CakupanLatihan.TAHUN:
        return (
            f"Tahun {tahun} adalah tahun latihan. Semua angka, dokumen, dan tanda tangannya "
            "karangan; jangan dipakai sebagai laporan."
        )
    return (
        f"Angka triwulan I sampai dengan III tahun {tahun} beserta jalannya karangan untuk "
        "latihan. Angka setahunnya menurut laporan yang tercetak."
    )
