"""Management commands: wrong words, a machine that refuses, files whole or not at all."""

import errno
import os
import sqlite3
from argparse import ArgumentTypeError
from io import StringIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command, get_commands, load_command_class
from django.db import OperationalError, connection

from kinerja.cadangan.arsip import buka
from kinerja.cadangan.pemasangan import CadanganError
from kinerja.cadangan.sandi import baca_sandi
from kinerja.gangguan import sebab_os
from kinerja.himpunan.mentah import SumberError
from kinerja.himpunan.tulis import LembarTulis
from kinerja.himpunan.tulis import tulis as tulis_himpunan
from kinerja.jenis import JenisPD
from kinerja.penolakan import TidakSahError
from kinerja.perintah.dasar import BELUM_TERPASANG, RUSAK, BerpesanTerang, Perintah
from kinerja.perintah.kata import terjemahkan
from kinerja.perintah.keluaran import baca, tulis
from kinerja.perintah.nilai import baca_tahun, baca_tanggal, bilangan
from kinerja.perintah.pilih import pilih_pd
from tests import factories as f

KALIMAT = {
    "the following arguments are required: --tahun, --keluaran": (
        "Belum disebut: --tahun, --keluaran."
    ),
    "argument --format: invalid choice: 'doc' (choose from 'docx', 'pdf')": (
        "--format: doc bukan pilihan. Pilihan: docx, pdf."
    ),
    "argument --pd: expected one argument": "--pd: sebutkan nilainya.",
    "argument --nganggur: invalid float value: 'x'": "--nganggur: x bukan bilangan.",
    "unrecognized arguments: --apa 3": "Tidak dikenal: --apa 3.",
    "ambiguous option: --ta could match --tahun, --tanggal": (
        "--ta dapat berarti --tahun, --tanggal; tulis lengkap."
    ),
    "argument --periksa: ignored explicit argument 'ya'": "--periksa: tidak menerima nilai ya.",
    "argument berkas: x.docx tidak ada.": "berkas: x.docx tidak ada.",
    "something nobody has heard of": "something nobody has heard of",
}


def test_kata_pengurai():
    for inggris, indonesia in KALIMAT.items():
        assert terjemahkan(inggris) == indonesia


def test_setiap_perintah_berpesan_terang():
    """A command of Tapak that is made of Django's base would print a traceback."""
    milik = {n: a for n, a in get_commands().items() if a in {"kinerja", "anggaran", "laporan"}}
    assert len(milik) >= 25
    lain = [n for n, a in milik.items() if not isinstance(load_command_class(a, n), BerpesanTerang)]
    assert lain == []
    disebut = (Path(__file__).parents[2] / "README.md").read_text()
    assert [n for n in milik if n != "migrate" and f"manage.py {n}" not in disebut] == []


@pytest.mark.parametrize(
    ("kata", "pesan"),
    [
        (["lkjip"], "Belum disebut: --tahun, --keluaran"),
        (["lke", "--tahun", "99999999999999999999"], "--tahun: 9+ bukan tahun"),
        (["periksa", "--tahun", "abc"], "--tahun: abc bukan tahun"),
        (["periksa", "--tahun", "2024", "--tanggal", "2024-13-01"], "bukan tanggal"),
        (["laporan_triwulan", "--tahun", "2024", "--triwulan", "5"], "--triwulan: 5 bukan pilihan"),
        (["impor_anggaran", "x.xlsx", "--tahun", "2024", "--bulan", "13"], "1 sampai 12"),
        (["cetak_ulang", "--tahun", "2024", "--versi", "0"], "--versi: 0 di luar batas"),
        (["bersihkan_tugas", "--hari", "-5"], "--hari: -5 di luar batas"),
        (["bersihkan_bukti", "--jam", "99999999999"], "--jam: 9+ di luar batas"),
        (["buat_kabupaten", "--terakhir", "99999"], "--terakhir: 99999 bukan tahun"),
        (["muat_contoh", "--tanggal", "besok"], "besok bukan tanggal"),
        (["versi", "--apa"], "Tidak dikenal: --apa"),
    ],
    ids=lambda v: v[0] if isinstance(v, list) else "",
)
def test_kata_yang_salah(kata, pesan):
    with pytest.raises(CommandError, match=pesan):
        call_command(*kata)


def test_baris_perintah_yang_salah_berakhir_dua(capsys):
    perintah = load_command_class("laporan", "lkjip")
    with pytest.raises(SystemExit) as akhir:
        perintah.run_from_argv(["manage.py", "lkjip", "--tahun", "2024"])
    assert akhir.value.code == 2
    assert capsys.readouterr().err == (
        "Belum disebut: --keluaran.\nCara memakainya: manage.py lkjip --help\n"
    )


def test_nilai():
    assert baca_tahun("2024") == 2024
    assert baca_tanggal("2024-02-29").day == 29
    assert [bilangan(1, 3)(n) for n in "13"] == [1, 3]
    for baca_nilai, teks in [
        (baca_tahun, "24"), (baca_tahun, "20244"), (baca_tanggal, "0001-01-01"),
        (baca_tanggal, "29-02-2024"), (bilangan(1, 3), "0"), (bilangan(1, 3), "4"),
        (bilangan(1, 3), "1,5"),
    ]:  # fmt: skip
        with pytest.raises(ArgumentTypeError):
            baca_nilai(teks)


class _Gagal(Perintah):
    requires_system_checks = ()

    def __init__(self, galat: BaseException) -> None:
        super().__init__(stdout=StringIO(), stderr=StringIO())
        self.galat = galat

    def handle(self, *args: Any, **options: Any) -> None:
        raise self.galat


def _sqlite(kode: int) -> OperationalError:
    asal = sqlite3.OperationalError("database is locked")
    asal.sqlite_errorcode = kode
    galat = OperationalError("database is locked")
    galat.__cause__ = asal
    return galat


@pytest.mark.parametrize(
    ("galat", "pesan"),
    [
        (_sqlite(sqlite3.SQLITE_BUSY), "Basis data dipakai proses lain terlalu lama"),
        (_sqlite(sqlite3.SQLITE_FULL), "Ruang penyimpanan penuh"),
        (_sqlite(sqlite3.SQLITE_READONLY), "Basis data hanya dapat dibaca"),
        (_sqlite(sqlite3.SQLITE_CANTOPEN), "Basis data tidak dapat dihubungi"),
        (_sqlite(sqlite3.SQLITE_NOTADB), RUSAK[:40]),
        (OSError(errno.ENOSPC, "x"), "Ruang penyimpanan penuh"),
        (PermissionError(errno.EACCES, "x", "/a/b"), "/a/b: tidak diizinkan sistem"),
        (FileNotFoundError(errno.ENOENT, "x", "/a/b"), "/a/b: tidak ada"),
        (TidakSahError("Tidak boleh."), "Tidak boleh."),
    ],
    ids=["sibuk", "penuh", "baca", "putus", "rusak", "cakram", "izin", "hilang", "tolak"],
)
def test_mesin_yang_menolak(galat, pesan):
    with pytest.raises(CommandError) as akhir:
        _Gagal(galat).execute(no_color=True, force_color=False, skip_checks=True)
    assert str(akhir.value).startswith(pesan)
    assert akhir.value.__cause__ is galat


@pytest.mark.django_db
def test_salah_program_tetap_dilacak():
    for galat in (_sqlite(sqlite3.SQLITE_ERROR), OSError("tanpa berkas"), LookupError()):
        with pytest.raises(type(galat)):
            _Gagal(galat).execute(no_color=True, force_color=False, skip_checks=True)


@pytest.mark.django_db
def test_basis_data_yang_belum_dipasang():
    rencana = "kinerja.perintah.dasar.MigrationExecutor.migration_plan"
    with patch(rencana, return_value=["satu"]), pytest.raises(CommandError) as akhir:
        _Gagal(_sqlite(sqlite3.SQLITE_ERROR)).execute(
            no_color=True, force_color=False, skip_checks=True
        )
    assert str(akhir.value) == BELUM_TERPASANG
    with (
        patch.object(connection.introspection, "table_names", return_value=[]),
        pytest.raises(CommandError, match=r"manage\.py migrate"),
    ):
        call_command("pekerja", sampai_kosong=True)


@pytest.mark.django_db
def test_pd_boleh_tidak_disebut_bila_hanya_satu():
    """A region beside its one agency is no second agency; a region alone is what is meant."""
    daerah = f.PDFactory(jenis=JenisPD.PEMDA)
    assert pilih_pd(None) == daerah
    pd = f.PDFactory(pemda=daerah.pemda)
    assert pilih_pd(None) == pd
    assert pilih_pd(daerah.kode) == daerah
    f.PDFactory.create_batch(25)
    with pytest.raises(CommandError, match=r"Ada 26 perangkat daerah; .*, dan 6 lainnya\.$"):
        pilih_pd(None)


def test_berkas_keluaran_utuh_atau_tidak_ada(tmp_path: Path):
    berkas = tmp_path / "a.pdf"
    tulis(berkas, b"satu")
    penuh = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with patch("os.fsync", side_effect=penuh), pytest.raises(CommandError, match="penuh"):
        tulis(berkas, b"dua")
    assert berkas.read_bytes() == b"satu"
    assert [b.name for b in tmp_path.iterdir()] == ["a.pdf"]
    for tujuan, pesan in (
        (tmp_path, "adalah folder"),
        (tmp_path / "x" / "y", "tidak ada"),
        (Path("/proc/tapak.pdf"), "Tidak dapat menulis"),
    ):
        with pytest.raises(CommandError, match=pesan):
            tulis(tujuan, b"x")
    with pytest.raises(CommandError, match=r"Tidak dapat membaca .*: adalah folder"):
        baca(tmp_path)
    assert sebab_os(OSError("tanpa nomor")) == ""


def test_himpunan_tersimpan_seluruhnya_atau_tidak(tmp_path: Path):
    """A disk that fills up half-way leaves the sheets of before, none of today."""

    def lembar(isi: str) -> list[LembarTulis]:
        return [LembarTulis(nama, ["kode"], [{"kode": isi}]) for nama in ("satu", "dua", "tiga")]

    tulis_himpunan(lembar("lama"), tmp_path)
    asli, ke = Path.write_bytes, iter(range(9))

    def penuh(berkas: Path, isi: bytes) -> int:
        if next(ke) == 2:
            raise OSError(errno.ENOSPC, "x")
        return asli(berkas, isi)

    with (
        patch.object(Path, "write_bytes", penuh),
        pytest.raises(SumberError, match="ruang penyimpanan penuh"),
    ):
        tulis_himpunan(lembar("baru"), tmp_path)
    assert {b.name: b.read_text() for b in tmp_path.iterdir()} == {
        f"{nama}.csv": "kode\nlama\n" for nama in ("satu", "dua", "tiga")
    }
    with pytest.raises(SumberError, match="bukan folder"):
        tulis_himpunan(lembar("x"), tmp_path / "satu.csv" / "dalam")


def test_berkas_cadangan_dan_sandi_yang_tidak_terbaca(tmp_path: Path):
    rusak = tmp_path / "x.zip"
    rusak.write_bytes(b"\xff\xfe\xfdbukan")
    tiada = tmp_path / "tiada"
    for kerja, pesan in (
        (lambda: baca_sandi(rusak), "bukan teks"),
        (lambda: baca_sandi(tiada), "tidak ada"),
        (lambda: buka(rusak).__enter__(), "rusak, terpotong, atau bukan ZIP"),
        (lambda: buka(tiada).__enter__(), "sebagai cadangan: tidak ada"),
    ):
        with pytest.raises(CadanganError) as galat:
            kerja()
        assert pesan in galat.value.pesan
        assert "Errno" not in galat.value.pesan
