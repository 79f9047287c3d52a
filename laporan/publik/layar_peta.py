"""`peta_situs` and `robots`: what search engines may read, and where it is."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from laporan.models import PengaturanPublik
from laporan.models.bagian_rilis import BagianRilis
from laporan.models.publik import SATU
from laporan.publik.baca import daftar_pd
from laporan.publik.layar_dasar import halaman_publik
from laporan.rangka.layar import BACA


@halaman_publik
def peta_situs(p: PengaturanPublik, request: HttpRequest) -> HttpResponse:
    """Every public page but those of single indicators, which the others lead to."""
    alamat: list[tuple[str, str]] = []
    for pd in daftar_pd():
        hari = pd.diperbarui.date().isoformat()
        alamat.append((reverse("publik_pd", args=[pd.kode]), hari))
        for tahun in pd.tahun:
            ada = pd.bagian[tahun]
            nama = ["publik_tahun"]
            nama += ["publik_pohon"] if BagianRilis.POHON in ada else []
            nama += ["publik_perjanjian"] if BagianRilis.PK in ada else []
            alamat += [(reverse(n, args=[pd.kode, tahun]), hari) for n in nama]
    tetap = [(reverse(n), "") for n in ("publik", "publik_tentang", "publik_api")]
    isi = {"alamat": [*tetap, *alamat], "dasar": settings.TAPAK_ALAMAT}
    return HttpResponse(
        render_to_string("laporan/publik/peta.xml", isi), content_type="application/xml"
    )


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Only the public pages may be collected; nothing while they are closed."""
    baris = ["User-agent: *"]
    if PengaturanPublik.objects.filter(pk=SATU, aktif=True).exists():
        baris += [f"Allow: {reverse('publik')}", "Disallow: /"]
        baris.append(f"Sitemap: {settings.TAPAK_ALAMAT}{reverse('peta_situs')}")
    else:
        baris.append("Disallow: /")
    return HttpResponse("\n".join(baris) + "\n", content_type="text/plain; charset=utf-8")


robots.tanpa_sesi = True  # type: ignore[attr-defined]
robots.metode = BACA  # type: ignore[attr-defined]
