"""The printed tree as a job: one that makes many sheets is not waited for."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from laporan.bahan.bahan import Bahan
from laporan.cetak.dasar import Berkas
from laporan.cetak.grafik import LembarPohon
from laporan.cetak.pdf import PdfTidakTersediaError
from laporan.perencanaan.pohon.cetak import berkas_pdf, lembar_cetak
from laporan.perencanaan.pohon.potret import kartu_pohon
from laporan.tugas.bahan import IZIN_UNDUH
from laporan.tugas.dasar import Argumen, Lapor, Pekerjaan, PekerjaanGagalError


def _lembar(bahan: Bahan, argumen: Argumen) -> tuple[LembarPohon, ...]:
    """The sheets; none where the branch is gone."""
    kartu, cabang = kartu_pohon(bahan), str(argumen["cabang"])
    if cabang and cabang not in {k.kunci for k in kartu}:
        return ()
    return lembar_cetak(bahan, kartu, kertas=str(argumen["kertas"]), cabang=cabang)


def _kerjakan(argumen: Argumen, lapor: Lapor) -> Berkas:
    lapor(2, "Menyusun pohon dari data")
    bahan, kertas = Bahan(argumen.pd, argumen.tahun), str(argumen["kertas"])
    lembar = _lembar(bahan, argumen)
    if not (banyak := len(lembar)):
        raise PekerjaanGagalError("Pohon atau cabang yang diminta tidak ada.")
    lapor(10, f"Mencetak {banyak} halaman {kertas.upper()}")
    try:
        return berkas_pdf(
            bahan,
            lembar,
            kertas,
            lambda n: lapor(10 + 85 * min(n, banyak) // banyak, f"Halaman {n} dari {banyak}"),
        )
    except PdfTidakTersediaError as galat:
        raise PekerjaanGagalError(f"PDF tidak dapat dibuat. {galat}") from galat


def _sidik(argumen: Argumen) -> str:
    sidik = sha256()
    for satu in _lembar(Bahan(argumen.pd, argumen.tahun), argumen):
        sidik.update(satu.svg.encode())
    return sidik.hexdigest()


def _judul(tahun: int, isi: Mapping[str, Any]) -> str:
    apa = "satu cabang, " if isi["cabang"] else ""
    return f"Pohon Kinerja {tahun}, {apa}PDF {isi['kertas'].upper()}"


CETAK_POHON = Pekerjaan(
    jenis="pohon_cetak", judul=_judul, kerjakan=_kerjakan, izin=IZIN_UNDUH, sidik=_sidik
)
