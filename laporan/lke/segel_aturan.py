"""PURE. Who may take which step towards the signed LHE, in which state.

The evaluator of every component submits the text of a finished evaluation; the head of the region's
Inspektorat signs it by their post, or returns it. Where the Inspektorat is not in Tapak the
evaluator signs by role. Whoever fills for an agency signs nothing.
"""

from dataclasses import dataclass
from enum import StrEnum

from laporan.models.tahap_lke import StatusSegelLHE


class LangkahSegel(StrEnum):
    """The steps that somebody may ask for."""

    AJUKAN = "ajukan"
    KEMBALIKAN = "kembalikan"
    TANDATANGANI = "tandatangani"


BELUM_ADA = ""
"""The status where the evaluation, as it is finished now, has no text submitted."""


@dataclass(frozen=True)
class KeadaanSegel:
    """All that the steps of signing an LHE are decided by."""

    status: str = BELUM_ADA
    dalam_lingkup: bool = True
    berlaku: bool = True
    """Whether the evaluation is finished, and ended as the text says."""
    evaluator: bool = False
    """Whether the account evaluates every component of the agency."""
    penanda_tangan: bool = False
    """Whether the account holds the post that signs, or signs by role where there is no such."""
    pos: str = ""
    """The post that signs; empty where the Inspektorat is not in Tapak."""


def boleh(langkah: LangkahSegel, k: KeadaanSegel) -> str | None:
    """Return None where the step may be taken, else the reason why not."""
    if not k.dalam_lingkup:
        return "LHE tidak ditemukan."
    if alasan := bukan_wewenang(langkah, k):
        return alasan
    if not k.berlaku:
        return "Evaluasinya belum selesai, atau sudah dibuka kembali sesudah LHE ini diajukan."
    if langkah is LangkahSegel.AJUKAN:
        return _belum(k.status)
    return None if k.status == StatusSegelLHE.DIAJUKAN else _sudah(k.status, langkah)


def bukan_wewenang(langkah: LangkahSegel, k: KeadaanSegel) -> str | None:
    """Why the step is not this account's, whatever the state."""
    if langkah is LangkahSegel.AJUKAN:
        if k.evaluator:
            return None
        return "LHE diajukan evaluator seluruh komponennya."
    if k.penanda_tangan or (langkah is LangkahSegel.KEMBALIKAN and k.evaluator):
        return None
    if langkah is LangkahSegel.KEMBALIKAN:
        return "Pengembalian dilakukan penanda tangan LHE atau evaluatornya."
    if k.pos:
        return f"LHE ditandatangani pemangku jabatan {k.pos}."
    return "LHE ditandatangani evaluator seluruh komponennya."


def _belum(status: str) -> str | None:
    if status == StatusSegelLHE.DIAJUKAN:
        return "LHE ini sudah diajukan dan menunggu tanda tangan."
    if status == StatusSegelLHE.DITANDATANGANI:
        return "LHE ini sudah ditandatangani. Perubahannya dimulai dengan membuka kembali evaluasi."
    return None


def _sudah(status: str, langkah: LangkahSegel) -> str:
    keadaan = {
        StatusSegelLHE.DITANDATANGANI.value: "sudah ditandatangani",
        StatusSegelLHE.DIKEMBALIKAN.value: "sudah dikembalikan",
    }.get(status, "belum diajukan")
    apa = "dikembalikan" if langkah is LangkahSegel.KEMBALIKAN else "ditandatangani"
    return f"LHE ini {keadaan}, sehingga tidak dapat {apa}."
