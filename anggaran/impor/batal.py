"""Taking a load back as a whole, in one transaction with its audit rows."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError

from anggaran.impor.banding import KunciGaris, UbahanAngka
from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.muat_fisik import kembalikan_fisik, sebab_fisik_tetap
from anggaran.impor.muat_keluaran import kembalikan_keluaran, sebab_keluaran_tetap
from anggaran.impor.tulis_angka import catat_laporan, tulis_angka
from anggaran.models import (
    BarisAnggaran,
    Dukungan,
    IndikatorProgram,
    Kegiatan,
    KeperluanMuatan,
    LaporanSubKegiatan,
    MuatanAnggaran,
    PaguBaris,
    Program,
    RealisasiAnggaran,
    StatusMuatan,
    SubKegiatan,
    VersiAnggaran,
)
from kinerja.isian.gembok import bersama
from kinerja.langkah import ambil_terkunci
from kinerja.models import Pengguna, PerangkatDaerah, jejak
from kinerja.penolakan import TerkunciError, TidakSahError
from kinerja.periode import triwulan_bulan


def sebab_tak_batal(m: MuatanAnggaran) -> str:
    """Why a load cannot be taken back; empty where it can."""
    if m.status != StatusMuatan.DITERIMA:
        return "Berkas ini tidak sedang berlaku."
    kemudian = (
        MuatanAnggaran.objects.filter(pd=m.pd_id, tahun=m.tahun, keperluan=m.keperluan)
        .diterima()
        .filter(diterima_pada__gte=m.diterima_pada)
        .exclude(pk=m.pk)
        .exclude(diterima_pada=m.diterima_pada, pk__lt=m.pk)
        .last()
    )
    if kemudian is not None:
        return f"“{kemudian.nama_berkas}” dimuat sesudahnya; batalkan itu lebih dahulu."
    keadaan = KeadaanImpor(m.pd, m.tahun)
    if m.keperluan == KeperluanMuatan.REALISASI:
        ditulis = m.ubahan.order_by().values_list("baris__sub_kegiatan", "bulan")
        for sub, bulan in ditulis.distinct():
            tw = triwulan_bulan(bulan or 1)
            if sebab := keadaan.terkunci(sub, tw):
                return f"Realisasi triwulan {tw} {sebab}"
        if sebab := sebab_fisik_tetap(m, keadaan):
            return sebab
    if sebab := sebab_keluaran_tetap(m, keadaan):
        return sebab
    simpul = m.hasil.get("simpul", {})
    if _dipakai(simpul, m):
        return "Sub kegiatan yang dibuat dari berkas ini sudah dipakai; berkas tidak dapat ditarik."
    return _berubah_sejak(m)


def _dipakai(simpul: Mapping[str, list[int]], m: MuatanAnggaran) -> bool:
    """Whether anything but the load's own pagu hangs on the nodes that it made."""
    sub = simpul.get("sub_kegiatan", [])
    if not any(simpul.values()):
        return False
    return (
        LaporanSubKegiatan.objects.filter(sub_kegiatan__in=sub).exists()
        or RealisasiAnggaran.objects.filter(baris__sub_kegiatan__in=sub).exists()
        or PaguBaris.objects.filter(baris__sub_kegiatan__in=sub)
        .exclude(baris__in=m.ubahan.values("baris"))
        .exists()
        or any(
            model._default_manager.filter(**{f"{tingkat}__in": semua}).exists()
            for model in (Dukungan, IndikatorProgram)
            for tingkat, semua in simpul.items()
        )
    )


def _berubah_sejak(m: MuatanAnggaran) -> str:
    """A figure that someone changed afterwards rests on the load."""
    kini: dict[tuple[int, int | None, int | None], int] = {}
    baris = m.ubahan.values("baris")
    for pk, versi, nilai in PaguBaris.objects.filter(baris__in=baris).values_list(
        "baris", "versi", "nilai"
    ):
        kini[pk, versi, None] = nilai
    for pk, bulan, nilai in RealisasiAnggaran.objects.filter(baris__in=baris).values_list(
        "baris", "bulan", "nilai"
    ):
        kini[pk, None, bulan] = nilai
    for s in m.ubahan.all():
        if kini.get((s.baris_id, s.versi_id, s.bulan)) != s.sesudah:
            return "Sebagian angkanya sudah diubah sesudah dimuat; berkas tidak dapat ditarik."
    return ""


def batalkan_muatan(m: MuatanAnggaran, *, oleh: Pengguna, pada: datetime, alasan: str) -> None:
    """Take a load back as a whole: every amount is what it was before. Raises TerkunciError."""
    if not alasan.strip():
        raise TidakSahError("Tuliskan alasan pembatalannya.")
    with transaction.atomic():
        ambil_terkunci(PerangkatDaerah.objects.filter(pk=m.pd_id))
        for tw in (1, 2, 3, 4):
            bersama(m.pd_id, m.tahun, tw)
        m = ambil_terkunci(MuatanAnggaran.objects.filter(pk=m.pk))
        if sebab := sebab_tak_batal(m):
            raise TerkunciError(sebab)
        ubahan = list(m.ubahan.select_related("baris", "versi"))
        baris = {_kunci(s.baris): s.baris_id for s in ubahan}
        versi = {s.versi.ke: s.versi_id for s in ubahan if s.versi is not None and s.versi_id}
        balik = [
            UbahanAngka.balik(s.versi.ke if s.versi else s.bulan or 0, _kunci(s.baris), s.sesudah,
                              s.sebelum)
            for s in ubahan
        ]  # fmt: skip
        tulis_angka(balik, baris, versi)
        if m.keperluan == KeperluanMuatan.REALISASI:
            catat_laporan(balik, oleh=oleh, pada=pada, pd=m.pd)
            kembalikan_fisik(m, oleh=oleh, pada=pada)
        if m.keperluan == KeperluanMuatan.KELUARAN:
            kembalikan_keluaran(m, oleh=oleh, pada=pada)
        m.status, m.dibatalkan_oleh, m.dibatalkan_pada = StatusMuatan.DIBATALKAN, oleh, pada
        m.save(update_fields=["status", "dibatalkan_oleh", "dibatalkan_pada"])
        jejak(
            aksi="batalkan berkas anggaran", objek=m, oleh=oleh, pada=pada, pd=m.pd, alasan=alasan
        ).save()
        _buang_buatan(m)


def buang_muatan(m: MuatanAnggaran) -> None:
    """Throw away a file that was read and not accepted; nothing of it was stored.

    Raises TerkunciError where somebody accepted it meanwhile, TidakDitemukanError where it is gone.
    """
    with transaction.atomic():
        m = ambil_terkunci(MuatanAnggaran.objects.filter(pk=m.pk))
        if m.status != StatusMuatan.DIPERIKSA:
            raise TerkunciError("Berkas ini sudah diterima; batalkan muatannya.")
        m.delete()


def _kunci(b: BarisAnggaran) -> KunciGaris:
    return KunciGaris(b.sub_kegiatan_id, b.rekening, b.sumber_dana)


def _buang_buatan(m: MuatanAnggaran) -> None:
    """What the load made and nothing uses any more: lines, versions, nodes."""
    buatan = m.hasil
    BarisAnggaran.objects.filter(pk__in=buatan.get("baris", []), pagu=None, realisasi=None).delete()
    for model, semua in (
        (IndikatorProgram, buatan.get("indikator", [])),
        (VersiAnggaran, buatan.get("versi", [])),
        *(
            (model, buatan.get("simpul", {}).get(tingkat, []))
            for model, tingkat in (
                (SubKegiatan, "sub_kegiatan"), (Kegiatan, "kegiatan"), (Program, "program"),
            )
        ),
    ):  # fmt: skip
        try:
            with transaction.atomic():
                model._default_manager.filter(pk__in=semua).delete()
        except ProtectedError:
            continue  # something else stands on it by now: it stays, empty
