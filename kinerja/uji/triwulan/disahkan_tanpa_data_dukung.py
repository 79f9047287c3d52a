"""PURE. An endorsed figure that no evidence stands behind."""

from collections.abc import Iterator

from kinerja.kata_daftar import urutkan
from kinerja.periode import label_tw
from kinerja.status import StatusRealisasi
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Indicators with endorsed quarters behind which no evidence stands."""
    berbukti = {(b.indikator, b.triwulan) for b in p.bukti if b.tahun == p.tahun}
    for i in p.indikator:
        satu = i.tahun.get(p.tahun)
        isian = satu.isian if satu else {}
        tanpa = [
            label_tw(tw)
            for tw, s in sorted(isian.items())
            if s.status == StatusRealisasi.DISAHKAN
            and s.nilai is not None
            and (i.pk, tw) not in berbukti
        ]
        if tanpa:
            yield TemuanUji(
                i.rujuk_isian,
                f"Realisasi {urutkan(tanpa)} “{i.nama}” disahkan tanpa data dukung.",
                ", ".join(tanpa),
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "R13",
    AreaUji.TRIWULAN,
    TingkatUji.PERINGATAN,
    "Angka disahkan tanpa data dukung",
    "Realisasi harus dapat ditelusuri ke buktinya (PermenPANRB 88/2021, kriteria pengukuran).",
    periksa,
)
