"""What an endorsement freezes of a quarter, and what one endorsement changed against another."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from anggaran.isian.baris import PenyusunSub
from anggaran.isian.bekukan import isi_sub
from kinerja.isian.baris import PenyusunIndikator
from kinerja.isian.beku import SKEMA, BedaIsi, beda_isi, sidik
from kinerja.isian.bekukan import isi_indikator
from kinerja.jejak_berantai import jangkar
from kinerja.langkah import Pencatat
from kinerja.models import (
    DataDukung,
    PengesahanTriwulan,
    Pengguna,
    PermintaanBuka,
    VersiPengesahan,
)
from kinerja.status import ISIAN_DIVERIFIKASI, StatusPembukaan
from laporan.isian.angka_versi import Isi, angka_utama


@dataclass(frozen=True)
class BarisBerbeda:
    """A row that two endorsements say differently; `semula` False: it came with the later one."""

    sasaran: str
    nama: str
    unit: str
    semula: bool
    beda: tuple[BedaIsi, ...]


def isi_versi(
    indikator: PenyusunIndikator, sub: PenyusunSub, *, tetap: Isi, berubah: Iterable[str]
) -> dict[str, Any]:
    """Every row of the quarter. A row that is not in `berubah` keeps what `tetap`, the rows of the
    endorsement before, says of it: it was not endorsed again. One query.
    """
    baru = set(berubah)
    ada = {i.pk: r for i in indikator.semua() if (r := indikator.realisasi(i)) is not None}
    bukti: dict[int, list[DataDukung]] = defaultdict(list)
    for d in DataDukung.objects.filter(realisasi__in=list(ada.values())).order_by("pk"):
        bukti[d.realisasi_id].append(d)
    baris: dict[str, Any] = {}
    for i in indikator.semua():
        if (r := ada.get(i.pk)) is None:
            continue
        nama = f"indikator:{i.pk}"
        if nama not in baru and nama in tetap:
            baris[nama] = tetap[nama]
            continue
        if nama not in baru and r.status not in ISIAN_DIVERIFIKASI:
            continue  # a draft that the quarter did not ask for
        isi = isi_indikator(indikator, i, r, bukti[r.pk])
        for satu, d in zip(isi["bukti"], bukti[r.pk], strict=True):
            satu["id"] = d.pk
        baris[nama] = {**isi, "unit": i.penanggung_jawab.unit.nama}
    for s in sub.sub.values():
        if (laporan := sub.laporan.get(s.pk)) is None:
            continue
        nama = f"sub:{s.pk}"
        if nama not in baru and nama in tetap:
            baris[nama] = tetap[nama]
        else:
            baris[nama] = {**isi_sub(sub, s, laporan), "unit": s.penanggung_jawab.unit.nama}
    # What was endorsed before and is no longer listed was endorsed all the same.
    sisa = {nama: isi for nama, isi in tetap.items() if nama not in baris}
    tw = indikator.tw
    return {
        "skema": SKEMA,
        "tahun": tw.tahun,
        "triwulan": tw.nomor,
        "baris": {**baris, **sisa},
    }


def bekukan_versi(
    pengesahan: PengesahanTriwulan, isi: dict[str, Any], *, oleh: Pengguna, pada: datetime
) -> VersiPengesahan:
    """The version of the endorsement as it stands now."""
    return VersiPengesahan.objects.create(
        pengesahan=pengesahan,
        ke=pengesahan.ke,
        isi=isi,
        sha256=sidik(isi),
        oleh=oleh,
        pada=pada,
        **jangkar(),
    )


def selesaikan(
    berjalan: Sequence[PermintaanBuka], catatan: Pencatat, menjadi_ke: int | None
) -> None:
    """Reopenings ended in memory, by an endorsement or without one."""
    for p in berjalan:
        perubahan: dict[str, tuple[object, object]] = {
            "status": (p.status, StatusPembukaan.SELESAI.value)
        }
        if menjadi_ke is not None:
            perubahan["menjadi_ke"] = (None, menjadi_ke)
        p.status, p.menjadi_ke = StatusPembukaan.SELESAI, menjadi_ke
        catatan.catat(p, perubahan)


def baris_versi(pengesahan: PengesahanTriwulan, ke: int) -> Isi:
    """The rows of one version; empty where there is none."""
    versi = VersiPengesahan.objects.filter(pengesahan=pengesahan, ke=ke).first()
    isi: Isi = {} if versi is None else versi.isi["baris"]
    return isi


def beda_versi(lama: Isi, baru: Isi) -> list[BarisBerbeda]:
    """Rows that differ, in the order of the later version, each old and new."""
    hasil = []
    for nama, isi in baru.items():
        if lama.get(nama) == isi:
            continue
        beda = (*beda_isi(lama.get(nama, {}), isi), *_beda_hasil(lama.get(nama, {}), isi))
        if beda or nama not in lama:
            hasil.append(
                BarisBerbeda(nama, nama_baris(isi), isi.get("unit", ""), nama in lama, beda)
            )
    return hasil


def _beda_hasil(lama: Isi, baru: Isi) -> list[BedaIsi]:
    """What was computed differently; nothing where one of them was frozen without it."""
    if "hitungan" not in lama or "hitungan" not in baru:
        return []
    a, b = angka_utama(lama), angka_utama(baru)
    # A figure that was typed is told as such.
    diketik = {"Realisasi"} if not baru.get("variabel") else set()
    return [BedaIsi(k, a[k], b[k]) for k in b if k not in diketik and a[k] != b[k]]


def nama_baris(isi: Isi) -> str:
    """What a frozen row is about."""
    satu = isi.get("indikator") or isi.get("sub_kegiatan") or {}
    return str(satu.get("nama", ""))
