"""Accepted sections that no longer say what Perencanaan accepted."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from kinerja.models import BerkasTetap
from laporan.dokumen.beda import BedaVersi
from laporan.dokumen.json import ModelTakTerbacaError
from laporan.dokumen.padat import dari_padat
from laporan.dokumen.satu_seksi import beda_seksi, sidik_seksi
from laporan.dokumen.unsur import Seksi
from laporan.models import LangkahReviu, Laporan
from laporan.models.langkah_reviu import DISUSUN, SEBUTAN, Peran
from laporan.models.potret_reviu import penerimaan_berlaku
from laporan.perjanjian.temuan import Tingkat
from laporan.uji.final import BERUBAH, TemuanFinal
from laporan.uji.persetujuan import SISTEMATIKA

BANYAK_SEBUT = 3


@dataclass(frozen=True)
class BagianBerubah:
    """One accepted section: the step that accepted it, and what differs since."""

    langkah: LangkahReviu
    judul: str
    beda: BedaVersi


def bagian_berubah(
    laporan: Laporan, seksi: Mapping[str, Seksi], *, hanya: str = ""
) -> dict[str, BagianBerubah]:
    """Key → what changed, for the accepted sections that did (`hanya`: for that one). A report that
    went up is compared as a whole (laporan/uji/persetujuan.py). Two queries at most.
    """
    if not laporan.pk or laporan.status != DISUSUN:
        return {}
    beda = {
        kunci: langkah
        for kunci, langkah in penerimaan_berlaku(laporan).items()
        if kunci in seksi
        and kunci != SISTEMATIKA
        and hanya in ("", kunci)
        and hasattr(langkah, "potret")
        and langkah.potret.isi_id != sidik_seksi(seksi[kunci])
    }
    if not beda:
        return {}
    isi = BerkasTetap.objects.in_bulk({s.potret.isi_id for s in beda.values()})
    hasil = {}
    for kunci, langkah in beda.items():
        ada = _beda(isi[langkah.potret.isi_id], seksi[kunci])
        if ada is not None and not ada.sama:
            hasil[kunci] = BagianBerubah(langkah, seksi[kunci].judul, ada)
    return hasil


def _beda(berkas: BerkasTetap, kini: Seksi) -> BedaVersi | None:
    """What differs from what was kept; None where that cannot be read."""
    if not berkas.utuh:
        return None
    try:
        return beda_seksi(dari_padat(bytes(berkas.isi)), kini)
    except ModelTakTerbacaError:
        return None


def temuan_berubah(berubah: Mapping[str, BagianBerubah]) -> list[TemuanFinal]:
    """The finding that stands in the readiness list: one for all of them."""
    if not berubah:
        return []
    judul = [f"“{b.judul}”" for b in berubah.values()]
    sisa = len(judul) - BANYAK_SEBUT
    lain = f" dan {sisa} bagian lain" if sisa > 0 else ""
    satu = reverse("reviu_bagian", args=[next(iter(berubah))])
    return [
        TemuanFinal(
            BERUBAH,
            Tingkat.PERINGATAN,
            f"Isi bagian berubah sesudah diterima: {', '.join(judul[:BANYAK_SEBUT])}{lain}. Baca "
            "perubahannya pada halaman bagian, lalu terima lagi atau kembalikan kepada penulisnya.",
            satu if len(judul) == 1 else reverse("reviu"),
            SEBUTAN[Peran.PERENCANAAN],
            "laporan.lihat_reviu",
        )
    ]
