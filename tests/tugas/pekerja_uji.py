"""A worker that knows the jobs of the tests: `python -m tests.tugas.pekerja_uji`."""

import sys

import django

if __name__ == "__main__":
    django.setup()
    from laporan.tugas.pekerja import ProsesPekerja, pasang_sinyal
    from tests.tugas.pekerjaan_uji import PEKERJAAN

    pekerja = ProsesPekerja(PEKERJAAN)
    pasang_sinyal(pekerja)
    sys.stdout.write("siap\n")
    sys.stdout.flush()
    pekerja.jalan(sampai_kosong="--sampai-kosong" in sys.argv, nganggur=0.1)
