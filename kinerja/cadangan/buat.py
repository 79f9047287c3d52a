"""Make a backup: one archive, read again before it gets its name."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from django.apps import apps
from django.db.models import FileField

from config.versi import VERSI
from kinerja.cadangan.arsip import Isi, Manifes, PenulisArsip, periksa
from kinerja.cadangan.basis_data import Tanya, basis_data, hitung_baris
from kinerja.cadangan.pemasangan import BERKAS, CadanganError, Pemasangan
from kinerja.cadangan.sandi import buka_sandi, sandikan
from kinerja.jejak_berantai import rantaikan
from kinerja.models import RantaiJejak
from kinerja.models.rantai import tulis_kepala

_NAMA = re.compile(r"tapak-\d{4}-\d\d-\d\d-\d{6}\.zip")
_SEMENTARA = ".tapak-cadangan-"
#: What a disk should keep free beside the archive itself.
CADANG_RUANG = 64 * 1024 * 1024


@dataclass(frozen=True)
class HasilCadangan:
    """Where the archive is and what it holds; `dibuang` are older ones that made way."""

    berkas: Path
    ukuran: int
    manifes: Manifes
    dibuang: list[Path]


def cadangkan(
    tujuan: Path, *, pada: datetime, pemasangan: Pemasangan, sandi: str = "", simpan: int = 0
) -> HasilCadangan:
    """Write a backup to the file `tujuan`, or to a file named by `pada` in the folder `tujuan`.

    With `simpan` the folder keeps so many, the newest; those of other names are not touched. Until
    the archive has been read again and found right there is no file of its name. Raises
    CadanganError (a file in the way, no room, a tool missing, a database damaged).
    """
    folder, nama = _tempat(tujuan, pada)
    if simpan and nama != f"tapak-{pada:%Y-%m-%d-%H%M%S}.zip":
        raise CadanganError("--simpan hanya berlaku bila yang disebut sebuah folder.")
    akhir = folder / nama
    if akhir.exists():
        raise CadanganError(f"{akhir} sudah ada; cadangan tidak menimpa berkas.")
    data = basis_data(pemasangan.koneksi)
    _pastikan_muat(folder, data.ukuran(), pemasangan, bersandi=bool(sandi))
    _rantaikan(pemasangan, pada)
    with _ruang(folder) as ruang:
        arsip = ruang / "cadangan.zip"
        manifes = _tulis(arsip, ruang, pada, pemasangan)
        if periksa(arsip) != manifes:
            raise CadanganError("Cadangan yang baru ditulis tidak sama ketika dibaca ulang.")
        if sandi:
            terbuka, arsip = arsip, ruang / "bersandi.zip"
            sandikan(terbuka, arsip, sandi)
            terbuka.unlink()
            buka_sandi(arsip, terbuka, sandi)
            periksa(terbuka)
        _resmikan(arsip, akhir)
    return HasilCadangan(akhir, akhir.stat().st_size, manifes, _buang_lama(folder, simpan))


def _rantaikan(pemasangan: Pemasangan, pada: datetime) -> None:
    """Close the audit chain over everything written so far, so that the archive's list can name its
    last link.
    """
    if RantaiJejak._meta.db_table in pemasangan.koneksi.introspection.table_names():
        rantaikan(pada=pada, alias=pemasangan.alias)


def _tulis(arsip: Path, ruang: Path, pada: datetime, pemasangan: Pemasangan) -> Manifes:
    data = basis_data(pemasangan.koneksi)
    salinan = ruang / "basis-data"
    with ZipFile(arsip, "w", ZIP_DEFLATED) as zip_:
        arsip.chmod(0o600)
        penulis = PenulisArsip(zip_)
        with data.salin(salinan) as tanya:
            tabel = data.tabel(tanya)
            if "django_migrations" not in tabel:
                raise CadanganError("Basis data ini kosong: belum pernah dijalankan migrate.")
            manifes = Manifes(
                dibuat=pada.isoformat(timespec="seconds"),
                versi=VERSI,
                vendor=pemasangan.koneksi.vendor,
                basis_data=data.nama,
                migrasi=_migrasi(tanya),
                baris=hitung_baris(tanya, tabel),
                pemicu=data.pemicu(tanya),
                jejak=_kepala(tanya, tabel),
                isi=penulis.isi,
            )
            dirujuk = _dirujuk(tanya, tabel)
        penulis.tambah(data.nama, partial(salinan.open, "rb"))
        salinan.unlink()
        # After the database: a file stored meanwhile is one too many, never one too few.
        for nama, asal in pemasangan.berkas().items():
            penulis.tambah(nama, asal.buka)
        manifes.hilang.extend(_hilang(dirujuk, penulis.isi))
        penulis.tutup(manifes)
    return manifes


def _migrasi(tanya: Tanya) -> list[str]:
    return [f"{a}.{n}" for a, n in tanya("SELECT app, name FROM django_migrations ORDER BY 1, 2")]


def _kepala(tanya: Tanya, tabel: list[str]) -> str:
    if RantaiJejak._meta.db_table not in tabel:
        return ""
    # Our own table.
    sql = f"SELECT ke, sidik FROM {RantaiJejak._meta.db_table} ORDER BY ke DESC LIMIT 1"  # noqa: S608
    return next((tulis_kepala(ke, sidik) for ke, sidik in tanya(sql)), "")


def _dirujuk(tanya: Tanya, tabel: list[str]) -> dict[str, str]:
    """Stored name → SHA-256 where the row knows it: every file that a row of the database names."""
    ada: dict[str, str] = {}
    for model in apps.get_models():
        meta = model._meta
        medan = {f.name: f for f in meta.concrete_fields}
        for f in medan.values():
            if not isinstance(f, FileField) or meta.db_table not in tabel:
                continue
            sidik = f'"{medan["sha256"].column}"' if "sha256" in medan else "''"
            # Names of our own models.
            sql = f'SELECT "{f.column}", {sidik} FROM "{meta.db_table}" WHERE "{f.column}" <> \'\''  # noqa: S608
            ada |= {str(nama): str(s) for nama, s in tanya(sql)}
    return ada


def _hilang(dirujuk: dict[str, str], isi: dict[str, Isi]) -> Iterator[str]:
    """What the database names and the folder does not hold, or holds with other bytes."""
    for nama, sidik in sorted(dirujuk.items()):
        ada = isi.get(BERKAS + nama)
        if ada is None or (sidik and ada.sha256 != sidik):
            yield nama


def _tempat(tujuan: Path, pada: datetime) -> tuple[Path, str]:
    if tujuan.is_dir():
        return tujuan, f"tapak-{pada:%Y-%m-%d-%H%M%S}.zip"
    if not tujuan.parent.is_dir():
        raise CadanganError(f"Folder {tujuan.parent} tidak ada.")
    return tujuan.parent, tujuan.name


def _pastikan_muat(
    folder: Path, ukuran_basis: int, pemasangan: Pemasangan, *, bersandi: bool
) -> None:
    """Refuse where there is no room for the copy of the database and the archive; an encrypted
    archive needs twice its size more.
    """
    berkas = sum(asal.ukuran for asal in pemasangan.berkas().values())
    perlu = ukuran_basis + (ukuran_basis + berkas) * (3 if bersandi else 1) + CADANG_RUANG
    bebas = shutil.disk_usage(folder).free
    if bebas < perlu:
        raise CadanganError(
            f"Ruang bebas di {folder} {bebas // 1024**2} MB, perlu sekitar "
            f"{perlu // 1024**2} MB. Tidak ada yang ditulis."
        )


@contextmanager
def _ruang(folder: Path) -> Iterator[Path]:
    """A temporary folder beside the archive; one that a killed run left behind is removed first."""
    for sisa in folder.glob(f"{_SEMENTARA}*"):
        if not _hidup(sisa):
            shutil.rmtree(sisa, ignore_errors=True)
    with TemporaryDirectory(prefix=f"{_SEMENTARA}{os.getpid()}-", dir=folder) as ruang:
        yield Path(ruang)


def _hidup(sisa: Path) -> bool:
    nomor = sisa.name.removeprefix(_SEMENTARA).split("-")[0]
    try:
        os.kill(int(nomor), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        pass
    return True


def _resmikan(arsip: Path, akhir: Path) -> None:
    """Flush the archive to the disk, then give it its name; never over another file."""
    arsip.chmod(0o600)
    with arsip.open("rb") as isi:
        os.fsync(isi.fileno())
    try:
        os.link(arsip, akhir)
    except FileExistsError:
        raise CadanganError(f"{akhir} sudah ada; cadangan tidak menimpa berkas.") from None
    except OSError:  # a file system without links
        arsip.rename(akhir)
    pegangan = os.open(akhir.parent, os.O_RDONLY)
    try:
        os.fsync(pegangan)
    finally:
        os.close(pegangan)


def _buang_lama(folder: Path, simpan: int) -> list[Path]:
    if not simpan:
        return []
    milik = sorted(p for p in folder.iterdir() if _NAMA.fullmatch(p.name))
    lama = milik[:-simpan]
    for satu in lama:
        satu.unlink()
    return lama
