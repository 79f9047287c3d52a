"""Large workbooks are checked and applied by a worker, with progress."""

from collections.abc import Mapping
from typing import Any

from kinerja.penolakan import Penolakan
from laporan.models import UnggahanData
from laporan.perencanaan.aksi import IZIN, periksa, terapkan_unggahan
from laporan.tugas.dasar import Argumen, Lapor, Pekerjaan, PekerjaanGagalError


def _unggahan(argumen: Argumen) -> UnggahanData:
    ada = UnggahanData.objects.filter(pk=argumen["unggahan"], pd=argumen.pd).first()
    if ada is None:
        raise PekerjaanGagalError("Unggahannya sudah dihapus. Unggah sekali lagi.")
    return ada


def _periksa(argumen: Argumen, lapor: Lapor) -> None:
    try:
        periksa(_unggahan(argumen), oleh=argumen.oleh, pada=argumen.pada, lapor=lapor)
    except Penolakan as galat:
        raise PekerjaanGagalError(galat.pesan) from galat


def _terapkan(argumen: Argumen, lapor: Lapor) -> None:
    try:
        terapkan_unggahan(
            _unggahan(argumen),
            sidik=argumen["sidik"],
            oleh=argumen.oleh,
            pada=argumen.pada,
            lapor=lapor,
        )
    except Penolakan as galat:
        raise PekerjaanGagalError(galat.pesan) from galat


def _judul(awal: str, isi: Mapping[str, Any]) -> str:
    return f"{awal} {isi['nama']}"[:200]


PERIKSA_BUKU = Pekerjaan(
    jenis="periksa_buku_data",
    judul=lambda tahun, isi: _judul("Memeriksa", isi),
    kerjakan=_periksa,
    izin=IZIN,
    halaman="persiapan_pekerjaan",
)
TERAPKAN_BUKU = Pekerjaan(
    jenis="terapkan_buku_data",
    judul=lambda tahun, isi: _judul("Menerapkan", isi),
    kerjakan=_terapkan,
    izin=IZIN,
    halaman="persiapan_pekerjaan",
)
