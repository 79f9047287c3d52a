"""Moving a node of the tree.

| name | method | answer |
| --- | --- | --- |
| `pohon_pindah` pk | GET | where it may stand; `?ke=` a node: what moving it there means |
| | POST `ke`, `dari` | moves it, then the drawn tree with a way back; 409, 422, 423 refused |
"""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah, Sasaran
from kinerja.penolakan import Penolakan
from laporan.bahan.bahan import Bahan
from laporan.perencanaan.aksi import IZIN
from laporan.perencanaan.layar_buku import pd_sendiri
from laporan.perencanaan.pohon.aksi import akibat_pindah, pindahkan, simpul_pindah
from laporan.perencanaan.pohon.pindah import alasan_tak_pindah, calon_induk
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import FORMULIR, layar
from laporan.rangka.penolakan import status_penolakan


@layar(IZIN, buka=pd_sendiri, metode=FORMULIR)
def pohon_pindah(request: AuthenticatedHttpRequest, pd: PerangkatDaerah, pk: int) -> HttpResponse:
    """Choose the place, see what it means, move."""
    tahun = konteks_kerja(request).tahun
    if request.method != "POST":
        return _halaman(request, pd, pk, tahun, request.GET.get("ke", ""))
    ke, dari = request.POST.get("ke", ""), request.POST.get("dari", "")
    try:
        sasaran = pindahkan(
            pd, pk, ke=ke, dari=dari, tahun=tahun, oleh=request.user, pada=timezone.now()
        )
    except Penolakan as galat:
        status = status_penolakan(galat)
        return _halaman(request, pd, pk, tahun, ke, tolak=galat.pesan, status=status)
    kembali = f"{reverse('pohon_gambar')}?urung={sasaran.pk}&ke={dari}"
    return redirect(f"{kembali}#sasaran-{sasaran.pk}")


def _halaman(
    request: AuthenticatedHttpRequest,
    pd: PerangkatDaerah,
    pk: int,
    tahun: int,
    ke: str,
    *,
    tolak: str = "",
    status: int = 200,
) -> HttpResponse:
    bahan = Bahan(pd, tahun)
    # Rules look at every year's nodes, choices at those of the year.
    baris = list(Sasaran.objects.filter(pd=pd).select_related("tujuan"))
    sasaran = next((s for s in bahan.sasaran if s.pk == pk), None)
    if sasaran is None:
        raise Http404("Sasaran tidak ada pada pohon tahun ini.")
    semua = simpul_pindah(baris)
    nama = {f"tujuan-{t.pk}": f"{t.kode} {t.uraian}" for t in bahan.tujuan}
    for t in bahan.sasaran_strategis:
        nama |= {f"sasaran-{s.pk}": f"{s.kode} {s.uraian}" for s in bahan.turunan(t)}
    akibat = None
    if ke in nama:
        tolak = tolak or alasan_tak_pindah(semua, pk, ke)
        akibat = akibat_pindah(pd, tahun, sasaran, semua, ke)
        tolak = tolak or akibat.tolak
    elif ke:
        raise Http404("Simpul tujuannya tidak ada pada pohon tahun ini.")
    data = {
        "tahun": tahun,
        "sasaran": sasaran,
        "dari": semua[pk].kunci_induk,
        "nama_dari": nama.get(semua[pk].kunci_induk, ""),
        "ke": ke,
        "nama_ke": nama.get(ke, ""),
        "calon": [(k, nama[k]) for k in calon_induk(semua, pk, nama)],
        "akibat": akibat,
        "tolak": tolak,
    }
    return render(request, "laporan/perencanaan/pohon/pindah.html", data, status=status)
