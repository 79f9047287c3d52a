"""Two units of one agency, one of another, and accounts of the first."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Value
from django.db.models.functions import Concat

from tests.factories import (
    IndikatorFactory,
    JabatanFactory,
    PenggunaFactory,
    PerjanjianFactory,
    RealisasiFactory,
    RenstraFactory,
    SasaranFactory,
    SubKegiatanFactory,
    TargetFactory,
    TujuanFactory,
    UnitFactory,
    perjanjian_berstatus,
)


@dataclass(frozen=True)
class Dunia:
    """Two units of one agency and one unit of another, each with an indicator."""

    pd: Any
    unit: Any
    milik: Any
    unit_lain: Any
    pd_lain: Any
    pk: dict[str, tuple[Any, Any, Any]]
    """Status → agreements of the own unit, of the other unit, of the other agency."""


def buat_dunia() -> Dunia:
    renstra = RenstraFactory()
    tujuan = TujuanFactory(renstra=renstra)
    hasil: list[Any] = []
    for _ in range(2):
        j = JabatanFactory(unit=UnitFactory(pd=renstra.pd))
        sasaran = SasaranFactory(tujuan=tujuan, penanggung_jawab=j)
        indikator = IndikatorFactory(sasaran=sasaran)
        TargetFactory(
            indikator=indikator, dokumen__kode=f"PK-{j.pk}", dokumen__ke=len(hasil),
            dokumen__alasan="Ujian",
        )  # fmt: skip
        RealisasiFactory(indikator=indikator, triwulan=4)
        SubKegiatanFactory(kegiatan__program__pd=renstra.pd, kegiatan__program__penanggung_jawab=j)
        hasil.append(indikator)
    lain = RealisasiFactory(triwulan=4).indikator
    jabatan = [i.penanggung_jawab for i in (*hasil, lain)]
    pk: dict[str, tuple[Any, ...]] = {
        status: tuple(
            perjanjian_berstatus(status, nyata=True, jabatan=JabatanFactory(unit=j.unit))
            for j in jabatan
        )
        for status in ("draf", "diajukan", "berlaku")
    }
    pk["perubahan"] = tuple(
        PerjanjianFactory(
            jabatan=p.jabatan, ke=1, jenis_alasan="strategi", alasan="Ujian", dokumen=p.dokumen
        )
        for p in (
            perjanjian_berstatus("berlaku", nyata=True, jabatan=JabatanFactory(unit=j.unit))
            for j in jabatan
        )
    )
    return Dunia(renstra.pd, hasil[0].penanggung_jawab.unit, hasil[0], hasil[1], lain, pk)


def pengguna_dunia(dunia: Dunia, *izin: str) -> Any:
    """A user of the first unit with these permissions and no role."""
    pengguna = PenggunaFactory(pd=dunia.pd, unit=dunia.unit)
    semua = Permission.objects.annotate(
        nama_izin=Concat("content_type__app_label", Value("."), "codename")
    )
    pilihan = list(semua.filter(nama_izin__in=izin))
    assert len(pilihan) == len(set(izin)), izin
    pengguna.user_permissions.add(*pilihan)
    return pengguna
