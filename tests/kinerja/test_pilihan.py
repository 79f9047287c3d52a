"""States and kinds: one class for rules, models and forms."""

import copy
import json
import pickle

import pytest

from kinerja.models import DataDukung, DokumenPerencanaan, Indikator, PerjanjianKinerja, Realisasi
from kinerja.pilihan import PilihanBerlabel
from kinerja.status import (
    DITANDATANGANI,
    ISIAN_TERKUNCI,
    LENGKAP,
    PERJANJIAN_TERBUKA,
    StatusPerjanjian,
    StatusRealisasi,
)


class Warna(PilihanBerlabel):
    MERAH = "merah", "Merah tua"
    BIRU = "biru", "Biru laut"


def test_nilai_dan_label():
    assert Warna.values == ["merah", "biru"]
    assert Warna.labels == ["Merah tua", "Biru laut"]
    assert Warna.choices == [("merah", "Merah tua"), ("biru", "Biru laut")]
    assert Warna("biru") is Warna.BIRU
    assert Warna.BIRU.value == "biru"
    assert isinstance(Warna.BIRU, str)
    assert (f"{Warna.BIRU}", str(Warna.BIRU), Warna.BIRU.label) == ("biru", "biru", "Biru laut")
    with pytest.raises(ValueError, match="hijau"):
        Warna("hijau")


def test_nilainya_teks_biasa_di_mana_pun():
    assert json.dumps({"w": Warna.MERAH}) == '{"w": "merah"}'
    teks: dict[str, int] = {Warna.MERAH: 1}
    assert teks["merah"] == 1
    assert pickle.loads(pickle.dumps(Warna.MERAH)) is Warna.MERAH
    assert copy.deepcopy(Warna.MERAH) is Warna.MERAH


@pytest.mark.parametrize(
    ("model", "medan", "label"),
    [
        (Realisasi, "status", ["Draf", "Diajukan", "Dikembalikan", "Diverifikasi", "Disahkan"]),
        (
            Indikator,
            "polaritas",
            ["Makin tinggi makin baik", "Makin rendah makin baik", "Terbaik di dalam rentang"],
        ),
        (DokumenPerencanaan, "jenis", ["Renstra", "Perjanjian Kinerja", "Rencana aksi"]),
        (DataDukung, "jenis", ["Berkas", "Tautan", "Keterangan tertulis"]),
    ],
)
def test_model_memakai_label_yang_sama(model, medan, label):
    assert [satu for _, satu in model._meta.get_field(medan).choices] == label


def test_keadaan_terbagi_habis():
    # What is neither a draft nor returned is locked.
    terbuka = {StatusRealisasi.DRAF, StatusRealisasi.DIKEMBALIKAN}
    assert set(ISIAN_TERKUNCI) == set(StatusRealisasi) - terbuka
    assert set(PERJANJIAN_TERBUKA) | {StatusPerjanjian.DIAJUKAN} | set(DITANDATANGANI) == set(
        StatusPerjanjian
    )
    assert set(LENGKAP) == set(DITANDATANGANI) - {StatusPerjanjian.PIHAK_PERTAMA}


def test_perjanjian_terbuka():
    terbuka = {s for s in StatusPerjanjian if PerjanjianKinerja(status=s).terbuka}
    assert terbuka == {StatusPerjanjian.DRAF, StatusPerjanjian.DIKEMBALIKAN}
