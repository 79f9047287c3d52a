"""The agency's own wording of the statement, per kind and starting year; every wording is kept."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from kinerja.langkah import pastikan_dilihat, sidik_dilihat
from kinerja.models import (
    JenisPernyataan,
    Pengguna,
    PerangkatDaerah,
    TemplatPernyataan,
    jejak,
)
from kinerja.pernyataan import BAWAAN, periksa_templat, rapikan_pernyataan
from laporan.perjanjian.pelaku import izin_pengguna
from laporan.perjanjian.penolakan import AksiDitolakError
from laporan.perjanjian.wewenang import KELOLA

_BERUBAH = (
    "Susunan ini baru saja diubah orang lain. Yang Anda ketik tetap di tempatnya; bandingkan "
    "dengan susunan yang tersimpan di samping, lalu simpan lagi."
)
AKSI_SUSUN, AKSI_BAWAAN = "ubah susunan pernyataan", "pakai pernyataan bawaan"


def teks_templat(templat: TemplatPernyataan | None) -> str:
    """The wording; the default where the agency has none, or went back to it."""
    return templat.teks if templat is not None and templat.teks else BAWAAN


def sidik_templat(pd: PerangkatDaerah, jenis: JenisPernyataan) -> str:
    """Fingerprint of the wordings of a kind: rows are added, never changed."""
    semua = TemplatPernyataan.objects.filter(pd=pd, jenis=jenis).order_by("pk")
    return sidik_dilihat(list(semua.values_list("pk", flat=True)))


@transaction.atomic
def simpan_templat(
    *,
    pd: PerangkatDaerah,
    jenis: JenisPernyataan,
    mulai_tahun: int,
    teks: str,
    oleh: Pengguna,
    pada: datetime,
    dilihat: str | None = None,
) -> TemplatPernyataan | None:
    """Keep the wording from a year on as the next one; drafts take it when they are prepared.

    The default itself is kept as "the default", so that it follows the product. None where the
    wording is the one in force already. `dilihat`: fingerprint of the wordings that were shown.
    Raises AksiDitolakError, BentrokError.
    """
    if oleh.pd_id != pd.pk or KELOLA not in izin_pengguna(oleh):
        raise AksiDitolakError("Hanya Sekretariat perangkat daerah ini yang mengubahnya.")
    rapi = rapikan_pernyataan(teks)
    if pesan := periksa_templat(rapi):
        raise AksiDitolakError(pesan)
    # One writer of an agency at a time: two would take the same number.
    PerangkatDaerah.objects.select_for_update().get(pk=pd.pk)
    milik = TemplatPernyataan.objects.filter(pd=pd, jenis=jenis)
    pastikan_dilihat(sidik_templat(pd, jenis), dilihat, _BERUBAH)
    lama = milik.berlaku(mulai_tahun).first()
    if teks_templat(lama) == rapi and (lama is None or lama.mulai_tahun == mulai_tahun):
        return None
    terakhir = milik.filter(mulai_tahun=mulai_tahun).aggregate(ke=Max("ke"))["ke"] or 0
    templat = TemplatPernyataan.objects.create(
        pd=pd,
        jenis=jenis,
        mulai_tahun=mulai_tahun,
        ke=terakhir + 1,
        teks="" if rapi == BAWAAN else rapi,
        oleh=oleh,
        pada=pada,
    )
    jejak(
        aksi=AKSI_BAWAAN if rapi == BAWAAN else AKSI_SUSUN,
        objek=templat,
        oleh=oleh,
        pada=pada,
        perubahan={"teks": (teks_templat(lama), rapi)},
        pd=pd,
    ).save()
    return templat
