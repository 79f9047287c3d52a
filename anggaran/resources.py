"""Imports and exports of sub kegiatan and pagu."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from anggaran.models import BarisAnggaran, Kegiatan, PaguBaris, SubKegiatan, VersiAnggaran
from kinerja.admin import jejak
from kinerja.models import Jabatan
from kinerja.resources import Angka, Kode, SumberTapak, Tahun, Teks, cari, kolom, teks_sel


class SubKegiatanResource(SumberTapak):
    """Sub kegiatan, matched by year and kode."""

    tahun = kolom("tahun", Tahun())
    kode = kolom("kode", Teks())
    nama = kolom("nama", Teks())
    kegiatan = kolom("kegiatan", Kode(Kegiatan))
    penanggung_jawab = kolom("penanggung_jawab", Kode(Jabatan))
    urutan = kolom("urutan", Tahun())
    analisis = kolom("analisis", Teks())

    wajib = ("tahun", "kode")

    class Meta:
        name = "Sub kegiatan"
        model = SubKegiatan
        fields = ("tahun", "kode", "nama", "kegiatan", "penanggung_jawab", "urutan", "analisis")
        import_id_fields = ("tahun", "kode")
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True
        use_transactions = True

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("kegiatan", "penanggung_jawab")

    def import_field(
        self, field: Any, instance: Any, row: Any, is_m2m: bool = False, **kw: Any
    ) -> None:
        if field.attribute != "kegiatan" or not teks_sel(row.get("kegiatan")):
            super().import_field(field, instance, row, is_m2m, **kw)
            return
        # The same kode exists in every year.
        instance.kegiatan = cari(
            Kegiatan, pd=self.pd_baris, tahun=instance.tahun, kode=teks_sel(row["kegiatan"])
        )


class PaguResource(SumberTapak):
    """Pagu of a budget line in a version, matched by year, sub kegiatan, rekening, version and,
    where the file tells it, sumber dana.

    A line that does not exist yet is created with it.
    """

    tahun = kolom("baris__sub_kegiatan__tahun", Tahun(), "tahun", readonly=True)
    sub_kegiatan = kolom("baris__sub_kegiatan__kode", Teks(), "sub_kegiatan", readonly=True)
    rekening = kolom("baris__rekening", Teks(), "rekening", readonly=True)
    versi = kolom("versi", Kode(VersiAnggaran))
    pagu = kolom("nilai", Angka(bulat=True), "pagu")
    sumber_dana = kolom("baris__sumber_dana", Teks(), "sumber_dana", readonly=True)

    wajib = ("tahun", "sub_kegiatan", "rekening", "versi", "pagu")

    class Meta:
        name = "Pagu"
        model = PaguBaris
        fields = ("tahun", "sub_kegiatan", "rekening", "versi", "pagu", "sumber_dana")
        import_id_fields = ("tahun", "sub_kegiatan", "rekening", "versi")
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True
        use_transactions = True

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("baris__sub_kegiatan", "versi")

    def kunci_baris(self, row: Mapping[str, Any]) -> dict[str, Any]:
        kunci = super().kunci_baris(row)
        tahun, kode = (
            kunci.pop("baris__sub_kegiatan__tahun"),
            kunci.pop("baris__sub_kegiatan__kode"),
        )
        try:
            sub = cari(SubKegiatan, pd=self.pd_baris, tahun=tahun, kode=kode)
        except ValueError as galat:
            raise ValidationError({"sub_kegiatan": str(galat)}) from galat
        if kunci["versi"].tahun != tahun:
            raise ValidationError({"versi": f"Versi itu untuk tahun {kunci['versi'].tahun}."})
        # Not among the keys: those may not be empty.
        sumber = teks_sel(row.get("sumber_dana"))
        return {"baris__sub_kegiatan": sub, "baris__sumber_dana": sumber, **kunci}

    def cari_tersimpan(self, kunci: dict[str, Any]) -> Any:
        self._kunci_pagu = kunci
        return self.get_queryset().filter(**kunci).first()

    def init_instance(self, row: Any = None) -> Any:
        pagu = super().init_instance(row)
        garis = {
            medan: self._kunci_pagu[f"baris__{medan}"]
            for medan in ("sub_kegiatan", "rekening", "sumber_dana")
        }
        baris = BarisAnggaran.objects.filter(**garis).first()
        if baris is None:
            baris = BarisAnggaran(**garis)
            baris.full_clean()
            baris.save()  # rolled back with the preview, like everything in it
            if not self._coba:
                jejak.catat(
                    aksi=jejak.LEWAT_IMPOR.format(jejak.TAMBAH),
                    objek=baris,
                    oleh=self.pengguna,
                    pada=self.pada,
                    sesudah=jejak.potret(baris),
                )
        pagu.baris = baris
        return pagu

    _coba = True

    def before_import_row(self, row: Any, **kwargs: Any) -> None:
        super().before_import_row(row, **kwargs)
        self._coba = bool(kwargs.get("dry_run"))
