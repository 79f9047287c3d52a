"""The rows of many agencies: kept in each process under the number of each agency's year, so that
only those in which something has changed are read and reckoned (kinerja/cap_data.py).

Whatever changes a row and not the number is read by every page instead: the night's count of
findings, the predicate, and how the others calculate.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db.models import OuterRef, Subquery

from kinerja.models import PerangkatDaerah, PerjanjianKinerja
from kinerja.status import LENGKAP
from laporan.bahan.simpanan import SimpananAngka
from laporan.models import EvaluasiAKIP, HitunganUji, Laporan, StatusLaporan
from laporan.pemda.tinjauan.baris import BarisTetap, KeadaanPK, NilaiTerakhir, TemuanUji
from laporan.pemda.tinjauan.simpanan import ringkasan_pemda
from laporan.perjanjian.dihitung import hari_hitung, yang_berlaku

#: Rows of this process by agency, quarter and day: some kilobytes each.
SIMPANAN_BARIS: SimpananAngka[BarisTetap] = SimpananAngka(tempat=2_000)


def baris_tetap(
    pd: Sequence[int], tahun: int, triwulan: int, hari: date, pada: datetime
) -> dict[int, BarisTetap]:
    """Agency → its row. One query while nothing has changed; what is not of this moment is not
    kept.
    """

    def buat(kurang: list[int]) -> dict[int, BarisTetap]:
        semua = list(PerangkatDaerah.objects.filter(pk__in=kurang).order_by("nama"))
        return _hitung(semua, tahun, triwulan, hari, pada)

    return SIMPANAN_BARIS.ambil_banyak(
        pd, (triwulan, hari), buat, tahun, layak=lambda b: b.mutakhir
    )


def _hitung(
    pd: list[PerangkatDaerah], tahun: int, triwulan: int, hari: date, pada: datetime
) -> dict[int, BarisTetap]:
    terbaca = ringkasan_pemda(pd, tahun, triwulan, pada)
    perjanjian = keadaan_pk(pd, tahun, hari)
    laporan = {x.pd_id: x.status for x in Laporan.objects.filter(pd__in=pd, tahun=tahun)}
    nilai = nilai_terakhir(pd, tahun)
    return {
        p.pk: BarisTetap(
            p,
            hari,
            triwulan,
            terbaca.get(p.pk),
            perjanjian.get(p.pk, KeadaanPK()),
            _sebut_laporan(laporan.get(p.pk)),
            nilai.get(p.pk),
        )
        for p in pd
    }


def keadaan_pk(pd: list[PerangkatDaerah], tahun: int, hari_ini: date) -> dict[int, KeadaanPK]:
    """Agency → its agreements of the year, each post once. One query."""
    menurut: dict[tuple[int, int], list[PerjanjianKinerja]] = defaultdict(list)
    semua = PerjanjianKinerja.objects.filter(pd__in=pd, tahun=tahun).select_related("jabatan")
    for p in semua.order_by("jabatan__urutan", "jabatan", "ke"):
        menurut[p.pd_id, p.jabatan_id].append(p)
    hari = hari_hitung(tahun, hari_ini)
    jabatan: dict[int, list[tuple[str, bool]]] = defaultdict(list)
    for (milik, _), versi in menurut.items():
        lengkap = yang_berlaku(versi, hari) is not None or any(v.status in LENGKAP for v in versi)
        jabatan[milik].append((versi[-1].jabatan.nama, lengkap))
    return {
        milik: KeadaanPK(
            len(isi), sum(ada for _, ada in isi), tuple(nama for nama, ada in isi if not ada)
        )
        for milik, isi in jabatan.items()
    }


def nilai_terakhir(pd: list[PerangkatDaerah], tahun: int) -> dict[int, NilaiTerakhir]:
    """Agency → its latest AKIP score up to the year, with the one of the year before it. One query.

    Scores of years before 2021 are by another sheet and are not compared with those after.
    """
    hasil: dict[int, NilaiTerakhir] = {}
    lalu: dict[tuple[int, int], Decimal] = {}
    for e in EvaluasiAKIP.objects.filter(pd__in=pd, tahun__lte=tahun).order_by("tahun"):
        sebelum = None if e.tahun == LEMBAR_BARU else lalu.get((e.pd_id, e.tahun - 1))
        hasil[e.pd_id] = NilaiTerakhir(e.tahun, e.nilai, e.predikat, sebelum)
        lalu[e.pd_id, e.tahun] = e.nilai
    return hasil


LEMBAR_BARU = 2021
"""PermenPANRB 88/2021 brought other components and weights."""


def temuan_terakhir(pd: Sequence[int], tahun: int) -> dict[int, TemuanUji]:
    """Agency → its latest count of findings of the year. One query, which asks the index once for
    each agency: a year has a count for each of its nights.
    """
    satu = HitunganUji.objects.filter(pd=OuterRef("pk"), tahun=tahun).order_by("-hari")
    semua = PerangkatDaerah.objects.filter(pk__in=pd)
    akhir = semua.annotate(akhir=Subquery(satu.values("pk")[:1])).values("akhir")
    milik = HitunganUji.objects.filter(pk__in=akhir).order_by()
    return {
        n: TemuanUji(hari, galat, peringatan)
        for n, hari, galat, peringatan in milik.values_list("pd", "hari", "galat", "peringatan")
    }


def _sebut_laporan(status: str | None) -> str:
    return "Belum dimulai" if status is None else str(StatusLaporan(status).label)
