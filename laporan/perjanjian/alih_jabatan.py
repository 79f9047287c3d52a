"""PURE. Whether the post of a party was handed over since the text that names its holder.

The text names whoever held the post on the date of the agreement. Once somebody else holds it, the
account of the post is the successor's, and the successor signs for nobody else: the text is
returned, dated anew, and names who signs it. A name that was only written otherwise, an acting
holder beside the one on leave, and a register that says nothing keep nobody from signing.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from kinerja.masa_organisasi import ada_pada


@dataclass(frozen=True)
class MasaPemangku:
    """One holder of a post by the register; `sampai` None: still."""

    nama: str
    mulai: date
    sampai: date | None = None


def penerus_jabatan(
    nama: str, tanggal: date, hari: date, masa: Collection[MasaPemangku]
) -> MasaPemangku | None:
    """Who holds the post on the day, where that is no longer the one the text names.

    `tanggal`: the date of the agreement, on which its parties were read. A name that the register
    does not know at all is that of the same holder, written otherwise then.
    """
    kini = [m for m in masa if ada_pada(m.mulai, m.sampai, hari)]
    if not nama or any(not m.nama or _rapi(m.nama) == _rapi(nama) for m in kini):
        return None
    dikenal = any(_rapi(m.nama) == _rapi(nama) for m in masa)
    if not dikenal and any(ada_pada(m.mulai, m.sampai, tanggal) for m in kini):
        return None
    return max(kini, key=lambda m: m.mulai, default=None)


def _rapi(nama: str) -> str:
    return " ".join(nama.casefold().split())
