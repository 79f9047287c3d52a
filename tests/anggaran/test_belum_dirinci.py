"""A budget that is known only per program stays with the program; nobody invents a kegiatan."""

from datetime import UTC, datetime
from typing import Any

import pytest

from anggaran.models import Kegiatan, SubKegiatan
from kinerja.himpunan.galat import HimpunanDitolakError
from kinerja.models import JejakAudit
from laporan.bahan.bahan import Bahan
from laporan.latihan.muatan import muat_lembar
from tests import factories as f

pytestmark = pytest.mark.django_db
PADA = datetime(2026, 1, 5, tzinfo=UTC)
SUB = "2.07.03.2.00.0000"


def _program(jabatan: Any, kode: str = "2.07.03") -> dict[str, str]:
    return {
        "tahun": "2024", "tingkat": "program", "kode": kode, "nama": "Pelatihan",
        "penanggung_jawab": jabatan.kode,
    }  # fmt: skip


def _pagu(simpul: str, nilai: str, rekening: str = "5.1.02") -> dict[str, str]:
    return {"versi": "M", "sub_kegiatan": simpul, "rekening": rekening, "nilai": nilai}


def test_pagu_dan_realisasi_program() -> None:
    """600 and 400 of one program are 1000; 250 of it is spent. Loaded again: nothing changes."""
    jabatan = f.JabatanFactory()
    pd = jabatan.unit.pd
    lembar = {
        "program_kegiatan": [_program(jabatan)],
        "versi_anggaran": [{"kode": "M", "tahun": "2024", "jenis": "murni", "ke": "1"}],
        "pagu": [_pagu("2.07.03", "600"), _pagu("2.07.03", "400", "5.2")],
        "realisasi_anggaran": [
            {"tahun": "2024", "sub_kegiatan": "2.07.03", "rekening": "5.1.02", "bulan": "3",
             "nilai": "250"},
        ],
    }  # fmt: skip
    muat_lembar(pd, lembar, oleh=None, pada=PADA)
    (sub,) = SubKegiatan.objects.filter(pd=pd)
    assert (sub.kode, sub.nama) == (SUB, "Pelatihan (belum dirinci)")
    assert (Kegiatan.objects.get(pd=pd).kode, sub.penanggung_jawab) == ("2.07.03.2.00", jabatan)
    (program,) = Bahan(pd, 2024).anggaran.program
    assert (program.jumlah.pagu, program.jumlah.realisasi) == (1000, 250)
    jejak = JejakAudit.objects.count()
    muat_lembar(pd, lembar, oleh=None, pada=PADA)
    assert JejakAudit.objects.count() == jejak


def test_yang_berbawahan_ditulis_pada_bawahannya() -> None:
    jabatan = f.JabatanFactory()
    kegiatan = {
        **_program(jabatan, "2.07.03.2.01"), "tingkat": "kegiatan", "induk": "2.07.03",
    }  # fmt: skip
    lembar: dict[str, Any] = {
        "program_kegiatan": [{**_program(jabatan), "induk": ""}, kegiatan],
        "versi_anggaran": [{"kode": "M", "tahun": "2024", "jenis": "murni", "ke": "1"}],
        "pagu": [_pagu("2.07.03", "600")],
    }
    with pytest.raises(HimpunanDitolakError, match="adalah program"):
        muat_lembar(jabatan.unit.pd, lembar, oleh=None, pada=PADA)
    # The kegiatan has nothing below it yet: there it may stay.
    lembar["pagu"] = [_pagu("2.07.03.2.01", "600")]
    muat_lembar(jabatan.unit.pd, lembar, oleh=None, pada=PADA)
    assert SubKegiatan.objects.get().kode == "2.07.03.2.01.0000"
