"""What a change of SOTK starts from, and what it touches."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max

from kinerja.jenis import JenisJabatan
from kinerja.masa_organisasi import hari_sebelum
from kinerja.models import (
    Indikator,
    Jabatan,
    JabatanLama,
    PengesahanTriwulan,
    Pengguna,
    PerangkatDaerah,
    PeriodePengukuran,
    PerjanjianKinerja,
    TanggungJawabLama,
    UnitKerja,
    UnitLama,
)
from kinerja.periode import Triwulan
from kinerja.status import StatusPerjanjian
from laporan.organisasi.rencana import KeadaanSOTK, RencanaSOTK, UnitKini, nama_jabatan_ikut


def pimpinan_unit(jabatan: Iterable[Jabatan]) -> dict[int, Jabatan]:
    """Unit id → the post at its head: structural before others, whose superior stands elsewhere."""
    menurut: dict[int, list[Jabatan]] = defaultdict(list)
    for j in jabatan:
        menurut[j.unit_id].append(j)
    hasil = {}
    for unit, milik in menurut.items():
        ids = {j.pk for j in milik}
        atas = [j for j in milik if j.atasan_id not in ids]
        struktural = [j for j in atas if j.jenis == JenisJabatan.STRUKTURAL]
        if len(calon := struktural or atas) == 1:
            hasil[unit] = calon[0]
    return hasil


def baca_keadaan(pd: PerangkatDaerah, berlaku: date, hari_ini: date) -> KeadaanSOTK:
    """The agency as it stands; seven queries, whatever it holds."""
    semua = list(UnitKerja.objects.filter(pd=pd).order_by("urutan", "pk"))
    jabatan = list(Jabatan.objects.filter(pd=pd).ada_pada(berlaku).order_by("urutan", "pk"))
    indikator = list(Indikator.objects.filter(pd=pd).order_by("urutan", "pk"))
    unit_sejak = _sejak(UnitLama.objects.filter(unit__pd=pd), "unit")
    jabatan_sejak = _sejak(JabatanLama.objects.filter(jabatan__pd=pd), "jabatan")
    milik = TanggungJawabLama.objects.filter(jabatan__pd=pd)
    indikator_sejak = _sejak(milik.filter(indikator__isnull=False), "indikator")
    dari_jabatan = {j.pk: j for j in jabatan}
    dalam: dict[int, list[date | None]] = defaultdict(list)
    for j in jabatan:
        dalam[j.unit_id] += [jabatan_sejak.get(j.pk), j.mulai]
    for i in indikator:
        if (pj := dari_jabatan.get(i.penanggung_jawab_id)) is not None:
            dalam[pj.unit_id].append(indikator_sejak.get(i.pk))
    pimpinan = pimpinan_unit(jabatan)
    unit = {
        u.pk: UnitKini(
            u.nama,
            u.kode,
            u.induk_id,
            _akhir(unit_sejak.get(u.pk), u.mulai, *dalam[u.pk]),
            pimpinan[u.pk].pk if u.pk in pimpinan else None,
        )
        for u in semua
        if u.ada(berlaku) or u.sampai is None
    }
    return KeadaanSOTK(
        hari_ini=hari_ini,
        unit=unit,
        kode_terpakai=frozenset(u.kode for u in semua),
        unit_jabatan={j.pk: j.unit_id for j in jabatan},
        nama_jabatan={j.pk: j.nama for j in jabatan},
        penanggung={i.pk: i.penanggung_jawab_id for i in indikator},
        nama_indikator={i.pk: i.nama for i in indikator},
        jabatan_sejak={j.pk: _akhir(jabatan_sejak.get(j.pk), j.mulai) for j in jabatan},
        indikator_sejak={i.pk: indikator_sejak.get(i.pk) for i in indikator},
    )


def _sejak(lama: object, milik: str) -> dict[int, date]:
    """Id → the day after the last shape that was left."""
    baris = lama.order_by().values_list(milik).annotate(akhir=Max("sampai"))  # type: ignore[attr-defined]
    return {pk: akhir + timedelta(days=1) for pk, akhir in baris}


def _akhir(*hari: date | None) -> date | None:
    return max((satu for satu in hari if satu is not None), default=None)


@dataclass(frozen=True)
class DampakSOTK:
    """What a change touches, for who decides on it."""

    berakhir: tuple[str, ...]
    """Posts that end."""
    berganti: tuple[str, ...]
    """Posts whose name, unit or superior changes."""
    indikator: tuple[str, ...]
    """Indicators that another post answers for from then on."""
    akun: tuple[str, ...]
    """Accounts whose unit changes, or that lose their post."""
    perjanjian: tuple[str, ...]
    """Agreements of the year of the change and later, of the posts above."""
    triwulan: tuple[str, ...]
    """Quarters that are not endorsed and end after the change."""


def baca_dampak(pd: PerangkatDaerah, r: RencanaSOTK, k: KeadaanSOTK) -> DampakSOTK:
    """Four queries, whatever the change."""
    jabatan = list(Jabatan.objects.filter(pd=pd).ada_pada(r.berlaku).order_by("urutan", "pk"))
    berakhir = {j.pk: j for j in jabatan if berakhir_bersama(j, r)}
    berganti = {
        j.pk: j
        for j in jabatan
        if j.pk not in berakhir and (j.atasan_id in berakhir or _berganti(j, r, k))
    }
    beralih = [k.nama_indikator[pk] for pk, pj in k.penanggung.items() if pj in berakhir]
    beralih += [k.nama_indikator[pk] for pk in r.indikator]
    akun = [
        p.sebutan
        for p in Pengguna.objects.filter(pd=pd, is_active=True).select_related("jabatan")
        if p.unit_id in r.gabung or p.jabatan_id in berakhir or p.jabatan_id in r.jabatan
    ]
    milik = PerjanjianKinerja.objects.filter(pd=pd, tahun__gte=r.berlaku.year)
    perjanjian = Counter(
        (p.tahun, str(StatusPerjanjian(p.status).label))
        for p in milik.filter(jabatan__in=[*berakhir, *berganti])
    )
    sah = set(PengesahanTriwulan.objects.filter(pd=pd).values_list("tahun", "triwulan"))
    triwulan = [
        str(tw)
        for p in PeriodePengukuran.objects.filter(pd=pd).order_by("tahun", "triwulan")
        if (tw := Triwulan(p.tahun, p.triwulan)).akhir > hari_sebelum(r.berlaku)
        and (p.tahun, p.triwulan) not in sah
    ]
    return DampakSOTK(
        tuple(j.nama for j in berakhir.values()),
        tuple(j.nama for j in berganti.values()),
        tuple(dict.fromkeys(beralih)),
        tuple(akun),
        tuple(f"{n} perjanjian {tahun}: {s}" for (tahun, s), n in sorted(perjanjian.items())),
        tuple(triwulan),
    )


def _berganti(j: Jabatan, r: RencanaSOTK, k: KeadaanSOTK) -> bool:
    """Whether a post that stays gets another name, unit or superior by its unit's change."""
    if j.pk in r.jabatan or j.unit_id in r.gabung:
        return True
    if (nama := r.nama.get(j.unit_id)) is not None:
        lama = k.unit[j.unit_id].nama
        if nama_jabatan_ikut(j.nama, lama, nama) != j.nama:
            return True
    return j.unit_id in r.pindah and k.unit[j.unit_id].pimpinan == j.pk


def berakhir_bersama(j: Jabatan, r: RencanaSOTK) -> bool:
    """Whether a post ends with its unit: a structural one that is not sent elsewhere."""
    return j.unit_id in r.gabung and j.pk not in r.jabatan and j.jenis == JenisJabatan.STRUKTURAL
