"""Hand-written SVG charts for the screen, the PDF and the Word file. PURE."""

from laporan.grafik.bagan import SimpulPohon, UnitBagan, bagan_organisasi, pohon_kinerja
from laporan.grafik.batang import (
    BATAS_BATANG,
    ButirCapaian,
    ButirSerapan,
    batang_capaian,
    serapan_program,
)
from laporan.grafik.jalur import ButirJalur, jalur_akhir
from laporan.grafik.kisi import PanelTren, kisi_tren
from laporan.grafik.kuadran import BATAS_SERAPAN, TitikKuadran, kuadran
from laporan.grafik.tren import TitikTren, tren

__all__ = [
    "BATAS_BATANG",
    "BATAS_SERAPAN",
    "ButirCapaian",
    "ButirJalur",
    "ButirSerapan",
    "PanelTren",
    "SimpulPohon",
    "TitikKuadran",
    "TitikTren",
    "UnitBagan",
    "bagan_organisasi",
    "batang_capaian",
    "jalur_akhir",
    "kisi_tren",
    "kuadran",
    "pohon_kinerja",
    "serapan_program",
    "tren",
]
