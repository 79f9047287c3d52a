"""The test client as a browser: a form says what the page it stood on showed.

A page that was opened just now shows agency and year of the session, and those that its address
names. Tests of another tab post with `halaman_pd` and `halaman_tahun` of their own, or with None,
which sends none.
"""

from typing import Any

from django.http import QueryDict
from django.test import Client, RequestFactory
from django.test.client import MULTIPART_CONTENT
from django.urls import Resolver404, resolve

from kinerja.admin.sidik import MEDAN_SIDIK, sidik_baris
from laporan.rangka.halaman import MEDAN_PD, MEDAN_TAHUN
from laporan.rangka.konteks import konteks_kerja

#: Names in an address that say which object is meant, and with it agency and year.
OBJEK = frozenset({"pk", "laporan", "lama", "indikator", "tugas", "kode"})


class Peramban(Client):
    """Django's client; `post` of a form adds what its page showed."""

    def post(  # type: ignore[override]
        self, path: Any, data: Any = None, content_type: str = MULTIPART_CONTENT, **lain: Any
    ) -> Any:
        """Post; a dict that names its page itself is sent as it is."""
        if content_type == MULTIPART_CONTENT and (data is None or isinstance(data, dict)):
            data = {**self._halaman(str(path), data or {}), **(data or {})}
            data = {k: v for k, v in data.items() if v is not None}
        return super().post(path, data, content_type, **lain)

    def _halaman(self, path: str, data: dict[str, Any]) -> dict[str, str]:
        if {MEDAN_PD, MEDAN_TAHUN, MEDAN_SIDIK} & data.keys():
            return {}
        alamat, _, kueri = path.partition("?")
        try:
            rute = resolve(alamat)
        except Resolver404:
            return {}
        if rute.app_name == "admin":
            return self._baris_induk(rute)
        if not rute.func.__module__.startswith("laporan."):
            return {}
        if OBJEK & rute.kwargs.keys() or "_auth_user_id" not in self.session:
            return {}
        return self._tampil(alamat, kueri, rute.kwargs.get("tahun"))

    def _baris_induk(self, rute: Any) -> dict[str, str]:
        """What a page of the master-data site shows of its row."""
        from django.contrib import admin
        from django.contrib.auth import get_user

        pk = rute.kwargs.get("object_id")
        nama = str(rute.url_name)
        if pk is None or not nama.endswith("_change") or "_auth_user_id" not in self.session:
            return {}
        milik = next(
            a for m, a in admin.site._registry.items()
            if nama == f"{m._meta.app_label}_{m._meta.model_name}_change"
        )  # fmt: skip
        halaman = RequestFactory().get("/")
        halaman.session = self.session
        halaman.user = get_user(halaman)
        baris = milik.model._base_manager.filter(pk=pk).first()
        if baris is None or not hasattr(milik, "catat"):
            return {}
        return {MEDAN_SIDIK: sidik_baris(milik, halaman, baris)}

    def _tampil(self, alamat: str, kueri: str, tahun: int | None) -> dict[str, str]:
        from django.contrib.auth import get_user

        halaman = RequestFactory().get(alamat, QueryDict(kueri).dict())
        halaman.session = self.session
        halaman.user = get_user(halaman)
        konteks = konteks_kerja(halaman)
        diminta = tahun or QueryDict(kueri).get("tahun") or konteks.tahun
        return {
            MEDAN_PD: konteks.pd.kode if konteks.pd else "",
            MEDAN_TAHUN: str(diminta),
        }
