"""PURE. The figure of the year before is already better than the target."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Targets that last year's figure has passed."""
    for i in p.indikator:
        kini, lalu = i.tahun.get(p.tahun), i.tahun.get(p.tahun - 1)
        if kini is None or lalu is None or kini.target is None or lalu.realisasi is None:
            continue
        # The target may stand at the best there is (100%, a scale's top): nothing more to ask for.
        mentok = i.persentase and kini.target >= 100 and not i.boleh_lebih_100
        if i.berarah and not mentok and i.lebih_baik(lalu.realisasi, kini.target):
            sisi = "di bawah" if kini.target < lalu.realisasi else "di atas"
            yield TemuanUji(
                i.rujuk_target,
                f"Target {p.tahun} “{i.nama}” ({i.tampil(kini.target)}) {sisi} realisasi "
                f"{p.tahun - 1} ({i.tampil(lalu.realisasi)}).",
                i.tampil(kini.target),
                i.tampil(lalu.realisasi),
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "T04",
    AreaUji.TARGET,
    TingkatUji.CATATAN,
    "Target sudah tercapai tahun lalu",
    "Target yang lebih rendah daripada realisasi tahun lalu tidak menantang (PermenPANRB "
    "88/2021, kriteria perencanaan).",
    periksa,
)
