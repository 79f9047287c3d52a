"""Who is signed in: the account with everything that every page asks of it, in one question."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Group, Permission
from django.db.models import F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Concat

from kinerja.agregat import GabungTeks
from kinerja.models import Pengguna


def _izin(**milik: Any) -> Subquery:
    """Permissions as lines `app.codename`."""
    nama = Concat("content_type__app_label", Value("."), "codename")
    semua = Permission.objects.filter(**milik).order_by().annotate(satu=Value(1)).values("satu")
    return Subquery(semua.annotate(teks=GabungTeks(nama)).values("teks"))


def akun() -> QuerySet[Pengguna]:
    """Accounts with agency, unit, post, roles and permissions. One query."""
    peran = Group.objects.filter(user=OuterRef("pk")).order_by().annotate(satu=Value(1))
    return Pengguna.objects.select_related("pd", "unit", "jabatan").annotate(
        _baris_izin_peran=_izin(group__user=OuterRef("pk")),
        _baris_izin_sendiri=_izin(user=OuterRef("pk")),
        _baris_peran=Subquery(
            peran.values("satu").annotate(teks=GabungTeks(F("name"))).values("teks")
        ),
    )


class PengenalAkun(ModelBackend):
    """Django's own rules of accounts and permissions; the queries of one request made one."""

    def get_user(self, user_id: Any) -> Pengguna | None:
        """The account of a session; None where it is gone or switched off."""
        pengguna = akun().filter(pk=user_id).first()
        if pengguna is None or not self.user_can_authenticate(pengguna):
            return None
        izin = {"group": _himpun(pengguna, "izin_peran"), "user": _himpun(pengguna, "izin_sendiri")}
        if not pengguna.is_superuser:  # who may everything is asked the way Django asks it
            # Where ModelBackend keeps what it has asked; it asks again when they are missing.
            for nama, isi in izin.items():
                setattr(pengguna, f"_{nama}_perm_cache", isi)
        pengguna.nama_peran = frozenset(_himpun(pengguna, "peran"))
        return pengguna


def _himpun(pengguna: Pengguna, nama: str) -> set[str]:
    return set((getattr(pengguna, f"_baris_{nama}") or "").split("\n")) - {""}
