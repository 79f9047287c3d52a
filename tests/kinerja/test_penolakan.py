"""One root of refusals, and one kind for each answer that a refusal may be."""

import importlib
import pkgutil

import pytest

import anggaran
import kinerja
from kinerja import penolakan
from kinerja.himpunan.galat import Galat, HimpunanDitolakError
from kinerja.himpunan.mentah import SumberError, SumberTerlaluBesarError
from kinerja.isian.penolakan import (
    BelumLengkapError,
    IsianTerkunciError,
    Kekurangan,
    SelBentrokError,
)
from kinerja.kunci import SebabKunci, Terkunci
from kinerja.penolakan import JenisPenolakan as Jenis
from kinerja.penolakan import Penolakan

KURANG = Kekurangan("indikator:12", "nilai", "kosong", "Isi nilainya.", "TPT", "Bidang A")
GALAT = Galat("target", 3, "tahun", "20x4", "yang diharapkan tahun empat angka.")


def bentrok() -> SelBentrokError:
    return SelBentrokError(milik_anda="1", milik_mereka="2", oleh="Sari", pada=None, versi=2)


@pytest.mark.parametrize(
    ("tolak", "jenis"),
    [
        (penolakan.TidakDitemukanError(), Jenis.TIDAK_DITEMUKAN),
        (penolakan.TidakBerizinError("x"), Jenis.TIDAK_BERIZIN),
        (penolakan.TerkunciError("x"), Jenis.TERKUNCI),
        (penolakan.BentrokError("x"), Jenis.BENTROK),
        (penolakan.TidakSahError("x"), Jenis.TIDAK_SAH),
        (penolakan.TerlaluBesarError("x"), Jenis.TERLALU_BESAR),
        (IsianTerkunciError(Terkunci(SebabKunci.DITUTUP, "x")), Jenis.TERKUNCI),
        (bentrok(), Jenis.BENTROK),
        (BelumLengkapError("x", [KURANG]), Jenis.TIDAK_SAH),
        (HimpunanDitolakError([GALAT]), Jenis.TIDAK_SAH),
        (SumberError("x"), Jenis.TIDAK_SAH),
        (SumberTerlaluBesarError("x"), Jenis.TERLALU_BESAR),
    ],
    ids=lambda x: type(x).__name__ if isinstance(x, Penolakan) else x.value,
)
def test_jenis(tolak, jenis):
    assert isinstance(tolak, Penolakan)
    assert tolak.jenis is jenis
    assert tolak.pesan == str(tolak) != ""


def test_rincian_menyebut_tempatnya():
    assert [(r.tempat, r.pesan) for r in BelumLengkapError("x", [KURANG]).rincian] == [
        ("TPT", "Isi nilainya.")
    ]
    assert [(r.tempat, r.pesan) for r in HimpunanDitolakError([GALAT]).rincian] == [
        ("lembar target, baris 3, kolom tahun", "yang diharapkan tahun empat angka.")
    ]


def _semua_modul(paket):
    for satu in pkgutil.walk_packages(paket.__path__, f"{paket.__name__}."):
        if ".migrations" not in satu.name:
            yield importlib.import_module(satu.name)


def bukan_penolakan(galat: type[BaseException]) -> bool:
    """An exception of ours that is neither a refusal nor a reader's ValueError."""
    return not issubclass(galat, Penolakan | ValueError)


def test_satu_akar():
    """Every exception of kinerja and anggaran; the watch first proves that it can catch one."""
    assert bukan_penolakan(type("LiarError", (Exception,), {}))
    milik = {
        benda
        for paket in (kinerja, anggaran)
        for modul in _semua_modul(paket)
        for benda in vars(modul).values()
        if isinstance(benda, type)
        and issubclass(benda, Exception)
        and benda.__module__.split(".")[0] in ("kinerja", "anggaran")
    }
    assert len(milik) > 20
    assert [g.__qualname__ for g in milik if bukan_penolakan(g)] == []
