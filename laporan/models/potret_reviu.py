"""What stood in the report when somebody answered for it: the layers' approvals, the reviu."""

from __future__ import annotations

from django.db import models

from kinerja.models.berkas import BerkasTetap
from laporan.models.langkah_reviu import DIPERIKSA, Langkah
from laporan.models.laporan import Laporan
from laporan.models.reviu import LangkahReviu

#: Field of `Laporan` that says the layer was passed → the steps that pass it.
JENJANG_BERPOTRET: dict[str, tuple[Langkah, ...]] = {
    "perencanaan": (Langkah.TERUSKAN,),
    "sekretaris": (Langkah.PERIKSA_LAPORAN,),
    "setuju": (Langkah.SETUJUI,),
    "inspektorat": (Langkah.SELESAIKAN_REVIU, Langkah.CATAT_REVIU),
}
BERPOTRET = frozenset(s for langkah in JENJANG_BERPOTRET.values() for s in langkah)
#: Steps by which Perencanaan answers for one section.
BAGIAN_BERPOTRET = (Langkah.PERIKSA, Langkah.TERIMA_LAGI)


class PotretReviu(models.Model):
    """The document as it was at one step, compressed (laporan/dokumen/padat.py); for a step on one
    section, that section. Never changed: refused by a trigger. Steps from before there were any
    have none.
    """

    langkah = models.OneToOneField(LangkahReviu, models.PROTECT, related_name="potret")
    isi = models.ForeignKey(BerkasTetap, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "potret isi laporan"
        verbose_name_plural = "potret isi laporan"
        ordering = ["langkah"]

    def __str__(self) -> str:
        return f"{self.langkah}: {self.isi_id[:16]}"


def penerimaan_berlaku(laporan: Laporan) -> dict[str, LangkahReviu]:
    """Key of an accepted section → the step that accepted it last. One query."""
    semua = (
        LangkahReviu.objects.filter(
            laporan=laporan, bagian__status=DIPERIKSA, langkah__in=BAGIAN_BERPOTRET
        )
        .select_related("potret", "bagian", "oleh__jabatan")
        .order_by("pk")
    )
    return {s.bagian.kunci: s for s in semua if s.bagian is not None}


def langkah_berlaku(laporan: Laporan) -> list[LangkahReviu]:
    """The steps that the report stands on now, from the first layer up. One query."""
    dilalui = [
        langkah
        for jenjang, langkah in JENJANG_BERPOTRET.items()
        if getattr(laporan, f"{jenjang}_pada") is not None
    ]
    if not laporan.pk or not dilalui:
        return []
    semua = (
        LangkahReviu.objects.filter(laporan=laporan, bagian=None, langkah__in=BERPOTRET)
        .select_related("potret__isi", "oleh__jabatan")
        .defer("potret__isi__isi")
        .order_by("pk")
    )
    akhir = {s.langkah: s for s in semua}
    hasil = []
    for langkah in dilalui:
        ada = [akhir[s] for s in langkah if s in akhir]
        if ada:
            hasil.append(max(ada, key=lambda s: s.pk))
    return hasil
