"""PURE. Reminder texts, ready to copy into WhatsApp or e-mail."""

from collections.abc import Sequence
from datetime import date

from kinerja.periode import Triwulan, format_tanggal, sebut_sisa

BANYAK_NAMA = 5


def teks_pengingat(
    *,
    unit: str,
    triwulan: Triwulan,
    diharapkan: int,
    terisi: int,
    diajukan: int,
    belum: Sequence[str],
    batas: date | None,
    sisa_hari: int | None,
    tautan: str = "",
    dikembalikan: int = 0,
) -> str:
    """What a unit still has to do and until when; empty where nothing is left."""
    if diajukan >= diharapkan:
        return ""
    baris = [f"Yth. {unit},"]
    if dikembalikan:
        baris.append(
            f"{dikembalikan} baris {triwulan.label} dikembalikan Sekretariat; catatannya ada pada "
            "baris itu. Mohon diperbaiki dan diajukan lagi."
        )
    if terisi < diharapkan:
        baris.append(
            f"Realisasi {triwulan.label} baru terisi {terisi} dari {diharapkan} baris."
            if terisi
            else f"Realisasi {triwulan.label} belum diisi ({diharapkan} baris)."
        )
        if belum:
            baris.append("Yang belum:")
            baris += [f"- {nama}" for nama in belum[:BANYAK_NAMA]]
            if (sisa := len(belum) - BANYAK_NAMA) > 0:
                baris.append(f"- dan {sisa} baris lainnya")
    elif not dikembalikan:
        baris.append(f"Realisasi {triwulan.label} sudah terisi semua, tetapi belum diajukan.")
    baris.append(_batas(batas, sisa_hari))
    if tautan:
        baris.append(tautan)
    baris.append("Terima kasih.")
    return "\n".join(baris)


def _batas(batas: date | None, sisa: int | None) -> str:
    if batas is None or sisa is None:
        return "Jadwal pengisian belum ditetapkan Sekretariat."
    tanggal = format_tanggal(batas)
    if sisa <= 0:
        return f"Pengisian ditutup {tanggal}. Mintalah pengecualian kepada Sekretariat."
    if sisa == 1:
        return f"Hari ini, {tanggal}, hari terakhir pengisian. Mohon dilengkapi dan diajukan."
    return f"Batas pengisian {tanggal} ({sebut_sisa(sisa)}). Mohon dilengkapi dan diajukan."
