"""Which versions of the agreements are in force on a day: what a report measures against."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kinerja.models import BarisPerjanjian, PerangkatDaerah, PerjanjianKinerja
from kinerja.periode import format_tanggal
from laporan.dokumen.kalimat import hitungan


@dataclass(frozen=True)
class VersiDipakai:
    """The agreements in force on a day, and those that were signed too late to be."""

    tahun: int
    pada: date
    perjanjian: tuple[PerjanjianKinerja, ...]
    terlambat: tuple[PerjanjianKinerja, ...] = ()
    """Signed by both parties after the day, of posts without another one in force."""

    @property
    def perubahan(self) -> tuple[PerjanjianKinerja, ...]:
        """Those that are a Perubahan."""
        return tuple(p for p in self.perjanjian if p.ke)

    @property
    def kalimat(self) -> str:
        """The sentences that a report prints; empty where nothing is signed by both parties."""
        return " ".join(k for k in (self._berlaku, self.kalimat_terlambat) if k)

    @property
    def _berlaku(self) -> str:
        if not self.perjanjian:
            return ""
        banyak = len(self.perjanjian)
        awal = (
            f"Capaian diukur terhadap Perjanjian Kinerja Tahun {self.tahun} yang ditandatangani "
            f"kedua pihak untuk {hitungan(banyak, 'jabatan')}"
        )
        if not self.perubahan:
            return f"{awal}; seluruhnya perjanjian murni."
        mulai = max(p.mulai_nyata for p in self.perubahan if p.mulai_nyata)
        rinci = (
            f"{hitungan(len(self.perubahan), 'jabatan')} di antaranya menurut perjanjian perubahan"
        )
        return (
            f"{awal}; {rinci}, yang terakhir berlaku mulai {format_tanggal(mulai)}. "
            f"{self._sebab_perubahan}"
        )

    @property
    def _sebab_perubahan(self) -> str:
        """Why: each reason once, with how many posts gave it."""
        alasan = Counter(" ".join(p.alasan.split()).rstrip(".") for p in self.perubahan)
        if len(alasan) == 1:
            return f"Alasan perubahannya: {next(iter(alasan))}."
        butir = [f"{teks} ({hitungan(n, 'jabatan')})" for teks, n in alasan.items()]
        return f"Alasan perubahannya: {'; '.join(butir)}."

    @property
    def kalimat_terlambat(self) -> str:
        """That some were signed only afterwards, and when."""
        hari = sorted({p.lengkap_pada for p in self.terlambat if p.lengkap_pada})
        if not hari:
            return ""
        kapan = f"pada {format_tanggal(hari[0])}"
        if len(hari) > 1:
            kapan = f"antara {format_tanggal(hari[0])} dan {format_tanggal(hari[-1])}"
        return (
            f"Perjanjian Kinerja Tahun {self.tahun} untuk "
            f"{hitungan(len(self.terlambat), 'jabatan')} baru ditandatangani kedua pihak {kapan}, "
            f"sehingga belum berlaku pada {format_tanggal(self.pada)}."
        )


def indikator_termuat(perjanjian: Iterable[PerjanjianKinerja]) -> frozenset[int]:
    """Ids of the indicators that these agreements hold. One query; none where there is none."""
    pk = [p.pk for p in perjanjian]
    if not pk:
        return frozenset()
    baris = BarisPerjanjian.objects.filter(perjanjian__in=pk, indikator__isnull=False)
    return frozenset(baris.order_by().values_list("indikator", flat=True))


def versi_dipakai(pd: PerangkatDaerah, tahun: int, pada: date) -> VersiDipakai:
    """The versions in force on a day, in order of posts. Two queries."""
    milik = PerjanjianKinerja.objects.filter(pd=pd, tahun=tahun).select_related("jabatan")
    semua = tuple(milik.berlaku_pada(pada).order_by("jabatan__urutan", "jabatan"))
    ada = {p.jabatan_id for p in semua}
    akhir = {p.jabatan_id: p for p in milik.terlambat(pada).order_by("jabatan__urutan", "-ke")}
    return VersiDipakai(
        tahun, pada, semua, tuple(p for jabatan, p in akhir.items() if jabatan not in ada)
    )
