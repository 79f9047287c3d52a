"""What a page of the master-data site showed of its row: a change made meanwhile is not undone.

The form carries the fingerprint (`laporan/rangka/tanda_formulir.py` prints it beside the token);
the row is locked and compared before anything of the form is stored.
"""

from collections.abc import Iterable
from typing import Any

from kinerja.admin import jejak
from kinerja.langkah import ambil_terkunci, kunci_semua, pastikan_dilihat, sidik_dilihat

MEDAN_SIDIK = "halaman_sidik"
_BERUBAH = (
    "Belum disimpan: data ini diubah orang lain sejak halamannya dibuka. Buka kembali halamannya, "
    "bandingkan, lalu masukkan perubahan Anda."
)


def sidik_baris(admin: Any, request: Any, baris: Any) -> str:
    """Fingerprint of a row, of the rows on its page, and of what it is tied to."""
    anak = []
    for sisipan in admin.get_inline_instances(request, baris):
        kunci = sisipan.get_formset(request, baris).fk.name
        semua = sisipan.model._base_manager.filter(**{kunci: baris}).order_by("pk")
        anak.append([(satu.pk, sorted(jejak.potret(satu).items())) for satu in semua])
    ikatan = [
        sorted(getattr(baris, m.name).values_list("pk", flat=True))
        for m in baris._meta.many_to_many
    ]
    return sidik_dilihat(sorted(jejak.potret(baris).items()), anak, ikatan)


def pastikan_tetap(admin: Any, request: Any, pk: Any) -> None:
    """Lock the row and compare. Raises BentrokError."""
    baris = ambil_terkunci(admin.model._base_manager.filter(pk=pk))
    pastikan_dilihat(
        sidik_baris(admin, request, baris), request.POST.get(MEDAN_SIDIK, ""), _BERUBAH
    )


def sidik_terpilih(semua: Iterable[Any]) -> str:
    """Fingerprint of several rows in order of pk: their own columns, in one query."""
    return sidik_dilihat([(satu.pk, sorted(jejak.potret(satu).items())) for satu in semua])


def pastikan_terpilih_tetap(admin: Any, request: Any, terpilih: Any) -> None:
    """Lock the rows and compare. Raises BentrokError."""
    semua = kunci_semua(admin.model._base_manager.filter(pk__in=[b.pk for b in terpilih]))
    pastikan_dilihat(sidik_terpilih(semua), request.POST.get(MEDAN_SIDIK, ""), _BERUBAH)
