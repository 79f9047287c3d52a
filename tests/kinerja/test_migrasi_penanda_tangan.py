"""Migration 0012: what stood before is carried over."""

import os
import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from kinerja.pernyataan import bagian_pernyataan, periksa_templat
from tests import factories as f

AKAR = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.django_db


@pytest.fixture
def migrasi() -> Any:
    from importlib import import_module

    return import_module("kinerja.migrations.0012_penanda_tangan")


class _Aplikasi:
    """The models of today under the name by which a migration asks for them."""

    def get_model(self, app: str, nama: str) -> Any:
        from django.apps import apps

        return apps.get_model(app, nama)


class _Penyunting:
    connection = connection

    def execute(self, sql: str) -> None:
        with connection.cursor() as kursor:
            kursor.execute(sql)


def test_rancangan_menyebut_kedua_pihak(migrasi: Any) -> None:
    """Where they used to be printed: after the first paragraph."""
    p = f.PerjanjianFactory(pernyataan="Pembuka\nnya.\n\nJanji.\n\nPengawasan.")
    kosong = f.PerjanjianFactory(pernyataan="")
    diajukan = f.perjanjian_berstatus("diajukan", pernyataan="Satu.\n\nDua.")
    migrasi.sebut_pihak(_Aplikasi(), _Penyunting())
    for satu in (p, kosong, diajukan):
        satu.refresh_from_db()
    assert bagian_pernyataan(p.pernyataan) == [
        "Pembuka nya.",
        "{identitas_pertama}",
        "selanjutnya disebut pihak pertama.",
        "{identitas_kedua}",
        "selaku atasan pihak pertama, selanjutnya disebut pihak kedua.",
        "Janji.",
        "Pengawasan.",
    ]
    assert kosong.pernyataan == ""
    assert diajukan.pernyataan == "Satu.\n\nDua."  # what was submitted stays


def test_apbd_dilepas_dari_rancangan_saja(migrasi: Any, tanpa_pemicu: None) -> None:
    draf = f.MataPerjanjianFactory(keterangan="APBD")
    lain = f.MataPerjanjianFactory(keterangan="DAU")
    diajukan = f.MataPerjanjianFactory(
        perjanjian=f.perjanjian_berstatus("diajukan"), keterangan="APBD"
    )
    migrasi.lepas_apbd(_Aplikasi(), _Penyunting())
    for satu in (draf, lain, diajukan):
        satu.refresh_from_db()
    assert [m.keterangan for m in (draf, lain, diajukan)] == ["", "DAU", "APBD"]


def test_hari_penandatanganan_menurut_zona(migrasi: Any, tanpa_pemicu: None) -> None:
    """Signed at 17.30 UTC on 30 January: 1.30 of the 31st in Makassar."""
    p = f.perjanjian_berstatus("pihak_kedua", jabatan__pd__zona_waktu="Asia/Makassar")
    draf = f.perjanjian_berstatus("pihak_pertama")
    tanda = p.naskah.get().tanda_tangan
    tanda.filter(pihak=2).update(pada=datetime(2024, 1, 30, 17, 30, tzinfo=UTC))
    type(p).objects.filter(pk=p.pk).update(lengkap_pada=None)
    migrasi.hari_lengkap(_Aplikasi(), _Penyunting())
    for satu in (p, draf):
        satu.refresh_from_db()
    assert p.lengkap_pada == date(2024, 1, 31)
    assert draf.lengkap_pada is None


def test_susunan_lama_dipakai_kedua_jenis(tmp_path: Path) -> None:
    """From the schema before, with its own columns."""
    berkas = tmp_path / "lama.sqlite3"
    lingkungan = {**os.environ, "DATABASE_URL": f"sqlite:///{berkas}", "TAPAK_DEBUG": "1"}

    def jalankan(*perintah: str) -> None:
        argumen = [sys.executable, "manage.py", "migrate", "--no-input", *perintah]
        hasil = subprocess.run(
            argumen, cwd=AKAR, env=lingkungan, capture_output=True, text=True, check=False
        )
        assert hasil.returncode == 0, hasil.stderr

    jalankan("kinerja", "0010_cara_menghitung")
    with sqlite3.connect(berkas) as basis:
        basis.execute(
            "INSERT INTO kinerja_perangkatdaerah (id, kode, nama, singkatan, pemda, kepala_daerah, "
            "tempat, alamat, logo, zona_waktu) VALUES (1, 'X', 'Dinas Contoh', '', 'Kab. Contoh', "
            "'Bupati Contoh', '', '', '', 'Asia/Makassar')"
        )
        basis.execute(
            "INSERT INTO kinerja_templatpernyataan (pd_id, mulai_tahun, pembuka, pihak_pertama, "
            "pihak_kedua) VALUES (1, 2023, 'Kami di {pd} {pemda}\nmenyepakati {tahun}.', "
            "'{pihak_pertama} berjanji.', '{pihak_kedua} menilai.')"
        )
    basis.close()
    jalankan("kinerja")
    with sqlite3.connect(berkas) as basis:
        semua = basis.execute(
            "SELECT jenis, mulai_tahun, ke, teks FROM kinerja_templatpernyataan ORDER BY jenis"
        ).fetchall()
    basis.close()
    assert [baris[:3] for baris in semua] == [("bawahan", 2023, 1), ("puncak", 2023, 1)]
    assert {teks for *_, teks in semua} == {
        "Kami di {perangkat_daerah} {pemda} menyepakati {tahun}.\n\n{identitas_pertama}\n\n"
        "selanjutnya disebut pihak pertama.\n\n{identitas_kedua}\n\n"
        "selaku atasan pihak pertama, selanjutnya disebut pihak kedua.\n\n"
        "{jabatan} berjanji.\n\n{atasan} menilai."
    }
    assert all(periksa_templat(teks) == "" for *_, teks in semua)
