"""Writing the outputs of a load, and taking them back."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.keadaan_keluaran import KeadaanKeluaran
from anggaran.impor.rencana_keluaran import (
    REALISASI_KELUARAN,
    TARGET_KELUARAN,
    RencanaKeluaran,
    TempatKeluaran,
)
from anggaran.models import (
    IndikatorProgram,
    LaporanSubKegiatan,
    MuatanAnggaran,
    RealisasiProgram,
    TargetProgram,
    VersiAnggaran,
)
from anggaran.models.keluaran import simpan_realisasi
from kinerja.langkah import Pencatat, kunci_atau_buat
from kinerja.models import Pengguna
from kinerja.periode import label_tw

Angka = Mapping[TempatKeluaran, Decimal | None]


def tulis_keluaran(
    m: MuatanAnggaran, rencana: RencanaKeluaran, *, oleh: Pengguna, pada: datetime
) -> dict[str, Any]:
    """Store it; what the load remembers of it, for the source of a figure and for undoing."""
    if not rencana.ubahan:
        return {}
    versi = VersiAnggaran.objects.get(pd=m.pd_id, tahun=m.tahun, ke=rencana.ke)
    target = TargetProgram.objects.filter(
        versi=versi, indikator__in={t.indikator for t in rencana.ubahan}
    )
    lama = {(pk, masa): n for pk, masa, n in target.values_list("indikator", "triwulan", "nilai")}
    semula = {
        t: lama.get((t.indikator, t.masa)) if t.apa == TARGET_KELUARAN else sebelum
        for t, (sebelum, _) in rencana.ubahan.items()
    }
    kini: Angka = {t: sesudah for t, (_, sesudah) in rencana.ubahan.items()}
    _pasang(m, versi.pk, semula, kini, oleh=oleh, pada=pada, aksi="muat keluaran dari berkas")
    return {
        "versi": versi.pk,
        "asal": {str(pk): asal for pk, asal in rencana.asal.items()},
        "angka": [
            [t.indikator, t.apa, t.masa, _teks(semula[t]), _teks(n)]
            for t, n in sorted(kini.items())
        ],
    }


def kembalikan_keluaran(m: MuatanAnggaran, *, oleh: Pengguna, pada: datetime) -> None:
    """Every figure is what it was before."""
    if isi := m.hasil.get("keluaran"):
        angka = list(angka_muatan(isi))
        _pasang(
            m, isi["versi"], {t: kini for t, _, kini in angka}, {t: lama for t, lama, _ in angka},
            oleh=oleh, pada=pada, aksi="batalkan keluaran dari berkas",
        )  # fmt: skip


def sebab_keluaran_tetap(m: MuatanAnggaran, keadaan: KeadaanImpor) -> str:
    """Why the outputs that a load wrote cannot be put back; empty where they can."""
    isi = m.hasil.get("keluaran")
    if not isi:
        return ""
    k = KeadaanKeluaran(keadaan)
    milik = TargetProgram.objects.filter(versi=isi["versi"], indikator__in=k.indikator)
    target = {(i, tw): n for i, tw, n in milik.values_list("indikator", "triwulan", "nilai")}
    if _buatan_dipakai(m, isi):
        return "Keluaran yang dibuat dari berkas ini sudah dipakai; berkas tidak dapat ditarik."
    for t, _, ditulis in angka_muatan(isi):
        if t.indikator not in k.indikator:
            return "Indikator keluaran yang diisinya sudah dihapus."
        if k.terkunci(t):
            sub = k.indikator[t.indikator].dilaporkan_pada_id
            return f"Realisasi keluaran {label_tw(t.masa)} {keadaan.terkunci(sub, t.masa)}"
        kini = target.get((t.indikator, t.masa)) if t.apa == TARGET_KELUARAN else k.ada.get(t)
        if kini != ditulis:
            return "Sebagian keluarannya sudah diubah sesudah dimuat."
    return ""


def _buatan_dipakai(m: MuatanAnggaran, isi: Mapping[str, Any]) -> bool:
    """Whether anything but the load's own figures hangs on the outputs that it made."""
    buatan = m.hasil.get("indikator", [])
    if not buatan:
        return False
    tulis = {(t.indikator, t.apa, t.masa) for t, _, _ in angka_muatan(isi)}
    target = TargetProgram.objects.filter(indikator__in=buatan)
    realisasi = RealisasiProgram.objects.filter(indikator__in=buatan)
    kini = {
        (i, TARGET_KELUARAN if v == isi["versi"] else "", n)
        for i, v, n in target.values_list("indikator", "versi", "triwulan")
    } | {(i, REALISASI_KELUARAN, n) for i, n in realisasi.values_list("indikator", "triwulan")}
    lain = (
        satu
        for satu in IndikatorProgram._meta.related_objects
        if satu.related_model not in (TargetProgram, RealisasiProgram)
    )
    return not kini <= tulis or any(
        satu.related_model._default_manager.filter(**{f"{satu.field.name}__in": buatan}).exists()
        for satu in lain
    )


def angka_muatan(
    isi: Mapping[str, Any],
) -> Iterable[tuple[TempatKeluaran, Decimal | None, Decimal | None]]:
    """What a load remembers: place, before, after."""
    for pk, apa, masa, lama, kini in isi.get("angka", []):
        yield TempatKeluaran(pk, apa, masa), _angka(lama), _angka(kini)


def _teks(nilai: Decimal | None) -> str | None:
    return None if nilai is None else f"{nilai:f}"


def _angka(teks: str | None) -> Decimal | None:
    return None if teks is None else Decimal(teks)


def _pasang(
    m: MuatanAnggaran,
    versi: int,
    sebelum: Angka,
    sesudah: Angka,
    *,
    oleh: Pengguna,
    pada: datetime,
    aksi: str,
) -> None:
    semua = IndikatorProgram.objects.filter(pk__in={t.indikator for t in sesudah})
    indikator = {i.pk: i for i in semua}
    _pasang_target(versi, {t: n for t, n in sesudah.items() if t.apa == TARGET_KELUARAN})
    catatan = Pencatat(oleh=oleh, pada=pada, aksi=aksi, pd=m.pd, kelompok=uuid4())
    for tw in sorted({t.masa for t in sesudah if t.apa == REALISASI_KELUARAN}):
        milik = [t for t in sesudah if t.apa == REALISASI_KELUARAN and t.masa == tw]
        per_sub: dict[int, list[TempatKeluaran]] = {}
        for t in milik:
            per_sub.setdefault(indikator[t.indikator].dilaporkan_pada_id, []).append(t)
        for r in _laporan(per_sub, tw, oleh=oleh, pada=pada):
            catatan.catat(
                r,
                {
                    indikator[t.indikator].kunci_realisasi: (sebelum[t], sesudah[t])
                    for t in per_sub[r.sub_kegiatan_id]
                },
            )
        simpan_realisasi(tw, [(t.indikator, sesudah[t]) for t in milik])
    catatan.simpan("versi")


def _laporan(
    sub: Iterable[int], triwulan: int, *, oleh: Pengguna, pada: datetime
) -> list[LaporanSubKegiatan]:
    """The reports that the figures stand in, locked; made where they are not there yet."""
    perlu = sorted(sub)

    def kurang(ada: list[LaporanSubKegiatan]) -> list[LaporanSubKegiatan]:
        sudah = {r.sub_kegiatan_id for r in ada}
        return [
            LaporanSubKegiatan(
                sub_kegiatan_id=pk, triwulan=triwulan, versi=0, diubah_pada=pada, diubah_oleh=oleh
            )
            for pk in perlu
            if pk not in sudah
        ]

    semua = LaporanSubKegiatan.objects.filter(sub_kegiatan__in=perlu, triwulan=triwulan)
    return kunci_atau_buat(semua, kurang)


def _pasang_target(versi: int, sesudah: Angka) -> None:
    for masa in sorted({t.masa for t in sesudah}):
        kosong = [t.indikator for t, n in sesudah.items() if t.masa == masa and n is None]
        TargetProgram.objects.filter(versi=versi, triwulan=masa, indikator__in=kosong).delete()
    TargetProgram.objects.bulk_create(
        [
            TargetProgram(indikator_id=t.indikator, versi_id=versi, triwulan=t.masa, nilai=n)
            for t, n in sesudah.items()
            if n is not None
        ],
        update_conflicts=True,
        unique_fields=["indikator", "versi", "triwulan"],
        update_fields=["nilai"],
    )
