"""PURE. A sentence that names a kategori which the report's own scale does not have."""

import re
from collections.abc import Iterator

from kinerja.kata_daftar import urutkan
from laporan.periksa_lkjip.angka_cetak import rapi
from laporan.periksa_lkjip.banding.sebutan_teks import kalimat
from laporan.periksa_lkjip.banding.temuan_teks import di_teks
from laporan.periksa_lkjip.hitung.skala import SkalaCetak, kunci_label
from laporan.periksa_lkjip.naskah import Naskah
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan

_SEBUTAN = re.compile(
    r"\b(?:kategori|kriteria)(?:nya)?\s+(?:capaian\s+|kinerja\s+|yaitu\s+|adalah\s+)*[“\"'‘(]?\s*"
    r"((?:sangat|cukup|kurang|tidak)\s+(?:baik|tinggi|rendah|berhasil|memuaskan|kurang|efektif)|"
    r"baik|cukup|kurang|tinggi|sedang|rendah|berhasil|gagal|memuaskan)\b",
    re.IGNORECASE,
)
_TENTANG_CAPAIAN = re.compile(r"\b(?:capaian|sasaran|kinerja)\b", re.IGNORECASE)
_SKALA_LAIN = re.compile(
    r"\b(?:s?akip|predikat|evaluasi|spbe|indeks|survei|kepuasan|reformasi|zona integritas|opini|"
    r"efisiensi|efektivitas|risiko|inflasi|gini|kemiskinan)\b",
    re.IGNORECASE,
)
"""Words of sentences that speak of another scale."""


def periksa_kategori(naskah: Naskah, skala: SkalaCetak) -> Iterator[TemuanLkjip]:
    """`kategori sangat baik` where the scale reaches from `Berhasil` to `Sangat Rendah`."""
    dikenal = [p.label for p in skala.pita]
    kunci = {kunci_label(label) for label in dikenal}
    for alinea in naskah.alinea():
        teks = rapi(alinea.teks)
        if len(teks) < 20:
            continue
        for satu in kalimat(teks):
            if not _TENTANG_CAPAIAN.search(satu) or _SKALA_LAIN.search(satu):
                continue
            for m in _SEBUTAN.finditer(satu):
                if kunci_label(m[1]) not in kunci:
                    yield di_teks(
                        "PL44", TingkatTemuan.PERINGATAN, alinea,
                        f"Kalimat menyebut kategori {m[1]}, yang tidak ada pada skala laporan ini "
                        f"(Tabel {skala.tabel.sebutan}): {', '.join(dikenal)}.",
                        teks=satu, awal=m.start(), kolom="kategori", tercetak=m[1],
                        seharusnya=urutkan(dikenal, "atau"), penyebab="Sebutan di luar skala",
                    )  # fmt: skip
