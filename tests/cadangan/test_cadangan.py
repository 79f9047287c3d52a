"""What a backup holds, and that it is whole or not there."""

import os
import stat
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction

from kinerja.cadangan import buat, sandi
from kinerja.cadangan.arsip import MANIFES, periksa
from kinerja.cadangan.basis_data import basis_data
from kinerja.cadangan.buat import HasilCadangan, cadangkan
from kinerja.cadangan.pemasangan import CadanganError, Pemasangan
from kinerja.models import DataDukung, JejakAudit
from tests.cadangan.conftest import KUNCI, PADA, SEGEL, Kosong
from tests.jejak import tak_terjaga
from tests.terbit.lama.pulih import Lama

# Not on PostgreSQL too: the place of the file and its passphrase are the same there.
_SEKALI = pytest.mark.sqlite
Pasangan = tuple[Lama, Pemasangan]


def test_isi_cadangan(lama: Pasangan, hasil: HasilCadangan) -> None:
    satu, asal = lama
    assert hasil.berkas.name == "tapak-2026-03-02-013000.zip"
    assert stat.S_IMODE(hasil.berkas.stat().st_mode) == 0o600
    assert os.listdir(hasil.berkas.parent) == [hasil.berkas.name]
    m = hasil.manifes
    assert m.vendor == connection.vendor
    assert m.hilang == []
    assert m.baris["kinerja_berkastetap"] == satu.fakta["berkas_tetap"]
    assert m.baris["kinerja_jejakaudit"] == satu.fakta["jejak"]
    assert m.jejak == ""  # of a version that had no chain yet
    assert {"kinerja_tandatangan_tetap", "laporan_versilaporan_tetap"} <= set(m.pemicu)
    berkas = {p.relative_to(asal.folder).as_posix() for p in asal.folder.rglob("*") if p.is_file()}
    assert berkas
    with ZipFile(hasil.berkas) as arsip:
        assert set(arsip.namelist()) == {
            MANIFES,
            basis_data(connection).nama,
            "segel/segel.p12",
            "segel/kunci-rahasia",
            *(f"berkas/{nama}" for nama in berkas),
        }
        assert arsip.read("segel/segel.p12") == SEGEL
        assert arsip.read("segel/kunci-rahasia") == KUNCI
        for nama in berkas:
            assert arsip.read(f"berkas/{nama}") == (asal.folder / nama).read_bytes()


def test_jumlah_baris_setiap_tabel_model(hasil: HasilCadangan) -> None:
    semua = {m._meta.db_table for m in apps.get_models() if m._meta.app_label == "anggaran"}
    with connection.cursor() as kursor:
        # An earlier version's database, before its upgrade: some tables came later.
        tabel = semua & set(connection.introspection.table_names(kursor))
        assert len(tabel) > 5
        assert tabel <= set(hasil.manifes.baris)
        for nama in tabel:
            kursor.execute(f'SELECT COUNT(*) FROM "{nama}"')
            assert hasil.manifes.baris[nama] == kursor.fetchone()[0]


@_SEKALI
def test_berkas_yang_ada_tidak_ditimpa(lama: Pasangan, tmp_path: Path) -> None:
    ada = tmp_path / "x.zip"
    ada.write_text("milik orang")
    with pytest.raises(CadanganError, match="sudah ada"):
        cadangkan(ada, pada=PADA, pemasangan=lama[1])
    assert ada.read_text() == "milik orang"
    with pytest.raises(CadanganError, match=r"Folder .* tidak ada"):
        cadangkan(tmp_path / "tiada" / "x.zip", pada=PADA, pemasangan=lama[1])


@_SEKALI
def test_ruang_yang_kurang_ditolak_sebelum_menulis(
    lama: Pasangan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Sempit:
        free = 10 * 1024 * 1024

    monkeypatch.setattr("shutil.disk_usage", lambda _: Sempit)
    with pytest.raises(CadanganError, match=r"Ruang bebas .* 10 MB, perlu sekitar"):
        cadangkan(tmp_path, pada=PADA, pemasangan=lama[1])
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("langkah", ["periksa", "_hilang", "_resmikan"])
def test_yang_gagal_tidak_meninggalkan_apa_pun(
    lama: Pasangan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, langkah: str
) -> None:
    def gagal(*_: Any) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(buat, langkah, gagal)
    with pytest.raises(OSError, match="No space"):
        cadangkan(tmp_path, pada=PADA, pemasangan=lama[1])
    assert os.listdir(tmp_path) == []


@_SEKALI
def test_sisa_proses_yang_mati_dibuang_yang_hidup_tidak(lama: Pasangan, tmp_path: Path) -> None:
    mati = tmp_path / ".tapak-cadangan-999999999-abc"
    hidup = tmp_path / f".tapak-cadangan-{os.getppid()}-abc"
    for folder in (mati, hidup):
        folder.mkdir()
        (folder / "cadangan.zip").write_text("setengah")
    cadangkan(tmp_path, pada=PADA, pemasangan=lama[1])
    assert not mati.exists()
    assert hidup.exists()


@_SEKALI
def test_yang_lama_memberi_tempat(lama: Pasangan, tmp_path: Path) -> None:
    (tmp_path / "catatan.zip").write_text("bukan cadangan Tapak")
    for hari in range(4):
        akhir = cadangkan(tmp_path, pada=PADA + timedelta(days=hari), pemasangan=lama[1], simpan=2)
    assert [p.name for p in akhir.dibuang] == ["tapak-2026-03-03-013000.zip"]
    assert sorted(os.listdir(tmp_path)) == [
        "catatan.zip",
        "tapak-2026-03-04-013000.zip",
        "tapak-2026-03-05-013000.zip",
    ]
    with pytest.raises(CadanganError, match="hanya berlaku"):
        cadangkan(tmp_path / "x.zip", pada=PADA, pemasangan=lama[1], simpan=2)


def test_bukti_yang_hilang_disebut_dan_cadangan_tetap_ada(
    lama: Pasangan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asal = lama[1]
    with connection.cursor() as kursor:
        kursor.execute("SELECT berkas FROM kinerja_datadukung WHERE berkas <> '' ORDER BY id")
        nama = kursor.fetchone()[0]
    berkas = asal.folder / nama
    isi = berkas.read_bytes()
    monkeypatch.setattr(Pemasangan, "ini", classmethod(lambda cls: asal))
    berkas.write_bytes(b"lain")
    try:
        with pytest.raises(CommandError, match="1 berkas yang disebut basis data tidak utuh"):
            call_command("cadangkan", str(tmp_path))
    finally:
        berkas.write_bytes(isi)
    arsip = next(iter(tmp_path.iterdir()))
    assert periksa(arsip).hilang == [nama]
    assert DataDukung._meta.db_table in periksa(arsip).baris


def test_yang_dicadangkan_satu_saat_juga_selagi_ditulisi(lama: Pasangan, tmp_path: Path) -> None:
    """Two rows that one transaction adds are in the copy both, or neither is."""
    contoh = JejakAudit.objects.order_by("pk").last()
    assert contoh is not None
    terakhir, sebelum = contoh.pk, JejakAudit.objects.count()
    berhenti, mulai = threading.Event(), threading.Event()
    galat: list[BaseException] = []

    def tulis() -> None:
        try:
            while not berhenti.is_set():
                with transaction.atomic():
                    for _ in range(2):
                        contoh.pk = None
                        contoh.save(force_insert=True)
                mulai.set()
        except BaseException as salah:
            galat.append(salah)
            mulai.set()
        finally:
            connections.close_all()

    penulis = threading.Thread(target=tulis)
    penulis.start()
    try:
        assert mulai.wait(20)
        with basis_data(connection).salin(tmp_path / "salinan") as tanya:
            jumlah = int(tanya("SELECT COUNT(*) FROM kinerja_jejakaudit")[0][0])
    finally:
        berhenti.set()
        penulis.join(20)
    sesudah = JejakAudit.objects.count()
    with tak_terjaga():
        JejakAudit.objects.filter(pk__gt=terakhir).delete()
    assert galat == []
    assert sebelum + 2 <= jumlah <= sesudah
    assert (jumlah - sebelum) % 2 == 0


@_SEKALI
def test_kata_sandi(lama: Pasangan, tmp_path: Path) -> None:
    hasil = cadangkan(tmp_path, pada=PADA, pemasangan=lama[1], sandi="dua belas huruf")
    assert sandi.bersandi(hasil.berkas)
    with ZipFile(hasil.berkas) as arsip:
        assert sorted(arsip.namelist()) == ["cadangan.age", "kunci.age"]
        for nama in arsip.namelist():
            assert arsip.read(nama).startswith(b"age-encryption.org/v1\n")
    sandi.buka_sandi(hasil.berkas, tmp_path / "buka.zip", "dua belas huruf")
    assert periksa(tmp_path / "buka.zip") == hasil.manifes
    with pytest.raises(CadanganError, match="paling sedikit 12 huruf"):
        cadangkan(tmp_path / "pendek.zip", pada=PADA, pemasangan=lama[1], sandi="pendek")
    assert not (tmp_path / "pendek.zip").exists()


def test_basis_data_kosong_ditolak(kosong: Kosong, tmp_path: Path) -> None:
    with kosong(tmp_path) as baru:
        connection.ensure_connection()
        with pytest.raises(CadanganError, match="belum pernah dijalankan migrate"):
            cadangkan(tmp_path / "x.zip", pada=PADA, pemasangan=baru)
    assert not (tmp_path / "x.zip").exists()
