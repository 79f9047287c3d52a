"""PURE. Where the predicates of a quarter stand, and who may take which step then.

Every state has a way on: before the announcement the pemda announces, while it is provisional the
agencies object and withdraw and the pemda answers, moves the window and reckons again, after the
window it makes them final, and a final list is corrected by another one beside it.
"""

from dataclasses import dataclass
from datetime import date

from kinerja.pilihan import PilihanBerlabel


class TahapPredikat(PilihanBerlabel):
    """The state of a quarter's predicates."""

    BELUM = "belum", "Belum diumumkan"
    KEBERATAN = "keberatan", "Sementara, masa keberatan"
    PENYELESAIAN = "penyelesaian", "Sementara, masa keberatan berakhir"
    FINAL = "final", "Ditetapkan"


class LangkahPredikat(PilihanBerlabel):
    """What may be done."""

    UMUMKAN = "umumkan", "Umumkan predikat sementara"
    ULANG = "ulang", "Hitung ulang"
    JADWAL = "jadwal", "Ubah batas keberatan"
    KEBERATAN = "keberatan", "Ajukan keberatan"
    TARIK = "tarik", "Tarik keberatan"
    JAWAB = "jawab", "Jawab keberatan"
    TETAPKAN = "tetapkan", "Tetapkan"
    KOREKSI = "koreksi", "Umumkan koreksi"


@dataclass(frozen=True)
class KeadaanPredikat:
    """`terbuka`: objections without an answer; `keberatan_sampai`: None before the announcement."""

    keberatan_sampai: date | None
    final: bool
    terbuka: int
    berakhir: date
    """Last day of the quarter."""

    def tahap(self, hari: date) -> TahapPredikat:
        """The state on a day. The last day of the window still counts."""
        if self.final:
            return TahapPredikat.FINAL
        if self.keberatan_sampai is None:
            return TahapPredikat.BELUM
        if hari <= self.keberatan_sampai:
            return TahapPredikat.KEBERATAN
        return TahapPredikat.PENYELESAIAN

    def langkah(self, hari: date, *, mengelola: bool) -> frozenset[LangkahPredikat]:
        """What the pemda (`mengelola`) or an agency may do on a day."""
        t = self.tahap(hari)
        if not mengelola:
            if t is TahapPredikat.KEBERATAN:
                return frozenset({LangkahPredikat.KEBERATAN, LangkahPredikat.TARIK})
            return frozenset({LangkahPredikat.TARIK} if t is TahapPredikat.PENYELESAIAN else ())
        match t:
            case TahapPredikat.BELUM:
                return frozenset({LangkahPredikat.UMUMKAN} if hari > self.berakhir else ())
            case TahapPredikat.FINAL:
                return frozenset({LangkahPredikat.KOREKSI})
        boleh = {LangkahPredikat.ULANG, LangkahPredikat.JADWAL}
        if self.terbuka:
            boleh.add(LangkahPredikat.JAWAB)
        elif t is TahapPredikat.PENYELESAIAN:
            boleh.add(LangkahPredikat.TETAPKAN)
        return frozenset(boleh)

    def halangan(self, hari: date) -> str:
        """Why it cannot be made final yet; empty where it can."""
        t = self.tahap(hari)
        if t is TahapPredikat.KEBERATAN:
            return "Masa keberatan belum berakhir."
        if self.terbuka:
            return f"{self.terbuka} keberatan belum dijawab."
        return "" if t is TahapPredikat.PENYELESAIAN else "Predikat belum diumumkan."
