"""The pictures of the guide: each is there, small, told in words, and shown."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from PIL import Image

from laporan.panduan.isi import berkas_panduan, halaman_panduan
from laporan.panduan.naskah import GambarSaji, baca_naskah
from tests.panduan.gambar import BITA_MAKS, GAMBAR, LEBAR

_GAMBAR = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")


def _terpakai() -> list[tuple[str, str, Path]]:
    """Page, alternative text and file of every picture that the guide names."""
    return [
        (nama, alt, (berkas.parent / sumber).resolve())
        for nama, berkas in berkas_panduan().items()
        for alt, sumber in _GAMBAR.findall(berkas.read_text("utf-8"))
    ]


def test_setiap_gambar_ada_kecil_dan_berteks() -> None:
    semua = _terpakai()
    assert len(semua) >= 6
    for nama, alt, berkas in semua:
        assert berkas.is_file(), (nama, berkas.name)
        assert berkas.stat().st_size <= BITA_MAKS, berkas.name
        assert len(alt.split()) >= 6, (nama, alt)  # says what is to be seen, not what it is called
        with Image.open(berkas) as citra:
            assert citra.width <= LEBAR


def test_tidak_ada_gambar_tanpa_halaman_dan_skripnya_membuat_yang_ada() -> None:
    folder = Path(settings.BASE_DIR) / "static" / "img" / "panduan"
    ada = {b.name for b in folder.iterdir()}
    assert ada == {b.name for _, _, b in _terpakai()} == {f"{g.nama}.webp" for g in GAMBAR}


def test_gambar_tampil_pada_panduan_yang_disajikan() -> None:
    tampil = 0
    for nama, alt, berkas in _terpakai():
        html = halaman_panduan(nama).html
        (sumber,) = re.findall(rf'<img[^>]*src="/static/(img/panduan/{berkas.stem}[^"]*)"', html)
        assert finders.find(sumber) or berkas.stem in sumber
        assert alt in html
        tampil += 1
    assert tampil == len(_terpakai())


@pytest.mark.parametrize("sumber", ["https://contoh.id/a.png", "../../rahasia.png", "hilang.webp"])
def test_gambar_dari_luar_tidak_disajikan(sumber: str) -> None:
    def saji(s: str) -> GambarSaji | None:
        return GambarSaji("/static/a.webp", 10, 5) if s == "a.webp" else None

    isi = f"# A\n\n![Satu dua](a.webp)\n\n![Tiga empat]({sumber})\n"
    html = baca_naskah("a", isi, lambda _: None, saji).html
    assert html.count("<img") == 1
    assert 'alt="Satu dua"' in html
