"""Preview of an edited section of the sample's report, as ratios to an empty logged-in view.

`script/bench --pratinjau [--ulang N]`

The server starts anew in every round, with one process: "pertama" is what an author waits whom a
fresh process serves, "berikut" is the median of the calls after it. The empty view of the same
round is asked first and then again between them. Nothing is asserted.
"""

import statistics
import tempfile
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

from tests.isian.uji_mati import Server, basis_data, cetak, jalankan_django, lingkungan_server
from tests.kinerja_waktu.sesi import Sesi, pelabuhan

CONTOH = Path(__file__).parents[2] / "contoh" / "disnakertrans-banjar-2024"
BAGIAN = ("bab4:kesimpulan", "bab3:a1", "bab3:anggaran")
BERIKUT = 6


def siapkan() -> None:
    """The sample, a session of Sekretariat, its report; run inside Django."""
    from django.core.management import call_command
    from django.urls import reverse

    from kinerja.management.commands.buat_akun_contoh import akun_contoh
    from kinerja.management.commands.pasang_peran import pasang_peran
    from kinerja.models import PerangkatDaerah
    from laporan.models import Laporan
    from tests import factories as f
    from tests.isian.uji_mati_data import keluar, sesi

    call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
    pasang_peran()
    call_command("muat_data", str(CONTOH), stdout=StringIO())
    pd = PerangkatDaerah.objects.get()
    akun = {a.pengguna.username: a.pengguna for a in akun_contoh(pd=pd, sandi=f.SANDI)}
    laporan = Laporan.objects.get_or_create(pd=pd, tahun=2024)[0]
    alamat = [reverse("penulisan_pratinjau", args=[laporan.pk, b]) for b in BAGIAN]
    keluar({"sesi": sesi(akun["sekretariat"]), "alamat": alamat})


def ukur(*, ulang: int) -> dict[str, list[float]]:
    """Milliseconds per kind of request."""
    hasil: dict[str, list[float]] = {"kosong": [], "pertama": [], "berikut": []}
    with (
        tempfile.TemporaryDirectory(prefix="tapak-bench-") as nama,
        basis_data("sqlite", Path(nama)) as url,
    ):
        lingkungan = {**lingkungan_server(url), "TAPAK_PROSES": "1"}
        dunia = jalankan_django(lingkungan, "siapkan()", modul=__name__)
        for _ in range(ulang):
            server = Server(lingkungan, pelabuhan(), Path(nama) / "log")
            try:
                server.mulai()
                _putaran(Sesi(server.port, dunia["sesi"]), dunia["alamat"], hasil)
            finally:
                server.bunuh()
    return hasil


def _putaran(sesi: Sesi, alamat: list[str], hasil: dict[str, list[float]]) -> None:
    """One server: the first preview, then others, each with a text of its own."""
    sesi.minta("GET", "/kosong/")
    for n in range(BERIKUT + 1):
        isi: dict[str, Any] = {"html": f"<p>Uraian ke-{n}, {datetime.now(UTC)}.</p>"}
        lama, _ = sesi.minta("POST", alamat[n % len(alamat)], isi)
        hasil["berikut" if n else "pertama"].append(lama)
        hasil["kosong"].append(sesi.minta("GET", "/kosong/")[0])


def jalan(*, ulang: int) -> None:
    """Measure and print the medians."""
    hasil = ukur(ulang=ulang)
    kosong = statistics.median(hasil["kosong"])
    cetak(f"Pratinjau satu bagian LKjIP contoh, {ulang} kali server baru, median:")
    for nama, lama in hasil.items():
        tengah = statistics.median(lama)
        cetak(f"  {nama:<12}{tengah:8.1f} ms  {tengah / kosong:6.1f} × kosong")
