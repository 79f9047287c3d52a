"""The reviu of the Inspektorat: the checklist, notes and their follow-up, sign-off.

`reviu_inspektorat`: POST `langkah` = mulai | jawab | catatan | tindak_lanjut | tuntas | buka |
selesai | kertas. `reviu_pindaian` pk: the scan of a statement on paper, for saving.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from kinerja.bukti.jenis import MENURUT_TIPE
from kinerja.http import AuthenticatedHttpRequest
from kinerja.isian.pintu import hari_lokal
from kinerja.models import PerangkatDaerah
from kinerja.penglihat import dalam_jangkauan
from kinerja.penolakan import Penolakan
from laporan.bahan.bahan import Bahan
from laporan.cetak.dasar import Berkas
from laporan.models import HasilReviu, Jawaban, ReviuInspektorat
from laporan.models.butir_reviu import BUTIR
from laporan.rangka.badan import MB, badan_maks
from laporan.rangka.berkas import kirim as kirim_berkas
from laporan.rangka.hari import hari_diketik
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import FORMULIR, bulat, layar, pastikan_semua_unit, pd_kerja
from laporan.rangka.penolakan import status_penolakan
from laporan.reviu.diketahui import catatan_diketahui
from laporan.reviu.inspektorat import (
    LembarReviu,
    jawab,
    mulai_reviu,
    nilai_tindak_lanjut,
    reviu_terbaru,
    selesaikan_reviu,
    sidik_reviu,
    tindak_lanjuti,
    tulis_catatan,
)
from laporan.reviu.kertas import catat_reviu_kertas
from laporan.reviu.papan import HALANGAN, PapanReviu


@badan_maks(lambda: settings.TAPAK_BUKTI_MAKS_MB * MB)
@layar("laporan.lihat_reviu", buka=pd_kerja, metode=FORMULIR)
def reviu_inspektorat(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The checklist as it stands, and the steps on it."""
    pastikan_semua_unit(request)
    tahun = konteks_kerja(request).tahun
    if request.method != "POST":
        return _halaman(request, pd, tahun)
    try:
        kabar, jangkar = _langkah(request, pd, tahun)
    except Penolakan as galat:
        return _halaman(request, pd, tahun, galat=galat.pesan, status=status_penolakan(galat))
    messages.success(request, kabar)
    return redirect(f"{reverse('reviu_inspektorat')}{jangkar}")


def _langkah(request: AuthenticatedHttpRequest, pd: PerangkatDaerah, tahun: int) -> tuple[str, str]:
    kirim = request.POST
    umum: dict[str, Any] = {
        "pd": pd,
        "tahun": tahun,
        "oleh": request.user,
        "pada": timezone.now(),
    }
    pk, dilihat = bulat(kirim.get("catatan_pk")) or 0, kirim.get("dilihat", "")
    match kirim.get("langkah"):
        case "mulai":
            mulai_reviu(**umum)
            return "Reviu dimulai. Usulan jawaban berasal dari data; Anda yang memutuskan.", ""
        case "jawab":
            n = _jawab(kirim, umum)
            return (f"{n} jawaban disimpan." if n else "Tidak ada jawaban yang berubah."), ""
        case "catatan":
            tulis_catatan(**umum, uraian=kirim.get("uraian", ""), butir=kirim.get("butir", ""))
            return "Catatan reviu ditambahkan.", "#catatan"
        case "tindak_lanjut":
            tindak_lanjuti(**umum, pk=pk, teks=kirim.get("teks", ""), dilihat=dilihat)
            return "Tindak lanjut disimpan.", "#catatan"
        case "tuntas" | "buka" as langkah:
            tuntas = langkah == "tuntas"
            alasan = kirim.get("alasan", "")
            nilai_tindak_lanjut(**umum, pk=pk, tuntas=tuntas, alasan=alasan, dilihat=dilihat)
            if tuntas:
                return "Catatan dinyatakan tuntas.", "#catatan"
            return "Catatan dibuka lagi untuk ditindaklanjuti.", "#catatan"
        case "selesai":
            catatan = _catatan_selesai(kirim, umum)
            selesaikan_reviu(**umum, **_pernyataan(kirim), catatan=catatan, dilihat=dilihat)
            return "Reviu selesai. Pernyataan telah direviu menjadi bagian laporan.", ""
        case "kertas":
            catat_reviu_kertas(
                **umum,
                **_pernyataan(kirim),
                berkas=request.FILES.get("pindaian"),
                nomor=kirim.get("nomor", ""),
            )
            return "Pernyataan dari dokumen kertas dicatat dan menjadi bagian laporan.", ""
    raise Http404("Langkah tidak dikenal.")


def _papan(umum: Mapping[str, Any]) -> PapanReviu:
    return PapanReviu(Bahan(umum["pd"], umum["tahun"]), umum["oleh"], umum["pada"])


def _jawab(kirim: QueryDict, umum: Mapping[str, Any]) -> int:
    """Store the answers of the checklist, open ones as proposed where that was asked for."""
    jawaban = {
        b.kode: (kirim.get(f"jawab:{b.kode}", ""), kirim.get(f"catatan:{b.kode}", ""))
        for b in BUTIR
    }
    if kirim.get("pakai_usulan"):
        papan = _papan(umum)
        usulan = LembarReviu(papan, reviu_terbaru(papan.laporan)).usulan_terbuka
        jawaban |= {kode: isi for kode, isi in usulan.items() if not jawaban[kode][0]}
    tampil = {
        b.kode: (kirim.get(f"lama-jawab:{b.kode}", ""), kirim.get(f"lama:{b.kode}", ""))
        for b in BUTIR
    }
    return jawab(**umum, jawaban=jawaban, dilihat=tampil)


def _catatan_selesai(kirim: QueryDict, umum: Mapping[str, Any]) -> str:
    """What is known and finished all the same; asked of the checklist that was seen only."""
    papan = _papan(umum)
    if kirim.get("dilihat", "") != sidik_reviu(reviu_terbaru(papan.laporan)):
        return ""
    return catatan_diketahui(
        len(papan.halangan_lain), kirim.get("diketahui", ""), "", kata=HALANGAN
    )


def _pernyataan(kirim: QueryDict) -> dict[str, Any]:
    """The statement as it was typed, of a review here or on paper."""
    return {
        "hasil": kirim.get("hasil", ""),
        "pengecualian": kirim.get("pengecualian", ""),
        "tempat": kirim.get("tempat", ""),
        "tanggal": _tanggal(kirim.get("tanggal", "")),
        "sebutan": kirim.get("sebutan", ""),
    }


@layar("laporan.lihat_reviu")
def reviu_pindaian(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """The scan, for saving: no page of ours ever shows its content."""
    pastikan_semua_unit(request)
    semua = ReviuInspektorat.objects.select_related("pindaian", "laporan")
    milik = dalam_jangkauan(semua, request.user, "laporan__pd")
    reviu = get_object_or_404(milik, pk=pk, pindaian__isnull=False)
    assert reviu.pindaian is not None
    akhiran = MENURUT_TIPE[reviu.pindaian.tipe].akhiran
    nama = f"pernyataan-reviu-{reviu.laporan.tahun}-{reviu.ke}.{akhiran}"
    return kirim_berkas(Berkas(nama, reviu.pindaian.tipe, bytes(reviu.pindaian.isi)))


def _tanggal(teks: str) -> date | None:
    return hari_diketik(teks, "Tanggal ditulis lengkap, misalnya 2025-02-28.")


def _halaman(
    request: AuthenticatedHttpRequest,
    pd: PerangkatDaerah,
    tahun: int,
    *,
    galat: str = "",
    status: int = 200,
) -> HttpResponse:
    papan = PapanReviu(Bahan(pd, tahun), request.user, timezone.now())
    lembar = LembarReviu(papan, reviu_terbaru(papan.laporan))
    ketikan = request.POST if galat else {}
    data = {
        "papan": papan,
        "lembar": lembar,
        "tahun": tahun,
        "galat": galat,
        "ketikan": ketikan,
        "langkah_galat": ketikan.get("langkah", ""),
        "kelompok": [
            (n, nama, [(b, *_isian(b, ketikan)) for b in semua])
            for n, nama, semua in lembar.kelompok
        ],
        "pilihan": Jawaban.choices,
        "hasil": HasilReviu.choices,
        "pernyataan": [(b.kode, f"{b.kode} {b.pernyataan}") for b in BUTIR],
        "hari_ini": hari_lokal(pd, timezone.now()).isoformat(),
        "tempat": pd.tempat,
        "kertas": lembar.dapat_dicatat,
        "sidik": sidik_reviu(lembar.reviu),
    }
    return render(request, "laporan/reviu/inspektorat.html", data, status=status)


def _isian(b: Any, ketikan: Any) -> tuple[str, str]:
    """What the two fields of a statement show: what was typed, else what is stored."""
    kode = b.butir.kode
    simpan = (b.jawaban.jawaban, b.jawaban.catatan) if b.jawaban else ("", "")
    return (
        ketikan.get(f"jawab:{kode}", simpan[0]),
        ketikan.get(f"catatan:{kode}", simpan[1]),
    )
