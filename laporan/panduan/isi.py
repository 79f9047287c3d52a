"""The pages of the guide: the files of docs/panduan, read once."""

import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from PIL import Image

from laporan.panduan.naskah import GambarSaji, HalamanPanduan, baca_naskah

#: The page that leads to every other, by the name of its address.
PEMBUKA = "mulai"
_FOLDER = Path("docs") / "panduan"
#: Pages that the guide links to and that stand beside it.
_SAMPING = ("format-data", "janji")
_LUAR = re.compile(r"\w+:")
_TERTAUT = re.compile(r"\]\(([\w-]+)\.md")


@cache
def berkas_panduan() -> dict[str, Path]:
    """Name of the page in the address → its file, in the order in which the opening page names
    them.
    """
    akar = Path(settings.BASE_DIR)
    pembuka = akar / _FOLDER / "README.md"
    urutan = _TERTAUT.findall(pembuka.read_text(encoding="utf-8"))
    hasil = {PEMBUKA: pembuka}
    for nama in urutan + [p.stem for p in sorted((akar / _FOLDER).glob("*.md"))]:
        berkas = akar / _FOLDER / f"{nama}.md"
        if nama != "README" and berkas.exists():
            hasil.setdefault(nama, berkas)
    for nama in _SAMPING:
        if (akar / "docs" / f"{nama}.md").exists():
            hasil[nama] = akar / "docs" / f"{nama}.md"
    return hasil


@cache
def halaman_panduan(nama: str) -> HalamanPanduan:
    """One page. Raises KeyError where there is none of that name."""
    berkas = berkas_panduan()[nama]

    def tautan(tujuan: str) -> str | None:
        jalur, _, jangkar = tujuan.partition("#")
        if _LUAR.match(tujuan):
            return tujuan
        if not jalur:
            return f"#{jangkar}"
        dituju = (berkas.parent / jalur).resolve()
        ke = next((n for n, p in berkas_panduan().items() if p.resolve() == dituju), None)
        if ke is None:
            return None
        return alamat_panduan(ke) + (f"#{jangkar}" if jangkar else "")

    def gambar(sumber: str) -> GambarSaji | None:
        dituju = (berkas.parent / sumber).resolve()
        if not dituju.is_relative_to(_gambar()) or not dituju.is_file():
            return None
        with Image.open(dituju) as citra:
            lebar, tinggi = citra.size
        nama_statik = dituju.relative_to(Path(settings.BASE_DIR) / "static").as_posix()
        return GambarSaji(static(nama_statik), lebar, tinggi)

    return baca_naskah(nama, berkas.read_text(encoding="utf-8"), tautan, gambar)


def _gambar() -> Path:
    """The folder of the guide's pictures."""
    return Path(settings.BASE_DIR).resolve() / "static" / "img" / "panduan"


def semua_halaman() -> list[HalamanPanduan]:
    """Every page, the opening one first."""
    return [halaman_panduan(nama) for nama in berkas_panduan()]


def alamat_panduan(nama: str) -> str:
    """The address of a page."""
    return reverse("panduan") if nama == PEMBUKA else reverse("panduan_halaman", args=[nama])
