"""What a printed document's contents lines say, and where the things they name really stand."""

import re
import subprocess
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from laporan.dokumen.penomoran import daftar_gambar, daftar_isi, daftar_tabel
from laporan.dokumen.unsur import Dokumen

SPASI = re.compile(r"\s+")
_AKHIR = re.compile(r"(?:\.\s*){2,}([0-9]+|[ivxlc]+)$")
_DAFTAR = re.compile(r"DAFTAR(ISI|TABEL|GAMBAR)$")


def rapat(teks: str) -> str:
    """Without any space: where a printed line broke no longer matters."""
    return SPASI.sub("", teks)


@dataclass(frozen=True)
class Tercetak:
    """A PDF made by LibreOffice from our Word file."""

    isi: bytes

    def _halaman(self) -> list[list[str]]:
        """Lines of each page without its running head; the last one is its foot."""
        return [h[1:] for h in self._berkepala()]

    def _berkepala(self) -> list[list[str]]:
        hasil = subprocess.run(
            ["pdftotext", "-layout", "-", "-"], input=self.isi, capture_output=True, check=True
        )
        halaman = hasil.stdout.decode().split("\f")[:-1]
        return [[b for b in h.splitlines() if b.strip()] for h in halaman]

    def nomor(self) -> list[str]:
        """The page number printed at the foot of every page; "" on the cover."""
        return ["", *(h[-1].split()[-1] for h in self._halaman()[1:])]

    def baris_daftar(self) -> list[tuple[str, str]]:
        """(text, page) of every contents line, in order; wrapped lines joined, spaces gone."""
        hasil: list[tuple[str, str]] = []
        for kepala, *halaman in self._berkepala():
            if not _DAFTAR.search(rapat(kepala)):
                continue
            tampung = ""
            for baris in halaman[:-1]:
                if _DAFTAR.fullmatch(rapat(baris)):
                    continue
                tampung += " " + baris.strip()
                if cocok := _AKHIR.search(tampung):
                    hasil.append((rapat(tampung[: cocok.start()]), cocok[1]))
                    tampung = ""
        return hasil

    def letak_judul(self) -> list[tuple[str, str]]:
        """(text, page) of every heading, from LibreOffice's own bookmarks."""
        pembaca, nomor = PdfReader(BytesIO(self.isi)), self.nomor()
        hasil: list[tuple[str, str]] = []

        def telusuri(butir: list[Any]) -> None:
            for b in butir:
                if isinstance(b, list):
                    telusuri(b)
                else:
                    halaman = pembaca.get_destination_page_number(b)
                    assert halaman is not None, b.title
                    hasil.append((rapat(b.title), nomor[halaman]))

        telusuri(pembaca.outline)
        return hasil

    def letak_keterangan(self, keterangan: list[str]) -> list[tuple[str, str]]:
        """(text, page) of each caption: the first page, lists aside, that prints it."""
        nomor, hasil = self.nomor(), []
        halaman = [rapat("".join(h[1:])) for h in self._berkepala()]
        daftar = {i for i, h in enumerate(self._berkepala()) if _DAFTAR.search(rapat(h[0]))}
        for teks in map(rapat, keterangan):
            ada = [i for i, h in enumerate(halaman) if teks in h and i not in daftar]
            assert ada, f"Not printed: {teks}"
            hasil.append((teks, nomor[ada[0]]))
        return hasil


def periksa_daftar(pdf: bytes, dokumen: Dokumen) -> None:
    """Fail unless the three lists hold every line they should, each with the right page."""
    tercetak = Tercetak(pdf)
    isi = daftar_isi(dokumen)
    baris = tercetak.baris_daftar()
    teks = [t for t, _ in baris[: len(isi)]]
    # Word numbers the headings, so the line has more in front than the model's text.
    assert all(t.endswith(rapat(b.nomor + b.teks)) for t, b in zip(teks, isi, strict=True)), teks
    assert baris[: len(isi)] == [j for j in tercetak.letak_judul() if j[0] in teks]
    keterangan = [f"{b.nomor}{b.teks}" for b in (*daftar_tabel(dokumen), *daftar_gambar(dokumen))]
    assert baris[len(isi) :] == tercetak.letak_keterangan(keterangan)
    assert len({halaman for _, halaman in baris}) > 5
    assert {halaman.isdigit() for _, halaman in baris} == {True, False}
