"""What the runs keep between them: made once, whole or not at all, made again when it must."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.db import IntegrityError, connection, transaction
from django.db.models import DateTimeField, UUIDField
from django.test import TransactionTestCase

from kinerja import pemicu, pemicu_cap
from kinerja.management.commands.pasang_peran import pasang_peran
from kinerja.models import Indikator, PerangkatDaerah, PerjanjianKinerja
from tests import basis_data
from tests import factories as f
from tests.conftest import _buat_akun, _muat_contoh
from tests.potret import Potret, _model
from tests.simpanan import ambil, buang_usang

AKAR = Path(__file__).parent.parent
MEMBUAT = """
import sys, time
from pathlib import Path
from tests.simpanan import ambil
folder, nama = Path(sys.argv[1]), sys.argv[2]
def buat():
    with (folder / "catatan").open("a") as catatan:
        catatan.write(nama)
    time.sleep(0.5)
    return nama.encode() * 100_000
sys.stdout.buffer.write(ambil(folder, "berkas", buat))
"""


# --- the store -----------------------------------------------------------------------------------


def _tidak_dibuat() -> bytes:
    pytest.fail("made again")


def test_dua_pembuat_bersamaan_satu_berkas(tmp_path: Path) -> None:
    """Three processes ask at once: one makes it, all get the same whole bytes."""
    proses = [
        subprocess.Popen(
            [sys.executable, "-c", MEMBUAT, tmp_path, nama], cwd=AKAR, stdout=subprocess.PIPE
        )
        for nama in "abc"
    ]
    hasil = {p.communicate()[0] for p in proses}
    assert [p.returncode for p in proses] == [0, 0, 0]
    pembuat = (tmp_path / "catatan").read_text()
    assert len(pembuat) == 1
    assert hasil == {pembuat.encode() * 100_000}
    assert ambil(tmp_path, "berkas", _tidak_dibuat) == hasil.pop()


@pytest.mark.parametrize(
    "rusak",
    [lambda b: b[:-1], lambda b: b"", lambda b: b[:40] + b"X" + b[41:], lambda b: b + b"\0"],
    ids=["terpotong", "kosong", "berubah", "bertambah"],
)
def test_berkas_rusak_dibuat_ulang(tmp_path: Path, rusak: Any) -> None:
    ambil(tmp_path, "berkas", lambda: b"isi yang benar")
    berkas = tmp_path / "berkas"
    berkas.write_bytes(rusak(berkas.read_bytes()))
    assert ambil(tmp_path, "berkas", lambda: b"dibuat ulang") == b"dibuat ulang"
    assert ambil(tmp_path, "berkas", _tidak_dibuat) == b"dibuat ulang"


def test_pembuat_yang_gagal_tidak_meninggalkan_apa_pun(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        ambil(tmp_path, "berkas", lambda: bytes(1 // 0))
    assert ambil(tmp_path, "berkas", lambda: b"isi") == b"isi"
    assert {b.name for b in tmp_path.iterdir()} == {"berkas", "berkas.gembok"}


def test_yang_usang_dibuang_yang_lain_tetap(tmp_path: Path) -> None:
    for nama in ("a-1", "a-2", "a-3", "b-1"):
        ambil(tmp_path, nama, nama.encode)
    for umur, nama in enumerate(("a-2", "a-3", "a-1", "b-1")):
        os.utime(tmp_path / nama, (1_000_000 - umur, 1_000_000 - umur))
    ambil(tmp_path, "a-1", _tidak_dibuat)  # used just now
    buang_usang(tmp_path, "a-", sisakan=2)
    assert {b.name for b in tmp_path.iterdir() if b.suffix != ".gembok"} == {"a-1", "a-2", "b-1"}
    assert not (tmp_path / "a-3.gembok").exists()


# --- the migrated database -----------------------------------------------------------------------


@pytest.mark.django_db
def test_kunci_berubah_bersama_migrasi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    semula = basis_data.kunci(connection)
    assert basis_data.kunci(connection) == semula
    aplikasi = apps.get_app_config("laporan")
    salinan = tmp_path / "laporan" / "migrations"
    shutil.copytree(Path(aplikasi.path) / "migrations", salinan)
    monkeypatch.setattr(aplikasi, "path", str(tmp_path / "laporan"))
    assert basis_data.kunci(connection) == semula, "where the project lies does not count"
    migrasi = sorted(salinan.glob("0*.py"))[-1]
    migrasi.write_text(migrasi.read_text() + "\n")
    diubah = basis_data.kunci(connection)
    migrasi.rename(salinan / "9999_nama_lain.py")
    assert len({semula, diubah, basis_data.kunci(connection)}) == 3


@pytest.mark.django_db
def test_kunci_berubah_bersama_pemicu_izin_dan_modul_migrasi(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kunci = {basis_data.kunci(connection)}
    pertama, *lainnya = pemicu._TERDAFTAR["kinerja"]
    with monkeypatch.context() as m:
        m.setitem(pemicu._TERDAFTAR, "kinerja", (replace(pertama, pesan="Kalimat lain."), *lainnya))
        kunci.add(basis_data.kunci(connection))
    with monkeypatch.context() as m:
        m.setitem(pemicu_cap.SUMBER, "laporan", {})
        kunci.add(basis_data.kunci(connection))
    with monkeypatch.context() as m:
        izin = [*Indikator._meta.permissions, ("izin_baru", "Izin baru")]
        m.setattr(Indikator._meta, "permissions", izin)
        kunci.add(basis_data.kunci(connection))
    with monkeypatch.context() as m:
        m.setattr(basis_data, "get_version", lambda: "99.0")
        kunci.add(basis_data.kunci(connection))
    assert len(kunci) == 5
    assert "kinerja.models.kolom" in dict(basis_data._isi_migrasi()), "migrations import it"
    penerima = {nama for nama, _ in basis_data._isi_penerima_sinyal()}
    assert penerima == {"pemicu", "pemicu.py", "cap", "pemicu_cap.py", "__init__.py"}


@pytest.mark.django_db
def test_yang_tersimpan_disalin_tanpa_migrasi(tmp_path: Path) -> None:
    """Another process of the same state: nothing is migrated, everything is there."""
    perintah = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
import django
django.setup()
from django.db import connection
from tests import basis_data
basis_data._migrasikan = None
connection.settings_dict["TEST"]["NAME"] = sys.argv[1]
with basis_data.siap(connection), connection.cursor() as kursor:
    assert connection.settings_dict["NAME"] == sys.argv[1]
    for tabel in ("django_migrations", "auth_permission", "kinerja_indikator"):
        kursor.execute(f"SELECT count(*) FROM {tabel}")
        print(kursor.fetchone()[0])
    from kinerja import pemicu, pemicu_cap
    print(len(pemicu.hilang(connection)))
"""
    nama = str(tmp_path / "salinan.sqlite3") if connection.vendor == "sqlite" else "test_salinan"
    hasil = subprocess.run(
        [sys.executable, "-c", perintah, nama],
        cwd=AKAR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert hasil.returncode == 0, hasil.stderr
    with connection.cursor() as kursor:
        kursor.execute("SELECT count(*) FROM django_migrations")
        migrasi = kursor.fetchone()[0]
        kursor.execute("SELECT count(*) FROM auth_permission")
        izin = kursor.fetchone()[0]
    assert [int(n) for n in hasil.stdout.split()] == [migrasi, izin, 0, 0]
    assert migrasi > 40
    assert izin > 200
    assert not list(tmp_path.iterdir()), "removed with the process"


def test_basis_data_kembali_utuh_setelah_tes_yang_menyimpan(
    transactional_db: None, contoh: Any, akun: dict[str, Any]
) -> None:
    """What a committing test leaves is gone with it: rows, and the triggers that it removed."""
    PerjanjianKinerja.objects.update(status="berlaku")
    izin = Permission.objects.count()
    pemicu.lepas(connection, pemicu._TERDAFTAR["laporan"])
    assert pemicu.hilang(connection)
    assert len(_tabel_terisi()) > 30
    TransactionTestCase._fixture_teardown(TransactionTestCase())  # type: ignore[attr-defined]
    assert _tabel_terisi() == basis_data.TETAP
    assert Permission.objects.count() == izin
    if connection.vendor == "sqlite":
        assert not pemicu.hilang(connection)
    pemicu.pasang(connection, pemicu._TERDAFTAR["laporan"])


def _tabel_terisi() -> set[str]:
    """With rows, whoever made the table."""
    with connection.cursor() as kursor:
        terisi = set()
        for nama in connection.introspection.table_names(kursor):
            kursor.execute(f'SELECT EXISTS(SELECT 1 FROM "{nama}")')
            terisi |= {nama} if kursor.fetchone()[0] else set()
    return terisi


# --- pictures of rows ----------------------------------------------------------------------------


@pytest.mark.django_db
def test_potret_sama_dengan_memuat(contoh: Any, akun: dict[str, Any]) -> None:
    """Put back or loaded: the same rows, but for keys, moments and salts."""
    dipasang = _isi()
    assert sum(map(len, dipasang.values())) > 1200
    with transaction.atomic():
        pemicu.lepas(connection, pemicu._TERDAFTAR["kinerja"])
        _hapus_semua()
        pemicu.pasang(connection, pemicu._TERDAFTAR["kinerja"])
        assert not any(_isi().values())
        pasang_peran()
        _muat_contoh()
        dibuat = {a.pengguna.username for a in _buat_akun()}
        assert _isi() == dipasang
        assert dibuat == set(akun)
        transaction.set_rollback(True)
    f.UnitFactory(pd=contoh)  # a key of its own
    assert akun["operator.naker"].check_password(f.SANDI)


@pytest.mark.django_db(transaction=True)
def test_potret_yang_menetap_dibuang_sesudahnya() -> None:
    satu = Potret(lambda: f.PDFactory(nama="Dinas Menetap"))
    assert not PerangkatDaerah.objects.exists()
    with satu.menetap() as salinan:
        assert PerangkatDaerah.objects.get().nama == salinan().nama == "Dinas Menetap"
        assert salinan() is not salinan()
        with pytest.raises(RuntimeError, match="empty database"), satu.menetap():
            pass
        assert PerangkatDaerah.objects.count() == 1
    assert not PerangkatDaerah.objects.exists()


@pytest.mark.django_db
def test_potret_menolak_yang_mengubah_baris_lama() -> None:
    dasar = Potret(lambda: f.PDFactory(kode="satu"))
    with pytest.raises(RuntimeError, match="was changed"):
        Potret(lambda: PerangkatDaerah.objects.update(nama="Lain"), dasar)


@pytest.mark.django_db
def test_potret_tidak_bercampur_dengan_baris_tes() -> None:
    """What it returns is a copy; beside rows of the test's own it makes rows anew."""
    potret = Potret(lambda: f.PDFactory(nama="Potret"))
    assert not PerangkatDaerah.objects.exists()
    satu = potret.pakai()
    assert (satu.pk, satu.nama) == (potret.hasil.pk, "Potret")
    satu.nama = "Diubah"
    assert potret.hasil.nama == "Potret"
    dua = potret.pakai()
    assert dua.pk != satu.pk
    tengah = Potret(lambda: f.PDFactory(nama="Di tengah tes"))
    assert not PerangkatDaerah.objects.filter(nama="Di tengah tes").exists()
    assert tengah.pakai().pk not in {satu.pk, dua.pk}
    assert PerangkatDaerah.objects.count() == 3


@pytest.mark.django_db
def test_potret_memuat_keadaan_yang_tidak_dapat_dibuat_langsung() -> None:
    """Past the trigger that lets agreements begin as drafts only, which stands again afterwards."""
    potret = Potret(lambda: f.perjanjian_berstatus("berlaku"))
    satu = potret.pakai()
    assert PerjanjianKinerja.objects.get().status == satu.status == "berlaku"
    assert not pemicu.hilang(connection)
    with pytest.raises(IntegrityError, match="berstatus draf"), transaction.atomic():
        f.PerjanjianFactory(status="berlaku")


def _hapus_semua() -> None:
    with connection.cursor() as kursor:
        for model in _model():
            if model._meta.db_table not in basis_data.TETAP:
                kursor.execute(f"DELETE FROM {model._meta.db_table}")


def _isi() -> dict[str, list[tuple[Any, ...]]]:
    sesaat = {"password", "objek_id"}
    hasil = {}
    for model in _model():
        if model._meta.db_table not in basis_data.TETAP:
            medan = [
                m.attname
                for m in model._meta.concrete_fields
                if not (m.primary_key or m.is_relation or m.attname in sesaat)
                and not isinstance(m, (DateTimeField, UUIDField))
            ]
            hasil[model._meta.label] = sorted(
                tuple(str(getattr(b, m)) for m in medan) for b in model._base_manager.all()
            )
    return hasil
