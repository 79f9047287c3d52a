"""`silang_satu`: one agreement; POST `versi`, `langkah` = setujui (`sasaran`, `catatan`),
tempatkan (`sasaran`), tolak or akhiri (`alasan`), tarik.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.kesepakatan import LangkahSilang, SisiSilang
from kinerja.models import JejakAudit, KesepakatanSilang, PerangkatDaerah, Sasaran, UnitKerja
from kinerja.penolakan import Penolakan
from laporan.rangka.konteks import pakai
from laporan.rangka.layar import FORMULIR, bulat, hari_ini, layar, versi_dilihat
from laporan.rangka.penolakan import status_penolakan
from laporan.silang.aksi import (
    KATA_LANGKAH,
    akhiri_kontribusi,
    setujui_kontribusi,
    tarik_kontribusi,
    tempatkan_kontribusi,
    tolak_kontribusi,
)
from laporan.silang.daftar import DaftarSilang
from laporan.silang.wewenang import IZIN_LIHAT, sisi

_MENEMPATKAN = {LangkahSilang.SETUJUI, LangkahSilang.TEMPATKAN}


@dataclass(frozen=True)
class SilangDibuka:
    """What the page is about, and the agency whose page it is."""

    k: KesepakatanSilang
    pd: PerangkatDaerah


def _dibuka(request: AuthenticatedHttpRequest, alamat: dict[str, Any]) -> SilangDibuka:
    milik = KesepakatanSilang.objects.untuk(request.user).beserta_orang()
    k = milik.filter(pk=alamat.pop("pk")).first()
    if k is None:
        raise Http404("Kesepakatan tidak ditemukan.")
    pd = request.user.pd or k.pd
    pakai(request, pd=pd, tahun=k.tahun)
    return SilangDibuka(k, pd)


@layar(IZIN_LIHAT, buka=_dibuka, metode=FORMULIR)
def silang_satu(request: AuthenticatedHttpRequest, dibuka: SilangDibuka) -> HttpResponse:
    """The page; a refused step keeps what was typed."""
    if request.method != "POST":
        return _halaman(request, dibuka)
    kirim, k = request.POST, dibuka.k
    umum: dict[str, Any] = {
        "kesepakatan": k.pk,
        "oleh": request.user,
        "pada": timezone.now(),
        "versi": versi_dilihat(request),
    }
    alasan = kirim.get("alasan", "")
    try:
        match kirim.get("langkah"):
            case LangkahSilang.SETUJUI:
                sasaran, catatan = bulat(kirim.get("sasaran")), kirim.get("catatan", "")
                setujui_kontribusi(**umum, sasaran=sasaran, catatan=catatan)
                kabar = "Kontribusi disepakati; tampak di pohon kinerja kedua pihak."
            case LangkahSilang.TOLAK:
                tolak_kontribusi(**umum, alasan=alasan)
                kabar = "Permintaan ditolak dengan alasan."
            case LangkahSilang.TEMPATKAN:
                tempatkan_kontribusi(**umum, sasaran=bulat(kirim.get("sasaran")))
                kabar = "Tempatnya pada pohon kinerja Anda disimpan."
            case LangkahSilang.TARIK:
                tarik_kontribusi(**umum)
                kabar = "Permintaan ditarik kembali."
            case LangkahSilang.AKHIRI:
                akhiri_kontribusi(**umum, alasan=alasan)
                kabar = "Kesepakatan diakhiri; pihak lain diberi tahu di Berandanya."
            case _:
                raise Http404("Langkah tidak dikenal.")
    except Penolakan as tolak:
        return _halaman(request, dibuka, galat=tolak.pesan, status=status_penolakan(tolak))
    messages.success(request, kabar)
    return redirect("silang_satu", k.pk)


def _halaman(
    request: AuthenticatedHttpRequest, dibuka: SilangDibuka, *, galat: str = "", status: int = 200
) -> HttpResponse:
    k = dibuka.k
    butir = DaftarSilang(request.user, dibuka.pd, k.tahun, hari_ini(dibuka.pd)).butir(k)
    jejak = JejakAudit.objects.tentang(k).select_related("oleh__jabatan").order_by("pk")
    data = {
        "b": butir,
        "k": k,
        "langkah": {satu.value for satu in butir.langkah},
        "sendiri": k.oleh_id == request.user.pk and SisiSilang.PENYUMBANG in sisi(request.user, k),
        "sasaran": _sasaran(k) if _MENEMPATKAN & set(butir.langkah) else [],
        "riwayat": [(j, KATA_LANGKAH.get(j.aksi, j.aksi)) for j in jejak],
        "tahun": k.tahun,
        "galat": galat,
        "ketikan": request.POST if galat else {},
        "pohon_peminta": not butir.dari_pd_lain,
    }
    return render(request, "laporan/silang/satu.html", data, status=status)


def _sasaran(k: KesepakatanSilang) -> list[Sasaran]:
    """Where the contribution can stand in the tree of the side that gives it."""
    semua = Sasaran.objects.filter(pd=k.pd_mitra_id or k.pd_id).berlaku(k.tahun)
    if k.unit_id is not None:
        lingkup = UnitKerja.objects.all().pohon(k.pd_id).lingkup(k.unit_id)
        semua = semua.filter(penanggung_jawab__unit__in=lingkup)
    return list(semua.exclude(pk=k.sasaran_id).order_by("urutan", "pk"))
