"""Loading a budget file of fifty thousand rows, in one process of its own: processor time of each
step, the most memory that it took, how often it told its progress, and that a cancelled one stops.

`script/bench --impor [--baris 50000]`

What the jobs `anggaran_baca` and `anggaran_terima` do in a worker. Nothing is asserted.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from tests.isian.uji_mati import cetak

TAHUN = 2026
BARIS = 50_000
_SUB = 400
_PER_SUB = 125
_PADA = datetime(2026, 2, 5, tzinfo=UTC)


def buat_rekap(banyak: int) -> bytes:
    """A workbook in the 23 columns of SIPD: four hundred sub kegiatan, 125 rekening of each."""
    from openpyxl import Workbook

    from anggaran.impor.susun_rekap import KOLOM_REKAP

    buku = Workbook(write_only=True)
    lembar = buku.create_sheet("Rekap")
    lembar.append(list(KOLOM_REKAP))
    skpd = ("2.07.3.32.0.00.01.0000", "Dinas Uji")
    for n in range(banyak):
        s, r = n // _PER_SUB % _SUB, n % _PER_SUB
        program = f"2.07.{2 + s // 100:02}"
        kegiatan = f"{program}.2.{1 + s // 10 % 10:02}"
        lembar.append(
            [
                n + 1, TAHUN, "2", "URUSAN", *skpd, *skpd, "2.07", "TENAGA KERJA", program,
                f"Program {program}", kegiatan, f"Kegiatan {kegiatan}",
                f"{kegiatan}.{1 + s % 10:04}", f"Sub kegiatan {s}", "1.2.01.01", "DAU",
                f"5.1.02.01.{1 + r // 60:02}.{1 + r % 60:04}", f"Rekening {r}", None,
                f"Paket {n}", 1_000_000 + n,
            ]
        )  # fmt: skip
    isi = BytesIO()
    buku.save(isi)
    return isi.getvalue()


class _Dibatalkan(Exception):
    """What the worker raises from `lapor` once its job was cancelled."""


def _langkah(kerja: Callable[[], Any]) -> tuple[float, Any]:
    awal = time.process_time()
    hasil = kerja()
    return time.process_time() - awal, hasil


def _ukur(berkas: Path) -> dict[str, Any]:
    from anggaran.impor.baca import baca_berkas
    from anggaran.impor.keadaan import KeadaanImpor
    from anggaran.impor.simpan_bacaan import bacaan_tersimpan, pilihan_tersimpan, simpan_bacaan
    from anggaran.impor.terima import terima
    from anggaran.impor.usulan import usulkan
    from kinerja.models.pengguna import akun_sistem
    from tests import factories as f

    pd = f.PDFactory(kode="uji", nama="Dinas Uji")
    f.JabatanFactory(unit=f.puncak(pd), atasan=None)
    oleh, isi = akun_sistem(), berkas.read_bytes()
    awal = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    kabar: list[int] = []
    baca_detik, baca = _langkah(
        lambda: baca_berkas(berkas.name, isi, tahun=TAHUN, lapor=kabar.append)
    )
    memori_baca = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    def batal(banyak: int) -> None:
        if banyak >= 1_000:
            raise _Dibatalkan

    def dibatalkan() -> None:
        try:
            baca_berkas(berkas.name, isi, tahun=TAHUN, lapor=batal)
        except _Dibatalkan:
            return
        raise AssertionError("the reader does not stop")

    batal_detik, _ = _langkah(dibatalkan)
    simpan_detik, m = _langkah(
        lambda: simpan_bacaan(
            pd=pd, tahun=TAHUN, nama=berkas.name, isi=isi, baca=baca, oleh=oleh, pada=_PADA
        )
    )
    m.tahapan = "murni"
    m.save()
    baris = baca.baris
    usul_detik, u = _langkah(
        lambda: usulkan(KeadaanImpor(pd, TAHUN), bacaan_tersimpan(m), pilihan_tersimpan(m))
    )
    assert u.dapat, u.tolak[:3]
    del u
    terima_detik, _ = _langkah(lambda: terima(m, oleh=oleh, pada=_PADA))
    return {
        "baris": baris, "kabar": len(kabar), "baca": baca_detik, "batal": batal_detik,
        "simpan": simpan_detik, "usul": usul_detik, "terima": terima_detik,
        "mb_awal": awal // 1024, "mb_baca": memori_baca // 1024,
        "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }  # fmt: skip


def jalan(*, baris: int) -> int:
    """Make the file, measure it in a process of its own, tell the numbers."""
    with tempfile.TemporaryDirectory() as folder:
        berkas = Path(folder) / "rekap.xlsx"
        berkas.write_bytes(buat_rekap(baris))
        lingkungan = os.environ | {
            "DATABASE_URL": f"sqlite:///{folder}/impor.sqlite3",
            "DJANGO_SETTINGS_MODULE": "tests.settings",
        }
        # Migrating takes more memory than loading does: it is another process.
        subprocess.run(
            [sys.executable, "manage.py", "migrate", "--verbosity", "0"], env=lingkungan, check=True
        )
        keluaran = subprocess.run(
            [sys.executable, "-m", "tests.kinerja_waktu.impor", str(berkas)],
            env=lingkungan, check=True, capture_output=True, text=True,
        )  # fmt: skip
        h = json.loads(keluaran.stdout)
        ukuran = berkas.stat().st_size / 1024 / 1024
    cetak(
        f"{h['baris']} baris, {ukuran:.1f} MB; detik prosesor: baca {h['baca']:.1f}, simpan "
        f"{h['simpan']:.1f}, usulan {h['usul']:.1f}, terima {h['terima']:.1f}; dibatalkan sesudah "
        f"1.000 baris {h['batal']:.1f}; {h['kabar']} kabar kemajuan; memori {h['mb_awal']} MB "
        f"sebelum, {h['mb_baca']} MB sesudah dibaca, {h['mb']} MB paling banyak"
    )
    return 0


if __name__ == "__main__":
    import django

    django.setup()
    cetak(json.dumps(_ukur(Path(sys.argv[1]))))
