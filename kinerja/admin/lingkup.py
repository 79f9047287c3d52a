"""Tenancy of the master-data site: how a row is traced to its agency, and who may see it.

Every model that the site shows or offers as a choice must be listed here. A model that is missing
raises LookupError, so that a forgotten one is closed rather than open.
"""

from __future__ import annotations

from typing import Any

from django.db import models

TANPA_PD = ""
"""Path of models that belong to no agency (roles)."""

JALUR_PD: dict[str, str] = {
    "auth.group": TANPA_PD,
    "auth.permission": TANPA_PD,
    "kinerja.perangkatdaerah": "pk",
    **{
        f"kinerja.{nama}": "pd"
        for nama in (
            "unitkerja",
            "jabatan",
            "butirprofil",
            "kebijakanpengukuran",
            "renstra",
            "misi",
            "masalah",
            "tujuan",
            "sasaran",
            "skalapredikat",
            "indikator",
            "dokumenperencanaan",
            "periodepengukuran",
            "pengguna",
            "jejakaudit",
        )
    },
    "kinerja.pemangku": "jabatan__pd",
    "kinerja.rekappegawai": "jabatan__pd",
    "kinerja.bataskriteria": "kebijakan__pd",
    "kinerja.crosscutting": "sasaran__pd",
    "kinerja.predikat": "skala__pd",
    "kinerja.variabel": "indikator__pd",
    "kinerja.pembanding": "indikator__pd",
    "kinerja.penandaindikator": "indikator__pd",
    "kinerja.target": "indikator__pd",
    "kinerja.targettriwulan": "indikator__pd",
    "kinerja.pengecualianperiode": "periode__pd",
    "kinerja.realisasi": "indikator__pd",
    "kinerja.nilaivariabel": "realisasi__indikator__pd",
}


def jalur_pd(model: type[models.Model]) -> str:
    """Lookup path from the model to its agency. Raises LookupError for an unlisted model."""
    try:
        return JALUR_PD[model._meta.label_lower]
    except KeyError:
        raise LookupError(f"{model._meta.label} has no path to its agency in JALUR_PD") from None


def batasi(baris: Any, pengguna: Any, pd_id: int | None = None) -> Any:
    """Rows of a queryset that this user may see; `pd_id` narrows further to one agency."""
    jalur = jalur_pd(baris.model)
    if jalur == TANPA_PD:
        return baris
    if not pengguna.lintas_pd:
        if not pengguna.pd_id:
            return baris.none()
        baris = baris.filter(**{jalur: pengguna.pd_id})
    elif pengguna.batas_pd is not None:
        baris = baris.filter(**{f"{jalur}__in": pengguna.batas_pd})
    return baris.filter(**{jalur: pd_id}) if pd_id else baris


def pd_id_dari(objek: models.Model) -> int | None:
    """Id of the agency a row belongs to; None while it has no owner yet."""
    jalur = jalur_pd(type(objek))
    if jalur == TANPA_PD:
        return None
    simpul: Any = objek
    *langkah, akhir = jalur.split("__")
    for nama in langkah:
        if getattr(simpul, f"{nama}_id") is None and not hasattr(simpul, nama):
            return None
        simpul = getattr(simpul, nama)
    hasil: int | None = simpul.pk if akhir == "pk" else getattr(simpul, f"{akhir}_id")
    return hasil
