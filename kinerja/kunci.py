"""PURE. Whether a quarter's entry may be written now, and if not, which reason holds.

Every writer (cell, paste, import, admin, direct POST) asks `alasan_terkunci`; nothing else decides.
Dates are local days of the agency; both ends of an opening are included.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kinerja.jadwal import KeadaanJadwal
from kinerja.jenis import JenisPD
from kinerja.periode import Triwulan, format_tanggal
from kinerja.sebutan import KEPALA
from kinerja.status import StatusRealisasi


class SebabKunci(StrEnum):
    """The reasons, in the order in which they are told."""

    LUAR_LINGKUP = "luar_lingkup"
    LUAR_MASA = "luar_masa"
    BERSUMBER = "bersumber"
    DISAHKAN = "disahkan"
    DIVERIFIKASI = "diverifikasi"
    DIAJUKAN = "diajukan"
    TANPA_PERIODE = "tanpa_periode"
    BELUM_DIBUKA = "belum_dibuka"
    DITUTUP = "ditutup"


@dataclass(frozen=True)
class Terkunci:
    """A refusal: its reason and the sentence that says what to do."""

    sebab: SebabKunci
    pesan: str


@dataclass(frozen=True)
class KeadaanIsian:
    """All that decides. `pengecualian` is the last day of the unit's leave, if any;
    `dibuka_sampai` that of the reopening of an endorsed quarter which reaches the row.

    `jadwal`: what the quarter asks of the row. A figure that waits for its publication may come
    after the quarter was closed and endorsed.
    """

    triwulan: Triwulan
    hari_ini: date
    buka: date | None
    tutup: date | None
    pengecualian: date | None
    status: str
    dalam_lingkup: bool
    triwulan_disahkan: bool = False
    dibuka_sampai: date | None = None
    kepala: str = KEPALA[JenisPD.LAINNYA]
    jadwal: KeadaanJadwal = KeadaanJadwal.TEMPO


def alasan_terkunci(keadaan: KeadaanIsian) -> Terkunci | None:
    """Return why the entry is refused, or None when it may be written.

    A row that was returned is open again as long as the period or an exception is. An exception
    opens a closed period, never an unopened one, and never lifts a submission. A reopened row of
    an endorsed quarter is open until the reopening's own last day, whatever the period says.
    """
    k, tw = keadaan, keadaan.triwulan.label
    if not k.dalam_lingkup:
        return Terkunci(
            SebabKunci.LUAR_LINGKUP,
            "Baris ini bukan milik unit Anda. Bila seharusnya Anda yang mengisi, hubungi "
            "Sekretariat.",
        )
    if k.jadwal is KeadaanJadwal.DI_LUAR:
        return Terkunci(
            SebabKunci.LUAR_MASA,
            f"Indikator ini tidak berlaku pada {tw}; masa berlakunya diatur Sekretariat pada Data "
            "Induk.",
        )
    if k.jadwal is KeadaanJadwal.SUMBER:
        return Terkunci(
            SebabKunci.BERSUMBER,
            "Angka indikator ini diambil langsung dari perangkat daerah pengampunya; ubahlah di "
            "sana, atau lepaskan kaitannya pada halaman RPJMD.",
        )
    menyusul = k.jadwal is KeadaanJadwal.TERBIT
    sah = k.status == StatusRealisasi.DISAHKAN or (k.triwulan_disahkan and not menyusul)
    if sah and k.dibuka_sampai is None:
        return Terkunci(SebabKunci.DISAHKAN, pesan_disahkan(tw, k.kepala))
    if k.status == StatusRealisasi.DIVERIFIKASI:
        return Terkunci(
            SebabKunci.DIVERIFIKASI,
            "Baris ini sudah diverifikasi. Bila perlu diubah, minta Sekretariat membatalkan "
            "verifikasi.",
        )
    if k.status == StatusRealisasi.DIAJUKAN:
        return Terkunci(
            SebabKunci.DIAJUKAN,
            "Baris ini sudah diajukan dan sedang diperiksa. Bila perlu diubah, minta Sekretariat "
            "mengembalikannya.",
        )
    if k.dibuka_sampai is not None:
        if k.hari_ini <= k.dibuka_sampai:
            return None
        return Terkunci(
            SebabKunci.DITUTUP,
            f"Pembukaan kembali {tw} berakhir {format_tanggal(k.dibuka_sampai)}. Minta Sekretariat "
            "mengajukan perpanjangan.",
        )
    return _alasan_periode(k, tw)


def pesan_disahkan(tw: str, kepala: str) -> str:
    """Why nothing of an endorsed quarter is written, and who can have that changed."""
    return (
        f"{tw} sudah disahkan {kepala}. Bila ada yang perlu diubah, minta Sekretariat mengajukan "
        "pembukaan kembali."
    )


def _alasan_periode(k: KeadaanIsian, tw: str) -> Terkunci | None:
    if k.buka is None or k.tutup is None:
        return Terkunci(
            SebabKunci.TANPA_PERIODE,
            f"Periode {tw} belum ditetapkan. Sekretariat menetapkannya pada Persiapan.",
        )
    if k.hari_ini < k.buka:
        return Terkunci(
            SebabKunci.BELUM_DIBUKA, f"Periode {tw} baru dibuka {format_tanggal(k.buka)}."
        )
    if k.hari_ini <= k.tutup or (k.pengecualian is not None and k.hari_ini <= k.pengecualian):
        return None
    if k.jadwal is KeadaanJadwal.TERBIT:
        return None
    tutup = f"Periode {tw} ditutup {format_tanggal(k.tutup)}"
    if k.pengecualian is not None:
        tutup += f" dan pengecualian unit Anda berakhir {format_tanggal(k.pengecualian)}"
    return Terkunci(SebabKunci.DITUTUP, f"{tutup}. Minta pengecualian kepada Sekretariat.")
