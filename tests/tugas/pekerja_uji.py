"""A worker that knows the jobs of the tests: `python -m tests.tugas.pekerja_uji`."""

import os
import sys

import django

if __name__ == "__main__":
    django.setup()
    from laporan.tugas import pekerja as modul
    from laporan.tugas.pekerja import ProsesPekerja, pasang_sinyal
    from tests.tugas.pekerjaan_uji import PEKERJAAN

    if tenggang := os.environ.get("UJI_TENGGANG"):
        modul.TENGGANG_BERHENTI = float(tenggang)
    pekerja = ProsesPekerja(PEKERJAAN)
    pasang_sinyal(pekerja)
    sys.stdout.write("siap\n")
    sys.stdout.flush()
    pekerja.jalan(sampai_kosong="--sampai-kosong" in sys.argv, nganggur=0.1)
