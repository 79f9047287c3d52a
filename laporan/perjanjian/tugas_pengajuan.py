"""Submitting every open agreement of an agency: each prints a PDF, too much for one request.

Each agreement is submitted whole or not at all, so cancelling between two leaves nothing half done.
What was submitted is read from the database (it bears the job's time); the file keeps what was not.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.storage import default_storage

from kinerja.models import Pengguna, PerjanjianKinerja
from laporan.cetak.dasar import Berkas
from laporan.models import Tugas
from laporan.perjanjian.aksi import ajukan_banyak
from laporan.perjanjian.rekap import perjanjian_terakhir
from laporan.perjanjian.wewenang import KELOLA
from laporan.tugas.dasar import Argumen, Lapor, Pekerjaan

JENIS = "perjanjian_ajukan"


def ajukan_semua(argumen: Argumen, lapor: Lapor) -> Berkas:
    """Submit what can be; the file lists the rest with the reason of each."""
    terakhir = perjanjian_terakhir(argumen.oleh, argumen.pd, argumen.tahun)
    hasil = ajukan_banyak(
        perjanjian=[p for p in terakhir if p.terbuka],
        oleh=argumen.oleh,
        pada=argumen.pada,
        lapor=lapor,
    )
    isi = {"dilewati": [[p.pk, alasan] for p, alasan in hasil.dilewati]}
    return Berkas(f"Pengajuan-{argumen.tahun}.json", "application/json", json.dumps(isi).encode())


@dataclass(frozen=True)
class HasilPengajuan:
    """What one job submitted, and what it left; None while (or when no longer) known."""

    diajukan: list[PerjanjianKinerja]
    dilewati: list[tuple[PerjanjianKinerja, str]] | None


def hasil_pengajuan(tugas: Tugas, pengguna: Pengguna) -> HasilPengajuan:
    """The result as far as it goes, within the user's scope. At most two queries."""
    semua = (
        PerjanjianKinerja.objects.untuk(pengguna)
        .filter(pd=tugas.pd_id, tahun=tugas.tahun)
        .select_related("jabatan", "pihak_kedua")
        .order_by("jabatan__urutan", "jabatan", "ke")
    )
    diajukan = list(semua.filter(naskah__oleh=tugas.oleh_id, naskah__pada=tugas.pada))
    alasan = _dilewati(tugas)
    if alasan is None:
        return HasilPengajuan(diajukan, None)
    return HasilPengajuan(diajukan, [(p, alasan[p.pk]) for p in semua.filter(pk__in=alasan)])


def _dilewati(tugas: Tugas) -> dict[int, str] | None:
    if not tugas.dapat_diunduh:
        return None
    try:
        with default_storage.open(tugas.berkas) as berkas:
            return dict(json.load(berkas)["dilewati"])
    except FileNotFoundError:
        return None


def _judul(tahun: int, isi: Mapping[str, Any]) -> str:
    return f"Pengajuan Perjanjian Kinerja {tahun}"


PENGAJUAN = Pekerjaan(
    jenis=JENIS,
    judul=_judul,
    kerjakan=ajukan_semua,
    izin=KELOLA,
    batas_detik=1800,
    halaman="perjanjian_pengajuan",
)
