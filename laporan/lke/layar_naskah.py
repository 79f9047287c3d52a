"""The text of the LHE.

`lke_naskah` pk: every part, with its draft; POST `langkah` = simpan stores what was typed, `draf`
names a part that is its draft again. `lke_hasil` pk: the LHE of an evaluation as it was before it
was reopened, as Word.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.penolakan import Penolakan
from laporan.dokumen.json import dari_dict
from laporan.lke import tulis_naskah
from laporan.lke.baca import IZIN_LIHAT
from laporan.lke.hasil import hasil_lke
from laporan.lke.naskah import BagianLHE, sidik_naskah, teks_bagian
from laporan.lke.tampilan import PapanLKE
from laporan.models import EvaluasiLKE, HasilLamaLKE, NaskahLHE
from laporan.rangka.berkas import kirim
from laporan.rangka.konteks import pakai
from laporan.rangka.layar import FORMULIR, bulat, layar, pastikan_semua_unit
from laporan.rangka.penolakan import status_penolakan
from laporan.tugas.berkas import tulis

_HURUF_SEBARIS = 70
_BARIS = (3, 16)


@dataclass(frozen=True)
class IsianNaskah:
    """One part on the page: as written, else its draft."""

    bagian: BagianLHE
    teks: str
    sidik: str
    baris: NaskahLHE | None

    @property
    def versi(self) -> int:
        """Of the row; 0 for the draft."""
        return self.baris.versi if self.baris else 0

    @property
    def tertulis(self) -> bool:
        """Whether somebody wrote it."""
        return self.baris is not None and not self.baris.otomatis

    @property
    def tinggi(self) -> int:
        """Rows of its field."""
        perlu = sum(1 + len(b) // _HURUF_SEBARIS for b in self.teks.split("\n"))
        return min(max(perlu, _BARIS[0]), _BARIS[1])


def _dibuka(request: AuthenticatedHttpRequest, alamat: dict[str, Any]) -> PapanLKE:
    pastikan_semua_unit(request)
    semua = EvaluasiLKE.objects.untuk(request.user).select_related("pd", "lembar")
    evaluasi = semua.filter(pk=alamat.pop("pk")).first()
    if evaluasi is None:
        raise Http404("LKE tidak ditemukan.")
    pakai(request, pd=evaluasi.pd, tahun=evaluasi.tahun)
    return PapanLKE(evaluasi, request.user, timezone.now())


@layar(IZIN_LIHAT, buka=_dibuka, metode=FORMULIR)
def lke_naskah(request: AuthenticatedHttpRequest, papan: PapanLKE) -> HttpResponse:
    """The parts that the evaluator writes."""
    if request.method != "POST":
        return _halaman(request, papan)
    try:
        kabar = _langkah(request, papan)
    except Penolakan as galat:
        return _halaman(request, papan, galat=galat.pesan, status=status_penolakan(galat))
    messages.success(request, kabar)
    return redirect("lke_naskah", papan.evaluasi.pk)


def _langkah(request: AuthenticatedHttpRequest, papan: PapanLKE) -> str:
    isi = request.POST
    umum: dict[str, Any] = {
        "pk": papan.evaluasi.pk, "oleh": request.user, "pada": timezone.now()
    }  # fmt: skip
    draf = isi.get("draf", "")
    if not draf and isi.get("langkah") != "simpan":
        raise Http404("Langkah tidak dikenal.")
    with transaction.atomic():
        disimpan = [
            b.label
            for b in BagianLHE
            if b != draf
            and _diketik(request, b)
            and tulis_naskah.tulis_bagian(
                kode=b, teks=isi[f"teks:{b}"], versi=_versi(request, b), **umum
            )
        ]
        if draf:
            tulis_naskah.kembali_ke_draf(kode=draf, versi=_versi(request, draf), **umum)
    kabar = f"Disimpan: {', '.join(disimpan)}." if disimpan else ""
    if draf:
        return f"{BagianLHE(draf).label} kembali menurut data. {kabar}".strip()
    return kabar or "Tidak ada bagian yang berubah."


def _versi(request: AuthenticatedHttpRequest, kode: str) -> int:
    """Of the part that the page showed; -1, which no row has, without one."""
    versi = bulat(request.POST.get(f"versi:{kode}"))
    return -1 if versi is None else versi


def _diketik(request: AuthenticatedHttpRequest, bagian: BagianLHE) -> bool:
    """Whether the text is another than the page showed: a draft that nobody touched stays one."""
    teks = request.POST.get(f"teks:{bagian}")
    return teks is not None and sidik_naskah(teks) != request.POST.get(f"sidik:{bagian}")


def _halaman(
    request: AuthenticatedHttpRequest, papan: PapanLKE, *, galat: str = "", status: int = 200
) -> HttpResponse:
    e = papan.evaluasi
    hasil = hasil_lke(e.pd, e.tahun)
    ada = {n.kode: n for n in e.naskah.select_related("diubah_oleh__jabatan")}
    ketikan: Any = request.POST if galat else {}
    bagian = [
        IsianNaskah(
            b,
            ketikan.get(f"teks:{b}", teks_bagian(hasil, b)),
            sidik_naskah(teks_bagian(hasil, b)),
            ada.get(b.value),
        )
        for b in BagianLHE
    ]
    data = {
        "papan": papan,
        "e": e,
        "tahun": e.tahun,
        "bagian": bagian,
        "galat": galat,
        "kembali": f"{reverse('lke')}?tahun={e.tahun}",
    }
    return render(request, "laporan/lke/naskah.html", data, status=status)


@layar(IZIN_LIHAT)
def lke_hasil(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """The LHE that was in force before."""
    pastikan_semua_unit(request)
    terlihat = EvaluasiLKE.objects.untuk(request.user)
    satu = HasilLamaLKE.objects.filter(pk=pk, evaluasi__in=terlihat).first()
    if satu is None:
        raise Http404("Hasil terdahulu tidak ditemukan.")
    return kirim(tulis(dari_dict(satu.dokumen), "docx"))
