"""PURE. What the public page says of a signed agreement on a day: in force from … to …."""

from dataclasses import dataclass
from datetime import date

from kinerja.nada import Nada
from kinerja.periode import format_tanggal


@dataclass(frozen=True)
class KabarBerlaku:
    """A message: its tone, its title, and its sentence."""

    nada: Nada
    judul: str
    kalimat: str


def kabar_berlaku(
    *,
    lengkap: bool,
    masa: tuple[date, date] | None,
    hari: date,
    tahun: int,
    lengkap_pada: date | None,
    pengganti: int | None,
) -> KabarBerlaku:
    """`masa`: first and last day in force, None where it never is; `pengganti`: the number of the
    Perubahan that both parties have signed after it.
    """
    if not lengkap:
        return KabarBerlaku(
            Nada.AWAS,
            "Baru ditandatangani pihak pertama",
            "Perjanjian ini belum ditandatangani pihak kedua sehingga belum berlaku.",
        )
    if masa is None:
        return _tidak_pernah(tahun, lengkap_pada)
    mulai, sampai = masa
    rentang = f"Berlaku dari {format_tanggal(mulai)} sampai dengan {format_tanggal(sampai)}"
    diganti = sampai < date(tahun, 12, 31) and pengganti is not None
    if hari < mulai:
        return KabarBerlaku(
            Nada.INFO, "Ditandatangani kedua pihak, belum mulai berlaku", f"{rentang}."
        )
    if hari <= sampai:
        return KabarBerlaku(Nada.BAIK, "Ditandatangani kedua pihak dan berlaku", f"{rentang}.")
    if diganti:
        return KabarBerlaku(
            Nada.AWAS,
            "Ditandatangani kedua pihak, sudah digantikan perubahannya",
            f"{rentang}, lalu digantikan perubahan ke-{pengganti}.",
        )
    return KabarBerlaku(
        Nada.INFO, "Ditandatangani kedua pihak, masa berlakunya sudah berakhir", f"{rentang}."
    )


def _tidak_pernah(tahun: int, lengkap_pada: date | None) -> KabarBerlaku:
    judul = "Ditandatangani kedua pihak, tidak pernah berlaku"
    if lengkap_pada is not None and lengkap_pada.year > tahun:
        return KabarBerlaku(
            Nada.INFO,
            judul,
            f"Ditandatangani {format_tanggal(lengkap_pada)}, sesudah masa berlakunya, sehingga "
            "tidak pernah berlaku.",
        )
    return KabarBerlaku(
        Nada.INFO, judul, "Digantikan perubahannya sebelum mulai berlaku, sehingga tidak berlaku."
    )
