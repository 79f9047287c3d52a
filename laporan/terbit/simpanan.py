"""Everything that was fixed once, computed anew: fingerprints, and frozen reports cell by cell."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model

from anggaran.models import VersiLaporanSub
from kinerja.isian.beku import sidik
from kinerja.models import (
    BerkasTetap,
    NaskahPerjanjian,
    PerangkatDaerah,
    VersiPengesahan,
    VersiRealisasi,
)
from laporan.dokumen.seksi import ratakan
from laporan.models import VersiLaporan
from laporan.terbit.beku import (
    RANTAI_HILANG,
    VersiRusakError,
    dokumen_versi,
    periksa_keutuhan,
)
from laporan.terbit.cetak_ulang import bandingkan

#: What holds a fixed content with its fingerprint → the lookup of its agency.
_BERSIDIK: tuple[tuple[type[Model], str], ...] = (
    (VersiRealisasi, "realisasi__indikator__pd"),
    (VersiLaporanSub, "laporan__sub_kegiatan__pd"),
    (VersiPengesahan, "pengesahan__pd"),
    (NaskahPerjanjian, "perjanjian__pd"),
)


def simpanan_berubah(pd: PerangkatDaerah) -> Iterator[str]:
    """A sentence for everything of the agency that no longer is what was fixed; one row a time."""
    for model, milik in _BERSIDIK:
        semua: Any = model._default_manager.filter(**{milik: pd})
        for satu in semua.order_by("pk").iterator(200):
            if sidik(satu.isi) != satu.sha256:
                yield f"{model._meta.verbose_name} nomor {satu.pk} tidak sama dengan saat disimpan."
    for versi in VersiLaporan.objects.filter(laporan__pd=pd).select_related("laporan"):
        yield from _versi(versi)


def berkas_berubah() -> Iterator[str]:
    """A sentence for every fixed file whose bytes are no longer those of its fingerprint."""
    for b in BerkasTetap.objects.order_by("pk").iterator(20):
        if not b.utuh:
            yield f"Berkas tetap {b.sha256[:12]} tidak sama dengan saat disimpan."


def _versi(versi: VersiLaporan) -> Iterator[str]:
    keutuhan = periksa_keutuhan(versi)
    if not keutuhan.utuh:
        rusak = ", ".join(nama for nama, utuh in keutuhan.bagian.items() if not utuh)
        yield f"{versi} tidak utuh: {rusak or 'keterangan versi'}."
        return
    if not keutuhan.rantai:
        yield f"{versi}: {RANTAI_HILANG}"
    try:
        banding = bandingkan(versi, ratakan(dokumen_versi(versi)))
    except VersiRusakError as galat:
        yield f"{versi}: {galat.pesan}"
        return
    if not banding.sama:
        yield f"{versi}: {banding.kalimat} {banding.beda[0]}"
