"""What moved between two versions of the budget, and which agreements still name the old sums.

`anggaran_bergeser` ?dari=1&ke=2: GET.
"""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from anggaran.impor.geser import GeserRekening, GeserSub, bergeser
from anggaran.impor.keadaan import KeadaanImpor
from anggaran.models import SubKegiatan
from anggaran.rekening import NAMA
from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import MataPerjanjian, PerangkatDaerah
from kinerja.status import StatusPerjanjian
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import bulat, layar, pastikan_semua_unit, pd_kerja


@dataclass(frozen=True)
class GeserLayar:
    """One sub kegiatan as a row."""

    sub: SubKegiatan
    angka: GeserSub

    @property
    def rekening(self) -> list[tuple[str, GeserRekening]]:
        """Its lines, each with what the code is called: `5` is nothing to read."""
        return [
            (f"{r.rekening} {NAMA.get(r.rekening, '')}".rstrip(), r) for r in self.angka.rekening
        ]


@dataclass(frozen=True)
class PerjanjianBergeser:
    """A budget that a signed agreement names and the version no longer has."""

    mata: MataPerjanjian
    kini: int

    @property
    def selisih(self) -> int:
        """What the budget in force is above the agreement."""
        return self.kini - self.mata.anggaran


@layar("anggaran.view_program", buka=pd_kerja)
def anggaran_bergeser(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """Two versions beside each other. A fixed number of queries."""
    pastikan_semua_unit(request)
    keadaan = KeadaanImpor(pd, konteks_kerja(request).tahun)
    versi = [keadaan.dokumen[ke] for ke in sorted(keadaan.dokumen)]
    nomor = [v.ke for v in versi]
    ke = bulat(request.GET.get("ke"))
    ke = ke if ke in nomor else (nomor[-1] if nomor else 0)
    dari = bulat(request.GET.get("dari"))
    dari = dari if dari in nomor else max((n for n in nomor if n < ke), default=ke)
    semua = bergeser(keadaan.versi, dari, ke) if len(versi) > 1 else []
    baris = [GeserLayar(keadaan.sub[g.sub], g) for g in semua if g.selisih or g.rekening]
    baris.sort(key=lambda b: (b.sub.urutan, b.sub.kode))
    return render(
        request,
        "laporan/anggaran_impor/bergeser.html",
        {
            "tahun": keadaan.tahun, "versi": versi, "dari": dari, "ke": ke, "baris": baris,
            "total_dari": sum(g.dari for g in semua), "total_ke": sum(g.ke for g in semua),
            "total_selisih": sum(g.selisih for g in semua),
            "perjanjian": _perjanjian(pd, keadaan, semua),
        },
    )  # fmt: skip


def _perjanjian(
    pd: PerangkatDaerah, keadaan: KeadaanImpor, semua: list[GeserSub]
) -> list[PerjanjianBergeser]:
    """Budgets in agreements in force that differ from the version that is looked at."""
    kini: dict[str, int] = {}
    for g in semua:
        bagian = keadaan.sub[g.sub].kode.split(".")
        for panjang in (3, 5, len(bagian)):
            kode = ".".join(bagian[:panjang])
            kini[kode] = kini.get(kode, 0) + g.ke
    mata = MataPerjanjian.objects.filter(
        perjanjian__jabatan__pd=pd,
        perjanjian__tahun=keadaan.tahun,
        perjanjian__status=StatusPerjanjian.BERLAKU,
    ).select_related("perjanjian__jabatan")
    return [
        PerjanjianBergeser(m, kini[m.kode])
        for m in mata.order_by("perjanjian__jabatan__urutan", "urutan")
        if m.kode in kini and kini[m.kode] != m.anggaran
    ]
