"""PURE. One section as a document of its own: what accepting it keeps, and what differs since."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256

from laporan.dokumen.beda import BedaVersi, beda_dokumen
from laporan.dokumen.padat import padatkan
from laporan.dokumen.unsur import Bab, Blok, Dokumen, Isi, Rujukan, Seksi, larik


def dokumen_seksi(seksi: Seksi) -> Dokumen:
    """The section and nothing besides."""
    return Dokumen("", "", "", "", 0, "", bab=(Bab("", (seksi,)),))


def padat_seksi(seksi: Seksi) -> bytes:
    """Compressed bytes: equal sections give equal bytes."""
    return padatkan(dokumen_seksi(seksi))


def sidik_seksi(seksi: Seksi) -> str:
    """Fingerprint of what the section says."""
    return sha256(padat_seksi(seksi)).hexdigest()


def beda_seksi(lama: Dokumen, kini: Seksi) -> BedaVersi:
    """What differs; nothing where only the numbers of tables that it points at moved on."""
    baru = dokumen_seksi(kini)
    if beda_dokumen(_tanpa_nomor(lama), _tanpa_nomor(baru)).sama:
        return BedaVersi((), ())
    return beda_dokumen(lama, baru)


def _tanpa_nomor(dokumen: Dokumen) -> Dokumen:
    return replace(dokumen, bab=tuple(replace(b, isi=tuple(_lepas(b.isi))) for b in dokumen.bab))


def _lepas(blok: Iterable[Blok]) -> Iterator[Blok]:
    for b in blok:
        yield b.ganti_isi(_lepas_isi).ganti_dalam(lambda isi: tuple(_lepas(isi)))


def _lepas_isi(isi: Isi) -> Isi:
    return tuple(Rujukan(p.kunci) if isinstance(p, Rujukan) else p for p in larik(isi))
