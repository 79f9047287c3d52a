"""PURE. Crosscutting as an agreement: who may take which step, what a request has to say, and how
an agreed contribution is told.

One side asks for a contribution to a node of its tree; the other side answers. What was agreed
holds from a day to a day of one year, and either side may end it with a reason. A partner outside
the pemda does not answer here: the side that asked records the document.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kinerja.periode import format_tanggal
from kinerja.pilihan import PilihanBerlabel
from kinerja.status import StatusKesepakatan


class PihakSilang(PilihanBerlabel):
    """Who is asked to contribute."""

    UNIT = "unit", "Unit kerja di perangkat daerah ini"
    PD = "pd", "Perangkat daerah lain"
    LUAR = "luar", "Mitra di luar pemerintah daerah"


class SisiSilang(StrEnum):
    """On which side of an agreement a person stands; on both, or on none."""

    PEMINTA = "peminta"
    PENYUMBANG = "penyumbang"


class LangkahSilang(PilihanBerlabel):
    """What can be done with a request or an agreement."""

    SETUJUI = "setujui", "Setujui"
    TOLAK = "tolak", "Tolak"
    TARIK = "tarik", "Tarik permintaan"
    TEMPATKAN = "tempatkan", "Tempatkan pada sasaran"
    AKHIRI = "akhiri", "Akhiri kesepakatan"
    MINTA_LAGI = "minta_lagi", "Ajukan permintaan baru"


def langkah_boleh(
    status: StatusKesepakatan,
    sisi: frozenset[SisiSilang],
    *,
    sendiri: bool = False,
    lewat: bool = False,
) -> tuple[LangkahSilang, ...]:
    """The steps open to a person. `sendiri`: they asked for it themselves, so another answers;
    `lewat`: its last day is over, so it can no longer be agreed to.
    """
    meminta, menjawab = SisiSilang.PEMINTA in sisi, SisiSilang.PENYUMBANG in sisi
    hasil: list[LangkahSilang] = []
    match status:
        case StatusKesepakatan.DIMINTA:
            if menjawab and not sendiri:
                hasil += [] if lewat else [LangkahSilang.SETUJUI]
                hasil.append(LangkahSilang.TOLAK)
            if meminta:
                hasil.append(LangkahSilang.TARIK)
        case StatusKesepakatan.DISETUJUI:
            if menjawab:
                hasil.append(LangkahSilang.TEMPATKAN)
            if meminta or menjawab:
                hasil.append(LangkahSilang.AKHIRI)
        case _:
            if meminta:
                hasil.append(LangkahSilang.MINTA_LAGI)
    return tuple(hasil)


@dataclass(frozen=True)
class IsiPermintaan:
    """What is asked for, from when to when, and by when it is there.

    `ukuran`, `target`, `satuan`: how much of it, where that is agreed.
    """

    permintaan: str
    tenggat: date
    mulai: date
    sampai: date
    ukuran: str = ""
    target: str = ""
    satuan: str = ""


def salah_permintaan(isi: IsiPermintaan, tahun: int) -> Iterator[tuple[str, str]]:
    """What is wrong with a request, by field."""
    if not isi.permintaan.strip():
        yield "permintaan", "Uraikan kontribusi yang diminta."
    di_luar = [m for m in ("mulai", "sampai", "tenggat") if getattr(isi, m).year != tahun]
    for medan in di_luar:
        yield medan, f"Tanggal harus di tahun {tahun}."
    if not di_luar and isi.sampai < isi.mulai:
        yield "sampai", "Hari terakhir tidak boleh sebelum hari pertama."
    elif not di_luar and not isi.mulai <= isi.tenggat <= isi.sampai:
        yield "tenggat", "Tenggat harus di dalam masa berlakunya."
    if isi.target and not isi.ukuran:
        yield "ukuran", "Sebutkan apa yang ditargetkan."
    if isi.satuan and not isi.target:
        yield "target", "Isi targetnya, atau kosongkan satuannya."


def kalimat_target(ukuran: str, target: str, satuan: str) -> str:
    """`Jumlah lowongan terverifikasi: 200 lowongan`; empty where none was agreed."""
    besar = " ".join(x for x in (target, satuan) if x)
    return ": ".join(x for x in (ukuran, besar) if x)


def kalimat_kontribusi(permintaan: str, target: str, dasar: str) -> str:
    """An agreed contribution as tables print it. `target`: as `kalimat_target` tells it; `dasar`:
    on what it stands, as `sebut_dasar` tells it.
    """
    isi = permintaan.strip().rstrip(".")
    if target:
        isi += f"; {target}"
    return f"{isi} ({dasar})"


def sebut_dasar(disepakati: date, nomor: str = "", tanggal: date | None = None) -> str:
    """`disepakati 3 Februari 2026`, or the document of an outside partner."""
    if nomor and tanggal is not None:
        return f"{nomor}, {format_tanggal(tanggal)}"
    return f"disepakati {format_tanggal(disepakati)}"
