"""Preparing and printing 200 agreements, as ratios to the sample's LKjIP as PDF in one process.

`script/bench --perjanjian`

What the job `perjanjian_naskah` does in a worker. Nothing is asserted; sealing is timed apart.
"""

import os
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

from tests.isian.uji_mati import cetak, lingkungan_server
from tests.pasti import pasti

CONTOH = Path(__file__).parents[2] / "contoh" / "disnakertrans-banjar-2024"
TAHUN = 2024


def _detik(kerja: Callable[[], Any]) -> tuple[float, Any]:
    awal = time.perf_counter()
    hasil = kerja()
    return time.perf_counter() - awal, hasil


def ukur(banyak: int, folder: Path) -> dict[str, float]:
    """Seconds per step."""
    from django.conf import settings
    from django.core.management import call_command

    from kinerja.management.commands.buat_akun_contoh import akun_contoh
    from kinerja.management.commands.pasang_peran import pasang_peran
    from kinerja.models import Jabatan, PerangkatDaerah, PerjanjianKinerja
    from laporan.bahan.bahan import Bahan
    from laporan.perjanjian.siapkan import siapkan_semua
    from laporan.perjanjian.tugas_paket import paket_naskah
    from laporan.segel import penyegel_aktif
    from laporan.segel.alamat import alamat_verifikasi
    from laporan.terbit.tugas_lkjip import buat_lkjip
    from laporan.tugas.dasar import Argumen, diam
    from tests import factories as f

    settings.TAPAK_SEGEL_BERKAS = str(folder / "segel.p12")
    call_command("migrate", verbosity=0, run_syncdb=True)
    pasang_peran()
    call_command("muat_data", str(CONTOH), stdout=StringIO())
    call_command("buat_sertifikat_segel", stdout=StringIO())
    pd = PerangkatDaerah.objects.get()
    akun = {a.pengguna.username: a.pengguna for a in akun_contoh(pd=pd, sandi=f.SANDI)}
    oleh, pada = akun["sekretariat"], datetime(TAHUN, 1, 15, 2, tzinfo=UTC)
    unit = f.UnitFactory(pd=pd)
    atasan = Jabatan.objects.get(pd=pd, kode="KASI-LATIH")
    sasaran = pasti(atasan.indikator.first()).sasaran
    for i in range(banyak - 14):
        j = f.JabatanFactory(
            pd=pd, unit=unit, kode=f"JF-{i}", jenis="fungsional", eselon="", atasan=atasan
        )
        f.IndikatorFactory(pd=pd, sasaran=sasaran, penanggung_jawab=j, kode=f"IK-JF-{i}")

    hasil: dict[str, float] = {}
    bahan = Bahan(pd, TAHUN)
    hasil["LKjIP, PDF"], _ = _detik(lambda: buat_lkjip(bahan, "pdf", date(2025, 2, 3)))
    hasil[f"siapkan {banyak}"], _ = _detik(
        lambda: siapkan_semua(pd=pd, tahun=TAHUN, oleh=oleh, pada=pada)
    )
    if PerjanjianKinerja.objects.count() != banyak:
        raise RuntimeError(f"{PerjanjianKinerja.objects.count()} perjanjian, bukan {banyak}")
    argumen = Argumen(pd, TAHUN, oleh, pada)
    hasil[f"cetak {banyak}"], _ = _detik(lambda: paket_naskah(argumen, diam))
    hasil["segel satu"] = _segel_satu(penyegel_aktif(), alamat_verifikasi)
    return hasil


def _segel_satu(penyegel: Any, alamat: Callable[[str], str]) -> float:
    """One signature on one naskah; the stamp's fonts are read before."""
    from kinerja.models import PerjanjianKinerja
    from laporan.perjanjian.data import data_beku
    from laporan.perjanjian.pengajuan import perender_pd

    p = PerjanjianKinerja.objects.select_related("pd").get(jabatan__kode="KADIS")
    pdf = perender_pd(p.pd)(data_beku(p))
    argumen = {"sebutan": "Kepala Dinas", "nama": "", "tautan": alamat(p.kode)}
    pada = datetime.now(UTC)
    pertama = penyegel.segel(pdf, pihak=1, pada=pada, **argumen).pdf
    return _detik(lambda: penyegel.segel(pertama, pihak=2, pada=pada, **argumen))[0]


def jalan(banyak: int = 200) -> int:
    """Measure on an SQLite database of its own."""
    with tempfile.TemporaryDirectory(prefix="tapak-bench-") as nama:
        os.environ.update(lingkungan_server(f"sqlite:///{Path(nama) / 'tapak.sqlite3'}"))
        import django

        django.setup()
        hasil = ukur(banyak, Path(nama))
    acuan = hasil["LKjIP, PDF"]
    for langkah, detik in hasil.items():
        cetak(f"{langkah:<16}{detik:8.2f} s  {detik / acuan:6.2f} × LKjIP")
    return 0
