"""What the database itself refuses about the audit trail: a change or a removal of any row."""

from kinerja.pemicu import Pemicu, tetap

PEMICU: tuple[Pemicu, ...] = (
    *tetap("kinerja_jejakaudit", "Jejak audit"),
    *tetap("kinerja_rantaijejak", "Rantai jejak audit"),
)
