"""Migration anggaran 0006: a quarter endorsed before endorsements had versions gets its first."""

from decimal import Decimal
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from kinerja.isian.beku import sidik
from kinerja.models import PengesahanTriwulan, Realisasi, VersiPengesahan, VersiRealisasi
from tests import factories as f
from tests.isian.dunia import PADA, TAHUN, Dunia
from tests.isian.tahap import ajukan_semua, sahkan, sampai_disahkan, verifikasi_semua

pytestmark = pytest.mark.django_db


@pytest.fixture
def migrasi(tanpa_pemicu: None) -> Any:
    return import_module("anggaran.migrations.0007_pengesahan_pertama").buat_versi_pertama


def _seperti_dulu() -> dict[str, Any]:
    """Take the version away; return what it froze."""
    isi = VersiPengesahan.objects.get().isi
    VersiPengesahan.objects.all().delete()
    return dict(isi["baris"])


def test_sama_dengan_yang_dibekukan_pengesahan_sendiri(dunia: Dunia, migrasi: Any) -> None:
    f.DataDukungFactory.reset_sequence()
    dunia.isi_semua()
    f.DataDukungFactory(
        realisasi=Realisasi.objects.get(indikator=dunia.rumus), diunggah_oleh=dunia.operator
    )
    ajukan_semua(dunia)
    verifikasi_semua(dunia)
    sahkan(dunia)
    dibekukan = _seperti_dulu()
    migrasi(apps, None)
    v = VersiPengesahan.objects.get()
    assert v.isi["baris"] == dibekukan
    assert (v.ke, v.oleh, v.pada, v.sha256) == (1, dunia.kadis, PADA, sidik(v.isi))


def test_ketetapan_sesudah_pengajuan_ikut(dunia: Dunia, migrasi: Any) -> None:
    """What Sekretariat set while checking was endorsed, though no submission holds it."""
    sampai_disahkan(dunia)
    _seperti_dulu()
    Realisasi.objects.filter(indikator=dunia.rumus).update(
        nilai_resmi=Decimal("97.5"), alasan_resmi="Rilis BPS"
    )
    migrasi(apps, None)
    isi = VersiPengesahan.objects.get().isi["baris"][f"indikator:{dunia.rumus.pk}"]
    assert Decimal(isi["nilai_resmi"]) == Decimal("97.5")
    assert isi["alasan_resmi"] == "Rilis BPS"
    # What was derived at the submission is not what was endorsed.
    assert "hitungan" not in isi


def test_baris_yang_dimuat_tanpa_pengajuan(dunia: Dunia, migrasi: Any) -> None:
    sampai_disahkan(dunia)
    semula = _seperti_dulu()
    VersiRealisasi.objects.all().delete()
    migrasi(apps, None)
    isi = VersiPengesahan.objects.get().isi["baris"]
    assert set(isi) == set(semula)
    rumus = isi[f"indikator:{dunia.rumus.pk}"]
    assert rumus["unit"] == "Bidang Penempatan"
    assert [(v["kode"], Decimal(v["nilai"])) for v in rumus["variabel"]] == [
        ("bekerja", Decimal(309142)),
        ("angkatan_kerja", Decimal(317696)),
    ]
    assert isi[f"indikator:{dunia.predikat.pk}"]["predikat"] == "BB"
    assert Decimal(isi[f"indikator:{dunia.angka.pk}"]["nilai"]) == 80


def test_yang_sudah_berversi_dan_yang_kosong(dunia: Dunia, migrasi: Any) -> None:
    sampai_disahkan(dunia)
    kosong = f.PengesahanFactory(pd=dunia.pd, tahun=TAHUN, triwulan=2, oleh=dunia.kadis)
    migrasi(apps, None)
    migrasi(apps, None)
    assert VersiPengesahan.objects.count() == PengesahanTriwulan.objects.count() == 2
    assert VersiPengesahan.objects.get(pengesahan=kosong).isi["baris"] == {}
