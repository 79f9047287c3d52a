"""PURE. Who looks: what a question about rows must know of a person to answer within their reach.

`Pengguna` is one. The tables that a user points to (agency, unit, post) ask for no more than this,
so that they stand below the user and know nothing of it.
"""

from typing import Any, Protocol, Self, TypeVar


class Penglihat(Protocol):
    """A person with a reach: the whole pemda, one agency, or some units of it."""

    @property
    def pd_id(self) -> int | None:
        """The person's agency; none at the level of the pemda."""

    @property
    def lintas_pd(self) -> bool:
        """Whether they work above the agencies: they see every one, or those of `batas_pd`."""

    @property
    def batas_pd(self) -> frozenset[int] | None:
        """Ids of the agencies that whoever works above them is limited to; None: no limit."""

    @property
    def lihat_semua_unit(self) -> bool:
        """Whether they see every unit of their agency."""

    @property
    def lingkup_unit(self) -> frozenset[int]:
        """Ids of the units that they see where they do not see every one."""

    @property
    def lingkup_unit_pernah(self) -> frozenset[int]:
        """The same with what ever stood below."""


def terjangkau(pengguna: Penglihat) -> frozenset[int] | None:
    """Ids of the agencies in a person's reach, for rows that two of them share; None: all."""
    if pengguna.lintas_pd:
        return pengguna.batas_pd
    return frozenset([pengguna.pd_id]) if pengguna.pd_id else frozenset()


class _Tersaring(Protocol):
    def filter(self, *args: Any, **kwargs: Any) -> Self: ...
    def none(self) -> Self: ...


S = TypeVar("S", bound=_Tersaring)


def dalam_batas(semua: S, pengguna: Penglihat, jalur: str = "pd") -> S:
    """Rows for whoever works above the agencies: all, or those of the agencies in their scope.

    `jalur`: how a row leads to its agency.
    """
    if pengguna.batas_pd is None:
        return semua
    return semua.filter(**{f"{jalur}__in": pengguna.batas_pd})


def dalam_jangkauan(semua: S, pengguna: Penglihat, jalur: str = "pd") -> S:
    """Rows of the agencies in a person's reach; `jalur`: how a row leads to its agency."""
    if pengguna.lintas_pd:
        return dalam_batas(semua, pengguna, jalur)
    return semua.filter(**{jalur: pengguna.pd_id}) if pengguna.pd_id else semua.none()


def dalam_lingkup(semua: S, pengguna: Penglihat, unit: str) -> S:
    """The same, and of the units in their reach where they do not see every one; `unit`: how a row
    leads to its unit.
    """
    milik = dalam_jangkauan(semua, pengguna)
    if pengguna.lintas_pd or not pengguna.pd_id or pengguna.lihat_semua_unit:
        return milik
    return milik.filter(**{f"{unit}__in": pengguna.lingkup_unit})
