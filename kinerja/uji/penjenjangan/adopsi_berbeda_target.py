"""PURE. A result taken over as it stands has another target than the one above."""

from collections.abc import Iterator

from kinerja.angka import format_angka
from kinerja.penjenjangan import CaraPenjenjangan, angka_target, sama_satuan
from kinerja.satuan import bersatuan, cacahan
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import HasilDiuji, PotretKinerja
from kinerja.uji.target.turunan_tidak_mencukupi import target_setahun


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Counts that were adopted with another figure than the one above."""
    for h in p.hasil:
        milik = angka_target(h.target)
        if h.cara != CaraPenjenjangan.ADOPSI or milik is None or not cacahan(h.satuan):
            continue
        if h.indikator is not None:
            i = p.indikator_menurut_pk.get(h.indikator)
            atas, satuan = (target_setahun(p, i), i.satuan) if i is not None else (None, "")
        else:
            r: HasilDiuji | None = p.hasil_menurut_pk.get(h.induk or 0)
            atas, satuan = (angka_target(r.target), r.satuan) if r is not None else (None, "")
        if atas is None or not sama_satuan(satuan, h.satuan) or atas == milik:
            continue
        tercetak, seharusnya = (bersatuan(format_angka(n, 0), satuan) for n in (milik, atas))
        yield TemuanUji(
            h.rujuk,
            f"“{h.nama}” diadopsi langsung, tetapi targetnya {tercetak}; di atasnya {seharusnya}.",
            tercetak,
            seharusnya,
            penyebab="target yang diadopsi",
            rinci=str(h.pk),
        )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "P17",
    AreaUji.POHON,
    TingkatUji.PERINGATAN,
    "Hasil yang diadopsi bertarget lain",
    "Adopsi langsung berarti hasil, indikator, dan target atasan dipikul sepenuhnya "
    "(PermenPANRB 6/2022).",
    periksa,
)
