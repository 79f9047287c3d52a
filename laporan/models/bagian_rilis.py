"""PURE. The parts of an agency's year that the public may read, each released on its own."""

from kinerja.periode import label_tw, romawi
from kinerja.pilihan import PilihanBerlabel


class BagianRilis(PilihanBerlabel):
    """One part; the value is stored, and stands in public addresses."""

    POHON = "pohon", "Pohon kinerja"
    PK = "pk", "Perjanjian Kinerja"
    TW1 = "tw1", label_tw(1)
    TW2 = "tw2", label_tw(2)
    TW3 = "tw3", label_tw(3)
    TW4 = "tw4", label_tw(4)
    LKJIP = "lkjip", "LKjIP"
    LHE = "lhe", "Nilai AKIP"

    @property
    def triwulan(self) -> int | None:
        """The quarter whose figures it holds."""
        return int(self.value[2:]) if self.value.startswith("tw") else None

    @property
    def sebutan(self) -> str:
        """How it is called where nobody knows the trade's short forms."""
        return f"Triwulan {romawi(self.triwulan)}" if self.triwulan else self.label


TRIWULAN_RILIS = tuple(b for b in BagianRilis if b.triwulan)


class PeristiwaRilis(PilihanBerlabel):
    """What happened to a part."""

    RILIS = "rilis", "dirilis"
    TARIK = "tarik", "ditarik"
