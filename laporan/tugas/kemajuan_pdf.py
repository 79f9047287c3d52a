"""Progress of a PDF: what WeasyPrint says while it lays out, told by chapter and page."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from laporan.cetak.kemajuan import HALAMAN, didengar
from laporan.cetak.penata import MULAI
from laporan.cetak.perkiraan import PerkiraanHalaman, perkirakan
from laporan.dokumen.unsur import Dokumen
from laporan.tugas.dasar import Lapor

_MULAI = re.compile(MULAI.replace("%d", r"(\d+)"))
_AWAL, _TATA, _DEPAN, _TULIS = 10, 70, 70, 74  # percent at which a phase starts or ends


class _Pendengar(logging.Handler):
    """Turns the log of a layout into progress. A cancelled job leaves the layout from here."""

    def __init__(self, perkiraan: PerkiraanHalaman, lapor: Lapor) -> None:
        super().__init__(logging.INFO)
        self._perkiraan, self._lapor = perkiraan, lapor
        self._terakhir = self._sebelum = 0
        self._depan = False

    def emit(self, record: logging.LogRecord) -> None:
        """Report one line of the log."""
        pesan = record.getMessage()
        if cocok := _MULAI.search(pesan):
            # The pages of the body are counted through; those in front come when it is done.
            self._depan = not int(cocok[1])
            self._sebelum = int(cocok[1]) - 1
        elif cocok := HALAMAN.search(pesan):
            self._halaman(int(cocok[1]))
        elif pesan.startswith("Step 6"):
            self._lapor(_TULIS, "Menulis halaman ke berkas PDF")
        elif pesan.startswith("Step 7"):
            self._lapor(95, "Melengkapi berkas PDF")
        elif not self._terakhir:
            self._lapor(_AWAL, "Menyiapkan tata letak")

    def _halaman(self, nomor: int) -> None:
        p = self._perkiraan
        if self._depan:
            self._lapor(_DEPAN, "Menata bagian depan")
            return
        nomor += self._sebelum
        banyak = max(p.banyak - p.depan, nomor, self._terakhir)
        ulang = nomor <= self._terakhir
        self._terakhir = max(self._terakhir, nomor)
        self._lapor(
            _AWAL + (_TATA - _AWAL) * self._terakhir // banyak,
            # Laid out once more, to fill pages or to name what tables go on with.
            "Merapikan pergantian halaman"
            if ulang
            else f"{p.bagian(p.depan + nomor)}, halaman {nomor} dari ± {banyak}",
        )


@contextmanager
def lapor_pdf(dokumen: Dokumen, lapor: Lapor) -> Iterator[None]:
    """Report the progress of a PDF that is written within."""
    with didengar(_Pendengar(perkirakan(dokumen), lapor)):
        yield
