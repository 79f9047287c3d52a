"""Steps of an agreement between units: asked, agreed, refused, withdrawn, ended."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from anggaran.models import Program
from kinerja.isian.pintu import hari_lokal
from kinerja.kesepakatan import IsiPermintaan, LangkahSilang, PihakSilang, salah_permintaan
from kinerja.langkah import Pencatat, Ubahan, ambil_terkunci, mengubah
from kinerja.models import (
    Indikator,
    KesepakatanSilang,
    Pengguna,
    PerangkatDaerah,
    Sasaran,
    UnitKerja,
)
from kinerja.penolakan import (
    BentrokError,
    TidakBerizinError,
    TidakDitemukanError,
    TidakSahError,
)
from kinerja.status import StatusKesepakatan
from laporan.silang.wewenang import langkah, meminta_untuk

AKSI_MINTA, AKSI_CATAT = "minta kontribusi", "catat kesepakatan mitra"
AKSI_SETUJUI, AKSI_TOLAK = "setujui kontribusi", "tolak kontribusi"
AKSI_TEMPATKAN = "tempatkan kontribusi"
AKSI_TARIK, AKSI_AKHIRI = "tarik permintaan kontribusi", "akhiri kontribusi"
#: What a history says of a step, before who took it.
KATA_LANGKAH = {
    AKSI_MINTA: "Diminta oleh",
    AKSI_CATAT: "Dicatat oleh",
    AKSI_SETUJUI: "Disetujui oleh",
    AKSI_TOLAK: "Ditolak oleh",
    AKSI_TEMPATKAN: "Ditempatkan oleh",
    AKSI_TARIK: "Ditarik kembali oleh",
    AKSI_AKHIRI: "Diakhiri oleh",
    "dibuat": "Dimuat oleh",
    "diubah": "Diubah oleh",
}
_BERUBAH = "Permintaan ini baru saja dijawab atau diubah. Muat ulang halamannya."
_TIDAK_BOLEH: dict[LangkahSilang, str] = {
    LangkahSilang.SETUJUI: "Dijawab pimpinan pihak yang diminta, bukan oleh yang mengajukannya.",
    LangkahSilang.TOLAK: "Dijawab pimpinan pihak yang diminta, bukan oleh yang mengajukannya.",
    LangkahSilang.TEMPATKAN: "Ditempatkan pihak yang menyumbang, pada sasarannya sendiri.",
    LangkahSilang.TARIK: "Permintaan ditarik unit yang mengajukannya.",
    LangkahSilang.AKHIRI: "Kesepakatan diakhiri salah satu pihaknya.",
}


@dataclass(frozen=True)
class TujuanPermintaan:
    """For which node, and of whom."""

    sasaran: int
    pihak: PihakSilang
    indikator: int | None = None
    program: str = ""
    unit: int | None = None
    pd_mitra: int | None = None
    pihak_luar: str = ""
    dokumen_nomor: str = ""
    dokumen_tanggal: date | None = None


@transaction.atomic
def minta_kontribusi(
    *,
    pd: PerangkatDaerah,
    tahun: int,
    tujuan: TujuanPermintaan,
    isi: IsiPermintaan,
    oleh: Pengguna,
    pada: datetime,
) -> KesepakatanSilang:
    """Ask for a contribution; with an outside partner, record what was agreed on paper.

    Raises TidakDitemukanError, TidakBerizinError, BentrokError, and ValidationError for what was
    typed.
    """
    if oleh.pd_id != pd.pk:
        raise TidakDitemukanError("Sasaran tidak ditemukan.")
    milik = Sasaran.objects.filter(pk=tujuan.sasaran, pd=pd).berlaku(tahun)
    sasaran = ambil_terkunci(milik)
    peminta = sasaran.penanggung_jawab.unit
    if not meminta_untuk(oleh, peminta.pk):
        raise TidakBerizinError(
            f"Kontribusi untuk sasaran ini diminta {peminta.nama} atau Sekretariat."
        )
    if salah := dict(salah_permintaan(isi, tahun)):
        raise ValidationError(salah)
    luar = tujuan.pihak is PihakSilang.LUAR
    if isi.sampai < hari_lokal(pd, pada) and not luar:
        raise ValidationError({"sampai": "Masa berlakunya sudah lewat."})
    baru = KesepakatanSilang(
        pd=pd,
        tahun=tahun,
        sasaran=sasaran,
        peminta=peminta,
        pihak=tujuan.pihak,
        permintaan=isi.permintaan.strip(),
        ukuran=isi.ukuran,
        target=isi.target,
        satuan=isi.satuan,
        mulai=isi.mulai,
        sampai=isi.sampai,
        tenggat=isi.tenggat,
        oleh=oleh,
        pada=pada,
    )
    _isi_simpul(baru, tujuan)
    _isi_pihak(baru, tujuan, pada)
    _pastikan_sekali(baru)
    if luar:
        baru.status, baru.dijawab_oleh, baru.dijawab_pada = StatusKesepakatan.DISETUJUI, oleh, pada
    baru.full_clean()
    baru.save()
    catatan = Pencatat(oleh=oleh, pada=pada, aksi=AKSI_CATAT if luar else AKSI_MINTA, pd=pd)
    catatan.catat(
        baru,
        {
            "pihak": (None, baru.sebutan_pihak),
            "permintaan": (None, baru.permintaan),
            "target": (None, baru.sebutan_target),
            "tenggat": (None, baru.tenggat),
        },
        pindah=False,
    )
    catatan.simpan()
    return baru


def _isi_simpul(k: KesepakatanSilang, t: TujuanPermintaan) -> None:
    """The indicator or the program, where the request is for one."""
    if t.indikator is not None and t.program:
        raise ValidationError({"program": "Pilih indikator atau program, salah satu."})
    if t.indikator is not None:
        milik = Indikator.objects.filter(pk=t.indikator, sasaran=k.sasaran)
        k.indikator = milik.berlaku(k.tahun).first()
        if k.indikator is None:
            raise ValidationError({"indikator": "Pilih indikator dari sasaran itu."})
    if t.program:
        program = Program.objects.filter(pd=k.pd, tahun=k.tahun, kode=t.program).first()
        if program is None:
            raise ValidationError({"program": f"Program {t.program} tidak ada di tahun {k.tahun}."})
        k.program, k.nama_program = program.kode, program.nama


def _isi_pihak(k: KesepakatanSilang, t: TujuanPermintaan, pada: datetime) -> None:
    """Fill in who is asked: a unit, an agency or a partner. Raises ValidationError."""
    match t.pihak:
        case PihakSilang.UNIT:
            semua = UnitKerja.objects.filter(pk=t.unit or 0, pd=k.pd)
            k.unit = semua.ada_pada(hari_lokal(k.pd, pada)).first()
            if k.unit is None:
                raise ValidationError({"unit": "Pilih unit kerjanya."})
            if k.unit == k.peminta:
                raise ValidationError({"unit": f"{k.unit.nama} penanggung jawab sasaran itu."})
        case PihakSilang.PD:
            mitra = PerangkatDaerah.objects.filter(pk=t.pd_mitra or 0, pemda=k.pd.pemda)
            k.pd_mitra = mitra.exclude(pk=k.pd_id).first()
            if k.pd_mitra is None:
                raise ValidationError({"pd_mitra": "Pilih perangkat daerahnya."})
        case PihakSilang.LUAR:
            k.pihak_luar, k.dokumen_nomor = t.pihak_luar.strip(), t.dokumen_nomor.strip()
            k.dokumen_tanggal = t.dokumen_tanggal
            wajib = {
                "pihak_luar": "Sebutkan mitranya.",
                "dokumen_nomor": "Sebutkan nama dan nomor dokumen kesepakatannya.",
                "dokumen_tanggal": "Isi tanggal dokumennya.",
            }
            if kurang := {m: pesan for m, pesan in wajib.items() if not getattr(k, m)}:
                raise ValidationError(kurang)


def _pastikan_sekali(k: KesepakatanSilang) -> None:
    """The same request is not sent twice while it stands; asked under the lock of the sasaran."""
    ada = KesepakatanSilang.objects.berjalan().filter(
        tahun=k.tahun,
        sasaran=k.sasaran,
        indikator=k.indikator,
        program=k.program,
        unit=k.unit,
        pd_mitra=k.pd_mitra,
        pihak_luar=k.pihak_luar,
        permintaan=k.permintaan,
    )
    if ada.exists():
        raise BentrokError("Permintaan yang sama kepada pihak ini masih berjalan.")


def setujui_kontribusi(
    *,
    kesepakatan: int,
    sasaran: int | None = None,
    catatan: str = "",
    oleh: Pengguna,
    pada: datetime,
    versi: int | None = None,
) -> KesepakatanSilang:
    """Agree to contribute. `sasaran`: of the own tree, under which it is carried.

    Raises TidakDitemukanError, TidakBerizinError, BentrokError, TidakSahError.
    """
    with _langkah(kesepakatan, LangkahSilang.SETUJUI, AKSI_SETUJUI, oleh, pada, versi) as u:
        k = u.baris
        if sasaran is not None:
            k.sasaran_mitra = _sasaran_mitra(k, sasaran)
        k.status = StatusKesepakatan.DISETUJUI
        k.dijawab_oleh, k.dijawab_pada, k.jawaban = oleh, pada, catatan.strip()
    return k


def _sasaran_mitra(k: KesepakatanSilang, pk: int) -> Sasaran:
    milik = Sasaran.objects.filter(pk=pk, pd=k.pd_mitra_id or k.pd_id).berlaku(k.tahun)
    satu = milik.exclude(pk=k.sasaran_id).first()
    if satu is None:
        raise TidakSahError("Pilih sasaran dari pohon kinerja Anda sendiri.")
    return satu


def tempatkan_kontribusi(
    *,
    kesepakatan: int,
    sasaran: int | None,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None = None,
) -> KesepakatanSilang:
    """Say, or say anew, under which own sasaran it is carried. Raises as `setujui_kontribusi`."""
    with _langkah(kesepakatan, LangkahSilang.TEMPATKAN, AKSI_TEMPATKAN, oleh, pada, versi) as u:
        k = u.baris
        k.sasaran_mitra = _sasaran_mitra(k, sasaran) if sasaran is not None else None
    return k


def tolak_kontribusi(
    *,
    kesepakatan: int,
    alasan: str,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None = None,
) -> KesepakatanSilang:
    """Refuse with a reason. Raises as `setujui_kontribusi` does."""
    isi = _beralasan(alasan, "Tuliskan mengapa permintaan ini ditolak.")
    with _langkah(kesepakatan, LangkahSilang.TOLAK, AKSI_TOLAK, oleh, pada, versi, isi) as u:
        k = u.baris
        k.status = StatusKesepakatan.DITOLAK
        k.dijawab_oleh, k.dijawab_pada, k.jawaban = oleh, pada, isi
    return k


def tarik_kontribusi(
    *, kesepakatan: int, oleh: Pengguna, pada: datetime, versi: int | None = None
) -> KesepakatanSilang:
    """Take back a request that nobody has answered. Raises as `setujui_kontribusi` does."""
    with _langkah(kesepakatan, LangkahSilang.TARIK, AKSI_TARIK, oleh, pada, versi) as u:
        u.baris.status = StatusKesepakatan.DITARIK
    return u.baris


def akhiri_kontribusi(
    *,
    kesepakatan: int,
    alasan: str,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None = None,
) -> KesepakatanSilang:
    """End what was agreed, by either side, with a reason. Raises as `setujui_kontribusi` does."""
    isi = _beralasan(alasan, "Tuliskan mengapa kesepakatan ini diakhiri.")
    with _langkah(kesepakatan, LangkahSilang.AKHIRI, AKSI_AKHIRI, oleh, pada, versi, isi) as u:
        k = u.baris
        k.status = StatusKesepakatan.BERAKHIR
        k.diakhiri_oleh, k.diakhiri_pada, k.alasan_akhir = oleh, pada, isi
    return k


def _beralasan(alasan: str, pesan: str) -> str:
    if not (isi := alasan.strip()):
        raise TidakSahError(pesan)
    return isi


def _langkah(
    pk: int,
    apa: LangkahSilang,
    aksi: str,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None,
    alasan: str = "",
) -> AbstractContextManager[Ubahan[KesepakatanSilang]]:
    """One step on one row within the user's scope."""
    return mengubah(
        KesepakatanSilang.objects.untuk(oleh).filter(pk=pk),
        oleh=oleh,
        pada=pada,
        aksi=aksi,
        pd=lambda k: k.pd,
        versi=versi,
        boleh=_boleh(apa, oleh, pada),
        alasan=alasan,
        bentrok=lambda _: BentrokError(_BERUBAH),
    )


def _boleh(
    apa: LangkahSilang, oleh: Pengguna, pada: datetime
) -> Callable[[KesepakatanSilang], None]:
    def periksa(k: KesepakatanSilang) -> None:
        hari = hari_lokal(k.pd, pada)
        if apa in langkah(oleh, k, hari):
            return
        if apa is LangkahSilang.SETUJUI and LangkahSilang.TOLAK in langkah(oleh, k, hari):
            raise TidakSahError("Masa berlaku yang diminta sudah lewat; tolak dengan alasan itu.")
        if k.keadaan is not _SEBELUM[apa]:
            raise BentrokError(_BERUBAH)
        raise TidakBerizinError(_TIDAK_BOLEH[apa])

    return periksa


_SEBELUM: dict[LangkahSilang, StatusKesepakatan] = {
    LangkahSilang.SETUJUI: StatusKesepakatan.DIMINTA,
    LangkahSilang.TOLAK: StatusKesepakatan.DIMINTA,
    LangkahSilang.TARIK: StatusKesepakatan.DIMINTA,
    LangkahSilang.TEMPATKAN: StatusKesepakatan.DISETUJUI,
    LangkahSilang.AKHIRI: StatusKesepakatan.DISETUJUI,
}
