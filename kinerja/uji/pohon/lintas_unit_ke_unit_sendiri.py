"""PURE. A crosscutting link names the unit of the responsible post itself."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Crosscutting links to the unit that answers for the sasaran anyway."""
    for s in p.sasaran:
        j = p.jabatan_menurut_pk.get(s.jabatan)
        if j is not None and j.unit in s.lintas:
            unit = p.unit_menurut_pk[j.unit].nama if j.unit in p.unit_menurut_pk else "unitnya"
            yield TemuanUji(
                s.rujuk, f"Crosscutting “{s.nama}” menunjuk {unit}, penanggung jawabnya sendiri."
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "P13",
    AreaUji.POHON,
    TingkatUji.CATATAN,
    "Lintas unit yang menunjuk unit sendiri",
    "Crosscutting menyebut pihak lain yang ikut menyumbang; unit penanggung jawab "
    "sendiri bukan pihak lain.",
    periksa,
)
