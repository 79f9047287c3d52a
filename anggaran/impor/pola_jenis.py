"""PURE. Headings of plan and spending by jenis belanja: month × (plan or spending) × jenis, in
whatever order the rows of the header name them. A field is `bulan|apa|jenis`; month 0 where each
row is of one month.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from anggaran.impor.kepala import KepalaTabel, PolaTabel
from anggaran.impor.nilai import nomor_bulan

RENCANA, REALISASI = "rencana", "realisasi"
_APA = {
    RENCANA: re.compile(r"\b(rencana|anggaran kas|rak)\b"),
    REALISASI: re.compile(r"\brealisasi\b"),
}
_JENIS = {
    "5.1": re.compile(r"\b(5 ?1|operasi)\b"),
    "5.2": re.compile(r"\b(5 ?2|modal)\b"),
    "5.3": re.compile(r"\b(5 ?3|tidak terduga|tak terduga|btt)\b"),
    "5.4": re.compile(r"\b(5 ?4|transfer)\b"),
}
_TURUNAN = re.compile(r"\b(jumlah|total|deviasi|selisih|sisa|persen|persentase|rata|nilai)\b")
_DEVIASI = re.compile(r"\b(deviasi|selisih|sisa|persen|persentase)\b")
_LAIN = {
    "no": ("no", "nomor", "no urut"),
    "tahun": ("tahun", "tahun anggaran"),
    "kode_skpd": ("kode skpd", "kode opd"),
    "nama_skpd": ("skpd", "nama skpd", "opd", "nama opd", "perangkat daerah"),
    "bulan": ("bulan", "periode"),
}
_CONTOH = ("rencana 51", "realisasi 51")


def urai_judul(judul: str) -> str | None:
    """The field of a heading; None where it is none, or only derived from others."""
    if _TURUNAN.search(judul):
        return None
    apa = [a for a, pola in _APA.items() if pola.search(judul)]
    jenis = [j for j, pola in _JENIS.items() if pola.search(judul)]
    bulan = {b for kata in judul.split() if (b := nomor_bulan(kata))}
    if len(apa) != 1 or len(jenis) != 1 or len(bulan) > 1:
        return None
    return f"{next(iter(bulan), 0)}|{apa[0]}|{jenis[0]}"


def berdeviasi(judul: str) -> bool:
    """Whether a heading is of what deviates, or is left."""
    return bool(_DEVIASI.search(judul))


def turunan(judul: str) -> bool:
    """Whether a heading is of figures that others make."""
    return bool(_TURUNAN.search(judul))


@dataclass(frozen=True)
class PolaJenisBulanan(PolaTabel):
    """Recognised by what its headings say together."""

    medan: dict[str, tuple[str, ...]] = field(default_factory=lambda: dict(_LAIN))
    wajib: frozenset[str] = frozenset()

    def cocok(self, judul: Sequence[str], baris: int, asli: Sequence[str]) -> KepalaTabel | None:
        """The header, where both a plan and spending by jenis are in it, by month."""
        kolom: dict[str, int] = {}
        ganda: list[str] = []
        for n, satu in enumerate(judul):
            medan = urai_judul(satu) or next((m for m, s in _LAIN.items() if satu in s), None)
            if medan is None:
                continue
            ganda += [medan] if medan in kolom else []
            kolom.setdefault(medan, n)
        angka = [m.split("|") for m in kolom if "|" in m]
        if {apa for _, apa, _ in angka} != {RENCANA, REALISASI}:
            return None
        bulan = {b for b, _, _ in angka}
        if bulan == {"0"} and "bulan" not in kolom:
            return None
        return KepalaTabel(baris, kolom, {m: asli[n] for m, n in kolom.items()}, ganda)

    def kurang(self, judul: Iterable[str]) -> list[str]:
        """Which of the two is missing, where the other is there."""
        ada = {m.split("|")[1] for satu in judul if (m := urai_judul(satu))}
        return [c for c in _CONTOH if c.split()[0] not in ada] if ada else list(_CONTOH)
