"""Periksa LKjIP: a report made anywhere is uploaded, checked by a job, and its findings are read.

| name | method | answer |
| --- | --- | --- |
| `periksa_lkjip` | GET | the form, and the checks of the agency that are still kept |
| | POST `berkas` | to the page of the check |
| `periksa_lkjip_hasil` pk | GET `tingkat`, `urut` | progress, then the findings |
| `periksa_lkjip_unduh` pk, bentuk | GET | the list as `xlsx` or `json`; `bertanda`: the document \
with comments; `data`: the workbook for Persiapan |
"""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah
from laporan.cetak.dasar import Berkas
from laporan.cetak.docx import MIME_DOCX
from laporan.cetak.xlsx import MIME_XLSX
from laporan.models import StatusTugas, Tugas
from laporan.periksa_lkjip.baca.batas import BITA, HALAMAN, NaskahDitolakError
from laporan.periksa_lkjip.baca.bentuk import BENTUK, kenali
from laporan.periksa_lkjip.keluaran import (
    baca_json,
    isi_bertanda,
    isi_data,
    isi_json,
    tulis_xlsx,
)
from laporan.periksa_lkjip.temuan import TingkatTemuan
from laporan.periksa_lkjip.tugas import PANJANG_NAMA, PERIKSA_LKJIP, titipkan
from laporan.rangka.badan import MB, badan_maks
from laporan.rangka.berkas import kirim
from laporan.rangka.konteks import konteks_kerja, pakai
from laporan.rangka.layar import FORMULIR, layar, pastikan_semua_unit, pd_kerja
from laporan.tugas import PermintaanDitolakError, minta
from laporan.tugas.bahan import IZIN_UNDUH
from laporan.tugas.daftar import tugas_terlihat
from laporan.tugas.mulai import pastikan_pekerja

DITAMPILKAN = 400
"""Findings on one page; the lists hold all."""
_SUDAH = 12
_SEBUTAN = {"docx": "Word", "xlsx": "Excel", "pdf": "PDF"}
_TIPE = {"docx": MIME_DOCX, "xlsx": MIME_XLSX, "pdf": "application/pdf"}


@badan_maks(lambda: BITA)
@layar(IZIN_UNDUH, buka=pd_kerja, metode=FORMULIR)
def periksa_lkjip(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """Upload a report to be checked."""
    pastikan_semua_unit(request)
    tolak = ""
    if request.method == "POST":
        try:
            return redirect("periksa_lkjip_hasil", _minta(request, pd).pk)
        except (NaskahDitolakError, PermintaanDitolakError) as ditolak:
            tolak = ditolak.pesan
    sudah = tugas_terlihat(request.user, pd).filter(jenis=PERIKSA_LKJIP.jenis)
    konteks = {
        "tolak": tolak,
        "sudah": sudah.exclude(status=StatusTugas.DIHAPUS).select_related("oleh")[:_SUDAH],
        "maks_mb": BITA // MB,
        "maks_halaman": HALAMAN,
        "hari": settings.TAPAK_PERIKSA_SIMPAN_HARI,
        "bentuk": ",".join(f".{b}" for b in BENTUK),
    }
    status = 422 if tolak else 200
    return render(request, "laporan/periksa_lkjip/periksa_lkjip.html", konteks, status=status)


def _minta(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> Tugas:
    berkas = request.FILES.get("berkas")
    if not isinstance(berkas, UploadedFile):
        raise NaskahDitolakError("Pilih laporan yang akan diperiksa.")
    isi = berkas.read(BITA + 1)
    kenali(isi, berkas.name or "")
    nama = PurePath((berkas.name or "laporan").replace("\\", "/")).name[-PANJANG_NAMA:]
    tahun = konteks_kerja(request).tahun
    return minta(
        pekerjaan=PERIKSA_LKJIP,
        pd=pd,
        tahun=tahun,
        argumen={"letak": titipkan(isi, nama, pd, tahun), "nama": nama},
        oleh=request.user,
        pada=timezone.now(),
    )


def _tugas(request: AuthenticatedHttpRequest, pk: int) -> Tugas:
    semua = tugas_terlihat(request.user).filter(jenis=PERIKSA_LKJIP.jenis)
    tugas = get_object_or_404(semua.select_related("pd", "oleh"), pk=pk)
    pakai(request, pd=tugas.pd)
    return tugas


@layar(IZIN_UNDUH, segar=True)
def periksa_lkjip_hasil(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """How far it is, then what was found."""
    tugas = _tugas(request, pk)
    if not tugas.dapat_diunduh:
        if tugas.aktif:
            pastikan_pekerja()
        konteks = {"tugas": tugas, "hari": settings.TAPAK_PERIKSA_SIMPAN_HARI}
        return render(request, "laporan/periksa_lkjip/kemajuan.html", konteks)
    hasil = _hasil(tugas)
    if hasil is None:
        messages.error(request, "Hasil pemeriksaan ini sudah dihapus. Unggah laporannya lagi.")
        return redirect("periksa_lkjip")
    konteks = _konteks(hasil, request.GET) | {"tugas": tugas, "hasil": hasil}
    return render(request, "laporan/periksa_lkjip/hasil.html", konteks)


def _hasil(tugas: Tugas) -> dict[str, Any] | None:
    try:
        with default_storage.open(tugas.berkas) as berkas:
            return baca_json(isi_json(berkas))
    except FileNotFoundError:
        return None


def _konteks(hasil: Mapping[str, Any], pilih: Mapping[str, Any]) -> dict[str, Any]:
    """The findings as chosen: one weight or all, by weight or by place."""
    semua = hasil["temuan"]
    tingkat = pilih.get("tingkat", "")
    tingkat = tingkat if tingkat in TingkatTemuan.values else ""
    temuan = [t for t in semua if not tingkat or t["tingkat"] == tingkat]
    urut = "tempat" if pilih.get("urut") == "tempat" else "berat"
    if urut == "tempat":
        temuan.sort(key=lambda t: t["tempat"]["urutan"])
    hitung = [
        {"nilai": t.value, "label": t.label, "banyak": sum(x["tingkat"] == t.value for x in semua)}
        for t in TingkatTemuan
    ]
    return {
        "temuan": temuan[:DITAMPILKAN],
        "tersisa": max(0, len(temuan) - DITAMPILKAN),
        "hitung": hitung,
        "tingkat": tingkat,
        "urut": urut,
        "label": {t.value: t.label for t in TingkatTemuan},
        "bertanda": _SEBUTAN.get(hasil.get("bertanda", ""), ""),
        "dikenali": [t for t in hasil["tabel"] if t["jenis"]],
    }


@layar(IZIN_UNDUH)
def periksa_lkjip_unduh(
    request: AuthenticatedHttpRequest, pk: int, bentuk: str
) -> HttpResponseBase:
    """The list as a file, or the document with comments."""
    hasil = _hasil(tugas) if (tugas := _tugas(request, pk)).dapat_diunduh else None
    if hasil is None or bentuk not in {"xlsx", "json", "bertanda", "data"}:
        raise Http404("Hasil pemeriksaan tidak ada.")
    pangkal = PurePath(hasil["nama"]).stem
    if bentuk == "xlsx":
        return kirim(Berkas(f"periksa-{pangkal}.xlsx", MIME_XLSX, tulis_xlsx(hasil["temuan"])))
    with default_storage.open(tugas.berkas) as berkas:
        if bentuk == "json":
            return kirim(Berkas(f"periksa-{pangkal}.json", "application/json", isi_json(berkas)))
        isi = isi_data(berkas) if bentuk == "data" else isi_bertanda(berkas)
    if isi is None:
        raise Http404("Berkas ini tidak ada.")
    if bentuk == "data":
        return kirim(Berkas(f"data-{pangkal}.xlsx", MIME_XLSX, isi))
    return kirim(Berkas(f"{pangkal}-bertanda.{hasil['bertanda']}", _TIPE[hasil["bertanda"]], isi))
