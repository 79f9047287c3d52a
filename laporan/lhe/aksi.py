"""Writes on a recommendation: each on the row version that the writer saw, with its audit row."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction

from kinerja.bukti.berkas import Masuk, baca_berkas
from kinerja.bukti.nama import PANJANG_JUDUL, periksa_tautan
from kinerja.kiriman_ulang import sudah_dikirim
from kinerja.langkah import Pencatat, ambil_terkunci
from kinerja.models import BerkasTetap, Jabatan, Pengguna
from kinerja.penolakan import BentrokError, TidakBerizinError, TidakDitemukanError, TidakSahError
from laporan.models import (
    KomentarLHE,
    LampiranLHE,
    RekomendasiLHE,
    StatusRekomendasi,
    TemuanPemeriksaan,
)

PANJANG_TEKS = 6000

#: What is followed up in these steps, and what is read with it.
Ditindak = RekomendasiLHE | TemuanPemeriksaan
D = TypeVar("D", RekomendasiLHE, TemuanPemeriksaan)
_HUBUNGAN: dict[type[Any], str] = {RekomendasiLHE: "evaluasi__pd", TemuanPemeriksaan: "pd"}
_SEBUTAN: dict[type[Any], tuple[str, str]] = {
    RekomendasiLHE: ("LHE", "Rekomendasi"),
    TemuanPemeriksaan: ("TLHP", "Temuan"),
}

IZIN_NYATAKAN = "laporan.nyatakan_lhe"


def awalan_jejak(model: type[Any]) -> str:
    """What the audit rows of this origin begin with: `LHE`, `TLHP`."""
    return _SEBUTAN[model][0]


def boleh_menyatakan(pengguna: Pengguna, r: Ditindak) -> bool:
    """The evaluator, in whose scope the agency is; never who may write the follow-up."""
    dalam = pengguna.menjangkau(r.pd_id)
    return dalam and pengguna.has_perm(IZIN_NYATAKAN) and not boleh_menulis(pengguna, r)


def boleh_mengomentari(pengguna: Pengguna, r: RekomendasiLHE) -> bool:
    """Whoever follows it up, Sekretariat, and the evaluator."""
    dalam = pengguna.menjangkau(r.pd_id)
    return dalam and pengguna.has_perm("laporan.komentari_lhe")


def boleh_menulis(pengguna: Pengguna, r: Ditindak) -> bool:
    """Sekretariat for every recommendation; the responsible post, or who works for its unit, for
    their own.
    """
    if pengguna.pd_id != r.pd_id:
        return False
    if pengguna.has_perm("laporan.verifikasi_lhe"):
        return True
    pj = r.penanggung_jawab
    return pj is not None and bertanggung_jawab(pengguna, pj.pk, pj.unit_id)


def bertanggung_jawab(pengguna: Pengguna, jabatan: int, unit: int) -> bool:
    """Whether what a post of the user's agency answers for is the user's to follow up."""
    if not pengguna.has_perm("laporan.tindak_lanjuti_lhe"):
        return False
    return jabatan == pengguna.jabatan_id or unit in pengguna.lingkup_unit


def _kunci(model: type[D], pk: int, oleh: Pengguna, versi: int | None) -> D:
    """The row afresh, locked, in the writer's scope and at the version they saw."""
    _, sebutan = _SEBUTAN[model]
    return ambil_terkunci(
        model.objects.untuk(oleh).select_related(_HUBUNGAN[model]).filter(pk=pk),
        versi,
        bentrok=lambda _: BentrokError(
            f"{sebutan} ini baru saja diubah orang lain. Muat ulang halamannya."
        ),
    )


def _penulis(r: Ditindak, oleh: Pengguna) -> None:
    if not boleh_menulis(oleh, r):
        raise TidakBerizinError(
            f"Tindak lanjut ditulis penanggung jawab {_SEBUTAN[type(r)][1].lower()} atau "
            "Sekretariat."
        )


def _pembagi(r: Ditindak, oleh: Pengguna) -> None:
    if oleh.pd_id != r.pd_id or not oleh.has_perm("laporan.verifikasi_lhe"):
        raise TidakBerizinError("Langkah ini dilakukan Sekretariat.")


def _evaluator(r: Ditindak, oleh: Pengguna) -> None:
    if not boleh_menyatakan(oleh, r):
        raise TidakBerizinError("Tindak lanjut dinyatakan selesai atau dikembalikan evaluator.")


def _terbuka(r: Ditindak) -> None:
    if r.status == StatusRekomendasi.SELESAI:
        raise TidakSahError(
            f"{_SEBUTAN[type(r)][1]} ini sudah selesai. Minta evaluator membukanya lagi sebelum "
            "mengubah."
        )


def _teks(isi: str, apa: str, *, wajib: bool = False) -> str:
    rapi = isi.replace("\r\n", "\n").strip()
    if wajib and len(rapi) < 3:
        raise TidakSahError(f"Tulis {apa}.")
    if len(rapi) > PANJANG_TEKS:
        raise TidakSahError(f"Isian paling panjang {PANJANG_TEKS} huruf.")
    return rapi


def _simpan(
    r: D,
    ubah: Callable[[D], None],
    *,
    aksi: str,
    oleh: Pengguna,
    pada: datetime,
    medan: tuple[str, ...],
    alasan: str = "",
) -> D:
    lama = {m: _sebut(getattr(r, m)) for m in medan}
    ubah(r)
    beda = {m: (lama[m], _sebut(getattr(r, m))) for m in medan if lama[m] != _sebut(getattr(r, m))}
    if not beda and not alasan:
        return r
    catatan = _pencatat(r, aksi=aksi, oleh=oleh, pada=pada, alasan=alasan)
    catatan.catat(r, beda)
    r.save()
    catatan.simpan()
    return r


def _pencatat(r: Ditindak, *, aksi: str, oleh: Pengguna, pada: datetime, alasan: str) -> Pencatat:
    return Pencatat(
        oleh=oleh,
        pada=pada,
        aksi=f"{_SEBUTAN[type(r)][0]}: {aksi}",
        pd=r.pd,
        alasan=alasan,
        sebut_versi=False,
    )


def _sebut(nilai: Any) -> Any:
    if isinstance(nilai, Jabatan | Pengguna):
        return str(nilai)
    return nilai.isoformat() if isinstance(nilai, date) else nilai


@transaction.atomic
def atur(
    *,
    pk: int,
    penanggung_jawab: Jabatan | None,
    tenggat: date | None,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None = None,
    model: type[D] = RekomendasiLHE,  # type: ignore[assignment]
) -> D:
    """Sekretariat names the post that answers and the due date."""
    r = _kunci(model, pk, oleh, versi)
    _pembagi(r, oleh)
    if penanggung_jawab is not None and penanggung_jawab.pd_id != r.pd_id:
        raise TidakDitemukanError("Jabatan itu bukan jabatan perangkat daerah ini.")

    def ubah(x: D) -> None:
        x.penanggung_jawab, x.tenggat = penanggung_jawab, tenggat

    return _simpan(
        r, ubah, aksi="diatur", oleh=oleh, pada=pada, medan=("penanggung_jawab", "tenggat")
    )


@transaction.atomic
def tulis(
    *,
    pk: int,
    tindak_lanjut: str,
    bukti: str,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None = None,
    rencana: str | None = None,
    model: type[D] = RekomendasiLHE,  # type: ignore[assignment]
) -> D:
    """Write what is planned (None: as it is), what is done and what proves it; a text moves
    `belum` to `proses`, none moves it back.

    A proposal that was waiting is withdrawn: it was about the text before.
    """
    r = _kunci(model, pk, oleh, versi)
    _penulis(r, oleh)
    _terbuka(r)
    isi, dalil = _teks(tindak_lanjut, "tindak lanjutnya"), _teks(bukti, "buktinya")

    niat = None if rencana is None else _teks(rencana, "rencananya")

    def ubah(x: D) -> None:
        if niat is not None:
            x.rencana = niat
        if (x.tindak_lanjut, x.bukti) != (isi, dalil):
            x.diusulkan_pada = x.diusulkan_oleh = None
        x.tindak_lanjut, x.bukti = isi, dalil
        x.status = StatusRekomendasi.PROSES if isi else StatusRekomendasi.BELUM

    medan = ("rencana", "tindak_lanjut", "bukti", "status")
    return _simpan(r, ubah, aksi="ditulis", oleh=oleh, pada=pada, medan=medan)


@transaction.atomic
def usulkan(
    *,
    pk: int,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None = None,
    model: type[D] = RekomendasiLHE,  # type: ignore[assignment]
) -> D:
    """Propose the recommendation as done."""
    r = _kunci(model, pk, oleh, versi)
    _penulis(r, oleh)
    _terbuka(r)
    _pastikan_lengkap(r)

    def ubah(x: D) -> None:
        x.diusulkan_pada, x.diusulkan_oleh = pada, oleh
        x.dikembalikan_pada = None

    return _simpan(
        r, ubah, aksi="diusulkan selesai", oleh=oleh, pada=pada, medan=("diusulkan_pada",)
    )


def _pastikan_lengkap(r: Ditindak) -> None:
    if not r.tindak_lanjut:
        raise TidakSahError("Tulis tindak lanjutnya sebelum menyatakan selesai.")
    if not r.bukti:
        raise TidakSahError("Sebutkan buktinya (dokumen dan letaknya) sebelum menyatakan selesai.")


@transaction.atomic
def verifikasi(
    *,
    pk: int,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None = None,
    model: type[D] = RekomendasiLHE,  # type: ignore[assignment]
) -> D:
    """The evaluator finds the follow-up done."""
    r = _kunci(model, pk, oleh, versi)
    _evaluator(r, oleh)
    _terbuka(r)
    _pastikan_lengkap(r)

    def ubah(x: D) -> None:
        x.status = StatusRekomendasi.SELESAI
        x.diusulkan_pada = x.diusulkan_oleh = x.dikembalikan_pada = None
        x.diverifikasi_pada, x.diverifikasi_oleh = pada, oleh

    return _simpan(r, ubah, aksi="diverifikasi selesai", oleh=oleh, pada=pada, medan=("status",))


@transaction.atomic
def kembalikan(
    *,
    pk: int,
    alasan: str,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None = None,
    model: type[D] = RekomendasiLHE,  # type: ignore[assignment]
) -> D:
    """The evaluator finds a proposal not enough, or opens what was done again."""
    r = _kunci(model, pk, oleh, versi)
    _evaluator(r, oleh)
    if r.status != StatusRekomendasi.SELESAI and r.diusulkan_pada is None:
        raise TidakSahError(f"{_SEBUTAN[type(r)][1]} ini belum diusulkan selesai.")
    sebab = _teks(alasan, "apa yang masih kurang", wajib=True)

    def ubah(x: D) -> None:
        x.status = StatusRekomendasi.PROSES
        x.diusulkan_pada = x.diusulkan_oleh = None
        x.diverifikasi_pada = x.diverifikasi_oleh = None
        x.dikembalikan_pada = pada

    medan = ("status", "diusulkan_pada")
    hasil = _simpan(r, ubah, aksi="dikembalikan", oleh=oleh, pada=pada, medan=medan, alasan=sebab)
    if isinstance(r, RekomendasiLHE):
        KomentarLHE.objects.create(rekomendasi=r, teks=sebab, oleh=oleh, pada=pada)
    return hasil


@transaction.atomic
def komentari(*, pk: int, teks: str, oleh: Pengguna, pada: datetime) -> KomentarLHE:
    """A remark of whoever follows it up, Sekretariat or the evaluator."""
    r = _kunci(RekomendasiLHE, pk, oleh, None)
    if not boleh_mengomentari(oleh, r):
        raise TidakBerizinError("Komentar ditulis penanggung jawab, Sekretariat, dan evaluator.")
    isi = _teks(teks, "komentarnya", wajib=True)
    serupa = KomentarLHE.objects.filter(rekomendasi=r, teks=isi, oleh=oleh)
    if (ada := sudah_dikirim(serupa, pada)) is not None:
        return ada
    catatan = _pencatat(r, aksi="dikomentari", oleh=oleh, pada=pada, alasan=isi)
    catatan.catat(r, {}, pindah=False)
    catatan.simpan()
    return KomentarLHE.objects.create(rekomendasi=r, teks=isi, oleh=oleh, pada=pada)


@transaction.atomic
def lampirkan(
    *,
    pk: int,
    oleh: Pengguna,
    pada: datetime,
    berkas: Masuk | None = None,
    tautan: str = "",
    judul: str = "",
) -> LampiranLHE:
    """Attach a file, checked by its content, or a link. Its title becomes the evidence where none
    was written yet.
    """
    r = _kunci(RekomendasiLHE, pk, oleh, None)
    _penulis(r, oleh)
    _terbuka(r)
    if (berkas is None) == (not tautan.strip()):
        raise TidakSahError("Pilih satu berkas, atau tulis satu tautan.")
    isi = None
    if berkas is not None:
        sah = baca_berkas(berkas)
        isi = BerkasTetap.objects.simpan(sah.isi, tipe=sah.jenis.tipe, pada=pada)
        nama = judul.strip() or sah.nama
    else:
        tautan = periksa_tautan(tautan)
        nama = judul.strip() or tautan
    lampiran = LampiranLHE.objects.create(
        rekomendasi=r,
        judul=nama[:PANJANG_JUDUL],
        berkas=isi,
        tautan="" if berkas is not None else tautan,
        oleh=oleh,
        pada=pada,
    )

    def ubah(x: RekomendasiLHE) -> None:
        x.bukti = x.bukti or lampiran.judul

    _simpan(
        r, ubah, aksi="bukti dilampirkan", oleh=oleh, pada=pada, medan=("bukti",),
        alasan=lampiran.judul,
    )  # fmt: skip
    return lampiran


@transaction.atomic
def lepaskan(*, pk: int, lampiran: int, oleh: Pengguna, pada: datetime) -> str:
    """Take an attachment away again; returns its title."""
    r = _kunci(RekomendasiLHE, pk, oleh, None)
    _penulis(r, oleh)
    _terbuka(r)
    satu = LampiranLHE.objects.filter(rekomendasi=r, pk=lampiran).first()
    if satu is None:
        raise TidakDitemukanError("Lampiran tidak ditemukan.")
    judul = satu.judul
    satu.delete()
    _simpan(r, lambda x: None, aksi="bukti dilepas", oleh=oleh, pada=pada, medan=(), alasan=judul)
    return judul
