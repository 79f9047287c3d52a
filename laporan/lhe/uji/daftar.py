"""PURE. The rules of this feature, by code."""

from kinerja.uji.dasar import AturanUji
from laporan.lhe.uji import (
    komponen_melebihi_bobot,
    komponen_tidak_berjumlah,
    predikat_tidak_sesuai,
    rekomendasi_lewat_tenggat,
    rekomendasi_tanpa_penanggung,
    selesai_tanpa_bukti,
)
from laporan.lhe.uji.potret import PotretLHE

ATURAN: tuple[AturanUji[PotretLHE], ...] = (
    komponen_tidak_berjumlah.ATURAN,
    predikat_tidak_sesuai.ATURAN,
    komponen_melebihi_bobot.ATURAN,
    rekomendasi_lewat_tenggat.ATURAN,
    rekomendasi_tanpa_penanggung.ATURAN,
    selesai_tanpa_bukti.ATURAN,
)
