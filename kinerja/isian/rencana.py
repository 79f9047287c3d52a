"""Rencana aksi: quarterly targets as a decision, drafted by one, approved by another.

A quarterly target is of the same kind as the quarter's figure: for `jumlah` that of the quarter
alone, for `kumulatif` and `posisi_akhir` as at its end, for `rata_rata` that of the quarter.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from kinerja.akun.meneken import pastikan_boleh_meneken
from kinerja.isian import gembok
from kinerja.isian.penolakan import SelBentrokError
from kinerja.isian.pintu import IZIN_ISI
from kinerja.jenis import JenisDokumen
from kinerja.kata_daftar import urutkan
from kinerja.langkah import Pencatat, ambil_terkunci, mengubah
from kinerja.models import (
    AksiRencana,
    DokumenPerencanaan,
    Indikator,
    JejakAudit,
    PengesahanTriwulan,
    Pengguna,
    PerangkatDaerah,
    TargetTriwulan,
)
from kinerja.models.target import urai_target
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError, TidakSahError
from kinerja.periode import label_tw, romawi
from kinerja.target_teks import TargetTeksError

IZIN_SETUJU = "kinerja.setujui_rencana_aksi"
IZIN_SUSUN = "kinerja.change_targettriwulan"
AKSI_SUSUN, AKSI_TARGET, AKSI_SETUJU = "susun rencana aksi", "target triwulan", "setujui"
AKSI_KEGIATAN = "kegiatan rencana aksi"
AKSI_GESER, AKSI_BUANG = "geser mulai rencana aksi", "buang draf rencana aksi"
#: What makes somebody a writer of the document, and takes back a hand-over of it.
AKSI_MENULIS = (AKSI_SUSUN, AKSI_TARGET, AKSI_KEGIATAN, AKSI_GESER)
#: In the audit row of an approval: why it was given in spite of what the checks found.
ALASAN_SETUJU = "alasan persetujuan"


@transaction.atomic
def buat_rencana_aksi(
    *, pd: PerangkatDaerah, tahun: int, oleh: Pengguna, pada: datetime, mulai_triwulan: int = 1
) -> DokumenPerencanaan:
    """Start the year's rencana aksi as a draft."""
    _pastikan_penyusun(pd, oleh)
    ada = DokumenPerencanaan.objects.filter(
        pd=pd, tahun=tahun, jenis=JenisDokumen.RENCANA_AKSI
    ).exists()
    if ada:
        raise TidakSahError(f"Rencana aksi {tahun} sudah ada; buat perubahannya.")
    return _simpan_baru(
        DokumenPerencanaan(
            pd=pd,
            jenis=JenisDokumen.RENCANA_AKSI,
            tahun=tahun,
            ke=0,
            kode=f"RA-{tahun}",
            nama=f"Rencana Aksi Tahun {tahun}",
            mulai_triwulan=mulai_triwulan,
        ),
        oleh,
        pada,
    )


@transaction.atomic
def simpan_target_triwulan(
    *,
    dokumen: DokumenPerencanaan,
    indikator: Indikator,
    triwulan: int,
    teks: str,
    oleh: Pengguna,
    pada: datetime,
    lama: str | None = None,
) -> TargetTriwulan | None:
    """Write one quarterly target of a draft; empty text takes it out.

    `lama`: the text that the writer saw; when it is no longer the stored one, SelBentrokError.
    """
    d = draf_ditulis(dokumen, indikator, oleh)
    if not d.mulai_triwulan <= triwulan <= 4:
        raise TidakSahError(
            f"{d.nama} berlaku mulai {label_tw(d.mulai_triwulan)}; triwulan sebelumnya tetap "
            "memakai dokumen lama."
        )
    ada = TargetTriwulan.objects.filter(dokumen=d, indikator=indikator, triwulan=triwulan).first()
    teks_lama, isi = (ada.teks if ada else ""), teks.strip()
    if isi == teks_lama:
        return ada
    if lama is not None and lama.strip() != teks_lama:
        raise SelBentrokError(
            milik_anda=isi, milik_mereka=teks_lama, oleh="pengguna lain", pada=None, versi=0
        )
    baru = _urai(d, indikator, triwulan, isi) if isi else None
    if ada is not None and baru is None:
        ada.delete()
    elif baru is not None:
        baru.pk = ada.pk if ada is not None else None
        baru.save()
    catatan = Pencatat(oleh=oleh, pada=pada, aksi=AKSI_TARGET, pd=d.pd)
    sebutan = f"{indikator.kode} {label_tw(triwulan)}"
    catatan.catat(d, {sebutan: (teks_lama, isi)})
    catatan.simpan()
    return baru


def draf_ditulis(
    dokumen: DokumenPerencanaan, indikator: Indikator, oleh: Pengguna
) -> DokumenPerencanaan:
    """The draft, locked, for who writes the indicator's part of it. Raises a refusal."""
    d = ambil_terkunci(rencana_aksi(dokumen))
    if indikator.pd_id != d.pd_id:
        raise TidakDitemukanError
    _pastikan_penulis(d, indikator, oleh)
    if d.disetujui_pada is not None:
        raise TidakSahError(
            f"{d.nama} sudah disetujui dan tidak dapat diubah. Buat perubahannya dengan alasan."
        )
    return d


def setujui_rencana_aksi(
    *, dokumen: DokumenPerencanaan, oleh: Pengguna, pada: datetime, catatan: str = ""
) -> DokumenPerencanaan:
    """Put a draft in force. The one who approves has written nothing in it.

    `catatan`: why it is approved in spite of what the checks found.
    """
    with mengubah(
        rencana_aksi(dokumen),
        oleh=oleh,
        pada=pada,
        aksi=AKSI_SETUJU,
        pd=lambda d: d.pd,
        boleh=lambda d: _pastikan_dapat_disetujui(d, oleh, pada),
    ) as ubahan:
        d = ubahan.baris
        ubahan.catatan.alasan = d.alasan
        if catatan:
            ubahan.lain[ALASAN_SETUJU] = (None, catatan)
        ubahan.lain["target"] = (None, TargetTriwulan.objects.filter(dokumen=d).count())
        d.disetujui_pada, d.disetujui_oleh = pada, oleh
    return d


def _pastikan_dapat_disetujui(d: DokumenPerencanaan, oleh: Pengguna, pada: datetime) -> None:
    if oleh.pd_id != d.pd_id:
        raise TidakDitemukanError
    if not oleh.has_perm(IZIN_SETUJU):
        raise TidakBerizinError(f"Rencana aksi disetujui {d.pd.kepala} atau Sekretariat.")
    pastikan_boleh_meneken(oleh, pada)
    if d.disetujui_pada is not None:
        raise TidakSahError(f"{d.nama} sudah disetujui.")
    if JejakAudit.objects.tentang(d).filter(oleh=oleh, aksi__in=AKSI_MENULIS).exists():
        raise TidakBerizinError("Anda ikut menyusun dokumen ini; persetujuannya oleh orang lain.")
    if not TargetTriwulan.objects.filter(dokumen=d).exists():
        raise TidakSahError(f"{d.nama} belum memuat satu pun target triwulan.")
    terakhir = (
        DokumenPerencanaan.objects.filter(
            pd=d.pd_id,
            jenis=JenisDokumen.RENCANA_AKSI,
            tahun=d.tahun,
            disetujui_pada__isnull=False,
        )
        .order_by("-ke")
        .first()
    )
    if terakhir is not None and terakhir.ke != d.ke - 1:
        raise TidakSahError(
            f"Sesudah draf ini disusun, {terakhir.nama} telah disetujui. Susun ulang dari dokumen "
            "itu."
        )
    for nomor in range(d.mulai_triwulan, 5):
        gembok.sendiri(d.pd_id, d.tahun or 0, nomor)
    _pastikan_belum_disahkan(d.pd, d.tahun or 0, d.mulai_triwulan)


@transaction.atomic
def revisi_rencana_aksi(
    *,
    dokumen: DokumenPerencanaan,
    alasan: str,
    nomor: str,
    tanggal: date,
    mulai_triwulan: int,
    oleh: Pengguna,
    pada: datetime,
) -> DokumenPerencanaan:
    """Draft the next revision of an approved rencana aksi, from a quarter on."""
    d = ambil_terkunci(rencana_aksi(dokumen))
    _pastikan_penyusun(d.pd, oleh)
    if d.disetujui_pada is None:
        raise TidakSahError(f"{d.nama} masih draf; ubah langsung targetnya.")
    if not alasan.strip() or not nomor.strip():
        raise TidakSahError("Perubahan wajib mencantumkan alasan serta nomor dan tanggal dokumen.")
    if mulai_triwulan not in (1, 2, 3, 4):
        raise TidakSahError("Triwulan mulai berlaku diisi 1 sampai 4.")
    sesudah = DokumenPerencanaan.objects.filter(
        pd=d.pd_id, jenis=d.jenis, tahun=d.tahun, ke__gt=d.ke
    ).exists()
    if sesudah:
        raise TidakSahError("Sudah ada perubahan yang lebih baru dari dokumen ini.")
    _pastikan_belum_disahkan(d.pd, d.tahun or 0, mulai_triwulan)
    baru = _simpan_baru(
        DokumenPerencanaan(
            pd=d.pd,
            jenis=d.jenis,
            tahun=d.tahun,
            ke=d.ke + 1,
            kode=f"RA-{d.tahun}-P{d.ke + 1}",
            nama=f"Rencana Aksi Perubahan ke-{d.ke + 1} Tahun {d.tahun}",
            nomor=nomor.strip(),
            tanggal=tanggal,
            alasan=alasan.strip(),
            mulai_triwulan=mulai_triwulan,
        ),
        oleh,
        pada,
    )
    # Targets that do not change stay with the old document; activities are a list, taken along.
    AksiRencana.objects.bulk_create(
        AksiRencana(
            dokumen=baru,
            indikator_id=a.indikator_id,
            urutan=a.urutan,
            uraian=a.uraian,
            **{f"anggaran_{n}": nilai for n, nilai in enumerate(a.anggaran, start=1)},
        )
        for a in AksiRencana.objects.filter(dokumen=d).order_by("indikator", "urutan")
    )
    return baru


@transaction.atomic
def geser_rencana_aksi(
    *, dokumen: DokumenPerencanaan, mulai_triwulan: int, oleh: Pengguna, pada: datetime
) -> DokumenPerencanaan:
    """Let a draft begin with another quarter: one that was endorsed meanwhile keeps the old
    document. The draft's targets of the quarters before go.
    """
    d = _draf_sendiri(dokumen, oleh)
    if mulai_triwulan not in (1, 2, 3, 4):
        raise TidakSahError("Triwulan mulai berlaku diisi 1 sampai 4.")
    if mulai_triwulan == d.mulai_triwulan:
        return d
    _pastikan_belum_disahkan(d.pd, d.tahun or 0, mulai_triwulan)
    lewat = TargetTriwulan.objects.filter(dokumen=d, triwulan__lt=mulai_triwulan)
    isi: dict[str, tuple[Any, Any]] = {
        f"{t.indikator.kode} {label_tw(t.triwulan)}": (t.teks, "")
        for t in lewat.select_related("indikator").order_by("indikator", "triwulan")
    }
    lewat.delete()
    lama, d.mulai_triwulan = d.mulai_triwulan, mulai_triwulan
    catatan = Pencatat(oleh=oleh, pada=pada, aksi=AKSI_GESER, pd=d.pd)
    catatan.catat(d, {"mulai_triwulan": (lama, mulai_triwulan), **isi})
    catatan.simpan("mulai_triwulan")
    return d


@transaction.atomic
def buang_rencana_aksi(
    *, dokumen: DokumenPerencanaan, alasan: str, oleh: Pengguna, pada: datetime
) -> None:
    """Give up a draft that nobody needs any more; the audit trail keeps what stood in it."""
    d = _draf_sendiri(dokumen, oleh)
    if not alasan.strip():
        raise TidakSahError("Tuliskan mengapa draf ini dibuang.")
    target = TargetTriwulan.objects.filter(dokumen=d)
    isi: dict[str, tuple[Any, Any]] = {"nama": (d.nama, None)} | {
        f"{t.indikator.kode} {label_tw(t.triwulan)}": (t.teks, None)
        for t in target.select_related("indikator").order_by("indikator", "triwulan")
    }
    catatan = Pencatat(oleh=oleh, pada=pada, aksi=AKSI_BUANG, pd=d.pd, alasan=alasan.strip())
    catatan.catat(d, isi, pindah=False)
    catatan.simpan()
    target.delete()
    AksiRencana.objects.filter(dokumen=d).delete()
    d.delete()


def _draf_sendiri(dokumen: DokumenPerencanaan, oleh: Pengguna) -> DokumenPerencanaan:
    """The draft, locked, for who drafts it. Raises a refusal."""
    d = ambil_terkunci(rencana_aksi(dokumen))
    _pastikan_penyusun(d.pd, oleh)
    if d.disetujui_pada is not None:
        raise TidakSahError(f"{d.nama} sudah disetujui. Buat perubahannya dengan alasan.")
    return d


def _simpan_baru(d: DokumenPerencanaan, oleh: Pengguna, pada: datetime) -> DokumenPerencanaan:
    d.save(force_insert=True)
    isi: dict[str, tuple[Any, Any]] = {
        "ke": (None, d.ke),
        "mulai_triwulan": (None, d.mulai_triwulan),
    }
    if d.nomor:
        isi["nomor"] = (None, d.nomor)
    catatan = Pencatat(oleh=oleh, pada=pada, aksi=AKSI_SUSUN, pd=d.pd, alasan=d.alasan)
    catatan.catat(d, isi)
    catatan.simpan()
    return d


def rencana_aksi(dokumen: DokumenPerencanaan) -> QuerySet[DokumenPerencanaan]:
    """The document afresh, if it is a rencana aksi, with its agency."""
    return DokumenPerencanaan.objects.select_related("pd").filter(
        pk=dokumen.pk, jenis=JenisDokumen.RENCANA_AKSI
    )


def _pastikan_penyusun(pd: PerangkatDaerah, oleh: Pengguna) -> None:
    if oleh.pd_id != pd.pk:
        raise TidakDitemukanError
    if not oleh.has_perm(IZIN_SUSUN):
        raise TidakBerizinError("Rencana aksi disusun Sekretariat.")


def _pastikan_penulis(d: DokumenPerencanaan, indikator: Indikator, oleh: Pengguna) -> None:
    """Sekretariat writes every target, a unit those of its own indicators."""
    if oleh.pd_id != d.pd_id:
        raise TidakDitemukanError
    if oleh.has_perm(IZIN_SUSUN):
        return
    if indikator.penanggung_jawab.unit_id not in oleh.lingkup_unit:
        raise TidakDitemukanError
    if not oleh.has_perm(IZIN_ISI):
        raise TidakBerizinError("Peran Anda tidak mencakup penyusunan target triwulan.")


def _pastikan_belum_disahkan(pd: PerangkatDaerah, tahun: int, mulai: int) -> None:
    sah: Iterable[int] = PengesahanTriwulan.objects.filter(
        pd=pd, tahun=tahun, triwulan__gte=mulai
    ).values_list("triwulan", flat=True)
    if daftar := [romawi(n) for n in sorted(sah)]:
        raise TidakSahError(
            f"TW {urutkan(daftar)} sudah disahkan; dokumen ini harus berlaku mulai triwulan "
            "sesudahnya."
        )


def _urai(d: DokumenPerencanaan, i: Indikator, triwulan: int, teks: str) -> TargetTriwulan:
    try:
        isi = urai_target(i, teks)
    except TargetTeksError as galat:
        raise TidakSahError(str(galat)) from galat
    # The constraint dokumen_renstra_atau_tahun says that the year is set.
    return TargetTriwulan(dokumen=d, indikator=i, tahun=d.tahun or 0, triwulan=triwulan, **isi)
