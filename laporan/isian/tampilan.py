"""The cells and rows that the entry page's templates show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from anggaran.isian.baris import BarisBelanjaIsian, BarisSubIsian
from kinerja.isian.baris import BarisIndikatorIsian
from kinerja.isian.penolakan import jangkar
from kinerja.periode import Triwulan
from kinerja.uji_isian import Temuan

PenolakanSel = Mapping[tuple[str, str], tuple[str, str]]  # (sasaran, medan) → (typed, message)


@dataclass(frozen=True)
class SelIsian:
    """One cell. `teks` is what is stored, `ketikan` what a refused form had in it."""

    sasaran: str
    medan: str
    teks: str
    label: str
    kolom: str
    satuan: str = ""
    sumber: str = ""
    tingkat: int = 0
    pilihan: tuple[str, ...] = ()
    dari_bagian: bool = False
    wajib: bool = False
    ketikan: str | None = None
    galat: str = ""

    @property
    def id(self) -> str:
        """Id on the page."""
        return jangkar(self.sasaran, self.medan)

    @property
    def nama(self) -> str:
        """Name in the plain form."""
        return f"{self.sasaran}|{self.medan}"

    @property
    def isi(self) -> str:
        """What stands in the input."""
        return self.teks if self.ketikan is None else self.ketikan


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
        """The cell of an indicator without formula, which stands in the indicator's own row."""
        satu = self.sel[0]
        return satu if not satu.medan.startswith("variabel:") else None


@dataclass(frozen=True)
class LiniLayar:
    """A budget line with its two cells."""

    b: BarisBelanjaIsian
    triwulan_ini: SelIsian
    kumulatif: SelIsian


@dataclass(frozen=True)
class SubLayar:
    """A row of the second grid; with one line, line and sub kegiatan share it."""

    b: BarisSubIsian
    fisik: SelIsian
    lini: tuple[LiniLayar, ...]
    diharapkan: bool

    @property
    def temuan(self) -> list[Temuan]:
        """Findings on the sub kegiatan and on its lines."""
        return [*self.b.temuan, *(t for x in self.b.baris for t in x.temuan)]

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
                )
            )
            jenis, _, kode = m.medan.partition(":")
            bersumber = jenis == "variabel" and not m.dari_bagian
            sumber.append(
                self.sel(b.sasaran, f"sumber:{kode}", m.sumber, f"Sumber {m.label}", kolom="sumber")
                if bersumber
                else None
            )
        label = b.kriteria_triwulan
        tingkat = self.pita.index(label) + 1 if label in self.pita else 0
        return BarisTampil(b, tuple(sel), tuple(sumber), tingkat)

    def sub(self, b: BarisSubIsian, *, diharapkan: frozenset[str]) -> SubLayar:
        """A row of the second grid; `diharapkan`: the lines that must be filled."""
        lini = tuple(
            LiniLayar(
                x,
                self.sel(
                    x.sasaran,
                    "triwulan_ini",
                    x.triwulan_ini,
                    f"Realisasi {self.tw.label_pendek} {x.nama}",
                    kolom="ini",
                ),
                self.sel(
                    x.sasaran,
                    "kumulatif",
                    x.kumulatif,
                    f"Realisasi s.d. {self.tw.label_pendek} {x.nama}",
                    kolom="kumulatif",
                    wajib=x.sasaran in diharapkan,
                ),
            )
            for x in b.baris
        )
        fisik = self.sel(b.sasaran, "fisik", b.fisik, "Kemajuan fisik", kolom="fisik", satuan="%")
        ada = any(x.sasaran in diharapkan for x in b.baris)
        return SubLayar(b, fisik, lini, ada or b.versi > 0)
