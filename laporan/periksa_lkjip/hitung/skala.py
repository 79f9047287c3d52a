"""PURE. The report's own scale of kriteria: read from its table, its holes told once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja.angka import format_angka
from kinerja.kata_daftar import urutkan
from laporan.periksa_lkjip.angka_cetak import rapi, semua_bilangan
from laporan.periksa_lkjip.tabel.kolom import PeranKolom
from laporan.periksa_lkjip.tabel.susun import TabelTerbaca
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan

_BAWAH = re.compile(r"(?:≥|>=|>|di atas|lebih dari|minimal)\s*$", re.IGNORECASE)
_ATAS = re.compile(r"(?:≤|<=|<|di bawah|kurang dari|maksimal)\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class PitaSkala:
    """A band as printed; None where it is open."""

    label: str
    bawah: Decimal | None
    atas: Decimal | None


@dataclass(frozen=True)
class SkalaCetak:
    """The bands from the highest down, and the table they stand in."""

    tabel: TabelTerbaca
    pita: tuple[PitaSkala, ...]

    def label(self, capaian: Decimal) -> set[str]:
        """The labels that the scale allows for a capaian: two of them in a hole or on an edge."""
        tepat = [p for p in self.pita if _di_dalam(p, capaian)]
        if len(tepat) == 1:
            return {kunci_label(tepat[0].label)}
        if tepat:
            return {kunci_label(p.label) for p in tepat}
        if capaian > max((p.atas or p.bawah or Decimal(0)) for p in self.pita):
            return {kunci_label(self.pita[0].label)}
        atas = [p for p in self.pita if p.bawah is not None and p.bawah > capaian]
        bawah = [p for p in self.pita if p.atas is not None and p.atas < capaian]
        return {kunci_label(p.label) for p in (*atas[-1:], *bawah[:1])}


def kunci_label(teks: str) -> str:
    """A label for comparing."""
    return re.sub(r"[^a-z]", "", teks.lower())


def _di_dalam(p: PitaSkala, nilai: Decimal) -> bool:
    return (p.bawah is None or nilai >= p.bawah) and (p.atas is None or nilai <= p.atas)


def baca_skala(tabel: Sequence[TabelTerbaca]) -> SkalaCetak | None:
    """The scale that the report prints; None without one."""
    for t in tabel:
        kriteria = t.satu(PeranKolom.KRITERIA)
        if kriteria is None or not 3 <= len(t.baris) <= 8 or t.satu(PeranKolom.INDIKATOR):
            continue
        lain = [k for k in t.kolom if k is not kriteria and k.peran is not PeranKolom.NOMOR]
        pita = [_pita(b.teks(kriteria), " ".join(b.teks(k) for k in lain)) for b in t.baris]
        ada = [p for p in pita if p is not None]
        if len(ada) == len(t.baris):
            urut = sorted(ada, key=lambda p: -(p.bawah if p.bawah is not None else Decimal(-1)))
            return SkalaCetak(t, tuple(urut))
    return None


def _pita(label: str, selang: str) -> PitaSkala | None:
    if not re.search("[A-Za-z]", label) or not re.search(
        r"[<>≤≥–—-]|s\.?d|sampai|atas|bawah", selang
    ):
        return None
    bilangan = semua_bilangan(rapi(selang))
    nilai = [a.nilai for _, _, a in bilangan]
    if not 1 <= len(nilai) <= 2:
        return None
    if len(nilai) == 2:
        return PitaSkala(label, min(nilai), max(nilai))
    awal, ujung, _ = bilangan[0]
    sebelum, sesudah = rapi(selang)[:awal], rapi(selang)[ujung:]
    if _ATAS.search(sebelum) or re.search(r"ke bawah", sesudah, re.I):
        return PitaSkala(label, None, nilai[0])
    if _BAWAH.search(sebelum) or re.search(r"ke atas|<|≤", sesudah, re.I):
        return PitaSkala(label, nilai[0], None)
    return None


def periksa_skala(skala: SkalaCetak) -> Iterator[TemuanLkjip]:
    """Holes between the bands, and above the highest, told once for the whole scale."""
    lubang = []
    for atas, bawah in zip(skala.pita, skala.pita[1:], strict=False):
        if atas.bawah is not None and bawah.atas is not None and bawah.atas < atas.bawah:
            lubang.append(f"antara {_tulis(bawah.atas)}% dan {_tulis(atas.bawah)}%")
    puncak = skala.pita[0].atas
    if puncak is not None and puncak <= 100:
        lubang.append(f"di atas {_tulis(puncak)}%")
    if lubang:
        yield TemuanLkjip(
            "PL04",
            TingkatTemuan.CATATAN,
            f"Skala kriteria tidak menyebut capaian {urutkan(lubang)}. "
            "Kriteria pada rentang itu diperiksa dengan melonggarkan batasnya.",
            skala.tabel.tempat,
            skala.tabel.nomor or skala.tabel.judul[:60],
            penyebab="Skala berlubang",
            kutipan=" · ".join(p.label for p in skala.pita),
        )


def _tulis(nilai: Decimal) -> str:
    return format_angka(nilai, None)
