"""The statement of the Inspektorat from paper, for an agency whose Inspektorat has no account."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from kinerja.bukti.berkas import Masuk, baca_berkas
from kinerja.bukti.jenis import JPEG, PDF, PNG
from kinerja.isian.pintu import hari_lokal
from kinerja.models import BerkasTetap, Pengguna, PerangkatDaerah, jejak
from kinerja.penolakan import TidakBerizinError, TidakSahError
from laporan.models import ReviuInspektorat, StatusLaporan
from laporan.models.langkah_reviu import Langkah, Peran
from laporan.reviu.aksi import kunci_laporan, langkah_laporan
from laporan.reviu.inspektorat import isi_pernyataan, pastikan_isi_disetujui, reviu_terbaru
from laporan.reviu.wewenang import pastikan_pd, peran_reviu


@transaction.atomic
def catat_reviu_kertas(
    *,
    pd: PerangkatDaerah,
    tahun: int,
    berkas: Masuk | None,
    nomor: str,
    hasil: str,
    pengecualian: str,
    tempat: str,
    tanggal: date | None,
    sebutan: str,
    oleh: Pengguna,
    pada: datetime,
) -> ReviuInspektorat:
    """Record the signed statement with its scan; the report moves on as after a reviu in Tapak.

    Refused while the Inspektorat reviews here: its notes are not passed over. Raises Penolakan.
    """
    pastikan_pd(oleh, pd)
    if Peran.PERENCANAAN not in peran_reviu(oleh, pd):
        raise TidakBerizinError("Pernyataan kertas dicatat Sub Bagian Perencanaan.")
    laporan = kunci_laporan(pd, tahun)
    if laporan.status != StatusLaporan.DISETUJUI:
        raise TidakSahError("Pernyataan reviu dicatat atas laporan yang disetujui Kepala.")
    lama = reviu_terbaru(laporan)
    if lama is not None and lama.selesai_pada is None:
        raise TidakSahError(
            "Inspektorat sedang mereviu laporan ini di Tapak. Pernyataannya dibuat di sini."
        )
    if berkas is None:
        raise TidakSahError("Pilih pindaian pernyataan yang ditandatangani: PDF, JPG, atau PNG.")
    if not nomor.strip():
        raise TidakSahError("Isi nomor pernyataan reviu.")
    if tanggal is not None and tanggal > hari_lokal(pd, pada):
        raise TidakSahError("Tanggal pernyataan belum tiba. Tulis tanggal pada dokumennya.")
    sah = baca_berkas(berkas)
    if sah.jenis not in (PDF, JPEG, PNG):
        raise TidakSahError("Pindaian berupa PDF, JPG, atau PNG.")
    dokumen = pastikan_isi_disetujui(laporan, pada)
    ke = ReviuInspektorat.objects.filter(laporan=laporan).aggregate(n=Max("ke"))["n"] or 0
    reviu = ReviuInspektorat.objects.create(
        laporan=laporan, ke=ke + 1, mulai_oleh=oleh, mulai_pada=pada
    )
    isi_pernyataan(reviu, hasil, pengecualian, tempat, tanggal, sebutan)
    reviu.nomor = nomor.strip()[:80]
    reviu.pindaian = BerkasTetap.objects.simpan(sah.isi, tipe=sah.jenis.tipe, pada=pada)
    reviu.selesai_oleh, reviu.selesai_pada = oleh, pada
    reviu.save()
    jejak(
        aksi="reviu: dicatat dari kertas", objek=reviu, oleh=oleh, pada=pada, pd=pd,
        perubahan={
            "hasil": ("", hasil),
            "nomor": ("", reviu.nomor),
            "pindaian": ("", reviu.pindaian_id),
        },
        alasan=reviu.pengecualian,
    ).save()  # fmt: skip
    langkah_laporan(
        pd=pd, tahun=tahun, langkah=Langkah.CATAT_REVIU, oleh=oleh, pada=pada,
        dokumen=dokumen,
    )  # fmt: skip
    return reviu
