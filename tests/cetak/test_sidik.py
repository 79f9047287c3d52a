"""The fingerprint of what prints: any file of it changed, added or gone gives another one."""

import shutil
from pathlib import Path

import pytest

from laporan.cetak.sidik import AKAR, BAGIAN, berkas_pencetak, sidik


@pytest.fixture
def salinan(tmp_path: Path) -> Path:
    for bagian in BAGIAN:
        asal, tujuan = AKAR / bagian, tmp_path / bagian
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        if asal.is_file():
            shutil.copy(asal, tujuan)
        else:
            shutil.copytree(asal, tujuan, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.mark.parametrize(
    "nama",
    [
        "laporan/cetak/html.py",
        "laporan/cetak/pdf.py",
        "laporan/cetak/xlsx.py",
        "laporan/cetak/docx/tabel.py",
        "laporan/cetak/docx/gaya.py",
        "laporan/cetak/grafik/batang.py",
        "laporan/cetak/fonts/Tinos-Regular.ttf",
        "laporan/dokumen/penomoran.py",
        "kinerja/angka.py",
        "static/css/laporan.css",
        "static/fonts/Tinos-Regular.woff2",
    ],
)
def test_satu_bita_terlihat(salinan: Path, nama: str) -> None:
    semula = sidik(salinan)
    berkas = salinan / nama
    berkas.write_bytes(berkas.read_bytes() + b"\n")
    assert sidik(salinan) != semula


def test_berkas_baru_dan_berkas_yang_berganti_nama_terlihat(salinan: Path) -> None:
    semula = sidik(salinan)
    (salinan / "laporan/cetak/docx/baru.py").touch()
    tambah = sidik(salinan)
    (salinan / "laporan/cetak/docx/baru.py").rename(salinan / "laporan/cetak/docx/lain.py")
    assert len({semula, tambah, sidik(salinan)}) == 3


def test_hasil_kompilasi_tidak_ikut(salinan: Path) -> None:
    semula = sidik(salinan)
    (salinan / "laporan/cetak/__pycache__").mkdir()
    (salinan / "laporan/cetak/__pycache__/pdf.pyc").write_bytes(b"x")
    assert sidik(salinan) == semula


@pytest.mark.parametrize("bagian", BAGIAN)
def test_bagian_yang_pindah_dilaporkan(salinan: Path, bagian: str) -> None:
    """A part that moves must be named anew: the fingerprint never shrinks in silence."""
    letak = salinan / bagian
    if letak.is_file():
        letak.unlink()
    else:
        shutil.rmtree(letak)
    with pytest.raises(FileNotFoundError):
        berkas_pencetak(salinan)
