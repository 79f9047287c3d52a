"""What the page showed: agency and year, carried by every form (docs/keputusan/0025).

`halaman_pd` (the agency's code) and `halaman_tahun` stand in every form of a page, put there by the
tag of `laporan/rangka/tanda_formulir.py`; where a form lacks them, `?pd=` and `?tahun=` of its
address count. A request that says one thing in its form and another in its address is refused.
"""

from dataclasses import dataclass

from django.http import HttpRequest

from kinerja.penolakan import BentrokError

MEDAN_PD, MEDAN_TAHUN = "halaman_pd", "halaman_tahun"
MEMBACA = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})

TANPA_HALAMAN = (
    "Belum disimpan: kiriman ini tidak menyebutkan perangkat daerah dan tahun yang ditampilkan "
    "halamannya, mungkin karena halaman dibuka sebelum Tapak diperbarui. Buka kembali halamannya, "
    "lalu ulangi."
)
TANPA_PD = (
    "Belum disimpan: halaman itu dibuka sebelum perangkat daerahnya dipilih. Pilih perangkat "
    "daerah, lalu ulangi."
)
PD_LAIN = (
    "Belum disimpan: halaman itu menampilkan perangkat daerah yang bukan lagi tempat kerja akun "
    "Anda. Periksa dengan akun mana Anda masuk, buka kembali halamannya, lalu ulangi."
)
TAHUN_LAIN = (
    "Belum disimpan: halaman itu menampilkan tahun {}, yang tidak ada pada data perangkat daerah "
    "ini. Pilih tahunnya, lalu ulangi."
)
BEDA = (
    "Belum disimpan: halaman itu menampilkan perangkat daerah atau tahun lain daripada yang hendak "
    "diubah. Buka kembali halaman yang dimaksud, lalu ulangi."
)
BERTENTANGAN = (
    "Belum disimpan: alamat dan formulirnya menyebut perangkat daerah atau tahun yang berbeda. "
    "Buka kembali halamannya, lalu ulangi."
)


class HalamanBedaError(BentrokError):
    """What the page showed is not what would be written to."""


@dataclass(frozen=True)
class HalamanKiriman:
    """Code of the agency and year that a page showed; "" and 0 where it showed none."""

    pd: str
    tahun: int


def menulis(request: HttpRequest) -> bool:
    """Whether the request may write."""
    return request.method not in MEMBACA


def dari(request: HttpRequest) -> HalamanKiriman | None:
    """What the page of this request showed, as it says; None where it does not say both."""
    pd = _satu(request, MEDAN_PD, "pd")
    tahun = _satu(request, MEDAN_TAHUN, "tahun")
    if pd is None or tahun is None:
        return None
    angka = tahun.isascii() and tahun.isdecimal() and len(tahun) <= 4
    return HalamanKiriman(pd, int(tahun) if angka else 0)


def _satu(request: HttpRequest, medan: str, kueri: str) -> str | None:
    formulir, alamat = request.POST.getlist(medan), request.GET.getlist(kueri)
    nilai = {*formulir, *alamat}
    if len(nilai) > 1:
        raise HalamanBedaError(BERTENTANGAN)
    return next(iter(nilai), None)


def wajib(request: HttpRequest) -> HalamanKiriman:
    """What the page showed. Raises HalamanBedaError where the request does not say it."""
    ada = dari(request)
    if ada is None:
        raise HalamanBedaError(TANPA_HALAMAN)
    return ada


def pastikan(request: HttpRequest, *, pd: str | None, tahun: int | None) -> HalamanKiriman | None:
    """What the page showed, None where the request does not say it: its address is then all there
    is. Raises HalamanBedaError where the page showed another agency or year than the address names.
    """
    tampil = dari(request)
    if tampil is None:
        return None
    beda_pd = pd is not None and tampil.pd != pd
    beda_tahun = tahun is not None and tampil.tahun != tahun
    if beda_pd or beda_tahun:
        raise HalamanBedaError(BEDA)
    return tampil
