"""A backup of an installation whose files lie in an S3-compatible store, and its return."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.files import File
from django.core.files.base import ContentFile
from django.db import connection

from kinerja.cadangan.buat import cadangkan
from kinerja.cadangan.pemasangan import BERKAS, CadanganError, Pemasangan
from kinerja.cadangan.pulih import pulihkan
from kinerja.models import DataDukung
from kinerja.simpanan import SimpananError
from kinerja.simpanan_s3 import SimpananS3
from tests.cadangan.conftest import PADA, Kosong
from tests.pasti import pasti
from tests.s3 import ServerS3, server_s3
from tests.terbit.lama.pulih import Lama

# The archive and the store are the same, whichever database stands in the archive.
pytestmark = pytest.mark.sqlite
#: A backup made by this version, except where the earlier ones are asked.
MUTAKHIR = True


@pytest.fixture(scope="module")
def server():
    with server_s3() as satu:
        yield satu


@pytest.fixture(scope="module")
def di_s3(lama: tuple[Lama, Pemasangan], server: ServerS3) -> Pemasangan:
    """The earlier installation with its files moved into a bucket."""
    _, asal = lama
    gudang = server.simpanan("lama")
    for p in sorted(asal.folder.rglob("*")):
        if p.is_file():
            nama = p.relative_to(asal.folder).as_posix()
            with p.open("rb") as isi:
                assert gudang.save(nama, File(isi)) == nama
    return replace(asal, folder=asal.folder.parent / "tidak-ada", simpanan=gudang)


@pytest.fixture(scope="module")
def arsip(di_s3: Pemasangan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    hasil = cadangkan(tmp_path_factory.mktemp("s3"), pada=PADA, pemasangan=di_s3)
    assert hasil.manifes.hilang == []
    return hasil.berkas


def _isi(p: Pemasangan) -> dict[str, str]:
    sidik = {}
    for nama, asal in p.berkas().items():
        if nama.startswith(BERKAS):
            with asal.buka() as isi:
                sidik[nama] = sha256(isi.read()).hexdigest()
    return sidik


def test_dicadangkan_dan_dipulihkan(
    lama: tuple[Lama, Pemasangan],
    di_s3: Pemasangan,
    arsip: Path,
    server: ServerS3,
    kosong: Kosong,
    tmp_path: Path,
) -> None:
    satu, asal = lama
    with kosong(tmp_path) as baru:
        tujuan = replace(baru, simpanan=server.simpanan("baru"))
        pulang = pulihkan(arsip, pemasangan=tujuan)
        assert pulang.dilewati == []
        assert _isi(tujuan) == _isi(asal) == _isi(di_s3)
        bukti = DataDukung.objects.get(pk=satu.fakta["bukti"]["pk"])
        with pasti(tujuan.simpanan).open(str(bukti.berkas.name)) as berkas:
            assert sha256(berkas.read()).hexdigest() == satu.fakta["bukti"]["sha256"]
        assert not baru.folder.exists()


def test_dari_gudang_ke_folder(
    lama: tuple[Lama, Pemasangan], arsip: Path, kosong: Kosong, tmp_path: Path
) -> None:
    """An archive does not say where the files lay: it comes back into a folder too."""
    with kosong(tmp_path) as baru:
        pulihkan(arsip, pemasangan=baru)
        assert _isi(baru) == _isi(lama[1])


def test_gudang_yang_berisi_ditolak(
    arsip: Path, server: ServerS3, kosong: Kosong, tmp_path: Path
) -> None:
    gudang = server.simpanan("berisi")
    gudang.save("data-dukung/2024/lain.pdf", ContentFile(b"%PDF-"))
    with kosong(tmp_path) as baru:
        with pytest.raises(CadanganError, match="Penyimpanan berkas sudah berisi berkas"):
            pulihkan(arsip, pemasangan=replace(baru, simpanan=gudang))
        assert DataDukung._meta.db_table not in _tabel()


def test_gagal_di_tengah_mengosongkan_gudang_lagi(
    arsip: Path, server: ServerS3, kosong: Kosong, tmp_path: Path
) -> None:
    gudang = server.simpanan("tengah")
    asli, ke = gudang.save, 0

    def simpan(nama: str, isi: File) -> str:
        nonlocal ke
        ke += 1
        if ke == 2:
            raise SimpananError
        return asli(nama, isi)

    with kosong(tmp_path) as baru:
        tujuan = replace(baru, simpanan=gudang)
        with patch.object(gudang, "save", simpan), pytest.raises(SimpananError):
            pulihkan(arsip, pemasangan=tujuan)
        assert tujuan.berkas_pertama() is None
        assert not baru.segel.exists()
        assert DataDukung._meta.db_table not in _tabel()


def _tabel() -> list[str]:
    return connection.introspection.table_names()


def test_gudang_mati_saat_mencadangkan(di_s3: Pemasangan, tmp_path: Path) -> None:
    """No archive without its files, and nothing half-written."""
    mati = ServerS3()  # never started
    with pytest.raises(SimpananError):
        cadangkan(
            tmp_path, pada=PADA, pemasangan=replace(di_s3, simpanan=SimpananS3(**mati.pilihan("x")))
        )
    assert list(tmp_path.iterdir()) == []
