"""The master-data site: Django's admin under the name that its users know."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

#: The index follows the order of the work: group → models, in the order in which they are set up.
KELOMPOK: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "organisasi",
        "Organisasi",
        (
            "kinerja.perangkatdaerah",
            "kinerja.unitkerja",
            "kinerja.jabatan",
            "kinerja.rekappegawai",
            "kinerja.butirprofil",
            "kinerja.pengguna",
        ),
    ),
    (
        "renstra",
        "Renstra",
        ("kinerja.renstra", "kinerja.misi", "kinerja.masalah", "kinerja.tujuan", "kinerja.sasaran"),
    ),
    (
        "indikator",
        "Indikator dan target",
        (
            "kinerja.skalapredikat",
            "kinerja.indikator",
            "kinerja.dokumenperencanaan",
            "kinerja.target",
            "kinerja.targettriwulan",
        ),
    ),
    (
        "pengukuran",
        "Pengukuran",
        ("kinerja.kebijakanpengukuran", "kinerja.periodepengukuran", "kinerja.realisasi"),
    ),
    (
        "anggaran",
        "Anggaran",
        (
            "anggaran.program",
            "anggaran.kegiatan",
            "anggaran.subkegiatan",
            "anggaran.indikatorprogram",
            "anggaran.versianggaran",
            "anggaran.barisanggaran",
            "anggaran.pagubaris",
            "anggaran.rekapbelanja",
        ),
    ),
    (
        "evaluasi",
        "Laporan dan evaluasi",
        (
            "laporan.evaluasiakip",
            "kinerja.pembanding",
            "kinerja.penandaindikator",
            "laporan.sumberdaya",
            "laporan.rencanatindak",
            "laporan.prestasi",
            "laporan.singkatan",
        ),
    ),
    ("pengawasan", "Pengawasan", ("kinerja.jejakaudit",)),
)
NAMA_APLIKASI = {"laporan": "Laporan dan evaluasi"}


class AdminTapakConfig(AdminConfig):
    """Swap Django's default site for ours."""

    default_site = "config.admin_situs.SitusDataInduk"


class SitusDataInduk(AdminSite):
    """Data induk: what Sekretariat sets up before a year starts."""

    site_header = "Data induk"
    site_title = "Data induk Tapak"
    index_title = "Data induk"
    site_url = "/"
    enable_nav_sidebar = True
    empty_value_display = "–"

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Groups in the order of the work; one application as it is where Django asks for one."""
        aplikasi: list[Any] = super().get_app_list(request, app_label)
        for satu in aplikasi:
            satu["name"] = NAMA_APLIKASI.get(satu["app_label"], satu["name"])
        if app_label is not None:
            return aplikasi
        sisa = {m["model"]._meta.label_lower: m for satu in aplikasi for m in satu["models"]}
        hasil = []
        for kunci, nama, urutan in KELOMPOK:
            if isi := [sisa.pop(label) for label in urutan if label in sisa]:
                hasil.append(self._kelompok(kunci, nama, isi))
        if sisa:
            hasil.append(self._kelompok("lainnya", "Lainnya", list(sisa.values())))
        return hasil

    def _kelompok(self, kunci: str, nama: str, isi: list[Any]) -> dict[str, Any]:
        return {
            "name": nama,
            "app_label": kunci,
            "app_url": f"{reverse('admin:index')}#{kunci}",
            "has_module_perms": True,
            "models": isi,
        }

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        pengguna: Any = request.user
        return {
            **super().each_context(request),
            "boleh_siapkan_tahun": pengguna.is_authenticated
            and pengguna.has_perm("kinerja.change_periodepengukuran"),
        }

    # One door: the product's own pages for coming in, going out and passwords.

    @method_decorator(never_cache)
    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Send to the product's log-in page; refuse who is logged in but may not enter."""
        from django.contrib.auth.views import redirect_to_login  # needs loaded applications

        tujuan = request.GET.get("next", reverse("admin:index"))
        if self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        if request.user.is_authenticated:
            raise PermissionDenied(
                "Data induk hanya untuk Sekretariat, evaluator, dan admin pemda."
            )
        return redirect_to_login(tujuan)

    def logout(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Leave through the product's own page."""
        return self._ke("keluar") or super().logout(request, extra_context)

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Change the password on the product's own page."""
        return self._ke("ganti_sandi") or super().password_change(request, extra_context)

    def _ke(self, nama: str) -> HttpResponseRedirect | None:
        try:
            # 307 keeps the method, so that a POST to log out stays one.
            return HttpResponseRedirect(reverse(nama), preserve_request=True)
        except NoReverseMatch:
            return None
