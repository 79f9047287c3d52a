"""Forms of an account: who, where, as what."""

from typing import Any

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils import timezone

from kinerja.akun.aksi import IsianAkun
from kinerja.akun.aturan import DataAkun, peran_ditawarkan
from kinerja.akun.penetapan import penugasan_tercatat, status_pemangku
from kinerja.akun.tugas_lain import IsianTugas
from kinerja.jenis import StatusPemangku
from kinerja.medan_hari import MedanHari
from kinerja.models import Jabatan, Pengguna, PerangkatDaerah, UnitKerja, ada_dalam


class FormulirAkun(forms.Form):
    """An account's holder, place, post and roles."""

    nama = forms.CharField(
        label="Nama",
        max_length=150,
        help_text="Nama orangnya; tercantum pada dokumen yang ditandatangani lewat akun ini.",
    )
    surel = forms.EmailField(
        label="Surel", required=False, help_text="Untuk tautan kata sandi dan pemberitahuan."
    )
    peran = forms.MultipleChoiceField(
        label="Peran",
        widget=forms.CheckboxSelectMultiple,
        help_text="Menentukan apa yang boleh dilihat dan dikerjakan.",
    )
    unit = forms.ModelChoiceField(
        UnitKerja.objects.none(),
        label="Unit kerja",
        required=False,
        empty_label="Tanpa unit kerja",
        help_text="Operator dan pejabat melihat data unit ini dan unit di bawahnya.",
    )
    jabatan = forms.ModelChoiceField(
        Jabatan.objects.none(),
        label="Jabatan",
        required=False,
        empty_label="Tanpa jabatan",
        help_text="Isi bila akun ini menandatangani Perjanjian Kinerja jabatan itu.",
    )
    status = forms.ChoiceField(
        label="Sebagai",
        choices=StatusPemangku.choices,
        initial=StatusPemangku.DEFINITIF,
        required=False,
    )

    def __init__(
        self,
        pengelola: DataAkun,
        pd: PerangkatDaerah | None,
        data: Any = None,
        *,
        akun: Pengguna | None = None,
    ) -> None:
        super().__init__(data, initial=_awal(akun) if akun else None)
        peran = self.fields["peran"]
        assert isinstance(peran, forms.MultipleChoiceField)
        boleh = peran_ditawarkan(pengelola, di_pd=pd is not None)
        peran.choices = [(nama, nama) for nama in boleh]
        if pd is None:
            for nama in ("unit", "jabatan", "status"):
                del self.fields[nama]
            return
        for nama, model in (("unit", UnitKerja), ("jabatan", Jabatan)):
            isian = self.fields[nama]
            assert isinstance(isian, forms.ModelChoiceField)
            hari = timezone.localdate()
            milik = model._default_manager.filter(ada_dalam(hari, hari), pd=pd)
            isian.queryset = milik.order_by("urutan", "pk")

    def isian(self) -> IsianAkun:
        """What was typed, once it is valid."""
        b = self.cleaned_data
        status = b.get("status")
        return IsianAkun(
            b["nama"],
            b["surel"],
            frozenset(b["peran"]),
            b.get("unit"),
            b.get("jabatan"),
            StatusPemangku(status) if status else None,
        )


class FormulirTugas(forms.Form):
    """A post that an account holds beside its own, from a day to a day."""

    jabatan = forms.ModelChoiceField(
        Jabatan.objects.none(), label="Jabatan", empty_label="Pilih jabatan"
    )
    status = forms.ChoiceField(
        label="Sebagai", choices=StatusPemangku.choices, initial=StatusPemangku.PLT
    )
    mulai = MedanHari(label="Mulai")
    sampai = MedanHari(
        label="Sampai",
        required=False,
        help_text="Hari terakhirnya; kosong: sampai diakhiri.",
    )

    def __init__(self, pd: PerangkatDaerah, data: Any = None) -> None:
        super().__init__(data, prefix="tugas")
        isian = self.fields["jabatan"]
        assert isinstance(isian, forms.ModelChoiceField)
        hari = timezone.localdate()
        semua = Jabatan.objects.filter(pd=pd).ada_pada(hari)
        isian.queryset = semua.order_by("urutan", "pk")

    def isian(self) -> IsianTugas:
        """What was typed, once it is valid."""
        b = self.cleaned_data
        return IsianTugas(b["jabatan"], StatusPemangku(b["status"]), b["mulai"], b["sampai"])


class FormulirUndangan(FormulirAkun):
    """The same for an account that is not there yet."""

    username = forms.CharField(
        label="Nama pengguna",
        max_length=150,
        validators=[UnicodeUsernameValidator(message="Pakai huruf, angka, dan @ . + - _ saja.")],
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
        help_text="Untuk masuk; mis. operator.penempatan. Tidak berganti sesudahnya.",
    )
    field_order = ("username",)

    def __init__(
        self, pengelola: DataAkun, pd: PerangkatDaerah | None, data: Any = None, *, peran: str = ""
    ) -> None:
        """`peran`: the role that the link asks for, ticked beforehand where it may be given."""
        super().__init__(pengelola, pd, data)
        if peran:
            self.initial["peran"] = [peran]

    def clean_username(self) -> str:
        """A name that nobody has, in whatever case."""
        nama: str = self.cleaned_data["username"]
        if Pengguna.objects.filter(username__iexact=nama).exists():
            raise forms.ValidationError("Nama pengguna ini sudah dipakai.")
        return nama


def _awal(akun: Pengguna) -> dict[str, Any]:
    kini = penugasan_tercatat(akun.pk, akun.jabatan)
    status = kini.status if kini and kini.status else StatusPemangku.DEFINITIF
    if kini is None and akun.jabatan is not None:
        status = status_pemangku(akun.jabatan, timezone.now())
    return {
        "nama": akun.get_full_name(),
        "surel": akun.email,
        "peran": sorted(akun.nama_peran),
        "unit": akun.unit_id,
        "jabatan": akun.jabatan_id,
        "status": status,
    }
