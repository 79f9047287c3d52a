"""Drift watch: where tree, target, budget or officials have moved away from what was signed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from kinerja.angka import KOSONG, format_rupiah
from kinerja.isian.pintu import hari_lokal
from kinerja.models import PerangkatDaerah, PerjanjianKinerja
from kinerja.status import StatusPerjanjian
from laporan.perjanjian.sumber import (
    AcuanAnggaran,
    IsiMata,
    PihakPerjanjian,
    SumberPerjanjian,
)

_BERTANDA_TANGAN = (StatusPerjanjian.PIHAK_KEDUA, StatusPerjanjian.BERLAKU)


@dataclass(frozen=True)
class ButirGeser:
    """One thing that moved: what it is, as signed, as it is now."""

    jenis: str  # target, indikator, anggaran, pihak
    label: str
    lama: str
    baru: str


@dataclass(frozen=True)
class Geser:
    """A signed agreement that no longer agrees with the data."""

    perjanjian: PerjanjianKinerja
    butir: tuple[ButirGeser, ...]
    perubahan: PerjanjianKinerja | None
    """The Perubahan already in the making, if any."""


def pergeseran(
    pd: PerangkatDaerah,
    tahun: int,
    *,
    hari: date | None = None,
    sumber: SumberPerjanjian | None = None,
) -> list[Geser]:
    """Signed agreements that have drifted, in order of posts; a fixed number of queries.

    `hari` (today, within the year) decides which budget is in force and who holds the posts.
    """
    semua = list(
        PerjanjianKinerja.objects.filter(pd=pd, tahun=tahun)
        .exclude(status=StatusPerjanjian.DIGANTIKAN)
        .select_related("jabatan", "pd")
        .prefetch_related("naskah")
        .order_by("jabatan__urutan", "jabatan", "ke")
    )
    ditandatangani = {p.jabatan_id: p for p in semua if p.status in _BERTANDA_TANGAN}
    if not ditandatangani:
        return []
    berjalan = {p.jabatan_id: p for p in semua if p.status not in _BERTANDA_TANGAN}
    s = sumber or SumberPerjanjian(pd, tahun)
    kini = hari or min(max(hari_lokal(pd, timezone.now()), date(tahun, 1, 1)), date(tahun, 12, 31))
    hasil = []
    for p in ditandatangani.values():
        isi = next(n.isi for n in p.naskah.all() if n.ke == p.pengajuan)
        if butir := tuple(_butir(p, isi, s, kini)):
            hasil.append(Geser(p, butir, berjalan.get(p.jabatan_id)))
    return hasil


def _butir(
    p: PerjanjianKinerja, isi: dict[str, Any], s: SumberPerjanjian, hari: date
) -> list[ButirGeser]:
    jabatan = s.jabatan[p.jabatan_id]
    return [
        *_pihak(isi, s.pihak(p.jabatan_id, hari), s.pihak(jabatan.atasan_id, hari)),
        *_baris(p, isi, s),
        *_mata(isi, s.mata(jabatan, AcuanAnggaran(max(hari, p.tanggal or hari)))),
    ]


def _pihak(
    isi: dict[str, Any], pertama: PihakPerjanjian, kedua: PihakPerjanjian
) -> list[ButirGeser]:
    hasil = []
    for kunci, label, kini in (
        ("pihak_pertama", "Pihak pertama", pertama),
        ("pihak_kedua", "Pihak kedua", kedua),
    ):
        lama = isi[kunci]
        if lama["kepala_daerah"] and kini.sebutan == lama["sebutan"]:
            continue  # their name is in no register
        dulu = _sebut(lama["sebutan"], lama["nama"])
        sekarang = _sebut(kini.sebutan, kini.nama) if kini.terisi else "belum ada pemangku"
        if dulu != sekarang:
            hasil.append(ButirGeser("pihak", label, dulu, sekarang))
    return hasil


def _sebut(sebutan: str, nama: str) -> str:
    return f"{nama}, {sebutan}" if nama else sebutan


def _baris(p: PerjanjianKinerja, isi: dict[str, Any], s: SumberPerjanjian) -> list[ButirGeser]:
    hasil = []
    kini = {
        s.indikator[b.indikator].kode: b
        for b in s.baris(s.jabatan[p.jabatan_id])
        if b.indikator is not None
    }
    lama = {b["indikator"]: b for b in isi["baris"] if b["indikator"]}
    for kode, b in lama.items():
        baru = kini.get(kode)
        if baru is None:
            hasil.append(ButirGeser("indikator", b["nama"], "ada dalam perjanjian", KOSONG))
            continue
        for label, dulu, sekarang in (
            (f"Target {b['nama']}", b["target"], baru.target),
            (f"Target Renstra {b['nama']}", b["target_renstra"], baru.target_renstra),
        ):
            if dulu != sekarang:
                hasil.append(ButirGeser("target", label, dulu or KOSONG, sekarang or KOSONG))
        for label, dulu, sekarang in (
            ("Sasaran", b["sasaran"], baru.sasaran),
            ("Indikator", b["nama"], baru.nama_indikator),
            (f"Satuan {b['nama']}", b["satuan"], baru.satuan),
        ):
            if dulu != sekarang:
                hasil.append(ButirGeser("indikator", label, dulu or KOSONG, sekarang or KOSONG))
    hasil += [
        ButirGeser("indikator", b.nama_indikator, KOSONG, b.target or "target belum ada")
        for kode, b in kini.items()
        if kode not in lama
    ]
    return hasil


def _mata(isi: dict[str, Any], kini: list[IsiMata]) -> list[ButirGeser]:
    lama = {m["kode"]: m for m in isi["anggaran"]["mata"]}
    baru = {m.kode: m for m in kini}
    hasil = []
    for kode in dict.fromkeys([*lama, *baru]):
        a, b = lama.get(kode), baru.get(kode)
        dulu = a["anggaran"] if a else None
        sekarang = b.anggaran if b else None
        if dulu != sekarang:
            nama = a["nama"] if a else b.nama if b else ""
            hasil.append(
                ButirGeser(
                    "anggaran", f"{kode} {nama}", format_rupiah(dulu), format_rupiah(sekarang)
                )
            )
    return hasil
