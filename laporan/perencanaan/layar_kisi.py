"""`persiapan_kisi` macam: a grid of targets, pagu, days of entry, posts or what is measured.

GET `pilih`, `hal`: which document, which page; `usul`: propose what is empty. POST: every cell with
what it held when it was shown (`awal|…`), and `alasan` where a dated decision changes; all changed
cells are stored or none, 422 with the mistakes at their cells. With JavaScript cells are stored as
one goes, see layar_sel.py.
"""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah
from kinerja.penolakan import Penolakan
from laporan.perencanaan.aksi import IZIN
from laporan.perencanaan.aksi_kisi import (
    KisiDitolakError,
    TanpaAlasanKisiError,
    simpan_kisi,
)
from laporan.perencanaan.baris import LembarBaris
from laporan.perencanaan.kisi import BarisKisi, Kisi, SelKisi
from laporan.perencanaan.layar_buku import pd_sendiri
from laporan.perencanaan.susun_kisi import MACAM, URUT, berikut
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import FORMULIR, bulat, hari_ini, layar
from laporan.rangka.penolakan import status_penolakan

BARIS_SEHALAMAN = 60
_SEL, _AWAL = "sel|", "awal|"


@layar(IZIN, buka=pd_sendiri, metode=FORMULIR)
def persiapan_kisi(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah, macam: str
) -> HttpResponse:
    """The grid; what was typed stays when it is refused."""
    if macam not in MACAM:
        raise Http404("Kisi tidak dikenal.")
    tahun = konteks_kerja(request).tahun
    kirim = request.POST if request.method == "POST" else request.GET
    jenis = MACAM[macam]
    lembar = LembarBaris(pd, jenis.lembar, tahun)
    lembar.mengusulkan, lembar.hari = "usul" in request.GET, hari_ini(pd)
    daftar = jenis.pilihan(lembar)
    pilih = str(kirim.get("pilih", "")) or (daftar[0][0] if daftar else "")
    if pilih and pilih not in dict(daftar):
        raise Http404("Dokumen tidak dikenal.")
    hal = max(1, bulat(kirim.get("hal")) or 1)
    isi: dict[str, str] = {}
    salah: dict[str, str] = {}
    tolak, status, alasan = "", 200, str(kirim.get("alasan", ""))
    if request.method == "POST":
        isi = {k: str(v) for k, v in kirim.items() if k.startswith(_SEL)}
        awal = {k.removeprefix(_AWAL): str(v) for k, v in kirim.items() if k.startswith(_AWAL)}
        try:
            banyak = simpan_kisi(
                pd, tahun, jenis, pilih, isi=isi, awal=awal, oleh=request.user,
                pada=timezone.now(), alasan=alasan,
            )  # fmt: skip
        except KisiDitolakError as galat:
            salah, tolak, status = galat.salah, galat.pesan, status_penolakan(galat)
        except Penolakan as galat:
            tolak, status = galat.pesan, status_penolakan(galat)
            if isinstance(galat, TanpaAlasanKisiError):
                salah["alasan"] = galat.pesan
        else:
            messages.success(
                request, f"{banyak} baris disimpan." if banyak else "Tidak ada yang berubah."
            )
            kueri = urlencode({"pilih": pilih, "hal": hal})
            return redirect(f"{reverse('persiapan_kisi', args=[macam])}?{kueri}")
    kisi = jenis.susun(lembar, pilih)
    awal_baris = (hal - 1) * BARIS_SEHALAMAN
    tampil = kisi.baris[awal_baris : awal_baris + BARIS_SEHALAMAN]
    data: dict[str, Any] = {
        "macam": macam,
        "jenis": jenis,
        "daftar": daftar,
        "pilih": pilih,
        "pd": pd,
        "tahun": tahun,
        "kisi": kisi,
        "angka": macam == "pagu",
        "baris": [_baris(n, b, kisi, isi, salah) for n, b in enumerate(tampil)],
        "lanjut": _lanjut(macam),
        "hal": hal,
        "halaman": range(1, -(-len(kisi.baris) // BARIS_SEHALAMAN) + 1),
        "tolak": tolak,
        "berusul": any(s.usulan for b in tampil for s in b.sel),
        "bertanggal": any(s.bertanggal and s.isi for b in tampil for s in b.sel),
        "alasan": alasan,
        "tanpa_alasan": salah.get("alasan", ""),
    }
    return render(request, "laporan/perencanaan/kisi.html", data, status=status)


def _lanjut(macam: str) -> tuple[str, str] | None:
    """Address and title of what comes after this grid while an agency is set up."""
    if ke := berikut(macam):
        return reverse("persiapan_kisi", args=[ke]), MACAM[ke].judul
    return (reverse("perjanjian"), "Perjanjian Kinerja") if macam == URUT[-1] else None


def _baris(
    nomor: int, baris: BarisKisi, kisi: Kisi, isi: dict[str, str], salah: dict[str, str]
) -> dict[str, Any]:
    sel = zip(baris.sel, kisi.kolom, strict=True)
    return {
        "baris": baris,
        "baru": any(s.ke for s in baris.sel),
        "ubah": urlencode(baris.ubah),
        "sel": [
            _sel(s, isi, salah) | {"label": f"{k}, {baris.judul}", "id": f"sel-{nomor}-{n}"}
            for n, (s, k) in enumerate(sel)
        ],
    }


def _sel(sel: SelKisi, isi: dict[str, str], salah: dict[str, str]) -> dict[str, Any]:
    return {
        "sel": sel,
        "nama": sel.nama,
        "awal": sel.isi,
        "isi": isi.get(sel.nama, sel.isi or sel.usulan),
        "usulan": bool(sel.usulan),
        "salah": salah.get(sel.nama, ""),
    }
