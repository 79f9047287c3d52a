"""The history of a review in words: steps taken together are one entry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from laporan.models import (
    LangkahReviu,
)
from laporan.models.langkah_reviu import (
    Langkah,
)

#: What the history says was done.
KATA: dict[str, str] = {
    Langkah.AJUKAN: "mengajukan",
    Langkah.AMBIL_ALIH: "mengambil alih dari penulisnya dan mengajukan",
    Langkah.TARIK: "menarik kembali",
    Langkah.PERIKSA: "memeriksa dan menerima",
    Langkah.TERIMA_LAGI: "menerima lagi, sesudah isinya berubah,",
    Langkah.KEMBALIKAN: "mengembalikan",
    Langkah.TERUSKAN: "meneruskan laporan kepada Sekretaris",
    Langkah.TARIK_LAPORAN: "menarik kembali laporan",
    Langkah.PERIKSA_LAPORAN: "memeriksa laporan dan meneruskannya kepada Kepala",
    Langkah.SETUJUI: "menyetujui laporan",
    Langkah.SELESAIKAN_REVIU: "menyelesaikan reviu laporan",
    Langkah.CATAT_REVIU: "mencatat pernyataan reviu Inspektorat dari dokumen kertas",
    Langkah.KEMBALIKAN_LAPORAN: "mengembalikan laporan",
    Langkah.FINALKAN: "menetapkan laporan final",
    Langkah.BUKA_KEMBALI: "membuka kembali laporan",
    Langkah.KOMENTARI: "berkomentar",
}


@dataclass(frozen=True)
class ButirRiwayatReviu:
    """One entry: a step, or one step on several sections at once."""

    oleh: str
    pada: datetime
    kata: str
    bagian: list[str]
    catatan: str
    langkah: str

    @property
    def sebut_bagian(self) -> str:
        """The sections, shortened."""
        if len(self.bagian) > 3:
            return f"{len(self.bagian)} bagian"
        return ", ".join(f"“{b}”" for b in self.bagian)


def rangkum_langkah(semua: Sequence[LangkahReviu]) -> list[ButirRiwayatReviu]:
    """Entries in the given order; one step on several sections at once is one entry."""
    hasil: dict[tuple[object, ...], ButirRiwayatReviu] = {}
    for x in semua:
        kunci: tuple[object, ...] = (x.oleh_id, x.pada, x.langkah, x.catatan)
        if x.bagian is None or kunci not in hasil:
            kunci = kunci if x.bagian is not None else (x.pk,)
            hasil[kunci] = ButirRiwayatReviu(
                x.oleh.sebutan, x.pada, KATA[x.langkah], [], x.catatan, x.langkah
            )
        if x.bagian is not None:
            hasil[kunci].bagian.insert(0, x.bagian.judul)
    return list(hasil.values())
