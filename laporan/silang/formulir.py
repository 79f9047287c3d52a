"""The form of a request: for which node, of whom, what, by when."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from django import forms

from anggaran.models import Program
from kinerja.angka import bilangan_polos
from kinerja.kesepakatan import IsiPermintaan, PihakSilang
from kinerja.masa_organisasi import akhir_tahun, awal_tahun
from kinerja.medan_hari import MedanHari
from kinerja.models import (
    Indikator,
    KesepakatanSilang,
    Pengguna,
    PerangkatDaerah,
    Sasaran,
    UnitKerja,
)
from kinerja.senama import bedakan_dari_senama
from laporan.silang.aksi import TujuanPermintaan
from laporan.silang.tercatat import awal_dari_tercatat
from laporan.silang.wewenang import unit_peminta

_PILIH = ("", "Pilih…")
_MILIK_PIHAK = {
    PihakSilang.UNIT: ("unit",),
    PihakSilang.PD: ("pd_mitra",),
    PihakSilang.LUAR: ("pihak_luar", "dokumen_nomor", "dokumen_tanggal"),
}
Pilihan = list[tuple[str, Any]]


class RuangSilang:
    """What one user can ask for and of whom, in an agency and year."""

    def __init__(self, pengguna: Pengguna, pd: PerangkatDaerah, tahun: int, hari: date) -> None:
        self.pengguna, self.pd, self.tahun, self.hari = pengguna, pd, tahun, hari

    @cached_property
    def unit(self) -> list[UnitKerja]:
        """Units of the agency."""
        semua = UnitKerja.objects.filter(pd=self.pd).ada_pada(self.hari)
        return list(semua.order_by("urutan", "pk"))

    @cached_property
    def sasaran(self) -> list[Sasaran]:
        """Sasaran in whose name the user may ask."""
        unit = [u.pk for u in unit_peminta(self.pengguna, self.unit)]
        semua = Sasaran.objects.filter(pd=self.pd, penanggung_jawab__unit__in=unit)
        return list(semua.berlaku(self.tahun).order_by("urutan", "pk"))

    @cached_property
    def simpul(self) -> Pilihan:
        """Those sasaran, each with its indicators."""
        menurut: dict[int, list[Indikator]] = {s.pk: [] for s in self.sasaran}
        milik = Indikator.objects.filter(sasaran__in=self.sasaran).berlaku(self.tahun)
        semua = list(milik.order_by("urutan", "pk"))
        bedakan_dari_senama(semua)
        for i in semua:
            menurut[i.sasaran_id or 0].append(i)
        return [
            (
                _ringkas(s.uraian),
                [
                    (f"s{s.pk}", "Sasaran ini seluruhnya"),
                    *((f"i{i.pk}", _ringkas(i.sebutan)) for i in menurut[s.pk]),
                ],
            )
            for s in self.sasaran
        ]

    @cached_property
    def indikator(self) -> dict[int, int]:
        """Indicator → its sasaran."""
        milik = Indikator.objects.filter(sasaran__in=self.sasaran)
        return {pk: s for pk, s in milik.values_list("pk", "sasaran") if s is not None}

    @cached_property
    def program(self) -> Pilihan:
        """Programs of the year."""
        semua = Program.objects.filter(pd=self.pd, tahun=self.tahun).order_by("urutan", "kode")
        return [(p.kode, _ringkas(str(p))) for p in semua]

    @cached_property
    def pd_lain(self) -> Pilihan:
        """Other agencies of the same pemda."""
        semua = PerangkatDaerah.objects.filter(pemda=self.pd.pemda).exclude(pk=self.pd.pk)
        return [(str(p.pk), p.nama) for p in semua.order_by("nama")]


def _ringkas(teks: str) -> str:
    return teks if len(teks) <= 110 else f"{teks[:109]}…"


class FormulirKontribusi(forms.Form):
    """One request."""

    simpul = forms.ChoiceField(
        label="Untuk sasaran atau indikator",
        help_text="Simpul pohon kinerja yang memerlukan kontribusi pihak lain.",
    )
    program = forms.ChoiceField(
        label="Program yang terkait",
        required=False,
        help_text="Bila yang diminta menyangkut satu program saja.",
    )
    pihak = forms.ChoiceField(
        label="Diminta kepada", choices=PihakSilang.choices, widget=forms.RadioSelect
    )
    unit = forms.ChoiceField(label="Unit kerja")
    pd_mitra = forms.ChoiceField(label="Perangkat daerah")
    pihak_luar = forms.CharField(
        label="Nama mitra",
        max_length=200,
        help_text="Instansi vertikal, perguruan tinggi, dunia usaha, atau mitra lain.",
    )
    dokumen_nomor = forms.CharField(
        label="Nama dan nomor dokumen kesepakatan",
        max_length=200,
        help_text="Mis. nota kesepahaman, perjanjian kerja sama, atau surat jawaban.",
    )
    dokumen_tanggal = MedanHari(label="Tanggal dokumen")
    permintaan = forms.CharField(
        label="Kontribusi yang diminta",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Apa yang dilakukan atau disediakan pihak itu.",
    )
    ukuran = forms.CharField(
        label="Ukuran kontribusi",
        max_length=200,
        required=False,
        help_text="Mis. jumlah lowongan terverifikasi; kosongkan bila tidak ditargetkan.",
    )
    target = forms.CharField(label="Target", max_length=60, required=False)
    satuan = forms.CharField(label="Satuan", max_length=60, required=False)
    mulai = MedanHari(label="Berlaku mulai")
    sampai = MedanHari(label="Berlaku sampai")
    tenggat = MedanHari(label="Diperlukan paling lambat")

    def __init__(
        self, ruang: RuangSilang, data: Any = None, *, awal: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=dict(awal or {}))
        self.ruang = ruang
        pilihan: dict[str, Pilihan] = {
            "simpul": [_PILIH, *ruang.simpul],
            "program": [("", "Tidak menyangkut satu program"), *ruang.program],
            "unit": [_PILIH, *((str(u.pk), u.nama) for u in ruang.unit)],
            "pd_mitra": [_PILIH, *ruang.pd_lain],
        }
        for nama, isi in pilihan.items():
            medan = self.fields[nama]
            assert isinstance(medan, forms.ChoiceField)
            medan.choices = isi
        if self.is_bound:  # what belongs to another kind of party need not be there
            for pihak, semua in _MILIK_PIHAK.items():
                for nama in semua:
                    self.fields[nama].required = self.data.get("pihak") == pihak

    @property
    def tujuan(self) -> TujuanPermintaan:
        """For which node and of whom; what belongs to another kind of party is left out."""
        isi = self.cleaned_data
        jenis, pk = isi["simpul"][0], int(isi["simpul"][1:])
        pihak = PihakSilang(isi["pihak"])
        luar = pihak is PihakSilang.LUAR
        return TujuanPermintaan(
            sasaran=pk if jenis == "s" else self.ruang.indikator[pk],
            indikator=None if jenis == "s" else pk,
            program=isi["program"],
            pihak=pihak,
            unit=int(isi["unit"]) if pihak is PihakSilang.UNIT else None,
            pd_mitra=int(isi["pd_mitra"]) if pihak is PihakSilang.PD else None,
            pihak_luar=isi["pihak_luar"] if luar else "",
            dokumen_nomor=isi["dokumen_nomor"] if luar else "",
            dokumen_tanggal=isi["dokumen_tanggal"] if luar else None,
        )

    @property
    def permintaan_isi(self) -> IsiPermintaan:
        """What is asked for."""
        isi = self.cleaned_data
        medan = ("permintaan", "tenggat", "mulai", "sampai", "ukuran", "target", "satuan")
        return IsiPermintaan(**{m: isi[m] for m in medan})


def awal_permintaan(ruang: RuangSilang, minta: Mapping[str, str]) -> dict[str, Any]:
    """What the form begins with: the sasaran, the entered row or the earlier request that a link
    names.
    """
    tahun = ruang.tahun
    mulai = max(awal_tahun(tahun), min(ruang.hari, akhir_tahun(tahun)))
    awal: dict[str, Any] = {"pihak": PihakSilang.UNIT.value, "mulai": mulai}
    awal |= {"sampai": akhir_tahun(tahun), "tenggat": akhir_tahun(tahun)}
    if (sasaran := bilangan_polos(minta.get("sasaran"))) is not None:
        awal["simpul"] = f"s{sasaran}"
    if (tercatat := bilangan_polos(minta.get("tercatat"))) is not None:
        awal |= awal_dari_tercatat(ruang.sasaran, tercatat)
    if (salin := bilangan_polos(minta.get("salin"))) is not None:
        milik = KesepakatanSilang.objects.untuk(ruang.pengguna).filter(pd=ruang.pd, pk=salin)
        if (k := milik.first()) is not None:
            awal |= _salinan(k)
    return awal


def _salinan(k: KesepakatanSilang) -> dict[str, Any]:
    medan = ("program", "pihak", "pihak_luar", "permintaan", "ukuran", "target", "satuan")
    return {m: getattr(k, m) for m in medan} | {
        "simpul": f"i{k.indikator_id}" if k.indikator_id else f"s{k.sasaran_id}",
        "unit": str(k.unit_id or ""),
        "pd_mitra": str(k.pd_mitra_id or ""),
    }
