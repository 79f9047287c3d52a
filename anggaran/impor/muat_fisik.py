"""Writing the physical progress of a load to the quarter's reports, and taking it back."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

from anggaran.impor.fisik import RencanaFisik
from anggaran.impor.keadaan import KeadaanImpor
from anggaran.models import LaporanSubKegiatan, MuatanAnggaran
from kinerja.langkah import Pencatat, kunci_atau_buat
from kinerja.models import Pengguna

AKSI = "muat kemajuan fisik dari berkas"


def tulis_fisik(
    m: MuatanAnggaran, rencana: RencanaFisik, *, oleh: Pengguna, pada: datetime
) -> dict[str, Any]:
    """Store it; what the load remembers of it, for the source of a figure and for undoing."""
    if not rencana.ubahan:
        return {}
    _pasang(
        m, rencana.triwulan, {sub: n for sub, (_, n) in rencana.ubahan.items()}, oleh=oleh,
        pada=pada, aksi=AKSI,
    )  # fmt: skip
    return {
        "triwulan": rencana.triwulan,
        "angka": [[sub, lama, kini] for sub, (lama, kini) in sorted(rencana.ubahan.items())],
    }


def kembalikan_fisik(m: MuatanAnggaran, *, oleh: Pengguna, pada: datetime) -> None:
    """Every figure is what it was before."""
    if isi := m.hasil.get("fisik"):
        semula = {sub: _angka(lama) for sub, lama, _ in isi["angka"]}
        _pasang(
            m, isi["triwulan"], semula, oleh=oleh, pada=pada,
            aksi="batalkan kemajuan fisik dari berkas",
        )  # fmt: skip


def sebab_fisik_tetap(m: MuatanAnggaran, keadaan: KeadaanImpor) -> str:
    """Why the physical progress that a load wrote cannot be put back; empty where it can."""
    isi = m.hasil.get("fisik")
    if not isi:
        return ""
    kini = keadaan.fisik(isi["triwulan"])
    for sub, _, ditulis in isi["angka"]:
        if sebab := keadaan.terkunci(sub, isi["triwulan"]):
            return f"Kemajuan fisik triwulan {isi['triwulan']} {sebab}"
        if kini.get(sub) != _angka(ditulis):
            return "Sebagian kemajuan fisiknya sudah diubah sesudah dimuat."
    return ""


def _angka(isi: Any) -> Decimal | None:
    return None if isi is None else Decimal(str(isi))


def _pasang(
    m: MuatanAnggaran,
    triwulan: int,
    isi: Mapping[int, Decimal | None],
    *,
    oleh: Pengguna,
    pada: datetime,
    aksi: str,
) -> None:
    semua = LaporanSubKegiatan.objects.filter(sub_kegiatan__in=isi, triwulan=triwulan)

    def kurang(ada: list[LaporanSubKegiatan]) -> list[LaporanSubKegiatan]:
        sudah = {r.sub_kegiatan_id for r in ada}
        return [
            LaporanSubKegiatan(
                sub_kegiatan_id=sub, triwulan=triwulan, versi=0, diubah_pada=pada, diubah_oleh=oleh
            )
            for sub in sorted(isi)
            if sub not in sudah
        ]

    catatan = Pencatat(oleh=oleh, pada=pada, aksi=aksi, pd=m.pd, kelompok=uuid4())
    for r in kunci_atau_buat(semua, kurang):
        lama, r.fisik = r.fisik, isi[r.sub_kegiatan_id]
        catatan.catat(r, {"fisik": (lama, r.fisik)})
    catatan.simpan("fisik", "versi")
