"""Appendix: the agreements in force at the end of the year, from their frozen data.

The signed file is embedded in the PDF rather than merged: merging would void its signatures.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from kinerja.angka import KOSONG, format_angka
from kinerja.jenis import CaraTandaTangan
from kinerja.models import PerjanjianKinerja
from kinerja.periode import format_tanggal
from laporan.dokumen.kalimat import hitungan
from laporan.dokumen.unsur import NOMOR, Baris, BerkasSisipan, Blok, Kolom, Lampiran, Sel, Tabel
from laporan.lkjip.susun.dasar import KonteksSusun, par
from laporan.perjanjian.naskah import (
    blok_tanda_tangan,
    nama_berkas,
    tabel_anggaran,
    tabel_kinerja,
)

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


def _kepala(p: PerjanjianKinerja, data: Beku, zona: ZoneInfo, *, disematkan: bool) -> list[Blok]:
    naskah = next(n for n in p.naskah.all() if n.ke == p.pengajuan)
    tanda = sorted(naskah.tanda_tangan.all(), key=lambda t: t.pihak)
    cara = " dan ".join(dict.fromkeys(_cara(t.cara) for t in tanda))
    berkas = (
        "Berkas yang ditandatangani disematkan utuh pada versi PDF laporan ini, karena "
        "penggabungan halaman membatalkan tanda tangan elektroniknya."
        if disematkan
        else "Naskah yang ditandatangani di atas kertas disimpan oleh perangkat daerah."
    )
    versi = f", perubahan ke-{p.ke}," if p.ke else ""
    blok: list[Blok] = [
        par(
            f"Perjanjian Kinerja {data['pihak_pertama']['sebutan']} dengan "
            f"{data['pihak_kedua']['sebutan']}{versi} ditandatangani kedua pihak"
            f"{_kapan(p)} dengan {cara}. "
            f"Kode verifikasinya {p.kode}; sidik SHA-256 naskahnya {naskah.berkas_id}. {berkas}"
        ),
        tabel_kinerja(data["baris"], "pk_kepala"),
    ]
    if data["anggaran"]["mata"]:
        blok.append(tabel_anggaran(data["anggaran"], "pk_kepala_anggaran"))
    blok.append(
        blok_tanda_tangan(
            data, {t.pihak: f"Ditandatangani {format_tanggal(t.hari(zona))}" for t in tanda}
        )
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
    baris: list[Baris] = []
    nomor = 0
    for p, data in milik:
        if not data["baris"]:
            continue
        kapan = f", ditandatangani{x}" if (x := _kapan(p)) else ""
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
                        Sel(b["target"]),
                        _uang(b.get("anggaran")),
                    )
                )
            )
            lalu = b["sasaran"]
    return Tabel(
        "pk_berlaku",
        f"Perjanjian Kinerja yang Berlaku pada Akhir Tahun {tahun}",
        (
            Kolom("No.", "tengah", 4, kunci=NOMOR),
            Kolom("Sasaran", lebar=27, kunci="sasaran"),
            Kolom("Indikator Kinerja", lebar=31, kunci="indikator"),
            Kolom("Satuan", "tengah", 10, kunci="satuan"),
            Kolom("Target", "kanan", 12, kunci="target"),
            Kolom("Anggaran (Rp)", "kanan", 16, kunci="pagu"),
        ),
        tuple(baris),
        catatan=(
            f"Memuat {hitungan(nomor, 'indikator')} dari {hitungan(len(milik), 'perjanjian')}. "
            "Keaslian setiap perjanjian diperiksa pada halaman verifikasi dengan kodenya.",
        ),
        kosong="Perjanjian yang berlaku tidak memuat indikator.",
    )


def _uang(nilai: int | None) -> Sel:
    return Sel(KOSONG) if nilai is None else Sel(format_angka(nilai), nilai, "angka")
