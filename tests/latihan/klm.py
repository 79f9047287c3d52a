"""PURE. The keystroke-level model: how long a practised person takes to do what is planned,
without the time to decide what to do and without the machine's.

Card, Moran and Newell, "The keystroke-level model for user performance time with interactive
systems", Communications of the ACM 23 (1980) 396–410: its operators and values, the key of its
average non-secretary typist, its rule 0 (text that is typed has no M within).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

#: Seconds of one operator.
NILAI = {
    "K": Decimal("0.28"),  # a key
    "P": Decimal("1.10"),  # pointing at something, the button included
    "H": Decimal("0.40"),  # a hand from the keyboard to the mouse, or back
    "M": Decimal("1.35"),  # preparing mentally, once for each command and each column
}


@dataclass
class Langkah:
    """One step of the plan. `mesin`: seconds that its person waited."""

    nama: str
    tindakan: int = 0
    tunggu: int = 0
    mesin: float = 0
    banyak: dict[str, int] = field(default_factory=lambda: dict.fromkeys(NILAI, 0))

    def lakukan(self, operator: str, *, tindakan: int = 1) -> None:
        """Some operators, as letters."""
        self.tindakan += tindakan
        for satu in operator:
            self.banyak[satu] += 1

    def klik(self) -> None:
        """Find something on the page and press it."""
        self.lakukan("MP")

    def tempel_blok(self) -> None:
        """A block of a document in another window: there, from corner to corner, copied, back, to
        the first cell, pasted.
        """
        self.lakukan("MKKHPPHKKKKHPHKK", tindakan=4)

    def isi_ke_bawah(self, teks: str) -> None:
        """One cell typed, and the column filled with it."""
        self.lakukan("MHP" + "H" + "K" * (len(teks) + 1), tindakan=2)
        self.lakukan("HPP" + "HKK", tindakan=2)

    def ketik_kolom(self, isi: Sequence[str]) -> None:
        """A column typed cell by cell. A spreadsheet completes what stands above in the column as
        soon as what was typed tells it from the others there.
        """
        self.lakukan("MHPH")
        atas: list[str] = []
        for teks in isi:
            # An empty cell is passed by a key, which is no action of its own.
            self.lakukan("K" * (_ketukan(teks, atas) + 1), tindakan=1 if teks else 0)
            if teks:
                atas.append(teks)

    @property
    def orang(self) -> Decimal:
        """Seconds of its person."""
        return sum((NILAI[k] * n for k, n in self.banyak.items()), Decimal(0))


def _ketukan(teks: str, atas: Sequence[str]) -> int:
    """Keys until the cell holds this text."""
    if teks not in atas or teks[:1].isdigit():
        return len(teks)
    for n in range(1, len(teks)):
        if {a for a in atas if a.casefold().startswith(teks[:n].casefold())} == {teks}:
            return n
    return len(teks)


def tabel(langkah: Sequence[Langkah]) -> str:
    """A table of Markdown."""
    baris = ["| step | actions | K | P | H | M | person, s | waits | machine, s |",
             "|---|---|---|---|---|---|---|---|---|"]  # fmt: skip
    jumlah = Langkah("**sum**")
    for satu in langkah:
        baris.append(_baris(satu))
        jumlah.tindakan += satu.tindakan
        jumlah.tunggu += satu.tunggu
        jumlah.mesin += satu.mesin
        for k, n in satu.banyak.items():
            jumlah.banyak[k] += n
    return "\n".join([*baris, _baris(jumlah)])


def _baris(s: Langkah) -> str:
    banyak = " | ".join(str(n) for n in s.banyak.values())
    return f"| {s.nama} | {s.tindakan} | {banyak} | {s.orang:.0f} | {s.tunggu} | {s.mesin:.1f} |"
