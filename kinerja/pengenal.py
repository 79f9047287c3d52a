"""Who is signed in: the account with everything that every page asks of it, in one question."""

from functools import cache
from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Group, Permission
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import F, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Concat

from kinerja.agregat import GabungTeks
from kinerja.models import Pengguna, TugasLain


def _baris(semua: QuerySet[Any], nama: Any) -> RawSQL:
    """`nama` of each as lines of one text: SQL that is made once, see `akun`."""
    satu = semua.order_by().annotate(satu=Value(1)).values("satu")
    sql, isi = satu.annotate(teks=GabungTeks(nama)).values("teks").query.sql_with_params()
    return RawSQL(sql, isi)


@cache
def _akun(_jenis: str) -> QuerySet[Pengguna]:
    tabel = connections[DEFAULT_DB_ALIAS].ops.quote_name(Pengguna._meta.db_table)
    pk: Any = RawSQL(f"{tabel}.id", ())  # the account of the query around
    izin = Concat("content_type__app_label", Value("."), "codename")
    return Pengguna.objects.select_related("pd", "unit", "jabatan").annotate(
        _baris_izin_peran=_baris(Permission.objects.filter(group__user=pk), izin),
        _baris_izin_sendiri=_baris(Permission.objects.filter(user=pk), izin),
        _baris_tugas=_baris(TugasLain.objects.filter(pengguna=pk, dicabut_pada=None), F("status")),
        _baris_peran=_baris(Group.objects.filter(user=pk), F("name")),
    )


def akun() -> QuerySet[Pengguna]:
    """Accounts with agency, unit, post, roles and permissions. One query.

    Every request asks this, so what does not change is put into SQL once per kind of database:
    building it anew cost as much as all the rest of an empty page.
    """
    return _akun(connections[DEFAULT_DB_ALIAS].vendor).all()


class PengenalAkun(ModelBackend):
    """Django's own rules of accounts and permissions; the queries of one request made one."""

    def get_user(self, user_id: Any) -> Pengguna | None:
        """The account of a session; None where it is gone or switched off."""
        pengguna = akun().filter(pk=user_id).order_by().first()
        if pengguna is None or not self.user_can_authenticate(pengguna):
            return None
        izin = {"group": _himpun(pengguna, "izin_peran"), "user": _himpun(pengguna, "izin_sendiri")}
        if not pengguna.is_superuser:  # who may everything is asked the way Django asks it
            # Where ModelBackend keeps what it has asked; it asks again when they are missing.
            for nama, isi in izin.items():
                setattr(pengguna, f"_{nama}_perm_cache", isi)
        pengguna.punya_tugas_lain = bool(_himpun(pengguna, "tugas"))
        pengguna.nama_peran = frozenset(_himpun(pengguna, "peran"))
        return pengguna


def _himpun(pengguna: Pengguna, nama: str) -> set[str]:
    return set((getattr(pengguna, f"_baris_{nama}") or "").split("\n")) - {""}
