"""What every agency has and lacks of a year: the home page of those above the agencies."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q

from anggaran.models import Program
from kinerja.models import (
    Indikator,
    PerangkatDaerah,
    PeriodePengukuran,
    Realisasi,
    Renstra,
    Target,
)
from kinerja.models.pohon import berlaku_pada
from kinerja.periode import label_tw
from laporan.bahan.simpanan import SimpananAngka
from laporan.models import EvaluasiAKIP


@dataclass(frozen=True)
class KelengkapanPD:
    """One agency: what is there and what is missing for the year."""

    pd: PerangkatDaerah
    renstra: bool
    indikator: int
    bertarget: int
    terlapor: int
    program: int
    evaluasi: EvaluasiAKIP | None
    triwulan: int | None
    """The last quarter of the year that was opened."""
    belum_tahun: int = 0
    """Indicators that were due and have no report of the year at all."""
    belum_triwulan: int = 0
    """Indicators that are due in that quarter and have no report of it."""

    @property
    def langkah(self) -> str:
        """The next step that the agency owes."""
        if not self.renstra:
            return "Renstra belum ada"
        if not self.indikator:
            return "Indikator belum ada"
        if self.bertarget < self.indikator:
            return f"{self.indikator - self.bertarget} indikator tanpa target"
        if self.belum_tahun:
            return f"{self.belum_tahun} indikator belum dilaporkan"
        if not self.program:
            return "Anggaran belum ada"
        if self.triwulan and self.belum_triwulan:
            return f"{label_tw(self.triwulan)}: {self.belum_triwulan} indikator belum dilaporkan"
        return "Lengkap"


def terisi() -> Q:
    """Condition: a realisasi that says something."""
    return (
        Q(nilai__isnull=False)
        | Q(predikat__isnull=False)
        | Q(nilai_resmi__isnull=False)
        | Q(tidak_berlaku=True)
        | Q(nilai_variabel__isnull=False)
    )


#: Small things of every agency, computed anew for those of which something has changed.
_KELENGKAPAN: SimpananAngka[KelengkapanPD] = SimpananAngka(4_000)
_TAHUN: SimpananAngka[frozenset[int]] = SimpananAngka(4_000)
#: What this page keeps.
SIMPANAN_BERANDA: tuple[SimpananAngka[Any], ...] = (_KELENGKAPAN, _TAHUN)


def kelengkapan(
    daftar_pd: list[PerangkatDaerah], tahun: int, hari_ini: date
) -> list[KelengkapanPD]:
    """Completeness of every agency: eight queries for those that have changed, one for all."""

    def buat(pk: list[int]) -> dict[int, KelengkapanPD]:
        dipilih = set(pk)
        milik = [p for p in daftar_pd if p.pk in dipilih]
        return {k.pd.pk: k for k in hitung_kelengkapan(milik, tahun, hari_ini)}

    semua = _KELENGKAPAN.ambil_banyak([p.pk for p in daftar_pd], (tahun, hari_ini), buat, tahun)
    return [replace(semua[p.pk], pd=p) for p in daftar_pd]


def hitung_kelengkapan(
    daftar_pd: list[PerangkatDaerah], tahun: int, hari_ini: date
) -> list[KelengkapanPD]:
    """Completeness of these agencies, in eight queries."""
    dinanti = Indikator.objects.diisi_sendiri()
    berlaku = dinanti.filter(berlaku_pada(tahun), pd__in=daftar_pd)
    target = Target.objects.filter(indikator=OuterRef("pk"), tahun=tahun)
    realisasi = Realisasi.objects.filter(terisi(), indikator=OuterRef("pk"), tahun=tahun)

    def per_pd(kueri: Any) -> dict[int, int]:
        return dict(kueri.order_by().values_list("pd").annotate(n=Count("pk")))

    dibuka = PeriodePengukuran.objects.filter(pd__in=daftar_pd, tahun=tahun, buka__lte=hari_ini)
    terakhir = dict(dibuka.order_by().values_list("pd").annotate(n=Max("triwulan")))
    ada = set(
        Realisasi.objects.filter(terisi(), indikator__in=berlaku, tahun=tahun)
        .order_by()
        .values_list("indikator", "triwulan")
        .distinct()
    )
    dilaporkan = {pk for pk, _ in ada}
    milik: dict[int, list[Indikator]] = defaultdict(list)
    for i in berlaku.order_by():
        milik[i.pd_id].append(i)
    bertarget = per_pd(berlaku.filter(Exists(target)))
    terlapor = per_pd(berlaku.filter(Exists(realisasi)))
    program = per_pd(Program.objects.filter(pd__in=daftar_pd, tahun=tahun))
    berencana = set(
        Renstra.objects.filter(
            pd__in=daftar_pd, tahun_awal__lte=tahun, tahun_akhir__gte=tahun
        ).values_list("pd", flat=True)
    )
    evaluasi = {e.pd_id: e for e in EvaluasiAKIP.objects.filter(pd__in=daftar_pd, tahun=tahun)}
    return [
        KelengkapanPD(
            p,
            p.pk in berencana,
            len(milik[p.pk]),
            bertarget.get(p.pk, 0),
            terlapor.get(p.pk, 0),
            program.get(p.pk, 0),
            evaluasi.get(p.pk),
            terakhir.get(p.pk),
            *_belum(milik[p.pk], dilaporkan, ada, tahun, terakhir.get(p.pk)),
        )
        for p in daftar_pd
    ]


def _belum(
    semua: list[Indikator],
    terlapor: set[int],
    ada: set[tuple[int, int]],
    tahun: int,
    terakhir: int | None,
) -> tuple[int, int]:
    """Indicators that were due up to the last opened quarter (without one: in the year) and have no
    report at all, and those due in that quarter without a report of it. What still waits for its
    publication is neither.
    """
    setahun = triwulan = 0
    for i in semua:
        jadwal = i.jadwal_pelaporan
        if jadwal.menyusul:
            continue
        tempo = {tw for tw in jadwal.tempo(tahun) if tw <= (terakhir or 4)}
        setahun += bool(tempo) and i.pk not in terlapor
        triwulan += terakhir in tempo and (i.pk, terakhir) not in ada
    return setahun, triwulan


def tahun_terbaru(daftar_pd: list[PerangkatDaerah]) -> list[int]:
    """Years in which any agency reported, latest first."""

    def buat(pk: list[int]) -> dict[int, frozenset[int]]:
        ada = Realisasi.objects.filter(indikator__pd__in=pk).order_by()
        tahun: dict[int, set[int]] = {p: set() for p in pk}
        for pd, satu in ada.values_list("indikator__pd", "tahun").distinct():
            tahun[pd].add(satu)
        return {pd: frozenset(semua) for pd, semua in tahun.items()}

    semua = _TAHUN.ambil_banyak([p.pk for p in daftar_pd], "tahun", buat)
    return sorted(set().union(*semua.values()), reverse=True)
