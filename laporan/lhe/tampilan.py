"""What the LHE pages show: the score taken apart, its trend, recommendations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django import forms
from django.db.models import QuerySet

from kinerja.models import Jabatan, Pengguna, PerangkatDaerah
from kinerja.nada import Nada
from laporan.lhe.aksi import Ditindak, boleh_menulis
from laporan.lhe.nilai import BagianNilai, Uraian, perubahan
from laporan.models import EvaluasiAKIP, KomponenAKIP, RekomendasiLHE, StatusRekomendasi

IZIN = "laporan.lihat_lhe"
_NADA: dict[str, Nada] = {
    StatusRekomendasi.BELUM: Nada.BAHAYA,
    StatusRekomendasi.PROSES: Nada.AWAS,
    StatusRekomendasi.SELESAI: Nada.BAIK,
}


def uraian(evaluasi: EvaluasiAKIP) -> Uraian:
    """The stored evaluation, taken apart."""
    return Uraian(
        tuple(_bagian(k) for k in evaluasi.komponen.all()), evaluasi.nilai, evaluasi.predikat
    )


def _bagian(k: KomponenAKIP) -> BagianNilai:
    sub = (k.keberadaan, k.kualitas, k.pemanfaatan)
    return BagianNilai(k.kode, k.nama, k.bobot, k.nilai, tuple(s for s in sub if s is not None))


@dataclass(frozen=True)
class TitikNilai:
    """One year of the trend."""

    tahun: int
    nilai: Decimal
    predikat: str
    beda: Decimal | None


def tren(pd: PerangkatDaerah, sampai: int) -> list[TitikNilai]:
    """The evaluations up to a year, oldest first. One query."""
    semua = list(EvaluasiAKIP.objects.filter(pd=pd, tahun__lte=sampai).order_by("tahun"))
    return [
        TitikNilai(e.tahun, e.nilai, e.predikat, b)
        for e, b in zip(semua, perubahan(e.nilai for e in semua), strict=True)
    ]


@dataclass(frozen=True)
class BarisLHE:
    """One recommendation on the list."""

    r: RekomendasiLHE
    lewat: int  # days past due; 0 where it is not overdue
    milik: bool

    @property
    def urutan_status(self) -> int:
        """What is least done comes first."""
        return list(_NADA).index(self.r.status)

    @property
    def nada(self) -> Nada:
        """Tone of its badge."""
        return _NADA[self.r.status]


def hari_lewat(r: Ditindak, hari_ini: date) -> int:
    """Days past due of a recommendation that is not done."""
    if r.tenggat is None or r.status == StatusRekomendasi.SELESAI or r.tenggat >= hari_ini:
        return 0
    return (hari_ini - r.tenggat).days


def daftar(pengguna: Pengguna, evaluasi: EvaluasiAKIP | None, hari_ini: date) -> list[BarisLHE]:
    """The recommendations of an evaluation that the user may see. One query."""
    if evaluasi is None:
        return []
    semua = terhubung(RekomendasiLHE.objects.untuk(pengguna).filter(evaluasi=evaluasi))
    return [BarisLHE(r, hari_lewat(r, hari_ini), boleh_menulis(pengguna, r)) for r in semua]


def terhubung(semua: QuerySet[RekomendasiLHE]) -> QuerySet[RekomendasiLHE]:
    """With everything that a row names."""
    return semua.select_related(
        "evaluasi__pd",
        "penanggung_jawab__unit",
        "diubah_oleh__jabatan",
        "diusulkan_oleh__jabatan",
        "diverifikasi_oleh__jabatan",
    )


class SaringLHE(forms.Form):
    """Filters of the list."""

    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[
            ("", "Semua status"),
            *StatusRekomendasi.choices,
            ("usul", "Menunggu verifikasi"),
            ("lewat", "Lewat tenggat"),
        ],
    )
    jabatan = forms.ChoiceField(label="Penanggung jawab", required=False)

    def __init__(self, data: object, baris: Iterable[BarisLHE]) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        jabatan = {
            str(b.r.penanggung_jawab_id): b.r.penanggung_jawab.nama
            for b in baris
            if b.r.penanggung_jawab
        }
        medan = self.fields["jabatan"]
        assert isinstance(medan, forms.ChoiceField)
        medan.choices = [("", "Semua"), ("0", "Belum ditetapkan"), *jabatan.items()]

    def saring(self, baris: list[BarisLHE]) -> list[BarisLHE]:
        """The rows that pass; all of them for filters that make no sense."""
        if not self.is_valid():
            return baris
        status, jabatan = self.cleaned_data["status"], self.cleaned_data["jabatan"]
        return [b for b in baris if _cocok(b, status) and _milik(b, jabatan)]


def _cocok(b: BarisLHE, status: str) -> bool:
    match status:
        case "":
            return True
        case "usul":
            return b.r.diusulkan_pada is not None
        case "lewat":
            return b.lewat > 0
    return b.r.status == status


def _milik(b: BarisLHE, jabatan: str) -> bool:
    return not jabatan or str(b.r.penanggung_jawab_id or 0) == jabatan


def pilihan_jabatan(pd: PerangkatDaerah) -> list[Jabatan]:
    """Posts that may answer for a recommendation."""
    return list(Jabatan.objects.filter(pd=pd, jenis="struktural").order_by("urutan", "pk"))
