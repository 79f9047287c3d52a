"""How the entry page and its grid grow with their rows, beside an empty view and an older commit.

`script/bench --isian [--ulang N] [--banding COMMIT]`

Processor time within one process: another program on the machine hardly moves it, and nothing but
the product's own work is in it. One third of the rows are figures, one third formulas of two
variables, one third sub kegiatan with a line; half of them are filled. With `--banding` the same
requests are measured in a worktree of the older commit, in turns with those of this tree.

Run as a file (`python lereng.py BARIS ULANG`) in a tree's root it measures that tree. It therefore
asks of a tree no more than the names of the two routes and the factories of `tests.factories`.
"""

import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

AKAR = Path(__file__).resolve().parents[2]
BARIS = (24, 200)
PUTARAN = 3
HALAMAN, KISI, KOSONG = "halaman", "kisi", "kosong"
Lama = dict[str, float]


# --- one tree, in its own process ----------------------------------------------------------------


def _isi(banyak: int) -> tuple[Any, str]:
    """An operator with `banyak` rows in a quarter that is open, and the page's query."""
    import datetime

    from django.utils import timezone

    from kinerja.management.commands.pasang_peran import pasang_peran
    from kinerja.peran import OPERATOR
    from tests import factories as f

    pasang_peran()
    pd, hari = f.PDFactory(), timezone.now().date()
    unit = f.UnitFactory(pd=pd)
    jabatan = f.JabatanFactory(unit=unit)
    sehari = datetime.timedelta(days=1)
    f.PeriodeFactory(pd=pd, tahun=2024, buka=hari - sehari, tutup=hari + sehari)
    sasaran = f.SasaranFactory(tujuan__renstra__pd=pd, penanggung_jawab=jabatan)
    milik = {"sasaran": sasaran, "penanggung_jawab": jabatan}
    for n in range(banyak):
        terisi = n % 2 == 0
        if n % 3 == 2:
            sub = f.SubKegiatanFactory(
                kegiatan__program__pd=pd, kegiatan__program__penanggung_jawab=jabatan
            )
            lini = f.BarisAnggaranFactory(sub_kegiatan=sub, rekening="5.1.02", pagu=100_000_000)
            if terisi:
                f.RealisasiAnggaranFactory(baris=lini, bulan=3, nilai=25_000_000)
            continue
        i = f.IndikatorFactory(**milik, formula="a / b * 100" if n % 3 else "")
        f.TargetFactory(indikator=i)
        variabel = [f.VariabelFactory(indikator=i, kode=k) for k in "ab"] if i.formula else []
        if terisi:
            r = f.RealisasiFactory(indikator=i, triwulan=1, nilai=None if variabel else 75)
            for v in variabel:
                f.NilaiVariabelFactory(realisasi=r, variabel=v, nilai=80)
    operator = f.PenggunaFactory(pd=pd, unit=unit, peran=OPERATOR)
    return operator, f"?unit={unit.pk}&tahun=2024&triwulan=1"


def _nama_alamat() -> tuple[str, str]:
    """The page and its grid, by what the tree calls them."""
    from django.urls import NoReverseMatch, reverse

    try:
        return reverse("isian"), reverse("isian_lembar")
    except NoReverseMatch:  # before the features had one name each
        return reverse("isi"), reverse("isi_kisi")


def _minta(klien: Any, alamat: str) -> tuple[float, int]:
    """Milliseconds of the processor, and the status."""
    awal = time.process_time()
    jawaban = klien.get(alamat)
    return (time.process_time() - awal) * 1000, jawaban.status_code


def ukur(banyak: int, ulang: int) -> Lama:
    """The least processor time of each request, in milliseconds; in the tree that runs it."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ.pop("DATABASE_URL", None)
    django.setup()
    from django.db import connection
    from django.http import HttpResponse
    from django.test import Client
    from django.urls import path

    from config.urls import urlpatterns

    alamat_semua: list[Any] = urlpatterns
    alamat_semua.append(path("kosong/", lambda request: HttpResponse("")))
    connection.settings_dict["TEST"]["MIGRATE"] = False  # tables from the models
    connection.creation.create_test_db(verbosity=0)
    pengguna, tempat = _isi(banyak)
    klien = Client()
    klien.force_login(pengguna)
    halaman, kisi = _nama_alamat()
    alamat = {KOSONG: "/kosong/", KISI: kisi + tempat, HALAMAN: halaman + tempat}
    hasil = dict.fromkeys(alamat, float("inf"))
    for n in range(ulang + 2):
        if n == 2:  # as the server does (config/gunicorn.py): not to walk its own code each time
            gc.collect()
            gc.freeze()
        for nama, satu in alamat.items():
            lama, status = _minta(klien, satu)
            if status != 200:
                raise SystemExit(f"{satu}: {status}")
            if n >= 2:  # the first requests load what Python has not loaded yet
                hasil[nama] = min(hasil[nama], lama)
    return hasil


# --- several trees, in turns ---------------------------------------------------------------------


@contextmanager
def _pohon(komit: str) -> Iterator[Path]:
    """The tree of a commit in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="tapak-bench-") as nama:
        folder = Path(nama) / "pohon"
        perintah = ["git", "worktree", "add", "--quiet", "--detach", str(folder), komit]
        subprocess.run(perintah, cwd=AKAR, check=True)
        try:
            yield folder
        finally:
            subprocess.run(
                ["git", "worktree", "remove", "--force", str(folder)], cwd=AKAR, check=True
            )


def _ukur_pohon(folder: Path, banyak: int, ulang: int) -> Lama:
    lingkungan = {**os.environ, "PYTHONPATH": str(folder)}
    perintah = [sys.executable, str(Path(__file__)), str(banyak), str(ulang)]
    jalan = subprocess.run(
        perintah, cwd=folder, env=lingkungan, check=True, capture_output=True, text=True
    )
    hasil: Lama = json.loads(jalan.stdout.splitlines()[-1])
    return hasil


def _bandingkan(pohon: dict[str, Path], ulang: int) -> dict[str, dict[int, Lama]]:
    hasil: dict[str, dict[int, Lama]] = {nama: {} for nama in pohon}
    for _ in range(PUTARAN):
        for banyak in BARIS:
            for nama, folder in pohon.items():
                lama = _ukur_pohon(folder, banyak, ulang)
                ada = hasil[nama].get(banyak, lama)
                hasil[nama][banyak] = {k: min(v, ada[k]) for k, v in lama.items()}
    return hasil


def lereng(lama: dict[int, Lama], nama: str) -> float:
    """Milliseconds that a hundred more rows cost."""
    sedikit, banyak = BARIS
    return (lama[banyak][nama] - lama[sedikit][nama]) / (banyak - sedikit) * 100


def _cetak(hasil: dict[str, dict[int, Lama]]) -> None:
    tulis = sys.stdout.write
    tulis(f"{'':14}{'':9}" + "".join(f"{n:>12} baris" for n in BARIS) + "   per 100 baris\n")
    for nama, lama in hasil.items():
        for satu in (HALAMAN, KISI):
            sel = "".join(
                f"{lama[n][satu]:8.1f} ({lama[n][satu] / lama[n][KOSONG]:5.1f} ×)" for n in BARIS
            )
            tulis(f"{nama:14}{satu:9}{sel}{lereng(lama, satu):11.1f} ms\n")
    tulis("× = kali permintaan kosong di proses yang sama; waktu prosesor, paling singkat.\n")
    if len(hasil) == 2:
        kini, dulu = hasil.values()
        for satu in (HALAMAN, KISI):
            bagian = lereng(kini, satu) / lereng(dulu, satu) * 100
            tulis(f"Pertumbuhan {satu}: {bagian:.0f} % dari {list(hasil)[1]}.\n")


def jalan(*, ulang: int, banding: str) -> None:
    """Measure this tree and, where asked, the tree of an older commit."""
    if not banding:
        _cetak(_bandingkan({"sekarang": AKAR}, ulang))
        return
    with _pohon(banding) as folder:
        _cetak(_bandingkan({"sekarang": AKAR, banding[:12]: folder}, ulang))


if __name__ == "__main__":
    sys.path.insert(0, os.getcwd())
    sys.stdout.write(json.dumps(ukur(int(sys.argv[1]), int(sys.argv[2]))) + "\n")
