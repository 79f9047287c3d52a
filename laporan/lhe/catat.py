"""Recording the score of an LHE: its components and what they add up to, with the audit row."""

from datetime import datetime
from decimal import Decimal
from hashlib import sha256

from django.db import transaction

from kinerja.angka import format_angka
from kinerja.langkah import Pencatat, ambil_terkunci, pastikan_dilihat
from kinerja.models import Pengguna, PerangkatDaerah
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError, TidakSahError
from kinerja.predikat_akip import predikat_dari
from laporan.lhe.formulir_nilai import BAKU, KomponenBaku
from laporan.lhe.nilai import SUB, BagianNilai, Uraian
from laporan.models import EvaluasiAKIP, KomponenAKIP

IZIN_CATAT = "laporan.change_evaluasiakip"
_KOLOM = ("bobot", "nilai", *SUB)


def komponen_baku(evaluasi: EvaluasiAKIP | None) -> tuple[KomponenBaku, ...]:
    """The rows of the entry table: those stored, else those of the regulation."""
    ada = evaluasi.komponen.all() if evaluasi else ()
    return tuple(KomponenBaku(k.kode, k.nama, k.bobot) for k in ada) or BAKU


def terisi(evaluasi: EvaluasiAKIP | None) -> dict[str, str]:
    """What stands in the boxes before anything is typed."""
    isi = {f"bobot_{k.kode}": format_angka(k.bobot) for k in komponen_baku(evaluasi)}
    if evaluasi is None:
        return isi
    isi["nilai"] = format_angka(evaluasi.nilai)
    for k in evaluasi.komponen.all():
        for kolom in _KOLOM:
            nilai: Decimal | None = getattr(k, kolom)
            isi[f"{kolom}_{k.kode}"] = "" if nilai is None else format_angka(nilai)
    return isi


def sidik(evaluasi: EvaluasiAKIP | None) -> str:
    """Fingerprint of what is stored: tells a writer that somebody else was quicker."""
    return sha256(repr(sorted(terisi(evaluasi).items())).encode()).hexdigest()[:16]


@transaction.atomic
def catat_nilai(
    *,
    pd: PerangkatDaerah,
    tahun: int,
    uraian: Uraian,
    dasar: str,
    oleh: Pengguna,
    pada: datetime,
) -> EvaluasiAKIP:
    """Store the score; `dasar` is the fingerprint that the writer opened."""
    if not oleh.has_perm(IZIN_CATAT):
        raise TidakBerizinError("Nilai LHE dicatat Sekretariat.")
    if not oleh.menjangkau(pd.pk):
        raise TidakDitemukanError
    predikat = predikat_dari(uraian.nilai)
    if predikat is None:
        raise TidakSahError("Nilai akhir di luar 0 sampai 100.")
    # The agency's row is locked, not the evaluation's: it guards the first one too. And what was
    # seen is told by a fingerprint: the score and its components are rows of several tables.
    ambil_terkunci(PerangkatDaerah.objects.filter(pk=pd.pk))
    ada = EvaluasiAKIP.objects.filter(pd=pd, tahun=tahun).prefetch_related("komponen").first()
    pastikan_dilihat(
        sidik(ada),
        dasar,
        "Nilai LHE baru saja diubah orang lain. Buka lagi halaman ini, lalu bandingkan dengan "
        "isian Anda.",
    )
    lama = _sebut(ada)
    evaluasi = ada or EvaluasiAKIP(pd=pd, tahun=tahun)
    evaluasi.nilai, evaluasi.predikat, evaluasi.sebutan = (
        uraian.nilai,
        predikat.kode,
        predikat.sebutan,
    )
    evaluasi.save()
    for urutan, b in enumerate(uraian.bagian, start=1):
        _simpan_komponen(evaluasi, b, urutan)
    baru = _sebut(EvaluasiAKIP.objects.prefetch_related("komponen").get(pk=evaluasi.pk))
    beda = {k: (lama.get(k), n) for k, n in baru.items() if lama.get(k) != n}
    if beda:
        catatan = Pencatat(oleh=oleh, pada=pada, aksi="LHE: nilai dicatat", pd=pd)
        catatan.catat(evaluasi, beda)
        catatan.simpan()
    return evaluasi


def _simpan_komponen(evaluasi: EvaluasiAKIP, b: BagianNilai, urutan: int) -> None:
    sub = dict(zip(SUB, b.sub, strict=True)) if b.sub else dict.fromkeys(SUB)
    KomponenAKIP.objects.update_or_create(
        evaluasi=evaluasi,
        kode=b.kode,
        defaults={"bobot": b.bobot, "nilai": b.nilai, **sub},
        create_defaults={
            "nama": b.nama,
            "urutan": urutan,
            "bobot": b.bobot,
            "nilai": b.nilai,
            **sub,
        },
    )


def _sebut(evaluasi: EvaluasiAKIP | None) -> dict[str, str]:
    """What is stored, as the audit row tells it."""
    if evaluasi is None:
        return {}
    isi = {k: n for k, n in terisi(evaluasi).items() if n}
    return {**isi, "predikat": evaluasi.predikat}
