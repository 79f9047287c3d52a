"""Appendix: the agreements in force at the end of the year, from their frozen data.

The signed file is embedded in the PDF rather than merged: merging would void its signatures.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from kinerja.angka import KOSONG, format_angka
from kinerja.jenis import CaraTandaTangan
from kinerja.kata_daftar import urutkan
from kinerja.models import PerjanjianKinerja
from kinerja.periode import format_tanggal
from kinerja.satuan import tanpa_satuan
from laporan.dokumen.kalimat import hitungan, kalimat
from laporan.dokumen.unsur import NOMOR, Baris, BerkasSisipan, Blok, Kolom, Lampiran, Sel, Tabel
from laporan.lkjip.susun.dasar import KonteksSusun, par
from laporan.perjanjian.naskah import (
    blok_tanda_tangan,
    nama_berkas,
    tabel_anggaran,
    tabel_kinerja,
)
from laporan.perjanjian.versi import sebut_hari

KUNCI = "lampiran-perjanjian"
Beku = Mapping[str, Any]


def susun(k: KonteksSusun) -> tuple[tuple[Lampiran, ...], tuple[BerkasSisipan, ...]]:
    """The appendix, and the signed file of the head of the agency to embed."""
    judul = f"PERJANJIAN KINERJA TAHUN {k.tahun}"
    milik = _berlaku(k)
    terlambat = k.versi_pk.kalimat_terlambat
    susulan = tuple(par(x) for x in (_yang_kurang(k, milik), terlambat) if x)
    if not milik:
        isi = par(
            f"Sampai dengan 31 Desember {k.tahun} belum ada Perjanjian Kinerja Tahun {k.tahun} "
            "yang tercatat ditandatangani kedua pihak."
        )
        return (Lampiran(judul, (isi, *susulan), KUNCI),), ()
    kepala = next(((p, d) for p, d in milik if p.pihak_kedua_id is None), None)
    blok: list[Blok] = []
    sisipan: tuple[BerkasSisipan, ...] = ()
    if kepala:
        sisipan = _sisipan(*kepala)
        zona = ZoneInfo(k.pd.zona_waktu)
        blok += _kepala(*kepala, zona, disematkan=bool(sisipan))
    else:
        blok.append(
            par("Perjanjian Kinerja kepala perangkat daerah belum ditandatangani kedua pihak.")
        )
    blok += susulan
    blok.append(_tabel_semua(milik, k.tahun))
    lama = _digantikan(k, milik)
    for satu in lama:
        if satu.perjanjian.pihak_kedua_id is None:
            berkas = _sisipan(satu.perjanjian, satu.isi)
            sisipan += berkas
            blok += _kepala(
                satu.perjanjian, satu.isi, ZoneInfo(k.pd.zona_waktu), disematkan=bool(berkas),
                masa=satu.masa,
            )  # fmt: skip
    if lama:
        blok.append(_tabel_digantikan(lama, k.tahun))
    return (Lampiran(judul, tuple(blok), KUNCI),), sisipan


def _berlaku(k: KonteksSusun) -> list[tuple[PerjanjianKinerja, Beku]]:
    """What is in force on 31 December, as frozen; a constant number of queries."""
    semua = (
        PerjanjianKinerja.objects.filter(pd=k.pd, tahun=k.tahun)
        .berlaku_pada(date(k.tahun, 12, 31))
        .select_related("jabatan")
        .prefetch_related("naskah__tanda_tangan")
        .order_by("jabatan__urutan", "jabatan")
    )
    return [
        (p, n.isi)
        for p in semua
        for n in p.naskah.all()
        if n.ke == p.pengajuan and "baris" in n.isi
    ]


@dataclass(frozen=True)
class PerjanjianDigantikan:
    """An agreement that was in force in the year and is no longer at its end."""

    perjanjian: PerjanjianKinerja
    isi: Beku
    masa: tuple[date, date]

    @property
    def sebut_masa(self) -> str:
        """`berlaku 15 Januari 2024 sampai dengan 30 September 2024`."""
        mulai, sampai = map(format_tanggal, self.masa)
        return f"berlaku {mulai} sampai dengan {sampai}"


def _digantikan(
    k: KonteksSusun, milik: list[tuple[PerjanjianKinerja, Beku]]
) -> list[PerjanjianDigantikan]:
    """What the Perubahan in force have replaced, as frozen; two queries, none without Perubahan."""
    kini = {p.jabatan_id: p for p, _ in milik if p.ke}
    if not kini:
        return []
    semua = (
        PerjanjianKinerja.objects.lengkap()
        .filter(pd=k.pd, tahun=k.tahun, jabatan__in=kini)
        .select_related("jabatan")
        .prefetch_related("naskah__tanda_tangan")
        .order_by("jabatan__urutan", "jabatan", "ke")
    )
    hasil = []
    urut = list(semua)
    for p, sesudah in pairwise(urut):
        if p.jabatan_id != sesudah.jabatan_id or p.ke >= kini[p.jabatan_id].ke:
            continue
        masa = p.masa(sesudah)
        isi: Beku = next((n.isi for n in p.naskah.all() if n.ke == p.pengajuan), {})
        if masa is not None and "baris" in isi:
            hasil.append(PerjanjianDigantikan(p, isi, masa))
    return hasil


def _yang_kurang(k: KonteksSusun, milik: list[tuple[PerjanjianKinerja, Beku]]) -> str:
    """How many posts have no agreement in force; nothing where all have, or none was prepared."""
    ada = set(
        PerjanjianKinerja.objects.filter(pd=k.pd, tahun=k.tahun).values_list("jabatan", flat=True)
    )
    if not ada:
        return ""
    wajib = ada | {j.pk for j in k.bahan.jabatan if j.eselon}
    kurang = len(wajib) - len(milik)
    if not kurang:
        return ""
    return (
        f"{kurang} dari {len(wajib)} Perjanjian Kinerja belum ada atau belum ditandatangani kedua "
        f"pihak pada 31 Desember {k.tahun}."
    )


def _kepala(
    p: PerjanjianKinerja,
    data: Beku,
    zona: ZoneInfo,
    *,
    disematkan: bool,
    masa: tuple[date, date] | None = None,
) -> list[Blok]:
    """The agreement of the head. `masa`: of one that was replaced within the year."""
    naskah = next(n for n in p.naskah.all() if n.ke == p.pengajuan)
    tanda = sorted(naskah.tanda_tangan.all(), key=lambda t: t.pihak)
    cara = urutkan(list(dict.fromkeys(_cara(t.cara) for t in tanda)))
    berkas = (
        "Berkas yang ditandatangani disematkan utuh pada versi PDF laporan ini, karena "
        "penggabungan halaman membatalkan tanda tangan elektroniknya."
        if disematkan
        else "Naskah yang ditandatangani di atas kertas disimpan oleh perangkat daerah."
    )
    versi = f", perubahan ke-{p.ke}," if p.ke else ", yang semula," if masa else ""
    alasan = f" Alasan perubahannya: {kalimat(p.alasan)}" if p.alasan else ""
    dahulu = (
        f" Perjanjian ini berlaku {format_tanggal(masa[0])} sampai dengan "
        f"{format_tanggal(masa[1])}, lalu digantikan perubahannya."
        if masa
        else ""
    )
    ekor = f"_digantikan_{p.ke}" if masa else ""
    blok: list[Blok] = [
        par(
            f"Perjanjian Kinerja {data['pihak_pertama']['sebutan']} dengan "
            f"{data['pihak_kedua']['sebutan']}{versi} ditandatangani kedua pihak"
            f"{_kapan(p)} dengan {cara}.{alasan}{dahulu} "
            f"Kode verifikasinya {p.kode}; sidik SHA-256 naskahnya {naskah.berkas_id}. {berkas}"
        ),
        tabel_kinerja(data["baris"], f"pk_kepala{ekor}"),
    ]
    if data["anggaran"]["mata"]:
        blok.append(tabel_anggaran(data["anggaran"], f"pk_kepala_anggaran{ekor}"))
    blok.append(
        blok_tanda_tangan(data, {t.pihak: f"Ditandatangani {sebut_hari(t, zona)}" for t in tanda})
    )
    return blok


def _kapan(p: PerjanjianKinerja) -> str:
    """When both had signed, where that is not the date of the agreement."""
    if p.lengkap_pada is None or p.lengkap_pada == p.tanggal:
        return ""
    tanggal = f" (bertanggal {format_tanggal(p.tanggal)})" if p.tanggal else ""
    return f" pada {format_tanggal(p.lengkap_pada)}{tanggal}"


def _cara(cara: str) -> str:
    return {
        CaraTandaTangan.SEGEL: "segel elektronik Tapak (bukan TTE tersertifikasi)",
        CaraTandaTangan.BSRE: "TTE tersertifikasi BSrE",
    }.get(CaraTandaTangan(cara), "tanda tangan di atas kertas")


def _sisipan(p: PerjanjianKinerja, data: Beku) -> tuple[BerkasSisipan, ...]:
    """The file with the last electronic signature; nothing where both signed on paper."""
    naskah = next(n for n in p.naskah.all() if n.ke == p.pengajuan)
    akhir = (
        naskah.tanda_tangan.exclude(cara=CaraTandaTangan.KERTAS)
        .select_related("berkas")
        .order_by("-pihak")
        .first()
    )
    if akhir is None:
        return ()
    return (BerkasSisipan(f"{nama_berkas(data)}.pdf", "application/pdf", bytes(akhir.berkas.isi)),)


def _tabel_semua(milik: list[tuple[PerjanjianKinerja, Beku]], tahun: int) -> Tabel:
    """Every row of every agreement in force, under its post and its code."""
    baris, nomor = _baris_semua(
        (p, data, f", ditandatangani{x}" if (x := _kapan(p)) else "") for p, data in milik
    )
    return Tabel(
        "pk_berlaku",
        f"Perjanjian Kinerja yang Berlaku pada Akhir Tahun {tahun}",
        _KOLOM,
        baris,
        catatan=(
            f"Memuat {hitungan(nomor, 'indikator')} dari {hitungan(len(milik), 'perjanjian')}. "
            "Keaslian setiap perjanjian diperiksa pada halaman verifikasi dengan kodenya.",
        ),
        kosong="Perjanjian yang berlaku tidak memuat indikator.",
    )


def _tabel_digantikan(lama: list[PerjanjianDigantikan], tahun: int) -> Tabel:
    """The same of those that were replaced within the year, with the days they were in force."""
    baris, nomor = _baris_semua((x.perjanjian, x.isi, f", {x.sebut_masa}") for x in lama)
    return Tabel(
        "pk_digantikan",
        f"Perjanjian Kinerja yang Digantikan dalam Tahun {tahun}",
        _KOLOM,
        baris,
        catatan=(
            f"Memuat {hitungan(nomor, 'indikator')} dari {hitungan(len(lama), 'perjanjian')} "
            "sebagaimana ditandatangani sebelum perubahannya.",
        ),
        kosong="Perjanjian yang digantikan tidak memuat indikator.",
    )


_KOLOM = (
    Kolom("No.", "tengah", 4, kunci=NOMOR),
    Kolom("Sasaran", lebar=27, kunci="sasaran"),
    Kolom("Indikator Kinerja", lebar=31, kunci="indikator"),
    Kolom("Satuan", "tengah", 10, kunci="satuan"),
    Kolom("Target", "kanan", 12, kunci="target"),
    Kolom("Anggaran (Rp)", "kanan", 16, kunci="pagu"),
)


def _baris_semua(
    milik: Iterable[tuple[PerjanjianKinerja, Beku, str]],
) -> tuple[tuple[Baris, ...], int]:
    """The rows with how many indicators they are; the text goes behind post and code."""
    baris: list[Baris] = []
    nomor = 0
    for p, data, kapan in milik:
        if not data["baris"]:
            continue
        kepala = f"{data['pihak_pertama']['sebutan']} (kode {p.kode}){kapan}"
        baris.append(Baris((Sel(kepala, rentang=6, rata="kiri"),), "kelompok"))
        lalu = None
        for b in data["baris"]:
            nomor += 1
            baris.append(
                Baris(
                    (
                        Sel(str(nomor)),
                        Sel(b["sasaran"], lanjutan=b["sasaran"] == lalu),
                        Sel(b["nama"]),
                        Sel(b["satuan"]),
                        Sel(tanpa_satuan(b["target"], b["satuan"])),
                        _uang(b.get("anggaran")),
                    )
                )
            )
            lalu = b["sasaran"]
    return tuple(baris), nomor


def _uang(nilai: int | None) -> Sel:
    return Sel(KOSONG) if nilai is None else Sel(format_angka(nilai), nilai, "angka")
