"""How a route is written to, and the two agencies that two tabs work in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from laporan.models import laporan_tahun
from tests import factories as f

TAHUN, TAHUN_LAIN = 2024, 2025


KUNCI = UUID("0b0c7d0e-6d2f-4f39-9c0d-2f6b5f1a7a10")


@dataclass
class Tulisan:
    """How one route is written to. `halaman`: the page with its form; `pilih`: which form;
    `ketik`: what is typed; `json`: sent as JSON instead. `menulis`: whether rows must come of it.
    """

    oleh: str
    halaman: Callable[[Any], str]
    ke: Callable[[Any], str] | None = None
    pilih: dict[str, str] = field(default_factory=dict)
    ketik: Callable[[Any], dict[str, Any]] = lambda d: {}
    siap: Callable[[Any], Any] = lambda d: None
    json: bool = False
    menulis: bool = True


class Dunia:
    """The sample agency, and another one that the other tab works in."""

    def __init__(self, pd: Any, akun: dict[str, Any]) -> None:
        self.pd, self.akun = pd, akun
        self.lain = f.PDFactory()
        f.RenstraFactory(pd=self.lain)

    @property
    def laporan(self) -> Any:
        return laporan_tahun(self.pd, TAHUN)
