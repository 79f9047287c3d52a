"""Forms of budget lines and their pagu in Data Induk: what spending stands on stays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from anggaran.bacaan import Garis
from anggaran.kosong_pagu import sebab_pagu_tetap
from anggaran.models import PaguBaris
from kinerja.admin.formulir import FormsetTapak, FormTapak


class FormBaris(FormTapak):
    """A line takes its own spending along; that of its parts it leaves behind."""

    def clean(self) -> dict[str, Any]:
        bersih = super().clean()
        if self.instance.pk is None or not {"sub_kegiatan", "rekening", "sumber_dana"} & set(
            self.changed_data
        ):
            return bersih
        menjadi = None
        if "sub_kegiatan" not in self.changed_data and bersih.get("rekening"):
            menjadi = Garis.dari(bersih["rekening"], bersih.get("sumber_dana") or "")
        pagu = PaguBaris.objects.filter(baris=self.instance.pk)
        for satu in sebab_tetap(pagu, dict.fromkeys(pagu.values_list("pk", flat=True), menjadi)):
            self.add_error(None, f"Tidak dapat dipindahkan, {satu}")
        return bersih


def sebab_tetap(
    pagu: QuerySet[PaguBaris], dipindah: Mapping[int, Garis | None] | None = None
) -> list[str]:
    """Why pagu may not go: spending would be left without one."""
    semua = list(pagu.select_related("baris__sub_kegiatan", "versi"))
    tetap = sebab_pagu_tetap(semua, dipindah)
    return [
        f"pagu {p.baris.garis.tertulis} pada {p.versi}, sub kegiatan {p.baris.sub_kegiatan.kode}: "
        f"{tetap[p.pk]}"
        for p in semua
        if p.pk in tetap
    ]


class FormsetPagu(FormsetTapak):
    """Rows that may not go as long as spending needs their pagu."""

    jalur = "pk__in"

    def clean(self) -> None:
        super().clean()
        dihapus = [f.instance.pk for f in self.deleted_forms if f.instance.pk]
        if dihapus and (sebab := sebab_tetap(PaguBaris.objects.filter(**{self.jalur: dihapus}))):
            raise ValidationError([f"Tidak dapat dihapus, {satu}" for satu in sebab])


class FormsetBaris(FormsetPagu):
    """Lines with their pagu."""

    jalur = "baris__in"


class FormPagu(FormTapak):
    """The version is of the year of the line."""

    def clean(self) -> dict[str, Any]:
        bersih = super().clean()
        versi, baris = bersih.get("versi"), bersih.get("baris")
        if versi and baris and baris.sub_kegiatan_id and versi.tahun != baris.sub_kegiatan.tahun:
            self.add_error(
                "versi",
                f"Versi itu untuk tahun {versi.tahun}, baris ini tahun {baris.sub_kegiatan.tahun}.",
            )
        if self.instance.pk and "baris" in self.changed_data and baris:
            for satu in sebab_tetap(PaguBaris.objects.filter(pk=self.instance.pk)):
                self.add_error("baris", f"Tidak dapat dipindahkan, {satu}")
        return bersih
