"""Crosscutting of the practice year: one contribution agreed between units, one that waits."""

from dataclasses import dataclass
from datetime import date, datetime

from kinerja.kesepakatan import IsiPermintaan, PihakSilang
from kinerja.models import Pengguna, PerangkatDaerah, Sasaran, UnitKerja
from laporan.latihan.angka import Isi
from laporan.silang.aksi import TujuanPermintaan, minta_kontribusi, setujui_kontribusi


@dataclass(frozen=True)
class SilangLatihan:
    """The requests of one agency and practice year. `oleh` asks; `penjawab` answers for the units
    that are asked.
    """

    pd: PerangkatDaerah
    tahun: int
    oleh: Pengguna
    penjawab: Pengguna

    def sepakati(self, isi: Isi, *, diminta: datetime, dijawab: datetime) -> None:
        """A request that was agreed to, and carried under a sasaran of who gives it."""
        k = self.minta(isi, pada=diminta)
        setujui_kontribusi(
            kesepakatan=k,
            sasaran=self._sasaran(isi["tempat"]),
            catatan=isi["jawaban"],
            oleh=self.penjawab,
            pada=dijawab,
        )

    def minta(self, isi: Isi, *, pada: datetime) -> int:
        """A request until the end of the year; its number."""
        akhir = date(self.tahun, 12, 31)
        unit = UnitKerja.objects.get(pd=self.pd, kode=isi["unit"])
        k = minta_kontribusi(
            pd=self.pd,
            tahun=self.tahun,
            tujuan=TujuanPermintaan(self._sasaran(isi["sasaran"]), PihakSilang.UNIT, unit=unit.pk),
            isi=IsiPermintaan(
                isi["permintaan"],
                tenggat=akhir,
                mulai=pada.date(),
                sampai=akhir,
                ukuran=isi["ukuran"],
                target=isi["target"],
                satuan=isi["satuan"],
            ),
            oleh=self.oleh,
            pada=pada,
        )
        return k.pk

    def _sasaran(self, kode: str) -> int:
        return Sasaran.objects.get(pd=self.pd, kode=kode).pk
