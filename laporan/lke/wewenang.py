"""PURE. Who takes which step of the chain, on which component of which agency, and when.

Nobody evaluates their own answer: who fills for the agency takes no step above, and who answered a
criterion at one step does not answer it at another.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from laporan.models.tahap_lke import TAHAP_TETAP, StatusLKE, TahapLKE

URUTAN = tuple(TahapLKE)


@dataclass(frozen=True)
class TugasLKE:
    """One assignment of the year: a step, components (empty: all), an agency (None: all)."""

    tahap: str
    komponen: frozenset[str] = frozenset()
    pd: int | None = None


@dataclass(frozen=True)
class OrangLKE:
    """An account as the rule sees it."""

    pk: int
    pd: int | None
    lintas: bool
    mengisi: bool
    menilai: bool
    tugas: tuple[TugasLKE, ...] = ()
    batas: frozenset[int] | None = None
    """Agencies that whoever works above them is limited to; None: no limit."""

    def komponen(self, tahap: TahapLKE, pd: int, semua: Iterable[str]) -> frozenset[str]:
        """Codes of the components that this person answers at a step for an agency."""
        if tahap is TahapLKE.MANDIRI:
            return frozenset(semua) if self.mengisi and self.pd == pd else frozenset()
        terjangkau = pd == self.pd or (self.lintas and (self.batas is None or pd in self.batas))
        if self.mengisi or not self.menilai or not terjangkau:
            return frozenset()
        if not self.tugas:
            return frozenset(semua) if tahap is TahapLKE.EVALUASI else frozenset()
        return frozenset(
            k
            for k in semua
            for t in self.tugas
            if t.tahap == tahap and t.pd in (None, pd) and (not t.komponen or k in t.komponen)
        )


@dataclass(frozen=True)
class RantaiLKE:
    """The chain of one year: its windows, to the minute. A step without one is left out, but for
    own evaluation and evaluator, which are then always open.
    """

    jendela: dict[str, tuple[datetime, datetime]] = field(default_factory=dict)

    @property
    def tahap(self) -> tuple[TahapLKE, ...]:
        """The steps, in order."""
        return tuple(t for t in URUTAN if t in TAHAP_TETAP or t.value in self.jendela)

    def sesudah(self, tahap: TahapLKE) -> StatusLKE:
        """Whose turn it is after a step."""
        lanjut = [t for t in self.tahap if URUTAN.index(t) > URUTAN.index(tahap)]
        return StatusLKE(lanjut[0].value) if lanjut else StatusLKE.SELESAI

    def sebelum(self, tahap: TahapLKE) -> tuple[TahapLKE, ...]:
        """The steps before it, the nearest first. Any that once answered counts, in the chain now
        or not.
        """
        return tuple(reversed(URUTAN[: URUTAN.index(tahap)]))

    def terbuka(self, tahap: TahapLKE, kini: datetime) -> bool:
        """Whether the window is open: from its first minute up to, not including, its last."""
        batas = self.jendela.get(tahap.value)
        return batas is None or batas[0] <= kini < batas[1]

    def tutup(self, tahap: TahapLKE) -> datetime | None:
        """When the window closes."""
        batas = self.jendela.get(tahap.value)
        return batas[1] if batas else None


def tahap_dari(status: str) -> TahapLKE | None:
    """The step that an evaluation waits for; None when it is finished."""
    return None if status == StatusLKE.SELESAI else TahapLKE(status)


def menjawab_sendiri(orang: int, penjawab_lain: Collection[int]) -> bool:
    """Whether this person would judge their own answer."""
    return orang in penjawab_lain
