"""What is stored of an agency and a year, for its first steps: as many queries for 40 units as for
one.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from anggaran.models import PaguBaris, SubKegiatan, VersiAnggaran
from kinerja.jenis import JenisDokumen, JenisJabatan
from kinerja.masa_organisasi import ada_pada
from kinerja.models import (
    DokumenPerencanaan,
    Indikator,
    Jabatan,
    JejakAudit,
    Pemangku,
    Pengguna,
    PerangkatDaerah,
    PeriodePengukuran,
    PerjanjianKinerja,
    Renstra,
    Sasaran,
    Target,
    TargetTriwulan,
    Tujuan,
    UnitKerja,
)
from kinerja.peran import KEPALA_DINAS, OPERATOR, PEJABAT, SEKRETARIS
from kinerja.status import StatusPerjanjian
from kinerja.usul_jadwal import triwulan_lewat
from laporan.isian.rencana_langkah import AKSI_AJUKAN, AKSI_KEMBALIKAN, AKSI_LANGKAH
from laporan.perencanaan.langkah_awal import FaktaAwal, KeadaanRencana

_PENGISI = frozenset({OPERATOR, PEJABAT, SEKRETARIS})


def baca_fakta(pd: PerangkatDaerah, tahun: int, hari: date) -> FaktaAwal:
    """Fourteen queries."""
    semua_unit = list(UnitKerja.objects.filter(pd=pd).order_by("urutan"))
    unit = {u.pk: u.nama for u in semua_unit if u.ada(hari)}
    induk = {u.pk: u.induk_id for u in semua_unit}
    jabatan = list(Jabatan.objects.filter(pd=pd).ada_pada(hari).order_by("urutan"))
    pemangku = list(Pemangku.objects.filter(jabatan__pd=pd).order_by("mulai"))
    dipegang = {p.jabatan_id for p in pemangku if ada_pada(p.mulai, p.sampai, hari)}
    kosong = [j for j in jabatan if j.jenis == JenisJabatan.STRUKTURAL and j.pk not in dipegang]
    nanti = {p.jabatan_id: p.mulai for p in reversed(pemangku) if p.mulai > hari}
    dahulu = {p.jabatan_id: p.sampai for p in pemangku if p.sampai and p.sampai < hari}
    akun = Pengguna.objects.filter(pd=pd).order_by()
    peran = set(akun.values_list("groups__name", "unit", "is_active"))
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
    pengisi: set[int | None] = {u for nama, u, aktif in peran if aktif and nama in _PENGISI}
    pernah: set[int | None] = {u for nama, u, _ in peran if nama in _PENGISI}
    milik = {j.unit_id for j in jabatan}
    mengukur = dict.fromkeys(i.penanggung_jawab.unit_id for i in indikator)
    tanpa = [u for u in mengukur if u in unit and not _terlayani(u, induk, pengisi)]
    rencana = _rencana(pd, tahun)
    return FaktaAwal(
        alamat=bool(pd.alamat),
        logo=bool(pd.logo),
        unit=len(unit),
        unit_tanpa_jabatan=tuple(n for u, n in unit.items() if u not in milik),
        jabatan=len(jabatan),
        puncak=tuple(j.nama for j in jabatan if j.atasan_id is None),
        tanpa_pemangku=tuple(j.nama for j in kosong if j.pk not in dahulu and j.pk not in nanti),
        masa_habis=tuple(
            (j.nama, dahulu[j.pk]) for j in kosong if j.pk in dahulu and j.pk not in nanti
        ),
        dipegang_nanti=tuple((j.nama, nanti[j.pk]) for j in kosong if j.pk in nanti),
        dipegang=sum(1 for j in jabatan if j.pk in dipegang),
        akun_kepala=any(nama == KEPALA_DINAS and aktif for nama, _, aktif in peran),
        akun_kepala_mati=any(nama == KEPALA_DINAS and not aktif for nama, _, aktif in peran),
        unit_tanpa_akun=tuple(unit[u] for u in tanpa if not _terlayani(u, induk, pernah)),
        unit_akun_mati=tuple(unit[u] for u in tanpa if _terlayani(u, induk, pernah)),
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
        rencana=_keadaan_rencana(rencana),
        rencana_diubah=len(rencana) > 1 and rencana[-1].disetujui_pada is None,
    )


def _rencana(pd: PerangkatDaerah, tahun: int) -> list[DokumenPerencanaan]:
    """The year's documents, the newest last, each with whether it holds a target and with its last
    step. One query.
    """
    langkah = JejakAudit.objects.filter(
        model=DokumenPerencanaan._meta.label_lower, objek_id=OuterRef("pk")
    ).order_by("-pk")
    return list(
        DokumenPerencanaan.objects.filter(pd=pd, tahun=tahun, jenis=JenisDokumen.RENCANA_AKSI)
        .annotate(
            bertarget=Exists(TargetTriwulan.objects.filter(dokumen=OuterRef("pk"))),
            langkah=Subquery(langkah.filter(aksi__in=AKSI_LANGKAH).values("aksi")[:1]),
            serah=Subquery(
                langkah.filter(aksi__in=(AKSI_AJUKAN, AKSI_KEMBALIKAN)).values("aksi")[:1]
            ),
        )
        .order_by("ke")
    )


def _keadaan_rencana(semua: Iterable[DokumenPerencanaan]) -> KeadaanRencana:
    """The first document counts: its changes come only after it was approved."""
    d: Any = next(iter(semua), None)
    if d is None:
        return KeadaanRencana.BELUM
    if d.disetujui_pada is not None:
        return KeadaanRencana.DISETUJUI
    if d.langkah == AKSI_AJUKAN:
        return KeadaanRencana.DIAJUKAN
    if d.serah == AKSI_KEMBALIKAN:
        return KeadaanRencana.DIKEMBALIKAN
    return KeadaanRencana.DRAF if d.bertarget else KeadaanRencana.KOSONG


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
