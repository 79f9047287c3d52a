"""Progress of a PDF: what WeasyPrint says while it lays out, told by chapter and page."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from laporan.cetak.perkiraan import PerkiraanHalaman, perkirakan
from laporan.dokumen.unsur import Dokumen
from laporan.tugas.dasar import Lapor

_HALAMAN = re.compile(r"Page (\d+)")
_ULANG = re.compile(r"Repagination #(\d+)")
_AWAL, _TATA, _ULANGI, _TULIS = 10, 65, 72, 74  # percent at which a phase starts or ends


class _Pendengar(logging.Handler):
    """Turns the log of a layout into progress. A cancelled job leaves the layout from here."""

    def __init__(self, perkiraan: PerkiraanHalaman, lapor: Lapor) -> None:
        super().__init__(logging.INFO)
        self._perkiraan, self._lapor = perkiraan, lapor
        self._ulang = 0
        self._terakhir = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Report one line of the log."""
        pesan = record.getMessage()
        if cocok := _ULANG.search(pesan):
            self._ulang = int(cocok[1])
            self._lapor(_TATA, "Menepatkan nomor halaman")
        elif cocok := _HALAMAN.search(pesan):
            self._halaman(int(cocok[1]))
        elif pesan.startswith("Step 6"):
            self._lapor(_TULIS, "Menulis halaman ke berkas PDF")
        elif pesan.startswith("Step 7"):
            self._lapor(95, "Melengkapi berkas PDF")
        elif not self._terakhir:
            self._lapor(_AWAL, "Menyiapkan tata letak")

    def _halaman(self, nomor: int) -> None:
        if self._ulang:
            self._lapor(_ULANGI, "Menepatkan nomor halaman")
            return
        if nomor < self._terakhir:
            # Laid out once more, to fill pages or to name what tables go on with.
            self._lapor(_TATA, "Merapikan pergantian halaman")
            return
        self._terakhir = nomor
        p = self._perkiraan
        banyak = max(p.banyak, nomor)
        persen = _AWAL + (_TATA - _AWAL) * nomor // banyak
        self._lapor(persen, f"{p.bagian(nomor)}, halaman {nomor} dari ± {banyak}")


@contextmanager
def lapor_pdf(dokumen: Dokumen, lapor: Lapor) -> Iterator[None]:
    """Report the progress of a PDF that is written within."""
    pencatat = logging.getLogger("weasyprint.progress")
    semula = pencatat.level, pencatat.propagate
    pendengar = _Pendengar(perkirakan(dokumen), lapor)
    pencatat.addHandler(pendengar)
    pencatat.setLevel(logging.INFO)
    pencatat.propagate = False
    try:
        yield
    finally:
        pencatat.removeHandler(pendengar)
        pencatat.setLevel(semula[0])
        pencatat.propagate = semula[1]
