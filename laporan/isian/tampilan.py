"""The cells and rows that the entry page's templates show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from anggaran.isian.baris import BarisBelanjaIsian, BarisKeluaranIsian, BarisSubIsian
from kinerja.isian.baris import BarisIndikatorIsian
from kinerja.periode import Triwulan
from kinerja.uji_isian import Temuan
from laporan.isian.sel import SelIsian

PenolakanSel = Mapping[tuple[str, str], tuple[str, str]]  # (sasaran, medan) → (typed, message)


@dataclass(frozen=True)
class BarisTampil:
    """A row of the first grid: the indicator, its cells, the source of each variable."""

    b: BarisIndikatorIsian
    sel: tuple[SelIsian, ...]
    sumber: tuple[SelIsian | None, ...]
    tingkat: int  # of the quarter's kriteria: 1 = top band, 0 = none

    @property
    def pasangan(self) -> list[tuple[SelIsian, SelIsian | None]]:
        """Each cell with its source."""
        return list(zip(self.sel, self.sumber, strict=True))

    @property
    def tunggal(self) -> SelIsian | None:
        """The row's only line, where it has just one."""
        satu = self.sel[0]
        return satu if not satu.medan.startswith("variabel:") else None


@dataclass(frozen=True)
class LiniLayar:
    """A budget line with its two cells."""

    b: BarisBelanjaIsian
    triwulan_ini: SelIsian
    kumulatif: SelIsian


@dataclass(frozen=True)
class KeluaranLayar:
    """An indicator of the budget tree with its cell."""

    b: BarisKeluaranIsian
    sel: SelIsian


@dataclass(frozen=True)
class SubLayar:
    """A row of the second grid; with one line, line and sub kegiatan share it. Its outputs stand
    below it, each in a row of its own.
    """

    b: BarisSubIsian
    fisik: SelIsian
    lini: tuple[LiniLayar, ...]
    keluaran: tuple[KeluaranLayar, ...]
    diharapkan: bool

    @property
    def temuan(self) -> list[Temuan]:
        """Findings on the sub kegiatan, on its lines and on its outputs."""
        return list(self.b.semua_temuan)

    @property
    def tunggal(self) -> LiniLayar | None:
        """The only line."""
        return self.lini[0] if len(self.lini) == 1 else None


class PenyusunLayar:
    """Cells out of rows, with what a refused form had typed put back."""

    def __init__(
        self, tw: Triwulan, penolakan: PenolakanSel | None = None, pita: Sequence[str] = ()
    ) -> None:
        self.tw, self.penolakan, self.pita = tw, penolakan or {}, list(pita)

    def sel(self, sasaran: str, medan: str, teks: str, label: str, **lain: Any) -> SelIsian:
        """One cell."""
        ketikan, galat = self.penolakan.get((sasaran, medan), (None, ""))
        return SelIsian(sasaran, medan, teks, label, ketikan=ketikan, galat=galat, **lain)

    def indikator(self, b: BarisIndikatorIsian) -> BarisTampil:
        """A row of the first grid."""
        sel: list[SelIsian] = []
        sumber: list[SelIsian | None] = []
        milik = {**_milik(b), "kelas": ("sel--samping",)}
        milik_sumber = {**milik, "kelas": ("sel--samping", "sel--teks")}
        for m in b.masukan:
            sel.append(
                self.sel(
                    b.sasaran,
                    m.medan,
                    m.teks,
                    m.label,
                    kolom="isian",
                    satuan=m.satuan,
                    tingkat=m.tingkat,
                    pilihan=m.pilihan,
                    dari_bagian=m.dari_bagian,
                    wajib=m.wajib and not b.tidak_berlaku,
                    **milik,
                )
            )
            jenis, _, kode = m.medan.partition(":")
            bersumber = jenis == "variabel" and not m.dari_bagian
            sumber.append(
                self.sel(
                    b.sasaran,
                    f"sumber:{kode}",
                    m.sumber,
                    f"Sumber {m.label}",
                    kolom="sumber",
                    **milik_sumber,
                )
                if bersumber
                else None
            )
        label = b.kriteria_triwulan
        tingkat = self.pita.index(label) + 1 if label in self.pita else 0
        return BarisTampil(b, tuple(sel), tuple(sumber), tingkat)

    def sub(self, b: BarisSubIsian, *, diharapkan: frozenset[str]) -> SubLayar:
        """A row of the second grid; `diharapkan`: the lines that must be filled."""
        milik = _milik(b)
        lini = tuple(
            LiniLayar(
                x,
                self.sel(
                    x.sasaran,
                    "triwulan_ini",
                    x.triwulan_ini,
                    f"Realisasi {self.tw.label_pendek} {x.nama}",
                    kolom="ini",
                    **milik,
                ),
                self.sel(
                    x.sasaran,
                    "kumulatif",
                    x.kumulatif,
                    f"Realisasi s.d. {self.tw.label_pendek} {x.nama}",
                    kolom="kumulatif",
                    wajib=x.sasaran in diharapkan,
                    **milik,
                ),
            )
            for x in b.baris
        )
        fisik = self.sel(
            b.sasaran, "fisik", b.fisik, "Kemajuan fisik", kolom="fisik", satuan="%", **milik
        )
        ada = any(x.sasaran in diharapkan for x in b.baris) or any(k.wajib for k in b.keluaran)
        keluaran = tuple(self._keluaran(k, milik) for k in b.keluaran)
        return SubLayar(b, fisik, lini, keluaran, ada or b.versi > 0)

    def _keluaran(self, k: BarisKeluaranIsian, milik: dict[str, Any]) -> KeluaranLayar:
        tw = self.tw.label_pendek
        masa = f"s.d. {tw}" if k.diketik_kumulatif else tw
        return KeluaranLayar(
            k,
            self.sel(
                k.sasaran,
                "realisasi",
                k.realisasi,
                f"Realisasi {masa} {k.nama}",
                kolom="keluaran",
                satuan=k.satuan,
                wajib=k.wajib,
                **milik,
            ),
        )


def _milik(b: BarisIndikatorIsian | BarisSubIsian) -> dict[str, Any]:
    """What a cell says of its row."""
    terkunci = b.terkunci["pesan"] if b.terkunci else ""
    return {"baris": b.sasaran, "nama_baris": b.nama, "terkunci": terkunci}
