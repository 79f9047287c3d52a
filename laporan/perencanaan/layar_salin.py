"""`persiapan_tahun`: a later year from an earlier one; what is proposed is shown before it is
written.

GET `dari`, `ke`: which years. POST: the ticked rows with what was typed over; all of them are
written or none, 422 with the sentence at each row.
"""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from anggaran.models import Program
from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah, PeriodePengukuran
from kinerja.penolakan import Penolakan
from laporan.perencanaan.aksi import IZIN
from laporan.perencanaan.aksi_salin import SalinDitolakError, salin_setahun
from laporan.perencanaan.layar_buku import pd_sendiri
from laporan.perencanaan.usulan import (
    BagianUsulan,
    BarisUsulan,
    baca_dipilih,
    nama_ikut,
    nama_isi,
)
from laporan.perencanaan.usulan_tahun import UsulanTahun
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import FORMULIR, bulat, hari_ini, layar
from laporan.rangka.penolakan import status_penolakan

_TAHUN = range(2000, 2101)


@layar(IZIN, buka=pd_sendiri, metode=FORMULIR)
def persiapan_tahun(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The proposals; what was typed stays when it is refused."""
    menulis = request.method == "POST"
    kirim = {k: str(v) for k, v in (request.POST if menulis else request.GET).items()}
    ada = tahun_asal(pd)
    kini = konteks_kerja(request).tahun
    dari = bulat(kirim.get("dari")) or (kini if kini in ada else max(ada, default=kini))
    ke = bulat(kirim.get("ke")) or max(kini, dari + 1)
    salah: dict[str, str] = {}
    tolak, status = _tahun_keliru(dari, ke, ada), 422 if menulis else 200
    usulan = UsulanTahun(pd, dari, ke, hari_ini(pd))
    if menulis and not tolak:
        try:
            banyak = salin_setahun(
                pd, dari=dari, ke=ke, dipilih=baca_dipilih(usulan.bagian, kirim),
                sidik=kirim.get("sidik", ""), oleh=request.user, pada=timezone.now(),
            )  # fmt: skip
        except SalinDitolakError as galat:
            salah, tolak, status = galat.salah, galat.pesan, status_penolakan(galat)
        except Penolakan as galat:
            tolak, status = galat.pesan, status_penolakan(galat)
        else:
            pesan = f"Tahun {ke} disiapkan: {banyak} baris ditulis." if banyak else (
                f"Tidak ada yang ditulis: tahun {ke} sudah berisi semuanya, atau tidak ada yang "
                "dicentang."
            )  # fmt: skip
            messages.success(request, pesan)
            return redirect(f"{reverse('persiapan_tahun')}?{urlencode({'dari': dari, 'ke': ke})}")
    bagian = usulan.bagian if dari in ada and ke > dari else ()
    data: dict[str, Any] = {
        "dari": dari,
        "ke": ke,
        "daftar_tahun": sorted(ada, reverse=True),
        "bagian": [tampil_bagian(b, kirim if menulis else None, salah) for b in bagian],
        "banyak": sum(len(b.baris) for b in bagian),
        "sidik": usulan.sidik if bagian else "",
        "jabatan": usulan.pos if bagian else (),
        "renstra": usulan.renstra,
        "tolak": tolak,
    }
    return render(request, "laporan/perencanaan/tahun.html", data, status=status)


def tahun_asal(pd: PerangkatDaerah) -> set[int]:
    """Years that something can be copied from."""
    program = Program.objects.filter(pd=pd).order_by().values_list("tahun", flat=True)
    periode = PeriodePengukuran.objects.filter(pd=pd).order_by().values_list("tahun", flat=True)
    return set(program.union(periode))


def _tahun_keliru(dari: int, ke: int, ada: set[int]) -> str:
    if not ada:
        return ""
    if dari not in ada:
        return f"Tahun {dari} tidak memuat program maupun jadwal pengisian. Pilih tahun lain."
    if ke <= dari or ke not in _TAHUN:
        return f"Tahun tujuan harus sesudah {dari} dan tidak melewati {_TAHUN[-1]}."
    return ""


def tampil_bagian(
    bagian: BagianUsulan, kirim: dict[str, str] | None, salah: dict[str, str]
) -> dict[str, Any]:
    """A part as its template takes it. `kirim`: what was typed, where a form came back."""
    baris = [_baris(b, kirim, salah) for b in bagian.baris]
    return {"bagian": bagian, "baris": baris, "salah": any(b["salah"] for b in baris)}


def _baris(b: BarisUsulan, kirim: dict[str, str] | None, salah: dict[str, str]) -> dict[str, Any]:
    ikut = nama_ikut(b.kunci)
    return {
        "baris": b,
        "ikut": ikut,
        "dicentang": b.ikut if kirim is None else ikut in kirim,
        "salah": salah.get(b.kunci, ""),
        "medan": [
            {
                "medan": m,
                "nama": nama_isi(b.kunci, m.nama),
                "isi": m.isi if kirim is None else kirim.get(nama_isi(b.kunci, m.nama), m.isi),
            }
            for m in b.medan
        ],
    }
