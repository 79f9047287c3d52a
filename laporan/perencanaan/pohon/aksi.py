"""Moving a sasaran with all below it, and what that means for agreements and reports."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from kinerja.angka import bilangan_polos
from kinerja.langkah import Pencatat, kunci_semua
from kinerja.models import (
    Indikator,
    KondisiAntara,
    Pengguna,
    PerangkatDaerah,
    PerjanjianKinerja,
    Sasaran,
    Target,
    Tujuan,
)
from kinerja.penolakan import BentrokError, TerkunciError, TidakDitemukanError, TidakSahError
from kinerja.status import StatusPerjanjian
from laporan.models import Laporan, StatusLaporan
from laporan.perencanaan.aksi import pastikan_boleh
from laporan.perencanaan.pohon.pindah import (
    AkibatPindah,
    PerjanjianTerkait,
    SimpulPindah,
    alasan_tak_pindah,
    leluhur_simpul,
    turunan_simpul,
)

AKSI_PINDAH = "pindah simpul"
_BERPINDAH = (
    "Sasaran ini sudah dipindahkan orang lain sejak halaman dibuka. Muat ulang pohonnya, lalu "
    "periksa."
)


def simpul_pindah(sasaran: list[Sasaran]) -> dict[int, SimpulPindah]:
    """Rows as the rules take them."""
    return {s.pk: SimpulPindah(s.pk, s.induk_id, s.tujuan_id, s.tingkat) for s in sasaran}


def akibat_pindah(
    pd: PerangkatDaerah, tahun: int, sasaran: Sasaran, semua: dict[int, SimpulPindah], ke: str
) -> AkibatPindah:
    """What hangs on the branch. Six queries, however large it is."""
    cabang = turunan_simpul(semua, sasaran.pk)
    jenis, _, nomor = ke.partition("-")
    baru = bilangan_polos(nomor) or 0
    atas = leluhur_simpul(semua, semua[sasaran.pk].induk)
    tujuan = baru
    if jenis == "sasaran":
        atas |= leluhur_simpul(semua, baru)
        tujuan = semua[baru].tujuan if baru in semua else 0
    milik = Indikator.objects.filter(pd=pd, sasaran__in=cabang)
    terkait = Indikator.objects.filter(pd=pd, sasaran__in=cabang | atas)
    return AkibatPindah(
        sasaran=len(cabang),
        indikator=milik.count(),
        target=Target.objects.filter(indikator__in=milik).count(),
        ganti_tujuan=tujuan != sasaran.tujuan_id,
        perjanjian=_perjanjian(pd, tahun, terkait),
        tahun_final=_final(pd, sasaran),
        tahun=tahun,
        kondisi="; ".join(k.uraian for k in KondisiAntara.objects.filter(sasaran=sasaran)),
    )


def _perjanjian(
    pd: PerangkatDaerah, tahun: int, indikator: QuerySet[Indikator]
) -> tuple[PerjanjianTerkait, ...]:
    semua = (
        PerjanjianKinerja.objects.filter(pd=pd, tahun=tahun, baris__indikator__in=indikator)
        .exclude(status=StatusPerjanjian.DIGANTIKAN)
        .order_by("jabatan__urutan", "jabatan_id", "ke")
        .values_list("jabatan__nama", "status")
        .distinct()
    )
    return tuple(PerjanjianTerkait(nama, StatusPerjanjian(status)) for nama, status in semua)


def _final(pd: PerangkatDaerah, sasaran: Sasaran) -> tuple[int, ...]:
    """Years in which the sasaran is in force and whose report is final."""
    final = Laporan.objects.filter(pd=pd, status=StatusLaporan.FINAL)
    tahun = final.values_list("tahun", flat=True)
    return tuple(sorted(t for t in tahun if sasaran.berlaku_tahun(t)))


@transaction.atomic
def pindahkan(
    pd: PerangkatDaerah,
    pk: int,
    *,
    ke: str,
    dari: str,
    tahun: int,
    oleh: Pengguna,
    pada: datetime,
) -> Sasaran:
    """Put a sasaran below another node, its branch with it.

    `dari`: the node that its writer saw it below. Raises TidakDitemukanError, TidakBerizinError,
    BentrokError, TidakSahError, TerkunciError.
    """
    pastikan_boleh(pd, oleh)
    # All of them, in one order: two moves at a time could otherwise close a ring.
    baris = {s.pk: s for s in kunci_semua(Sasaran.objects.filter(pd=pd))}
    if pk not in baris:
        raise TidakDitemukanError
    semua = simpul_pindah(list(baris.values()))
    if semua[pk].kunci_induk != dari:
        raise BentrokError(_BERPINDAH)
    if alasan := alasan_tak_pindah(semua, pk, ke):
        raise TidakSahError(alasan)
    induk, tujuan = _tempat(pd, baris, ke, tahun)
    sasaran = baris[pk]
    if alasan := akibat_pindah(pd, tahun, sasaran, semua, ke).tolak:
        raise TerkunciError(alasan)
    catatan = Pencatat(oleh=oleh, pada=pada, aksi=AKSI_PINDAH, pd=pd)
    tujuan_lama = sasaran.tujuan
    for satu in sorted(turunan_simpul(semua, pk)):
        s = baris[satu]
        ubah: dict[str, tuple[Any, Any]] = {}
        if satu == pk:
            lama = baris[s.induk_id].kode if s.induk_id else None
            ubah["induk"] = (lama, induk.kode if induk else None)
            s.induk = induk
        if s.tujuan_id != tujuan.pk:
            ubah["tujuan"] = (tujuan_lama.kode, tujuan.kode)
            s.tujuan = tujuan
        if ubah := {k: v for k, v in ubah.items() if v[0] != v[1]}:
            catatan.catat(s, ubah)
    catatan.simpan("induk", "tujuan")
    return sasaran


def _tempat(
    pd: PerangkatDaerah, baris: dict[int, Sasaran], ke: str, tahun: int
) -> tuple[Sasaran | None, Tujuan]:
    """The new parent, in force in the year."""
    jenis, _, nomor = ke.partition("-")
    pk = bilangan_polos(nomor) or 0
    if jenis == "sasaran":
        induk = baris.get(pk)
        if induk is None or not induk.berlaku_tahun(tahun):
            raise TidakDitemukanError
        return induk, induk.tujuan
    tujuan = Tujuan.objects.filter(pd=pd, pk=pk).first()
    if tujuan is None or not tujuan.berlaku_tahun(tahun):
        raise TidakDitemukanError
    return None, tujuan
