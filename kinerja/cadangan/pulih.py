"""Restore a backup into an empty installation, then bring it to the version that is installed."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django.apps import apps
from django.core.files import File
from django.core.files.storage import Storage
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from config.versi import VERSI
from kinerja.cadangan.arsip import Manifes, buka, jumlah_ukuran, keluarkan
from kinerja.cadangan.basis_data import basis_data
from kinerja.cadangan.buat import CADANG_RUANG
from kinerja.cadangan.pemasangan import BERKAS, CadanganError, Pemasangan
from kinerja.cadangan.sandi import bersandi, buka_sandi
from kinerja.pemicu import hilang
from kinerja.periksa_jejak import periksa_rantai

_APLIKASI = ("kinerja", "anggaran", "laporan")
#: Django apps that earlier versions had and this one no longer has: what their migrations made is
#: no sign of a later version.
_DILEPAS = frozenset({"axes"})


@dataclass(frozen=True)
class HasilPemulihan:
    """What was put back: the archive's list, the migrations that were run on top of it, and the
    secrets of the archive that were left out because this installation keeps its own elsewhere.
    """

    manifes: Manifes
    migrasi_baru: list[str]
    dilewati: list[str]


def pulihkan(berkas: Path, *, pemasangan: Pemasangan, sandi: str = "") -> HasilPemulihan:
    """Put the archive in place of an empty installation.

    Everything is read, compared with the list and laid beside its place first; only then is
    anything moved, and taken back where a later step fails. Raises CadanganError.
    """
    if not berkas.is_file():
        raise CadanganError(f"Berkas {berkas} tidak ada.")
    _pastikan_kosong(pemasangan)
    pemasangan.folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".tapak-pulih-", dir=pemasangan.folder.parent) as nama:
        ruang = Path(nama)
        if bersandi(berkas):
            if not sandi:
                raise CadanganError("Cadangan ini bersandi: sebutkan kata sandinya.")
            _pastikan_muat(ruang, berkas.stat().st_size)
            buka_sandi(berkas, ruang / "cadangan.zip", sandi)
            berkas = ruang / "cadangan.zip"
        with buka(berkas) as (arsip, manifes):
            _pastikan_cocok(manifes, pemasangan)
            _pastikan_muat(ruang, jumlah_ukuran(manifes.isi))
            for satu in manifes.isi:
                keluarkan(arsip, manifes, satu, ruang / "isi" / satu)
        unggah = [n for n in _bukan_basis(manifes) if pemasangan.simpanan and n.startswith(BERKAS)]
        dilewati = sorted(
            n for n in _bukan_basis(manifes) if pemasangan.letak(n) is None and n not in set(unggah)
        )
        letak = {n: p for n in _bukan_basis(manifes) if (p := pemasangan.letak(n)) is not None}
        with (
            _diunggah(pemasangan.simpanan, {n: ruang / "isi" / n for n in unggah}),
            _ditaruh({ruang / "isi" / n: p for n, p in letak.items()}),
        ):
            basis_data(pemasangan.koneksi).pasang(ruang / "isi" / manifes.basis_data, manifes.baris)
    return HasilPemulihan(manifes, _perbarui(manifes, pemasangan), dilewati)


def _bukan_basis(manifes: Manifes) -> Iterator[str]:
    return (nama for nama in manifes.isi if nama != manifes.basis_data)


def _pastikan_kosong(pemasangan: Pemasangan) -> None:
    """Refuse where anything of anybody would be lost, and say what stands there."""
    koneksi = pemasangan.koneksi
    tabel = set(koneksi.introspection.table_names())
    for model in apps.get_models():
        meta = model._meta
        if meta.app_label not in _APLIKASI or meta.db_table not in tabel:
            continue
        jumlah = model._base_manager.using(pemasangan.alias).count()
        if jumlah:
            raise CadanganError(
                f"Basis data ini sudah berisi {jumlah} {meta.verbose_name}. Cadangan hanya "
                "dipulihkan ke pemasangan yang kosong: arahkan DATABASE_URL ke basis data baru, "
                "atau pindahkan yang lama lebih dahulu."
            )
    if ada := pemasangan.berkas_pertama():
        tempat = "Penyimpanan berkas" if pemasangan.simpanan else f"Folder {pemasangan.folder}"
        raise CadanganError(
            f"{tempat} sudah berisi berkas ({Path(ada).name}). Pindahkan lebih dahulu."
        )
    if pemasangan.segel.exists():
        raise CadanganError(
            f"Segel {pemasangan.segel} sudah ada. Pindahkan lebih dahulu: segel cadangan akan "
            "menempati letaknya."
        )


def _pastikan_cocok(manifes: Manifes, pemasangan: Pemasangan) -> None:
    vendor = pemasangan.koneksi.vendor
    if manifes.vendor != vendor:
        raise CadanganError(
            f"Cadangan ini dari {manifes.vendor}, basis data pemasangan ini {vendor}. "
            "Arahkan DATABASE_URL ke basis data yang sejenis."
        )
    grafik = MigrationLoader(None, ignore_no_migrations=True)
    dikenal = {f"{a}.{n}" for a, n in grafik.disk_migrations or ()} | {
        f"{a}.{n}" for m in (grafik.disk_migrations or {}).values() for a, n in m.replaces
    }
    asing = [
        nama
        for nama in manifes.migrasi
        if nama not in dikenal and nama.partition(".")[0] not in _DILEPAS
    ]
    if asing:
        raise CadanganError(
            f"Cadangan ini dari Tapak {manifes.versi}, lebih baru daripada yang terpasang "
            f"({VERSI}): migrasi {asing[0]} tidak dikenal. Pasang versi itu atau yang lebih baru."
        )


def _pastikan_muat(folder: Path, perlu: int) -> None:
    bebas = shutil.disk_usage(folder).free
    if bebas < perlu + CADANG_RUANG:
        raise CadanganError(
            f"Ruang bebas di {folder.parent} tidak cukup: ada {bebas // 1024**2} MB, perlu "
            f"{(perlu + CADANG_RUANG) // 1024**2} MB. Tidak ada yang diubah."
        )


@contextmanager
def _ditaruh(pasangan: dict[Path, Path]) -> Iterator[None]:
    """Move files to their places; where what follows fails, they leave again."""
    ditaruh: list[Path] = []
    lama: dict[Path, bytes] = {}
    try:
        for asal, tujuan in pasangan.items():
            tujuan.parent.mkdir(parents=True, exist_ok=True)
            if tujuan.exists():  # the key that a fresh installation made for itself
                lama[tujuan] = tujuan.read_bytes()
            shutil.move(asal, tujuan)
            ditaruh.append(tujuan)
        _catat_ke_cakram(ditaruh)
        yield
    except BaseException:
        for satu in ditaruh:
            satu.unlink(missing_ok=True)
        for satu, isi in lama.items():
            satu.touch(mode=0o600)
            satu.write_bytes(isi)
        raise


@contextmanager
def _diunggah(simpanan: Storage | None, berkas: dict[str, Path]) -> Iterator[None]:
    """Put files into the store under their own names; where what follows fails, they leave again.

    Files that the store would rename are refused: a row of the database names each as it was.
    """
    if simpanan is None:
        yield
        return
    ditaruh: list[str] = []
    try:
        for nama, asal in berkas.items():
            jalur = nama.removeprefix(BERKAS)
            with asal.open("rb") as isi:
                tersimpan = simpanan.save(jalur, File(isi))
            ditaruh.append(tersimpan)
            if tersimpan != jalur:
                raise CadanganError(f"Penyimpanan berkas sudah memuat {jalur}.")
        yield
    except BaseException:
        for nama in ditaruh:
            simpanan.delete(nama)
        raise


def _catat_ke_cakram(berkas: Iterable[Path]) -> None:
    for satu in berkas:
        with satu.open("rb") as isi:
            os.fsync(isi.fileno())


def _perbarui(manifes: Manifes, pemasangan: Pemasangan) -> list[str]:
    """Migrations since the archive, triggers, roles: as after any upgrade."""
    call_command("migrate", database=pemasangan.alias, interactive=False, verbosity=0)
    if kurang := hilang(pemasangan.koneksi):
        raise CadanganError(f"Pemicu {kurang[0].nama} tidak terpasang. Jalankan: manage.py migrate")
    with pemasangan.koneksi.cursor() as kursor:
        kursor.execute("SELECT app, name FROM django_migrations ORDER BY 1, 2")
        kini = [f"{a}.{n}" for a, n in kursor.fetchall()]
    if putus := periksa_rantai(pemasangan.alias, manifes.jejak).putus:
        raise CadanganError(f"Jejak audit dalam cadangan ini tidak utuh, {putus[0]}.")
    return [nama for nama in kini if nama not in manifes.migrasi]
