"""Reading a large budget file as a job."""

from collections.abc import Mapping
from typing import Any

from anggaran.models import MuatanAnggaran
from kinerja.penolakan import Penolakan
from laporan.anggaran_impor.unggah import IZIN_IMPOR, ambil, buang, simpan_muatan
from laporan.models import Tugas
from laporan.tugas.dasar import Argumen, Lapor, Pekerjaan, PekerjaanGagalError

_PENUH = 50_000
"""Rows at which a file is taken to be nearly read."""


def muatan_tugas(tugas: Tugas) -> MuatanAnggaran | None:
    """What the job read."""
    return MuatanAnggaran.objects.filter(
        pd=tugas.pd_id, tahun=tugas.tahun, oleh=tugas.oleh_id, pada=tugas.pada
    ).first()


def _kerjakan(argumen: Argumen, lapor: Lapor) -> None:
    milik: dict[str, Any] = {
        "pd": argumen.pd,
        "tahun": argumen.tahun,
        "oleh": argumen.oleh,
        "pada": argumen.pada,
    }
    if MuatanAnggaran.objects.filter(**milik).exists():
        return  # the worker was stopped after its work
    try:
        isi = ambil(argumen["letak"])
    except FileNotFoundError as galat:
        raise PekerjaanGagalError("Berkasnya sudah tidak ada. Unggah sekali lagi.") from galat
    lapor(1, "Memeriksa berkas")
    try:
        simpan_muatan(
            **milik, nama=argumen["nama"], isi=isi, jenis=argumen["jenis"],
            lapor=lambda n: lapor(min(5 + 80 * n // _PENUH, 90), f"{n} baris terbaca"),
        )  # fmt: skip
    except Penolakan as galat:
        buang(argumen["letak"])
        raise PekerjaanGagalError(galat.pesan) from galat
    buang(argumen["letak"])


def _judul(tahun: int, isi: Mapping[str, Any]) -> str:
    return f"Membaca berkas anggaran {tahun}"


BACA_ANGGARAN = Pekerjaan(
    jenis="anggaran_baca",
    judul=_judul,
    kerjakan=_kerjakan,
    izin=IZIN_IMPOR,
    halaman="anggaran_impor_tugas",
)
