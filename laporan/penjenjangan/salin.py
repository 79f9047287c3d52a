"""Last year's results of a unit taken over into a year that has none yet."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kinerja.langkah import Pencatat, ambil_terkunci
from kinerja.masa_organisasi import awal_tahun
from kinerja.models import Indikator, PerangkatDaerah, RencanaHasil
from kinerja.penolakan import TidakBerizinError, TidakSahError
from laporan.penjenjangan.kelompok import RuangPenjenjangan, menyusun

AKSI_SALIN = "jenjang: disalin dari tahun lalu"


@dataclass(frozen=True)
class HasilSalin:
    """How many rows were taken over, and how many hang on nothing in the new year."""

    disalin: int
    dilewati: int


def banyak_tahun_lalu(ruang: RuangPenjenjangan) -> int:
    """How many results the unit's posts had in the year before."""
    return len(_tahun_lalu(ruang))


def _tahun_lalu(ruang: RuangPenjenjangan) -> list[RencanaHasil]:
    semua = RencanaHasil.objects.filter(jabatan__in=ruang.jabatan, tahun=ruang.tahun - 1)
    return list(semua.select_related("pemangku", "induk").order_by("pk"))


@transaction.atomic
def salin_tahun_lalu(ruang: RuangPenjenjangan, *, pada: datetime) -> HasilSalin:
    """Take last year's rows over, each under the same indicator (or the one that succeeds it) or
    under the same result as it stands in the new year. Raises TidakBerizinError, TidakSahError.
    """
    if not menyusun(ruang.pengguna, ruang.unit):
        raise TidakBerizinError("Hasil kerja diisi unitnya atau Sekretariat.")
    ambil_terkunci(PerangkatDaerah.objects.filter(pk=ruang.pd.pk))
    if RencanaHasil.objects.filter(jabatan__in=ruang.jabatan, tahun=ruang.tahun).exists():
        raise TidakSahError(f"Hasil kerja tahun {ruang.tahun} sudah diisi; ubah barisnya.")
    lama = _tahun_lalu(ruang)
    indikator = _indikator(ruang, lama)
    ada = RencanaHasil.objects.filter(pd=ruang.pd, tahun=ruang.tahun)
    baru = {(r.jabatan_id, r.kode): r for r in ada}
    catatan = Pencatat(oleh=ruang.pengguna, pada=pada, aksi=AKSI_SALIN, pd=ruang.pd)
    sisa, sebelumnya = lama, -1
    while sisa and len(sisa) != sebelumnya:  # parents first
        sebelumnya, tunggu = len(sisa), []
        for r in sisa:
            atas = indikator.get(r.indikator_id or 0)
            induk = baru.get((r.induk.jabatan_id, r.induk.kode)) if r.induk is not None else None
            if atas is None and induk is None:
                tunggu.append(r)
                continue
            satu = _baris(r, ruang, atas, induk)
            satu.save()
            baru[satu.jabatan_id, satu.kode] = satu
            isi = {"hasil": (None, satu.hasil), "target": (None, satu.target)}
            catatan.catat(satu, isi, pindah=False)
        sisa = tunggu
    catatan.simpan()
    return HasilSalin(len(lama) - len(sisa), len(sisa))


def _indikator(ruang: RuangPenjenjangan, lama: list[RencanaHasil]) -> dict[int, Indikator]:
    """Indicator of last year → the one of the new year: itself, or what succeeds it."""
    dulu = {r.indikator_id for r in lama if r.indikator_id}
    berlaku = Indikator.objects.filter(pd=ruang.pd).berlaku(ruang.tahun)
    hasil = {i.pendahulu_id: i for i in berlaku.filter(pendahulu__in=dulu) if i.pendahulu_id}
    return hasil | {i.pk: i for i in berlaku.filter(pk__in=dulu)}


def _baris(
    r: RencanaHasil, ruang: RuangPenjenjangan, atas: Indikator | None, induk: RencanaHasil | None
) -> RencanaHasil:
    orang = r.pemangku
    if orang is not None and orang.sampai is not None and orang.sampai < awal_tahun(ruang.tahun):
        orang = None
    return RencanaHasil(
        pd=ruang.pd,
        tahun=ruang.tahun,
        jabatan_id=r.jabatan_id,
        pemangku=orang,
        kode=r.kode,
        indikator=atas,
        induk=None if atas is not None else induk,
        **{m: getattr(r, m) for m in _MEDAN},
    )


_MEDAN = ("cara", "hasil", "aspek", "ukuran", "target", "satuan", "kontribusi")
