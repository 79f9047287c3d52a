"""The activities of a rencana aksi: written indicator by indicator while it is a draft."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kinerja.angka import format_rupiah
from kinerja.isian.rencana import AKSI_KEGIATAN, draf_ditulis
from kinerja.langkah import Pencatat, pastikan_dilihat, sidik_dilihat
from kinerja.models import AksiRencana, DokumenPerencanaan, Indikator, Pengguna
from kinerja.models.aksi import KEGIATAN_MAKS, URAIAN_MAKS
from kinerja.penolakan import TidakSahError
from kinerja.periode import label_tw

RUPIAH_MAKS = 10**15


@dataclass(frozen=True)
class IsiKegiatan:
    """One activity as typed: what is done, and its money in each quarter."""

    uraian: str
    anggaran: tuple[int | None, int | None, int | None, int | None]


def kegiatan(dokumen: DokumenPerencanaan, indikator: Indikator) -> list[AksiRencana]:
    """The activities of one indicator, in order."""
    milik = AksiRencana.objects.filter(dokumen=dokumen, indikator=indikator)
    return list(milik.order_by("urutan"))


def sidik_kegiatan(dokumen: DokumenPerencanaan, indikator: Indikator) -> str:
    """Fingerprint of what the page of one indicator shows."""
    return sidik_dilihat([(a.uraian, a.anggaran) for a in kegiatan(dokumen, indikator)])


@transaction.atomic
def simpan_kegiatan(
    *,
    dokumen: DokumenPerencanaan,
    indikator: Indikator,
    isi: Sequence[IsiKegiatan],
    oleh: Pengguna,
    pada: datetime,
    dilihat: str | None = None,
) -> bool:
    """Replace the activities of one indicator; whether anything changed.

    `dilihat`: fingerprint of those that were shown. Raises a refusal.
    """
    d = draf_ditulis(dokumen, indikator, oleh)
    pastikan_dilihat(sidik_kegiatan(d, indikator), dilihat)
    _periksa(isi)
    lama = kegiatan(d, indikator)
    if [(a.uraian, a.anggaran) for a in lama] == [(k.uraian, k.anggaran) for k in isi]:
        return False
    AksiRencana.objects.filter(dokumen=d, indikator=indikator).delete()
    baru = AksiRencana.objects.bulk_create(
        AksiRencana(
            dokumen=d,
            indikator=indikator,
            urutan=n,
            uraian=k.uraian,
            **{f"anggaran_{tw}": nilai for tw, nilai in enumerate(k.anggaran, start=1)},
        )
        for n, k in enumerate(isi, start=1)
    )
    catatan = Pencatat(oleh=oleh, pada=pada, aksi=AKSI_KEGIATAN, pd=d.pd)
    catatan.catat(d, {f"{indikator.kode} kegiatan": (_sebut(lama), _sebut(baru))})
    catatan.simpan()
    return True


def _periksa(isi: Sequence[IsiKegiatan]) -> None:
    if len(isi) > KEGIATAN_MAKS:
        raise TidakSahError(f"Paling banyak {KEGIATAN_MAKS} kegiatan untuk satu indikator.")
    for n, k in enumerate(isi, start=1):
        if not k.uraian.strip():
            raise TidakSahError(f"Kegiatan baris {n} belum diuraikan.")
        if len(k.uraian) > URAIAN_MAKS:
            raise TidakSahError(f"Uraian baris {n} melebihi {URAIAN_MAKS} huruf.")
        if any(nilai is not None and not 0 <= nilai <= RUPIAH_MAKS for nilai in k.anggaran):
            raise TidakSahError(f"Anggaran baris {n} di luar batas yang masuk akal.")


def _sebut(semua: Sequence[AksiRencana]) -> str:
    """One line per activity, as the audit trail keeps it."""
    return "\n".join(
        "; ".join(
            [
                a.uraian,
                *(
                    f"{label_tw(n)} {format_rupiah(nilai)}"
                    for n, nilai in enumerate(a.anggaran, start=1)
                    if nilai is not None
                ),
            ]
        )
        for a in semua
    )
