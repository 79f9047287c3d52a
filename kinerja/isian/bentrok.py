"""Whether a cell was changed after its writer saw the row.

A row version that moved is no conflict in itself: two people may fill two cells of one row. The
audit trail, whose entries carry the version they made, says which cells were touched since. Where
it cannot account for every version in between, the write is refused.
"""

from collections.abc import Collection, Mapping

from django.db import models

from kinerja.isian.penolakan import SelBentrokError
from kinerja.langkah import VERSI
from kinerja.models import JejakAudit
from kinerja.models.alur import BerAlur


class SejakDilihat:
    """The changes of some rows since versions that were seen; one query, made only when needed."""

    def __init__(self, model: type[BerAlur], dilihat: Mapping[int, int]) -> None:
        self._model, self._dilihat = model, dilihat
        self._jejak: dict[int, list[JejakAudit]] | None = None

    def _muat(self) -> dict[int, list[JejakAudit]]:
        if self._jejak is None:
            self._jejak = {pk: [] for pk in self._dilihat}
            syarat = models.Q(pk__in=[])
            for pk, versi in self._dilihat.items():
                syarat |= models.Q(objek_id=pk, perubahan__versi__1__gt=versi)
            semua = JejakAudit.objects.filter(
                syarat, model=self._model._meta.label_lower
            ).select_related("oleh__jabatan")
            for satu in semua.order_by("-pk"):
                self._jejak[satu.objek_id].append(satu)
        return self._jejak

    def pastikan(
        self, baris: BerAlur, medan: Collection[str], versi: int, milik_anda: str, milik_mereka: str
    ) -> None:
        """Raise SelBentrokError when one of `medan` changed since `versi`, or nobody can tell."""
        if versi == baris.versi:
            return
        sejak = [j for j in self._muat().get(baris.pk, []) if j.perubahan[VERSI][1] > versi]
        terjelaskan = {j.perubahan[VERSI][1] for j in sejak}
        pengubah = next((j for j in sejak if any(m in j.perubahan for m in medan)), None)
        semua = set(range(versi + 1, baris.versi + 1))
        if pengubah is None and versi < baris.versi and terjelaskan >= semua:
            return
        raise SelBentrokError(
            milik_anda=milik_anda,
            milik_mereka=milik_mereka,
            oleh=pengubah.oleh.sebutan if pengubah else baris.diubah_oleh.sebutan,
            pada=pengubah.pada if pengubah else baris.diubah_pada,
            versi=baris.versi,
        )
