"""Uji Konsistensi: `uji` all findings of the year, POST `langkah` = cabut; `uji_terima`
`?temuan=`: accept one finding with a reason.
"""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.langkah import sidik_dilihat
from kinerja.penolakan import Penolakan
from kinerja.uji.dasar import HasilUji, TingkatUji
from laporan.bahan.bahan import Bahan
from laporan.models import TemuanDiterima
from laporan.rangka.hari import hari_diketik
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import FORMULIR, bulat, hari_ini, layar, pd_kerja
from laporan.rangka.penolakan import status_penolakan
from laporan.rangka.saring import formulir
from laporan.uji.hitungan import riwayat_hitungan
from laporan.uji.jalankan import SEMUA, uji_konsistensi
from laporan.uji.lingkup import hasil_untuk
from laporan.uji.tampilan import SaringTemuan, baris_temuan, kelompokkan, pilihan_saring
from laporan.uji.terima import cabut, pisahkan, terima

IZIN = "laporan.lihat_uji"
IZIN_TERIMA = "laporan.terima_temuan"
TANGGAL_SALAH = (
    "Tanggal akhirnya tidak dapat dibaca. Isi hari, bulan, dan tahunnya, atau kosongkan."
)


def _bahan(request: AuthenticatedHttpRequest, alamat: dict[str, object]) -> Bahan:
    """The whole agency's bundle: a finding may lie between two units."""
    return Bahan(pd_kerja(request, alamat), konteks_kerja(request).tahun)


@layar(IZIN, buka=_bahan, metode=FORMULIR)
def uji(request: AuthenticatedHttpRequest, bahan: Bahan) -> HttpResponse:
    """Every finding of the year that concerns the reader."""
    if request.method == "POST":
        return _cabut(request, bahan)
    hari = hari_ini(bahan.pd)
    terbuka, diterima = pisahkan(bahan.pd, bahan.tahun, hari, uji_konsistensi(bahan, hari))
    milik = hasil_untuk(request.user, bahan, terbuka)
    terlihat = {h.kunci for h in hasil_untuk(request.user, bahan, [h for h, _ in diterima])}
    semua = baris_temuan(request.user, bahan, milik)
    saring = SaringTemuan.dari(request.GET)
    semua_unit = request.user.lihat_semua_unit or request.user.lintas_pd
    data = {
        "tahun": bahan.tahun,
        "jumlah": {t.value: _banyak(milik, t) for t in TingkatUji},
        "banyak": len(milik),
        "kelompok": kelompokkan(saring.saring(semua)),
        "saring": formulir(request.GET, pilihan=pilihan_saring(semua)),
        "tersaring": saring.ada,
        "diterima": [(h, t) for h, t in diterima if h.kunci in terlihat],
        "riwayat": riwayat_hitungan(bahan.pd, bahan.tahun) if semua_unit else [],
        "banyak_aturan": len(SEMUA),
        "semua_unit": semua_unit,
        "boleh_terima": request.user.has_perm(IZIN_TERIMA),
    }
    return render(request, "laporan/uji/uji.html", data)


def _banyak(semua: list[HasilUji], tingkat: TingkatUji) -> int:
    return sum(1 for h in semua if h.aturan.tingkat is tingkat)


def _cabut(request: AuthenticatedHttpRequest, bahan: Bahan) -> HttpResponse:
    if not request.user.has_perm(IZIN_TERIMA):
        raise PermissionDenied
    milik = TemuanDiterima.objects.filter(pd=bahan.pd, tahun=bahan.tahun)
    satu = get_object_or_404(milik, pk=bulat(request.POST.get("diterima")) or 0)
    try:
        cabut(diterima=satu, oleh=request.user, pada=timezone.now())
    except Penolakan as galat:
        messages.error(request, galat.pesan)
    else:
        messages.success(request, "Penerimaan dicabut; temuannya tampil kembali.")
    return redirect("uji")


@layar((IZIN, IZIN_TERIMA), buka=_bahan, metode=FORMULIR)
def uji_terima(request: AuthenticatedHttpRequest, bahan: Bahan) -> HttpResponse:
    """Accept one finding; one that is gone meanwhile leads back to the list."""
    hari = hari_ini(bahan.pd)
    kunci = (request.POST if request.method == "POST" else request.GET).get("temuan", "")
    terbuka, _ = pisahkan(bahan.pd, bahan.tahun, hari, uji_konsistensi(bahan, hari))
    hasil = next((h for h in terbuka if h.kunci == kunci), None)
    if hasil is None:
        messages.info(request, "Temuan itu tidak ada lagi atau sudah diterima.")
        return redirect("uji")
    galat, status = "", 200
    if request.method == "POST":
        try:
            terima(
                pd=bahan.pd,
                tahun=bahan.tahun,
                hasil=hasil,
                dilihat=request.POST.get("angka", ""),
                alasan=request.POST.get("alasan", ""),
                sampai=_tanggal(request.POST.get("sampai", "")),
                oleh=request.user,
                pada=timezone.now(),
                hari=hari,
            )
        except Penolakan as tolak:
            galat, status = tolak.pesan, status_penolakan(tolak)
        else:
            messages.success(request, "Temuan diterima dengan alasan.")
            return redirect("uji")
    data = {
        "tahun": bahan.tahun,
        "hasil": hasil,
        "dilihat": sidik_dilihat(hasil.angka),
        "galat": galat,
        "isian": request.POST,
    }
    return render(request, "laporan/uji/terima.html", data, status=status)


def _tanggal(teks: str) -> date | None:
    return hari_diketik(teks, TANGGAL_SALAH)
