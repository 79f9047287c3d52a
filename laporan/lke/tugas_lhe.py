"""The files of an evaluation as a job."""

from collections.abc import Mapping
from typing import Any

from kinerja.penolakan import Penolakan
from laporan.cetak.dasar import Berkas
from laporan.cetak.sidik import sidik_dokumen
from laporan.lke.baca import IZIN_LIHAT
from laporan.lke.berkas import dokumen_lke, tulis_lke
from laporan.lke.hasil import hasil_lke
from laporan.tugas.berkas import NAMA_BENTUK
from laporan.tugas.dasar import Argumen, Lapor, Pekerjaan, PekerjaanGagalError


def _kerjakan(argumen: Argumen, lapor: Lapor) -> Berkas:
    lapor(2, "Menyusun LHE dari LKE")
    try:
        hasil = hasil_lke(argumen.pd, argumen.tahun)
    except Penolakan as tolak:
        raise PekerjaanGagalError(tolak.pesan) from tolak
    return tulis_lke(hasil, argumen["bentuk"], lapor)


def _sidik(argumen: Argumen) -> str:
    hasil = hasil_lke(argumen.pd, argumen.tahun)
    return sidik_dokumen(dokumen_lke(hasil, argumen["bentuk"]))


def _judul(tahun: int, isi: Mapping[str, Any]) -> str:
    nama = "LKE" if isi["bentuk"] in ("xlsx", "json") else "LHE"
    return f"{nama} {tahun}, {NAMA_BENTUK[isi['bentuk']]}"


LHE_LKE = Pekerjaan(
    jenis="lhe_lke", judul=_judul, kerjakan=_kerjakan, izin=IZIN_LIHAT, sidik=_sidik
)
