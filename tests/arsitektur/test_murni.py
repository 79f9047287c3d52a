"""PURE modules import no Django and read no clock, and the calculator is among them."""

import ast
from collections.abc import Iterator

from tests.arsitektur.sumber import (
    MODUL,
    MURNI,
    POHON,
    SUMBER,
    URUTAN,
    Kasus,
    awasi,
    impor,
    sebutan,
    uji_pengawas,
    urai,
)

#: Modules that must stay PURE, beside every other one whose docstring says so.
WAJIB_MURNI = frozenset(
    {
        "kinerja/akumulasi.py",
        "kinerja/angka.py",
        "kinerja/capaian.py",
        "kinerja/formula.py",
        "kinerja/kriteria.py",
        "kinerja/periode.py",
        "kinerja/target_teks.py",
        "anggaran/efisiensi.py",
        "anggaran/serapan.py",
        "laporan/dokumen/unsur/__init__.py",
        "laporan/dokumen/unsur/blok.py",
        "laporan/dokumen/unsur/dokumen.py",
        "laporan/dokumen/unsur/tabel.py",
        "laporan/dokumen/unsur/tabel_tercetak.py",
    }
)
BUKAN_MURNI = frozenset(
    {"config", "django", "os", "psycopg", "random", "secrets", "socket", "sqlite3", "time", "uuid"}
)
JAM = frozenset({"now", "today", "utcnow", "localtime", "localdate", "monotonic", "perf_counter"})


def kemurnian(nama: str, isi: str) -> Iterator[str]:
    """Django, a clock, chance, the environment, or a module of ours that is not PURE."""
    pohon = urai(isi)
    for baris, tujuan in impor(pohon):
        pangkal = tujuan.split(".")[0]
        if pangkal in BUKAN_MURNI:
            yield f"{nama}:{baris}: imports {tujuan}"
        elif pangkal in URUTAN:
            berkas = MODUL.get(tujuan)
            kosong = berkas and not POHON[berkas].body
            if not kosong and berkas not in MURNI:
                yield f"{nama}:{baris}: imports {tujuan}, which is not PURE"
    for simpul in ast.walk(pohon):
        if isinstance(simpul, ast.Call) and sebutan(simpul.func) in JAM:
            yield f"{nama}:{simpul.lineno}: reads the clock"
        if isinstance(simpul, ast.Call) and sebutan(simpul.func) == "open":
            yield f"{nama}:{simpul.lineno}: opens a file"


BURUK: list[Kasus] = [
    (kemurnian, "kinerja/x.py", "from django.db import models"),
    (kemurnian, "kinerja/x.py", "import time"),
    (kemurnian, "kinerja/x.py", "def f():\n    import random"),
    (kemurnian, "kinerja/x.py", "from datetime import datetime\nx = datetime.now()"),
    (kemurnian, "kinerja/x.py", "import datetime\nx = datetime.date.today()"),
    (kemurnian, "kinerja/x.py", "from kinerja.models import Indikator"),
    (kemurnian, "kinerja/x.py", "from kinerja import resources"),
    (kemurnian, "kinerja/x.py", "open('x')"),
]
BAIK: list[Kasus] = [
    (kemurnian, "kinerja/x.py", "from datetime import date\nfrom kinerja.angka import bulatkan"),
]


test_pengawas_menangkap, test_pengawas_melepas = uji_pengawas(BURUK, BAIK)


def test_modul_murni():
    assert set(MURNI) >= WAJIB_MURNI, sorted(WAJIB_MURNI - set(MURNI))
    grafik = {n for n in SUMBER if n.startswith("laporan/cetak/grafik/")}
    dokumen = {n for n in SUMBER if n.startswith("laporan/dokumen/")}
    assert grafik
    assert dokumen
    assert grafik | dokumen <= set(MURNI)
    awasi(kemurnian, {nama: SUMBER[nama] for nama in MURNI})
