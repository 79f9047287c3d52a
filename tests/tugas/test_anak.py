"""What a job's process says when the machine refuses, not the program."""

import errno
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import OperationalError

from kinerja.simpanan import PESAN_SIMPANAN, SimpananError
from laporan.tugas import anak

BELUM = "Belum selesai: "


def _putus() -> OperationalError:
    asal = type("OperationalError", (Exception,), {"__module__": "psycopg"})("refused")
    galat = OperationalError("refused")
    galat.__cause__ = asal
    return galat


@pytest.mark.parametrize(
    ("galat", "pesan"),
    [
        (OSError(errno.ENOSPC, "x"), f"{BELUM}ruang penyimpanan server penuh"),
        (OSError(errno.EROFS, "x"), f"{BELUM}server sedang tidak dapat"),
        (_putus(), f"{BELUM}server sedang tidak dapat"),
        (SimpananError(), PESAN_SIMPANAN),
        (OSError(errno.ENOENT, "x"), anak.PESAN_RUNTUH),
        (ValueError("rahasia-teknis"), anak.PESAN_RUNTUH),
    ],
    ids=["penuh", "hanya-baca", "putus", "simpanan", "berkas-hilang", "program"],
)
def test_sebab_mesin_dikatakan(galat: Exception, pesan: str) -> None:
    def kerjakan(*_: Any) -> None:
        raise galat

    tugas: Any = SimpleNamespace(
        pk=7, jenis="uji", pd=None, tahun=2024, oleh=None, pada=None, argumen={}
    )
    pekerjaan: Any = SimpleNamespace(kerjakan=kerjakan)
    lapor: Any = lambda *_: None  # noqa: E731
    akhir, kalimat = anak._kerjakan(tugas, pekerjaan, lapor)
    assert akhir == "gagal"
    assert kalimat.startswith(pesan)
