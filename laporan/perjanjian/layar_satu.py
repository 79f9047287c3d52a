"""One agreement: as it reads, what stands in its way, its versions, history and files.

| name | method | answer |
| --- | --- | --- |
| `perjanjian_satu` pk | GET | the page |
| | POST `langkah` = ajukan, `versi`; kembalikan, `catatan`, `versi`; siapkan_ulang | the page |
| | POST `langkah` = buang, `alasan`, `versi` | the version before; of a murni the list |
| `perjanjian_beda` pk ?dengan | GET | two versions side by side |
| `perjanjian_berkas` pk sidik | GET | the exact bytes of a naskah, a signed file or a scan |
| `perjanjian_unduh` pk format | GET | the text in an editable format |
"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header

from kinerja.bukti.jenis import MENURUT_TIPE
from kinerja.http import AuthenticatedHttpRequest
from kinerja.jenis import CaraTandaTangan
from kinerja.models import BerkasTetap, JejakAudit, PerjanjianKinerja
from kinerja.penolakan import Penolakan
from laporan.cetak.registry import EXPORTERS
from laporan.isian.layar_bukti import DILIHAT
from laporan.isian.riwayat import butir
from laporan.perjanjian.aksi import ajukan, kembalikan
from laporan.perjanjian.banding_target import RingkasBanding
from laporan.perjanjian.beda import beda_renstra, beda_versi
from laporan.perjanjian.buang import buang_rancangan
from laporan.perjanjian.cetak import ekspor_naskah
from laporan.perjanjian.daftar import temuan_milik
from laporan.perjanjian.data import data_perjanjian
from laporan.perjanjian.layar_dasar import langkah_boleh, perjanjian_dibuka
from laporan.perjanjian.naskah import nama_berkas, pernyataan
from laporan.perjanjian.periksa import periksa_perjanjian
from laporan.perjanjian.siapkan import siapkan
from laporan.perjanjian.versi import berkas_naskah, daftar_versi, langkah_tampil
from laporan.perjanjian.wewenang import LIHAT_PK
from laporan.rangka.berkas import kirim
from laporan.rangka.layar import FORMULIR, bulat, layar, versi_dilihat
from laporan.rangka.penolakan import status_penolakan
from laporan.segel.alamat import alamat_verifikasi
from laporan.segel.isian import isian_kembali

NAMA_BENTUK = {"docx": "Word", "xlsx": "Excel"}
_JEJAK_MAKS = 100
_AKHIRAN = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}


@layar(LIHAT_PK, buka=perjanjian_dibuka, metode=FORMULIR)
def perjanjian_satu(request: AuthenticatedHttpRequest, p: PerjanjianKinerja) -> HttpResponse:
    """The page."""
    if request.method == "POST":
        return _terima(request, p)
    return halaman(request, p)


def halaman(
    request: AuthenticatedHttpRequest,
    p: PerjanjianKinerja,
    *,
    galat: str = "",
    galat_catatan: str = "",
    galat_buang: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page, with why a step was refused."""
    boleh = langkah_boleh(request, p)
    versi = daftar_versi(p, request.user)
    lama = next((v.perjanjian for v in reversed(versi) if v.perjanjian.ke < p.ke), None)
    data = data_perjanjian(p)
    temuan = (
        temuan_milik(periksa_perjanjian(p.pd, p.tahun), p) if p.terbuka and boleh["sunting"] else []
    )
    jejak = JejakAudit.objects.tentang(p).select_related("oleh__jabatan")[:_JEJAK_MAKS]
    berkas = berkas_naskah(p)
    return render(
        request,
        "laporan/perjanjian/satu.html",
        {
            "p": p,
            "d": data,
            "n": pernyataan(data),
            "boleh": boleh,
            "pihak": next((n for n in (1, 2) if boleh[f"tandatangani_{_PIHAK[n]}"]), None),
            "kertas": next((n for n in (1, 2) if boleh[f"catat_kertas_{_PIHAK[n]}"]), None),
            "temuan": temuan,
            "menghalangi": sum(1 for t in temuan if t.menghalangi),
            "versi": versi,
            "lama": lama,
            "beda": beda_versi(lama, p) if lama else [],
            "beda_renstra": RingkasBanding(beda_renstra(p)),
            "langkah": langkah_tampil(p, berkas),
            "url_sunting": reverse("perjanjian_isi", args=[p.pk]),
            "riwayat": [butir(j) for j in jejak],
            "berkas": berkas,
            "naskah": next((b for b in berkas if b.terpakai), None),
            "verifikasi": alamat_verifikasi(p.kode),
            "bentuk": [(k, n) for k, n in NAMA_BENTUK.items() if k in EXPORTERS],
            "galat": galat,
            "galat_catatan": galat_catatan,
            "galat_buang": galat_buang,
            "catatan": request.POST.get("catatan", ""),
        },
        status=status,
    )


_PIHAK = {1: "pertama", 2: "kedua"}


def _terima(request: AuthenticatedHttpRequest, p: PerjanjianKinerja) -> HttpResponse:
    pada, versi = timezone.now(), versi_dilihat(request)
    langkah = request.POST.get("langkah", "")
    try:
        match langkah:
            case "ajukan":
                ajukan(
                    perjanjian=p,
                    oleh=request.user,
                    pada=pada,
                    versi=versi,
                )
                kabar = f"{p} diajukan. Naskahnya kini tetap dan menunggu pihak pertama."
            case "kembalikan":
                isian = isian_kembali(request)
                if isian.ditolak:
                    return halaman(request, p, galat_catatan=isian.galat_catatan, status=422)
                kembalikan(
                    perjanjian=p,
                    catatan=isian.catatan,
                    oleh=request.user,
                    pada=pada,
                    versi=versi,
                )
                kabar = f"{p} dikembalikan dengan catatan."
            case "buang":
                alasan = request.POST.get("alasan", "")[:2000]
                if not alasan.strip():
                    pesan = "Tulis mengapa rancangan ini dibuang."
                    return halaman(request, p, galat_buang=pesan, status=422)
                sebutan = str(p)
                lama = buang_rancangan(
                    perjanjian=p, alasan=alasan, oleh=request.user, pada=pada, versi=versi
                )
                messages.success(request, f"Rancangan {sebutan} dibuang.")
                return redirect("perjanjian_satu", lama.pk) if lama else redirect("perjanjian")
            case "siapkan_ulang":
                siapkan(
                    jabatan=p.jabatan,
                    tahun=p.tahun,
                    oleh=request.user,
                    pada=pada,
                    timpa=True,
                    versi=versi,
                )
                kabar = "Rancangan disiapkan ulang dari pohon kinerja dan anggaran."
            case _:
                raise Http404("Langkah tidak dikenal.")
    except Penolakan as galat:
        if not PerjanjianKinerja.objects.filter(pk=p.pk).exists():
            raise Http404("Rancangan ini sudah dibuang.") from galat
        p.refresh_from_db()
        return halaman(request, p, galat=galat.pesan, status=status_penolakan(galat))
    messages.success(request, kabar)
    return redirect("perjanjian_satu", p.pk)


@layar(LIHAT_PK, buka=perjanjian_dibuka, segar=True)
def perjanjian_beda(request: AuthenticatedHttpRequest, p: PerjanjianKinerja) -> HttpResponse:
    """This version beside another one of the same post and year, by default the one before."""
    versi = [v for v in daftar_versi(p, request.user) if v.perjanjian.pk != p.pk]
    diminta = bulat(request.GET.get("dengan"))
    if diminta is not None:
        lain = next((v.perjanjian for v in versi if v.perjanjian.pk == diminta), None)
    else:
        lain = next((v.perjanjian for v in reversed(versi) if v.perjanjian.ke < p.ke), None)
    if lain is None:
        raise Http404("Tidak ada versi lain untuk dibandingkan.")
    lama, baru = sorted((lain, p), key=lambda x: x.ke)
    dari, ke = data_perjanjian(lama), data_perjanjian(baru)
    return render(
        request,
        "laporan/perjanjian/beda.html",
        {
            "p": p,
            "lama": lama,
            "baru": baru,
            "dari": dari,
            "ke": ke,
            "n_dari": pernyataan(dari),
            "n_ke": pernyataan(ke),
            "beda": beda_versi(lama, baru),
        },
    )


@layar(LIHAT_PK, buka=perjanjian_dibuka, segar=True)
def perjanjian_berkas(
    request: AuthenticatedHttpRequest, p: PerjanjianKinerja, sidik: str
) -> HttpResponse:
    """The exact bytes. A PDF that Tapak made may be shown in the browser; an upload is with `lihat`
    alone, under the policy of evidence: it loads nothing and runs nothing.
    """
    milik: dict[str, tuple[str, bool]] = {}
    dasar = nama_berkas({"tahun": p.tahun, "ke": p.ke, "jabatan": {"kode": p.jabatan.kode}})
    for b in berkas_naskah(p):
        milik[b.naskah.berkas_id] = (f"{dasar}-naskah-{b.naskah.ke}", True)
        for t in b.tanda_tangan:
            kertas = t.cara == CaraTandaTangan.KERTAS
            milik.setdefault(t.berkas_id, (f"{dasar}-pihak-{t.pihak}", not kertas))
    if sidik not in milik:
        raise Http404("Berkas tidak ditemukan.")
    nama, tampil = milik[sidik]
    berkas = BerkasTetap.objects.get(pk=sidik)
    akhiran = _AKHIRAN[berkas.tipe]
    keluarga = MENURUT_TIPE[berkas.tipe].keluarga
    pindaian = not tampil and "lihat" in request.GET and keluarga in DILIHAT
    lampiran = not (
        pindaian or (tampil and berkas.tipe == "application/pdf" and "simpan" not in request.GET)
    )
    respons = HttpResponse(bytes(berkas.isi), content_type=berkas.tipe)
    respons["Content-Disposition"] = (
        content_disposition_header(lampiran, f"{nama}.{akhiran}") or "attachment"
    )
    respons["Cache-Control"] = "private, no-store"
    if pindaian:
        respons["X-Content-Type-Options"] = "nosniff"
        respons["Content-Security-Policy"] = DILIHAT[keluarga]
        respons["Cross-Origin-Resource-Policy"] = "same-origin"
    return respons


@layar(LIHAT_PK, buka=perjanjian_dibuka, segar=True)
def perjanjian_unduh(
    request: AuthenticatedHttpRequest, p: PerjanjianKinerja, format: str
) -> HttpResponse:
    """Word or Excel."""
    if format not in NAMA_BENTUK or format not in EXPORTERS:
        raise Http404("Bentuk berkas tidak dikenal.")
    return kirim(
        ekspor_naskah(
            data_perjanjian(p), format, kode=p.kode, alamat_verifikasi=alamat_verifikasi(p.kode)
        )
    )
