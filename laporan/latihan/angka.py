"""The invented figures: contoh/latihan/*.csv, by indicator or sub kegiatan, as people type them."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

Isi = Mapping[str, str]


@dataclass(frozen=True)
class AngkaLatihan:
    """The folder of figures. Columns `contoh_1` …: the printed year; `latihan_1` …: practice."""

    folder: Path

    def kinerja(self) -> list[Isi]:
        """Rows: indikator, medan (a cell of the entry), one column per quarter."""
        return self._baca("kinerja")

    def anggaran(self) -> list[Isi]:
        """Rows: sub_kegiatan, rekening, the versions of the budget, spending up to each quarter."""
        return self._baca("anggaran")

    def keluaran(self) -> list[Isi]:
        """Rows: kode, simpul (program, kegiatan, sub kegiatan), its targets and quarters."""
        return self._baca("keluaran")

    def target(self) -> list[Isi]:
        """Rows: indikator, quarterly and yearly targets."""
        return self._baca("target")

    def pemangku(self) -> list[Isi]:
        """Rows: who holds which post in the practice year; nobody's name."""
        return self._baca("pemangku")

    def sebab(self) -> dict[str, Isi]:
        """Indicator → what helped and what hindered it, where its capaian asks for the cause."""
        return {baris["indikator"]: baris for baris in self._baca("sebab")}

    def rekomendasi(self) -> list[Isi]:
        """Rows: the recommendations of the practice LHE."""
        return self._baca("rekomendasi")

    def kegiatan(self) -> list[Isi]:
        """Rows: the activities of the rencana aksi with their money per quarter."""
        return self._baca("kegiatan")

    def kesepakatan(self) -> list[Isi]:
        """Rows: contributions asked of other units; those with `tempat` are agreed to."""
        return self._baca("kesepakatan")

    def temuan(self) -> list[Isi]:
        """Rows: findings of other origin than the LHE."""
        return self._baca("temuan")

    def _baca(self, nama: str) -> list[Isi]:
        with (self.folder / f"{nama}.csv").open(encoding="utf-8", newline="") as berkas:
            return list(csv.DictReader(berkas))


def terisi(baris: list[Isi], kolom: str) -> Iterator[tuple[Isi, str]]:
    """Rows that have something in a column, with it."""
    for satu in baris:
        if isi := satu.get(kolom):
            yield satu, isi
