"""Accepting a finding with a reason, and taking that back."""

from datetime import date, datetime

from django.db import transaction

from kinerja.langkah import ambil_terkunci, kunci_semua, pastikan_dilihat, sidik_dilihat
from kinerja.models import Pengguna, PerangkatDaerah
from kinerja.models.jejak import jejak
from kinerja.penolakan import BentrokError, TidakSahError
from kinerja.uji.dasar import HasilUji
from laporan.models import TemuanDiterima

PANJANG_ALASAN = 10
"""Characters; a dot is no reason."""
_BERUBAH = (
    "Angka temuan ini sudah berubah sejak halaman dibuka. Periksa angkanya yang baru, lalu ulangi."
)


def pisahkan(
    pd: PerangkatDaerah, tahun: int, hari: date, semua: list[HasilUji]
) -> tuple[list[HasilUji], list[tuple[HasilUji, TemuanDiterima]]]:
    """Findings to act on, and those accepted on the day for the figures that they still have.

    One query.
    """
    milik = TemuanDiterima.objects.filter(pd=pd, tahun=tahun).berlaku(hari)
    menurut = {t.kunci: t for t in milik.select_related("oleh")}
    terbuka: list[HasilUji] = []
    diterima: list[tuple[HasilUji, TemuanDiterima]] = []
    for h in semua:
        t = menurut.get(h.kunci)
        if t is not None and t.angka == h.angka:
            diterima.append((h, t))
        else:
            terbuka.append(h)
    return terbuka, diterima


def terima(
    *,
    pd: PerangkatDaerah,
    tahun: int,
    hasil: HasilUji,
    dilihat: str,
    alasan: str,
    sampai: date | None,
    oleh: Pengguna,
    pada: datetime,
    hari: date,
) -> TemuanDiterima:
    """Accept a finding for the figures that it has now. `dilihat`: the fingerprint of those that
    the page showed. Raises TidakSahError, BentrokError.
    """
    pastikan_dilihat(sidik_dilihat(hasil.angka), dilihat, _BERUBAH)
    alasan = " ".join(alasan.split())
    if len(alasan) < PANJANG_ALASAN:
        raise TidakSahError("Tulis alasan menerima temuan ini, sedikitnya satu kalimat pendek.")
    if sampai is not None and sampai < hari:
        raise TidakSahError("Tanggal akhirnya sudah lewat. Pilih hari ini atau sesudahnya.")
    with transaction.atomic():
        lama = TemuanDiterima.objects.filter(
            pd=pd, tahun=tahun, kunci=hasil.kunci, dicabut_pada=None
        )
        for satu in kunci_semua(lama):
            masih = satu.sampai is None or satu.sampai >= hari
            if masih and satu.angka == hasil.angka:
                raise BentrokError("Temuan itu sudah diterima. Muat ulang halaman ini.")
            _cabut(satu, oleh, pada)
        baru = TemuanDiterima.objects.create(
            pd=pd,
            tahun=tahun,
            kunci=hasil.kunci,
            angka=hasil.angka,
            pesan=hasil.temuan.pesan,
            alasan=alasan,
            sampai=sampai,
            oleh=oleh,
            pada=pada,
        )
        jejak(
            oleh=oleh,
            pada=pada,
            aksi="temuan_diterima",
            objek=baru,
            pd=pd,
            perubahan={"temuan": ("", hasil.temuan.pesan)},
            alasan=alasan,
        ).save()
    return baru


def cabut(*, diterima: TemuanDiterima, oleh: Pengguna, pada: datetime) -> None:
    """Ask about the finding again. Raises BentrokError where that was done already."""
    with transaction.atomic():
        satu = ambil_terkunci(TemuanDiterima.objects.filter(pk=diterima.pk))
        if satu.dicabut_pada is not None:
            raise BentrokError("Penerimaan itu sudah dicabut. Muat ulang halaman ini.")
        _cabut(satu, oleh, pada)
        jejak(
            oleh=oleh,
            pada=pada,
            aksi="temuan_dicabut",
            objek=satu,
            pd=satu.pd,
            perubahan={"temuan": (satu.pesan, "")},
        ).save()


def _cabut(satu: TemuanDiterima, oleh: Pengguna, pada: datetime) -> None:
    satu.dicabut_oleh, satu.dicabut_pada = oleh, pada
    satu.save(update_fields=["dicabut_oleh", "dicabut_pada"])
