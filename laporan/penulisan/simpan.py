"""Writing a section: every action in one transaction, with its version and its audit row."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from kinerja.isian.sekali import sekali
from kinerja.kiriman_ulang import sudah_dikirim
from kinerja.langkah import ambil_terkunci, naikkan, pastikan_dilihat, pastikan_versi
from kinerja.models import Pengguna, UnitKerja, jejak
from kinerja.penolakan import (
    BentrokError,
    TerkunciError,
    TidakBerizinError,
    TidakDitemukanError,
    TidakSahError,
)
from kinerja.sebutan import bertitik
from laporan.dokumen.unsur import Seksi
from laporan.models import BagianNarasi, KomentarBagian, Laporan, VersiBagian
from laporan.penulisan.bagian import BagianTulisan, bagian_terkunci
from laporan.penulisan.cakupan import pastikan_cakupan
from laporan.penulisan.lingkup import (
    IZIN_KELOLA,
    TempatBagian,
    boleh_lihat,
    boleh_tulis,
    sidik_tugas,
)
from laporan.penulisan.markah.rapi import Rapi, rapikan
from laporan.penulisan.markah.simpul import MarkahError
from laporan.penulisan.medan import Medan
from laporan.penulisan.naskah import angka_bagian, html_draf, potret_kini, sidik_draf
from laporan.penulisan.potret import baca_potret
from laporan.penulisan.ubah import semua_medan

Jawaban = dict[str, Any]
SEKALI_DUDUK = timedelta(minutes=10)
"""Saves of one writer within this time are one version."""
KOMENTAR_MAKSIMUM = 2000


class BagianTerkunciError(TerkunciError):
    """The section is under review, or the report is closed."""


class BentrokBagianError(BentrokError):
    """Somebody else saved the section after this writer opened it."""

    def __init__(self, baris: BagianNarasi, milik_anda: str) -> None:
        self.milik_anda, self.milik_mereka = milik_anda, baris.isi
        self.disunting = baris.disunting
        self.versi, self.pada = baris.versi, baris.diubah_pada
        self.oleh = baris.diubah_oleh.sebutan if baris.diubah_oleh else "orang lain"
        super().__init__(
            f"Bagian ini baru saja disimpan {bertitik(self.oleh)} Bandingkan kedua teks, lalu "
            "pilih."
        )

    def json(self) -> dict[str, Any]:
        """With both texts as they are stored; the endpoint adds how they read."""
        return {
            **super().json(),
            "milik_anda": self.milik_anda,
            "milik_mereka": self.milik_mereka,
            "disunting": self.disunting,
            "oleh": self.oleh,
            "pada": self.pada.isoformat() if self.pada else None,
            "versi": self.versi,
        }


def _kunci_baris(laporan: Laporan, bagian: BagianTulisan) -> BagianNarasi:
    """The section's row, locked, made on first use."""
    baris, _ = BagianNarasi.objects.get_or_create(
        laporan=laporan, kunci=bagian.kunci, defaults={"judul": bagian.judul[:250]}
    )
    semua = BagianNarasi.objects.select_related("diubah_oleh", "unit", "penanggung_jawab")
    return ambil_terkunci(semua.filter(pk=baris.pk))


def _pastikan_boleh(
    laporan: Laporan, bagian: BagianTulisan, baris: BagianNarasi, oleh: Pengguna
) -> None:
    tempat = TempatBagian(bagian, baris)
    if not boleh_lihat(oleh, laporan, tempat):
        raise TidakDitemukanError
    if not boleh_tulis(oleh, laporan, tempat):
        raise TidakBerizinError(
            "Bagian ini ditulis unit lain. Minta Sekretariat menugaskannya kepada Anda."
        )
    if sebab := bagian_terkunci(laporan.pd, laporan.tahun, bagian.kunci):
        raise BagianTerkunciError(sebab)


def simpan_bagian(
    *,
    kunci: UUID,
    laporan: Laporan,
    bagian: BagianTulisan,
    html: str,
    versi: int,
    oleh: Pengguna,
    pada: datetime,
    seksi: Callable[[], tuple[Seksi, Medan]],
) -> Jawaban:
    """Store a text; the same key again gives the same answer. `versi` is the one that was opened.

    `seksi` builds the draft: asked only where the data under the text must be photographed anew.
    Raises BentrokBagianError, BagianTerkunciError, TidakBerizinError, TidakSahError.
    """
    rapi = _rapikan(html)

    def kerja() -> Jawaban:
        baris = _kunci_baris(laporan, bagian)
        _pastikan_boleh(laporan, bagian, baris, oleh)
        if baris.disunting and baris.isi == rapi.html:
            return _jawaban(baris, rapi)
        pastikan_versi(baris, versi, bentrok=lambda ini: BentrokBagianError(ini, rapi.html))
        _potret(baris, rapi.html, seksi, oleh)
        baris.isi, baris.disunting = rapi.html, True
        _catat(baris, oleh=oleh, pada=pada)
        return _jawaban(baris, rapi)

    permintaan = [laporan.pk, bagian.kunci, html, versi]
    return sekali(
        kunci=kunci, oleh=oleh, pada=pada, jenis="narasi", permintaan=permintaan, kerja=kerja
    )


def _rapikan(html: str) -> Rapi:
    try:
        return rapikan(html)
    except MarkahError as galat:
        raise TidakSahError(str(galat)) from galat


def _jawaban(baris: BagianNarasi, rapi: Rapi) -> Jawaban:
    return {
        "versi": baris.versi,
        "html": baris.isi,
        "pada": baris.diubah_pada.isoformat() if baris.diubah_pada else None,
        "pesan": list(rapi.pesan),
    }


def _potret(
    baris: BagianNarasi,
    html: str,
    seksi: Callable[[], tuple[Seksi, Medan]],
    penulis: Pengguna | None = None,
) -> None:
    """Remember the figures under the text; those new to the section must be within the writer's
    scope. What already changed stays flagged until somebody has looked it through: only what the
    text newly names is added.
    """
    if baris.disunting and all(f"m:{m}" in baris.potret for m in semua_medan(html)):
        return
    draf, medan = seksi()
    if penulis is not None:
        pastikan_cakupan(
            semua_medan(html), pengguna=penulis, medan=medan, tersedia=angka_bagian(draf, baris)
        )
    if not baris.disunting:
        _perbarui_potret(baris, draf, html, medan)
        return
    baris.potret = baca_potret(baris.potret, draf)
    for kunci, isi in potret_kini(draf, html, medan).items():
        baris.potret.setdefault(kunci, isi)


def _perbarui_potret(baris: BagianNarasi, draf: Seksi, html: str, medan: Medan) -> None:
    baris.potret = potret_kini(draf, html, medan)
    baris.draf, baris.sidik_draf = html_draf(draf), sidik_draf(draf)


def _catat(baris: BagianNarasi, *, oleh: Pengguna, pada: datetime, catatan: str = "") -> None:
    """Count the version up and keep the text; one version and one audit row per sitting."""
    naikkan(baris, oleh=oleh, pada=pada)
    baris.save()
    akhir = baris.riwayat.first()
    if (
        akhir is not None
        and not catatan
        and not akhir.catatan
        and akhir.oleh_id == oleh.pk
        and akhir.disunting
        and pada - akhir.mulai <= SEKALI_DUDUK
    ):
        akhir.isi, akhir.pada = baris.isi, pada
        akhir.save(update_fields=["isi", "pada"])
        return
    ke = akhir.ke + 1 if akhir else 1
    VersiBagian.objects.create(
        bagian=baris,
        ke=ke,
        isi=baris.isi,
        disunting=baris.disunting,
        catatan=catatan,
        oleh=oleh,
        mulai=pada,
        pada=pada,
    )
    jejak(
        aksi="tulis narasi",
        objek=baris,
        oleh=oleh,
        pada=pada,
        pd=baris.laporan.pd,
        perubahan={"versi": (ke - 1 or None, ke)},
        alasan=catatan,
    ).save()


def _berubah(_: BagianNarasi) -> BentrokError:
    return BentrokError(
        "Teks bagian ini baru saja disimpan orang lain. Baca dahulu yang tersimpan, lalu ulangi."
    )


@transaction.atomic
def pulihkan(
    *,
    laporan: Laporan,
    bagian: BagianTulisan,
    ke: int,
    oleh: Pengguna,
    pada: datetime,
    seksi: Callable[[], tuple[Seksi, Medan]],
    versi: int | None = None,
) -> BagianNarasi:
    """Put an earlier version in place of the present text, which stays in the history.

    `versi`: the row version of the text that was shown.
    """
    baris = _kunci_baris(laporan, bagian)
    _pastikan_boleh(laporan, bagian, baris, oleh)
    pastikan_versi(baris, versi, bentrok=_berubah)
    lama = baris.riwayat.filter(ke=ke).first()
    if lama is None:
        raise TidakDitemukanError
    if lama.disunting:
        _potret(baris, lama.isi, seksi)
    else:
        _lupakan(baris)
    baris.isi, baris.disunting = lama.isi, lama.disunting
    _catat(baris, oleh=oleh, pada=pada, catatan=f"Dipulihkan dari versi {ke}")
    return baris


@transaction.atomic
def kembali_otomatis(
    *,
    laporan: Laporan,
    bagian: BagianTulisan,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None = None,
) -> BagianNarasi:
    """Let the automatic draft stand again; the text stays in the history.

    `versi`: the row version of the text that was shown.
    """
    baris = _kunci_baris(laporan, bagian)
    _pastikan_boleh(laporan, bagian, baris, oleh)
    pastikan_versi(baris, versi, bentrok=_berubah)
    if not baris.disunting:
        raise TidakSahError("Bagian ini sudah memakai draf otomatis.")
    _lupakan(baris)
    _catat(baris, oleh=oleh, pada=pada, catatan="Kembali ke draf otomatis")
    return baris


def _lupakan(baris: BagianNarasi) -> None:
    baris.isi, baris.disunting = "", False
    baris.potret, baris.draf, baris.sidik_draf = {}, "", ""


@transaction.atomic
def tandai_diperiksa(
    *,
    laporan: Laporan,
    bagian: BagianTulisan,
    oleh: Pengguna,
    pada: datetime,
    seksi: Callable[[], tuple[Seksi, Medan]],
    versi: int | None = None,
) -> None:
    """The writer has looked the changed figures through: they are the ones to compare with now."""
    baris = _kunci_baris(laporan, bagian)
    _pastikan_boleh(laporan, bagian, baris, oleh)
    pastikan_versi(baris, versi, bentrok=_berubah)
    if not baris.disunting:
        raise TidakSahError("Bagian ini memakai draf otomatis, yang selalu mengikuti data.")
    draf, medan = seksi()
    _perbarui_potret(baris, draf, baris.isi, medan)
    baris.save(update_fields=["potret", "draf", "sidik_draf"])
    jejak(aksi="periksa data narasi", objek=baris, oleh=oleh, pada=pada, pd=laporan.pd).save()


# --- comments --------------------------------------------------------------------------------


@transaction.atomic
def komentari(
    *,
    laporan: Laporan,
    bagian: BagianTulisan,
    teks: str,
    kutipan: str = "",
    oleh: Pengguna,
    pada: datetime,
) -> KomentarBagian:
    """Add a remark to a section that the user may see."""
    teks = teks.replace("\r\n", "\n").strip()
    if not teks:
        raise TidakSahError("Tulis komentarnya lebih dahulu.")
    if len(teks) > KOMENTAR_MAKSIMUM:
        raise TidakSahError(f"Komentar paling panjang {KOMENTAR_MAKSIMUM} huruf.")
    baris = _kunci_baris(laporan, bagian)
    if not boleh_lihat(oleh, laporan, TempatBagian(bagian, baris)):
        raise TidakDitemukanError
    isi = {"bagian": baris, "teks": teks, "kutipan": " ".join(kutipan.split())[:300], "oleh": oleh}
    if (ada := sudah_dikirim(KomentarBagian.objects.filter(**isi), pada)) is not None:
        return ada
    komentar = KomentarBagian.objects.create(**isi, pada=pada)
    jejak(aksi="komentari narasi", objek=komentar, oleh=oleh, pada=pada, pd=laporan.pd).save()
    return komentar


@transaction.atomic
def selesaikan_komentar(
    *,
    laporan: Laporan,
    bagian: BagianTulisan,
    komentar: int,
    oleh: Pengguna,
    pada: datetime,
    selesai: bool = True,
) -> KomentarBagian:
    """Mark a remark as dealt with, or open it again: its writer, or whoever writes the section.

    What it is already it stays: somebody else may have been quicker, or the button pressed twice.
    """
    baris = _kunci_baris(laporan, bagian)
    tempat = TempatBagian(bagian, baris)
    ada = ambil_terkunci(baris.komentar.filter(pk=komentar))
    if not boleh_lihat(oleh, laporan, tempat):
        raise TidakDitemukanError
    if ada.oleh_id != oleh.pk and not boleh_tulis(oleh, laporan, tempat):
        raise TidakBerizinError("Komentar ini diselesaikan penulis bagian atau pemberinya.")
    if selesai is (ada.selesai_pada is not None):
        return ada
    ada.selesai_pada, ada.selesai_oleh = (pada, oleh) if selesai else (None, None)
    ada.save(update_fields=["selesai_pada", "selesai_oleh"])
    aksi = "selesaikan komentar narasi" if selesai else "buka komentar narasi"
    jejak(aksi=aksi, objek=ada, oleh=oleh, pada=pada, pd=laporan.pd).save()
    return ada


# --- assignment --------------------------------------------------------------------------------


@transaction.atomic
def tugaskan(
    *,
    laporan: Laporan,
    bagian: list[BagianTulisan],
    unit: UnitKerja | None,
    penulis: Pengguna | None,
    tenggat: date | None,
    oleh: Pengguna,
    pada: datetime,
    dilihat: Mapping[str, str] | None = None,
) -> int:
    """Give sections to a unit or a person with a due date; return how many changed.

    `dilihat`: by key of section the `sidik_tugas` that the page showed. Raises BentrokError.
    """
    if oleh.pd_id != laporan.pd_id:
        raise TidakDitemukanError
    if not oleh.has_perm(IZIN_KELOLA):
        raise TidakBerizinError("Pembagian tugas menulis adalah wewenang Sekretariat.")
    if (unit is not None and unit.pd_id != laporan.pd_id) or (
        penulis is not None and penulis.pd_id != laporan.pd_id
    ):
        raise TidakDitemukanError
    berubah = 0
    for b in bagian:
        baris = _kunci_baris(laporan, b)
        if dilihat is not None:
            pastikan_dilihat(sidik_tugas(baris), dilihat.get(b.kunci, ""))
        lama = (baris.unit, baris.penanggung_jawab, baris.tenggat)
        baru = (unit, penulis, tenggat)
        if lama == baru:
            continue
        baris.unit, baris.penanggung_jawab, baris.tenggat = baru
        baris.save(update_fields=["unit", "penanggung_jawab", "tenggat"])
        nama = ("unit", "penulis", "tenggat")
        jejak(
            aksi="tugaskan narasi",
            objek=baris,
            oleh=oleh,
            pada=pada,
            pd=laporan.pd,
            perubahan={
                n: (str(x) if x else None, str(y) if y else None)
                for n, x, y in zip(nama, lama, baru, strict=True)
                if x != y
            },
        ).save()
        berubah += 1
    return berubah
