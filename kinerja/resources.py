"""Imports and exports by natural keys (django-import-export), within one agency, all or nothing.

The base class validates every model instance, refuses unknown columns and repeated keys, and writes
an audit row per changed row in the transaction of the import; a preview writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, ClassVar

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models
from django.utils import timezone
from django.utils.html import format_html
from import_export import fields, resources, widgets
from import_export.results import RowResult

from kinerja.admin import jejak
from kinerja.admin.kunci_dokumen import pastikan_belum_terkunci
from kinerja.admin.lingkup import batasi
from kinerja.angka import AngkaError, baca_angka, tulis_angka
from kinerja.himpunan.teks_aman import buka_teks
from kinerja.models import (
    DokumenPerencanaan,
    Indikator,
    Jabatan,
    PerangkatDaerah,
    Predikat,
    Sasaran,
    SkalaPredikat,
    Target,
    Tujuan,
)

BARIS_MAKSIMUM = 20_000


# --- cells ------------------------------------------------------------------------------------


def teks_sel(nilai: Any) -> str:
    """Text of a cell; a whole number that Excel made of a code stays without `.0`."""
    if nilai is None:
        return ""
    if isinstance(nilai, float) and nilai.is_integer():
        nilai = int(nilai)
    return buka_teks(str(nilai).strip())


class Teks(widgets.Widget):
    """Text; empty stays empty text."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        return teks_sel(value)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else str(value)


class Angka(widgets.Widget):
    """An exact number in id-ID form; a number cell of Excel as it is shown there."""

    def __init__(self, desimal: int = 8, *, bulat: bool = False) -> None:
        super().__init__()
        self.desimal, self.bulat = desimal, bulat

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Decimal | int | None:
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        if isinstance(value, bool):
            raise ValueError("Yang diharapkan angka, bukan benar/salah.")
        if isinstance(value, int | float | Decimal):
            angka = Decimal(str(value))  # shortest text of the float: what Excel shows
            if self.bulat and angka != angka.to_integral_value():
                raise ValueError("Kolom ini hanya menerima bilangan bulat.")
        else:
            try:
                angka = baca_angka(teks_sel(value), desimal=0 if self.bulat else self.desimal)
            except AngkaError as galat:
                raise ValueError(str(galat)) from galat
        return int(angka) if self.bulat else angka

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        if value is None:
            return ""
        if kwargs.get("force_native_type"):
            return value  # a number in Excel stays a number
        return tulis_angka(value)


class Tahun(widgets.Widget):
    """A year or another small whole number: never with a thousands dot."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> int | None:
        teks = teks_sel(value)
        if not teks:
            return None
        if not teks.isdecimal() or len(teks) > 6:
            raise ValueError(f"“{teks}” bukan bilangan bulat.")
        return int(teks)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        if value is None:
            return ""
        return value if kwargs.get("force_native_type") else str(value)


class YaTidak(widgets.Widget):
    """ya or tidak."""

    NILAI: ClassVar[Mapping[str, bool]] = {
        "ya": True,
        "y": True,
        "1": True,
        "true": True,
        "tidak": False,
        "t": False,
        "0": False,
        "false": False,
        "": False,
    }

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> bool:
        try:
            return self.NILAI[teks_sel(value).lower()]
        except KeyError:
            raise ValueError(f"“{value}” tidak dikenal; tulis ya atau tidak.") from None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "ya" if value else "tidak"


class Pilihan(widgets.Widget):
    """A choice, by its key or by its label."""

    def __init__(self, pilihan: Iterable[tuple[Any, Any]]) -> None:
        super().__init__()
        self.pilihan = [(str(kunci), str(label)) for kunci, label in pilihan]

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        teks = teks_sel(value)
        for kunci, label in self.pilihan:
            if teks.casefold() in {kunci.casefold(), label.casefold()}:
                return kunci
        raise ValueError(f"“{teks}” tidak dikenal; pilih: {', '.join(k for k, _ in self.pilihan)}.")

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else str(value)


class Kode(widgets.Widget):
    """A reference by kode within the agency of the row."""

    def __init__(self, model: type[models.Model], medan: str = "kode") -> None:
        super().__init__()
        self.model, self.medan = model, medan

    def clean(self, value: Any, row: Any = None, pd: int | None = None, **kwargs: Any) -> Any:
        teks = teks_sel(value)
        if not teks:
            return None
        return cari(self.model, pd=pd, **{self.medan: teks})

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else str(getattr(value, self.medan))


def cari(model: type[Any], *, pd: int | None, **kunci: Any) -> Any:
    """The row with this natural key in the agency. Raises ValueError in words for the user."""
    try:
        return model._default_manager.get(pd=pd, **kunci)
    except ObjectDoesNotExist:
        sebutan = ", ".join(f"{nama} {nilai}" for nama, nilai in kunci.items())
        raise ValueError(f"{model._meta.verbose_name} dengan {sebutan} tidak ditemukan.") from None


def kolom(atribut: str | None, widget: widgets.Widget, nama: str | None = None, **lain: Any) -> Any:
    """One column of a file."""
    return fields.Field(attribute=atribut, column_name=nama or atribut, widget=widget, **lain)


class Beda:
    """Old and new text of each column, as plain marked-up HTML (the default uses inline styles)."""

    def __init__(self, resource: Any, instance: Any, new: bool) -> None:
        self.baru = new
        self.kiri = self._baca(resource, instance)
        self.kanan: list[str] = []

    def compare_with(self, resource: Any, instance: Any) -> None:
        self.kanan = self._baca(resource, instance)

    def as_html(self) -> list[str]:
        hasil: list[str] = []
        for lama, baru in zip(self.kiri, self.kanan, strict=False):
            if self.baru or lama == baru:
                hasil.append(format_html("{}", baru))
            elif not lama:
                hasil.append(format_html("<ins>{}</ins>", baru))
            else:
                hasil.append(format_html("<del>{}</del> <ins>{}</ins>", lama, baru))
        return hasil

    @staticmethod
    def _baca(resource: Any, instance: Any) -> list[str]:
        return [str(f.export(instance) or "") for f in resource.get_import_fields()]


# --- the shared resource ----------------------------------------------------------------------


class SumberTapak(resources.ModelResource):
    """One agency's rows of a model, matched by `import_id_fields`.

    `pengguna` is who imports or exports; the pemda admin names the agency of each row in a column
    `pd`, everybody else imports into their own.
    """

    wajib: ClassVar[tuple[str, ...]] = ()
    tambahan: ClassVar[tuple[str, ...]] = ()
    """Columns that belong to no field of the model, such as a reason."""

    def __init__(self, *, pengguna: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.pengguna = pengguna
        self.pada = timezone.now()
        self._kunci: dict[tuple[Any, ...], int] = {}
        self._sebelum: jejak.Potret = {}
        self.pd_baris: int | None = None

    # Scope

    def get_queryset(self) -> Any:
        return batasi(super().get_queryset(), self.pengguna)

    def _pd(self, row: Mapping[str, Any]) -> int | None:
        if not self.pengguna.lintas_pd:
            return self.pengguna.pd_id  # type: ignore[no-any-return]
        kode = teks_sel(row.get("pd"))
        if not kode:
            raise ValidationError({"pd": "Isi kolom pd dengan kode perangkat daerah."})
        pk = PerangkatDaerah.objects.filter(kode=kode).values_list("pk", flat=True).first()
        if pk is None:
            raise ValidationError({"pd": f"Perangkat daerah dengan kode {kode} tidak ditemukan."})
        return pk

    # Reading a file

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        self._kunci.clear()
        self.pada = timezone.now()
        judul = [teks_sel(nama).lower() for nama in dataset.headers or []]
        while judul and not judul[-1]:  # empty columns at the right, as Excel leaves them
            judul.pop()
            del dataset[dataset.headers[-1]]
        dikenal = {f.column_name for f in self.get_import_fields()} | set(self.tambahan) | {"pd"}
        salah = [nama or "(tanpa judul)" for nama in judul if nama not in dikenal]
        kurang = [nama for nama in self.wajib if nama not in judul]
        ganda = sorted({nama for nama in judul if judul.count(nama) > 1})
        pesan = []
        if kurang:
            pesan.append(f"Kolom wajib tidak ada: {', '.join(kurang)}.")
        if salah:
            pesan.append(f"Kolom tidak dikenal: {', '.join(salah)}.")
        if ganda:
            pesan.append(f"Kolom berulang: {', '.join(ganda)}.")
        if len(dataset) > BARIS_MAKSIMUM:
            pesan.append(f"Berkas memuat {len(dataset)} baris; paling banyak {BARIS_MAKSIMUM}.")
        if pesan:
            dataset.wipe()
            raise ValueError(" ".join(pesan))
        dataset.headers = judul

    def before_import_row(self, row: Any, **kwargs: Any) -> None:
        self.pd_baris = self._pd(row)

    def _kosong(self, row: Mapping[str, Any]) -> bool:
        return not any(teks_sel(nilai) for nilai in row.values())

    def import_row(self, row: Any, instance_loader: Any, **kwargs: Any) -> Any:
        if self._kosong(row):
            hasil = self.get_row_result_class()()
            hasil.import_type = RowResult.IMPORT_TYPE_SKIP
            hasil.diff = ["" for _ in self.get_import_fields()]
            return hasil
        return super().import_row(row, instance_loader, **kwargs)

    def import_field(
        self, field: Any, instance: Any, row: Any, is_m2m: bool = False, **kw: Any
    ) -> None:
        super().import_field(field, instance, row, is_m2m, pd=self.pd_baris, **kw)

    def kunci_baris(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Lookup of the stored row by the natural key. Raises ValidationError."""
        hasil, galat = {}, {}
        for nama in self.get_import_id_fields():
            medan = self.fields[nama]
            try:
                nilai = medan.widget.clean(row.get(medan.column_name), row=row, pd=self.pd_baris)
            except ValueError as salah:
                galat[medan.column_name] = str(salah)
                continue
            if nilai is None or nilai == "":
                galat[medan.column_name] = "Wajib diisi."
            hasil[medan.attribute] = nilai
        if galat:
            raise ValidationError(galat)
        return hasil

    def get_instance(self, instance_loader: Any, row: Any) -> Any:
        kunci = self.kunci_baris(row)
        urutan = self._urutan_baris
        sidik = (self.pd_baris, *(getattr(v, "pk", v) for v in kunci.values()))
        pertama = self._kunci.setdefault(sidik, urutan)
        if pertama != urutan:
            raise ValidationError(f"Kunci baris ini sama dengan baris {pertama + 1}.")
        return self.cari_tersimpan(kunci)

    def cari_tersimpan(self, kunci: dict[str, Any]) -> Any:
        """The stored row with this key, or None."""
        return self.get_queryset().filter(pd=self.pd_baris, **kunci).first()

    _urutan_baris = 0

    def get_or_init_instance(self, instance_loader: Any, row: Any) -> Any:
        self._urutan_baris += 1
        instance, baru = super().get_or_init_instance(instance_loader, row)
        self._sebelum = {} if baru else jejak.potret(instance)
        return instance, baru

    def init_instance(self, row: Any = None) -> Any:
        instance = super().init_instance(row)
        if hasattr(instance, "pd_id"):
            instance.pd_id = self.pd_baris
        return instance

    def get_diff_class(self) -> Any:
        return Beda

    def validate_instance(
        self, instance: Any, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        try:
            super().validate_instance(instance, import_validation_errors, validate_unique)
        except ValidationError as galat:
            raise ValidationError(
                {self._nama_kolom(nama): daftar for nama, daftar in galat.error_dict.items()}
            ) from galat

    def _nama_kolom(self, atribut: str) -> str:
        for medan in self.fields.values():
            if medan.attribute == atribut:
                return str(medan.column_name)
        return atribut

    # Writing

    def after_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        if kwargs.get("dry_run"):
            return
        jejak.catat(
            aksi=jejak.LEWAT_IMPOR.format(jejak.UBAH if self._sebelum else jejak.TAMBAH),
            objek=instance,
            oleh=self.pengguna,
            pada=self.pada,
            sebelum=self._sebelum,
            sesudah=jejak.potret(instance),
            alasan=self.alasan(row),
        )

    def alasan(self, row: Mapping[str, Any]) -> str:
        """Reason of the change, where the file has one."""
        return ""


class IndikatorResource(SumberTapak):
    """Indicators, matched by kode."""

    kode = kolom("kode", Teks())
    nama = kolom("nama", Teks())
    tujuan = kolom("tujuan", Kode(Tujuan))
    sasaran = kolom("sasaran", Kode(Sasaran))
    satuan = kolom("satuan", Teks())
    pola_tampil = kolom("pola_tampil", Teks(), default="{n}")
    desimal = kolom("desimal", Tahun())
    polaritas = kolom("polaritas", Pilihan(Indikator.Polaritas.choices))
    jenis_nilai = kolom("jenis_nilai", Pilihan(Indikator.JenisNilai.choices))
    skala = kolom("skala", Kode(SkalaPredikat))
    akumulasi = kolom("akumulasi", Pilihan(Indikator.Akumulasi.choices))
    iku = kolom("iku", YaTidak())
    bobot = kolom("bobot", Angka())
    boleh_lebih_100 = kolom("boleh_lebih_100", YaTidak())
    definisi = kolom("definisi", Teks())
    formulasi = kolom("formulasi", Teks())
    formula = kolom("formula", Teks())
    sumber_data = kolom("sumber_data", Teks())
    penanggung_jawab = kolom("penanggung_jawab", Kode(Jabatan))
    mulai_tahun = kolom("mulai_tahun", Tahun())
    sampai_tahun = kolom("sampai_tahun", Tahun())
    urutan = kolom("urutan", Tahun())

    wajib = ("kode",)

    class Meta:
        name = "Indikator"
        model = Indikator
        fields = (
            "kode",
            "nama",
            "tujuan",
            "sasaran",
            "satuan",
            "pola_tampil",
            "desimal",
            "polaritas",
            "jenis_nilai",
            "skala",
            "akumulasi",
            "iku",
            "bobot",
            "boleh_lebih_100",
            "definisi",
            "formulasi",
            "formula",
            "sumber_data",
            "penanggung_jawab",
            "mulai_tahun",
            "sampai_tahun",
            "urutan",
        )
        import_id_fields = ("kode",)
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True
        use_transactions = True

    def get_queryset(self) -> Any:
        return (
            super().get_queryset().select_related("tujuan", "sasaran", "skala", "penanggung_jawab")
        )


class TargetResource(SumberTapak):
    """Yearly targets, matched by indicator, document and year."""

    indikator = kolom("indikator", Kode(Indikator))
    dokumen = kolom("dokumen", Kode(DokumenPerencanaan))
    tahun = kolom("tahun", Tahun())
    jenis = kolom("jenis", Pilihan(Target.Jenis.choices))
    nilai = kolom("nilai", Angka())
    bawah = kolom("bawah", Angka())
    atas = kolom("atas", Angka())
    predikat = kolom("predikat", Teks())
    teks = kolom("teks", Teks())

    wajib = ("indikator", "dokumen", "tahun")
    tambahan = ("alasan_perubahan",)

    class Meta:
        name = "Target tahunan"
        model = Target
        fields = (
            "indikator",
            "dokumen",
            "tahun",
            "jenis",
            "nilai",
            "bawah",
            "atas",
            "predikat",
            "teks",
        )
        import_id_fields = ("indikator", "dokumen", "tahun")
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True
        use_transactions = True

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("indikator", "dokumen", "predikat")

    def cari_tersimpan(self, kunci: dict[str, Any]) -> Any:
        return self.get_queryset().filter(**kunci).first()

    def import_field(
        self, field: Any, instance: Any, row: Any, is_m2m: bool = False, **kw: Any
    ) -> None:
        if field.attribute != "predikat":
            super().import_field(field, instance, row, is_m2m, **kw)
            return
        kode = teks_sel(row.get("predikat"))
        if "predikat" not in row:
            return
        skala = instance.indikator.skala_id if instance.indikator_id else None
        instance.predikat = (
            Predikat.objects.filter(skala=skala, kode=kode).first() if kode else None
        )
        if kode and instance.predikat is None:
            raise ValueError(f"Predikat {kode} tidak ada pada skala indikator itu.")

    def dehydrate_predikat(self, target: Target) -> str:
        return target.predikat.kode if target.predikat else ""

    def alasan(self, row: Mapping[str, Any]) -> str:
        return teks_sel(row.get("alasan_perubahan"))

    def before_save_instance(self, instance: Target, row: Any, **kwargs: Any) -> None:
        pastikan_belum_terkunci(instance.dokumen)
        if not self._sebelum:
            return
        if not self.alasan(row):
            raise ValidationError(
                {"alasan_perubahan": "Target ini sudah ada: sebutkan alasan perubahannya."}
            )
