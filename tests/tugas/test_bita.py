"""The job, the command line and the same again give the same bytes, in every form."""

import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from kinerja.peran import SEKRETARIAT
from laporan.cetak.registry import EXPORTERS
from laporan.models import Tugas
from laporan.pekerjaan import PEKERJAAN
from laporan.tugas import minta
from laporan.tugas.berkas import NAMA_BENTUK
from laporan.tugas.pekerja import ProsesPekerja

# Not repeated on PostgreSQL: the files are made from the document model, not by the database.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite]


@pytest.mark.parametrize("bentuk", sorted(EXPORTERS))
def test_perintah_dan_pekerjaan_memberi_bita_sama(
    request: pytest.FixtureRequest, pengguna: Any, tmp_path: Path, bentuk: str
) -> None:
    # That the sample's own PDF is the same when printed again is asked when it is frozen
    # (terbit/test_sebagai_pekerjaan.py): here a shorter one is laid out twice.
    pd = request.getfixturevalue("fiktif" if bentuk == "pdf" else "contoh")
    oleh = pengguna(SEKRETARIAT, pd=pd)
    t = minta(
        pekerjaan=PEKERJAAN["lkjip"], pd=pd, tahun=2024,
        argumen={"bentuk": bentuk, "tanggal": date(2025, 2, 28)},
        oleh=oleh, pada=timezone.now(),
    )  # fmt: skip
    ProsesPekerja(PEKERJAAN).jalan(sampai_kosong=True, nganggur=0)
    t.refresh_from_db()
    assert t.status == "selesai", t.galat
    keluaran = tmp_path / f"x.{bentuk}"
    call_command(
        "lkjip", "--tahun=2024", f"--format={bentuk}", "--tanggal=2025-02-28",
        f"--keluaran={keluaran}", stdout=StringIO(),
    )  # fmt: skip
    with default_storage.open(t.berkas) as berkas:
        assert berkas.read() == keluaran.read_bytes()


def test_setiap_bentuk_bernama() -> None:
    assert set(EXPORTERS) <= set(NAMA_BENTUK)


def test_laporan_tahun_kosong_dikatakan(pengguna: Any) -> None:
    from tests.factories import PDFactory

    pd = PDFactory()
    t = minta(
        pekerjaan=PEKERJAAN["lkjip"], pd=pd, tahun=2030,
        argumen={"bentuk": "json", "tanggal": "2031-01-01"},
        oleh=pengguna(SEKRETARIAT, pd=pd), pada=timezone.now(),
    )  # fmt: skip
    ProsesPekerja(PEKERJAAN).jalan(sampai_kosong=True, nganggur=0)
    t = Tugas.objects.get(pk=t.pk)
    assert t.status == "gagal"
    assert t.galat == "Laporan 2030 belum dapat disusun: indikator tahun itu belum ada."
    assert "tanggal" in json.dumps(t.argumen)
