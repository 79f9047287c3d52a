"""The kinds of rows that the page keeps: their fields, their rows in scope, how a row is filled."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet

from anggaran.models import Program
from kinerja.angka import format_angka, rapikan
from kinerja.himpunan.galat import NilaiError
from kinerja.jenis import (
    JenisPenanda,
    JenisPrestasi,
    JenisSumberDaya,
    LingkupPembanding,
    StatusTindak,
    TingkatPrestasi,
)
from kinerja.lembar.angka_indikator import baca_bebas, baca_variabel, bentuk_indikator
from kinerja.masa_organisasi import akhir_tahun
from kinerja.models import (
    Indikator,
    Jabatan,
    Pembanding,
    PenandaIndikator,
    Pengguna,
    PerangkatDaerah,
)
from kinerja.satuan import terukur
from kinerja.senama import bedakan_dari_senama
from laporan.models import FotoKegiatan, Prestasi, RencanaTindak, SumberDaya
from laporan.pelengkap.medan import (
    MedanAngka,
    MedanJenis,
    MedanPanjang,
    MedanPilihan,
    MedanTahun,
    MedanTanggal,
    MedanTeks,
)

IZIN_LIHAT = "laporan.lihat_pelengkap"
IZIN_KELOLA = "laporan.kelola_pelengkap"
IZIN_RENCANA = "laporan.isi_rencana_tindak"


class RuangPelengkap:
    """One agency and year for one user; what the fields choose among, each looked up once."""

    def __init__(self, pd: PerangkatDaerah, tahun: int, pengguna: Pengguna) -> None:
        self.pd, self.tahun, self.pengguna = pd, tahun, pengguna

    @cached_property
    def indikator(self) -> list[Indikator]:
        """Indicators of the year that the user may see, those of one name told apart."""
        milik = Indikator.objects.untuk(self.pengguna, akhir_tahun(self.tahun))
        semua = milik.berlaku(self.tahun).filter(pd=self.pd)
        hasil = list(semua.order_by("urutan", "pk"))
        bedakan_dari_senama(hasil)
        return hasil

    @cached_property
    def jabatan(self) -> list[Jabatan]:
        """Posts that may answer for a step."""
        return list(Jabatan.objects.filter(pd=self.pd).order_by("urutan", "pk"))

    @cached_property
    def program(self) -> list[Program]:
        """The year's programs that the user may see."""
        semua = Program.objects.untuk(self.pengguna).filter(pd=self.pd, tahun=self.tahun)
        return list(semua.order_by("urutan", "kode"))


class KelompokPelengkap:
    """One kind of row."""

    kunci: ClassVar[str]
    judul: ClassVar[str]
    kegunaan: ClassVar[str]
    model: ClassVar[type[Model]]
    izin: ClassVar[str] = IZIN_KELOLA
    berberkas: ClassVar[bool] = False
    awalan_jejak: ClassVar[str] = "pelengkap"
    """How the audit trail's actions on its rows begin."""

    def boleh(self, pengguna: Pengguna, pd: PerangkatDaerah) -> bool:
        """Whether the user writes rows of the agency."""
        return pengguna.pd_id == pd.pk and pengguna.has_perm(self.izin)

    def semua(self, ruang: RuangPelengkap) -> QuerySet[Any]:
        """The rows of the year in the user's scope, without joins: they can be locked."""
        terlihat = self.model._default_manager.untuk(ruang.pengguna)  # type: ignore[attr-defined]
        hasil: QuerySet[Any] = terlihat.filter(indikator__pd=ruang.pd, tahun=ruang.tahun)
        return hasil

    def tampil(self, ruang: RuangPelengkap) -> QuerySet[Any]:
        """The same in the order of the page."""
        return (
            self.semua(ruang).select_related("indikator").order_by("indikator__urutan", "pk")
        )  # fmt: skip

    def medan(self, ruang: RuangPelengkap) -> dict[str, forms.Field]:
        """The fields of a row, in order."""
        raise NotImplementedError

    def awal(self, baris: Any, medan: Mapping[str, forms.Field]) -> dict[str, Any]:
        """What stands in the fields of a stored row."""
        return {
            n: getattr(baris, f"{n}_id") if isinstance(m, MedanPilihan) else getattr(baris, n)
            for n, m in medan.items()
        }

    def baru(self, ruang: RuangPelengkap) -> Any:
        """A row that is not there yet."""
        return self.model(tahun=ruang.tahun)

    def isi(self, baris: Any, bersih: Mapping[str, Any], ruang: RuangPelengkap) -> None:
        """Put what was typed into the row. Raises ValidationError."""
        for nama, nilai in bersih.items():
            setattr(baris, nama, nilai)

    def kode_berikut(self, baris: Any) -> str:
        """The next code of a new row; asked under a lock. Empty for a model without codes."""
        return ""

    def disarankan(self, kurang: list[int]) -> list[dict[str, Any]]:
        """What new rows begin with, for indicators that still lack one."""
        return []

    def pastikan_lepas(self, baris: Any) -> None:
        """Raise TidakSahError where the row cannot be taken away yet."""


class _Berkode(KelompokPelengkap):
    """Rows with a code within their indicator and year, which nobody types."""

    def kode_berikut(self, baris: Any) -> str:
        ada = self.model._default_manager.filter(indikator=baris.indikator, tahun=baris.tahun)
        return _berikut(ada.values_list("kode", flat=True))


class KelompokPembanding(KelompokPelengkap):
    """Outside figures beside realisasi."""

    kunci, judul = "banding", "Angka pembanding"
    kegunaan = "Angka nasional, provinsi, dan daerah lain di samping realisasi (A.4)."
    model = Pembanding

    def medan(self, ruang: RuangPelengkap) -> dict[str, forms.Field]:
        return {
            "indikator": MedanPilihan("Indikator", ruang.indikator),
            "lingkup": MedanJenis("Lingkup", LingkupPembanding.choices),
            "daerah": MedanTeks("Daerah", 120, required=False),
            "nilai": MedanAngka("Angka"),
            "tahun_data": MedanTahun("Tahun data", required=False),
            "sumber": MedanTeks("Sumber", 200),
            "keterangan": MedanTeks("Keterangan", required=False),
        }

    def awal(self, baris: Any, medan: Mapping[str, forms.Field]) -> dict[str, Any]:
        desimal = max(baris.indikator.desimal, _desimal(baris.nilai))
        return {**super().awal(baris, medan), "nilai": format_angka(baris.nilai, desimal)}

    def isi(self, baris: Any, bersih: Mapping[str, Any], ruang: RuangPelengkap) -> None:
        indikator: Indikator = bersih["indikator"]
        if indikator.skala_id:
            raise ValidationError(
                {"indikator": "Indikator predikat tidak dapat dibandingkan dengan angka."}
            )
        bentuk = {
            "desimal": indikator.desimal,
            "pola_tampil": indikator.pola_tampil,
            "satuan": indikator.satuan,
        }
        nilai = _baca("nilai", lambda: baca_bebas(bersih["nilai"], bentuk_indikator(bentuk)))
        super().isi(baris, {**bersih, "nilai": nilai}, ruang)


class KelompokPenanda(KelompokPelengkap):
    """Tags of indicators."""

    kunci, judul = "penanda", "Keselarasan indikator"
    kegunaan = "Sasaran RPJMD, Asta Cita, SDG, SPM, dan tema yang dijawab indikator (BAB II)."
    model = PenandaIndikator

    def semua(self, ruang: RuangPelengkap) -> QuerySet[Any]:
        return PenandaIndikator.objects.untuk(ruang.pengguna).filter(indikator__pd=ruang.pd)

    def baru(self, ruang: RuangPelengkap) -> Any:
        return PenandaIndikator()

    def medan(self, ruang: RuangPelengkap) -> dict[str, forms.Field]:
        return {
            "indikator": MedanPilihan("Indikator", ruang.indikator),
            "jenis": MedanJenis("Jenis", JenisPenanda.choices),
            "uraian": MedanTeks("Uraian"),
        }


class KelompokSumberDaya(_Berkode):
    """People, time and assets."""

    kunci, judul = "sumber_daya", "Sumber daya selain anggaran"
    kegunaan = "Orang, waktu, dan aset yang direncanakan dan terpakai (A.6)."
    model = SumberDaya

    def medan(self, ruang: RuangPelengkap) -> dict[str, forms.Field]:
        return {
            "indikator": MedanPilihan("Indikator", ruang.indikator),
            "jenis": MedanJenis("Jenis", JenisSumberDaya.choices),
            "uraian": MedanTeks("Uraian"),
            "satuan": MedanTeks("Satuan", 60),
            "rencana": MedanAngka("Rencana"),
            "terpakai": MedanAngka("Terpakai"),
            "keterangan": MedanTeks("Keterangan", required=False),
        }

    def awal(self, baris: Any, medan: Mapping[str, forms.Field]) -> dict[str, Any]:
        paling_sedikit = 1 if terukur(baris.satuan) else 0
        return {
            **super().awal(baris, medan),
            **{
                n: format_angka(getattr(baris, n), max(paling_sedikit, _desimal(getattr(baris, n))))
                for n in ("rencana", "terpakai")
            },
        }

    def isi(self, baris: Any, bersih: Mapping[str, Any], ruang: RuangPelengkap) -> None:
        angka = {n: _baca_satuan(n, bersih[n], bersih["satuan"]) for n in ("rencana", "terpakai")}
        super().isi(baris, {**bersih, **angka}, ruang)


class KelompokRencana(_Berkode):
    """Planned steps; whoever answers for an indicator writes its own."""

    kunci, judul = "rencana_tindak", "Rencana tindak lanjut"
    kegunaan = "Siapa mengerjakan apa sampai kapan untuk indikator yang tertinggal (BAB IV)."
    model = RencanaTindak
    izin = IZIN_RENCANA

    def medan(self, ruang: RuangPelengkap) -> dict[str, forms.Field]:
        return {
            "indikator": MedanPilihan("Indikator", ruang.indikator),
            "tindakan": MedanPanjang("Rencana tindak lanjut"),
            "penanggung_jawab": MedanPilihan("Penanggung jawab", ruang.jabatan),
            "tenggat": MedanTanggal("Tenggat"),
            "status": MedanJenis("Status", StatusTindak.choices, initial=StatusTindak.BELUM.value),
            "hasil": MedanPanjang("Hasil", required=False),
        }

    def disarankan(self, kurang: list[int]) -> list[dict[str, Any]]:
        return [{"indikator": pk} for pk in kurang]


class KelompokPrestasi(KelompokPelengkap):
    """Awards and innovations."""

    kunci, judul = "prestasi", "Penghargaan dan inovasi"
    kegunaan = "Penghargaan yang diterima dan inovasi yang dihasilkan tahun itu (BAB III)."
    model = Prestasi

    def semua(self, ruang: RuangPelengkap) -> QuerySet[Any]:
        return Prestasi.objects.untuk(ruang.pengguna).filter(pd=ruang.pd, tahun=ruang.tahun)

    def tampil(self, ruang: RuangPelengkap) -> QuerySet[Any]:
        return self.semua(ruang).order_by("jenis", "pk")

    def baru(self, ruang: RuangPelengkap) -> Any:
        return Prestasi(pd=ruang.pd, tahun=ruang.tahun)

    def kode_berikut(self, baris: Any) -> str:
        ada = Prestasi.objects.filter(pd=baris.pd, tahun=baris.tahun)
        return _berikut(ada.values_list("kode", flat=True))

    def medan(self, ruang: RuangPelengkap) -> dict[str, forms.Field]:
        return {
            "jenis": MedanJenis("Jenis", JenisPrestasi.choices),
            "nama": MedanTeks("Nama"),
            "pemberi": MedanTeks("Pemberi", 200, required=False),
            "tingkat": MedanJenis("Tingkat", TingkatPrestasi.choices, required=False),
            "tanggal": MedanTanggal("Tanggal", required=False),
            "uraian": MedanPanjang("Uraian dan manfaat", required=False),
        }


class KelompokFoto(KelompokPelengkap):
    """Photographs per program."""

    kunci, judul = "foto", "Foto kegiatan"
    kegunaan = "Foto kegiatan menurut program, dengan keterangan dan teks pengganti (BAB III)."
    model = FotoKegiatan
    berberkas = True

    def semua(self, ruang: RuangPelengkap) -> QuerySet[Any]:
        program = Program.objects.untuk(ruang.pengguna).filter(pd=ruang.pd, tahun=ruang.tahun)
        return FotoKegiatan.objects.filter(program__in=program)

    def tampil(self, ruang: RuangPelengkap) -> QuerySet[Any]:
        return self.semua(ruang).order_by("program__urutan", "program", "urutan", "pk")

    def baru(self, ruang: RuangPelengkap) -> Any:
        return FotoKegiatan()

    def medan(self, ruang: RuangPelengkap) -> dict[str, forms.Field]:
        return {
            "program": MedanPilihan("Program", ruang.program),
            "keterangan": MedanTeks("Keterangan gambar"),
            "alt": MedanTeks("Teks pengganti"),
        }


def _berikut(kode: Any) -> str:
    """One more than the largest number among the codes."""
    angka = [int(k) for k in kode if k.isascii() and k.isdecimal()]
    return str(max(angka, default=0) + 1)


def _desimal(nilai: Decimal) -> int:
    eksponen = rapikan(nilai).as_tuple().exponent
    return max(0, -eksponen) if isinstance(eksponen, int) else 0


def _baca_satuan(medan: str, teks: str, satuan: str) -> Decimal:
    return _baca(medan, lambda: baca_variabel(teks, satuan))


def _baca(medan: str, baca: Any) -> Decimal:
    try:
        hasil: Decimal = baca()
    except NilaiError as galat:
        raise ValidationError({medan: str(galat)}) from galat
    return hasil


KELOMPOK: dict[str, KelompokPelengkap] = {
    k.kunci: k
    for k in (
        KelompokPembanding(),
        KelompokPenanda(),
        KelompokSumberDaya(),
        KelompokRencana(),
        KelompokPrestasi(),
        KelompokFoto(),
    )
}
