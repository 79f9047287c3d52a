"""The report's tables, one page each."""

import re
from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django_tables2 import RequestConfig

from kinerja.http import AuthenticatedHttpRequest
from laporan.bahan.alamat_asal import dasar_asal_bagi
from laporan.bahan.bahan import Bahan
from laporan.bahan.lingkup import dibatasi
from laporan.cetak import xlsx
from laporan.dokumen.latihan import tandai_latihan
from laporan.dokumen.unsur import Bab, Dokumen, Tabel
from laporan.lkjip.tabel import TABEL
from laporan.rangka.berkas import kirim
from laporan.rangka.layar import bahan_baca, konteks_dasar, layar
from laporan.rangka.saring import formulir
from laporan.terbit.nomor import nomor_tabel
from laporan.terbit.tabel_layar import KEGUNAAN, kolom_sasaran, pilihan_sasaran, tampilkan


def _tabel(bahan: Bahan, kunci: str) -> list[Tabel]:
    if kunci not in TABEL:
        raise Http404("Tabel tidak dikenal.")
    return TABEL[kunci](bahan)


@layar("laporan.lihat_tabel", buka=bahan_baca)
def tabel_daftar(request: AuthenticatedHttpRequest, bahan: Bahan) -> HttpResponse:
    """Every table with its number, title, purpose and number of rows."""
    nomor = nomor_tabel(bahan)
    daftar = []
    for kunci, susun in TABEL.items():
        isi = susun(bahan)
        label = [nomor[t.kunci] for t in isi if t.kunci in nomor]
        daftar.append(
            {
                "kunci": kunci,
                "nomor": _sebut_nomor(label),
                "judul": _judul(kunci, isi),
                "kegunaan": KEGUNAAN.get(kunci, ""),
                "banyak": sum(1 for t in isi for b in t.baris if b.jenis != "jumlah"),
            }
        )
    return render(
        request,
        "laporan/terbit/tabel_daftar.html",
        {**konteks_dasar(request, bahan), "daftar": daftar, "kosong": not bahan.baris},
    )


def _sebut_nomor(label: list[str]) -> str:
    if len(label) > 1:
        return f"{label[0]}–{label[-1]}"
    return label[0] if label else ""


def _judul(kunci: str, isi: list[Tabel]) -> str:
    if kunci == "capaian_sasaran":
        return "Realisasi Indikator menurut Sasaran Strategis"
    return isi[0].judul if isi else KEGUNAAN.get(kunci, kunci)


@layar("laporan.lihat_tabel", buka=bahan_baca)
def tabel(request: AuthenticatedHttpRequest, bahan: Bahan, kunci: str) -> HttpResponse:
    """One table, filtered and sorted as asked; totals stay those of the whole table."""
    semua = _tabel(bahan, kunci)
    nomor = nomor_tabel(bahan)
    teks = request.GET.get("q", "").strip()[:100]
    sasaran = request.GET.get("sasaran", "")
    pilihan = pilihan_sasaran(semua)
    if sasaran not in pilihan:
        sasaran = ""
    bagian = request.GET.get("bagian", "")
    ditampilkan = [t for t in semua if t.kunci == bagian] or semua
    asal = dasar_asal_bagi(request.user, bahan.pd)
    daftar = []
    for urutan, t in enumerate(ditampilkan):
        label = f"Tabel {nomor[t.kunci]}" if t.kunci in nomor else ""
        satu = tampilkan(
            t, label, teks=teks, sasaran=sasaran, awalan=f"t{urutan}-" if urutan else "", asal=asal
        )
        RequestConfig(request, paginate=False).configure(satu.isi)
        daftar.append(satu)
    butir = []
    if len(semua) > 1:
        butir.append(
            ("bagian", "Sasaran strategis", [("", "Semua"), *((t.kunci, t.judul) for t in semua)])
        )
    if len(pilihan) > 1 and any(kolom_sasaran(t) is not None for t in semua):
        butir.append(("sasaran", "Sasaran", [("", "Semua sasaran"), *((s, s) for s in pilihan)]))
    tampil = sum(x.tampil for x in daftar)
    jumlah = sum(1 for t in semua for b in t.baris if b.jenis != "jumlah")
    disaring = bool(teks or sasaran or len(ditampilkan) < len(semua))
    return render(
        request,
        "laporan/terbit/tabel.html",
        {
            **konteks_dasar(request, bahan),
            "kunci": kunci,
            "judul": _judul(kunci, semua),
            "label": daftar[0].label if len(semua) == 1 else "",
            "kegunaan": KEGUNAAN.get(kunci, ""),
            "daftar": daftar,
            "tunggal": len(semua) == 1,
            "formulir": formulir(request.GET, cari="Kata kunci", pilihan=butir),
            "bersihkan": request.path if disaring else "",
            "kalimat_jumlah": f"Menampilkan {tampil} dari {jumlah} baris"
            if disaring
            else f"{jumlah} baris",
            "kosong": all(not t.baris for t in semua),
        },
    )


@layar("laporan.lihat_tabel", buka=bahan_baca)
def tabel_unduh(request: AuthenticatedHttpRequest, bahan: Bahan, kunci: str) -> HttpResponse:
    """The table as a workbook: all its rows, with its number."""
    semua = _tabel(bahan, kunci)
    nomor = nomor_tabel(bahan)
    dokumen = Dokumen(
        judul=_judul(kunci, semua),
        subjudul="",
        pd=_sebut_pd(request, bahan),
        pemda=bahan.pd.pemda,
        tahun=bahan.tahun,
        tempat_tanggal="",
        bab=(Bab("Tabel", tuple(_bernomor(t, nomor) for t in semua)),),
        nama_berkas=_nama_berkas(kunci, bahan),
    )
    return kirim(xlsx.ekspor(tandai_latihan(dokumen, bahan.latihan)))


def _sebut_pd(request: AuthenticatedHttpRequest, bahan: Bahan) -> str:
    """The agency, and the unit where the file holds only that unit's rows."""
    if not dibatasi(bahan):
        return bahan.pd.nama
    return f"{bahan.pd.nama}, hanya {request.user.unit or 'unit sendiri'}"


def _bernomor(t: Tabel, nomor: dict[str, str]) -> Tabel:
    """Keep the number of the whole report: alone in its workbook it would be number 1."""
    judul = f"Tabel {nomor[t.kunci]} {t.judul}" if t.kunci in nomor else t.judul
    return replace(t, judul=judul, bernomor=False)


def _nama_berkas(kunci: str, bahan: Bahan) -> str:
    return re.sub(r"[^A-Za-z0-9-]+", "-", f"{kunci}-{bahan.pd.kode}-{bahan.tahun}").strip("-")
