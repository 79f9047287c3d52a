"""People who log in: their agency, unit and roles (Django groups)."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q

from kinerja.masa_organisasi import PohonUnit
from kinerja.models.organisasi import Jabatan, PerangkatDaerah, UnitKerja

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinerja.models.tugas_lain import TugasLain

AKUN_SISTEM = "sistem"
"""Account under which data sets are loaded; nobody logs in with it."""


def akun_sistem() -> Pengguna:
    """That account, made when it is first needed."""
    akun = Pengguna.objects.filter(username=AKUN_SISTEM).first()
    if akun is None:
        akun = Pengguna(username=AKUN_SISTEM, is_active=False)
        akun.set_unusable_password()
        akun.save()
    return akun


class Pengguna(AbstractUser):
    """A user. `pd` empty means the pemda level; `unit` narrows what an operator sees."""

    pd = models.ForeignKey(
        PerangkatDaerah, models.PROTECT, null=True, blank=True, verbose_name="perangkat daerah"
    )
    unit = models.ForeignKey(
        UnitKerja, models.PROTECT, null=True, blank=True, verbose_name="unit kerja"
    )
    jabatan = models.ForeignKey(
        Jabatan, models.PROTECT, null=True, blank=True, verbose_name="jabatan"
    )
    sandi_sementara = models.BooleanField(
        "kata sandi sementara",
        default=False,
        editable=False,
        help_text="Dibuat orang lain; pemiliknya menggantinya sebelum membuka halaman lain.",
    )

    cakupan_terbatas = models.BooleanField(
        "cakupan terbatas",
        default=False,
        editable=False,
        help_text="Akun tanpa perangkat daerah yang hanya melihat perangkat daerah tertentu.",
    )

    #: The assignment beside the own post that the account acts for in this request, if any.
    tugas_dipakai: TugasLain | None = None
    #: Known of who is signed in: whether there are such assignments, and those of the day.
    punya_tugas_lain = False
    pilihan_tugas: Sequence[TugasLain] = ()

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        permissions = [("kelola_akun", "Mengelola akun perangkat daerahnya")]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit=None) | Q(pd__isnull=False),
                name="pengguna_unit_butuh_pd",
                violation_error_message="Pilih perangkat daerah dari unit kerja itu.",
            ),
        ]

    def __str__(self) -> str:
        return self.sebutan

    def bertindak(self, tugas: TugasLain) -> None:
        """Take on an assignment for this request: its post, and the reach of the post's unit."""
        self.tugas_dipakai = tugas
        self.jabatan, self.unit = tugas.jabatan, tugas.jabatan.unit
        for nama in ("lingkup_unit", "lingkup_unit_pernah"):
            self.__dict__.pop(nama, None)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """What an account takes on for one request is not stored as its own."""
        if self.tugas_dipakai is not None and self.pk and kwargs.get("update_fields") is None:
            kwargs["update_fields"] = [
                f.name
                for f in self._meta.concrete_fields
                if not f.primary_key and f.name not in ("unit", "jabatan")
            ]
        super().save(*args, **kwargs)

    @property
    def sebutan(self) -> str:
        """How the person is addressed on screen: name, else post, else account name."""
        if self.username == AKUN_SISTEM:
            return "pemuatan data"
        return self.get_full_name() or (self.jabatan.nama if self.jabatan else self.username)

    @cached_property
    def nama_peran(self) -> frozenset[str]:
        """Names of the user's roles. Known without a query for who is signed in."""
        return frozenset(self.groups.values_list("name", flat=True))

    @cached_property
    def lintas_pd(self) -> bool:
        """Whether the user works above the agencies: every one, or those of `batas_pd`."""
        return self.is_active and self.pd_id is None and self.has_perm("kinerja.lihat_semua_pd")

    @cached_property
    def batas_pd(self) -> frozenset[int] | None:
        """Agencies that an account without one is limited to; None: no limit. A query where there
        is one.
        """
        if not self.cakupan_terbatas:
            return None
        return frozenset(self.cakupan.values_list("pd", flat=True))

    def menjangkau(self, pd: int) -> bool:
        """Whether the agency is within the user's scope."""
        if not self.lintas_pd:
            return self.pd_id == pd
        return self.batas_pd is None or pd in self.batas_pd

    @cached_property
    def lihat_semua_unit(self) -> bool:
        """Whether the user sees every unit of their agency."""
        return self.has_perm("kinerja.lihat_semua_unit")

    @cached_property
    def lingkup_unit(self) -> frozenset[int]:
        """Ids of the user's unit, of all units below it, and of those that they continue. Queries
        once.
        """
        return self._lingkup(None)

    def lingkup_unit_pada(self, hari: date) -> frozenset[int]:
        """The same as the organisation stood on a day."""
        return self._lingkup(hari)

    @cached_property
    def lingkup_unit_pernah(self) -> frozenset[int]:
        """The same with what ever stood below the unit: what was theirs stays to be seen."""
        return frozenset() if self.unit_id is None else self._pohon.lingkup_pernah(self.unit_id)

    @cached_property
    def _pohon(self) -> PohonUnit:
        return UnitKerja.objects.all().pohon(self.pd_id)

    def _lingkup(self, hari: date | None) -> frozenset[int]:
        return frozenset() if self.unit_id is None else self._pohon.lingkup(self.unit_id, hari)
