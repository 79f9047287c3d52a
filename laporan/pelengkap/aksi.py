"""Writes on one row of the report's supplements: scope, permission, version, audit in one step."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from kinerja.langkah import Pencatat, ambil_terkunci, mengubah
from kinerja.models import PerangkatDaerah
from kinerja.penolakan import BentrokError, TidakBerizinError
from laporan.pelengkap.kelompok import KelompokPelengkap, RuangPelengkap


def ubah_baris(
    kelompok: KelompokPelengkap,
    ruang: RuangPelengkap,
    *,
    pk: int,
    versi: int | None,
    bersih: Mapping[str, Any],
    pada: datetime,
) -> None:
    """Change a stored row. Raises a refusal, or ValidationError for what was typed."""
    with mengubah(
        kelompok.semua(ruang).filter(pk=pk),
        oleh=ruang.pengguna,
        pada=pada,
        aksi=f"{kelompok.awalan_jejak}: {kelompok.model._meta.verbose_name} diubah"[:40],
        pd=lambda _: ruang.pd,
        versi=versi,
        boleh=lambda _: _pastikan_boleh(kelompok, ruang),
        bentrok=_bentrok,
    ) as ubahan:
        kelompok.isi(ubahan.baris, bersih, ruang)
        ubahan.baris.full_clean()


@transaction.atomic
def tambah_baris(
    kelompok: KelompokPelengkap, ruang: RuangPelengkap, *, bersih: Mapping[str, Any], pada: datetime
) -> Any:
    """Store a new row. Raises TidakBerizinError, or ValidationError for what was typed."""
    _pastikan_boleh(kelompok, ruang)
    ambil_terkunci(PerangkatDaerah.objects.filter(pk=ruang.pd.pk))  # one code to each
    baris = kelompok.baru(ruang)
    kelompok.isi(baris, bersih, ruang)
    if kode := kelompok.kode_berikut(baris):
        baris.kode = kode
    baris.full_clean()
    baris.save()
    _catat(kelompok, ruang, baris, "ditambah", {n: (None, str(v)) for n, v in bersih.items() if v},
           pada)  # fmt: skip
    return baris


@transaction.atomic
def hapus_baris(
    kelompok: KelompokPelengkap,
    ruang: RuangPelengkap,
    *,
    pk: int,
    versi: int | None,
    pada: datetime,
) -> None:
    """Take a row away; what it held stays in the audit trail."""
    baris = ambil_terkunci(kelompok.semua(ruang).filter(pk=pk), versi, bentrok=_bentrok)
    _pastikan_boleh(kelompok, ruang)
    kelompok.pastikan_lepas(baris)
    lama = kelompok.awal(baris, kelompok.medan(ruang))
    _catat(kelompok, ruang, baris, "dihapus", {n: (str(v), None) for n, v in lama.items() if v},
           pada)  # fmt: skip
    baris.delete()


def _pastikan_boleh(kelompok: KelompokPelengkap, ruang: RuangPelengkap) -> None:
    if not kelompok.boleh(ruang.pengguna, ruang.pd):
        raise TidakBerizinError("Bagian ini diisi Sekretariat atau unit penanggung jawabnya.")


def _bentrok(_: Any) -> BentrokError:
    return BentrokError(
        "Baris ini baru saja diubah orang lain. Muat ulang halamannya, periksa, lalu ulangi."
    )


def _catat(
    kelompok: KelompokPelengkap,
    ruang: RuangPelengkap,
    baris: Any,
    apa: str,
    perubahan: Mapping[str, tuple[Any, Any]],
    pada: datetime,
) -> None:
    catatan = Pencatat(
        oleh=ruang.pengguna,
        pada=pada,
        aksi=f"{kelompok.awalan_jejak}: {kelompok.model._meta.verbose_name} {apa}"[:40],
        pd=ruang.pd,
    )
    catatan.catat(baris, perubahan, pindah=False)
    catatan.simpan()
