"""The grid of one unit: which results its posts have, and what they support."""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import QuerySet

from kinerja.masa_organisasi import akhir_tahun, awal_tahun
from kinerja.models import (
    Indikator,
    Jabatan,
    Pemangku,
    Pengguna,
    PerangkatDaerah,
    RencanaHasil,
    UnitKerja,
    ada_dalam,
)
from kinerja.penjenjangan import AspekKinerja, CaraPenjenjangan
from kinerja.penolakan import TidakSahError
from kinerja.senama import bedakan_dari_senama
from laporan.pelengkap.kelompok import KelompokPelengkap, RuangPelengkap
from laporan.pelengkap.medan import MedanJenis, MedanPilihan, MedanTeks
from laporan.silang.wewenang import meminta_untuk

IZIN_LIHAT = "kinerja.view_indikator"


def menyusun(pengguna: Pengguna, unit: UnitKerja) -> bool:
    """Whether the user writes the results of the unit: whoever speaks for it, or Sekretariat."""
    return pengguna.pd_id == unit.pd_id and meminta_untuk(pengguna, unit.pk)


def _dua_baris() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 2})


class RuangPenjenjangan(RuangPelengkap):
    """One unit and year for one user; what the fields choose among, each looked up once."""

    def __init__(
        self, pd: PerangkatDaerah, tahun: int, pengguna: Pengguna, unit: UnitKerja
    ) -> None:
        super().__init__(pd, tahun, pengguna)
        self.unit = unit

    @cached_property
    def _semua_jabatan(self) -> dict[int, Jabatan]:
        """Posts of the agency that were there on some day of the year."""
        awal, akhir = awal_tahun(self.tahun), akhir_tahun(self.tahun)
        semua = Jabatan.objects.filter(ada_dalam(awal, akhir), pd=self.pd)
        return {j.pk: j for j in semua.order_by("urutan", "pk")}

    @cached_property
    def jabatan(self) -> list[Jabatan]:
        """Posts of the unit."""
        return [j for j in self._semua_jabatan.values() if j.unit_id == self.unit.pk]

    @cached_property
    def garis(self) -> frozenset[int]:
        """Those posts and every post above them."""
        hasil: set[int] = set()
        antre: list[int | None] = [j.pk for j in self.jabatan]
        while antre:
            pk = antre.pop()
            if pk is not None and pk not in hasil and pk in self._semua_jabatan:
                hasil.add(pk)
                antre.append(self._semua_jabatan[pk].atasan_id)
        return frozenset(hasil)

    @cached_property
    def pemangku(self) -> list[Pemangku]:
        """Who held a post of the unit in the year, by name."""
        semua = Pemangku.objects.filter(
            jabatan__in=self.jabatan, mulai__lte=akhir_tahun(self.tahun)
        ).exclude(nama="")
        awal = awal_tahun(self.tahun)
        return [p for p in semua.order_by("nama", "pk") if p.sampai is None or p.sampai >= awal]

    @cached_property
    def pilihan_dukungan(self) -> list[tuple[str, str]]:
        """What a result can support: indicators and results of the unit and of the posts above it.
        Names that two of them share carry the post.
        """
        milik = Indikator.objects.filter(pd=self.pd, penanggung_jawab__in=self.garis)
        indikator = list(milik.berlaku(self.tahun).order_by("urutan", "pk"))
        bedakan_dari_senama(indikator)
        hasil = RencanaHasil.objects.filter(tahun=self.tahun, jabatan__in=self.garis)
        semua = [
            *((f"i{i.pk}", i.sebutan, i.penanggung_jawab_id) for i in indikator),
            *((f"r{r.pk}", r.hasil, r.jabatan_id) for r in hasil.order_by("jabatan", "pk")),
        ]
        banyak = Counter(nama.casefold() for _, nama, _ in semua)
        return [
            (kunci, nama if banyak[nama.casefold()] == 1 else self._bernama(nama, jabatan))
            for kunci, nama, jabatan in semua
        ]

    def _bernama(self, nama: str, jabatan: int) -> str:
        post = self._semua_jabatan.get(jabatan)
        return f"{nama} ({post.nama})" if post is not None else nama


class KelompokRencanaHasil(KelompokPelengkap):
    """The results of one unit's posts."""

    kunci, judul = "rencana_hasil", "Rencana hasil kerja"
    kegunaan = "Hasil kerja setiap jabatan dan pegawai, dan apa yang didukungnya."
    model = RencanaHasil
    awalan_jejak = "jenjang"

    def __init__(self, unit: UnitKerja) -> None:
        self.unit = unit

    def boleh(self, pengguna: Pengguna, pd: PerangkatDaerah) -> bool:
        return menyusun(pengguna, self.unit)

    def semua(self, ruang: RuangPelengkap) -> QuerySet[Any]:
        milik = Jabatan.objects.filter(unit=self.unit, pd=ruang.pd)
        return RencanaHasil.objects.filter(tahun=ruang.tahun, pd=ruang.pd, jabatan__in=milik)

    def tampil(self, ruang: RuangPelengkap) -> QuerySet[Any]:
        return self.semua(ruang).order_by("jabatan__urutan", "jabatan", "pk")

    def baru(self, ruang: RuangPelengkap) -> Any:
        return RencanaHasil(pd=ruang.pd, tahun=ruang.tahun)

    def medan(self, ruang: RuangPelengkap) -> dict[str, forms.Field]:
        assert isinstance(ruang, RuangPenjenjangan)
        return {
            "jabatan": MedanPilihan("Jabatan", ruang.jabatan),
            "pemangku": MedanPilihan("Pegawai", ruang.pemangku, required=False),
            "mendukung": MedanJenis("Mendukung", ruang.pilihan_dukungan),
            "cara": MedanJenis("Cara", CaraPenjenjangan.choices),
            "hasil": MedanTeks("Rencana hasil kerja", 500, widget=_dua_baris()),
            "aspek": MedanJenis("Aspek", AspekKinerja.choices),
            "ukuran": MedanTeks("Indikator kinerja individu", 300, widget=_dua_baris()),
            "target": MedanTeks("Target", 60),
            "satuan": MedanTeks("Satuan", 60, required=False),
            "kontribusi": MedanTeks("Kontribusi", 300, required=False),
        }

    def awal(self, baris: Any, medan: Mapping[str, forms.Field]) -> dict[str, Any]:
        dukungan = f"i{baris.indikator_id}" if baris.indikator_id else f"r{baris.induk_id}"
        lain = {n: m for n, m in medan.items() if n != "mendukung"}
        return {**super().awal(baris, lain), "mendukung": dukungan}

    def isi(self, baris: Any, bersih: Mapping[str, Any], ruang: RuangPelengkap) -> None:
        dukungan = str(bersih["mendukung"])
        jenis, pk = dukungan[0], int(dukungan[1:])
        baris.indikator = Indikator.objects.filter(pk=pk).first() if jenis == "i" else None
        baris.induk = RencanaHasil.objects.filter(pk=pk).first() if jenis == "r" else None
        super().isi(baris, {n: v for n, v in bersih.items() if n != "mendukung"}, ruang)

    def kode_berikut(self, baris: Any) -> str:
        ada = RencanaHasil.objects.filter(jabatan=baris.jabatan, tahun=baris.tahun)
        angka = [int(k) for k in ada.values_list("kode", flat=True) if k.isdecimal()]
        return str(max(angka, default=0) + 1)

    def pastikan_lepas(self, baris: Any) -> None:
        """What others support is not taken away from under them."""
        if banyak := baris.anak.count():
            raise TidakSahError(
                f"Hasil kerja ini masih didukung {banyak} hasil kerja lain; alihkan dahulu."
            )
