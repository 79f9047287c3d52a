"""What ties the region's plan to its agencies: made, changed and taken away, with the audit row."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from kinerja.langkah import Pencatat, ambil_terkunci
from kinerja.models import (
    DukunganSasaran,
    Indikator,
    KontribusiIndikator,
    Pengguna,
    PerangkatDaerah,
    Sasaran,
    Tujuan,
)
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError, TidakSahError
from kinerja.teks import bersih
from laporan.pemda.rpjmd.tempat import menyunting

PANJANG = 250


def _buka(daerah: PerangkatDaerah, oleh: Pengguna) -> None:
    """Lock the region's row: it guards what does not exist yet. Raises what stands in the way."""
    if not oleh.menjangkau(daerah.pk):
        raise TidakDitemukanError
    if not menyunting(oleh, daerah):
        raise TidakBerizinError("Kaitan RPJMD diatur penyusun rencana pemerintah daerah.")
    ambil_terkunci(PerangkatDaerah.objects.filter(pk=daerah.pk))


def _sah(periksa: Callable[[], None]) -> None:
    """The rules of the row as a refusal."""
    try:
        periksa()
    except ValidationError as galat:
        raise TidakSahError(" ".join(galat.messages)) from galat


@transaction.atomic
def tautkan(
    *, daerah: PerangkatDaerah, sasaran: int, tujuan: int, oleh: Pengguna, pada: datetime
) -> DukunganSasaran:
    """Tie a tujuan of an agency to a sasaran of the region; the same twice is one."""
    _buka(daerah, oleh)
    milik = Sasaran.objects.filter(pd=daerah, pk=sasaran).select_related("pd").first()
    mitra = PerangkatDaerah.objects.sedaerah(daerah.pemda)
    dari = Tujuan.objects.filter(pd__in=mitra, pk=tujuan).select_related("pd").first()
    if milik is None or dari is None:
        raise TidakDitemukanError
    ada = DukunganSasaran.objects.filter(sasaran=milik, tujuan=dari).first()
    if ada is not None:
        return ada
    baris = DukunganSasaran(sasaran=milik, tujuan=dari)
    _sah(baris.full_clean)
    baris.save()
    isi = {"sasaran": (None, str(milik)), "tujuan": (None, f"{dari.pd.nama}: {dari}")}
    _catat(daerah, baris, isi, "RPJMD: dukungan ditambah", oleh, pada)
    return baris


@transaction.atomic
def lepas(*, daerah: PerangkatDaerah, dukungan: int, oleh: Pengguna, pada: datetime) -> None:
    """Take the tie away; what was printed with it stays as it is."""
    _buka(daerah, oleh)
    baris = DukunganSasaran.objects.filter(sasaran__pd=daerah, pk=dukungan).first()
    if baris is None:
        raise TidakDitemukanError
    isi = {
        "sasaran": (str(baris.sasaran), None),
        "tujuan": (f"{baris.tujuan.pd.nama}: {baris.tujuan}", None),
    }
    _catat(daerah, baris, isi, "RPJMD: dukungan dilepas", oleh, pada)
    baris.delete()


@transaction.atomic
def atur_kontribusi(
    *,
    daerah: PerangkatDaerah,
    indikator: int,
    mitra: int,
    peran: str,
    sumber: int | None,
    uraian: str,
    oleh: Pengguna,
    pada: datetime,
) -> KontribusiIndikator:
    """What an agency is to an indicator of the region; another word for the same agency replaces
    the former. `sumber`: its indicator whose figures are taken.
    """
    _buka(daerah, oleh)
    milik = Indikator.objects.filter(pd=daerah, pk=indikator).select_related("pd").first()
    pd = PerangkatDaerah.objects.sedaerah(daerah.pemda).filter(pk=mitra).first()
    if milik is None or pd is None:
        raise TidakDitemukanError
    dari = None
    if sumber is not None:
        dari = Indikator.objects.filter(pd=pd, pk=sumber).first()
        if dari is None:
            raise TidakSahError(f"Indikator sumber bukan milik {pd.nama}; pilih yang lain.")
        if milik.realisasi.exists():
            raise TidakSahError(
                "Indikator ini sudah mempunyai realisasi yang diisi pada tingkat daerah. Angkanya "
                "tidak dapat sekaligus diambil dari perangkat daerah."
            )
    ada = KontribusiIndikator.objects.filter(indikator=milik, mitra=pd).first()
    baris = ada or KontribusiIndikator(indikator=milik, mitra=pd)
    lama = _sebut(baris) if ada else {}
    baris.indikator, baris.peran, baris.sumber = milik, peran, dari
    baris.uraian = bersih(uraian).strip()[:PANJANG]
    _sah(baris.full_clean)
    baris.save()
    kini = _sebut(baris)
    beda = {k: (lama.get(k), isi) for k, isi in kini.items() if lama.get(k) != isi}
    if beda:
        _catat(daerah, baris, beda, "RPJMD: kontribusi diatur", oleh, pada)
    return baris


@transaction.atomic
def lepas_kontribusi(
    *, daerah: PerangkatDaerah, kontribusi: int, oleh: Pengguna, pada: datetime
) -> None:
    """The agency no longer contributes; figures taken from it are no longer shown."""
    _buka(daerah, oleh)
    baris = KontribusiIndikator.objects.filter(indikator__pd=daerah, pk=kontribusi).first()
    if baris is None:
        raise TidakDitemukanError
    isi = {k: (nilai, None) for k, nilai in _sebut(baris).items()}
    _catat(daerah, baris, isi, "RPJMD: kontribusi dilepas", oleh, pada)
    baris.delete()


def _sebut(baris: KontribusiIndikator) -> dict[str, str]:
    """The row as the audit trail tells it."""
    return {
        "perangkat daerah": baris.mitra.nama,
        "peran": str(baris.get_peran_display()),
        "sumber": baris.sumber.nama if baris.sumber is not None else "",
        "kontribusi": baris.uraian,
    }


def _catat(
    daerah: PerangkatDaerah,
    baris: DukunganSasaran | KontribusiIndikator,
    isi: Mapping[str, tuple[str | None, str | None]],
    aksi: str,
    oleh: Pengguna,
    pada: datetime,
) -> None:
    catatan = Pencatat(oleh=oleh, pada=pada, aksi=aksi, pd=daerah)
    catatan.catat(baris, isi)
    catatan.simpan()
