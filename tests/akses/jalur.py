"""How a page is reached, and by which permission."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook

from laporan.models import StatusUnggahan, UnggahanData
from tests.akses.dunia import Dunia
from tests.factories import PenggunaFactory, dokumen

Jalur = Callable[[Dunia], str]


@dataclass(frozen=True)
class Akses:
    """`izin`: permission that opens the page (empty: signed in is enough). `asing`: paths that
    reach for another unit or agency and must not be found.
    """

    izin: str
    jalur: Jalur
    asing: tuple[Jalur, ...] = ()
    tambahan: tuple[str, ...] = ()  # needed besides `izin`

    @property
    def semua_izin(self) -> list[str]:
        return [*([self.izin] if self.izin else []), *self.tambahan]


def alamat(nama: str, *args: Any) -> Jalur:
    return lambda d: reverse(nama, args=args)


def alamat_pd_lain(nama: str, *args: Any) -> Jalur:
    return lambda d: f"{reverse(nama, args=args)}?pd={d.pd_lain.pd.kode}"


def sel(nama: str, siapa: str = "milik", tambahan: str = "") -> Jalur:
    return lambda d: (
        f"{reverse(nama)}?tahun=2024&triwulan=4&sasaran=indikator:{getattr(d, siapa).pk}{tambahan}"
    )


def buku_kerja(nama: str, siapa: str = "milik") -> Jalur:
    return lambda d: reverse(nama, args=[getattr(d, siapa).penanggung_jawab.unit_id, 2024, 4])


def asal(siapa: str = "milik", tw: int | None = None) -> Jalur:
    def jalur(d: Dunia) -> str:
        i = getattr(d, siapa)
        if tw is None:
            return reverse("asal", args=[i.pd.kode, 2024, i.kode])
        return reverse("asal_triwulan", args=[i.pd.kode, 2024, tw, i.kode])

    return jalur


def kegiatan(siapa: str = "milik") -> Jalur:
    """The activities of one indicator in its agency's rencana aksi."""

    def jalur(d: Dunia) -> str:
        i = getattr(d, siapa)
        return reverse("rencana_kegiatan", args=[dokumen(i.pd, 2024, "rencana_aksi").pk, i.pk])

    return jalur


def alamat_pk(nama: str, status: str, *args: Any, siapa: int = 0) -> Jalur:
    """A page of one agreement in that state: 0 own, 1 of the other unit, 2 of the other agency."""
    return lambda d: reverse(nama, args=[d.pk[status][siapa].pk, *args])


def alamat_pk_asing(nama: str, status: str, *args: Any) -> tuple[Jalur, ...]:
    return (
        alamat_pk(nama, status, *args, siapa=1),
        alamat_pk(nama, status, *args, siapa=2),
        alamat(nama, 10**9, *args),
    )


def unggahan(nama: str, siapa: str = "milik") -> Jalur:
    """An upload of an agency's data in which something must be mended."""

    def jalur(d: Dunia) -> str:
        pd = getattr(d, siapa).pd
        isi = BytesIO()
        Workbook().save(isi)
        berkas = default_storage.save("persiapan/akses", ContentFile(isi.getvalue()))
        unggahan = UnggahanData.objects.create(
            pd=pd, nama="data.xlsx", berkas=berkas, ukuran=1, sha256="", hasil={"galat": []},
            status=StatusUnggahan.DITOLAK, oleh=PenggunaFactory(pd=pd), pada=timezone.now(),
        )  # fmt: skip
        return reverse(nama, args=[unggahan.pk])

    return jalur


def narasi(nama: str, siapa: str = "milik", pd: str = "pd") -> Jalur:
    """A section of the report: the calculation of one indicator, which its unit writes."""

    def jalur(d: Dunia) -> str:
        from laporan.models import laporan_tahun

        milik = getattr(d, siapa)
        pk = laporan_tahun(d.pd if pd == "pd" else d.pd_lain.pd, 2024).pk
        return reverse(nama, args=[pk, f"bab3:a1:{milik.kode}"])

    return jalur


def narasi_asing(nama: str) -> tuple[Jalur, ...]:
    return (
        narasi(nama, "unit_lain"),
        narasi(nama, "pd_lain", "lain"),
        lambda d: reverse(nama, args=[10**9, f"bab3:a1:{d.milik.kode}"]),
        lambda d: narasi(nama)(d).replace("a1", "tidak-ada"),
    )


SEMUA_UNIT = "kinerja.lihat_semua_unit"


LIHAT_PREDIKAT = "laporan.lihat_predikat"


LIHAT_TINJAUAN = "laporan.lihat_tinjauan"


SIAPKAN = "laporan.siapkan_data"


LIHAT_PK, KELOLA_PK = "kinerja.lihat_perjanjian", "kinerja.kelola_perjanjian"
