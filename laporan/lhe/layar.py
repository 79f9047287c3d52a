"""Tindak Lanjut LHE: the score, the recommendations, the files.

`lhe`: list; `lhe_matriks`: as a workbook; `lhe_lampiran` pk: a file, always for saving. One
recommendation is laporan/lhe/layar_rinci.py.
"""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from kinerja.bukti.jenis import MENURUT_TIPE
from kinerja.bukti.nama import nama_unduhan
from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah
from laporan.lhe.matriks import susun_matriks
from laporan.lhe.tabel_rekomendasi import TabelRekomendasi
from laporan.lhe.tampilan import (
    IZIN,
    SaringLHE,
    daftar,
    tren,
    uraian,
)
from laporan.models import EvaluasiAKIP, LampiranLHE, RekomendasiLHE, StatusRekomendasi
from laporan.rangka.berkas import kirim as kirim_berkas
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import (
    hari_ini,
    layar,
    pastikan_semua_unit,
    pd_kerja,
)
from laporan.tugas.berkas import tulis as tulis_berkas


@layar(IZIN, buka=pd_kerja, segar=True)
def lhe(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The evaluation of the year and what was done about it."""
    tahun = konteks_kerja(request).tahun
    evaluasi = EvaluasiAKIP.objects.filter(pd=pd, tahun=tahun).prefetch_related("komponen").first()
    baris = daftar(request.user, evaluasi, hari_ini(pd))
    saring = SaringLHE(request.GET, baris)
    tampil = saring.saring(baris)
    hitung = {s: sum(1 for b in baris if b.r.status == s) for s in StatusRekomendasi.values}
    data = {
        "tahun": tahun,
        "evaluasi": evaluasi,
        "uraian": uraian(evaluasi) if evaluasi else None,
        "tren": tren(pd, tahun),
        "baris": tampil,
        "tabel": TabelRekomendasi(tampil, request),
        "banyak": len(baris),
        "hitung": hitung,
        "lewat": sum(1 for b in baris if b.lewat),
        "saring": saring,
        "tersaring": any(request.GET.get(k) for k in ("status", "jabatan")),
        "boleh_kelola": request.user.has_perm("laporan.change_evaluasiakip"),
        "semua_unit": request.user.lihat_semua_unit,
    }
    return render(request, "laporan/lhe/lhe.html", data)


@layar(IZIN, buka=pd_kerja)
def lhe_matriks(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The matrix of the follow-up as a workbook, for the agency and for the evaluator."""
    pastikan_semua_unit(request)
    dokumen = susun_matriks(pd, konteks_kerja(request).tahun, hari_ini(pd))
    return kirim_berkas(tulis_berkas(dokumen, "xlsx"))


@layar(IZIN)
def lhe_lampiran(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """The file of an attachment, for saving: no page of ours ever shows its content."""
    terlihat = RekomendasiLHE.objects.untuk(request.user)
    satu = (
        LampiranLHE.objects.filter(pk=pk, rekomendasi__in=terlihat).select_related("berkas").first()
    )
    jenis = MENURUT_TIPE.get(satu.berkas.tipe) if satu and satu.berkas else None
    if satu is None or satu.berkas is None or jenis is None:
        raise Http404("Lampiran tidak ditemukan.")
    respons = HttpResponse(bytes(satu.berkas.isi), content_type=jenis.tipe)
    nama = nama_unduhan(satu.judul, jenis.akhiran)
    respons["Content-Disposition"] = content_disposition_header(True, nama) or "attachment"
    respons["X-Content-Type-Options"] = "nosniff"
    respons["Content-Security-Policy"] = "sandbox; default-src 'none'"
    respons["Cross-Origin-Resource-Policy"] = "same-origin"
    respons["Cache-Control"] = "private, no-store"
    return respons
