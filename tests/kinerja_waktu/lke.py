"""What the evaluation sheet costs: 40 agencies × 80 criteria × 5 years.

`script/bench --lke [--basis-data …] [--tahun 5] [--ulang N]`

A made-up kabupaten (`buat_kabupaten`) is loaded and copied as in pemda.py; every agency gets an
evaluation of each year with all its answers by two steps. Requests go straight to the application,
in processor time of this process, as multiples of an empty view of the same run. Nothing is
asserted.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.isian.uji_mati import basis_data, cetak, lingkungan_server
from tests.kinerja_waktu.pemda import (
    PEMANASAN,
    TERAKHIR,
    Jam,
    buka_halaman,
    klien_masuk,
    tumbuhkan,
)

PADA = datetime(TERAKHIR, 5, 5, 2, tzinfo=UTC)


def ukur(instansi: int, tahun: int, ulang: int, keluaran: str) -> None:
    """Build in this process's database and measure; what was seen goes to a file."""
    from django.core.management import call_command

    from kinerja.management.commands.pasang_peran import pasang_peran

    call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
    pasang_peran()
    with tempfile.TemporaryDirectory(prefix="tapak-bench-") as folder:
        tumbuhkan(Path(folder), 0, instansi, tahun)
    _isi(tahun)
    Path(keluaran).write_text(json.dumps(_bergiliran(dict(_permintaan()), ulang)))


def _bergiliran(semua: dict[str, Callable[[], Any]], ulang: int) -> dict[str, Any]:
    """The kinds take turns, so that a busy machine slows all of them alike; name → median of the
    times and of the multiples of the same turn's empty view, and the most queries.
    """
    jam: dict[str, list[Jam]] = {nama: [] for nama in semua}
    for n in range(ulang + PEMANASAN):
        for nama, kerja in semua.items():
            with Jam() as satu:
                kerja()
            if n >= PEMANASAN:
                jam[nama].append(satu)
    dasar = [j.cpu for j in jam["kosong"]]
    return {
        nama: {
            "cpu": statistics.median(j.cpu for j in milik),
            "kali": statistics.median(j.cpu / d for j, d in zip(milik, dasar, strict=True)),
            "kueri": max(j.kueri for j in milik),
        }
        for nama, milik in jam.items()
    }


def _isi(tahun: int) -> None:
    """Every agency's evaluations: answered by the agency and by the evaluator, one under way."""
    from kinerja.models import PerangkatDaerah
    from laporan.lke.baca import simpan_lembar
    from laporan.lke.baku import lembar_baku
    from laporan.models import EvaluasiLKE, JawabanLKE, NilaiSubLKE
    from tests import factories as f

    oleh, lembar = f.PenggunaFactory(), lembar_baku()
    versi = simpan_lembar(lembar, pada=PADA)
    milik = {"diubah_pada": PADA, "diubah_oleh": oleh}
    for pd in PerangkatDaerah.objects.perangkat():
        for t in range(TERAKHIR - tahun + 1, TERAKHIR + 1):
            e = EvaluasiLKE.objects.create(
                pd=pd, tahun=t, lembar=versi, status="evaluasi", mulai_pada=PADA, mulai_oleh=oleh
            )
            tahap = ("mandiri", "evaluasi")
            JawabanLKE.objects.bulk_create(
                JawabanLKE(evaluasi=e, tahap=x, kunci=k.kunci, jawaban="ya", **milik)
                for x in tahap
                for _, k in lembar.kriteria
            )
            NilaiSubLKE.objects.bulk_create(
                NilaiSubLKE(evaluasi=e, tahap=x, sub=s.kode, tingkat="BB", **milik)
                for x in tahap
                for s in lembar.sub
            )


def _permintaan() -> Iterator[tuple[str, Callable[[], Any]]]:
    """As the Sekretariat of the third agency, and as an evaluator of all."""
    from uuid import uuid4

    from django.urls import reverse

    from kinerja import peran
    from kinerja.models import PerangkatDaerah
    from laporan.models import EvaluasiLKE
    from tests import factories as f

    f.PenggunaFactory.reset_sequence(10**6)
    pd = list(PerangkatDaerah.objects.perangkat().order_by("pk")[:3])[-1]
    sek = klien_masuk(f.buat_pengguna(peran.SEKRETARIAT, pd=pd))
    evaluator = klien_masuk(f.buat_pengguna(peran.EVALUATOR, pd=None))
    e = EvaluasiLKE.objects.get(pd=pd, tahun=TERAKHIR)
    lembar = buka_halaman(sek, f"{reverse('lke')}?tahun={TERAKHIR}")

    def sesudah_berubah() -> None:
        PerangkatDaerah.objects.filter(pk=pd.pk).update(alamat=str(uuid4()))
        lembar()

    yield "kosong", buka_halaman(sek, "/kosong/")
    yield "lembar", lembar
    yield "sub komponen", buka_halaman(sek, reverse("lke_sub", args=[e.pk, "3.b"]))
    pilih = f"?tahun={TERAKHIR}&pd={pd.kode}"
    yield "lembar, evaluator", buka_halaman(evaluator, f"{reverse('lke')}{pilih}")
    yield "antrean", buka_halaman(evaluator, f"{reverse('lke_antrean')}?tahun={TERAKHIR}")
    # Last in a turn: the next one's first look at the sheet is warm again.
    yield "lembar, sesudah berubah", sesudah_berubah


def jalan(*, daftar: list[str], instansi: int, tahun: int, ulang: int) -> None:
    """Measure each database."""
    for jenis in daftar:
        with tempfile.TemporaryDirectory(prefix="tapak-bench-") as nama:
            keluaran = Path(nama) / "hasil.json"
            with basis_data(jenis, Path(nama)) as url:
                isi = (instansi, tahun, ulang, str(keluaran))
                kode = f"import django\ndjango.setup()\nfrom {__name__} import ukur\nukur{isi!r}"
                subprocess.run([sys.executable, "-c", kode], env=lingkungan_server(url), check=True)
            hasil = json.loads(keluaran.read_text())
        cetak(f"{jenis}, {instansi} perangkat daerah × 80 kriteria × {tahun} tahun, prosesor:")
        for apa, u in hasil.items():
            cetak(f"  {apa:<26}{u['kueri']:4} kueri {u['cpu']:8.1f} ms {u['kali']:6.1f} × kosong")
