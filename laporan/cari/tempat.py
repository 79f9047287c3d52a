"""Places that a search finds without asking the database: pages, sections of the report, guide."""

from collections.abc import Iterator

from django.urls import reverse

from kinerja.models import Pengguna
from laporan.cari.temuan import HasilCari, Kelompok, memuat, potong
from laporan.dokumen.seksi import SEKSI
from laporan.panduan.isi import alamat_panduan, semua_halaman
from laporan.panduan.naskah import cari_naskah
from laporan.rangka.area import AREA, HALAMAN_AKUN
from laporan.rangka.konteks import KonteksKerja
from laporan.rangka.navigasi import boleh

_PUNYA_SENDIRI = "*"


def cari_halaman(teks: str, pengguna: Pengguna, batas: int) -> Kelompok:
    """Pages that the user may open, by title, area and the other words for it."""
    return potong("Halaman", _halaman(teks, pengguna), batas)


def _halaman(teks: str, pengguna: Pengguna) -> Iterator[HasilCari]:
    semua = [(a.judul, h) for a in AREA for h in a.halaman]
    semua += [("Akun saya", h) for h in HALAMAN_AKUN]
    cocok = [
        (area, h) for area, h in semua if boleh(h, pengguna) and memuat(teks, area, h.judul, h.kata)
    ]
    cocok.sort(key=lambda satu: not memuat(teks, satu[1].judul))
    for area, h in cocok:
        yield HasilCari(h.judul, "" if area == h.judul else area, reverse(h.rute))


def cari_bagian(teks: str, pengguna: Pengguna, konteks: KonteksKerja, batas: int) -> Kelompok:
    """Sections of the year's report, for whoever may read all of it. Those of one indicator are
    found with the indicator.
    """
    boleh_baca = pengguna.has_perm("laporan.unduh_laporan") and pengguna.lihat_semua_unit
    if konteks.pd is None or not boleh_baca:
        return Kelompok("Bagian laporan", [], False)
    hasil = (
        HasilCari(
            j.judul, f"LKjIP {konteks.tahun} · {j.bab}", reverse("lkjip_letak", args=[j.kunci])
        )
        for j in SEKSI
        if _PUNYA_SENDIRI not in j.kunci and memuat(teks, j.judul, j.bab)
    )
    return potong("Bagian laporan", hasil, batas)


def cari_panduan(teks: str, batas: int) -> Kelompok:
    """Headings of the guide and what stands below them."""
    temuan = cari_naskah(teks, semua_halaman(), paling_banyak=batas + 1)
    hasil = (
        HasilCari(
            t.judul.teks,
            "" if t.halaman.judul == t.judul.teks else t.halaman.judul,
            f"{alamat_panduan(t.halaman.nama)}#{t.judul.jangkar}",
        )
        for t in temuan
    )
    return potong("Panduan", hasil, batas)
