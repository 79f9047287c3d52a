"""PURE. Frozen content: one canonical text, its SHA-256, and what differs between two of them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kinerja.angka import KOSONG, format_angka

SKEMA = 1
_LABEL = {
    "nilai": "Nilai",
    "predikat": "Predikat",
    "nilai_resmi": "Angka resmi",
    "alasan_resmi": "Alasan angka resmi",
    "capaian_ditetapkan": "Capaian ditetapkan",
    "alasan_capaian": "Alasan capaian ditetapkan",
    "alasan_tidak_berlaku": "Alasan tidak berlaku",
    "penjelasan": "Penjelasan",
    "keterangan": "Keterangan",
    "catatan_data": "Catatan pengelola data",
    "faktor_pendukung": "Faktor pendukung",
    "faktor_penghambat": "Faktor penghambat",
    "upaya_perbaikan": "Upaya perbaikan",
    "tindak_lanjut": "Rencana tindak lanjut",
    "fisik": "Kemajuan fisik",
}
_BERANGKA = frozenset({"nilai", "nilai_resmi", "capaian_ditetapkan", "fisik"})


def teks_tetap(nilai: Decimal | int | None) -> str | None:
    """A figure as frozen content keeps it: every digit, never an exponent."""
    return None if nilai is None else f"{nilai:f}" if isinstance(nilai, Decimal) else str(nilai)


def kanonik(isi: Mapping[str, Any]) -> str:
    """The same content is always the same text."""
    return json.dumps(isi, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def sidik(isi: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical text."""
    return hashlib.sha256(kanonik(isi).encode()).hexdigest()


@dataclass(frozen=True)
class BedaIsi:
    """One thing that differs between two submissions; an en dash stands for nothing."""

    label: str
    lama: str
    baru: str


def beda_isi(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> list[BedaIsi]:
    """What changed from one frozen version to the next, in reading order."""
    a, b = butir_isi(lama), butir_isi(baru)
    return [
        BedaIsi(label, a.get(label) or KOSONG, b.get(label) or KOSONG)
        for label in dict.fromkeys([*b, *a])
        if (a.get(label) or "") != (b.get(label) or "")
    ]


def butir_isi(isi: Mapping[str, Any]) -> dict[str, str]:
    """Everything frozen content says, by its label, in reading order; empty where it is empty."""
    hasil: dict[str, str] = {}
    for v in isi.get("variabel", []):
        hasil[v["nama"]] = _angka(v["nilai"])
        hasil[f"{v['nama']} (sumber)"] = v["sumber"]
    for b in isi.get("baris", []):
        sumber = f" ({b['sumber_dana']})" if b.get("sumber_dana") else ""
        hasil[f"Realisasi {b['rekening']}{sumber}"] = _angka(b["realisasi"])
        hasil[f"Pagu {b['rekening']}{sumber}"] = _angka(b["pagu"])
    for k in isi.get("keluaran", []):
        hasil[f"{k['nama']} ({k['satuan']})"] = _angka(k["realisasi"])
        hasil[f"Target setahun {k['nama']}"] = _angka(k["target_tahun"])
    for medan, label in _LABEL.items():
        if medan in isi:
            hasil[label] = _angka(isi[medan]) if medan in _BERANGKA else isi[medan] or ""
        elif medan in isi.get("analisis", {}):
            hasil[label] = isi["analisis"][medan] or ""
    for jenis, label in (("triwulan", "Target triwulan"), ("tahun", "Target tahun")):
        target = isi.get("target", {}).get(jenis)
        if target:
            hasil[label] = f"{target['teks']} ({target['dokumen']})"
    for bukti in isi.get("bukti", []):
        sha = bukti["sha256"]
        isi_bukti = f"berkas dengan sidik {sha[:12]}" if sha else bukti["isi"]
        hasil[f"Data dukung: {bukti['judul']}"] = isi_bukti
    return hasil


def _angka(nilai: str | int | None) -> str:
    """A frozen number as people read it; empty for none. Zero is a number."""
    return "" if nilai is None or nilai == "" else format_angka(Decimal(nilai))
