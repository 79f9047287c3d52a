"""What a Sekretariat is reminded of: an endorsed quarter that the public cannot read yet."""

from collections.abc import Iterator

from django.db.models import Case, CharField, Exists, OuterRef, Subquery, Value, When
from django.urls import reverse

from kinerja.models import PengesahanTriwulan, PermintaanBuka
from kinerja.periode import Triwulan
from laporan.bahan.bahan import Bahan
from laporan.models import TRIWULAN_RILIS, PengaturanPublik, Rilis

_BAGIAN = Case(
    *(When(triwulan=b.triwulan, then=Value(b.value)) for b in TRIWULAN_RILIS),
    output_field=CharField(),
)


def belum_dirilis(bahan: Bahan) -> Iterator[tuple[str, str]]:
    """Each endorsed quarter of the year whose figures are not public, or were endorsed once more
    since: a sentence, and the page where it is released. One query, none for an invented year;
    nothing while the public pages are closed.
    """
    if bahan.latihan:
        return
    dirilis = Rilis.objects.berlaku().filter(
        pd=OuterRef("pd"), tahun=OuterRef("tahun"), bagian=OuterRef("bagian")
    )
    dibuka = PermintaanBuka.objects.berjalan().filter(
        pd=OuterRef("pd"), tahun=OuterRef("tahun"), triwulan__lte=OuterRef("triwulan")
    )
    semua = PengesahanTriwulan.objects.filter(pd=bahan.pd, tahun=bahan.tahun)
    dapat = semua.annotate(bagian=_BAGIAN).filter(
        ~Exists(dibuka), Exists(PengaturanPublik.objects.filter(aktif=True))
    )
    terbaca = dapat.annotate(dirilis=Subquery(dirilis.values("pada")[:1])).order_by("triwulan")
    for nomor, pada, kapan in terbaca.values_list("triwulan", "pada", "dirilis"):
        b = TRIWULAN_RILIS[nomor - 1]
        karangan = b is not TRIWULAN_RILIS[-1] and not bahan.triwulan_nyata
        if karangan or (kapan is not None and kapan >= pada):
            continue
        kata = "sudah disahkan, belum dirilis" if kapan is None else "disahkan lagi sesudah dirilis"
        kalimat = f"{Triwulan(bahan.tahun, nomor).label} {kata} ke halaman publik."
        yield kalimat, reverse("rilis_satu", args=[bahan.tahun, b.value])
