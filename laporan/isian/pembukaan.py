"""Reopening an endorsed quarter: Sekretariat asks, the head decides, an endorsement ends it."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime

from django.db import transaction

from anggaran.models import LaporanSubKegiatan, SubKegiatan
from kinerja.akun.meneken import pastikan_boleh_meneken
from kinerja.isian import gembok
from kinerja.isian.pintu import hari_lokal
from kinerja.isian.sel import JenisSasaran, SasaranSel
from kinerja.langkah import Pencatat, Ubahan, kunci_semua, mengubah
from kinerja.models import (
    Indikator,
    PengesahanTriwulan,
    Pengguna,
    PerangkatDaerah,
    PermintaanBuka,
    Realisasi,
    StatusRealisasi,
    UnitKerja,
)
from kinerja.organisasi_pada import OrganisasiPada
from kinerja.pembukaan import LingkupBuka
from kinerja.penolakan import (
    BentrokError,
    Penolakan,
    TidakBerizinError,
    TidakDitemukanError,
    TidakSahError,
)
from kinerja.periode import Triwulan, format_tanggal, triwulan_dari
from kinerja.status import StatusPembukaan
from laporan.isian.langkah import pastikan_izin
from laporan.isian.resmi import IZIN_VERIFIKASI
from laporan.isian.verifikasi import IZIN_SAHKAN
from laporan.isian.versi_pengesahan import selesaikan

AKSI_MINTA, AKSI_TARIK = "minta buka kembali", "tarik permintaan"
AKSI_BUKA, AKSI_TOLAK, AKSI_AKHIRI = "buka kembali", "tolak membuka kembali", "akhiri pembukaan"
BARIS_MAKSIMUM = 500
_SUDAH_DIPUTUS = "Permintaan ini sudah diputus atau ditarik. Muat ulang halamannya."


@transaction.atomic
def minta_buka(
    *,
    pd: PerangkatDaerah,
    tahun: int,
    triwulan: int,
    lingkup: LingkupBuka,
    alasan: str,
    sampai: date,
    oleh: Pengguna,
    pada: datetime,
    unit: UnitKerja | None = None,
    baris: Sequence[SasaranSel] = (),
) -> PermintaanBuka:
    """Ask the head to reopen an endorsed quarter, one unit of it, or some rows, until a day.

    Raises TidakDitemukanError, TidakBerizinError, TidakSahError, BentrokError.
    """
    tw = triwulan_dari(tahun, triwulan)
    pastikan_izin(oleh, IZIN_VERIFIKASI, pd, "Pembukaan kembali dimintakan Sekretariat.")
    gembok.sendiri(pd.pk, tahun, triwulan)
    sah = PengesahanTriwulan.objects.filter(pd=pd, tahun=tahun, triwulan=triwulan).first()
    if sah is None:
        raise TidakSahError(f"{tw.label} belum disahkan; isiannya masih dapat diperbaiki.")
    if not (isi := alasan.strip()):
        raise TidakSahError("Tuliskan alasan membuka kembali.")
    _pastikan_hari(pd, sampai, pada)
    semua = PermintaanBuka.objects.triwulan(pd, tw)
    if semua.menunggu().exists():
        raise BentrokError(
            f"Satu permintaan untuk {tw.label} masih menunggu keputusan {pd.kepala}."
        )
    if lingkup is LingkupBuka.UNIT and (unit is None or unit.pd_id != pd.pk):
        raise TidakDitemukanError("Unit kerja tidak ditemukan.")
    daftar = _sebutkan(pd, tw, baris) if lingkup is LingkupBuka.BARIS else []
    baru = PermintaanBuka.objects.create(
        pd=pd,
        tahun=tahun,
        triwulan=triwulan,
        lingkup=lingkup,
        unit=unit if lingkup is LingkupBuka.UNIT else None,
        baris=daftar,
        alasan=isi,
        sampai=sampai,
        oleh=oleh,
        pada=pada,
        dari_ke=sah.ke,
    )
    catatan = Pencatat(oleh=oleh, pada=pada, aksi=AKSI_MINTA, pd=pd, alasan=isi)
    catatan.catat(
        baru,
        {"lingkup": (None, _lingkup_tercatat(baru)), "sampai": (None, sampai)},
        pindah=False,
    )
    catatan.simpan()
    return baru


def tarik_permintaan(
    *,
    permintaan: int,
    pd: PerangkatDaerah,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None = None,
) -> PermintaanBuka:
    """Take a request back before it is decided."""
    with _permintaan(permintaan, pd, IZIN_VERIFIKASI, AKSI_TARIK, oleh, pada, versi) as u:
        _pastikan_menunggu(u.baris)
        u.baris.status = StatusPembukaan.DITARIK
    return u.baris


def buka_triwulan(
    *,
    permintaan: int,
    pd: PerangkatDaerah,
    sampai: date,
    oleh: Pengguna,
    pada: datetime,
    catatan: str = "",
    versi: int | None = None,
) -> PermintaanBuka:
    """The head opens what was asked for, until a day of the head's choice, that day included."""
    pastikan_boleh_meneken(oleh, pada)
    with transaction.atomic():
        p = _satu(permintaan, pd)
        # Whoever endorses the quarter at this moment goes first or comes after.
        gembok.sendiri(pd.pk, p.tahun, p.triwulan)
        with _permintaan(
            permintaan, pd, IZIN_SAHKAN, AKSI_BUKA, oleh, pada, versi, catatan.strip()
        ) as u:
            _pastikan_menunggu(u.baris)
            if u.baris.oleh_id == oleh.pk:
                raise TidakBerizinError("Permintaan Anda sendiri diputus oleh orang lain.")
            _pastikan_hari(pd, sampai, pada)
            u.baris.sampai = sampai
            _putus(u, StatusPembukaan.DIBUKA, oleh, pada, catatan.strip())
    return u.baris


def tolak_permintaan(
    *,
    permintaan: int,
    pd: PerangkatDaerah,
    catatan: str,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None = None,
) -> PermintaanBuka:
    """The head refuses, with a note."""
    if not (isi := catatan.strip()):
        raise TidakSahError("Tuliskan catatan: mengapa permintaan ini ditolak.")
    with _permintaan(permintaan, pd, IZIN_SAHKAN, AKSI_TOLAK, oleh, pada, versi, isi) as u:
        _pastikan_menunggu(u.baris)
        _putus(u, StatusPembukaan.DITOLAK, oleh, pada, isi)
    return u.baris


@transaction.atomic
def akhiri_pembukaan(
    *, pd: PerangkatDaerah, tahun: int, triwulan: int, oleh: Pengguna, pada: datetime
) -> int:
    """End every reopening of a quarter in which nothing was changed; the endorsement stands.

    By Sekretariat or the head. Returns how many ended. Raises TidakSahError where a row changed.
    """
    tw = triwulan_dari(tahun, triwulan)
    izin = IZIN_SAHKAN if oleh.has_perm(IZIN_SAHKAN) else IZIN_VERIFIKASI
    pastikan_izin(oleh, izin, pd, "Pembukaan kembali diakhiri Sekretariat.")
    gembok.sendiri(pd.pk, tahun, triwulan)
    berjalan = kunci_semua(PermintaanBuka.objects.triwulan(pd, tw).berjalan())
    if not berjalan:
        raise TidakSahError(f"{tw.label} tidak sedang dibuka kembali.")
    if berubah := baris_berubah(pd, tw):
        raise TidakSahError(
            f"{berubah} baris sudah diubah. Selesaikan pengajuan dan verifikasinya, lalu "
            f"{pd.kepala} mengesahkan kembali."
        )
    catatan = Pencatat(oleh=oleh, pada=pada, aksi=AKSI_AKHIRI, pd=pd)
    selesaikan(berjalan, catatan, None)
    catatan.simpan("status", "menjadi_ke")
    return len(berjalan)


def baris_berubah(pd: PerangkatDaerah, tw: Triwulan) -> int:
    """How many rows of an endorsed quarter are on their way again. Two queries."""
    semua = (
        Realisasi.objects.filter(
            indikator__in=Indikator.objects.filter(pd=pd).berlaku(tw.tahun),
            tahun=tw.tahun,
            triwulan=tw.nomor,
        ),
        LaporanSubKegiatan.objects.filter(
            sub_kegiatan__pd=pd, sub_kegiatan__tahun=tw.tahun, triwulan=tw.nomor
        ),
    )
    return sum(s.exclude(status=StatusRealisasi.DISAHKAN).count() for s in semua)


def _sebutkan(
    pd: PerangkatDaerah, tw: Triwulan, baris: Sequence[SasaranSel]
) -> list[dict[str, object]]:
    """The rows as they are called now, and whose they were in the quarter.

    Raises TidakSahError for none, TidakDitemukanError for what is no row of the agency's quarter.
    """
    daftar = list(dict.fromkeys(baris))
    if not daftar:
        raise TidakSahError("Pilih sekurang-kurangnya satu baris.")
    if len(daftar) > BARIS_MAKSIMUM:
        raise TidakSahError(f"Pilih paling banyak {BARIS_MAKSIMUM} baris, atau seluruh triwulan.")
    pk = {j: [s.pk for s in daftar if s.jenis is j] for j in JenisSasaran}
    organisasi = OrganisasiPada(pd, tw.akhir)
    indikator = Indikator.objects.filter(pd=pd, pk__in=pk[JenisSasaran.INDIKATOR])
    ada: dict[SasaranSel, Indikator | SubKegiatan] = {
        SasaranSel(JenisSasaran.INDIKATOR, i.pk): i
        for i in organisasi.tandai(indikator.berlaku(tw.tahun)).select_related(
            "penanggung_jawab__unit"
        )
    }
    sub = SubKegiatan.objects.filter(pd=pd, tahun=tw.tahun, pk__in=pk[JenisSasaran.SUB])
    for s in organisasi.tandai(sub).select_related("penanggung_jawab__unit"):
        ada[SasaranSel(JenisSasaran.SUB, s.pk)] = s
    if any(s not in ada for s in daftar):
        raise TidakDitemukanError("Baris tidak ditemukan.")
    organisasi.pasang_penanggung(ada.values())
    return [
        {
            "sasaran": str(s),
            "nama": ada[s].nama,
            "unit": ada[s].penanggung_jawab.unit_id,
            "unit_nama": ada[s].penanggung_jawab.unit.nama,
        }
        for s in daftar
    ]


def _lingkup_tercatat(p: PermintaanBuka) -> str:
    """What the audit trail says was asked for: every row by its name."""
    if p.baris:
        return "; ".join(b["nama"] for b in p.baris)
    return p.sebutan_lingkup


def _satu(pk: int, pd: PerangkatDaerah) -> PermintaanBuka:
    p = PermintaanBuka.objects.filter(pk=pk, pd=pd).first()
    if p is None:
        raise TidakDitemukanError("Permintaan tidak ditemukan.")
    return p


def _permintaan(
    pk: int,
    pd: PerangkatDaerah,
    izin: str,
    aksi: str,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None,
    alasan: str = "",
) -> AbstractContextManager[Ubahan[PermintaanBuka]]:
    """One request of the agency under change, by who may take this step."""

    def bentrok(_: PermintaanBuka) -> Penolakan:
        return BentrokError(_SUDAH_DIPUTUS)

    pesan = (
        f"Permintaan diputus {pd.kepala}."
        if izin == IZIN_SAHKAN
        else "Permintaan ditarik kembali oleh Sekretariat."
    )
    return mengubah(
        PermintaanBuka.objects.filter(pk=pk, pd=pd),
        oleh=oleh,
        pada=pada,
        aksi=aksi,
        pd=lambda _: pd,
        versi=versi,
        boleh=lambda _: pastikan_izin(oleh, izin, pd, pesan),
        alasan=alasan,
        bentrok=bentrok,
    )


def _putus(
    u: Ubahan[PermintaanBuka],
    status: StatusPembukaan,
    oleh: Pengguna,
    pada: datetime,
    catatan: str,
) -> None:
    u.baris.status, u.baris.catatan = status, catatan
    u.baris.diputus_oleh, u.baris.diputus_pada = oleh, pada


def _pastikan_menunggu(p: PermintaanBuka) -> None:
    if p.status != StatusPembukaan.DIMINTA:
        raise BentrokError(_SUDAH_DIPUTUS)


def _pastikan_hari(pd: PerangkatDaerah, sampai: date, pada: datetime) -> None:
    if sampai < hari_lokal(pd, pada):
        raise TidakSahError(f"{format_tanggal(sampai)} sudah lewat.")
