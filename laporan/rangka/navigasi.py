"""The rail as one user sees it: the areas with the pages they may open, the present one marked."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from laporan.rangka.area import AREA, TANPA_PD, HalamanArea
from laporan.rangka.bantuan import bantuan_bagi


@dataclass(frozen=True)
class ButirHalaman:
    """A page of the rail."""

    judul: str
    url: str
    aktif: bool


@dataclass(frozen=True)
class ButirArea:
    """An area of the rail; one with a single page is a link to it."""

    kunci: str
    judul: str
    ikon: str
    halaman: tuple[ButirHalaman, ...]

    @property
    def aktif(self) -> bool:
        """Whether the page shown is one of these."""
        return any(h.aktif for h in self.halaman)

    @property
    def tunggal(self) -> ButirHalaman | None:
        """The only page, where there is one only."""
        return self.halaman[0] if len(self.halaman) == 1 else None


def boleh(halaman: HalamanArea, pengguna: Any) -> bool:
    """Whether the user may open the page."""
    if halaman.staf:
        return bool(pengguna.is_staff)
    if halaman.semua_unit and not pengguna.has_perm("kinerja.lihat_semua_unit"):
        return False
    return not halaman.izin or bool(pengguna.has_perm(halaman.izin))


def navigasi_bagi(pengguna: Any, rute: str | None = None, kueri: str = "") -> list[ButirArea]:
    """The areas of this user; `rute`: the page shown, `kueri`: the agency and year that the links
    name, for who works in several. No query beside those of the permissions.
    """
    hasil = []
    for area in AREA:
        butir = tuple(
            ButirHalaman(h.judul, _alamat(h, kueri), h.memuat(rute))
            for h in area.halaman
            if boleh(h, pengguna)
        )
        if butir:
            hasil.append(ButirArea(area.kunci, area.judul, area.ikon, butir))
    return hasil


def _alamat(h: HalamanArea, kueri: str) -> str:
    alamat = reverse(h.rute)
    return f"{alamat}?{kueri}" if kueri and h.rute not in TANPA_PD else alamat


def alamat_bantuan(rute: str | None) -> str:
    """Where the guide speaks of the page shown; its opening page where it does not."""
    tujuan = bantuan_bagi(rute)
    if tujuan is None:
        return reverse("panduan")
    halaman, jangkar = tujuan
    return reverse("panduan_halaman", args=[halaman]) + (f"#{jangkar}" if jangkar else "")
