"""A data set that an earlier version saved: loads into an empty installation, and comes back."""

import csv
import io
from pathlib import Path

import pytest
from django.core.management import call_command

from kinerja.models import Target
from tests.terbit.lama.pulih import ARSIP, bongkar

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("arsip", ARSIP, ids=lambda a: a.name.partition(".")[0])
def test_himpunan_lama_bolak_balik(arsip: Path, tmp_path: Path) -> None:
    """Columns and sheets may have been added since; what was there says the same."""
    lama = bongkar(arsip, tmp_path, "sqlite").folder / "himpunan"
    call_command("muat_data", str(lama), stdout=io.StringIO())
    assert Target.objects.get(indikator__kode="IK-S2", tahun=2024).teks == "≥ 60"
    call_command("simpan_data", str(tmp_path / "kini"), stdout=io.StringIO())
    berkas = sorted(lama.glob("*.csv"))
    assert len(berkas) > 25
    for satu in berkas:
        dulu = _baris(satu)
        kini = _baris(tmp_path / "kini" / satu.name)
        kolom = dulu[0].keys() if dulu else ()
        assert [{k: b[k] for k in kolom} for b in kini] == dulu, satu.name


def _baris(berkas: Path) -> list[dict[str, str]]:
    with berkas.open(encoding="utf-8-sig", newline="") as isi:
        return list(csv.DictReader(isi))
