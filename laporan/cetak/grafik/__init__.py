"""Hand-written SVG charts for the screen, the PDF and the Word file. PURE."""

from laporan.cetak.grafik.bagan import UnitBagan, bagan_organisasi
from laporan.cetak.grafik.batang import (
    BATAS_BATANG,
    ButirCapaian,
    ButirSerapan,
    batang_capaian,
    serapan_program,
)
from laporan.cetak.grafik.jalur import ButirJalur, jalur_akhir
from laporan.cetak.grafik.kartu import KartuCetak, RincianKartu
from laporan.cetak.grafik.kisi import PanelTren, kisi_tren
from laporan.cetak.grafik.kuadran import TitikKuadran, kuadran
from laporan.cetak.grafik.lembar_pohon import (
    UKURAN_KERTAS,
    KopLembar,
    LembarPohon,
    TandaLembar,
    lembar_pohon,
)
from laporan.cetak.grafik.pohon import SimpulPohon, pecah_pohon, pohon_kinerja
from laporan.cetak.grafik.tren import TitikTren, tren

__all__ = [
    "BATAS_BATANG",
    "UKURAN_KERTAS",
    "ButirCapaian",
    "ButirJalur",
    "ButirSerapan",
    "KartuCetak",
    "KopLembar",
    "LembarPohon",
    "PanelTren",
    "RincianKartu",
    "SimpulPohon",
    "TandaLembar",
    "TitikKuadran",
    "TitikTren",
    "UnitBagan",
    "bagan_organisasi",
    "batang_capaian",
    "jalur_akhir",
    "kisi_tren",
    "kuadran",
    "lembar_pohon",
    "pecah_pohon",
    "pohon_kinerja",
    "serapan_program",
    "tren",
]
