"""The agreements of an agency and year as one user sees them: to answer, running, over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kinerja.kesepakatan import LangkahSilang, PihakSilang
from kinerja.models import KesepakatanSilang, Pengguna, PerangkatDaerah
from kinerja.nada import Nada
from kinerja.status import KESEPAKATAN_BERJALAN, StatusKesepakatan
from laporan.silang.tercatat import Tercatat, tercatat
from laporan.silang.wewenang import langkah

_NADA: dict[StatusKesepakatan, str] = {
    StatusKesepakatan.DIMINTA: Nada.AWAS,
    StatusKesepakatan.DISETUJUI: Nada.BAIK,
    StatusKesepakatan.DITOLAK: Nada.BAHAYA,
}
_LEWAT = "Masa berlaku lewat"


@dataclass(frozen=True)
class ButirSilang:
    """One agreement with the steps that are the user's."""

    k: KesepakatanSilang
    langkah: tuple[LangkahSilang, ...]
    hari: date
    dari_pd_lain: bool
    """Whether another agency asks it of the one whose page this is."""

    @property
    def menunggu(self) -> bool:
        """Whether the user's side has to answer."""
        return LangkahSilang.TOLAK in self.langkah

    @property
    def lewat(self) -> bool:
        """Whether it still waits though its last day is over."""
        return self.k.keadaan is StatusKesepakatan.DIMINTA and self.k.lewat(self.hari)

    @property
    def status(self) -> str:
        """Its state in words."""
        return _LEWAT if self.lewat else self.k.keadaan.label

    @property
    def nada(self) -> str:
        """The tone of its badge."""
        return Nada.BAHAYA if self.lewat else _NADA.get(self.k.keadaan, "garis")

    @property
    def sebutan_peminta(self) -> str:
        """Who asks, as the reader knows them."""
        if not self.dari_pd_lain:
            return self.k.peminta.nama
        return f"{self.k.peminta.nama}, {self.k.pd.nama}"

    @property
    def jenis_pihak(self) -> str:
        """What the other side is, where its name does not say it."""
        return "" if self.k.pihak == PihakSilang.UNIT else PihakSilang(self.k.pihak).label


class DaftarSilang:
    """One year's agreements; one query, and one for what was only entered."""

    def __init__(self, pengguna: Pengguna, pd: PerangkatDaerah, tahun: int, hari: date) -> None:
        self.pengguna, self.pd, self.tahun, self.hari = pengguna, pd, tahun, hari

    @cached_property
    def semua(self) -> list[ButirSilang]:
        """Everything, the latest request first."""
        milik = KesepakatanSilang.objects.untuk(self.pengguna).tentang_pd(self.pd)
        return [self.butir(k) for k in milik.filter(tahun=self.tahun).beserta_orang()]

    def butir(self, k: KesepakatanSilang) -> ButirSilang:
        """One agreement with the steps that the reader may take."""
        boleh = langkah(self.pengguna, k, self.hari)
        return ButirSilang(k, boleh, self.hari, k.pd_id != self.pd.pk)

    @property
    def menunggu(self) -> list[ButirSilang]:
        """What the user answers, the nearest day first."""
        return sorted((b for b in self.semua if b.menunggu), key=lambda b: b.k.tenggat)

    @property
    def berjalan(self) -> list[ButirSilang]:
        """What stands, or waits for others."""
        return [b for b in self._yang(KESEPAKATAN_BERJALAN) if not b.menunggu]

    @property
    def riwayat(self) -> list[ButirSilang]:
        """What was refused, withdrawn or ended."""
        selesai = set(StatusKesepakatan) - set(KESEPAKATAN_BERJALAN)
        return self._yang(selesai)

    @cached_property
    def tercatat(self) -> list[Tercatat]:
        """Contributions without an agreement."""
        berjalan = [b.k for b in self._yang(KESEPAKATAN_BERJALAN)]
        return tercatat(self.pengguna, self.pd, self.tahun, berjalan)

    def _yang(self, status: Iterable[StatusKesepakatan]) -> list[ButirSilang]:
        dicari = frozenset(status)
        return [b for b in self.semua if b.k.keadaan in dicari]
