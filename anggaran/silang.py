"""The budget's sums by a second way: SQL over the lines, grouped by code.

RekapAnggaran reads the documents in memory and sums along the references of the tree. This reads
them by one query each and goes by what the codes say, so that the final check has something to
compare with.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, Model, OuterRef, Q, Value
from django.db.models.aggregates import Sum
from django.db.models.functions import Concat
from django.db.models.lookups import Exact, IStartsWith

from anggaran.models import PaguBaris, RealisasiAnggaran, VersiAnggaran
from kinerja.models import PerangkatDaerah

Jumlah = dict[str, int]
"""Kode of a sub kegiatan → rupiah."""


def pagu_menurut_kode(versi: Iterable[VersiAnggaran]) -> Jumlah:
    """Pagu in force after the last of these versions."""
    return _jumlah(PaguBaris, "versi__ke", {"versi__in": [v.pk for v in versi]})


def realisasi_menurut_kode(pd: PerangkatDaerah, tahun: int, sampai_bulan: int) -> Jumlah:
    """Cumulative spending in force after a month."""
    syarat = {
        "baris__sub_kegiatan__pd": pd,
        "baris__sub_kegiatan__tahun": tahun,
        "bulan__lte": sampai_bulan,
    }
    return _jumlah(RealisasiAnggaran, "bulan", syarat)


def _jumlah(model: type[Model], dokumen: str, syarat: dict[str, Any]) -> Jumlah:
    semua = model._default_manager.filter(**syarat).order_by()
    di_sub = semua.filter(baris__sub_kegiatan=OuterRef("baris__sub_kegiatan"))
    tergantikan = di_sub.filter(
        _di_bawah(_REKENING) | _di_atas(_REKENING),
        _di_bawah(_SUMBER) | _di_atas(_SUMBER),
        **{f"{dokumen}__gt": OuterRef(dokumen)},
    )
    dirinci = di_sub.filter(
        _di_bawah(_REKENING), _di_bawah(_SUMBER), nilai__gt=0, **{dokumen: OuterRef(dokumen)}
    ).exclude(baris=OuterRef("baris"))
    hasil = (
        semua.filter(~Exists(tergantikan), ~Exists(dirinci))
        .values("baris__sub_kegiatan__kode")
        .annotate(jumlah=Sum("nilai"))
    )
    return {str(b["baris__sub_kegiatan__kode"]): int(b["jumlah"]) for b in hasil}


_REKENING, _SUMBER = "baris__rekening", "baris__sumber_dana"


def _di_bawah(kolom: str) -> Q:
    """The code is that of the outer row or a part of it; an empty one has all as parts."""
    return (
        Q(**{f"{kolom}__iexact": OuterRef(kolom)})
        | Q(**{f"{kolom}__istartswith": Concat(OuterRef(kolom), Value("."))})
        | Q(Exact(_luar(kolom), Value("")))
    )


def _di_atas(kolom: str) -> Q:
    """The outer row's code is a part of this one."""
    return Q(**{kolom: ""}) | Q(IStartsWith(_luar(kolom), Concat(F(kolom), Value("."))))


def _luar(kolom: str) -> "ExpressionWrapper[Any]":
    return ExpressionWrapper(OuterRef(kolom), output_field=CharField())
