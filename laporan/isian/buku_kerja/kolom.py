"""PURE. The columns of a unit's workbook: the key that code speaks of, the title that people read.

A workbook carries the titles that it was given out with, by key, under its seal: it can still be
read when a title has changed.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kinerja.periode import ROMAWI

NILAI, SUMBER, NA, ALASAN = "nilai", "sumber", "tidak_berlaku", "alasan"
KELUARAN = "keluaran"
LALU, KUMULATIF, FISIK, PENJELASAN = "lalu", "kumulatif", "fisik", "penjelasan"
#: Texts of an indicator: the column's key is the field's name.
TEKS_INDIKATOR = (
    "faktor_pendukung",
    "faktor_penghambat",
    "upaya_perbaikan",
    "tindak_lanjut",
    PENJELASAN,
)
TERSEMBUNYI = ("kunci", "versi", "asal", "sidik")
"""Columns that nobody sees; their titles are their keys."""


@dataclass(frozen=True)
class KolomBuku:
    """One column. `lebar` in letters."""

    kunci: str
    judul: str
    lebar: int = 16


_UNIT, _STATUS = KolomBuku("unit", "Unit kerja", 22), KolomBuku("status", "Status")
_PENJELASAN = KolomBuku(PENJELASAN, "Penjelasan", 34)
KOLOM_ANGGARAN = (
    _UNIT,
    KolomBuku("kode", "Kode", 18),
    KolomBuku("sub_kegiatan", "Sub kegiatan", 42),
    KolomBuku("rekening", "Rekening", 18),
    KolomBuku("uraian", "Uraian", 30),
    KolomBuku("pagu", "Pagu (Rp)"),
    KolomBuku(LALU, "Realisasi s.d. triwulan lalu (Rp)"),
    KolomBuku(KUMULATIF, "Realisasi kumulatif (Rp)", 20),
    KolomBuku(FISIK, "Fisik (%)"),
    _PENJELASAN,
    _STATUS,
)
KOLOM_KELUARAN = (
    _UNIT,
    KolomBuku("kode", "Kode", 18),
    KolomBuku("sub_kegiatan", "Sub kegiatan", 42),
    KolomBuku("uraian", "Hasil atau keluaran", 42),
    KolomBuku("satuan", "Satuan"),
    KolomBuku("target_setahun", "Target setahun"),
    KolomBuku("target_masa", "Target triwulan ini"),
    KolomBuku("sampai_lalu", "Realisasi s.d. triwulan lalu"),
    KolomBuku("masa", "Yang diisi", 22),
    KolomBuku(KELUARAN, "Realisasi keluaran", 20),
    _STATUS,
)


def kolom_indikator(triwulan: int) -> tuple[KolomBuku, ...]:
    """The columns of the sheet of indicators."""
    return (
        _UNIT,
        KolomBuku("indikator", "Indikator", 42),
        KolomBuku("isian", "Isian", 36),
        KolomBuku("satuan", "Satuan"),
        KolomBuku("target_tahun", "Target tahun"),
        KolomBuku("target_triwulan", f"Target TW {ROMAWI[triwulan - 1]}"),
        KolomBuku("triwulan_lalu", "Triwulan lalu"),
        KolomBuku(NILAI, "Nilai"),
        KolomBuku(SUMBER, "Sumber", 22),
        KolomBuku(NA, "Tidak berlaku"),
        KolomBuku(ALASAN, "Alasan tidak berlaku", 28),
        KolomBuku("faktor_pendukung", "Faktor pendukung", 34),
        KolomBuku("faktor_penghambat", "Faktor penghambat", 34),
        KolomBuku("upaya_perbaikan", "Upaya perbaikan", 34),
        KolomBuku("tindak_lanjut", "Rencana tindak lanjut", 34),
        _PENJELASAN,
        _STATUS,
    )


def tulis_judul(lembar: Mapping[str, Sequence[KolomBuku]]) -> str:
    """What a workbook carries: sheet → key → title."""
    isi = {nama: {k.kunci: k.judul for k in kolom} for nama, kolom in lembar.items()}
    return json.dumps(isi, ensure_ascii=False, sort_keys=True)


def baca_judul(isi: str | None, lembar: str, kolom: Sequence[KolomBuku]) -> dict[str, str]:
    """Key → title as it stands in the file; of one from before titles were carried, as then."""
    if isi is not None:
        judul: dict[str, str] = json.loads(isi).get(lembar, {})
        return judul
    return {k.kunci: _JUDUL_LAMA.get(k.kunci, k.judul) for k in kolom}


#: Titles of the workbooks that were given out without them. That of the quarter's target names it.
_JUDUL_LAMA = {
    "unit": "Unit kerja",
    "indikator": "Indikator",
    "isian": "Isian",
    "satuan": "Satuan",
    "target_tahun": "Target tahun",
    "triwulan_lalu": "Triwulan lalu",
    NILAI: "Nilai",
    SUMBER: "Sumber",
    NA: "Tidak berlaku",
    ALASAN: "Alasan tidak berlaku",
    "faktor_pendukung": "Faktor pendukung",
    "faktor_penghambat": "Faktor penghambat",
    "upaya_perbaikan": "Upaya perbaikan",
    "tindak_lanjut": "Rencana tindak lanjut",
    PENJELASAN: "Penjelasan",
    "kode": "Kode",
    "sub_kegiatan": "Sub kegiatan",
    "rekening": "Rekening",
    "uraian": "Uraian",
    "pagu": "Pagu (Rp)",
    LALU: "Realisasi s.d. triwulan lalu (Rp)",
    KUMULATIF: "Realisasi kumulatif (Rp)",
    FISIK: "Fisik (%)",
    "status": "Status",
}
