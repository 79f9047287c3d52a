"""What the tests of this folder do and ask again and again."""

from typing import Any
from uuid import uuid4

from django.urls import reverse

from anggaran.models import LaporanSubKegiatan
from kinerja.models import Realisasi
from laporan.isian.pengajuan import ajukan
from tests.baca import terbaca
from tests.isian.dunia import PADA, TAHUN, Dunia


def ajukan_unit(d: Dunia, oleh: Any = None, **lain: Any) -> None:
    ajukan(
        kunci=uuid4(),
        unit=d.bidang,
        tahun=TAHUN,
        triwulan=1,
        oleh=oleh or d.operator,
        pada=PADA,
        **lain,
    )


def url_unit(d: Dunia, unit: Any = None) -> str:
    return reverse("periksa_unit", args=[(unit or d.bidang).pk, TAHUN, 1])


def semua_baris() -> dict[str, Any]:
    hasil: dict[str, Any] = {f"indikator:{r.indikator_id}": r for r in Realisasi.objects.all()}
    hasil |= {f"sub:{r.sub_kegiatan_id}": r for r in LaporanSubKegiatan.objects.all()}
    return hasil


def kirim_langkah(client: Any, d: Dunia, langkah: str, nama: str, **lain: Any) -> Any:
    lain.setdefault("versi", semua_baris()[nama].versi)
    return client.post(url_unit(d), {"langkah": langkah, "sasaran": nama, **lain})


def pilih() -> list[str]:
    return [f"{nama}@{r.versi}" for nama, r in semua_baris().items()]


def isi_halaman(respons: Any) -> str:
    return terbaca(respons)
