"""The one way in for typed values: a cell, a pasted block, an uploaded sheet.

A `Penulisan` loads the rows of one quarter (locked when it is going to write), applies cells to
them in memory, and stores all of them with their audit rows. The number of queries does not depend
on how many cells or rows there are. The caller holds the transaction and `gembok.bersama`.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar
from uuid import UUID

from kinerja.isian.bentrok import SejakDilihat
from kinerja.isian.pintu import IZIN_ISI, Pintu
from kinerja.isian.sel import SasaranSel, Sel
from kinerja.jadwal import KeadaanJadwal
from kinerja.langkah import VERSI, Pencatat
from kinerja.models.alur import KOLOM_BUKA, BerAlur
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError, TidakSahError
from kinerja.status import StatusRealisasi

AKSI_ISI, AKSI_TEMPEL, AKSI_URUNG = "isi", "tempel", "urungkan tempelan"
KOLOM_ALUR = (*KOLOM_BUKA, "versi", "diubah_pada", "diubah_oleh")


@dataclass(frozen=True)
class PerubahanSel:
    """What a cell does to a value; texts are as people read them, empty for "belum diisi"."""

    sel: Sel
    lama: str
    baru: str
    berubah: bool


@dataclass
class BarisTulis(ABC):
    """One row of the quarter in memory. `kunci` names a value as the audit trail does."""

    baris: BerAlur
    unit: int
    perubahan: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    jadwal: KeadaanJadwal = KeadaanJadwal.TEMPO

    @abstractmethod
    def urai(self, sasaran: SasaranSel, medan: str, teks: str) -> tuple[str, Any]:
        """Read what was typed: (kunci, value). Raises TidakSahError."""

    @abstractmethod
    def baca(self, kunci: str) -> Any:
        """The present value; None where there is none."""

    @abstractmethod
    def pasang(self, kunci: str, nilai: Any) -> None:
        """Set a value. Raises TidakSahError where it contradicts the row."""

    @abstractmethod
    def tampil(self, kunci: str, nilai: Any) -> str:
        """A value as people read it."""

    @abstractmethod
    def dari_jejak(self, kunci: str, nilai: Any) -> Any:
        """A value as the audit trail kept it, for undoing."""

    def ubah(self, kunci: str, lama: Any, baru: Any) -> None:
        """Set a value and remember what it was before this write."""
        self.pasang(kunci, baru)
        self.perubahan[kunci] = (self.perubahan.get(kunci, (lama,))[0], baru)


B = TypeVar("B", bound=BarisTulis)


class Penulisan(ABC, Generic[B]):
    """Cells of one quarter, applied and stored together."""

    model: type[BerAlur]

    def __init__(self, pintu: Pintu, sel: Sequence[Sel], *, tulis: bool) -> None:
        self.pintu, self.tulis = pintu, tulis
        self._baris: dict[SasaranSel, B] = {}
        self._unik: list[B] = []
        if sel:
            self._muat(sel)
        dilihat: dict[int, int] = {}
        for s in sel:
            b = self._baris.get(s.sasaran)
            if b is not None and b.baris.pk is not None:
                dilihat[b.baris.pk] = min(s.versi, dilihat.get(b.baris.pk, s.versi))
        self._sejak = SejakDilihat(self.model, dilihat)

    @abstractmethod
    def _muat(self, sel: Sequence[Sel]) -> None:
        """Fill `_baris` and `_unik` with every row that exists within the agency."""

    @abstractmethod
    def _simpan_isi(self, berubah: Sequence[B]) -> None:
        """Store the changed rows."""

    @property
    def berubah(self) -> list[B]:
        """Rows that the cells applied so far have changed."""
        return [b for b in self._unik if b.perubahan]

    def baris(self, sasaran: SasaranSel) -> B:
        """The row of a target. Raises TidakDitemukanError, also where it must not be known."""
        ada = self._baris.get(sasaran)
        if ada is None or not self.pintu.terlihat(ada.unit):
            raise TidakDitemukanError
        return ada

    def terapkan(self, sel: Sel) -> PerubahanSel:
        """Apply one cell in memory. Raises Penolakan, having changed nothing."""
        b = self.baris(sel.sasaran)
        self._pastikan_boleh(b)
        kunci, baru = b.urai(sel.sasaran, sel.medan, sel.teks)
        lama = b.baca(kunci)
        teks_lama, teks_baru = b.tampil(kunci, lama), b.tampil(kunci, baru)
        if baru == lama:
            return PerubahanSel(sel, teks_lama, teks_baru, False)
        if kunci in b.perubahan:
            raise TidakSahError(
                f"Sel ini terisi dua kali dengan angka berbeda ({teks_lama} dan {teks_baru})."
            )
        self._sejak.pastikan(b.baris, [kunci], sel.versi, sel.teks.strip(), teks_lama)
        b.ubah(kunci, lama, baru)
        return PerubahanSel(sel, teks_lama, teks_baru, True)

    def pulihkan(self, b: B, perubahan: dict[str, Sequence[Any]]) -> None:
        """Put back the old values of one audit row."""
        self._pastikan_boleh(b)
        for kunci, (lama, _) in sorted(perubahan.items(), key=_urutan_pulih):
            if kunci == VERSI:
                continue
            if kunci == "status":
                if lama == StatusRealisasi.DISAHKAN:
                    continue  # endorsed by the head alone: it stays a draft
                b.perubahan["status"] = (b.baris.status, lama)
                b.baris.status = lama
            else:
                b.ubah(kunci, b.baca(kunci), b.dari_jejak(kunci, lama))

    def _pastikan_boleh(self, b: B) -> None:
        oleh = self.pintu.oleh
        if oleh is not None and not oleh.has_perm(IZIN_ISI):
            raise TidakBerizinError("Peran Anda tidak mencakup pengisian realisasi.")
        self.pintu.pastikan_terbuka(b.unit, b.baris.status, b.baris.nama_isian, jadwal=b.jadwal)

    def simpan(self, *, aksi: str, kelompok: UUID, alasan: str = "") -> list[B]:
        """Store every changed row with one audit row each; return them."""
        berubah = self.berubah
        oleh, pada = self.pintu.oleh, self.pintu.pada
        if oleh is None:
            raise RuntimeError("a write needs a writer")
        catatan = Pencatat(
            oleh=oleh, pada=pada, aksi=aksi, pd=self.pintu.pd, alasan=alasan, kelompok=kelompok
        )
        for b in berubah:
            if "status" not in b.perubahan:
                b.perubahan |= b.baris.buka_kembali()
            catatan.catat(b.baris, b.perubahan)
        if berubah:
            self._simpan_isi(berubah)
            catatan.simpan()
        return berubah


def _urutan_pulih(satu: tuple[str, Sequence[Any]]) -> tuple[bool, bool]:
    """What is emptied comes first, since a figure and "tidak berlaku" exclude each other; then a
    variable before what is said about it, a predicate before its score. The audit row has no order.
    """
    kunci, (lama, _) = satu
    return lama not in (None, ""), not kunci.startswith(("variabel:", "predikat"))


def butuh_baris(sel: Iterable[Sel], sasaran: Iterable[SasaranSel]) -> bool:
    """Whether any of these cells brings a value: clearing what was never filled needs no row."""
    dicari = set(sasaran)
    return any(s.sasaran in dicari and s.teks.strip() for s in sel)
