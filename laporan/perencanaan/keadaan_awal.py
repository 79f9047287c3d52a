"""What is stored of an agency and a year, for its first steps: as many queries for 40 units as for
one.
"""

from datetime import date

from django.db.models import Exists, OuterRef

from anggaran.models import PaguBaris, SubKegiatan, VersiAnggaran
from kinerja.jenis import JenisJabatan
from kinerja.models import (
    Indikator,
    Jabatan,
    Pemangku,
    Pengguna,
    PerangkatDaerah,
    PeriodePengukuran,
    PerjanjianKinerja,
    Renstra,
    Sasaran,
    Target,
    Tujuan,
    UnitKerja,
)
from kinerja.peran import KEPALA_DINAS, OPERATOR, PEJABAT, SEKRETARIS
from kinerja.status import StatusPerjanjian
from kinerja.usul_jadwal import triwulan_lewat
from laporan.perencanaan.langkah_awal import FaktaAwal

_PENGISI = frozenset({OPERATOR, PEJABAT, SEKRETARIS})


def baca_fakta(pd: PerangkatDaerah, tahun: int, hari: date) -> FaktaAwal:
    """Fourteen queries."""
    unit = dict(
        UnitKerja.objects.filter(pd=pd).ada_pada(hari).order_by("urutan").values_list("pk", "nama")
    )
    induk = dict(UnitKerja.objects.filter(pd=pd).order_by().values_list("pk", "induk"))
    jabatan = list(Jabatan.objects.filter(pd=pd).ada_pada(hari).order_by("urutan"))
    dipegang = {
        p.jabatan_id
        for p in Pemangku.objects.filter(jabatan__pd=pd, mulai__lte=hari)
        if p.sampai is None or p.sampai >= hari
    }
    akun = Pengguna.objects.filter(pd=pd, is_active=True).order_by()
    peran = set(akun.values_list("groups__name", "unit"))
    renstra = Renstra.objects.filter(pd=pd, tahun_awal__lte=tahun, tahun_akhir__gte=tahun)
    tujuan = [t for t in Tujuan.objects.filter(pd=pd) if t.berlaku_tahun(tahun)]
    sasaran = [s for s in Sasaran.objects.filter(pd=pd) if s.berlaku_tahun(tahun)]
    indikator = list(
        Indikator.objects.filter(pd=pd).berlaku(tahun).select_related("penanggung_jawab")
    )
    bertarget = set(
        Target.objects.filter(indikator__pd=pd, tahun=tahun).values_list("indikator", flat=True)
    )
    berindikator = {i.sasaran_id for i in indikator}
    sub = list(
        SubKegiatan.objects.filter(pd=pd, tahun=tahun)
        .order_by("urutan", "kode")
        .annotate(berpagu=Exists(PaguBaris.objects.filter(baris__sub_kegiatan=OuterRef("pk"))))
    )
    pk = list(
        PerjanjianKinerja.objects.filter(pd=pd, tahun=tahun)
        .order_by()
        .values_list("status", flat=True)
    )
    berjadwal = frozenset(
        PeriodePengukuran.objects.filter(pd=pd, tahun=tahun).values_list("triwulan", flat=True)
    )
    pengisi: set[int | None] = {u for nama, u in peran if nama in _PENGISI}
    milik = {j.unit_id for j in jabatan}
    mengukur = dict.fromkeys(i.penanggung_jawab.unit_id for i in indikator)
    return FaktaAwal(
        alamat=bool(pd.alamat),
        logo=bool(pd.logo),
        unit=len(unit),
        unit_tanpa_jabatan=tuple(n for u, n in unit.items() if u not in milik),
        jabatan=len(jabatan),
        puncak=tuple(j.nama for j in jabatan if j.atasan_id is None),
        tanpa_pemangku=tuple(
            j.nama for j in jabatan if j.jenis == JenisJabatan.STRUKTURAL and j.pk not in dipegang
        ),
        dipegang=sum(1 for j in jabatan if j.pk in dipegang),
        akun_kepala=any(nama == KEPALA_DINAS for nama, _ in peran),
        unit_tanpa_akun=tuple(
            unit[u] for u in mengukur if u in unit and not _terlayani(u, induk, pengisi)
        ),
        renstra=next((r.nama for r in renstra), ""),
        tujuan=len(tujuan),
        sasaran=len(sasaran),
        tanpa_indikator=tuple(s.uraian for s in sasaran if s.pk not in berindikator),
        indikator=len(indikator),
        tanpa_target=tuple(i.nama for i in indikator if i.pk not in bertarget),
        versi_anggaran=VersiAnggaran.objects.filter(pd=pd, tahun=tahun).count(),
        sub_kegiatan=len(sub),
        tanpa_pagu=tuple(s.nama for s in sub if not s.berpagu),
        triwulan=berjadwal,
        lewat=triwulan_lewat(tahun, berjadwal, hari),
        perjanjian=len(pk),
        perjanjian_berlaku=sum(1 for s in pk if s == StatusPerjanjian.BERLAKU),
    )


def _terlayani(unit: int, induk: dict[int, int | None], pengisi: set[int | None]) -> bool:
    """Whether somebody fills in for the unit: of its own, or of one above it."""
    lewat: set[int] = set()
    kini: int | None = unit
    while kini is not None and kini not in lewat:
        if kini in pengisi:
            return True
        lewat.add(kini)
        kini = induk.get(kini)
    return False
