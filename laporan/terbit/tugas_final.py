"""Freezing a report as a job: its four files take longer than a page may."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kinerja.penolakan import Penolakan
from laporan.terbit.beku import bekukan
from laporan.tugas.bahan import IZIN_UNDUH
from laporan.tugas.dasar import Argumen, Lapor, Pekerjaan, PekerjaanGagalError


def _kerjakan(argumen: Argumen, lapor: Lapor) -> None:
    try:
        bekukan(
            pd=argumen.pd,
            tahun=argumen.tahun,
            keterangan=argumen["keterangan"],
            dicetak=date.fromisoformat(argumen["tanggal"]),
            oleh=argumen.oleh,
            pada=argumen.pada,
            lapor=lapor,
        )
    except Penolakan as galat:
        raise PekerjaanGagalError(galat.pesan) from galat


def _judul(tahun: int, isi: Mapping[str, Any]) -> str:
    return f"Versi final LKjIP {tahun}"


VERSI_FINAL = Pekerjaan(
    jenis="versi_final",
    judul=_judul,
    kerjakan=_kerjakan,
    izin=IZIN_UNDUH,
    halaman="versi_tugas",
)
