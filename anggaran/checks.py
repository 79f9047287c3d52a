"""System checks of the budget's data; AnggaranConfig.ready imports this module."""

from collections.abc import Hashable, Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import connections

from anggaran.uji.bacaan import temuan_bertumpuk

DISEBUT = 20
"""Findings that are written out; the rest is counted."""


@register(Tags.database)
def periksa_baris_bertumpuk(
    app_configs: Sequence[Any] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Tell of stored lines that say the same money twice in one version or month.

    A warning: the database stays in use, and its totals count the more detailed line.
    """
    return [pesan for nama in databases or [] for pesan in _satu_basis_data(nama)]


def _satu_basis_data(nama: str) -> Iterator[CheckMessage]:
    if not _terpasang(nama):
        return
    semua = list(_temuan(nama))
    for pesan in semua[:DISEBUT]:
        yield Warning(
            pesan,
            hint="Data Induk > Baris anggaran: hapus salah satu angkanya, atau isi 0.",
            id="tapak.W002",
        )
    if len(semua) > DISEBUT:
        yield Warning(
            f"Masih ada {len(semua) - DISEBUT} pasangan baris anggaran lain yang bertumpuk.",
            id="tapak.W002",
        )


def _terpasang(nama: str) -> bool:
    """Whether the tables are as the models say: `migrate` runs the checks before it begins."""
    from anggaran.models import BarisAnggaran, PaguBaris, RealisasiAnggaran

    koneksi = connections[nama]
    with koneksi.cursor() as kursor:
        ada = set(koneksi.introspection.table_names(kursor))
        for model in (BarisAnggaran, PaguBaris, RealisasiAnggaran):
            tabel = model._meta.db_table
            if tabel not in ada:
                return False
            kolom = {k.name for k in koneksi.introspection.get_table_description(kursor, tabel)}
            if not {f.column for f in model._meta.concrete_fields} <= kolom:
                return False
    return True


def _temuan(nama: str) -> Iterator[str]:
    from anggaran.models import PaguBaris, RealisasiAnggaran, SubKegiatan, VersiAnggaran

    versi = {
        (pd, tahun, ke): kode
        for pd, tahun, ke, kode in VersiAnggaran.objects.using(nama).values_list(
            "pd", "tahun", "ke", "kode"
        )
    }
    for judul, semua in (
        ("Pagu", PaguBaris.objects.using(nama).pernyataan()),
        ("Realisasi", RealisasiAnggaran.objects.using(nama).pernyataan()),
    ):
        salah = list(temuan_bertumpuk(semua))
        pemilik = SubKegiatan.objects.using(nama).filter(pk__in={t.wadah for t in salah})
        sub: dict[Hashable, SubKegiatan] = {s.pk: s for s in pemilik.select_related("pd")}
        for t in salah:
            s = sub[t.wadah]
            dokumen = f"s.d. bulan {t.dokumen}"
            if judul == "Pagu":
                dokumen = f"versi {versi.get((s.pd_id, s.tahun, t.dokumen), t.dokumen)}"
            yield f"{judul} sub kegiatan {s.kode} {s.pd.nama} tahun {s.tahun}, {dokumen}: {t.pesan}"
