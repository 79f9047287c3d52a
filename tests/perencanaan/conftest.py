"""A small agency whose Sekretariat sets it up, and the workbooks that it uploads."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import factory
import pytest
from factory.django import DjangoModelFactory
from openpyxl import Workbook, load_workbook

from kinerja.management.commands.pasang_peran import pasang_peran
from kinerja.models import Pengguna, PerangkatDaerah
from kinerja.peran import SEKRETARIAT
from laporan.data.himpunan import muat
from laporan.models import PemetaanLembar, UnggahanData
from laporan.perencanaan.pintu import HasilBuku, periksa_unggahan
from tests.factories import PDFactory, PenggunaFactory
from tests.himpunan.kecil import Himpunan, kecil, tulis_folder
from tests.pasti import pasti

PADA = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
TAHUN = 2026
Ubah = Callable[[Workbook], Any]


class UnggahanDataFactory(DjangoModelFactory):
    """An upload that nobody has looked at."""

    class Meta:
        model = UnggahanData

    pd = factory.SubFactory(PDFactory)
    oleh = factory.SubFactory(PenggunaFactory, pd=factory.SelfAttribute("..pd"))
    pada = PADA
    nama = "data.xlsx"
    ukuran = 1
    sha256 = "0" * 64


class PemetaanLembarFactory(DjangoModelFactory):
    """A foreign sheet that is read as one of ours."""

    class Meta:
        model = PemetaanLembar

    pd = factory.SubFactory(PDFactory)
    oleh = factory.SubFactory(PenggunaFactory, pd=factory.SelfAttribute("..pd"))
    pada = PADA
    asal = "daftar_bidang"
    tujuan = "unit_kerja"


def _dinuk() -> Pengguna:
    """The agency of kecil.txt, and its Sekretariat."""
    pasang_peran()
    pengguna = PenggunaFactory(pd=None, username="pemuat")
    with TemporaryDirectory() as folder:
        muat(tulis_folder(Path(folder), kecil()), oleh=pengguna, pada=PADA)
    pd = PerangkatDaerah.objects.get()
    return PenggunaFactory(pd=pd, unit=None, peran=[SEKRETARIAT], username="perencana")


@pytest.fixture(scope="session")
def _potret_dinuk(potret: Callable[..., Any]) -> Any:
    return potret(_dinuk)


@pytest.fixture
def perencana(db: None, _potret_dinuk: Any) -> Pengguna:
    """The Sekretariat of the small agency, whose data are loaded."""
    hasil: Pengguna = _potret_dinuk.pakai()
    return hasil


@pytest.fixture
def pd(perencana: Pengguna) -> PerangkatDaerah:
    return pasti(perencana.pd)


def buku(himpunan: Himpunan, ubah: Ubah | None = None) -> bytes:
    """A workbook with these sheets, changed by hand."""
    xl = Workbook()
    xl.remove(pasti(xl.active))
    for nama, baris in himpunan.items():
        lembar = xl.create_sheet(nama)
        lembar.append(list(baris[0]))
        for satu in baris:
            lembar.append(list(satu.values()))
            for sel in lembar[lembar.max_row]:
                if sel.data_type == "f":
                    sel.data_type = "s"
    if ubah is not None:
        ubah(xl)
    return bita(xl)


def bita(xl: Workbook) -> bytes:
    aliran = BytesIO()
    xl.save(aliran)
    return aliran.getvalue()


def sunting(isi: bytes, ubah: Ubah) -> bytes:
    """A workbook as somebody changed it in Excel."""
    xl = load_workbook(BytesIO(isi))
    ubah(xl)
    return bita(xl)


Memeriksa = Callable[..., HasilBuku]


@pytest.fixture
def periksakan(perencana: Pengguna, pd: PerangkatDaerah) -> Memeriksa:
    """What is found in these bytes."""

    def jalankan(isi: bytes, nama: str = "data.xlsx", **opsi: Any) -> HasilBuku:
        return periksa_unggahan(
            isi, nama, pd, **{"oleh": perencana, "tahun_kini": TAHUN, "peta": {}, **opsi}
        )

    return jalankan
