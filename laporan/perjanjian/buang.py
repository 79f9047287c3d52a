"""Give up a draft that was never submitted: of a post that holds nothing any more, or a Perubahan
with the targets that only it has set.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from kinerja.langkah import Pencatat
from kinerja.models import (
    BarisPerjanjian,
    DokumenPerencanaan,
    Pengguna,
    PerjanjianKinerja,
    Target,
)
from laporan.perjanjian.kunci import ambil_terkunci
from laporan.perjanjian.penolakan import AksiDitolakError
from laporan.perjanjian.wewenang import LangkahPerjanjian

AKSI_BUANG = "buang rancangan perubahan"
AKSI_BUANG_MURNI = "buang rancangan perjanjian"


@transaction.atomic
def buang_rancangan(
    *,
    perjanjian: PerjanjianKinerja,
    alasan: str,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None = None,
) -> PerjanjianKinerja | None:
    """Delete the draft; return the signed version that it would have replaced, None for a murni.

    A Perubahan's targets in a revised PK document go with it where no other agreement rests on
    them: without an agreement they would count as agreed. Raises AksiDitolakError.
    """
    p = ambil_terkunci(perjanjian, LangkahPerjanjian.BUANG, oleh, versi)
    if not (teks := alasan.strip()):
        raise AksiDitolakError("Tuliskan mengapa rancangan ini dibuang.")
    if not p.ke:
        catatan = Pencatat(oleh=oleh, pada=pada, aksi=AKSI_BUANG_MURNI, pd=p.pd, alasan=teks)
        isi = {"baris": (p.baris.count(), None), "mata": (p.mata.count(), None)}
        catatan.catat(p, {"versi": (p.versi, None), **isi}, pindah=False)
        catatan.simpan()
        p.delete()
        return None
    lama = PerjanjianKinerja.objects.get(tahun=p.tahun, jabatan=p.jabatan_id, ke=p.ke - 1)
    catatan = Pencatat(oleh=oleh, pada=pada, aksi=AKSI_BUANG, pd=p.pd, alasan=teks)
    catatan.catat(
        p,
        {"ke": (p.ke, None), "sebab": (p.jenis_alasan, None), "alasan": (p.alasan, None)},
        pindah=False,
    )
    _buang_target(p, catatan)
    catatan.simpan()
    dokumen = p.dokumen
    p.delete()
    _buang_dokumen(dokumen)
    return lama


def _buang_target(p: PerjanjianKinerja, catatan: Pencatat) -> None:
    if not p.dokumen.ke:
        return
    lain = BarisPerjanjian.objects.filter(
        perjanjian__dokumen=OuterRef("dokumen"), indikator=OuterRef("indikator")
    ).exclude(perjanjian=p)
    milik = Target.objects.filter(
        ~Exists(lain),
        dokumen=p.dokumen,
        tahun=p.tahun,
        indikator__in=[b.indikator_id for b in p.baris.all() if b.indikator_id],
    )
    semua = list(milik.select_related("indikator"))
    for t in semua:
        catatan.catat(t, {"teks": (t.teks, None)}, pindah=False)
    Target.objects.filter(pk__in=[t.pk for t in semua]).delete()


def _buang_dokumen(d: DokumenPerencanaan) -> None:
    """A revised PK document that nothing rests on any more."""
    if d.ke and not (
        Target.objects.filter(dokumen=d).exists()
        or PerjanjianKinerja.objects.filter(dokumen=d).exists()
    ):
        d.delete()
