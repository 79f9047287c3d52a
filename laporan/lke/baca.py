"""Questions about evaluations that pages and actions share: the sheet, the chain, the people."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from json import dumps

from kinerja.models import Pengguna, PerangkatDaerah
from laporan.lke.baku import lembar_baku
from laporan.lke.lembar import LembarLKE, dari_data, ke_data
from laporan.lke.wewenang import OrangLKE, RantaiLKE, TugasLKE
from laporan.models import (
    EvaluasiLKE,
    JendelaLKE,
    LingkupLKE,
    PetugasLKE,
    VersiLembarLKE,
)

IZIN_LIHAT, IZIN_ISI = "laporan.lihat_lke", "laporan.isi_lke"
IZIN_NILAI, IZIN_KELOLA = "laporan.nilai_lke", "laporan.kelola_lke"


def sidik_lembar(lembar: LembarLKE) -> str:
    """Fingerprint of a sheet's content."""
    return sha256(dumps(ke_data(lembar), sort_keys=True).encode()).hexdigest()


def lembar_tahun(tahun: int, lingkup: LingkupLKE = LingkupLKE.PD) -> LembarLKE | None:
    """The sheet of a year and scope: the latest edited version, else the supplied one; None for
    years before the rule.
    """
    ada = (
        VersiLembarLKE.objects.filter(lingkup=lingkup, mulai_tahun__lte=tahun, oleh__isnull=False)
        .order_by("-mulai_tahun", "-pk")
        .first()
    )
    if ada is not None:
        return dari_data(ada.isi)
    baku = lembar_baku(lingkup)
    return baku if baku.mulai_tahun <= tahun else None


def simpan_lembar(
    lembar: LembarLKE, *, pada: datetime, oleh: Pengguna | None = None
) -> VersiLembarLKE:
    """The stored version with this content, made as the next one where there is none."""
    sidik = sidik_lembar(lembar)
    milik = VersiLembarLKE.objects.filter(kode=lembar.kode)
    ada = milik.filter(sidik=sidik, oleh__isnull=oleh is None).order_by("-ke").first()
    if ada is not None:
        return ada
    terakhir = milik.order_by("-ke").values_list("ke", flat=True).first() or 0
    return VersiLembarLKE.objects.create(
        kode=lembar.kode,
        nama=lembar.nama,
        lingkup=lembar.lingkup,
        mulai_tahun=lembar.mulai_tahun,
        ke=terakhir + 1,
        isi=ke_data(lembar),
        sidik=sidik,
        oleh=oleh,
        pada=pada,
    )


def rantai_tahun(tahun: int) -> RantaiLKE:
    """The chain of a year. One query."""
    semua = JendelaLKE.objects.filter(tahun=tahun)
    return RantaiLKE({j.tahap: (j.buka, j.tutup) for j in semua})


def orang_lke(pengguna: Pengguna, tahun: int) -> OrangLKE:
    """The account with its assignments of the year. At most one query."""
    menilai = pengguna.has_perm(IZIN_NILAI)
    tugas: Iterable[PetugasLKE] = (
        PetugasLKE.objects.filter(tahun=tahun, pengguna=pengguna) if menilai else ()
    )
    return OrangLKE(
        pengguna.pk,
        pengguna.pd_id,
        pengguna.lintas_pd,
        pengguna.has_perm(IZIN_ISI),
        menilai,
        tuple(TugasLKE(t.tahap, frozenset(t.komponen.split()), t.pd_id) for t in tugas),
        pengguna.batas_pd if pengguna.lintas_pd else None,
    )


def evaluasi_pd(pd: PerangkatDaerah, tahun: int) -> EvaluasiLKE | None:
    """The evaluation of an agency and year, with its sheet."""
    return (
        EvaluasiLKE.objects.filter(pd=pd, tahun=tahun)
        .select_related("lembar", "pd", "mulai_oleh", "selesai_oleh__jabatan")
        .first()
    )


def lembar_evaluasi(evaluasi: Iterable[EvaluasiLKE]) -> dict[int, LembarLKE]:
    """Version → its sheet, of many evaluations: each is read and taken apart once. One query."""
    milik = VersiLembarLKE.objects.filter(pk__in={e.lembar_id for e in evaluasi})
    return {v.pk: dari_data(v.isi) for v in milik}


def tingkat_tahap(evaluasi: Iterable[int]) -> dict[int, dict[str, dict[str, str]]]:
    """Evaluation → step → sub-component → grade, of many evaluations. One query."""
    from laporan.models import NilaiSubLKE

    hasil: dict[int, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    semua = NilaiSubLKE.objects.filter(evaluasi__in=list(evaluasi))
    for pk, tahap, sub, tingkat in semua.values_list("evaluasi", "tahap", "sub", "tingkat"):
        hasil[pk][tahap][sub] = tingkat
    return hasil
