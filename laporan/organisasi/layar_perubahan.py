"""Recording a change of SOTK: the form, what it would touch, and carrying it out.

`organisasi_perubahan` GET; POST `langkah` tinjau (shows, writes nothing) or simpan (writes).
"""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.isian.pintu import hari_lokal
from kinerja.jenis import Eselon, JenisUnit
from kinerja.models import Indikator, Jabatan, PerangkatDaerah, UnitKerja
from kinerja.penolakan import Penolakan
from laporan.organisasi.formulir import (
    BARIS_BARU,
    BARIS_INDIKATOR,
    BARIS_JABATAN,
    TINDAKAN,
    IsianSOTK,
)
from laporan.organisasi.keadaan import baca_dampak, baca_keadaan
from laporan.organisasi.laksanakan import IZIN_SOTK, sidik_organisasi, ubah_sotk
from laporan.organisasi.rencana import halangan, uraikan
from laporan.rangka.layar import FORMULIR, layar, pd_kerja
from laporan.rangka.penolakan import status_penolakan

SIMPAN = "simpan"


@layar(IZIN_SOTK, buka=pd_kerja, metode=FORMULIR)
def perubahan(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The page."""
    if request.method != "POST":
        return _formulir(request, pd, IsianSOTK())
    isian = IsianSOTK({nama: str(isi) for nama, isi in request.POST.items()})
    pada = timezone.now()
    rencana = isian.rencana({u.pk: u.nama for u in UnitKerja.objects.filter(pd=pd)})
    if rencana is None or isian.teks("langkah") == "ubah":
        return _formulir(request, pd, isian, isian.salah, 422 if isian.salah else 200)
    if isian.teks("langkah") == SIMPAN:
        try:
            baru = ubah_sotk(
                pd=pd,
                rencana=rencana,
                oleh=request.user,
                pada=pada,
                dilihat=request.POST.get("dilihat") or None,
            )
        except Penolakan as galat:
            return _formulir(request, pd, isian, [galat.pesan], status_penolakan(galat))
        messages.success(request, f"Perubahan SOTK menurut {baru.dasar} tercatat.")
        return redirect("organisasi")
    keadaan = baca_keadaan(pd, rencana.berlaku, hari_lokal(pd, pada))
    if alasan := halangan(rencana, keadaan):
        return _formulir(request, pd, isian, alasan, 422)
    return render(
        request,
        "laporan/organisasi/tinjau.html",
        {
            "rencana": rencana,
            "uraian": uraikan(rencana, keadaan),
            "dampak": baca_dampak(pd, rencana, keadaan),
            "isian": list(isian.terisi()),
            "dilihat": sidik_organisasi(keadaan),
        },
    )


def _formulir(
    request: AuthenticatedHttpRequest,
    pd: PerangkatDaerah,
    isian: IsianSOTK,
    salah: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    hari_ini = hari_lokal(pd, timezone.now())
    unit = list(UnitKerja.objects.filter(pd=pd).ada_pada(hari_ini).order_by("urutan", "pk"))
    jabatan = list(Jabatan.objects.filter(pd=pd).ada_pada(hari_ini).order_by("urutan", "pk"))
    indikator = Indikator.objects.filter(pd=pd).order_by("urutan", "pk")
    pilihan_unit = [(str(u.pk), u.nama) for u in unit]
    pilihan_jabatan = [(str(j.pk), j.nama) for j in jabatan]
    baru = [(f"baru-{n}", f"Unit baru {n}") for n in range(1, BARIS_BARU + 1)]
    induk = {u.pk: u.nama for u in unit}
    return render(
        request,
        "laporan/organisasi/perubahan.html",
        {
            "isi": {n: isian.teks(n) for n in ("berlaku", "dasar")},
            "hari_ini": hari_ini,
            "salah": salah or [],
            "unit": [
                {
                    "unit": u,
                    "induk": induk.get(u.induk_id or 0, ""),
                    "nama": isian.teks(f"nama-{u.pk}"),
                    "apa": isian.teks(f"apa-{u.pk}"),
                    "ke": isian.teks(f"ke-{u.pk}"),
                }
                for u in unit
            ],
            "baru": [_baris_baru(isian, n) for n in range(1, BARIS_BARU + 1)],
            "jabatan": _pasangan(isian, "jabatan", BARIS_JABATAN),
            "indikator": _pasangan(isian, "indikator", BARIS_INDIKATOR),
            "tindakan": TINDAKAN,
            "pilihan_unit": pilihan_unit,
            "pilihan_tujuan": [*pilihan_unit, *baru],
            "pilihan_jabatan": pilihan_jabatan,
            "pilihan_indikator": [(str(i.pk), f"{i.kode} {i.nama}") for i in indikator],
            "pilihan_jenis": JenisUnit.choices,
            "pilihan_eselon": Eselon.choices,
        },
        status=status,
    )


def _baris_baru(isian: IsianSOTK, n: int) -> dict[str, Any]:
    medan = ("kode", "nama", "jenis", "dari", "pimpinan", "eselon")
    return {"n": n, **{m: isian.teks(f"baru-{n}-{m}") for m in medan}}


def _pasangan(isian: IsianSOTK, apa: str, banyak: int) -> list[dict[str, Any]]:
    return [
        {"n": n, "apa": isian.teks(f"{apa}-{n}"), "ke": isian.teks(f"{apa}_ke-{n}")}
        for n in range(1, banyak + 1)
    ]
