"""What is stored is whole, and readable by this installation's account alone (finding F9)."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.files.base import ContentFile

from config import checks, simpanan
from config.simpanan import SimpananBerkas
from kinerja.simpanan import SimpananError

AKAR = Path(__file__).resolve().parents[1]


def izin(jalur: Path) -> int:
    return stat.S_IMODE(jalur.stat().st_mode)


@pytest.fixture
def gudang(tmp_path: Path) -> SimpananBerkas:
    return SimpananBerkas(location=tmp_path / "berkas")


def isi_folder(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_berkas_dan_foldernya_tertutup(gudang: SimpananBerkas, tmp_path: Path) -> None:
    lama = os.umask(0)  # whatever the umask is
    try:
        nama = gudang.save("data-dukung/2026/a.pdf", ContentFile(b"isi"))
    finally:
        os.umask(lama)
    folder = tmp_path / "berkas"
    assert nama == "data-dukung/2026/a.pdf"
    with gudang.open(nama) as berkas:
        assert berkas.read() == b"isi"
    assert izin(folder / nama) == 0o600
    for satu in (folder, folder / "data-dukung", folder / "data-dukung/2026"):
        assert izin(satu) == 0o700


def test_nama_yang_sudah_ada_tidak_ditimpa(
    gudang: SimpananBerkas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where it appears after it was looked for."""
    gudang.save("a.txt", ContentFile("satu"))
    nama = gudang._save("a.txt", ContentFile("dua"))
    assert nama != "a.txt"
    monkeypatch.setattr(os, "link", _tanpa_tautan)
    ketiga = gudang._save("a.txt", ContentFile("tiga"))
    baca = {n: (tmp_path / "berkas" / n).read_text() for n in ("a.txt", nama, ketiga)}
    assert list(baca.values()) == ["satu", "dua", "tiga"]
    assert len(isi_folder(tmp_path / "berkas")) == 3


def _tanpa_tautan(*_: Any, **__: Any) -> None:
    raise OSError(errno.EPERM, "no links here")


class Penuh(ContentFile):
    """A file in whose middle the disk is full."""

    def chunks(self, chunk_size: int | None = None) -> Any:
        yield b"awal"
        raise OSError(errno.ENOSPC, "No space left on device")


def test_unggahan_yang_gagal_tidak_meninggalkan_berkas(
    gudang: SimpananBerkas, tmp_path: Path
) -> None:
    with pytest.raises(OSError, match="No space"):
        gudang.save("data-dukung/a.pdf", Penuh(b""))
    assert isi_folder(tmp_path / "berkas") == []
    with pytest.raises(OSError, match="No space"):
        gudang.save("b.pdf", Penuh(b""))
    assert isi_folder(tmp_path / "berkas") == []


@pytest.mark.parametrize(
    ("nomor", "jenis"),
    [
        (errno.EACCES, SimpananError), (errno.EPERM, SimpananError), (errno.EIO, SimpananError),
        (errno.ESTALE, SimpananError), (errno.ENOSPC, OSError),
    ],
    ids=["izin", "milik-lain", "rusak", "bersama-hilang", "penuh"],
)  # fmt: skip
def test_folder_yang_tertutup_adalah_penolakan(
    gudang: SimpananBerkas, monkeypatch: pytest.MonkeyPatch, caplog: Any, nomor: int, jenis: type
) -> None:
    """As with a store that does not answer: a sentence for who uploads, a line for who keeps it."""
    gudang.save("ada.txt", ContentFile("satu"))

    def tolak(*_: Any, **__: Any) -> None:
        raise OSError(nomor, os.strerror(nomor), "x")

    monkeypatch.setattr("config.simpanan.NamedTemporaryFile", tolak)
    for nama in ("open", "remove", "scandir", "stat"):
        monkeypatch.setattr(f"django.core.files.storage.filesystem.os.{nama}", tolak)
    monkeypatch.setattr("builtins.open", tolak)
    kerja = [
        lambda: gudang._save("b.txt", ContentFile("x")),
        lambda: gudang.open("ada.txt"),
        lambda: gudang.delete("ada.txt"),
        lambda: gudang.listdir(""),
    ]
    for satu in kerja:
        with pytest.raises(OSError) as galat:  # noqa: PT011  # its type is what is asked
            satu()
        assert type(galat.value) is (jenis if jenis is SimpananError else OSError)
    monkeypatch.undo()
    banyak = sum("Folder berkas" in r.getMessage() for r in caplog.records)
    assert banyak == (len(kerja) if jenis is SimpananError else 0)
    with gudang.open("ada.txt") as berkas:
        assert berkas.read() == b"satu"


def test_pengaturan_menutup_yang_ditulis(tmp_path: Path) -> None:
    """A fresh installation: database, journal, key and folder, as `migrate` makes them."""
    data = tmp_path / "data"
    lingkungan = {
        k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "TAPAK_SECRET_KEY"}
    }
    kode = (
        "import django; django.setup()\n"
        "from django.db import connection\n"
        "connection.cursor().execute('CREATE TABLE t (a)')\n"
        "from django.core.files.storage import default_storage, storages\n"
        "from django.core.files.base import ContentFile\n"
        "default_storage.save('a', ContentFile(b'x'))\n"
        "print(type(default_storage._wrapped).__name__)\n"
        "print(storages['staticfiles'].file_permissions_mode)\n"
    )
    hasil = subprocess.run(
        [sys.executable, "-c", f"import os; os.umask(0)\n{kode}"],
        cwd=AKAR,
        env=lingkungan
        | {
            "TAPAK_DATA": str(data),
            "TAPAK_DEBUG": "1",
            "DJANGO_SETTINGS_MODULE": "config.settings",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert hasil.stdout.split() == ["SimpananBerkas", str(0o644)]
    ada = {p: izin(p) for p in (data, *data.rglob("*"))}
    assert {p.name for p in ada} >= {"data", "tapak.sqlite3", "kunci-rahasia", "berkas", "a"}
    assert {p.name: oct(m) for p, m in ada.items() if m & 0o077} == {}


@pytest.mark.django_db
@pytest.mark.sqlite  # the files stand beside either database
def test_yang_terbuka_disebut(
    tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keluhan(**pilihan: Any) -> set[str]:
        semua = run_checks(**({"databases": ["default"]} | pilihan))
        return {k.msg.split(" ")[0] for k in semua if k.id == "tapak.W002"}

    monkeypatch.setattr(checks, "DATA_DIR", tmp_path)
    settings.MEDIA_ROOT = tmp_path / "berkas"
    settings.TAPAK_SEGEL_BERKAS = str(tmp_path / "segel.p12")
    basis = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(tmp_path / "t.sqlite3")}
    monkeypatch.setitem(settings.DATABASES, "default", settings.DATABASES["default"] | basis)
    berkas = [tmp_path / n for n in ("segel.p12", "kunci-rahasia", "t.sqlite3")]
    for satu in berkas:
        satu.touch()
        satu.chmod(0o600)
    (tmp_path / "berkas").mkdir(mode=0o700)
    tmp_path.chmod(0o700)
    assert keluhan() == set()
    for satu in (*berkas, tmp_path / "berkas", tmp_path):
        satu.chmod(satu.stat().st_mode | 0o044)
    assert keluhan() == {str(p) for p in (*berkas, tmp_path / "berkas", tmp_path)}
    assert keluhan(databases=None) == set()
    assert simpanan.FOLDER == 0o700
