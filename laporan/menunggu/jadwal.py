"""PURE. When a person is reminded by e-mail: once a day at most, on working days, as they chose."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from kinerja.periode import sisa_hari
from laporan.models.status import KerapPengingat
from laporan.rangka.menunggu import Menunggu

JAM_KIRIM = 7
"""Hour of the agency's day from which reminders go out."""
DEKAT = 3
"""Days left, today included, from which something is near."""


@dataclass(frozen=True)
class DigestTerakhir:
    """The last digest that a person was sent."""

    hari: date
    kunci: frozenset[str]


def hari_kerja(hari: date) -> bool:
    """Monday to Friday."""
    return hari.isoweekday() <= 5


def mendesak(m: Menunggu, hari_ini: date) -> bool:
    """Late, near its last day, or sent back."""
    dekat = m.batas is not None and sisa_hari(m.batas, hari_ini) <= DEKAT
    return m.lewat or m.dikembalikan or dekat


def kunci_butir(m: Menunggu, hari_ini: date) -> str:
    """What makes a thing the same as yesterday: a count that moved does not, its last day that came
    near does, and so does another note.
    """
    tahap = "lewat" if m.lewat else "dekat" if mendesak(m, hari_ini) else ""
    catatan = m.catatan if m.dikembalikan else ""
    return "|".join((m.jenis, m.url.partition("#")[0], tahap, catatan[:80]))


def perlu_dikirim(
    kerap: KerapPengingat,
    butir: Collection[Menunggu],
    *,
    terakhir: DigestTerakhir | None,
    hari_ini: date,
) -> bool:
    """Whether today's digest goes out."""
    if not butir or kerap is KerapPengingat.TIDAK or not hari_kerja(hari_ini):
        return False
    if terakhir is None:
        return True
    if terakhir.hari >= hari_ini:
        return False
    pekan_baru = terakhir.hari.isocalendar()[:2] != hari_ini.isocalendar()[:2]
    match kerap:
        case KerapPengingat.HARIAN:
            return True
        case KerapPengingat.MINGGUAN:
            return pekan_baru
    baru = any(kunci_butir(m, hari_ini) not in terakhir.kunci for m in butir)
    return baru or (pekan_baru and any(mendesak(m, hari_ini) for m in butir))


def isi_digest(nama: str, butir: Iterable[Menunggu], *, alamat: str, atur: str) -> tuple[str, str]:
    """(subject, text) of one digest: what is late, what was sent back, what else waits."""
    lewat: list[Menunggu] = []
    kembali: list[Menunggu] = []
    lain: list[Menunggu] = []
    for m in butir:
        (lewat if m.lewat else kembali if m.dikembalikan else lain).append(m)
    banyak = len(lewat) + len(kembali) + len(lain)
    judul = f"Tapak: {banyak} hal menunggu Anda"
    if lewat:
        judul += f", {len(lewat)} lewat batas"
    bagian = [f"Yth. {nama},"]
    for kepala, isi in (
        ("LEWAT BATAS", lewat),
        ("DIKEMBALIKAN", kembali),
        ("MENUNGGU ANDA", lain),
    ):
        if isi:
            bagian.append("\n\n".join([kepala, *(_satu(m, alamat) for m in isi)]))
    bagian.append(
        "Surel ini dikirim paling banyak sekali sehari, pada hari kerja. Atur atau hentikan di "
        f"{alamat}{atur}"
    )
    return judul, "\n\n".join(bagian) + "\n"


def _satu(m: Menunggu, alamat: str) -> str:
    baris = [f"- {m.teks}"]
    baris += [f"  {x}" for x in m.catatan.splitlines() if x.strip()]
    return "\n".join([*baris, f"  {m.tautan}: {alamat}{m.url}"])
