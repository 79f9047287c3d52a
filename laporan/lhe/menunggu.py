"""What is due of the follow-up, as facts for rangka/menunggu.py: recommendations of the LHE and
findings of other origin.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.db.models import CharField, F, Value
from django.urls import reverse

from kinerja.models import Pengguna, PerangkatDaerah
from kinerja.periode import format_tanggal
from laporan.lhe.aksi import IZIN_NYATAKAN, bertanggung_jawab
from laporan.lhe.temuan import IZIN_BAGI
from laporan.models import RekomendasiLHE, StatusRekomendasi, SumberTemuan, TemuanPemeriksaan
from laporan.rangka.menunggu import JenisTunggu, Menunggu

BANYAK_MENUNGGU = 4
SEBELUM_TENGGAT = timedelta(days=30)
_BACA, _TINDAK = "laporan.komentari_lhe", "laporan.tindak_lanjuti_lhe"
_J = JenisTunggu


@dataclass(frozen=True)
class Terbuka:
    """A recommendation, or a finding, that is not done. `sumber`: empty for the LHE. `jabatan`,
    `unit`: who answers for it.
    """

    sumber: str
    pk: int
    tahun: int
    kode: str
    uraian: str
    tenggat: date | None
    diusulkan_pada: datetime | None
    dikembalikan_pada: datetime | None
    jabatan: int | None
    unit: int | None

    def hari_lewat(self, hari_ini: date) -> int:
        """Days past due; 0 where it is not overdue."""
        return 0 if self.tenggat is None else max(0, (hari_ini - self.tenggat).days)


def _terbuka(pengguna: Pengguna, pd: PerangkatDaerah) -> list[Terbuka]:
    """Those that the user may see, the earliest year and day first. One query."""
    sama = (
        "kode", "uraian", "tenggat", "diusulkan_pada", "dikembalikan_pada", "penanggung_jawab",
        "penanggung_jawab__unit",
    )  # fmt: skip
    lhe = (
        RekomendasiLHE.objects.untuk(pengguna)
        .filter(evaluasi__pd=pd)
        .exclude(status=StatusRekomendasi.SELESAI)
        .annotate(
            asal=Value("", output_field=CharField()),
            uraian=F("rekomendasi"),
            tahun=F("evaluasi__tahun"),
        )
    )
    temuan = (
        TemuanPemeriksaan.objects.untuk(pengguna)
        .filter(pd=pd)
        .exclude(status=StatusRekomendasi.SELESAI)
        .annotate(asal=F("sumber"), uraian=F("temuan"))
    )
    semua = [
        Terbuka(*baris)
        for baris in lhe.order_by()
        .values_list("asal", "pk", "tahun", *sama)
        .union(temuan.order_by().values_list("asal", "pk", "tahun", *sama), all=True)
    ]
    return sorted(semua, key=lambda t: (t.tahun, t.tenggat or date.max, t.pk))


def kotak_tindak_lanjut(pengguna: Pengguna, pd: PerangkatDaerah, hari_ini: date) -> list[Menunggu]:
    """What is due, of every year. One query."""
    if not pengguna.menjangkau(pd.pk) or not pengguna.has_perm(_BACA):
        return []
    semua = _terbuka(pengguna, pd)
    lhe = [t for t in semua if not t.sumber]
    temuan = [t for t in semua if t.sumber]
    if pengguna.has_perm(IZIN_NYATAKAN):
        akhir, tautan = "dan menunggu verifikasi Anda", "Verifikasi"
        return [*_usul_lhe(lhe, akhir, tautan, _J.VERIFIKASI_LHE), *_usul_temuan(temuan)]
    if pengguna.has_perm(IZIN_BAGI):
        return [*_lhe_jatuh_tempo(lhe, hari_ini), *_bagi_temuan(temuan, hari_ini)]
    if not pengguna.has_perm(_TINDAK):
        akhir, tautan = "oleh perangkat daerah", "Baca dan tanggapi"
        return list(_usul_lhe(lhe, akhir, tautan, _J.TANGGAPI_LHE))
    if pengguna.pd_id != pd.pk:
        return []
    batas = hari_ini + SEBELUM_TENGGAT
    milik = [
        t
        for t in sorted(semua, key=lambda t: t.tenggat or date.max)
        if t.jabatan and t.unit and bertanggung_jawab(pengguna, t.jabatan, t.unit)
    ]
    return [
        *_banyak(
            _tindak(t, hari_ini)
            for t in milik
            if not t.sumber and (t.dikembalikan_pada or t.hari_lewat(hari_ini))
        ),
        *_banyak(
            _tindak(t, hari_ini)
            for t in milik
            if t.sumber
            and t.diusulkan_pada is None
            and (t.dikembalikan_pada or (t.tenggat or date.max) <= batas)
        ),
    ]


def _banyak(semua: Iterable[Menunggu]) -> list[Menunggu]:
    return list(semua)[:BANYAK_MENUNGGU]


def _lewat(semua: Iterable[Terbuka], hari_ini: date) -> list[date]:
    """Due days that are over."""
    return [t.tenggat for t in semua if t.tenggat is not None and t.tenggat < hari_ini]


def _dekat(semua: Iterable[Terbuka], hari_ini: date) -> list[date]:
    """Due days within a month; what was proposed as done waits for the verifier instead."""
    milik = [t.tenggat for t in semua if t.tenggat is not None and t.diusulkan_pada is None]
    return [hari for hari in milik if hari_ini <= hari <= hari_ini + SEBELUM_TENGGAT]


def _keadaan(t: Terbuka, hari_ini: date) -> str:
    """How a row stands with its owner: returned, past due, or when it is due."""
    hari = t.hari_lewat(hari_ini)
    if t.dikembalikan_pada is not None:
        sebutan = "dikembalikan evaluator untuk dilengkapi"
        return f"{sebutan} dan lewat tenggat {hari} hari" if hari else sebutan
    if hari or t.tenggat is None:
        return f"lewat tenggat {hari} hari"
    return f"jatuh tempo {format_tanggal(t.tenggat)}"


def _tindak(t: Terbuka, hari_ini: date) -> Menunggu:
    """What the owner of one row is asked to do."""
    if t.sumber:
        sebutan, rute = f"Temuan {SumberTemuan(t.sumber).label}", "tlhp_rinci"
    else:
        sebutan, rute = "Rekomendasi LHE", "lhe_rinci"
    return Menunggu(
        f"{sebutan} {t.tahun} nomor {t.kode} {_keadaan(t, hari_ini)}.",
        reverse(rute, args=[t.pk]),
        "Lengkapi tindak lanjut" if t.dikembalikan_pada else "Tulis tindak lanjut",
        t.uraian,
        "jam",
        _J.TINDAK_TLHP if t.sumber else _J.TINDAK_LHE,
        t.tenggat,
    )


# --- the LHE -------------------------------------------------------------------------------


def _usul_lhe(
    semua: Sequence[Terbuka], akhir: str, tautan: str, jenis: JenisTunggu
) -> Iterator[Menunggu]:
    if n := sum(1 for t in semua if t.diusulkan_pada):
        teks = f"{n} tindak lanjut LHE diusulkan selesai {akhir}."
        yield Menunggu(teks, f"{reverse('lhe')}?status=usul", tautan, ikon="periksa", jenis=jenis)


def _lhe_jatuh_tempo(semua: Sequence[Terbuka], hari_ini: date) -> Iterator[Menunggu]:
    """Recommendations not done that are past due, and those due within a month."""
    if lewat := _lewat(semua, hari_ini):
        yield Menunggu(
            f"{len(lewat)} rekomendasi LHE lewat tenggat.",
            f"{reverse('lhe')}?status=lewat",
            "Lihat rekomendasinya",
            ikon="jam",
            jenis=_J.LHE_JATUH_TEMPO,
            batas=min(lewat),
        )
    if dekat := _dekat(semua, hari_ini):
        yield Menunggu(
            f"{len(dekat)} rekomendasi LHE jatuh tempo dalam 30 hari.",
            reverse("lhe"),
            "Lihat rekomendasinya",
            f"Yang pertama {format_tanggal(min(dekat))}.",
            "kalender",
            _J.LHE_JATUH_TEMPO,
            min(dekat),
        )


# --- findings ------------------------------------------------------------------------------


def _per_tahun(semua: Sequence[Terbuka]) -> Iterator[tuple[int, str, list[Terbuka]]]:
    """Each year with the address of its list and the findings in it."""
    for tahun, setahun in groupby(semua, key=lambda t: t.tahun):
        yield tahun, f"{reverse('tlhp')}?tahun={tahun}", list(setahun)


def _usul_temuan(semua: Sequence[Terbuka]) -> Iterator[Menunggu]:
    for tahun, url, setahun in _per_tahun(semua):
        if n := sum(1 for t in setahun if t.diusulkan_pada):
            yield Menunggu(
                f"{n} tindak lanjut temuan pemeriksaan {tahun} diusulkan selesai dan menunggu "
                "verifikasi Anda.",
                url,
                "Verifikasi",
                ikon="periksa",
                jenis=_J.VERIFIKASI_TLHP,
            )


def _bagi_temuan(semua: Sequence[Terbuka], hari_ini: date) -> Iterator[Menunggu]:
    """What Sekretariat sees to: nobody answers for it yet, past due, due within a month."""
    for tahun, url, setahun in _per_tahun(semua):
        if n := sum(1 for t in setahun if t.jabatan is None or t.tenggat is None):
            yield Menunggu(
                f"{n} temuan pemeriksaan {tahun} belum ditetapkan penanggung jawab dan tenggatnya.",
                url,
                "Tetapkan",
                jenis=_J.TLHP_BELUM_DIBAGI,
            )
        if lewat := _lewat(setahun, hari_ini):
            yield Menunggu(
                f"{len(lewat)} temuan pemeriksaan {tahun} lewat tenggat.",
                url,
                "Lihat temuannya",
                ikon="jam",
                jenis=_J.TLHP_JATUH_TEMPO,
                batas=min(lewat),
            )
        if dekat := _dekat(setahun, hari_ini):
            yield Menunggu(
                f"{len(dekat)} temuan pemeriksaan {tahun} jatuh tempo dalam 30 hari.",
                url,
                "Lihat temuannya",
                f"Yang pertama {format_tanggal(min(dekat))}.",
                "kalender",
                _J.TLHP_JATUH_TEMPO,
                min(dekat),
            )
