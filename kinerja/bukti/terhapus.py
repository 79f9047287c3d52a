"""What the audit trail keeps of evidence, enough of it to bring back what was removed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kinerja.bukti.jenis import MENURUT_AKHIRAN
from kinerja.models import DataDukung, JejakAudit, Realisasi

AKSI_HAPUS = "hapus bukti"
MASA_URUNG = timedelta(days=7)
"""How long a removal can be undone."""
MAKS_TERHAPUS = 10


@dataclass(frozen=True)
class BuktiTerhapus:
    """One removal that can still be undone."""

    jejak: int
    judul: str
    oleh: str
    pada: datetime
    alasan: str


def ringkas_bukti(bukti: DataDukung) -> dict[str, Any]:
    """What the trail keeps of a piece of evidence."""
    isi: dict[str, Any] = {"jenis": bukti.jenis, "judul": bukti.judul}
    if bukti.berkas:
        isi |= {"berkas": bukti.berkas.name, "sha256": bukti.sha256, "ukuran": bukti.ukuran}
    if bukti.tautan:
        isi["tautan"] = bukti.tautan
    if bukti.teks:
        isi["teks"] = bukti.teks
    if bukti.halaman:
        isi["halaman"] = bukti.halaman
    return isi


def ringkas_terhapus(bukti: DataDukung, pada: datetime, *, dibekukan: bool) -> dict[str, Any]:
    """The same of what is removed. `sampai`: when its file may go; a submitted one never."""
    isi = ringkas_bukti(bukti)
    isi |= {"diunggah_oleh": bukti.diunggah_oleh_id, "diunggah_pada": bukti.diunggah_pada}
    if bukti.berkas:
        isi["tipe"] = bukti.tipe
        if not dibekukan:
            isi["sampai"] = pada + MASA_URUNG
    return isi


def dari_jejak(catatan: JejakAudit) -> DataDukung:
    """The evidence that a removal tells of, unsaved and without its row."""
    isi = _isi_terhapus(catatan)
    berkas = isi.get("berkas", "")
    bukti = DataDukung(
        jenis=isi["jenis"],
        judul=isi["judul"],
        berkas=berkas,
        sha256=isi.get("sha256", ""),
        ukuran=isi.get("ukuran"),
        tautan=isi.get("tautan", ""),
        teks=isi.get("teks", ""),
        halaman=isi.get("halaman", ""),
        diunggah_oleh_id=isi.get("diunggah_oleh", catatan.oleh_id),
    )
    pada = isi.get("diunggah_pada")
    bukti.diunggah_pada = datetime.fromisoformat(pada) if pada else catatan.pada
    if berkas:  # earlier removals do not tell the type: it follows from the extension
        jenis = MENURUT_AKHIRAN.get(berkas.rpartition(".")[2])
        bukti.tipe = isi.get("tipe") or (jenis.tipe if jenis else "")
    return bukti


def bukti_terhapus(
    baris: Realisasi, pada: datetime, ada: Iterable[DataDukung]
) -> tuple[BuktiTerhapus, ...]:
    """What was removed of a row lately and did not come back, the latest first. One query."""
    kini = {_kunci(d) for d in ada}
    semua = (
        JejakAudit.objects.tentang(baris)
        .filter(aksi=AKSI_HAPUS, pada__gte=pada - MASA_URUNG)
        .select_related("oleh__jabatan")[:MAKS_TERHAPUS]
    )
    hasil: list[BuktiTerhapus] = []
    for j in semua:
        bukti = dari_jejak(j)
        if _kunci(bukti) not in kini and not _berkasnya_ikut(j):
            kini.add(_kunci(bukti))
            hasil.append(BuktiTerhapus(j.pk, bukti.judul, j.oleh.sebutan, j.pada, j.alasan))
    return tuple(hasil)


def _isi_terhapus(catatan: JejakAudit) -> dict[str, Any]:
    return next(lama for lama, _ in catatan.perubahan.values() if isinstance(lama, dict))


def _berkasnya_ikut(catatan: JejakAudit) -> bool:
    """Removals of earlier versions, which tell no type, took the file with them."""
    isi = _isi_terhapus(catatan)
    return "berkas" in isi and "tipe" not in isi


def _kunci(d: DataDukung) -> tuple[str, str, str, str]:
    return d.jenis, d.sha256, d.tautan, d.teks
