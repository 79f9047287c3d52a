"""PURE. The findings of the Inspektorat on a report, for the rules on them."""

from dataclasses import dataclass

from kinerja.uji.dasar import JenisRujuk, Rujuk


@dataclass(frozen=True)
class CatatanDiuji:
    """One finding of a reviu."""

    pk: int
    nomor: int
    uraian: str
    tuntas: bool
    ditindaklanjuti: bool
    selesai_reviu: bool
    """Whether the reviu that made it is finished."""

    @property
    def rujuk(self) -> Rujuk:
        return Rujuk(JenisRujuk.REVIU, self.pk, f"catatan reviu nomor {self.nomor}")


@dataclass(frozen=True)
class PotretCatatan:
    """What the reviu of a report left."""

    catatan: tuple[CatatanDiuji, ...] = ()
