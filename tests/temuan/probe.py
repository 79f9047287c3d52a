"""The safety findings as probes that both today's code and the code of then can be asked.

Not part of the suite (its name says so): `script/uji-temuan` runs it here, where every probe must
pass, and in the tree of before the first mend, where every one must fail. What they use stands in
both: factories, two fixtures, commands, addresses of pages.
"""

import errno
import io
import os
import re
import subprocess
import sys
import zipfile
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string

from kinerja.models import BerkasTetap, JejakAudit
from kinerja.peran import ADMIN_PEMDA, KEPALA_DINAS, OPERATOR, SEKRETARIAT
from tests import factories as f

pytestmark = pytest.mark.django_db
AKAR = Path.cwd()


def dalam_proses(kode: str, detik: float, lingkungan: dict[str, str] | None = None) -> str:
    """Run Python in this tree; fail when it takes longer."""
    try:
        hasil = subprocess.run(
            [sys.executable, "-c", kode],
            cwd=AKAR,
            env={**os.environ, **(lingkungan or {})},
            capture_output=True,
            text=True,
            timeout=detik,
            check=False,
        )
    except subprocess.TimeoutExpired:
        pytest.fail(f"took more than {detik} seconds")
    assert hasil.returncode == 0, hasil.stderr[-600:]
    return hasil.stdout


@pytest.mark.django_db(transaction=True)
def test_F1_cadangan_menurut_petunjuk(tmp_path: Path) -> None:
    """The backup that the documentation names holds the rows."""
    f.PDFactory(nama="Dinas yang dicadangkan")
    petunjuk = (AKAR / "README.md").read_text()
    if cocok := re.search(r'python -c "(import sqlite3;.*)"', petunjuk):
        hasil = tmp_path / "cadangan.sqlite3"
        kode = cocok[1].replace("data/tapak.sqlite3", str(connection.settings_dict["NAME"]))
        dalam_proses(kode.replace("cadangan.sqlite3", str(hasil)), 60)
    else:
        hasil = tmp_path / "cadangan.zip"
        call_command("cadangkan", str(hasil), stdout=io.StringIO())
    assert hasil.stat().st_size > 10_000


@pytest.mark.django_db(transaction=True)
def test_F2_migrate_sesudah_terputus() -> None:
    """Where a trigger is missing `migrate` puts it back instead of asking for `migrate`."""
    from kinerja.pemicu import hilang

    nama = _buang_pemicu()
    try:
        call_command("migrate", skip_checks=False, verbosity=0, interactive=False)
        assert hilang(connection) == []
    finally:
        _kembalikan_pemicu(nama)


@pytest.mark.django_db(transaction=True)
def test_F2_server_tanpa_pemicu(tmp_path: Path) -> None:
    """gunicorn does not serve a database that guards nothing."""
    nama = _buang_pemicu()
    try:
        proses = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py"],
            cwd=AKAR,
            env={
                **os.environ,
                "DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}",
                "TAPAK_BIND": f"unix:{tmp_path / 'soket'}",
                "TAPAK_DATA": str(tmp_path),
            },
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            assert proses.wait(25) != 0
        except subprocess.TimeoutExpired:
            pytest.fail("it serves")
        finally:
            proses.terminate()
            proses.wait(20)
    finally:
        _kembalikan_pemicu(nama)


def _buang_pemicu() -> tuple[str, str]:
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' "
            "AND tbl_name = 'kinerja_tandatangan' ORDER BY name LIMIT 1"
        )
        nama, sql = kursor.fetchone()
        kursor.execute(f'DROP TRIGGER "{nama}"')
    return nama, sql


def _kembalikan_pemicu(satu: tuple[str, str]) -> None:
    with connection.cursor() as kursor:
        kursor.execute(f'DROP TRIGGER IF EXISTS "{satu[0]}"')
        kursor.execute(satu[1])


def test_F3_formulir_menulis_ke_tahun_halamannya(pengguna: Any) -> None:
    """The score of one year is not stored in the year that another tab went to."""
    from laporan.models import EvaluasiAKIP
    from tests.lhe.test_lhe import _ketik

    klien, pd = Client(), f.PDFactory()
    f.RenstraFactory(pd=pd)  # else the page offers only the present year
    klien.force_login(pengguna(SEKRETARIAT, pd=pd))
    halaman = klien.get(reverse("lhe_nilai"), {"tahun": "2024"})
    tampak = dict(re.findall(r'name="(halaman_\w+)" value="([^"]*)"', halaman.text))
    klien.get(reverse("lhe_nilai"), {"tahun": "2025"})
    isi = _ketik(langkah="simpan", dasar=halaman.context["dasar"])
    klien.post(reverse("lhe_nilai"), isi | tampak)
    assert not EvaluasiAKIP.objects.filter(tahun=2025).exists()


def test_F4_batas_umum_per_orang() -> None:
    """Behind a proxy one visitor's many requests do not close the page to another."""
    alamat = reverse("verifikasi_kode", args=["7KQ2M8XR4TNP"])

    def buka(asal: str) -> int:
        return Client(REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=asal).get(alamat).status_code

    assert 429 in {buka("198.51.100.66") for _ in range(130)}
    assert buka("203.0.113.9") != 429


def test_F5_admin_tidak_mengangkat_dirinya(pengguna: Any) -> None:
    """The pemda's administrator gives its own account no role and no post."""
    saya = pengguna(ADMIN_PEMDA)
    jabatan = f.JabatanFactory()
    saya.is_staff = True
    saya.save()
    klien = Client()
    klien.force_login(saya)
    halaman = reverse("admin:kinerja_pengguna_change", args=[saya.pk])
    respons = klien.get(halaman)
    if respons.status_code == 200:
        formulir = respons.context["adminform"].form
        isi = {k: formulir[k].value() for k in formulir.fields}
        isi = {k: v for k, v in isi.items() if v not in (None, "", False)}
        from django.contrib.auth.models import Group

        kelompok, _ = Group.objects.get_or_create(name=KEPALA_DINAS)
        isi |= {"groups": [kelompok.pk], "pd": jabatan.unit.pd_id, "unit": jabatan.unit_id}
        klien.post(halaman, isi | {"jabatan": jabatan.pk, "alasan": "Coba"})
    saya.refresh_from_db()
    assert KEPALA_DINAS not in set(saya.groups.values_list("name", flat=True))
    assert saya.jabatan_id is None


def test_F6_rentang_papan_klip() -> None:
    """Ten kilobytes from a clipboard cost no seconds."""
    sel = '<td colspan="1000" rowspan="1000">1</td>'
    html = f"<table>{('<tr>' + sel * 3 + '</tr>') * 60}</table>"
    assert len(html) < 10_000
    kode = (
        "import django; django.setup()\n"
        "from laporan.isian.papan_klip import baca_papan_klip\n"
        f"try: baca_papan_klip('', {html!r})\n"
        "except Exception as e: print(type(e).__name__)\n"
    )
    awal = _cpu("import django; django.setup()\nimport laporan.isian.papan_klip")
    assert _cpu(kode) - awal < 2


def _cpu(kode: str) -> float:
    akhir = "\nimport time\nprint('CPU', time.process_time())"
    keluar = dalam_proses(kode + akhir, 120, {"DJANGO_SETTINGS_MODULE": "tests.settings"})
    return float(keluar.split("CPU")[-1])


def test_F7_baris_kosong_buku_kerja(pengguna: Any) -> None:
    """A small workbook of very many empty rows is refused while it is read."""
    buku = openpyxl.Workbook()
    asal, hasil = io.BytesIO(), io.BytesIO()
    buku.worksheets[0].append(["kode"])
    buku.save(asal)
    with zipfile.ZipFile(asal) as lama, zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as baru:
        for nama in lama.namelist():
            isi = lama.read(nama).decode()
            if nama == "xl/worksheets/sheet1.xml":
                isi = isi.replace("</sheetData>", f"{'<row/>' * 600_000}</sheetData>")
            baru.writestr(nama, isi)
    klien = Client()
    klien.force_login(pengguna(SEKRETARIAT, pd=f.PDFactory()))
    respons = klien.post(
        reverse("admin:anggaran_pagubaris_import"),
        {"import_file": SimpleUploadedFile("a.xlsx", hasil.getvalue()), "format": "0",
         "resource": "0"},
    )  # fmt: skip
    galat = respons.context["form"].errors if respons.context else {}
    assert "melebihi" in str(galat.get("import_file", ""))


def test_F8_lambang_besar(pengguna: Any) -> None:
    """A logo of many megabytes is refused."""
    from PIL import Image

    gambar = io.BytesIO()
    Image.effect_noise((2000, 2000), 90).save(gambar, "PNG", compress_level=0)
    assert len(gambar.getvalue()) > 3_000_000
    pd = f.PDFactory()
    klien = Client()
    klien.force_login(pengguna(SEKRETARIAT, pd=pd))
    halaman = reverse("admin:kinerja_perangkatdaerah_change", args=[pd.pk])
    formulir = klien.get(halaman).context["adminform"].form
    isi = {k: formulir[k].value() for k in formulir.fields if k != "logo"}
    isi = {k: v for k, v in isi.items() if v not in (None, "", False)}
    isi |= {"logo": SimpleUploadedFile("a.png", gambar.getvalue()), "alasan": "Coba"}
    respons = klien.post(halaman, isi)
    pd.refresh_from_db()
    if respons.status_code == 200:  # refused, and for the logo alone
        assert set(respons.context["adminform"].form.errors) == {"logo"}
    assert not pd.logo


def test_F9_sesi_berakhir_tanpa_dipakai(pengguna: Any) -> None:
    """Nine hours without a request end a session."""
    orang = pengguna(OPERATOR, unit=f.UnitFactory())
    klien = Client(REMOTE_ADDR="203.0.113.9")
    assert klien.post(reverse("masuk"), {"username": orang.username, "password": f.SANDI})
    assert "_auth_user_id" in klien.session
    kini = timezone.now()
    with patch.object(timezone, "now", return_value=kini + timedelta(hours=9)):
        assert klien.get(reverse("beranda")).status_code == 302


def test_F9_jejak_audit_tetap(pengguna: Any) -> None:
    """SQL changes no audit row."""
    satu = JejakAudit.objects.create(
        pada=timezone.now(), oleh=pengguna(OPERATOR), aksi="isi", model="x", objek_id=1
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        JejakAudit.objects.filter(pk=satu.pk).update(aksi="lain")


def test_F9_replace_berkas_tetap() -> None:
    """INSERT OR REPLACE changes no fixed file."""
    b = BerkasTetap.objects.simpan(b"asli", tipe="text/plain", pada=timezone.now())
    tabel = BerkasTetap._meta.db_table
    kolom = [str(k.column) for k in BerkasTetap._meta.concrete_fields]
    isi = ", ".join("x'70'" if k == "isi" else k for k in kolom)
    sql = f"INSERT OR REPLACE INTO {tabel} ({', '.join(kolom)}) SELECT {isi} FROM {tabel}"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(sql)
    assert bytes(BerkasTetap.objects.get(pk=b.pk).isi) == b"asli"


def _gudang(tmp_path: Path) -> Any:
    from config import settings as pengaturan

    bawaan = getattr(pengaturan, "STORAGES", {}).get("default", {})
    kelas = import_string(bawaan.get("BACKEND", "django.core.files.storage.FileSystemStorage"))
    return kelas(location=tmp_path / "berkas")


def test_F9_unggahan_gagal_tanpa_sisa(tmp_path: Path) -> None:
    """An upload that fails midway leaves no file."""

    class Penuh(ContentFile):
        def chunks(self, chunk_size: Any = None) -> Any:
            yield b"awal"
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        _gudang(tmp_path).save("a/b.pdf", Penuh(b"x"))
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


def test_F9_berkas_tertutup(tmp_path: Path) -> None:
    """What is stored is readable by its own account alone."""
    gudang = _gudang(tmp_path)
    lama = os.umask(0o022)
    try:
        nama = gudang.save("a.pdf", ContentFile(b"x"))
    finally:
        os.umask(lama)
    assert Path(gudang.path(nama)).stat().st_mode & 0o077 == 0


def test_F9_bom_pdf() -> None:
    """A PDF that costs its reader much more than its sender is given up in the public's door."""
    kepala = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n"
    baris = 450_000
    tabel = b"xref\n0 %d\n0000000000 65535 f \n" % baris + b"0000000009 00000 n \n" * (baris - 1)
    ekor = b"trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (baris, len(kepala))
    berkas = SimpleUploadedFile("a.pdf", kepala + tabel + ekor, "application/pdf")
    import time

    awal = time.process_time()
    Client().post(reverse("verifikasi"), {"berkas": berkas})
    assert time.process_time() - awal < 0.5


def test_F9_penolakan_satu_baris(pengguna: Any, caplog: Any) -> None:
    """A refusal leaves a line of the log, no traceback, and the account."""
    klien = Client(raise_request_exception=False)
    orang = pengguna(OPERATOR, unit=f.UnitFactory())
    klien.force_login(orang)
    klien.get(reverse("lhe_nilai"))
    assert [r.getMessage() for r in caplog.records if r.exc_info] == []
    assert [r for r in caplog.records if getattr(r, "akun", None) == orang.pk]


def test_F10_galat_sebagai_json(pengguna: Any) -> None:
    """Whatever happens to the disk, a JSON endpoint answers JSON."""
    klien = Client(raise_request_exception=False)
    klien.force_login(pengguna(OPERATOR, unit=f.UnitFactory()))
    gagal = OSError(errno.ENOSPC, "No space left on device")
    with (
        patch("kinerja.models.Indikator.objects", SimpleNamespace(), create=True),
        patch("laporan.isian.layar_api.konteks_kerja", side_effect=gagal, create=True),
        patch("kinerja.isian.sekali.TulisanDiterima.objects.filter", side_effect=gagal),
    ):
        respons = klien.post(
            reverse("isian_sel"),
            {"kunci": "8e0d1c2e-7a2b-4f0e-9a3c-0b6d1f2e3a4b", "sasaran": "indikator:1",
             "tahun": 2024, "triwulan": 1, "medan": "keterangan", "teks": "x", "versi": 0},
            content_type="application/json",
            headers={"accept": "application/json"},
        )  # fmt: skip
    assert respons.status_code >= 500
    assert respons["Content-Type"].startswith("application/json")
    assert respons.json()["pesan"]
