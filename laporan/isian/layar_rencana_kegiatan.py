"""The activities of one indicator in a rencana aksi, with their money per quarter.

`rencana_kegiatan` dokumen indikator GET; POST `dilihat`, per row `uraian-<n>` and
`rp-<n>-<triwulan>`: what is emptied goes, blank rows at the end are new ones.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from anggaran.isian.kumulatif import baca_rupiah
from kinerja.angka import format_angka
from kinerja.http import AuthenticatedHttpRequest
from kinerja.isian.pintu import IZIN_ISI
from kinerja.isian.rencana import IZIN_SUSUN
from kinerja.isian.rencana_kegiatan import (
    IsiKegiatan,
    kegiatan,
    sidik_kegiatan,
    simpan_kegiatan,
)
from kinerja.masa_organisasi import akhir_tahun
from kinerja.models import AksiRencana, DokumenPerencanaan, Indikator, JenisDokumen, Pengguna
from kinerja.models.aksi import KEGIATAN_MAKS, URAIAN_MAKS
from kinerja.penolakan import Penolakan, TidakSahError
from kinerja.periode import label_tw
from laporan.rangka.konteks import pakai
from laporan.rangka.layar import FORMULIR, layar
from laporan.rangka.penolakan import status_penolakan

BARIS_BARU = 3
TRIWULAN = (1, 2, 3, 4)


@dataclass(frozen=True)
class KegiatanDibuka:
    """What the page is about."""

    dokumen: DokumenPerencanaan
    indikator: Indikator


@dataclass(frozen=True)
class BarisKegiatan:
    """One row of the form as typed, with what is wrong with it."""

    nomor: int
    uraian: str = ""
    rupiah: tuple[str, ...] = ("", "", "", "")
    galat: str = ""

    @property
    def kosong(self) -> bool:
        """Nothing stands in it."""
        return not self.uraian and not any(self.rupiah)

    @property
    def sel(self) -> list[tuple[str, str, str]]:
        """Name, label and text of each money cell."""
        return [
            (f"rp-{self.nomor}-{n}", f"Anggaran {label_tw(n)} kegiatan {self.nomor}", teks)
            for n, teks in zip(TRIWULAN, self.rupiah, strict=True)
        ]


def _dibuka(request: AuthenticatedHttpRequest, alamat: dict[str, Any]) -> KegiatanDibuka:
    """The document and the indicator, within the user's scope."""
    d = (
        DokumenPerencanaan.objects.filter(pk=alamat.pop("dokumen"), jenis=JenisDokumen.RENCANA_AKSI)
        .select_related("pd")
        .first()
    )
    pk, tahun = alamat.pop("indikator"), d.tahun or 0 if d else 0
    i = None
    if d is not None:
        milik = Indikator.objects.untuk(request.user, akhir_tahun(tahun)).filter(pk=pk, pd=d.pd)
        i = milik.berlaku(tahun).select_related("penanggung_jawab__unit").first()
    if d is None or i is None:
        raise Http404("Rencana aksi atau indikatornya tidak ditemukan.")
    pakai(request, pd=d.pd, tahun=tahun)
    return KegiatanDibuka(d, i)


def boleh_menulis(pengguna: Pengguna, k: KegiatanDibuka) -> bool:
    """Sekretariat writes every indicator, a unit its own; a draft only."""
    if k.dokumen.disetujui_pada is not None or pengguna.pd_id != k.dokumen.pd_id:
        return False
    return pengguna.has_perm(IZIN_SUSUN) or (
        pengguna.has_perm(IZIN_ISI)
        and k.indikator.penanggung_jawab.unit_id in pengguna.lingkup_unit
    )


@layar("kinerja.view_indikator", buka=_dibuka, metode=FORMULIR)
def rencana_kegiatan(request: AuthenticatedHttpRequest, k: KegiatanDibuka) -> HttpResponse:
    """The page of one indicator."""
    galat, status = "", 200
    if request.method == "POST":
        baris = _ketikan(request.POST)
        try:
            isi, baris = _baca(baris)
            berubah = simpan_kegiatan(
                dokumen=k.dokumen,
                indikator=k.indikator,
                isi=isi,
                oleh=request.user,
                pada=timezone.now(),
                dilihat=request.POST.get("dilihat", ""),
            )
        except Penolakan as sebab:
            galat, status = sebab.pesan, status_penolakan(sebab)
            baris = _bertanda(baris)
        else:
            if berubah:
                messages.success(request, f"Kegiatan {k.indikator.sebutan} disimpan.")
            else:
                messages.info(request, "Tidak ada yang berubah.")
            kueri = urlencode({"tahun": str(k.dokumen.tahun), "dokumen": str(k.dokumen.pk)})
            return redirect(f"{reverse('rencana_aksi')}?{kueri}#i-{k.indikator.pk}")
    else:
        baris = [_tersimpan(n, a) for n, a in enumerate(kegiatan(k.dokumen, k.indikator), 1)]
    boleh = boleh_menulis(request.user, k)
    return render(
        request,
        "laporan/isian/rencana_kegiatan.html",
        {
            "dokumen": k.dokumen,
            "indikator": k.indikator,
            "baris": _bersisa(baris) if boleh else baris,
            "boleh": boleh,
            "galat": galat,
            "dilihat": sidik_kegiatan(k.dokumen, k.indikator),
            "uraian_maks": URAIAN_MAKS,
            "triwulan": [label_tw(n) for n in TRIWULAN],
        },
        status=status,
    )


def _tersimpan(nomor: int, a: AksiRencana) -> BarisKegiatan:
    rupiah = tuple("" if n is None else format_angka(n) for n in a.anggaran)
    return BarisKegiatan(nomor, a.uraian, rupiah)


def _bersisa(baris: list[BarisKegiatan]) -> list[BarisKegiatan]:
    """The rows with blank ones behind them."""
    isi = [b for b in baris if not b.kosong]
    awal = max((b.nomor for b in isi), default=0)
    return [*isi, *(BarisKegiatan(awal + n) for n in range(1, BARIS_BARU + 1))]


def _ketikan(kirim: QueryDict) -> list[BarisKegiatan]:
    """The rows as they were typed, blank ones left out."""
    hasil = []
    for n in range(1, KEGIATAN_MAKS + BARIS_BARU + 1):
        rupiah = tuple(kirim.get(f"rp-{n}-{tw}", "").strip() for tw in TRIWULAN)
        satu = BarisKegiatan(n, " ".join(kirim.get(f"uraian-{n}", "").split()), rupiah)
        if not satu.kosong:
            hasil.append(satu)
    return hasil


def _baca(baris: list[BarisKegiatan]) -> tuple[list[IsiKegiatan], list[BarisKegiatan]]:
    """What is to be kept. Raises TidakSahError with the first thing that cannot be read."""
    isi = []
    for b in baris:
        if not b.uraian:
            raise TidakSahError("Uraikan kegiatannya; anggaran tanpa kegiatan tidak disimpan.")
        nilai = [baca_rupiah(teks) if teks else None for teks in b.rupiah]
        isi.append(IsiKegiatan(b.uraian, (nilai[0], nilai[1], nilai[2], nilai[3])))
    return isi, baris


def _bertanda(baris: list[BarisKegiatan]) -> list[BarisKegiatan]:
    """The rows, each with what cannot be read in it."""
    hasil = []
    for b in baris:
        galat = "" if b.uraian else "Uraikan kegiatannya."
        for teks in filter(None, b.rupiah):
            try:
                if baca_rupiah(teks) < 0:
                    galat = galat or "Anggaran tidak boleh negatif."
            except Penolakan as sebab:
                galat = galat or sebab.pesan
        hasil.append(BarisKegiatan(b.nomor, b.uraian, b.rupiah, galat))
    return hasil
