"""Who sees what is followed up: recommendations of the LHE, findings of other origin."""

from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Q, QuerySet

from kinerja.penglihat import dalam_jangkauan

if TYPE_CHECKING:
    from kinerja.models.pengguna import Pengguna

S = TypeVar("S", bound="QuerySet[Any]")


def yang_ditindaklanjuti(semua: S, pengguna: "Pengguna", jalur: str) -> S:
    """Rows of the agencies in reach; for who does not see every unit, those of the own post and of
    posts in the own unit and below. `jalur`: how a row leads to its agency.
    """
    milik = dalam_jangkauan(semua, pengguna, jalur)
    if pengguna.lintas_pd or not pengguna.pd_id or pengguna.lihat_semua_unit:
        return milik
    lingkup = Q(penanggung_jawab__unit__in=pengguna.lingkup_unit)
    if pengguna.jabatan_id:
        lingkup |= Q(penanggung_jawab=pengguna.jabatan_id)
    return milik.filter(lingkup)
