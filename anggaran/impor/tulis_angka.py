"""Writing the amounts of a load, and telling the reports that hold them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from anggaran.impor.banding import KunciGaris, UbahanAngka
from anggaran.models import LaporanSubKegiatan, PaguBaris, RealisasiAnggaran
from kinerja.langkah import Pencatat, kunci_semua
from kinerja.models import Pengguna, PerangkatDaerah
from kinerja.periode import triwulan_bulan

_SEKALI = 2_000


def tulis_angka(
    ubahan: Iterable[UbahanAngka], baris: Mapping[KunciGaris, int], versi: Mapping[int, int]
) -> None:
    """Store amounts; `versi`: ids by `ke` for pagu, empty for spending."""
    simpan: list[Any] = []
    hapus: dict[int, list[int]] = {}
    for s in ubahan:
        pk, dokumen = baris[s.sasaran.kunci], s.sasaran.dokumen
        if s.sesudah is None:
            hapus.setdefault(dokumen, []).append(pk)
        elif versi:
            simpan.append(PaguBaris(baris_id=pk, versi_id=versi[dokumen], nilai=s.sesudah))
        else:
            simpan.append(RealisasiAnggaran(baris_id=pk, bulan=dokumen, nilai=s.sesudah))
    # Removals first: a line may give way to one that overlaps it.
    for dokumen, semua in hapus.items():
        if versi:
            PaguBaris.objects.filter(versi=versi[dokumen], baris__in=semua).delete()
        else:
            RealisasiAnggaran.objects.filter(bulan=dokumen, baris__in=semua).delete()
    model = PaguBaris if versi else RealisasiAnggaran
    model._default_manager.bulk_create(
        simpan,
        batch_size=_SEKALI,
        update_conflicts=True,
        unique_fields=["baris", "versi" if versi else "bulan"],
        update_fields=["nilai"],
    )


def catat_laporan(
    ubahan: Iterable[UbahanAngka],
    *,
    oleh: Pengguna,
    pada: datetime,
    pd: PerangkatDaerah,
) -> None:
    """Count up the reports whose quarter ends with a changed figure: who has them open is told."""
    beda: dict[tuple[int, int], dict[str, tuple[Any, Any]]] = {}
    for s in ubahan:
        k, bulan = s.sasaran.kunci, s.sasaran.dokumen
        if bulan % 3 == 0:
            isi = beda.setdefault((k.sub, triwulan_bulan(bulan)), {})
            isi[f"realisasi:{k.garis.tertulis}"] = (s.sebelum, s.sesudah)
    if not beda:
        return
    semua = LaporanSubKegiatan.objects.filter(sub_kegiatan__in={sub for sub, _ in beda})
    catatan = Pencatat(
        oleh=oleh, pada=pada, aksi="muat berkas anggaran", pd=pd, kelompok=uuid4(), pengubah=False
    )
    for r in kunci_semua(semua):
        if perubahan := beda.get((r.sub_kegiatan_id, r.triwulan)):
            catatan.catat(r, perubahan)
    catatan.simpan("versi")
